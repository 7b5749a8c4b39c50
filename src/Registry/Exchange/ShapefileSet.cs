using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Esri;
using NetTopologySuite.IO.Esri.Dbf.Fields;
using NetTopologySuite.IO.Esri.Shapefiles.Writers;

namespace Furrow.Registry.Exchange;

/// <summary>
/// Writes a layer as shapefiles, one for each kind of shape that it has, with a table of what the short names of their
/// columns stand for (ESRI Shapefile Technical Description, 1998; dBASE columns have ten letters and texts 254 bytes).
/// </summary>
public sealed class ShapefileSet
{
    /// <summary>Features that a set takes; a shapefile ends at two gigabytes.</summary>
    public const int MostFeatures = 1_000_000;

    private const int LongestName = 10;
    private const int MostBytes = 254;

    private const string Wgs84 =
        "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
        + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly string[] Kinds = ["points", "lines", "areas"];
    private readonly LayerFile file;
    private readonly string folder;
    private readonly string[] names;
    private readonly ShapefileWriter?[] writers = new ShapefileWriter?[3];
    private readonly bool[] isCut;

    private ShapefileSet(LayerFile file, string folder)
    {
        (this.file, this.folder) = (file, folder);
        names = ShortNames(file.Fields);
        isCut = new bool[names.Length];
    }

    /// <summary>Writes the set into a folder.</summary>
    /// <exception cref="Refusal"><c>download.no-shape</c> when the layer has no shapes that the viewer may see;
    /// <c>download.too-many</c> when it is too large for the format.</exception>
    public static async Task Write(LayerFile file, string folder, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Layer.Shape is null)
            throw new Refusal("download.no-shape",
                $"{file.Layer.Collection.Title} has no shapes to show; take XLSX or CSV.");
        var set = new ShapefileSet(file, folder);
        try
        {
            var count = 0;
            await foreach (var feature in file.Features.WithCancellation(cancel))
            {
                if (++count > MostFeatures)
                    throw new Refusal("download.too-many", $"A shapefile takes {MostFeatures:N0} features here and "
                        + "this has more; filter it, or take GeoPackage.");
                set.Add(feature);
            }

            if (count == 0)
                set.Open(2);
        }
        finally
        {
            foreach (var writer in set.writers)
                writer?.Dispose();
        }

        await set.Describe(cancel);
    }

    private void Add(ShapedFeature feature)
    {
        if (feature.Shape is not { } shape)
            return;
        for (var dimension = 0; dimension < Kinds.Length; dimension++)
        {
            if (Parts(shape, dimension) is not { } parts)
                continue;
            var writer = writers[dimension] ?? Open(dimension);
            writer.Geometry = parts;
            for (var i = 0; i < names.Length; i++)
                writer.Fields[i].Value = Value(i, feature.Feature.Values[i]);
            writer.Write();
        }
    }

    private ShapefileWriter Open(int dimension)
    {
        var type = dimension switch
        {
            0 => file.Layer.ShapeKind == "POINT" ? ShapeType.Point : ShapeType.MultiPoint,
            1 => ShapeType.PolyLine,
            _ => ShapeType.Polygon,
        };
        DbfField[] columns = [.. file.Fields.Select((field, i) => Column(field, names[i]))];
        return writers[dimension] = Shapefile.OpenWrite(
            Path.Combine(folder, Kinds[dimension] + ".shp"),
            new ShapefileWriterOptions(type, columns) { Projection = Wgs84, Encoding = Plain });
    }

    private static DbfField Column(Field field, string name) => field.Type switch
    {
        FieldType.Integer => new DbfNumericInt64Field(name),
        FieldType.Number => new DbfFloatField(name),
        FieldType.Boolean => new DbfLogicalField(name),
        FieldType.Date => new DbfDateField(name),
        _ => new DbfCharacterField(name, MostBytes),
    };

    private object? Value(int i, object? value) => (file.Fields[i].Type, value) switch
    {
        (_, null) => null,
        (FieldType.Date, string day) => DateTime.Parse(day, CultureInfo.InvariantCulture),
        (_, string text) => Cut(i, text),
        _ => value,
    };

    private string Cut(int i, string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= MostBytes)
            return text;
        isCut[i] = true;
        var kept = new StringBuilder();
        var bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MostBytes)
                break;
            kept.Append(rune.ToString());
        }

        return kept.ToString();
    }

    /// <summary>The parts of a shape that have this dimension, as the format wants them; null when there are none.
    /// </summary>
    private Geometry? Parts(Geometry shape, int dimension)
    {
        var parts = Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN)
            .SelectMany(part => part is GeometryCollection inner ? inner.Geometries : [part])
            .Where(part => (int)part.Dimension == dimension && !part.IsEmpty).ToArray();
        if (parts.Length == 0)
            return null;
        var factory = shape.Factory;
        return dimension switch
        {
            0 when file.Layer.ShapeKind == "POINT" => parts[0],
            0 => factory.CreateMultiPoint([.. parts.Cast<Point>()]),
            1 => factory.CreateMultiLineString([.. parts.Cast<LineString>()]),
            _ => factory.CreateMultiPolygon([.. parts.Select(part => (Polygon)part.Normalized())]),
        };
    }

    private Task Describe(CancellationToken cancel)
    {
        var rows = file.Fields.Select((field, i) => (IReadOnlyList<string?>)
        [
            names[i], field.Name, LayerFile.Meaning(field),
            isCut[i] ? $"longer texts are cut at {MostBytes} bytes" : "",
        ]);
        return Task.WhenAll(
            File.WriteAllBytesAsync(Path.Combine(folder, "fields.csv"),
                new Sheet(["column", "field", "meaning", "note"], [.. rows]).ToCsv(), cancel),
            File.WriteAllTextAsync(Path.Combine(folder, "about.txt"), file.About + "\n", cancel));
    }

    /// <summary>Ten letters of A to Z, digits and _, no two alike.</summary>
    private static string[] ShortNames(IReadOnlyList<Field> fields)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. fields.Select(field =>
        {
            var plain = string.Concat(field.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
            var name = plain.Length > LongestName ? plain[..LongestName] : plain.Length == 0 ? "field" : plain;
            for (var number = 2; !taken.Add(name); number++)
            {
                var end = number.ToString(CultureInfo.InvariantCulture);
                name = string.Concat(plain.AsSpan(0, Math.Min(plain.Length, LongestName - end.Length)), end);
            }

            return name;
        })];
    }
}
