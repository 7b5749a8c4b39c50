using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Server.Ogc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Furrow.Server.Esri;

/// <summary>A GeoServices FeatureServer, read only: what ArcGIS, QGIS and GDAL's ESRIJSON driver ask.</summary>
internal static class EsriRoutes
{
    private const string Service = "/rest/services/furrow/FeatureServer";

    /// <summary>Adds the addresses below <c>/rest</c>.</summary>
    public static void Map(WebApplication app, IStore store, HostOptions options, Callers callers)
    {
        Get("/rest/info", Info);
        Get("/rest/services", Services);
        Get(Service, EsriLayers.Service);
        Get(Service + "/{layer}", EsriLayers.One);
        Get(Service + "/{layer}/query", EsriQuery.Answer);

        void Get(string path, Func<OgcAsk, Task> answer) => app.MapMethods(path, ["GET", "POST"], async http =>
        {
            try
            {
                http.Response.Headers.CacheControl = "private, no-cache";
                await answer(new OgcAsk(http, store, options, callers));
            }
            catch (Refusal refusal) when (!http.Response.HasStarted)
            {
                await Refused(http, refusal);
            }
        });
    }

    /// <summary>The value of a parameter: from the address, or from a form.</summary>
    public static async Task<Func<string, string?>> Words(OgcAsk ask)
    {
        var form = ask.Http.Request.HasFormContentType
            ? await ask.Http.Request.ReadFormAsync(ask.Cancel)
            : null;
        return name => ask.Http.Request.Query.TryGetValue(name, out var asked) && asked.ToString().Length > 0
            ? asked.ToString()
            : form?.TryGetValue(name, out var filled) == true && filled.ToString().Length > 0
                ? filled.ToString()
                : null;
    }

    /// <summary>Answers with one JSON object.</summary>
    public static async Task Send(OgcAsk ask, Action<Utf8JsonWriter> write)
    {
        ask.Http.Response.ContentType = Links.Json;
        await using var json = Items.Writer(ask.Http);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }

    private static Task Info(OgcAsk ask) => Send(ask, json =>
    {
        json.WriteNumber("currentVersion", 11.1);
        json.WriteStartObject("authInfo");
        json.WriteBoolean("isTokenBasedSecurity", false);
        json.WriteEndObject();
    });

    private static Task Services(OgcAsk ask) => Send(ask, json =>
    {
        json.WriteNumber("currentVersion", 11.1);
        json.WriteStartArray("folders");
        json.WriteEndArray();
        json.WriteStartArray("services");
        json.WriteStartObject();
        json.WriteString("name", "furrow");
        json.WriteString("type", "FeatureServer");
        json.WriteEndObject();
        json.WriteEndArray();
    });

    /// <summary>This door's own envelope: its clients look for an error object, not for a status.</summary>
    private static async Task Refused(HttpContext http, Refusal refusal)
    {
        http.Response.ContentType = Links.Json;
        var code = refusal.Code.EndsWith(".not-found", StringComparison.Ordinal) ? 404 : 400;
        await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(
            new { error = new { code, message = refusal.Message, details = (string[])[refusal.Code] } },
            RecordJson.Options));
    }
}
