using Furrow.Registry;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Server.Sources;

/// <summary>Documents, and what was read from them.</summary>
internal static class SourceAnswers
{
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
            await ask.Journal(document.Id.Value));
    }

    private sealed record OneView(
        Document Record, IReadOnlyList<Claim> Claims, IReadOnlyList<Commitment> Commitments,
        IReadOnlyList<EntryView> Journal);

    private sealed record DocumentView(
        DocumentId Id, string? Title, string? Outlet, Uri? Url, DateOnly? PublishedOn, string Language, string Sha256,
        IReadOnlyList<string> CitedOutlets, int Characters, Origin Origin)
    {
        public static DocumentView Of(Document document) => new(
            document.Id, document.Title, document.Outlet, document.Url, document.PublishedOn, document.Language,
            document.Sha256, document.CitedOutlets, document.Text.Length, document.Origin);
    }
}
