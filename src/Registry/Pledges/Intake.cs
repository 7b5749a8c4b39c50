using Furrow.Registry.Sources;

namespace Furrow.Registry.Pledges;

/// <summary>Takes a document in: keeps it with its claims, and proposes how these relate to what is held.</summary>
public static class Intake
{
    /// <summary>Keeps a document that is new and the claims that are, with proposed links.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="writing">The open write.</param>
    /// <param name="document">Whole or an excerpt.</param>
    /// <param name="claims">What was read from it.</param>
    /// <param name="viewer">Who sees what the claims are compared with.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <returns>How many claims were added, and how many links are proposed.</returns>
    public static async Task<(int Added, int Links)> Keep(
        IStore store, IWriting writing, Document document, IReadOnlyList<Claim> claims, Viewer viewer,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(claims);
        if (await store.Documents.Find(document.Id, viewer, cancel) is null)
            await store.Documents.Save(writing, [document], cancel);
        var fresh = new List<Claim>();
        foreach (var claim in claims)
        {
            if (await store.Claims.Find(claim.Id, viewer, cancel) is null)
                fresh.Add(claim);
        }

        if (fresh.Count == 0)
            return (0, 0);
        var held = await Held(store, document, viewer, cancel);
        var links = new List<ClaimLink>();
        foreach (var claim in fresh)
        {
            var mine = new DatedClaim(claim, document.PublishedOn, document.Outlet);
            links.AddRange(Linking.Propose(mine, held));
            held.Add(mine);
        }

        await store.Claims.Save(writing, fresh, cancel);
        await store.Links.Save(writing, links, cancel);
        return (fresh.Count, links.Count);
    }

    /// <summary>Every held claim with its date and carrier. Reads them all: about a second for a hundred
    /// thousand.</summary>
    private static async Task<List<DatedClaim>> Held(
        IStore store, Document document, Viewer viewer, CancellationToken cancel)
    {
        var claims = await store.Claims.Everything(Filter.None, viewer, cancel);
        var documents = new Dictionary<DocumentId, Document?> { [document.Id] = document };
        foreach (var id in claims.Select(claim => claim.Document).Distinct())
        {
            if (!documents.ContainsKey(id))
                documents[id] = await store.Documents.Find(id, viewer, cancel);
        }

        return [.. claims.Select(claim => new DatedClaim(
            claim, documents[claim.Document]?.PublishedOn, documents[claim.Document]?.Outlet))];
    }
}
