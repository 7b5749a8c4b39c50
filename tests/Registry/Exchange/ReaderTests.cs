using Furrow.Registry;
using Furrow.Registry.Exchange;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Registry.Exchange;

public sealed class ReaderTests
{
    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void A_table_is_read_whatever_parts_its_columns(string delimiter)
    {
        var table = Given.Csv($"name{delimiter}size", $"\"A {delimiter} B\"{delimiter}3");
        Assert.Equal(["name", "size"], table.Columns);
        Assert.Equal($"A {delimiter} B", table.Rows[0].Values["name"]);
        Assert.Equal("3", table.Rows[0].Values["size"]);
    }

    [Fact]
    public void A_row_is_named_by_the_line_on_which_it_begins()
    {
        var table = Given.Csv("a,b", "\"two", "lines\",1", "", "last,2");
        Assert.Equal([2, 5], table.Rows.Select(row => row.Line));
        Assert.Equal("two\nlines", table.Rows[0].Values["a"]);
    }

    [Fact]
    public void A_row_with_too_few_values_keeps_its_fault_and_the_others_are_read()
    {
        var table = Given.Csv("a,b", "1", "1,2");
        Assert.Contains("1 values where the header names 2", table.Rows[0].Fault!.Reason, StringComparison.Ordinal);
        Assert.Null(table.Rows[1].Fault);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_column()
    {
        using var stream = new MemoryStream([0xEF, 0xBB, 0xBF, .. "a,b\n1,2"u8]);
        Assert.Equal("a", CsvTableReader.Read(stream, RowLimits.Usual, Given.Cancel).Columns[0]);
    }

    [Fact]
    public void Text_that_is_not_UTF_8_is_refused_with_what_to_do()
    {
        using var stream = new MemoryStream([.. "name\n"u8, 0xCF, 0xF0, 0xE8]);
        var refusal = Assert.Throws<Refusal>(() => CsvTableReader.Read(stream, RowLimits.Usual, Given.Cancel));
        Assert.Equal("import.not-utf8", refusal.Code);
        Assert.Contains("UTF-8", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,a\n1,2", "import.column-twice")]
    [InlineData("", "import.empty")]
    [InlineData("a,b\n\"open,2\n3,4", "import.csv-malformed")]
    [InlineData("a,b\n\"x\"y,2", "import.csv-malformed")]
    public void A_broken_table_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<Refusal>(() => Given.Csv(RowLimits.Usual, text)).Code);

    [Fact]
    public void Too_many_rows_and_too_long_a_value_are_refused()
    {
        var limits = new RowLimits { Rows = 2, Text = 10 };
        Assert.Equal("import.too-many-rows", Assert.Throws<Refusal>(() => Given.Csv(limits, "a\n1\n2\n3")).Code);
        Assert.Equal(
            "import.text-too-long", Assert.Throws<Refusal>(() => Given.Csv(limits, "a\n12345678901")).Code);
    }

    [Fact]
    public void Features_are_read_with_properties_identity_and_geometry()
    {
        var table = Given.GeoJson("""
            {"features":[{"id":"f/1","geometry":{"type":"Point","coordinates":[35.5,51.25,180]},"type":"Feature",
            "properties":{"name":"Суджа","population":5127,"tags":{"a":[1]},"none":null}}],
            "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"type":"FeatureCollection"}
            """);
        var row = Assert.Single(table.Rows);
        Assert.Equal("Суджа", row.Values["name"]);
        Assert.Equal("5127", row.Values["population"]);
        Assert.Equal("f/1", row.Values["id"]);
        Assert.DoesNotContain("none", row.Values);
        Assert.Equal(new Coordinate(35.5, 51.25), row.Geometry!.Coordinate);
    }

    [Fact]
    public void A_single_feature_is_a_table_of_one_row() =>
        Assert.Single(Given.GeoJson(Given.Feature(Given.SquareJson(35, 51))).Rows);

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}""", "must end where it began")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}""", "needs four")]
    [InlineData("""{"type":"Point","coordinates":[5600000,6700000]}""", "convert the file to WGS 84")]
    [InlineData("""{"type":"Point","coordinates":["a",1]}""", "two numbers")]
    [InlineData("""{"type":"Blob","coordinates":[1,1]}""", "no geometry type")]
    [InlineData("""{"coordinates":[1,1]}""", "an object with a type")]
    public void A_feature_with_a_broken_geometry_keeps_its_fault(string geometry, string reason)
    {
        var table = Given.GeoJson(Given.Features(
            Given.Feature(geometry), Given.Feature("""{"type":"Point","coordinates":[1,1]}""")));
        Assert.Contains(reason, table.Rows[0].Fault!.Reason, StringComparison.Ordinal);
        Assert.Null(table.Rows[1].Fault);
    }

    [Theory]
    [InlineData("[1,2]", "import.not-geojson")]
    [InlineData("{\"type\":\"Topology\"}", "import.not-geojson")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":{}}", "import.not-geojson")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":", "import.json-malformed")]
    [InlineData("{\"type\":\"FeatureCollection\" \"features\":[]}", "import.json-malformed")]
    [InlineData("{\"type\":\"\\ud800\"}", "import.not-unicode")]
    [InlineData("{\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::3857\"}}}",
        "import.other-reference-system")]
    public void A_broken_or_foreign_file_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<Refusal>(() => Given.GeoJson(text)).Code);

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var nested = new string('[', 5000) + new string(']', 5000);
        var deep = Given.Features(Given.Feature("null", "{\"a\":" + nested + "}"));
        Assert.Equal("import.json-malformed", Assert.Throws<Refusal>(() => Given.GeoJson(deep)).Code);
    }

    [Fact]
    public void A_feature_larger_than_the_limit_is_refused()
    {
        var limits = new RowLimits { FeatureBytes = 1 << 20 };
        var large = Given.Features(Given.Feature("null", "{\"a\":\"" + new string('x', 2 << 20) + "\"}"));
        Assert.Equal("import.feature-too-large", Assert.Throws<Refusal>(() => Given.GeoJson(large, limits)).Code);
    }

    [Fact]
    public void A_file_much_larger_than_the_buffer_is_read_whole()
    {
        var features = Enumerable.Range(0, 20_000).Select(i =>
            Given.Feature(Given.SquareJson(i % 170, i % 80), $$"""{"n":{{i}}}""")).ToArray();
        var table = Given.GeoJson(Given.Features(features));
        Assert.Equal(20_000, table.Rows.Count);
        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => $"{i}"), table.Rows.Select(row => row.Values["n"]));
    }
}
