using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Microsoft.Data.Sqlite;
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

    [Fact]
    public async Task A_workbook_keeps_numbers_as_numbers_texts_as_texts_and_says_what_fields_mean()
    {
        await using var kept = await WithFields();
        await using var served = await Served.Over(kept.Store);
        var bytes = await served.Client.GetByteArrayAsync("/ogc/collections/fields/export/xlsx", Cancel);
        using var archive = new ZipArchive(new MemoryStream(bytes));
        var sheets = archive.Entries.Where(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal))
            .Select(entry => XDocument.Load(entry.Open())).ToList();
        Assert.Equal(2, sheets.Count);
        var text = string.Concat(sheets.Select(sheet => sheet.ToString()));
        Assert.Contains("Size.", text, StringComparison.Ordinal);
        Assert.Contains(">2.5<", text, StringComparison.Ordinal);
        Assert.Contains("=1+1", text, StringComparison.Ordinal);
        Assert.Contains("illustrative", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(sheets, sheet => sheet.Descendants().Any(node => node.Name.LocalName == "f"));
        var rows = sheets.Single(sheet => sheet.ToString().Contains("big field", StringComparison.Ordinal));
        Assert.Equal(4, rows.Descendants().Count(node => node.Name.LocalName == "row"));
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("?filter=hectares>1", 1)]
    [InlineData("?bbox=0.9,0.9,1.1,1.1", 1)]
    public async Task A_GeoPackage_holds_what_was_asked_and_can_be_imported_again(string question, int many)
    {
        await using var kept = await WithFields();
        await using var served = await Served.Over(kept.Store);
        var bytes = await served.Client.GetByteArrayAsync("/ogc/collections/fields/export/gpkg" + question, Cancel);
        Assert.Equal("SQLite format 3\0", Encoding.ASCII.GetString(bytes, 0, 16));
        Assert.Equal("GPKG", Encoding.ASCII.GetString(bytes, 68, 4));
        var path = kept.Location + ".again.gpkg";
        await File.WriteAllBytesAsync(path, bytes, Cancel);
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        await connection.OpenAsync(Cancel);
        Assert.Equal((long)many, Ask("select count(*) from fields"));
        Assert.Equal((long)many, Ask("select count(*) from fields where geom is not null"));
        Assert.Equal("Size. [ha]", Ask(
            "select description from gpkg_data_columns where column_name = 'hectares'"));
        Assert.Contains(
            "Illustrative", (string)Ask("select description from gpkg_contents")!, StringComparison.Ordinal);
        Assert.Equal("ok", Ask("pragma integrity_check"));

        object? Ask(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteScalar();
        }
    }

    [Fact]
    public async Task Shapefiles_hold_each_kind_of_shape_and_what_their_short_names_stand_for()
    {
        await using var kept = await WithFields();
        await using var served = await Served.Over(kept.Store);
        var bytes = await served.Client.GetByteArrayAsync("/ogc/collections/fields/export/shp", Cancel);
        using var archive = new ZipArchive(new MemoryStream(bytes));
        byte[] Part(string name)
        {
            using var copy = new MemoryStream();
            archive.GetEntry(name)!.Open().CopyTo(copy);
            return copy.ToArray();
        }

        var areas = ShapefileReader.Read(
            new(Part("areas.shp"), Part("areas.dbf"), Encoding.ASCII.GetString(Part("areas.prj")), "UTF-8"),
            new RowLimits(), Cancel);
        Assert.Equal(["big field", "tiny field"], areas.Rows.Select(row => row.Values["name"]));
        Assert.Equal("2.5", areas.Rows[0].Values["hectares"]);
        Assert.Equal("2026-01-01", areas.Rows[0].Values["seen"]);
        Assert.Equal(400, areas.Rows[0].Geometry!.Area, 9);
        var points = ShapefileReader.Read(
            new(Part("points.shp"), Part("points.dbf"), Encoding.ASCII.GetString(Part("points.prj")), "UTF-8"),
            new RowLimits(), Cancel);
        Assert.Equal("=1+1", Assert.Single(points.Rows).Values["name"]);
        Assert.Contains("Size. [ha]", Encoding.UTF8.GetString(Part("fields.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("$filter=hectares gt 1", 1)]
    [InlineData("$filter=not (hectares gt 1)", 2)]
    [InlineData("$filter=hectares ne 2.5", 2)]
    [InlineData("$filter=hectares eq null", 1)]
    [InlineData("$filter=hectares ne null and true", 2)]
    [InlineData("$filter=startswith(name,'tiny') or contains(tolower(name),'BIG')", 2)]
    [InlineData("$filter=tolower(name) eq 'big field'", 1)]
    [InlineData("$filter=contains(name,'%25')", 0)]
    [InlineData("$filter=seen ge 2026-01-02", 1)]
    [InlineData("$filter=name in ('big field','=1%2B1')", 2)]
    [InlineData("$filter=hectares mul 2 eq 5", 1)]
    [InlineData("$top=2", 2)]
    [InlineData("$skip=2", 1)]
    public async Task The_OData_door_answers_its_clients_questions(string question, int many)
    {
        await using var kept = await WithFields();
        await using var served = await Served.Over(kept.Store);
        var answer = await served.Json($"/odata/fields?{question}&$select=name,hectares");
        Assert.Equal(many, answer.GetProperty("value").GetArrayLength());
        Assert.All(
            answer.GetProperty("value").EnumerateArray(), row => Assert.False(row.TryGetProperty("seen", out _)));
    }

    [Fact]
    public async Task The_OData_door_describes_itself_counts_and_gives_one_row()
    {
        await using var kept = await WithFields();
        await using var served = await Served.Over(kept.Store);
        var sets = await served.Json("/odata");
        Assert.Contains(
            sets.GetProperty("value").EnumerateArray(), set => set.GetProperty("url").GetString() == "fields");
        var model = XDocument.Parse(await served.Client.GetStringAsync("/odata/$metadata", Cancel));
        var size = model.Descendants().Single(node => node.Name.LocalName == "Property"
            && (string?)node.Attribute("Name") == "hectares");
        Assert.Equal("Edm.Double", (string?)size.Attribute("Type"));
        Assert.Contains("Size. [ha]", size.ToString(), StringComparison.Ordinal);
        Assert.Equal("3", await served.Client.GetStringAsync("/odata/fields/$count", Cancel));
        var counted = await served.Json("/odata/fields?$count=true&$top=1");
        Assert.Equal(3, counted.GetProperty("@odata.count").GetInt32());
        var id = counted.GetProperty("value")[0].GetProperty("id").GetString();
        Assert.Equal(id, (await served.Json($"/odata/fields('{id}')")).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("/odata/nothing", 404, "collection.not-found")]
    [InlineData("/odata/fields?$filter=length(name) gt 1", 400, "filter.unknown")]
    [InlineData("/odata/fields?$filter=((", 400, "request.odata")]
    [InlineData("/odata/fields?$filter=nothing eq 1", 400, "request.odata")]
    [InlineData("/odata/fields?$orderby=name", 501, "request.order")]
    [InlineData("/odata/fields?$expand=all", 400, "request.unknown-word")]
    [InlineData("/ogc/collections/fields/export/exe", 404, "download.not-found")]
    public async Task A_question_that_a_door_does_not_know_is_refused_by_name(string path, int status, string code)
    {
        await using var kept = await WithFields();
        await using var served = await Served.Over(kept.Store);
        using var answer = await served.Client.GetAsync(path, Cancel);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains($"\"{code}\"", await Served.Body(answer), StringComparison.Ordinal);
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
