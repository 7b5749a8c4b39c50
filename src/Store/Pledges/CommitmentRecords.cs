using System.Globalization;
using Furrow.Registry;
using Furrow.Registry.Pledges;

namespace Furrow.Store.Pledges;

/// <summary>Keeps commitments.</summary>
internal sealed class CommitmentRecords(Connections connections)
    : Records<Commitment, CommitmentId, CommitmentRecords.CommitmentRow>(connections, Described)
{
    private static readonly Table Described = new("commitment", $"""
        uuid, title, claims, pledgers, recipients, category, amount_text, amount, place, modality, arrived,
        confirmed_by, {OriginRow.OriginColumns}
        """, Sensitivity.Low)
    {
        Searched = ["title", "pledgers", "recipients", "place"],
        Areas = AreaRule.Programme,
    };

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
            Category = Column.Word(commitment.Category);
            AmountText = commitment.Amount?.Text;
            Amount = commitment.Amount is null ? null : Column.Json(commitment.Amount);
            Place = commitment.Place;
            Modality = Column.Word(commitment.Modality);
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
        public string? Place { get; init; }
        public string Modality { get; init; } = "";
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
            Place = Place,
            Modality = Column.FromWord<Modality>(Modality),
            Arrived = Arrived is null ? null : decimal.Parse(Arrived, CultureInfo.InvariantCulture),
            ConfirmedBy = ConfirmedBy,
            Origin = Origin(),
        };
    }
}
