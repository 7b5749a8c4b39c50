namespace Furrow.Registry.Pledges;

/// <summary>Everything that is held about one commitment.</summary>
/// <param name="Id">Of the commitment.</param>
/// <param name="Commitment">As it stands; null when no statement stands.</param>
/// <param name="Statements">All, also those that no longer stand.</param>
/// <param name="Deliveries">Those that are matched with it.</param>
/// <param name="Matches">All of its matches, also those that no longer stand.</param>
public sealed record Dossier(
    CommitmentId Id, Commitment? Commitment, IReadOnlyList<Statement> Statements, IReadOnlyList<Delivery> Deliveries,
    IReadOnlyList<DeliveryMatch> Matches)
{
    /// <summary>A dossier that nothing is in yet.</summary>
    public static Dossier New(CommitmentId id) => new(id, null, [], [], []);

    /// <summary>The dossier with these records in the place of those of the same identity, or beside them.</summary>
    public Dossier With(
        IEnumerable<Statement>? statements = null, IEnumerable<Delivery>? deliveries = null,
        IEnumerable<DeliveryMatch>? matches = null)
    {
        var next = this with
        {
            Statements = Merged(Statements, statements, one => one.Id.Value),
            Deliveries = Merged(Deliveries, deliveries, one => one.Id.Value),
            Matches = Merged(Matches, matches, one => one.Id.Value),
        };
        return next with { Commitment = Folding.Of(Id, next.Statements, next.Matches) };
    }

    private static IReadOnlyList<T> Merged<T>(IReadOnlyList<T> held, IEnumerable<T>? changed, Func<T, Guid> id) =>
        changed is null ? held : [.. held.Concat(changed).GroupBy(id).Select(group => group.Last())];
}

/// <summary>What a decision changes, all to be saved in one write.</summary>
public sealed record LedgerChange
{
    /// <summary>Claims as they stand now.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    /// <summary>Statements as they stand now.</summary>
    public IReadOnlyList<Statement> Statements { get; init; } = [];

    /// <summary>Deliveries as they stand now.</summary>
    public IReadOnlyList<Delivery> Deliveries { get; init; } = [];

    /// <summary>Matches as they stand now.</summary>
    public IReadOnlyList<DeliveryMatch> Matches { get; init; } = [];

    /// <summary>Links as they stand now.</summary>
    public IReadOnlyList<ClaimLink> Links { get; init; } = [];

    /// <summary>Commitments as they fold now.</summary>
    public IReadOnlyList<Commitment> Commitments { get; init; } = [];

    /// <summary>Commitments that nothing stands behind any more.</summary>
    public IReadOnlyList<CommitmentId> Withdrawn { get; init; } = [];

    /// <summary>What was decided.</summary>
    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    /// <summary>The change with the commitment that a dossier folds to.</summary>
    internal LedgerChange Folded(Dossier dossier) => dossier.Commitment is { } commitment
        ? this with { Commitments = [commitment] }
        : this with { Withdrawn = [dossier.Id] };
}

/// <summary>Reads dossiers and saves changes, through the one door.</summary>
public static class Dossiers
{
    /// <summary>Everything held about a commitment; null when no statement ever spoke of it.</summary>
    public static async Task<Dossier?> Dossier(
        this IStore store, CommitmentId id, Viewer viewer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(store);
        var statements = await store.Statements.OfCommitment(id, Page.First, viewer, cancel);
        if (statements.Items.Count == 0)
            return null;
        var matches = await store.Matches.Of(id, null, Page.First, viewer, cancel);
        var deliveries = new List<Delivery>();
        foreach (var delivery in matches.Items.Select(match => match.Delivery).Distinct())
        {
            if (await store.Deliveries.Find(delivery, viewer, cancel) is { } found)
                deliveries.Add(found);
        }

        var commitment = await store.Commitments.Find(id, viewer, cancel);
        return new(id, commitment, statements.Items, deliveries, matches.Items);
    }

    /// <summary>Saves all of a change inside an open write.</summary>
    public static async Task<Saved> Save(
        this IStore store, IWriting writing, LedgerChange change, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(change);
        var saved = await store.Claims.Save(writing, change.Claims, cancel)
            + await store.Statements.Save(writing, change.Statements, cancel)
            + await store.Deliveries.Save(writing, change.Deliveries, cancel)
            + await store.Matches.Save(writing, change.Matches, cancel)
            + await store.Links.Save(writing, change.Links, cancel)
            + await store.Commitments.Save(writing, change.Commitments, cancel)
            + await store.Decisions.Add(writing, change.Decisions, cancel);
        if (change.Withdrawn.Count > 0)
            await store.Commitments.Withdraw(writing, change.Withdrawn, cancel);
        return saved;
    }
}
