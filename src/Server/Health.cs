using Furrow.Registry;
using Microsoft.AspNetCore.Http;

namespace Furrow.Server;

/// <summary>
/// What a proxy or a supervisor asks: does the process live, and should requests come here. Says nothing of the data.
/// </summary>
internal sealed class Health(IStore store, Readiness readiness)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Answers <c>/health/live</c> and <c>/health/ready</c>, by whatever name the server is called.</summary>
    public async Task Answer(HttpContext http, RequestDelegate next)
    {
        if (readiness.Closed)
            http.Response.Headers.Connection = "close"; // The next request of this client finds another server.
        switch (http.Request.Path.Value)
        {
            case "/health/live":
                await Say(http, StatusCodes.Status200OK, new("live"));
                break;
            case "/health/ready":
                var state = await State(http.RequestAborted);
                await Say(http, state.Status == "ready" ? StatusCodes.Status200OK
                    : StatusCodes.Status503ServiceUnavailable, state);
                break;
            default:
                await next(http);
                break;
        }
    }

    private async Task<HealthView> State(CancellationToken cancel)
    {
        if (readiness.Closed)
            return new("stopping");
        try
        {
            await store.Journal.Latest(new Page(1), Viewer.Local, cancel).WaitAsync(Patience, cancel);
            return new("ready", (await store.Behind(Viewer.Local, cancel).WaitAsync(Patience, cancel))?.TotalSeconds);
        }
        catch (Refusal refusal)
        {
            return new(refusal.Code);
        }
        catch (TimeoutException)
        {
            return new("store.too-slow");
        }
    }

    private static async Task Say(HttpContext http, int status, HealthView view)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(Answers.Json(view), http.RequestAborted);
    }

    private sealed record HealthView(string Status, double? BehindSeconds = null);
}
