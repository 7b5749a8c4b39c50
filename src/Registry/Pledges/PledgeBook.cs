namespace Furrow.Registry.Pledges;

/// <summary>The whole ledger at one moment, read once: for pages, sums and exports.</summary>
public sealed class PledgeBook
{
    private readonly ILookup<CommitmentId, Statement> statements;
    private readonly ILookup<CommitmentId, DeliveryMatch> matches;
    private readonly Dictionary<DeliveryId, Delivery> deliveries;

    /// <summary>The ledger of these records; what no longer stands is left out.</summary>
    public PledgeBook(
        IReadOnlyList<Commitment> commitments, IEnumerable<Statement> statements, IEnumerable<Delivery> deliveries,
        IEnumerable<DeliveryMatch> matches, IReadOnlyList<ExchangeRate> rates)
    {
        Commitments = commitments;
        Rates = rates;
        this.statements = statements.Where(one => one.Standing).ToLookup(one => one.Commitment);
        this.matches = matches.Where(one => one.Standing).ToLookup(one => one.Commitment);
        this.deliveries = deliveries.Where(one => one.Standing).ToDictionary(one => one.Id);
    }

    /// <summary>What is promised.</summary>
    public IReadOnlyList<Commitment> Commitments { get; }

    /// <summary>Dated rates of exchange.</summary>
    public IReadOnlyList<ExchangeRate> Rates { get; }

    /// <summary>What arrived.</summary>
    public IReadOnlyCollection<Delivery> Deliveries => deliveries.Values;

    /// <summary>Statements that stand behind a commitment.</summary>
    public IReadOnlyList<Statement> StatementsOf(CommitmentId commitment) => [.. statements[commitment]];

    /// <summary>Matches of a commitment.</summary>
    public IReadOnlyList<DeliveryMatch> MatchesOf(CommitmentId commitment) => [.. matches[commitment]];

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
