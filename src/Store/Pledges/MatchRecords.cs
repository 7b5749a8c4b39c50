using System.Globalization;
using Furrow.Registry;
using Furrow.Registry.Pledges;

namespace Furrow.Store.Pledges;

/// <summary>Keeps matches of deliveries with commitments.</summary>
internal sealed class MatchRecords(Connections connections)
    : Records<DeliveryMatch, MatchId, MatchRecords.MatchRow>(connections, Described), IMatchStore
{
    private static readonly Table Described = new("delivery_match", """
        uuid, delivery, commitment, quantity, arrived_on, standing, decided_by, decided_at
        """, Sensitivity.Low)
    {
        Areas = AreaRule.Programme,
    };

    /// <inheritdoc/>
    public Task<Slice<DeliveryMatch>> Of(
        CommitmentId? commitment, DeliveryId? delivery, Page page, Viewer viewer, CancellationToken cancel)
    {
        var limit = Question.Limit(page);
        var question = new Question(Table, viewer).After(page);
        if (commitment is { } promised)
            question.And("r.commitment = @commitment", "commitment", promised.ToString());
        if (delivery is { } arrived)
            question.And("r.delivery = @delivery", "delivery", arrived.ToString());
        return Read(question, limit, cancel);
    }

    /// <inheritdoc/>
    protected override MatchId IdOf(DeliveryMatch record) => record.Id;

    /// <inheritdoc/>
    protected override MatchRow ToRow(DeliveryMatch record) => new(record);

    /// <inheritdoc/>
    protected override DeliveryMatch ToRecord(MatchRow row) => row.ToMatch();

    /// <summary>A row of the table.</summary>
    internal sealed class MatchRow : Row
    {
        /// <summary>For Dapper.</summary>
        public MatchRow()
        {
        }

        /// <summary>The row that keeps a match.</summary>
        public MatchRow(DeliveryMatch match)
        {
            Uuid = match.Id.ToString();
            Delivery = match.Delivery.ToString();
            Commitment = match.Commitment.ToString();
            Quantity = match.Quantity?.ToString(CultureInfo.InvariantCulture);
            ArrivedOn = Column.Of(match.On);
            Standing = match.Standing;
            DecidedBy = match.DecidedBy;
            DecidedAt = Column.Of(match.DecidedAt);
        }

        public string Delivery { get; init; } = "";
        public string Commitment { get; init; } = "";
        public string? Quantity { get; init; }
        public string? ArrivedOn { get; init; }
        public bool Standing { get; init; }
        public string DecidedBy { get; init; } = "";
        public string DecidedAt { get; init; } = "";

        /// <summary>The match that the row keeps.</summary>
        public DeliveryMatch ToMatch() => new()
        {
            Id = Column.Id<MatchId>(Uuid),
            Delivery = Column.Id<DeliveryId>(Delivery),
            Commitment = Column.Id<CommitmentId>(Commitment),
            Quantity = Quantity is null ? null : decimal.Parse(Quantity, CultureInfo.InvariantCulture),
            On = Column.DayOrNull(ArrivedOn),
            Standing = Standing,
            DecidedBy = DecidedBy,
            DecidedAt = Column.Moment(DecidedAt),
        };
    }
}
