using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Esri.Shapefiles.Readers;
using Esri = NetTopologySuite.IO.Esri.Shapefile;

namespace Furrow.Registry.Exchange;

/// <summary>The files that make up a shapefile.</summary>
/// <param name="Shapes">The <c>.shp</c> file.</param>
/// <param name="Table">The <c>.dbf</c> file.</param>
/// <param name="Projection">Text of the <c>.prj</c> file; null when there is none.</param>
/// <param name="Encoding">Text of the <c>.cpg</c> file; null when there is none.</param>
public sealed record ShapefileParts(byte[] Shapes, byte[] Table, string? Projection, string? Encoding);

/// <summary>Reads Esri shapefiles in WGS 84.</summary>
public static class ShapefileReader
{
    private const int LanguageByte = 29;

    /// <summary>The records as rows.</summary>
    public static RowTable Read(ShapefileParts parts, RowLimits limits, CancellationToken cancel)
    {
        CheckSystem(parts.Projection);
        ShapefileShape.Check(parts.Shapes, parts.Table);
        var encoding = EncodingOf(parts);
        var rows = new RowCollector("Shapefile", limits);
        try
        {
            using var shapes = new MemoryStream(parts.Shapes, writable: false);
            using var table = new MemoryStream(parts.Table, writable: false);
            using var reader = Esri.OpenRead(shapes, table, new ShapefileReaderOptions
            {
                Factory = GeometryRules.Factory,
                Encoding = encoding,
                GeometryBuilderMode = GeometryBuilderMode.IgnoreInvalidShapes,
            });
            foreach (var field in reader.Fields)
                rows.Column(field.Name);
            for (var line = 1; reader.Read(out var deleted, out var feature); line++)
            {
                cancel.ThrowIfCancellationRequested();
                if (!deleted)
                    rows.Add(Row(line, feature, limits));
            }
        }
        catch (DecoderFallbackException)
        {
            throw new Refusal("import.not-utf8",
                "The table's text is in an encoding that no .cpg file names; add a file beside it, "
                + "ending in .cpg, that says for example 'windows-1251' or 'UTF-8'.");
        }
#pragma warning disable CA1031 // The library throws whatever the bytes make it throw; every one means the same: broken.
        catch (Exception broken) when (broken is not (Refusal or OperationCanceledException or OutOfMemoryException))
#pragma warning restore CA1031
        {
            throw new Refusal("import.shapefile-broken",
                $"The shapefile is broken ({broken.Message}); fetch it again.");
        }

        return rows.Table;
    }

    private static ImportRow Row(
        int line, NetTopologySuite.Features.Feature feature, RowLimits limits)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in feature.Attributes.GetNames())
        {
            var text = Text(feature.Attributes[name]);
            if (text.Length > 0 && text.Length <= limits.Text)
                values[name] = text;
        }

        var geometry = feature.Geometry is { IsEmpty: false } shape ? Flat(shape) : null;
        return new ImportRow(line, values, geometry, null);
    }

    private static Geometry Flat(Geometry shape) =>
        shape is GeometryCollection { NumGeometries: 1 } single ? single.GetGeometryN(0) : shape;

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text.Trim(),
        bool flag => flag ? "true" : "false",
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static void CheckSystem(string? projection)
    {
        if (projection is null)
            throw new Refusal("import.reference-system-missing", "There is no .prj file, so nobody can say where the "
                + "coordinates lie; add one that names WGS 84 (EPSG:4326).");
        var text = projection.TrimStart('\uFEFF', ' ', '\r', '\n');
        var named = text.Contains("WGS_1984", StringComparison.OrdinalIgnoreCase)
            || text.Contains("WGS 84", StringComparison.OrdinalIgnoreCase)
            || text.Contains("WGS84", StringComparison.OrdinalIgnoreCase);
        if (!named || !text.StartsWith("GEOG", StringComparison.OrdinalIgnoreCase))
            throw new Refusal("import.other-reference-system",
                $"The coordinates are in '{RowText.Short(Name(text))}'; convert the file to WGS 84 (EPSG:4326).");
    }

    private static string Name(string projection)
    {
        var parts = projection.Split('"', 3);
        return parts.Length == 3 ? parts[1] : projection;
    }

    private static Encoding? EncodingOf(ShapefileParts parts)
    {
        if (parts.Encoding?.Trim() is { Length: > 0 } name)
            return Named(name);
        return parts.Table.Length > LanguageByte && parts.Table[LanguageByte] != 0
            ? null
            : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    }

    private static Encoding Named(string name)
    {
        var number = name.StartsWith("ANSI ", StringComparison.OrdinalIgnoreCase) ? name[5..] : name;
        try
        {
            var pages = CodePagesEncodingProvider.Instance;
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page))
                return pages.GetEncoding(page) ?? Encoding.GetEncoding(page);
            return pages.GetEncoding(number) ?? Encoding.GetEncoding(number);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            throw new Refusal("import.encoding-unknown",
                $"The .cpg file names the encoding '{RowText.Short(name)}', which is not known; write for example "
                + "'UTF-8'.");
        }
    }
}
