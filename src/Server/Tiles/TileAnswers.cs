using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Server.Ogc;
using Microsoft.AspNetCore.Http;

namespace Furrow.Server.Tiles;

/// <summary>OGC API – Tiles (20-057): vector tiles of every collection, made from the store and kept while it stays.
/// </summary>
internal sealed class TileAnswers(string program)
{
    /// <summary>Media type of vector tiles.</summary>
    public const string Mvt = "application/vnd.mapbox-vector-tile";

    private const string Quad = "WebMercatorQuad";
    private const int MostFeatures = 20_000;
    private const long MostBytes = 64 * 1024 * 1024;
    private readonly ConcurrentDictionary<string, byte[]> kept = new();
    private long bytes;

    /// <summary>One tile; 204 when it is empty.</summary>
    public async Task One(OgcAsk ask)
    {
        ask.Knows();
        var layer = await Set(ask);
        var grid = new TileGrid(Part(ask, "z"), Part(ask, "row"), Part(ask, "col"));
        if (!grid.Exists)
            throw new Refusal("tile.not-found", "There is no such tile; rows and columns go from 0 to 2^z - 1.");
        if (ask.IsHeld($"W/\"{layer.Kind}-{layer.Version}-{ask.Access}-{program}\""))
            return;
        var key = $"{ask.Access} {layer.Kind} {layer.Version} {ask.Route("z")}/{ask.Route("row")}/{ask.Route("col")}";
        if (!kept.TryGetValue(key, out var tile))
            Keep(key, tile = await Draw(ask, layer, grid));
        if (tile.Length == 0)
        {
            ask.Http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        ask.Http.Response.ContentType = Mvt;
        await ask.Http.Response.Body.WriteAsync(tile, ask.Cancel);
    }

    /// <summary>The sets of tiles that a collection has.</summary>
    public static async Task Sets(OgcAsk ask)
    {
        ask.Knows();
        var layer = await ask.Layer();
        var here = Here(ask, layer);
        await Send(ask, Links.Json, json =>
        {
            Links.Write(json, [new("self", Links.Json, "This document", here)]);
            json.WriteStartArray("tilesets");
            json.WriteStartObject();
            Describe(json, ask, layer);
            json.WriteEndObject();
            json.WriteEndArray();
        });
    }

    /// <summary>One set of tiles, as metadata or as TileJSON 3.0 with <c>f=tilejson</c>.</summary>
    public static async Task OneSet(OgcAsk ask)
    {
        var layer = await Set(ask);
        ask.Knows();
        if (ask.Word("f") != "tilejson")
        {
            await Send(ask, Links.Json, json => Describe(json, ask, layer));
            return;
        }

        var extent = await ask.Store.Features.Extent(layer, ask.Viewer, ask.Cancel);
        await Send(ask, Links.Json, json => TileJson(json, ask, layer, extent));
    }

    /// <summary>The one matrix set that tiles are cut by.</summary>
    public static async Task MatrixSets(OgcAsk ask)
    {
        ask.Knows();
        await Send(ask, Links.Json, json =>
        {
            json.WriteStartArray("tileMatrixSets");
            json.WriteStartObject();
            json.WriteString("id", Quad);
            json.WriteString("title", "Google Maps Compatible for the World");
            json.WriteString("uri", "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad");
            json.WriteEndObject();
            json.WriteEndArray();
        });
    }

    private static async Task<byte[]> Draw(OgcAsk ask, Layer layer, TileGrid grid)
    {
        var question = new FeatureQuestion { Near = grid.Box };
        var many = await ask.Store.Features.Count(layer, question, ask.Viewer, ask.Cancel);
        if (many > MostFeatures)
            question = question with { Every = (int)((many + MostFeatures - 1) / MostFeatures) };
        var tile = new VectorTile(layer, grid);
        await foreach (var feature in ask.Store.Features.Features(layer, question, ask.Viewer, ask.Cancel))
            tile.Add(feature);
        return tile.Drawn == 0 ? [] : tile.Bytes(layer.Collection.Name);
    }

    private void Keep(string key, byte[] tile)
    {
        if (Interlocked.Add(ref bytes, tile.Length + (key.Length * 2)) > MostBytes)
        {
            kept.Clear();
            Interlocked.Exchange(ref bytes, tile.Length);
        }

        kept[key] = tile;
    }

    private static async Task<Layer> Set(OgcAsk ask)
    {
        var layer = await ask.Layer();
        return ask.Route("tms") == Quad && layer.Shape is not null ? layer : throw new Refusal("tile.not-found",
            $"{layer.Collection.Name} has tiles by {Quad} only, and only where it has shapes.");
    }

    private static string Here(OgcAsk ask, Layer layer) => $"{ask.Root}/collections/{Items.Escaped(layer)}/tiles";

    private static void Describe(Utf8JsonWriter json, OgcAsk ask, Layer layer)
    {
        var here = $"{Here(ask, layer)}/{Quad}";
        json.WriteString("title", layer.Collection.Title);
        json.WriteString("dataType", "vector");
        json.WriteString("crs", "http://www.opengis.net/def/crs/EPSG/0/3857");
        json.WriteString("tileMatrixSetURI", "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad");
        Links.Write(json,
        [
            new("self", Links.Json, "This set of tiles", here),
            new("describedby", Links.Json, "TileJSON", here + "?f=tilejson"),
            new("http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme", Links.Json, "The matrix set",
                $"{ask.Root}/tileMatrixSets"),
            new("item", Mvt, "Tiles", here + "/{tileMatrix}/{tileRow}/{tileCol}"),
        ]);
    }

    private static void TileJson(Utf8JsonWriter json, OgcAsk ask, Layer layer, LayerExtent extent)
    {
        json.WriteString("tilejson", "3.0.0");
        json.WriteString("name", layer.Collection.Title);
        if (layer.Attribution is { } attribution)
            json.WriteString("attribution", attribution);
        json.WriteStartArray("tiles");
        json.WriteStringValue($"{Here(ask, layer)}/{Quad}/{{z}}/{{y}}/{{x}}");
        json.WriteEndArray();
        json.WriteNumber("minzoom", 0);
        json.WriteNumber("maxzoom", 16);
        if (extent is { West: { } west, South: { } south, East: { } east, North: { } north })
        {
            json.WriteStartArray("bounds");
            foreach (var side in (double[])[west, south, east, north])
                json.WriteNumberValue(side);
            json.WriteEndArray();
        }

        json.WriteStartArray("vector_layers");
        json.WriteStartObject();
        json.WriteString("id", layer.Collection.Name);
        json.WriteStartObject("fields");
        foreach (var field in layer.Collection.Fields.Where(field => field.Type != FieldType.Geometry))
            json.WriteString(field.Name, field.Meaning);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static int Part(OgcAsk ask, string name) =>
        int.TryParse(ask.Route(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new Refusal("tile.not-found", $"'{Answers.Short(ask.Route(name))}' is no number of a tile.");

    private static async Task Send(OgcAsk ask, string type, Action<Utf8JsonWriter> write)
    {
        ask.Http.Response.ContentType = type;
        await using var json = Items.Writer(ask.Http);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }
}
