using System.Text;
using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Server;

/// <summary>Tiles, the FeatureServer and downloads.</summary>
public sealed class Other_doors
{
    private const string Tiles = "/ogc/collections/fields/tiles/WebMercatorQuad";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tile_holds_what_lies_in_it_and_an_empty_one_nothing()
    {
        await using var kept = await WithFields();
        await using var served = await Served.Over(kept.Store);
        using var whole = await served.Client.GetAsync($"{Tiles}/0/0/0", Cancel);
        Assert.Equal("application/vnd.mapbox-vector-tile", whole.Content.Headers.ContentType?.MediaType);
        var bytes = await whole.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Contains("big field", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Contains("tiny field", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        using var empty = await served.Client.GetAsync($"{Tiles}/4/0/0", Cancel);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, empty.StatusCode);
        var json = await served.Json($"{Tiles}?f=tilejson");
        Assert.Equal("3.0.0", json.GetProperty("tilejson").GetString());
        Assert.EndsWith("/{z}/{y}/{x}", json.GetProperty("tiles")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/1/2/0")]
    [InlineData("/23/0/0")]
    [InlineData("/x/0/0")]
    [InlineData("/0/-1/0")]
    public async Task A_tile_that_cannot_be_is_not_found(string tile)
    {
        await using var kept = await WithFields();
        await using var served = await Served.Over(kept.Store);
        Assert.Equal((System.Net.HttpStatusCode.NotFound, "tile.not-found"), await served.Refusal(Tiles + tile));
    }

    [Theory]
    [InlineData("where=1=1", 2)]
    [InlineData("where=name = 'big field'", 1)]
    [InlineData("where=UPPER(name) LIKE 'TINY%25'", 1)]
    [InlineData("where=seen >= date '2026-01-02'", 1)]
    [InlineData("where=seen >= timestamp '2026-01-01 00:00:00'", 2)]
    [InlineData("where=hectares > 1 AND name IS NOT NULL", 1)]
    [InlineData("where=OBJECTID IN (1, 2)", 2)]
    [InlineData("objectIds=2", 1)]
    [InlineData("geometry=0,0,5,5", 1)]
    [InlineData("""geometry={"xmin":0,"ymin":0,"xmax":5,"ymax":5}""", 1)]
    public async Task The_FeatureServer_answers_its_clients_questions(string question, int many)
    {
        await using var kept = await WithFields();
        await using var served = await Served.Over(kept.Store);
        var layer = await Layer(served, "esriGeometryPolygon");
        var count = await served.Json($"{layer}/query?f=json&returnCountOnly=true&{question}");
        Assert.Equal(many, count.GetProperty("count").GetInt32());
        var found = await served.Json($"{layer}/query?f=json&outFields=*&{question}");
        Assert.Equal(many, found.GetProperty("features").GetArrayLength());
    }

    [Fact]
    public async Task The_FeatureServer_pages_by_offset_keeps_numbers_and_turns_rings_clockwise()
    {
        await using var kept = await WithFields();
        await using var served = await Served.Over(kept.Store);
        var layer = await Layer(served, "esriGeometryPolygon");
        var first = await served.Json($"{layer}/query?where=1=1&resultRecordCount=1");
        Assert.True(first.GetProperty("exceededTransferLimit").GetBoolean());
        var second = await served.Json($"{layer}/query?where=1=1&resultRecordCount=1&resultOffset=1");
        Assert.False(second.GetProperty("exceededTransferLimit").GetBoolean());
        Assert.NotEqual(Number(first), Number(second));
        var ring = first.GetProperty("features")[0].GetProperty("geometry").GetProperty("rings")[0].EnumerateArray()
            .Select(point => new Coordinate(point[0].GetDouble(), point[1].GetDouble())).ToArray();
        Assert.False(NetTopologySuite.Algorithm.Orientation.IsCCW(ring));
        var seen = first.GetProperty("features")[0].GetProperty("attributes").GetProperty("seen");
        Assert.Equal(JsonValueKind.Number, seen.ValueKind);
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["where"] = "1=1", ["f"] = "json" });
        using var posted = await served.Client.PostAsync($"{layer}/query", form, Cancel);
        Assert.True(posted.IsSuccessStatusCode);
        var wrong = await served.Json($"{layer}/query?where=((");
        Assert.Equal(400, wrong.GetProperty("error").GetProperty("code").GetInt32());

        static int Number(JsonElement answer) =>
            answer.GetProperty("features")[0].GetProperty("attributes").GetProperty("OBJECTID").GetInt32();
    }

    [Fact]
    public async Task A_download_has_meanings_units_and_every_row_and_runs_nothing()
    {
        await using var kept = await WithFields();
        await using var served = await Served.Over(kept.Store);
        using var csv = await served.Client.GetAsync("/ogc/collections/fields/export/csv", Cancel);
        var lines = (await Served.Body(csv)).TrimEnd().Split("\r\n");
        Assert.StartsWith("id,name,hectares,seen,wkt", lines[0], StringComparison.Ordinal);
        Assert.Contains("Size. [ha]", lines[1], StringComparison.Ordinal);
        Assert.Equal(5, lines.Length);
        Assert.Contains(",'=1+1,", lines[4], StringComparison.Ordinal);
        Assert.Contains("POLYGON ((", lines[2], StringComparison.Ordinal);
        var filtered = await served.Client.GetStringAsync(
            "/ogc/collections/fields/export/csv?filter=hectares>1", Cancel);
        Assert.Equal(3, filtered.TrimEnd().Split("\r\n").Length);
        var kml = System.Xml.Linq.XDocument.Parse(
            await served.Client.GetStringAsync("/ogc/collections/fields/export/kml", Cancel));
        Assert.Equal(3, kml.Descendants().Count(node => node.Name.LocalName == "Placemark"));
    }

    private static async Task<string> Layer(Served served, string kind)
    {
        const string service = "/rest/services/furrow/FeatureServer";
        var layer = (await served.Json(service + "?f=json")).GetProperty("layers").EnumerateArray().Single(one =>
            one.GetProperty("name").GetString()!.StartsWith("Fields", StringComparison.Ordinal)
            && one.GetProperty("geometryType").GetString() == kind);
        return $"{service}/{layer.GetProperty("id").GetInt32()}";
    }

    private static async Task<Over_the_real_store.Kept> WithFields()
    {
        var kept = await Over_the_real_store.Kept.Small();
        var described = new PlainCollection(
            new Collection("fields", "Fields",
            [
                new("name", FieldType.Text, "", Sensitivity.Low),
                new("hectares", FieldType.Number, "Size.", Sensitivity.Low) { Unit = "ha" },
                new("seen", FieldType.Date, "", Sensitivity.Low),
            ]), new Origin("test", null, true), Sensitivity.Low, "GEOMETRY");
        await kept.Store.Journal.Write(new Actor("test"), "fields", writing => kept.Store.Features.Import(writing,
            described,
            [
                Draft("1", Square(10, 10, 20), "big field", 2.5, "2026-01-01"),
                Draft("2", Square(1, 1, 0.0001), "tiny field", 0.5, "2026-01-02"),
                Draft("3", new Point(30, 30), "=1+1", null, null),
            ], Cancel), Cancel);
        return kept;
    }

    private static FeatureDraft Draft(string key, Geometry shape, params object?[] values) =>
        new(Identity.From<FeatureId>(key), key, shape, values);

    private static Polygon Square(double west, double south, double side) => new(new LinearRing(
    [
        new(west, south), new(west + side, south), new(west + side, south + side), new(west, south + side),
        new(west, south),
    ]));
}
