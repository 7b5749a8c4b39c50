using Furrow.Registry;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Server.Sources;

/// <summary>Documents, and what was read from them.</summary>
internal static class SourceAnswers
{
    private const int MostLinks = 100;

    /// <summary>Documents without their texts.</summary>
    public static async Task<object?> List(Ask ask)
    {
        var slice = await ask.Store.Documents.List(ask.Filter(), ask.Page(), ask.Viewer, ask.Cancel);
        return new ListView<DocumentView>([.. slice.Items.Select(DocumentView.Of)], slice.Next);
    }

    /// <summary>
    /// A document with its claims in the order of their quotes, and the commitments that stand on them.
    /// </summary>
    public static async Task<object?> One(Ask ask)
    {
        if (await ask.Store.Documents.Find(ask.Id<DocumentId>(), ask.Viewer, ask.Cancel) is not { } document)
            return null;
        var claims = await ask.Store.Claims.OfDocument(document.Id, Page.First, ask.Viewer, ask.Cancel);
        var here = claims.Items.Select(claim => claim.Id).ToHashSet();
        var commitments = await ask.Store.Commitments.Everything(Filter.None, ask.Viewer, ask.Cancel);
        return new OneView(document, claims.Items, [.. commitments.Where(one => one.Claims.Any(here.Contains))],
            await Links(ask, claims.Items), await Desk.Alike(ask, document), await ask.Journal(document.Id.Value));
    }

    /// <summary>How each claim may relate to others, with the other claim and its commitment.</summary>
    private static async Task<IReadOnlyList<LinkView>> Links(Ask ask, IReadOnlyList<Claim> claims)
    {
        var views = new List<LinkView>();
        foreach (var claim in claims)
        {
            var links = await ask.Store.Links.OfClaim(claim.Id, new Page(MostLinks), ask.Viewer, ask.Cancel);
            foreach (var link in links.Items.Where(link => link.From == claim.Id)
                .OrderByDescending(link => link.Weight).ThenBy(link => link.Id.Value))
            {
                if (await ask.Store.Claims.Find(link.To, ask.Viewer, ask.Cancel) is not { } other)
                    continue;
                var statement = await ask.Store.Statements.Find(
                    Ledger.StatementOf(link.To), ask.Viewer, ask.Cancel);
                var commitment = statement is { Standing: true }
                    ? await ask.Store.Commitments.Find(statement.Commitment, ask.Viewer, ask.Cancel) : null;
                views.Add(new(link, other, commitment, Ledger.RoleOf(link.Kind)));
            }
        }

        return views;
    }

    private sealed record OneView(
        Document Record, IReadOnlyList<Claim> Claims, IReadOnlyList<Commitment> Commitments,
        IReadOnlyList<LinkView> Links, IReadOnlyList<Desk.AlikeView> Alike, IReadOnlyList<EntryView> Journal);

    private sealed record LinkView(ClaimLink Link, Claim Other, Commitment? Commitment, StatementRole? Role);

    private sealed record DocumentView(
        DocumentId Id, string? Title, string? Outlet, Uri? Url, DateOnly? PublishedOn, string Language, string Sha256,
        IReadOnlyList<string> CitedOutlets, int Characters, Origin Origin)
    {
        public static DocumentView Of(Document document) => new(
            document.Id, document.Title, document.Outlet, document.Url, document.PublishedOn, document.Language,
            document.Sha256, document.CitedOutlets, document.Text.Length, document.Origin);
    }
}
