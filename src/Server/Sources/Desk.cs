using Furrow.Registry;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Server.Sources;

/// <summary>A text that a person gives to read.</summary>
internal sealed record TextBody : Reason
{
    /// <summary>Plain text, or a saved page when it begins as one.</summary>
    public string? Text { get; init; }

    /// <summary>A saved page, of which the article's words are taken; used when there is no text.</summary>
    public string? Html { get; init; }

    /// <summary>Who carried it.</summary>
    public string? Outlet { get; init; }

    /// <summary>Where it was published.</summary>
    public string? Url { get; init; }

    /// <summary>When.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>How much of it is kept.</summary>
    public TextKeeping Keeping { get; init; }

    /// <summary>BCP 47 tag; English when it is not said.</summary>
    public string? Language { get; init; }
}

/// <summary>Reads texts that people paste or drop, and keeps them with what was read.</summary>
internal static class Desk
{
    /// <summary>Bytes of the largest body: a text in JSON may take up to twice its own bytes.</summary>
    public const int LargestBody = (2 * Documents.LargestBytes) + Answers.LargestBody;

    private const int LongestWord = 300;
    private const int MostAlike = 10;

    /// <summary>Reads a text and keeps nothing: what would be proposed, and whether it is held already.</summary>
    public static async Task<object?> Preview(Ask ask, string why, TextBody body)
    {
        var (document, claims) = Read(ask, body);
        return new PreviewView(
            document.Title, document.Text, claims, await Alike(ask, document),
            await ask.Store.Documents.Find(document.Id, ask.Viewer, ask.Cancel) is not null);
    }

    /// <summary>Keeps a text, what was read from it, and how that may relate to what is held. The same text is kept
    /// once.</summary>
    public static async Task<object?> Keep(Ask ask, string why, TextBody body)
    {
        var (document, claims) = Read(ask, body);
        if (body.Keeping == TextKeeping.Excerpt)
            (document, claims) = Ledger.OnlyExcerpt(document, claims);
        return await ask.Store.Journal.Write(ask.Actor, why, async writing =>
        {
            if (await ask.Store.Documents.Find(document.Id, ask.Viewer, ask.Cancel) is { } held)
                return new KeptView(held.Id, AlreadyHeld: true, 0, 0);
            var (added, links) = await Intake.Keep(ask.Store, writing, document, claims, ask.Viewer, ask.Cancel);
            return new KeptView(document.Id, AlreadyHeld: false, added, links);
        }, ask.Cancel);
    }

    /// <summary>Held documents that are nearly the same as this one.</summary>
    public static async Task<IReadOnlyList<AlikeView>> Alike(Ask ask, Document document)
    {
        if (document.Sketch is not { } sketch)
            return [];
        var alike = await ask.Store.Documents.Alike(Sketch.Parse(sketch), MostAlike, ask.Viewer, ask.Cancel);
        return [.. alike.Where(one => one.Document.Id != document.Id).Select(one => new AlikeView(
            one.Document.Id, one.Document.Title, one.Document.Outlet, one.Document.PublishedOn,
            Math.Round(one.Likeness, 2)))];
    }

    private static (Document Document, IReadOnlyList<Claim> Claims) Read(Ask ask, TextBody body)
    {
        var today = DateOnly.FromDateTime(ask.Options.Clock.GetUtcNow().UtcDateTime);
        var document = Documents.Of(
            Words(body), new Origin("page", null, false), Short(body.Outlet, "outlet"), Address(body.Url),
            body.PublishedOn, Short(body.Language, "language") ?? "en", today);
        var reading = Reading.Reader.Read(document.Text);
        return (Ledger.WithCited(document, reading), Ledger.ClaimsOf(document, reading));
    }

    private static string Words(TextBody body) =>
        string.IsNullOrEmpty(body.Text) && !string.IsNullOrWhiteSpace(body.Html) ? Articles.TextOf(body.Html)
        : Articles.IsPage(body.Text ?? "") ? Articles.TextOf(body.Text!)
        : body.Text ?? "";

    private static Uri? Address(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : text.Length <= 2_000 && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https" ? url
        : throw new Refusal("document.url",
            $"'{Answers.Short(text)}' is no web address; it starts with https:// or http://.");

    private static string? Short(string? text, string name) => string.IsNullOrWhiteSpace(text) ? null
        : text.Trim() is { Length: <= LongestWord } word ? word
        : throw new Refusal("document.word", $"'{name}' has {text.Length} characters; at most {LongestWord} are kept.");

    internal sealed record AlikeView(
        DocumentId Id, string? Title, string? Outlet, DateOnly? PublishedOn, double Likeness);

    private sealed record PreviewView(
        string? Title, string Text, IReadOnlyList<Claim> Claims, IReadOnlyList<AlikeView> Alike, bool AlreadyHeld);

    private sealed record KeptView(DocumentId Id, bool AlreadyHeld, int Claims, int Links);
}
