using System.Globalization;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Microsoft.AspNetCore.Http;

namespace Furrow.Server.Ogc;

/// <summary>One request to the OGC doors: every value from outside is read here and refused by name when wrong.
/// </summary>
internal sealed class OgcAsk(HttpContext http, IStore store, HostOptions options, Callers callers)
{
    /// <summary>Features of the largest answer.</summary>
    public const int MostFeatures = 10_000;

    /// <summary>Features of an answer when nothing is said.</summary>
    public const int UsualFeatures = 100;

    /// <summary>The request and its answer.</summary>
    public HttpContext Http => http;

    /// <summary>Everything that is kept.</summary>
    public IStore Store => store;

    /// <summary>What the server was handed.</summary>
    public HostOptions Options => options;

    /// <summary>Who asks.</summary>
    public Viewer Viewer { get; } = callers.Viewer(http);

    /// <summary>Who changes something.</summary>
    public Actor Actor => callers.Actor(http);

    /// <summary>Ends when the asker goes away.</summary>
    public CancellationToken Cancel => http.RequestAborted;

    /// <summary>The address of the OGC root, without a slash at its end.</summary>
    public string Root => $"{http.Request.Scheme}://{http.Request.Host}/ogc";

    /// <summary>This address without its question.</summary>
    public string Self => $"{http.Request.Scheme}://{http.Request.Host}{http.Request.Path.ToUriComponent()}";

    /// <summary>A part of the address.</summary>
    public string Route(string name) => (string)http.Request.RouteValues[name]!;

    /// <summary>True when a person's browser asks: by <c>f=html</c>, or by the order of its Accept header.</summary>
    public bool WantsHtml => Word("f") switch
    {
        "html" => true,
        "json" or "tilejson" => false,
        null => AcceptsHtmlFirst(http.Request.Headers.Accept.ToString()),
        var other => throw new Refusal("request.format", $"'f' is '{Answers.Short(other)}'; give json or html."),
    };

    /// <summary>Refuses words that the address does not know.</summary>
    public void Knows(params ReadOnlySpan<string> words)
    {
        foreach (var (name, values) in http.Request.Query)
        {
            if (name != "f" && !words.Contains(name))
                throw new Refusal("request.unknown-word", $"'{Answers.Short(name)}' is not asked here; use "
                    + $"{string.Join(", ", ["f", .. words])}.");
            if (values.Count != 1)
                throw new Refusal("request.repeated", $"'{Answers.Short(name)}' is given {values.Count} times; once.");
        }
    }

    /// <summary>A word that is asked for; null when it is not.</summary>
    public string? Word(string name) => http.Request.Query.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>How many features are wanted at most.</summary>
    public int Limit()
    {
        if (Word("limit") is not { } text)
            return UsualFeatures;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1
            ? (int)Math.Min(limit, MostFeatures)
            : throw new Refusal("request.limit", $"'limit' is '{Answers.Short(text)}'; give 1 to {MostFeatures}.");
    }

    /// <summary>The number after which the answer begins.</summary>
    public long After()
    {
        if (Word("after") is not { } text)
            return 0;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var after)
            ? after
            : throw new Refusal(
                "request.after", $"'after' is '{Answers.Short(text)}'; follow the 'next' link instead.");
    }

    /// <summary>The layer in the address, or a refusal that says which there are.</summary>
    public async Task<Layer> Layer()
    {
        var (name, layers) = (Route("collection"), await store.Features.Layers(Viewer, Cancel));
        return layers.FirstOrDefault(layer => layer.Collection.Name == name)
            ?? throw new Refusal("collection.not-found", $"There is no collection '{Answers.Short(name)}'; there are "
                + $"{string.Join(", ", layers.Take(30).Select(layer => layer.Collection.Name))}.");
    }

    /// <summary>
    /// Says how long the answer may be kept, and answers 304 when the asker holds it already: true when nothing more
    /// is to be sent.
    /// </summary>
    public bool IsHeld(string tag)
    {
        var headers = http.Response.Headers;
        (headers.ETag, headers.CacheControl) = (tag, "private, no-cache");
        headers.Append("Vary", "Accept"); // Beside who asks.
        if (!http.Request.Headers.IfNoneMatch.Any(held => held is not null
            && held.Split(',', StringSplitOptions.TrimEntries).Any(one => one == tag || one == "*")))
            return false;
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>The class of viewers who get the same answer; part of the key of whatever is kept.</summary>
    public string Access => AccessOf(Viewer);

    /// <summary>The class of viewers who get the same answer as this one.</summary>
    public static string AccessOf(Viewer viewer) => viewer.Areas.Count == 0
        ? $"{(int)viewer.Ceiling}"
        : $"{(int)viewer.Ceiling}-{string.Join('.', viewer.Areas.Select(area => area.Value.ToString("N")).Order())}";

    private static bool AcceptsHtmlFirst(string accept)
    {
        foreach (var range in accept.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var type = range.Split(';')[0].Trim();
            if (type is "text/html" or "application/xhtml+xml")
                return true;
            if (type.EndsWith("json", StringComparison.Ordinal) || type is "*/*" or "application/*")
                return false;
        }

        return false;
    }
}
