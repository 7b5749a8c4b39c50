using System.Reflection;
using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Furrow.Server;

/// <summary>The three kinds of address: read and kept, read anew each time, written.</summary>
internal sealed class Routes(WebApplication app, IStore store, HostOptions options, Callers callers)
{
    /// <summary>Names this build, so that no answer of another is taken for one of its own.</summary>
    public static readonly string Program =
        typeof(Routes).Module.ModuleVersionId.ToString("N")[..8];

    private readonly Latest latest = new(store, app.Lifetime.ApplicationStopping);

    /// <summary>
    /// An answer that only the data can change: made once for each version of the data, then from memory.
    /// </summary>
    /// <param name="path">Below <c>/api/</c>.</param>
    /// <param name="words">What may be asked, space between; anything else is refused.</param>
    /// <param name="question">Makes the answer; null when there is nothing.</param>
    public void Get(string path, string words, Func<Ask, Task<object?>> question)
    {
        var known = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        app.MapMethods("/api/" + path, ["GET", "HEAD"], async http =>
        {
            var viewer = callers.Viewer(http);
            var snapshot = await latest.Snapshot(viewer, http.RequestAborted);
            var ask = new Ask(http, store, snapshot, options, callers, known);
            var edition = Edition();
            var tag = $"W/\"{snapshot.Version}-{edition}-{Callers.Digest(Latest.Class(viewer))[..8]}\"";
            http.Response.Headers.ETag = tag;
            http.Response.Headers.CacheControl = "private, no-cache";
            if (http.Request.Headers.IfNoneMatch.Contains(tag))
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            var answer = await snapshot.Answer($"{edition} {ask.Key}", async () => await question(ask) is { } value
                ? value as Answer ?? new Answer(Answers.Json(value), "application/json")
                : null);
            await Send(http, answer);
        }).WithMetadata(new Door(words, null, null, question.Method));
    }

    /// <summary>
    /// Reads what the first page will ask for while the browser is still on its way. Failing costs nothing.
    /// </summary>
    public async Task Warm()
    {
        var viewer = callers.SignInNeeded ? Viewer.Public : options.Viewer;
        var snapshot = await latest.Snapshot(viewer, app.Lifetime.ApplicationStopping);
        await Task.WhenAll(snapshot.Places, snapshot.Hazards, snapshot.Assets, snapshot.Accidents);
        await snapshot.Outlook(await store.Plans.Current(viewer, app.Lifetime.ApplicationStopping));
    }

    /// <summary>A file at an address of its own, such as one size of a picture; it is not kept in memory.</summary>
    public void File(string path, Func<Ask, Task<Answer?>> question) =>
        app.MapMethods(path, ["GET", "HEAD"], async http =>
        {
            var ask = await Asked(http);
            http.Response.Headers.CacheControl = "no-cache";
            await Send(http, await question(ask));
        });

    /// <summary>An answer that changes without the data.</summary>
    public void Live(string path, Func<Ask, Task<object?>> question) =>
        app.MapMethods("/api/" + path, ["GET"], async http =>
        {
            var ask = await Asked(http);
            http.Response.Headers.CacheControl = "no-store";
            await Send(http, new Answer(Answers.Json((await question(ask))!), "application/json"));
        }).WithMetadata(new Door("", null, null, question.Method));

    /// <summary>What concerns only a browser's session: no reason is asked, the programme stays as it is.</summary>
    public void Session<TBody>(string path, Func<HttpContext, TBody, Task<object?>> change) where TBody : Reason =>
        app.MapMethods("/api/" + path, ["POST"], async http =>
        {
            var answer = await change(http, await Body<TBody>(http, Answers.LargestBody));
            http.Response.Headers.CacheControl = "no-store";
            await Send(http, new Answer(Answers.Json(answer!), "application/json"));
        }).WithMetadata(new Door("", typeof(TBody), null, change.Method));

