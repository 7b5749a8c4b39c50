using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Store.Bundles;

namespace Furrow.Cli;

/// <summary>Opens a file that somebody wants imported, by its ending, and reads its rows.</summary>
internal static class ImportFiles
{
    private const int LargestSidecar = 64 << 10;

    /// <summary>The rows of the file. Refuses a missing, too large or unknown one by name.</summary>
    public static RowTable Read(FileInfo file, string? layer, RowLimits limits, CancellationToken cancel)
    {
        Check(file, limits);
        switch (file.Extension.ToLowerInvariant())
        {
            case ".geojson" or ".json":
                using (var stream = file.OpenRead())
                    return GeoJsonReader.Read(stream, limits, cancel);
            case ".csv" or ".tsv" or ".txt":
                using (var stream = file.OpenRead())
                    return CsvTableReader.Read(stream, limits, cancel);
            case ".xlsx":
                using (var stream = file.OpenRead())
                    return XlsxTableReader.Read(stream, limits, cancel);
            case ".gpkg":
                return new GeoPackageReader().Read(file.FullName, layer, limits, cancel);
            case ".shp":
                return ShapefileReader.Read(Parts(file, limits), limits, cancel);
            default:
                throw new Refusal("import.format-unknown",
                    $"'{file.Name}' ends in no format that is read: .geojson, .csv, .xlsx, .gpkg, .shp.");
        }
    }

    /// <summary>A file to be read as it is. Refuses a missing or too large one by name.</summary>
    public static FileStream Open(FileInfo file, long largest)
    {
        Check(file, new RowLimits { Bytes = largest });
        return file.OpenRead();
    }

    /// <summary>The text of a statement, in UTF-8.</summary>
    public static string Text(FileInfo file)
    {
        Check(file, new RowLimits { Bytes = Registry.Sources.Documents.LargestBytes });
        try
        {
            var strict = new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true);
            return strict.GetString(File.ReadAllBytes(file.FullName)).TrimStart('\uFEFF');
        }
        catch (System.Text.DecoderFallbackException)
        {
            throw new Refusal("import.not-utf8", $"'{file.Name}' is not UTF-8; save it as UTF-8 text.");
        }
    }

    private static void Check(FileInfo file, RowLimits limits)
    {
        if (!file.Exists)
            throw new Refusal("import.file-missing", $"There is no file '{file}'.");
        if (file.Length > limits.Bytes)
            throw new Refusal("import.file-too-large",
                $"'{file.Name}' has {file.Length:N0} bytes; at most {limits.Bytes:N0} are read. Split it.");
    }

    private static ShapefileParts Parts(FileInfo shapes, RowLimits limits)
    {
        var table = Beside(shapes, ".dbf")
            ?? throw new Refusal("import.file-missing",
                $"Beside '{shapes.Name}' there is no .dbf file with its table.");
        Check(table, limits);
        return new ShapefileParts(
            File.ReadAllBytes(shapes.FullName), File.ReadAllBytes(table.FullName),
            Words(shapes, ".prj"), Words(shapes, ".cpg"));
    }

    private static string? Words(FileInfo shapes, string ending)
    {
        if (Beside(shapes, ending) is not { } file)
            return null;
        Check(file, new RowLimits { Bytes = LargestSidecar });
        return File.ReadAllText(file.FullName);
    }

    private static FileInfo? Beside(FileInfo shapes, string ending) =>
        new[] { ending, ending.ToUpperInvariant() }
            .Select(one => new FileInfo(Path.ChangeExtension(shapes.FullName, one)))
            .FirstOrDefault(file => file.Exists);
}
