using Furrow.Registry;
using Furrow.Registry.Exchange;

namespace Furrow.Server.Hazards;

/// <summary>A file whose rows are to be taken in, as a page sends it.</summary>
internal sealed record ImportBody : Reason
{
    /// <summary>What the rows are.</summary>
    public string? Target { get; init; }

    /// <summary>Bytes, in Base64.</summary>
    public byte[]? File { get; init; }

    /// <summary>Name of the file; its ending says the format.</summary>
    public string? FileName { get; init; }

    /// <summary>Column by field, where names do not say it.</summary>
    public IReadOnlyDictionary<string, string>? Map { get; init; }

    /// <summary>One value for all rows, by field.</summary>
    public IReadOnlyDictionary<string, string>? Set { get; init; }

    /// <summary>True when the rows are made up.</summary>
    public bool Illustrative { get; init; }

    /// <summary>True to take the good rows and leave the bad.</summary>
    public bool AcceptGood { get; init; }

    /// <summary>True to see what would happen and write nothing.</summary>
    public bool Preview { get; init; }
}

/// <summary>Rows of a file through the same desks as what people enter.</summary>
internal static class ImportActs
{
    /// <summary>Bytes of the largest body: a file of 4 MB in Base64, with its words.</summary>
    public const int LargestBody = (LargestFile / 3 * 4) + 65_536;

    private const int LargestFile = 4 << 20;
    private const int MostPairs = 200;
    private static readonly RowLimits Limits = RowLimits.Usual with { Bytes = LargestFile };

    /// <summary>Checks the rows, and keeps them unless they are only looked at.</summary>
    public static async Task<object?> Take(Ask ask, string why, ImportBody body)
    {
        var name = body.FileName?.Trim() is { Length: > 0 and <= 200 } given ? given
            : throw new Refusal("import.file-missing", "No file was sent, or its name is longer than 200 characters.");
        if (body.Map?.Count > MostPairs || body.Set?.Count > MostPairs)
            throw new Refusal("import.pairs", $"Name at most {MostPairs} columns and values.");
        var order = new ImportOrder
        {
            Source = name, Illustrative = body.Illustrative,
            Map = body.Map ?? new Dictionary<string, string>(), Set = body.Set ?? new Dictionary<string, string>(),
        };
        var table = Read(name, body.File ?? [], ask.Cancel);
        return await new FieldIntake(ask.Store, ask.Options.Clock, ask.Viewer).Take(
            body.Target ?? "", table, order, body.AcceptGood, body.Preview, ask.Actor, why, ask.Cancel);
    }

    private static RowTable Read(string name, byte[] file, CancellationToken cancel)
    {
        if (file.Length is 0 or > LargestFile)
            throw new Refusal("import.too-large", $"'{Answers.Short(name)}' has {file.Length:N0} bytes; 1 to "
                + $"{LargestFile:N0} are read here. A larger file is imported with: furrow import.");
        using var stream = new MemoryStream(file, writable: false);
        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".geojson" or ".json" => GeoJsonReader.Read(stream, Limits, cancel),
            ".csv" or ".tsv" or ".txt" => CsvTableReader.Read(stream, Limits, cancel),
            ".xlsx" => XlsxTableReader.Read(stream, Limits, cancel),
            _ => throw new Refusal("import.format-unknown",
                $"'{Answers.Short(name)}' ends in no format that is read here: .geojson, .csv, .xlsx."),
        };
    }
}
