using System.Globalization;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Furrow.Store.Bundles;

/// <summary>Every layer of a GeoPackage with the types that it declares; rows are read as they are asked for.</summary>
public static class GeoPackageLayers
{
    private const int MostFields = 1_000;

    /// <summary>The layers of a file; it is opened for reading only.</summary>
    public static IReadOnlyList<ForeignLayer> Of(string path)
    {
        try
        {
            using var connection = GeoPackageReader.Open(path);
            return [.. GeoPackageReader.Layers(connection).Select(layer => Described(path, connection, layer))];
        }
        catch (SqliteException broken)
        {
            throw GeoPackageReader.Broken(broken);
        }
    }

    private static ForeignLayer Described(string path, SqliteConnection connection, GeoPackageReader.Layer layer)
    {
        if (layer.Geometry is not null && layer.System != "EPSG:4326")
            throw new Refusal("import.other-reference-system",
                $"The layer '{layer.Table}' is in {layer.System}; convert it to WGS 84 (EPSG:4326).");
        using var command = connection.CreateCommand();
        command.CommandText = "select name, type, pk from pragma_table_info(@table) order by cid";
        command.Parameters.AddWithValue("@table", layer.Table);
        using var reader = command.ExecuteReader();
        string? key = null;
        List<ForeignField> fields = [];
        while (reader.Read())
        {
            var (name, type) = (reader.GetString(0), reader.GetString(1).ToUpperInvariant());
            if (reader.GetInt32(2) > 0 && type.StartsWith("INT", StringComparison.Ordinal))
                key ??= name;
            else if (name != layer.Geometry && !type.StartsWith("BLOB", StringComparison.Ordinal))
                fields.Add(new ForeignField(name, TypeOf(type)));
        }

        if (fields.Count > MostFields)
            throw new Refusal("import.too-many-columns", $"'{layer.Table}' has more than {MostFields:N0} columns.");
        return new ForeignLayer(layer.Table, fields, layer.Geometry is null ? null : "GEOMETRY",
            () => Rows(path, layer, key, fields));
    }

    private static IEnumerable<ForeignRow> Rows(
        string path, GeoPackageReader.Layer layer, string? key, List<ForeignField> fields)
    {
        using var connection = GeoPackageReader.Open(path);
        using var command = connection.CreateCommand();
        var columns = fields.Select(field => Quoted(field.Name))
            .Prepend(layer.Geometry is null ? "null" : Quoted(layer.Geometry))
            .Prepend(key is null ? "null" : Quoted(key));
        command.CommandText = $"select {string.Join(", ", columns)} from {Quoted(layer.Table)}"
            + (key is null ? "" : $" order by {Quoted(key)}");
        using var reader = command.ExecuteReader();
        var decoder = new GeoPackageGeoReader { HandleOrdinates = Ordinates.XY };
        for (var line = 1; reader.Read(); line++)
        {
            Geometry? shape = null;
            RefusedRow? fault = null;
            if (!reader.IsDBNull(1))
                (shape, fault) = GeoPackageReader.Decode(reader, 1, line, decoder);
            var values = new object?[fields.Count];
            for (var i = 0; i < fields.Count; i++)
                if (!reader.IsDBNull(i + 2))
                    fault ??= Value(reader.GetValue(i + 2), fields[i], line, out values[i]);
            fault ??= shape is null ? null : PlainImport.OffGlobe(line, shape);
            yield return new ForeignRow(
                line, reader.IsDBNull(0) ? $"{line}" : reader.GetInt64(0).ToString(CultureInfo.InvariantCulture),
                shape, values, fault);
        }
    }

    private static RefusedRow? Value(object stored, ForeignField field, int line, out object? value)
    {
        value = (stored, field.Type) switch
        {
            (long whole, FieldType.Integer) => whole,
            (long whole, FieldType.Number) => (double)whole,
            (double number, FieldType.Number) => number,
            (double number, FieldType.Integer) when number == Math.Truncate(number) && Math.Abs(number) < 1e15 =>
                (long)number,
            (long and (0 or 1), FieldType.Boolean) => stored is 1L,
            (byte[], _) => null,
            _ => PlainImport.ValueOf(Convert.ToString(stored, CultureInfo.InvariantCulture), field.Type),
        };
        return value is not null || stored is byte[] or "" ? null : new RefusedRow(
            line, field.Name, Convert.ToString(stored, CultureInfo.InvariantCulture),
            $"The column is declared as {field.Type} and this is none.");
    }

    /// <summary>The types of GeoPackage 1.4, table 1; what is none of them is text.</summary>
    private static FieldType TypeOf(string declared) => declared.Split('(')[0].Trim() switch
    {
        "BOOLEAN" => FieldType.Boolean,
        "TINYINT" or "SMALLINT" or "MEDIUMINT" or "INT" or "INTEGER" => FieldType.Integer,
        "FLOAT" or "DOUBLE" or "REAL" or "NUMERIC" or "DECIMAL" => FieldType.Number,
        "DATE" => FieldType.Date,
        "DATETIME" => FieldType.DateTime,
        _ => FieldType.Text,
    };

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
