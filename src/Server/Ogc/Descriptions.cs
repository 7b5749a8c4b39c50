using System.Text.Json;
using Furrow.Registry.Exchange;

namespace Furrow.Server.Ogc;

/// <summary>What there is: the root, what is conformed to, the collections and their fields.</summary>
internal sealed class Descriptions(string program)
{
    private const string Features = "http://www.opengis.net/spec/ogcapi-features-";
    private const string Cql2 = "http://www.opengis.net/spec/cql2/1.0/conf/";

    /// <summary>What the OGC doors conform to.</summary>
    public static IReadOnlyList<string> Conformance { get; } =
    [
        .. new[] { "core", "geojson", "html", "oas30" }.Select(one => $"{Features}1/1.0/conf/{one}"),
        .. new[] { "queryables", "queryables-query-parameters", "filter", "features-filter" }
            .Select(one => $"{Features}3/1.0/conf/{one}"),
        .. new[] { "create-replace-delete", "update", "features" }.Select(one => $"{Features}4/1.0/conf/{one}"),
        $"{Features}4/1.0/req/optimistic-locking-etags",
        .. new[] { "core", "tileset", "tilesets-list", "geodata-tilesets", "mvt" }
            .Select(one => $"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/{one}"),
        .. new[]
        {
            "cql2-text", "cql2-json", "basic-cql2", "advanced-comparison-operators", "case-insensitive-comparison",
            "accent-insensitive-comparison", "basic-spatial-functions", "basic-spatial-functions-plus",
            "spatial-functions", "temporal-functions", "property-property", "arithmetic",
        }.Select(one => Cql2 + one),
    ];

    /// <summary>The root.</summary>
    public Task Landing(OgcAsk ask)
    {
        ask.Knows();
        Link[] links =
        [
            .. Links.Itself(ask.Root + "/", Links.Json, ask.WantsHtml),
            new("service-desc", Links.OpenApi, "The interface, as OpenAPI 3.0", ask.Root + "/api"),
            new("service-doc", Links.Html, "The interface, as a page", ask.Root + "/api?f=html"),
            new("conformance", Links.Json, "What is conformed to", ask.Root + "/conformance"),
            new("data", Links.Json, "The collections", ask.Root + "/collections"),
            new("http://www.opengis.net/def/rel/ogc/1.0/conformance", Links.Json, "What is conformed to",
                ask.Root + "/conformance"),
            new("http://www.opengis.net/def/rel/ogc/1.0/data", Links.Json, "The collections", ask.Root + "/collections"),
        ];
        return ask.WantsHtml
            ? Pages.Landing(ask, links)
            : Answer(ask, $"W/\"root-{program}\"", Links.Json, json =>
            {
                json.WriteString("title", "Furrow");
                json.WriteString("description",
                    "Hazards, damage, places and reference layers of a recovery programme. Uncleared ground and "
                    + "victims' data are shown only to who may see them; nothing here says that ground is safe.");
                Links.Write(json, links);
            });
    }

    /// <summary>What is conformed to.</summary>
    public Task Conforms(OgcAsk ask)
    {
        ask.Knows();
        return ask.WantsHtml
            ? Pages.Conformance(ask)
            : Answer(ask, $"W/\"conformance-{program}\"", Links.Json, json =>
            {
                json.WriteStartArray("conformsTo");
                foreach (var one in Conformance)
                    json.WriteStringValue(one);
                json.WriteEndArray();
            });
    }

