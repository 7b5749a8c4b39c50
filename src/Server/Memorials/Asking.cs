using Furrow.Registry;
using Furrow.Registry.Memorials;

namespace Furrow.Server.Memorials;

/// <summary>What the addresses of this column share.</summary>
internal static class Asking
{
    /// <summary>The question, when the asker works in the programme: the register is not for the public.</summary>
    /// <exception cref="Refusal"><c>memorials.staff-only</c></exception>
    public static Ask Staff(this Ask ask) => ask.Viewer.MaySee(Sensitivity.High)
        ? ask
        : throw new Refusal("memorials.staff-only", "The register is for those who work with it; the public pages are "
            + "at "
            + "/memorials.html.");

    /// <summary>A record that must be there.</summary>
    public static async Task<TRecord> Need<TRecord, TId>(
        this Ask ask, IRecordStore<TRecord, TId> store, TId id, string word)
        where TRecord : class
        where TId : struct, IIdentity<TId> =>
        await store.Find(id, ask.Viewer, ask.Cancel)
            ?? throw new Refusal($"{word}.not-found", $"There is no {word} {id.Value}; it may have been withdrawn.");

    /// <summary>A change in one write.</summary>
    public static Task<T> Change<T>(this Ask ask, string why, Func<IWriting, Task<T>> act) =>
        ask.Staff().Store.Journal.Write(ask.Actor, why, act, ask.Cancel);

    /// <summary>Today.</summary>
    public static DateOnly Today(this Ask ask) => DateOnly.FromDateTime(ask.Options.Clock.GetUtcNow().UtcDateTime);

    /// <summary>The identity of what a request makes, the same when the request comes twice.</summary>
    /// <exception cref="Refusal"><c>request.no-request</c></exception>
    public static TId Made<TId>(string? request) where TId : struct, IIdentity<TId> =>
        request is { Length: >= 8 and <= 100 }
            ? Identity.From<TId>("request", request)
            : throw new Refusal("request.no-request",
                "'request' names this request, so that it is not carried out twice; give 8 to 100 characters.");

    /// <summary>A text of a body that must be given.</summary>
    public static string Given(string? text, string name, int longest = 2_000)
    {
        var given = text?.Trim() ?? "";
        return given.Length is > 0 && given.Length <= longest
            ? given
            : throw new Refusal("request.field", $"'{name}' has {given.Length} characters; give 1 to {longest}.");
    }

    /// <summary>A text of a body that may be absent.</summary>
    public static string? Maybe(string? text, string name, int longest = 10_000) =>
        string.IsNullOrWhiteSpace(text) ? null : Given(text, name, longest);

    /// <summary>The next number of a scheme.</summary>
    public static async Task<string> Next(this Ask ask, NumberScheme scheme)
    {
        var year = ask.Today().Year;
        var highest = await ask.Store.Memorials.Objects.Highest(scheme.Start(year), ask.Viewer, ask.Cancel);
        return scheme.After(year, highest);
    }

    /// <summary>Sites by identity.</summary>
    public static async Task<Dictionary<SiteId, Site>> Sites(this Ask ask, Viewer viewer) =>
        (await ask.Store.Memorials.Sites.Everything(Filter.None, viewer, ask.Cancel)).ToDictionary(site => site.Id);
}