    /// <summary>A change: needs a reason, passes the journal, and answers after the commit.</summary>
    public void Post(string path, Func<Ask, string, Task<object?>> change, Ability needs = Ability.Decide) =>
        Write<Reason>(path, (ask, why, _) => change(ask, why), Answers.LargestBody, needs, change.Method);

    /// <summary>A change that says more than its reason.</summary>
    /// <param name="path">Below <c>/api/</c>.</param>
    /// <param name="change">Gets the reason and the whole body.</param>
    /// <param name="largest">Bytes of the largest body.</param>
    /// <param name="needs">What the one who changes must be allowed; unless said otherwise, to decide.</param>
    public void Post<TBody>(
        string path, Func<Ask, string, TBody, Task<object?>> change, int largest = Answers.LargestBody,
        Ability needs = Ability.Decide)
        where TBody : Reason => Write(path, change, largest, needs, change.Method);

    private void Write<TBody>(
        string path, Func<Ask, string, TBody, Task<object?>> change, int largest, Ability needs, MethodInfo handler)
        where TBody : Reason =>
        app.MapMethods("/api/" + path, ["POST"], async http =>
        {
            var ask = await Asked(http);
            ask.ActorFor(needs); // Refuses before anything is read.
            var body = await Body<TBody>(http, largest);
            var answer = await change(ask, Why(body), body);
            http.Response.Headers.CacheControl = "no-store";
            await Send(http, answer is null ? null : new Answer(Answers.Json(answer), "application/json"));
        }).WithMetadata(new Door("", typeof(TBody), needs, handler));

    private async Task<Ask> Asked(HttpContext http) => new(
        http, store, await latest.Snapshot(callers.Viewer(http), http.RequestAborted), options, callers, []);

    /// <summary>What else an answer hangs on: the day, the program, and whether there is a background map.</summary>
    private string Edition() =>
        $"{options.Clock.GetUtcNow():yyyyMMdd}-{Program}{(options.Basemap is null ? "" : "-b")}";

    private static async Task Send(HttpContext http, Answer? answer)
    {
        if (answer is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = answer.MediaType;
        await http.Response.Body.WriteAsync(answer.Bytes, http.RequestAborted);
    }

    private static async Task<TBody> Body<TBody>(HttpContext http, int largest) where TBody : Reason
    {
        var body = await Keys.Body(http, largest);
        try
        {
            return JsonSerializer.Deserialize<TBody>(body.Span, RecordJson.Options)
                ?? throw new Refusal("request.body", "The body is null; send JSON of the form {\"why\": \"…\"}.");
        }
        catch (JsonException fault)
        {
            throw new Refusal("request.body",
                "The body is not JSON of the form {\"why\": \"…\"}, or a value in it is of another kind"
                + (string.IsNullOrEmpty(fault.Path) || fault.Path == "$" ? "." : $": {Answers.Short(fault.Path)}."));
        }
    }

    private static string Why(Reason reason)
    {
        const int longest = 2000;
        var why = reason.Why?.Trim() ?? "";
        return why.Length is > 0 and <= longest
            ? why
            : throw new Refusal("request.why", $"'why' has {why.Length} characters; say the reason in 1 to {longest}. "
                + "The journal keeps it.");
    }
}

/// <summary>What every change carries: the reason, in the words of who changes.</summary>
internal record Reason
{
    /// <summary>Goes to the journal.</summary>
    public string? Why { get; init; }
}

/// <summary>An answer as it is sent.</summary>
internal sealed record Answer(byte[] Bytes, string MediaType);

/// <summary>What stands beside an address of the API: from it the one description of all of them is made.</summary>
/// <param name="Words">What may be asked, space between.</param>
/// <param name="Body">What a change is sent as; null for a question.</param>
/// <param name="Needs">What the one who changes must be allowed; null where nothing is asked.</param>
/// <param name="Handler">What answers; its first sentence says what the address is for.</param>
internal sealed record Door(string Words, Type? Body, Ability? Needs, MethodInfo Handler);