    /// <summary>Every collection.</summary>
    public async Task Collections(OgcAsk ask)
    {
        ask.Knows();
        var layers = await ask.Store.Features.Layers(ask.Viewer, ask.Cancel);
        var html = ask.WantsHtml;
        Link[] links = [.. Links.Itself(ask.Root + "/collections", Links.Json, html)];
        if (html)
        {
            await Pages.Collections(ask, layers, links);
            return;
        }

        var tag = string.Join('-', layers.Select(layer => layer.Version).Append(layers.Count));
        if (ask.IsHeld($"W/\"{tag}-{ask.Access}-{program}\""))
            return;
        var extents = new List<LayerExtent>();
        foreach (var layer in layers)
            extents.Add(await ask.Store.Features.Extent(layer, ask.Viewer, ask.Cancel));
        await Send(ask, Links.Json, json =>
        {
            Links.Write(json, links);
            json.WriteStartArray("collections");
            foreach (var (layer, extent) in layers.Zip(extents))
            {
                json.WriteStartObject();
                Collection(json, ask, layer, extent, html: false);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    /// <summary>One collection.</summary>
    public async Task Collection(OgcAsk ask)
    {
        ask.Knows();
        var layer = await ask.Layer();
        var extent = await ask.Store.Features.Extent(layer, ask.Viewer, ask.Cancel);
        if (ask.WantsHtml)
        {
            await Pages.Collection(ask, layer, extent, LinksOf(ask, layer, html: true));
            return;
        }

        await Answer(ask, $"W/\"{layer.Kind}-{layer.Version}-{ask.Access}-{program}\"", Links.Json,
            json => Collection(json, ask, layer, extent, html: false));
    }

    /// <summary>The fields that may be asked for, as JSON Schema.</summary>
    public async Task Queryables(OgcAsk ask)
    {
        ask.Knows();
        var layer = await ask.Layer();
        await Answer(ask, $"W/\"{layer.Kind}-{layer.Version}-{ask.Access}-{program}\"", Links.Schema,
            json => Schemas.Write(json, layer, ask.Self, receivable: false));
    }

    /// <summary>What a feature looks like, as JSON Schema.</summary>
    public async Task Schema(OgcAsk ask)
    {
        ask.Knows("type");
        var layer = await ask.Layer();
        await Answer(ask, $"W/\"{layer.Kind}-{layer.Version}-{ask.Access}-{program}\"", Links.Schema,
            json => Schemas.Write(json, layer, ask.Self, receivable: ask.Word("type") is "create" or "replace"));
    }

    private static void Collection(Utf8JsonWriter json, OgcAsk ask, Layer layer, LayerExtent extent, bool html)
    {
        json.WriteString("id", layer.Collection.Name);
        json.WriteString("title", layer.Collection.Title);
        json.WriteString("description", Description(layer));
        if (layer.Attribution is { } attribution)
            json.WriteString("attribution", attribution);
        json.WriteString("itemType", "feature");
        Extent(json, extent);
        json.WriteStartArray("crs");
        json.WriteStringValue(Links.Crs84);
        json.WriteEndArray();
        Links.Write(json, LinksOf(ask, layer, html));
    }

    /// <summary>What a collection holds, in a sentence or two.</summary>
    public static string Description(Layer layer) => string.Join(' ', new[]
    {
        layer.Meaning.Length > 0 ? layer.Meaning : $"{layer.Collection.Title}.",
        layer.Illustrative ? "Illustrative: made up to show the product." : "",
    }.Where(part => part.Length > 0));

    /// <summary>What travels in a file: what it holds, whose words to show, whether it was made up.</summary>
    public static string About(Layer layer) => string.Join(' ', new[]
    {
        Description(layer), layer.Attribution ?? "",
        "Rows say of themselves whether they are illustrative. Nothing here says that ground is safe.",
    }.Where(part => part.Length > 0));

    private static List<Link> LinksOf(OgcAsk ask, Layer layer, bool html)
    {
        var here = $"{ask.Root}/collections/{Items.Escaped(layer)}";
        return
        [
            .. Links.Itself(here, Links.Json, html),
            new("items", Answers.GeoJson, $"{layer.Collection.Title} as GeoJSON", here + "/items"),
            new("items", Links.Html, $"{layer.Collection.Title} as a page", here + "/items?f=html"),
            new(Links.Queryables, Links.Schema, "The fields that may be asked for", here + "/queryables"),
            new("http://www.opengis.net/def/rel/ogc/1.0/schema", Links.Schema, "What a feature looks like",
                here + "/schema"),
            .. Downloads.Formats.Select(format => new Link(
                "enclosure", format.MediaType.Split(';')[0], $"All of it as {format.Words}",
                $"{here}/export/{format.Ending}")),
            .. layer.Shape is null ? [] : new[]
            {
                new Link("http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", Links.Json, "Vector tiles",
                    here + "/tiles"),
            },
        ];
    }

    private static void Extent(Utf8JsonWriter json, LayerExtent extent)
    {
        if (extent.West is null && extent.From is null)
            return;
        json.WriteStartObject("extent");
        if (extent is { West: { } west, South: { } south, East: { } east, North: { } north })
        {
            json.WriteStartObject("spatial");
            json.WriteStartArray("bbox");
            json.WriteStartArray();
            foreach (var side in (double[])[west, south, east, north])
                json.WriteNumberValue(side);
            json.WriteEndArray();
            json.WriteEndArray();
            json.WriteString("crs", Links.Crs84);
            json.WriteEndObject();
        }

        if (extent.From is { } from && extent.Until is { } until)
        {
            json.WriteStartObject("temporal");
            json.WriteStartArray("interval");
            json.WriteStartArray();
            json.WriteStringValue(from.Contains('T', StringComparison.Ordinal) ? from : from + "T00:00:00Z");
            json.WriteStringValue(until.Contains('T', StringComparison.Ordinal) ? until : until + "T23:59:59Z");
            json.WriteEndArray();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static Task Answer(OgcAsk ask, string tag, string type, Action<Utf8JsonWriter> write) =>
        ask.IsHeld(tag) ? Task.CompletedTask : Send(ask, type, write);

    private static async Task Send(OgcAsk ask, string type, Action<Utf8JsonWriter> write)
    {
        ask.Http.Response.ContentType = type;
        await using var json = Items.Writer(ask.Http);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }
}
