using NetTopologySuite.Geometries;

namespace Furrow.Registry.Exchange;

/// <summary>How much of a file is read before it is refused. Files are hostile until read.</summary>
public sealed record RowLimits
{
    /// <summary>What the verbs and the server use.</summary>
    public static RowLimits Usual { get; } = new();

    /// <summary>Bytes in a file; 1 GiB.</summary>
    public long Bytes { get; init; } = 1L << 30;

    /// <summary>Rows in a table.</summary>
    public int Rows { get; init; } = 1_000_000;

    /// <summary>Columns in a table.</summary>
    public int Columns { get; init; } = 1_000;

    /// <summary>Characters in one value; a longer one is the row's fault.</summary>
    public int Text { get; init; } = 100_000;

    /// <summary>Bytes that one feature of a JSON file may take.</summary>
    public int FeatureBytes { get; init; } = 128 << 20;

    /// <summary>Corners of all geometries together.</summary>
    public int Vertices { get; init; } = 50_000_000;
}

/// <summary>One row of a file as it was read: nothing is interpreted yet.</summary>
/// <param name="Line">Line of a text file or ordinal of a feature, from 1.</param>
/// <param name="Values">Text by column; an empty or missing value has no entry. Numbers are written
/// invariantly.</param>
/// <param name="Geometry">WGS 84, longitude first, not yet checked for crossings; null when the row has none.</param>
/// <param name="Fault">Why the row could not be read; null when it could.</param>
public sealed record ImportRow(
    int Line, IReadOnlyDictionary<string, string> Values, Geometry? Geometry, RefusedRow? Fault);

/// <summary>A file's rows, whatever its format was.</summary>
/// <param name="Format">For people: <c>GeoJSON</c>, <c>CSV</c> …</param>
/// <param name="Columns">In the order of the file.</param>
/// <param name="Rows">In the order of the file.</param>
public sealed record RowTable(string Format, IReadOnlyList<string> Columns, IReadOnlyList<ImportRow> Rows);

/// <summary>Reads a layer of a GeoPackage; the store knows how.</summary>
public interface IGeoPackageReader
{
    /// <summary>The rows of one layer.</summary>
    /// <param name="path">The file; it is opened for reading only.</param>
    /// <param name="layer">Table name; null when the file has one layer.</param>
    /// <param name="limits">Where reading stops with a refusal.</param>
    /// <param name="cancel">Stops reading.</param>
    RowTable Read(string path, string? layer, RowLimits limits, CancellationToken cancel);
}

/// <summary>Collects rows under the limits.</summary>
internal sealed class RowCollector(string format, RowLimits limits)
{
    private readonly List<ImportRow> rows = [];
    private readonly List<string> columns = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private long vertices;

    /// <summary>Notes a column once.</summary>
    public void Column(string name)
    {
        if (!known.Add(name))
            return;
        columns.Add(name);
        if (columns.Count > limits.Columns)
            throw new Refusal("import.too-many-columns",
                $"The file has more than {limits.Columns:N0} columns; leave out what is not needed.");
    }

    /// <summary>Adds a row.</summary>
    public void Add(ImportRow row)
    {
        foreach (var column in row.Values.Keys)
            Column(column);
        rows.Add(row);
        if (rows.Count > limits.Rows)
            throw new Refusal("import.too-many-rows",
                $"The file has more than {limits.Rows:N0} rows; split it and import the parts.");
        vertices += row.Geometry?.NumPoints ?? 0;
        if (vertices > limits.Vertices)
            throw new Refusal("import.too-many-vertices",
                $"The outlines have more than {limits.Vertices:N0} corners together; simplify or split the file.");
    }

    /// <summary>The rows so far.</summary>
    public RowTable Table => new(format, columns, rows);
}
