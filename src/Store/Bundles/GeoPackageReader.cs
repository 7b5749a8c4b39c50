using System.Globalization;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Furrow.Store.Bundles;

/// <summary>Reads one layer of a GeoPackage as rows; the file is opened for reading only.</summary>
public sealed class GeoPackageReader : IGeoPackageReader
{
    private const int ApplicationId = 0x47504B47;

    /// <inheritdoc/>
    public RowTable Read(string path, string? layer, RowLimits limits, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            using var connection = Open(path);
            return Read(connection, Choose(Layers(connection), layer), limits, cancel);
        }
        catch (SqliteException broken)
        {
            throw Broken(broken);
        }
    }

    /// <summary>Opens a foreign file for reading only, and hardened.</summary>
    internal static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ConnectionString);
        try
        {
            connection.Open();
            Harden(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The refusal of a file that SQLite cannot read.</summary>
    internal static Refusal Broken(SqliteException broken) => new("import.geopackage-broken",
        $"The file is no readable GeoPackage ({broken.Message}); fetch it again.");

    /// <summary>A foreign schema may hold views and triggers; none of them may call out or run long.</summary>
    private static void Harden(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            pragma trusted_schema = off;
            pragma cell_size_check = on;
            pragma query_only = on;
            """;
        command.ExecuteNonQuery();
        command.CommandText = "pragma application_id";
        if (Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) != ApplicationId)
            throw new Refusal("import.not-geopackage",
                "The file is a database but no GeoPackage (its application id is not 'GPKG').");
    }

    /// <summary>The layers that the file lists.</summary>
    internal static List<Layer> Layers(SqliteConnection connection)
    {
        const string Text = """
            select c.table_name, g.column_name, g.srs_id, r.organization, r.organization_coordsys_id
            from gpkg_contents c
            join sqlite_schema s on s.name = c.table_name and s.type = 'table'
            left join gpkg_geometry_columns g on g.table_name = c.table_name
            left join gpkg_spatial_ref_sys r on r.srs_id = g.srs_id
            where c.data_type in ('features', 'attributes')
            order by c.data_type desc, c.table_name
            limit 1000
            """;
        using var command = connection.CreateCommand();
        command.CommandText = Text;
        using var reader = command.ExecuteReader();
        var layers = new List<Layer>();
        while (reader.Read())
        {
            var system = reader.IsDBNull(2)
                ? null
                : $"{(reader.IsDBNull(3) ? "srs" : reader.GetString(3).ToUpperInvariant())}:"
                    + reader.GetValue(reader.IsDBNull(4) ? 2 : 4);
            layers.Add(new Layer(reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), system));
        }

        return layers;
    }

    private static Layer Choose(List<Layer> layers, string? wanted)
    {
        var names = string.Join(", ", layers.Take(20).Select(one => one.Table));
        if (wanted is not null)
            return layers.Find(one => one.Table == wanted)
                ?? throw new Refusal("import.layer-missing", $"There is no layer '{wanted}'; the file has: {names}.");
        var features = layers.Where(one => one.Geometry is not null).ToList();
        return (features.Count, layers.Count) switch
        {
            (1, _) => features[0],
            (0, 1) => layers[0],
            (_, 0) => throw new Refusal("import.layer-missing", "The GeoPackage lists no layer."),
            _ => throw new Refusal("import.layer-unnamed",
                $"The file has several layers; name one with --layer: {names}."),
        };
    }

    private static RowTable Read(SqliteConnection connection, Layer layer, RowLimits limits, CancellationToken cancel)
    {
        if (layer.Geometry is not null && layer.System != "EPSG:4326")
            throw new Refusal("import.other-reference-system",
                $"The layer '{layer.Table}' is in {layer.System}; convert it to WGS 84 (EPSG:4326).");
        using var command = connection.CreateCommand();
        var table = layer.Table.Replace("\"", "\"\"", StringComparison.Ordinal);
        command.CommandText = $"select * from \"{table}\" limit @limit";
        command.Parameters.AddWithValue("@limit", limits.Rows + 1L);
        using var reader = command.ExecuteReader();
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
        if (columns.Length > limits.Columns)
            throw new Refusal("import.too-many-columns", $"The layer has more than {limits.Columns:N0} columns.");
        var rows = new List<ImportRow>();
        var vertices = 0L;
        var decoder = new GeoPackageGeoReader { HandleOrdinates = Ordinates.XY };
        while (reader.Read())
        {
            cancel.ThrowIfCancellationRequested();
            var row = Row(reader, rows.Count + 1, columns, layer, decoder, limits);
            rows.Add(row);
            vertices += row.Geometry?.NumPoints ?? 0;
            if (rows.Count > limits.Rows || vertices > limits.Vertices)
                throw new Refusal("import.too-many-rows",
                    $"The layer has more than {limits.Rows:N0} rows or {limits.Vertices:N0} corners; split it.");
        }

        return new RowTable("GeoPackage", [.. columns.Where(column => column != layer.Geometry)], rows);
    }

    private static ImportRow Row(
        SqliteDataReader reader, int line, string[] columns, Layer layer, GeoPackageGeoReader decoder, RowLimits limits)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Geometry? geometry = null;
        RefusedRow? fault = null;
        for (var i = 0; i < columns.Length; i++)
        {
            if (reader.IsDBNull(i))
                continue;
            if (columns[i] == layer.Geometry)
                (geometry, fault) = Decode(reader, i, line, decoder);
            else if (Text(reader.GetValue(i)) is { Length: > 0 } text && text.Length <= limits.Text)
                values[columns[i]] = text;
        }

        return new ImportRow(line, values, geometry, fault);
    }

    /// <summary>A geometry of the file, or why it cannot be read.</summary>
    internal static (Geometry?, RefusedRow?) Decode(
        SqliteDataReader reader, int column, int line, GeoPackageGeoReader decoder)
    {
        try
        {
            if (reader.GetValue(column) is not byte[] bytes)
                return (null, null);
            BlobShape.Check(bytes);
            var geometry = decoder.Read(bytes);
            return (geometry is { IsEmpty: false } ? geometry : null, null);
        }
#pragma warning disable CA1031 // The decoder throws whatever the bytes make it throw; every one means the same: broken.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            return (null, new RefusedRow(line, reader.GetName(column), null,
                $"The geometry cannot be read: {broken.Message}"));
        }
    }

    private static string Text(object value) => value switch
    {
        string text => text.Trim(),
        byte[] => "",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>A layer by its table.</summary>
    internal sealed record Layer(string Table, string? Geometry, string? System);
}
