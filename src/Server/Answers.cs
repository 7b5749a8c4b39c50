using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Furrow.Server;

/// <summary>Turns what an endpoint returns or throws into an answer: once, for all.</summary>
internal static class Answers
{
    /// <summary>Media type of feature collections.</summary>
    public const string GeoJson = "application/geo+json";

    /// <summary>Media type of refusals (RFC 9457).</summary>
    public const string Problem = "application/problem+json";

    /// <summary>Bytes of the largest body that a write may send.</summary>
    public const int LargestBody = 64 * 1024;

    /// <summary>Answers every refusal with its code and every fault without its inside.</summary>
    public static Func<HttpContext, RequestDelegate, Task> Refusals(ILogger logger) => async (http, next) =>
    {
        try
        {
            await next(http);
            if (http.Response.StatusCode is 404 or 405 && !http.Response.HasStarted)
                await Write(http, Absence(http));
        }
        catch (Refusal refusal)
        {
            await Write(http, Refused(refusal));
        }
        catch (BadHttpRequestException bad)
        {
            await Write(http, new ProblemView("request.malformed", "Refused", bad.Message, bad.StatusCode, []));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            if (!http.Response.HasStarted)
                http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
#pragma warning disable CA1031 // The last catch of a request: a fault of ours, logged whole and told briefly.
        catch (Exception fault) when (!http.Response.HasStarted)
#pragma warning restore CA1031
        {
            logger.LogError(fault, "A fault of ours at {Method} {Path}", http.Request.Method, Short(http.Request.Path));
            await Write(http, new ProblemView("fault", "A fault of Furrow",
                "Something broke here; it is not your doing. The server's log says what.", 500, []));
        }
    };

    /// <summary>JSON in the one form that journal, pages and files share.</summary>
    public static byte[] Json(object value) =>
        JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), RecordJson.Options);

    /// <summary>A value from outside, short enough to repeat in a message.</summary>
    public static string Short(string value) => value.Length <= 100 ? value : value[..100] + "…";

    private static ProblemView Refused(Refusal refusal) =>
        new(refusal.Code, "Refused", refusal.Message, Status(refusal.Code), refusal.Rows);

    private static int Status(string code) => code switch
    {
        "request.cross-origin" => StatusCodes.Status403Forbidden,
        "request.media-type" => StatusCodes.Status415UnsupportedMediaType,
        "request.host" => StatusCodes.Status421MisdirectedRequest,
        "request.not-allowed" or "request.proxied" => StatusCodes.Status403Forbidden,
        "access.sign-in" or "access.token" or "sign-in.wrong" => StatusCodes.Status401Unauthorized,
        "sign-in.wait" => StatusCodes.Status429TooManyRequests,
        "sign-in.choose-password" => StatusCodes.Status409Conflict,
        _ when code.StartsWith("access.", StringComparison.Ordinal) => StatusCodes.Status403Forbidden,
        "request.method" => StatusCodes.Status405MethodNotAllowed,
        "request.precondition" => StatusCodes.Status412PreconditionFailed,
        "request.done" => StatusCodes.Status409Conflict,
        "request.key-used" => StatusCodes.Status422UnprocessableEntity,
        "feature.malformed" => StatusCodes.Status400BadRequest,
        _ when code.StartsWith("request.", StringComparison.Ordinal) => StatusCodes.Status400BadRequest,
        _ when code.StartsWith("page.", StringComparison.Ordinal) => StatusCodes.Status400BadRequest,
        _ when code.StartsWith("filter.", StringComparison.Ordinal) => StatusCodes.Status400BadRequest,
        _ when code.StartsWith("store.", StringComparison.Ordinal) => StatusCodes.Status503ServiceUnavailable,
        "identity.malformed" => StatusCodes.Status400BadRequest,
        _ when code.EndsWith(".not-found", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
        _ when code.Contains(".already", StringComparison.Ordinal) => StatusCodes.Status409Conflict,
        "claim.rejected" or "claim.confirmed" or "decision.kept" or "decision.none" => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static ProblemView Absence(HttpContext http) => http.Response.StatusCode == 405
        ? new("request.method", "Refused", $"{Short(http.Request.Method)} is not for this address.", 405, [])
        : new("request.not-found", "Not found", $"There is nothing at {Short(http.Request.Path)}.", 404, []);

    private static async Task Write(HttpContext http, ProblemView problem)
    {
        if (http.Response.HasStarted)
        {
            http.Abort(); // Half an answer is on its way: cut it off, so that nobody takes it for a whole one.
            return;
        }

        http.Response.StatusCode = problem.Status;
        http.Response.ContentType = Problem;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Remove("ETag");
        await http.Response.Body.WriteAsync(Json(problem));
    }

    private sealed record ProblemView(
        string Code, string Title, string Detail, int Status, IReadOnlyList<RefusedRow> Rows);
}
