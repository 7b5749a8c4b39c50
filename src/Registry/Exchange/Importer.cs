using NetTopologySuite.Geometries;

namespace Furrow.Registry.Exchange;

/// <summary>
/// Turns the rows of a table into records, by the order of a person. Pure: nothing is read or written.
/// </summary>
/// <remarks>
/// A record's identity is made of its source and the row's key, so that the same file makes the same records again. A
/// row is good or refused as a whole, with every fault named.
/// </remarks>
public static partial class Importer
{
    private static readonly string[] UsualKeys =
        ["source_key", "@id", "globalid", "uuid", "id", "local_id", "fid", "osm_id", "objectid"];

    private delegate TRecord? Build<TRecord>(RowValues row, RowIdentity identity) where TRecord : class;

    /// <summary>What a row's record is called.</summary>
    private sealed record RowIdentity(string Key, Origin Origin);

    private static ImportResult<TRecord> Run<TRecord>(
        RowTable table, ImportOrder order, IReadOnlyList<ImportField> fields, Build<TRecord> build,
        CancellationToken cancel) where TRecord : class
    {
        var mapping = new ImportMapping(fields, table, order);
        var keys = new RowKeys(table, order);
        var records = new List<TRecord>();
        var rejected = new List<RefusedRow>();
        var mended = new List<RefusedRow>();
        var leftOut = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            cancel.ThrowIfCancellationRequested();
            if (order.Where.FirstOrDefault(condition => !condition.Holds(row)) is { } unwanted)
            {
                Count(leftOut, $"not {unwanted.Column} {unwanted.Comparison} {unwanted.Value}");
                continue;
            }

            if (row.Fault is { } broken)
            {
                rejected.Add(broken);
                continue;
            }

            var values = new RowValues(row, mapping, order.MendOutlines);
            var key = keys.Of(row, values);
            var origin = new Origin(order.Source, key, order.Illustrative, order.Attribution);
            var record = build(values, new RowIdentity(key, origin));
            if (values.LeftOut is { } reason)
                Count(leftOut, reason);
            else if (values.Faults.Count > 0)
                rejected.AddRange(values.Faults);
            else if (keys.Claim(key, values))
            {
                records.Add(record ?? throw new InvalidOperationException("a row without fault makes a record"));
                mended.AddRange(values.Mended);
            }
            else
                rejected.AddRange(values.Faults);
        }

        return new ImportResult<TRecord>(
            records, rejected, mended, leftOut, [keys.Field, .. mapping.Fields], table.Rows.Count);
    }

    private static void Count(SortedDictionary<string, int> counts, string reason) =>
        counts[reason] = counts.GetValueOrDefault(reason) + 1;

    /// <summary>The row's geometry when it may be kept; else the row carries the fault.</summary>
    private static Geometry? Checked(RowValues row, string field)
    {
        var geometry = row.Geometry();
        if (geometry is null || GeometryRules.Fault(geometry) is not { } fault)
            return geometry;
        if (row.Mends && GeometryRules.Mend(geometry) is { } mended)
        {
            row.Mend(field, fault, geometry, mended);
            return mended;
        }

        row.Fault(field, null, fault);
        return null;
    }

    private static Geometry? Area(RowValues row, string field)
    {
        var geometry = Checked(row, field);
        if (geometry is null or Polygon or MultiPolygon)
            return geometry;
        row.Fault(field, geometry.GeometryType, "An outline is a polygon or a multipolygon.");
        return null;
    }

    /// <summary>Which key a row goes by, and that no two rows go by the same.</summary>
    private sealed class RowKeys(RowTable table, ImportOrder order)
    {
        private readonly string? column = ColumnOf(table, order);
        private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

        /// <summary>The column asked for, else the first usual one that every row fills.</summary>
        public static string? ColumnOf(RowTable table, ImportOrder order) => order.Key ?? Array.Find(
            UsualKeys, column => table.Columns.Contains(column)
                && table.Rows.All(row => row.Fault is not null || row.Values.ContainsKey(column)));

        public MappedField Field => new("source_key", column, column is null ? "row" : null,
            order.Key is null ? column is null ? "default" : "by name" : "asked");

        public string Of(ImportRow row, RowValues values)
        {
            if (column is null)
                return $"row {row.Line}";
            if (row.Values.TryGetValue(column, out var key))
                return key;
            values.Fault(column, null, "The row has no key; name another key column with --key.");
            return "";
        }

        public bool Claim(string key, RowValues row)
        {
            if (lines.TryAdd(key, row.Line))
                return true;
            row.Fault(column ?? "row", key,
                $"Row {lines[key]} has the same key; name a column with --key that differs.");
            return false;
        }
    }
}
