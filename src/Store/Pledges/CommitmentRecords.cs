using System.Globalization;
using Dapper;
using Furrow.Registry;
using Furrow.Registry.Pledges;

namespace Furrow.Store.Pledges;

/// <summary>Keeps commitments.</summary>
internal sealed class CommitmentRecords(Connections connections)
    : Records<Commitment, CommitmentId, CommitmentRecords.CommitmentRow>(connections, Described), ICommitmentStore
{
    private const string Delete = "delete from commitment where uuid in @uuids";

    private static readonly Table Described = new("commitment", $"""
        uuid, title, claims, pledgers, recipients, thing, category, amount_text, amount, figures, aggregate, part_of,
        place, modality, before_denial, conditions, said_on, agreed_on, due_on, arrived, arrival_reported, grade,
        confirmed_by, {OriginRow.OriginColumns}
        """, Sensitivity.Low)
    {
        Searched = ["title", "pledgers", "recipients", "place"],
        Areas = AreaRule.Programme,
    };

    /// <inheritdoc/>
    public Task<int> Withdraw(IWriting writing, IReadOnlyList<CommitmentId> commitments, CancellationToken cancel)
    {
        var mine = Writing.Of(writing, Connections);
        string[] uuids = [.. commitments.Select(commitment => commitment.ToString()).Distinct()];
        return mine.Use(
            async (connection, transaction) =>
            {
                var before = await Before(connection, transaction, uuids, cancel);
                if (before.Count == 0)
                    return 0;
                await connection.ExecuteAsync(new CommandDefinition(
                    Delete, new { uuids = before.Keys }, transaction, cancellationToken: cancel));
                var changes = before.Select(pair => new Change(pair.Key, pair.Value, null)).ToList();
                await mine.Journalise(Table.Name, Table.Name, changes, cancel);
                return before.Count;
            }, cancel);
    }

    /// <inheritdoc/>
    protected override CommitmentId IdOf(Commitment record) => record.Id;

    /// <inheritdoc/>
    protected override CommitmentRow ToRow(Commitment record) => new(record);

    /// <inheritdoc/>
    protected override Commitment ToRecord(CommitmentRow row) => row.ToCommitment();

    /// <summary>A row of the table.</summary>
    internal sealed class CommitmentRow : OriginRow
    {
        /// <summary>For Dapper.</summary>
        public CommitmentRow()
        {
        }

        /// <summary>The row that keeps a commitment.</summary>
        public CommitmentRow(Commitment commitment) : base(commitment.Origin)
        {
            Uuid = commitment.Id.ToString();
            Title = commitment.Title;
            Claims = Column.Json(commitment.Claims);
            Pledgers = Column.Json(commitment.Pledgers);
            Recipients = Column.Json(commitment.Recipients);
            Thing = commitment.Thing;
            Category = Column.Word(commitment.Category);
            AmountText = commitment.Amount?.Text;
            Amount = commitment.Amount is null ? null : Column.Json(commitment.Amount);
            Figures = Column.Json(commitment.Figures);
            Aggregate = commitment.Aggregate;
            PartOf = commitment.PartOf?.ToString();
            Place = commitment.Place;
            Modality = Column.Word(commitment.Modality);
            BeforeDenial = commitment.BeforeDenial is { } before ? Column.Word(before) : null;
            Conditions = Column.Json(commitment.Conditions);
            SaidOn = Column.Of(commitment.SaidOn);
            AgreedOn = Column.Of(commitment.AgreedOn);
            DueOn = Column.Of(commitment.DueOn);
            ArrivalReported = commitment.ArrivalReported;
            Grade = commitment.Grade.ToString();
            Arrived = commitment.Arrived?.ToString(CultureInfo.InvariantCulture);
            ConfirmedBy = commitment.ConfirmedBy;
        }

        public string Title { get; init; } = "";
        public string Claims { get; init; } = "";
        public string Pledgers { get; init; } = "";
        public string Recipients { get; init; } = "";
        public string Category { get; init; } = "";
        public string? AmountText { get; init; }
        public string? Amount { get; init; }
        public string Thing { get; init; } = "";
        public string Figures { get; init; } = "[]";
        public bool Aggregate { get; init; }
        public string? PartOf { get; init; }
        public string? Place { get; init; }
        public string Modality { get; init; } = "";
        public string? BeforeDenial { get; init; }
        public string Conditions { get; init; } = "[]";
        public string? SaidOn { get; init; }
        public string? AgreedOn { get; init; }
        public string? DueOn { get; init; }
        public bool ArrivalReported { get; init; }
        public string Grade { get; init; } = "";
        public string? Arrived { get; init; }
        public string ConfirmedBy { get; init; } = "";

        /// <summary>The commitment that the row keeps.</summary>
        public Commitment ToCommitment() => new()
        {
            Id = Column.Id<CommitmentId>(Uuid),
            Title = Title,
            Claims = Column.FromJson<ClaimId[]>(Claims),
            Pledgers = Column.FromJson<string[]>(Pledgers),
            Recipients = Column.FromJson<string[]>(Recipients),
            Category = Column.FromWord<PledgeCategory>(Category),
            Amount = Amount is null ? null : Column.FromJson<Amount>(Amount),
            Thing = Thing,
            Figures = Column.FromJson<Figure[]>(Figures),
            Aggregate = Aggregate,
            PartOf = Column.IdOrNull<CommitmentId>(PartOf),
            Place = Place,
            Modality = Column.FromWord<Modality>(Modality),
            BeforeDenial = BeforeDenial is null ? null : Column.FromWord<Modality>(BeforeDenial),
            Conditions = Column.FromJson<string[]>(Conditions),
            SaidOn = Column.DayOrNull(SaidOn),
            AgreedOn = Column.DayOrNull(AgreedOn),
            DueOn = Column.DayOrNull(DueOn),
            ArrivalReported = ArrivalReported,
            Grade = Registry.Sources.Grade.Parse(Grade),
            Arrived = Arrived is null ? null : decimal.Parse(Arrived, CultureInfo.InvariantCulture),
            ConfirmedBy = ConfirmedBy,
            Origin = Origin(),
        };
    }
}
