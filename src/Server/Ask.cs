using System.Globalization;
using Furrow.Registry;
using Microsoft.AspNetCore.Http;
using NetTopologySuite.Geometries;

namespace Furrow.Server;

/// <summary>
/// One question as it was asked: every value from outside is read here, once, and refused by name when wrong.
/// </summary>
internal sealed class Ask
{
    private const int LongestText = 200;
    private const int UsualLimit = 100;
    private readonly HttpContext http;
    private readonly Callers callers;

    /// <summary>
    /// Refuses words that the address does not know, so that a typing error never passes for "everything".
    /// </summary>
    public Ask(
        HttpContext http, IStore store, Snapshot snapshot, HostOptions options, Callers callers, string[] known)
    {
        (this.http, Store, Snapshot, Options, Viewer) = (http, store, snapshot, options, callers.Viewer(http));
        this.callers = callers;
        foreach (var (name, values) in http.Request.Query)
        {
            if (!known.Contains(name))
                throw new Refusal("request.unknown-word", $"'{Answers.Short(name)}' is not asked here; "
                    + (known.Length == 0 ? "this address takes no questions." : $"use {string.Join(", ", known)}."));
            if (values.Count != 1)
                throw new Refusal("request.repeated", $"'{name}' is given {values.Count} times; give it once.");
        }
    }

    /// <summary>Everything that is kept.</summary>
    public IStore Store { get; }

    /// <summary>The data at this moment.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>What the server was handed.</summary>
    public HostOptions Options { get; }

    /// <summary>Who asks.</summary>
    public Viewer Viewer { get; }

    /// <summary>The request and its answer.</summary>
    public HttpContext Http => http;

    /// <summary>Somebody behind the request.</summary>
    public Caller Caller => callers.Of(http);

    /// <summary>Who changes something.</summary>
    /// <exception cref="Refusal"><c>access.sign-in</c>, <c>access.role</c>.</exception>
    public Actor Actor => callers.Actor(http);

    /// <summary>Who does what needs an ability.</summary>
    /// <exception cref="Refusal"><c>access.sign-in</c>, <c>access.role</c>.</exception>
    public Actor ActorFor(Ability ability) => callers.Actor(http, ability);

    /// <summary>Ends when the asker goes away.</summary>
    public CancellationToken Cancel => http.RequestAborted;

    /// <summary>Scheme and host that were asked, for addresses in answers.</summary>
    public string Root => $"{http.Request.Scheme}://{http.Request.Host}";

    /// <summary>Folder of the fonts that documents are set in.</summary>
    public string Fonts => Path.Combine(Options.Pages, "lib", "fonts");

    /// <summary>The same for the same question.</summary>
    public string Key => http.Request.Host + http.Request.Path + "?" + string.Join('&', http.Request.Query
        .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

    /// <summary>The identity in the address.</summary>
    public TId Id<TId>() where TId : struct, IIdentity<TId> => Identity.Parse<TId>(Answers.Short(Route("id")));

    /// <summary>An identity that is asked for; null when none.</summary>
    public TId? Id<TId>(string name) where TId : struct, IIdentity<TId> =>
        Word(name) is { } text ? Identity.Parse<TId>(Answers.Short(text)) : null;

    /// <summary>A part of the address.</summary>
    public string Route(string name) => (string)http.Request.RouteValues[name]!;

    /// <summary>A word that is asked for; null when it is absent or empty.</summary>
    public string? Word(string name)
    {
        var text = http.Request.Query[name].ToString().Trim();
        if (text.Length > LongestText || text.Contains('\0', StringComparison.Ordinal))
            throw new Refusal("request.text", $"'{name}' has {text.Length} characters; "
                + $"give up to {LongestText} and no zero character.");
        return text.Length == 0 ? null : text;
    }

    /// <summary>A day that is asked for; null when none.</summary>
    public DateOnly? Day(string name) => Word(name) is not { } text
        ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new Refusal("request.day", $"'{name}' is '{Answers.Short(text)}'; write a day as 2026-03-31.");

    /// <summary>The slice that is asked for; the first hundred when nothing is said.</summary>
    public Page Page()
    {
        var after = Word("after");
        if (Word("limit") is not { } text)
            return new Page(UsualLimit, after);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            && limit is >= 1 and <= Registry.Page.Largest
            ? new Page(limit, after)
            : throw new Refusal("request.limit", $"'limit' is '{Answers.Short(text)}'; "
                + $"give 1 to {Registry.Page.Largest} and follow 'next' for more.");
    }

    /// <summary>The filter that is asked for.</summary>
    public Filter Filter() => new() { Place = Id<PlaceId>("place"), Text = Word("text"), Within = Box() };

    /// <summary>A slice of a list, filtered as asked.</summary>
    public async Task<object?> List<TRecord, TId>(IRecordStore<TRecord, TId> records)
        where TRecord : class
        where TId : struct, IIdentity<TId> =>
        ListView.Of(await records.List(Filter(), Page(), Viewer, Cancel));

    private Envelope? Box()
    {
        if (Word("bbox") is not { } text)
            return null;
        var sides = text.Split(',').Select(side => double.TryParse(
            side, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN).ToArray();
        return sides is [>= -180 and <= 180, >= -90 and <= 90, >= -180 and <= 180, >= -90 and <= 90]
            && sides[0] <= sides[2] && sides[1] <= sides[3]
            ? new Envelope(sides[0], sides[2], sides[1], sides[3])
            : throw new Refusal("request.bbox", $"'bbox' is '{Answers.Short(text)}'; give west,south,east,north "
                + "in degrees, west at most east and south at most north.");
    }
}
