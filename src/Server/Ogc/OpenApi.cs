using System.Text.Json;
using System.Text.Json.Nodes;
using Furrow.Registry.Exchange;

namespace Furrow.Server.Ogc;

/// <summary>The OGC doors as an OpenAPI 3.0 document.</summary>
internal static class OpenApi
{
    private static readonly JsonSerializerOptions Pretty = new(RecordJson.Options) { WriteIndented = true };

    /// <summary>Answers with the document, or with a page about it.</summary>
    public static async Task Show(OgcAsk ask)
    {
        ask.Knows();
        var document = Document(ask.Root).ToJsonString(Pretty);
        if (ask.WantsHtml)
        {
            await Pages.Send(ask, "The interface", page => page.Append("<p>OpenAPI 3.0:</p><pre>")
                .Append(System.Net.WebUtility.HtmlEncode(document)).Append("</pre>"));
            return;
        }

        ask.Http.Response.ContentType = Links.OpenApi;
        await ask.Http.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(document), ask.Cancel);
    }

    /// <summary>The document with its server.</summary>
    public static JsonObject Document(string server) => new()
    {
        ["openapi"] = "3.0.3",
        ["info"] = new JsonObject
        {
            ["title"] = "Furrow: open doors",
            ["version"] = "1",
            ["description"] = "OGC API – Features with CQL2 filters over every collection of the programme.",
            ["license"] = new JsonObject
            {
                ["name"] = "Apache-2.0", ["url"] = "https://www.apache.org/licenses/LICENSE-2.0",
            },
        },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = server }),
        ["paths"] = OgcPaths.All(),
        ["components"] = OgcPaths.Components(),
    };
}
