using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Server.Ogc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Furrow.Server.OData;

/// <summary>The addresses of the OData door.</summary>
internal static class ODataRoutes
{
    /// <summary>Adds them below <c>/odata</c>.</summary>
    public static void Map(WebApplication app, IStore store, HostOptions options, Callers callers)
    {
        Get("", ODataAnswers.Service);
        Get("/$metadata", ODataAnswers.Metadata);
        Get("/{set}", ODataAnswers.Rows);
        Get("/{set}/$count", ODataAnswers.Count);
        Get("/{set}({entity})", ODataAnswers.One);

        void Get(string path, Func<OgcAsk, Task> answer) => app.MapMethods(
            "/odata" + path, ["GET", "HEAD"], http => Answer(http, new OgcAsk(http, store, options, callers), answer));
    }

    private static async Task Answer(HttpContext http, OgcAsk ask, Func<OgcAsk, Task> answer)
    {
        try
        {
            http.Response.Headers["OData-Version"] = "4.0";
            http.Response.Headers.CacheControl = "private, no-cache";
            await answer(ask);
        }
        catch (Refusal refusal) when (!http.Response.HasStarted)
        {
            await Refused(http, refusal);
        }
    }

    /// <summary>This door's own envelope (OData JSON format 4.01, 21).</summary>
    private static async Task Refused(HttpContext http, Refusal refusal)
    {
        http.Response.StatusCode = refusal.Code.EndsWith(".not-found", StringComparison.Ordinal)
            ? StatusCodes.Status404NotFound
            : refusal.Code is "request.order" ? StatusCodes.Status501NotImplemented : StatusCodes.Status400BadRequest;
        http.Response.ContentType = Links.Json;
        await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(
            new { error = new { code = refusal.Code, message = refusal.Message } }, RecordJson.Options));
    }
}
