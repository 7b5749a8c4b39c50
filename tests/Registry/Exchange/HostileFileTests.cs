using System.Text;
using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Esri;

namespace Furrow.Tests.Registry.Exchange;

/// <summary>A file is read or refused by name; whatever its bytes, nothing else comes out.</summary>
public sealed class HostileFileTests
{
    private const string Wgs84 = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"]]";

    private static readonly byte[] Json = Encoding.UTF8.GetBytes(Given.Features(
        Given.Feature(Given.SquareJson(35, 51), """{"id":"1","name":"Суджа"}"""),
        Given.Feature("""{"type":"MultiPolygon","coordinates":[[[[1,1],[2,1],[2,2],[1,1]]]]}""")));

    private static readonly byte[] Table = Encoding.UTF8.GetBytes("id,name,wkt\n1,\"Су\"\"джа\",POINT(35 51)\n2,b,\n");

    private static readonly ShapefileParts Shapes = Write();

    [Fact]
    public void A_shapefile_is_read_with_its_text_and_outlines()
    {
        var table = ShapefileReader.Read(Shapes, RowLimits.Usual, Given.Cancel);
        Assert.Equal(["Суджа", "Рыльск"], table.Rows.Select(row => row.Values["name"]));
        Assert.All(table.Rows, row => Assert.IsType<Polygon>(row.Geometry));
        Assert.Equal("5127", table.Rows[0].Values["people"]);
    }

    [Theory]
    [InlineData(null, "import.reference-system-missing")]
    [InlineData("PROJCS[\"Pulkovo 1942 / Gauss-Kruger zone 7\",GEOGCS[\"Pulkovo 1942\"]]",
        "import.other-reference-system")]
    [InlineData("PROJCS[\"WGS 84 / UTM zone 36N\",GEOGCS[\"WGS 84\"]]", "import.other-reference-system")]
    public void A_shapefile_in_another_system_is_refused_by_name(string? projection, string code) => Assert.Equal(
        code, Assert.Throws<Refusal>(() => ShapefileReader.Read(
            Shapes with { Projection = projection }, RowLimits.Usual, Given.Cancel)).Code);

    [Fact]
    public void An_unknown_encoding_is_refused() => Assert.Equal(
        "import.encoding-unknown", Assert.Throws<Refusal>(() => ShapefileReader.Read(
            Shapes with { Encoding = "klingon" }, RowLimits.Usual, Given.Cancel)).Code);

    [Fact]
    public void A_mutated_GeoJSON_file_is_read_or_refused() => Mutated(Json).Sample(bytes => ReadOrRefuse(() =>
    {
        var table = GeoJsonReader.Read(new MemoryStream(bytes), RowLimits.Usual, default);
        Importer.Hazards(table, Given.Order(("kind", "sha"), ("evidence", "none")), new PlaceIndex([]), default);
    }));

    [Fact]
    public void A_mutated_table_is_read_or_refused() => Mutated(Table).Sample(bytes => ReadOrRefuse(() =>
    {
        var table = CsvTableReader.Read(new MemoryStream(bytes), RowLimits.Usual, default);
        var order = Given.Order(("precision", "spot"), ("killed", "0"));
        Importer.Accidents(table, order, new PlaceIndex([]), default);
    }));

    [Fact]
    public void A_mutated_shapefile_is_read_or_refused() => Gen.Select(Mutated(Shapes.Shapes), Mutated(Shapes.Table))
        .Sample((shapes, table) =>
        {
            ReadOrRefuse(() => ShapefileReader.Read(Shapes with { Shapes = shapes }, RowLimits.Usual, default));
            ReadOrRefuse(() => ShapefileReader.Read(Shapes with { Table = table }, RowLimits.Usual, default));
        });

    [Fact]
    public void Any_text_in_place_of_a_geometry_is_read_or_refused() => Gen.String.Sample(text =>
    {
        var row = new ImportRow(1, new Dictionary<string, string> { ["wkt"] = text, ["id"] = "1" }, null, null);
        var order = Given.Order(("precision", "spot"), ("killed", "0"));
        Importer.Accidents(new RowTable("test", ["id", "wkt"], [row]), order, new PlaceIndex([]), default);
    });

    /// <summary>Some bytes changed, or the end cut off, or a part said twice.</summary>
    private static Gen<byte[]> Mutated(byte[] bytes) => Gen.OneOf(
        Gen.Int[0, bytes.Length].Select(length => bytes[..length]),
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte).Array[1, 8].Select(changes =>
        {
            byte[] copy = [.. bytes];
            foreach (var (at, value) in changes)
                copy[at] = value;
            return copy;
        }),
        Gen.Select(Gen.Int[0, bytes.Length], Gen.Int[0, bytes.Length]).Select((one, other) =>
            (byte[])[.. bytes[..Math.Max(one, other)], .. bytes[Math.Min(one, other)..]]));

    private static void ReadOrRefuse(Action read)
    {
        try
        {
            read();
        }
        catch (Refusal refusal)
        {
            Assert.NotEmpty(refusal.Code);
        }
    }

    private static NetTopologySuite.Features.Feature Settlement(double west, string name, int people) =>
        new(Given.Square(west, 51, 0.2), new AttributesTable { { "name", name }, { "people", people } });

    private static ShapefileParts Write()
    {
        var folder = Directory.CreateTempSubdirectory("furrow-shapes");
        try
        {
            var path = Path.Combine(folder.FullName, "places.shp");
            Shapefile.WriteAllFeatures(
                [
                    Settlement(35, "Суджа", 5127),
                    Settlement(34, "Рыльск", 1),
                ],
                path, Wgs84, Encoding.UTF8);
            return new ShapefileParts(
                File.ReadAllBytes(path), File.ReadAllBytes(Path.ChangeExtension(path, ".dbf")), Wgs84, "UTF-8");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
