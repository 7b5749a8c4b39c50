namespace Furrow.Registry.Pledges;

/// <summary>The whole ledger at one moment, read once: for pages, sums and exports.</summary>
public sealed class PledgeBook
{
    private readonly ILookup<CommitmentId, Statement> statements;
    private readonly ILookup<CommitmentId, DeliveryMatch> matches;
    private readonly Dictionary<DeliveryId, Delivery> deliveries;
    private readonly ILookup<CommitmentId?, Commitment> parts;
    private readonly Dictionary<CommitmentId, Commitment> commitments;
    private readonly ILookup<DeliveryId, DeliveryMatch> counted;

    /// <summary>The ledger of these records; what no longer stands is left out.</summary>
    public PledgeBook(
        IReadOnlyList<Commitment> commitments, IEnumerable<Statement> statements, IEnumerable<Delivery> deliveries,
        IEnumerable<DeliveryMatch> matches, IReadOnlyList<ExchangeRate> rates)
    {
        Commitments = commitments;
        this.commitments = commitments.ToDictionary(one => one.Id);
        parts = commitments.OrderBy(one => one.Id.Value).ToLookup(one => one.PartOf);
        Rates = rates;
        Addends = new(commitments);
        this.statements = statements.Where(one => one.Standing).ToLookup(one => one.Commitment);
        var standing = matches.Where(one => one.Standing).ToList();
        this.matches = standing.ToLookup(one => one.Commitment);
        counted = standing.ToLookup(one => one.Delivery);
        this.deliveries = deliveries.Where(one => one.Standing).ToDictionary(one => one.Id);
    }

    /// <summary>What is promised.</summary>
    public IReadOnlyList<Commitment> Commitments { get; }

    /// <summary>Which of them may be added up.</summary>
    public Addends Addends { get; }

    /// <summary>Dated rates of exchange.</summary>
    public IReadOnlyList<ExchangeRate> Rates { get; }

    /// <summary>What arrived.</summary>
    public IReadOnlyCollection<Delivery> Deliveries => deliveries.Values;

    /// <summary>Statements that stand behind a commitment.</summary>
    public IReadOnlyList<Statement> StatementsOf(CommitmentId commitment) => [.. statements[commitment]];

    /// <summary>Matches of a commitment.</summary>
    public IReadOnlyList<DeliveryMatch> MatchesOf(CommitmentId commitment) => [.. matches[commitment]];

    /// <summary>Commitments that are parts of a total, in the order of their identities.</summary>
    public IReadOnlyList<Commitment> PartsOf(CommitmentId total) =>
        [.. parts[total]];

    /// <summary>A commitment; null when there is none that may be seen.</summary>
    public Commitment? Commitment(CommitmentId id) => commitments.GetValueOrDefault(id);

    /// <summary>Matches of a delivery, with any commitment.</summary>
    public IReadOnlyList<DeliveryMatch> CountedOf(DeliveryId delivery) => [.. counted[delivery]];

    /// <summary>How much of a delivery is not counted for any commitment; null when no lower bound of it is
    /// known.</summary>
    public decimal? LeftOf(Delivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return delivery.Known() - counted[delivery.Id].Sum(match => match.Quantity ?? 0);
    }

    /// <summary>A delivery; null when there is none that stands or may be seen.</summary>
    public Delivery? Delivery(DeliveryId id) => deliveries.GetValueOrDefault(id);

    /// <summary>Reads the ledger.</summary>
    public static async Task<PledgeBook> Read(IStore store, Viewer viewer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new(
            await store.Commitments.Everything(Filter.None, viewer, cancel),
            await store.Statements.Everything(Filter.None, viewer, cancel),
            await store.Deliveries.Everything(Filter.None, viewer, cancel),
            await store.Matches.Everything(Filter.None, viewer, cancel),
            await store.ExchangeRates.Everything(Filter.None, viewer, cancel));
    }
}
