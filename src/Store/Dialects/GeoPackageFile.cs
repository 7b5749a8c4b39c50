using System.Globalization;
using Dapper;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace Furrow.Store.Dialects;

/// <summary>
/// Writes one layer as a GeoPackage of its own (OGC 12-128r18), with what its fields mean (annex F.9).
/// </summary>
internal sealed class GeoPackageFile
{
    private readonly SqliteConnection connection;
    private readonly LayerFile file;
    private readonly string table;
    private readonly string[] columns;
    private readonly string key;
    private readonly string shape;
    private readonly Envelope extent = new();

    /// <summary>Writes layers as files of this kind.</summary>
    public static ILayerWriter Writer { get; } = new Files();

    private GeoPackageFile(SqliteConnection connection, LayerFile file)
    {
        (this.connection, this.file) = (connection, file);
        table = file.Layer.Collection.Name;
        columns = [.. file.Fields.Select(field => field.Name)];
        key = Free("fid");
        shape = Free("geom");
    }

    private static async Task Made(string path, LayerFile file, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        await connection.OpenAsync(cancel);

        // The file is new and thrown away when it cannot be ended: there is nothing to recover.
        connection.Execute("pragma journal_mode = off; pragma synchronous = off;");
        connection.Execute(GeoPackage.Marks);
        connection.Execute(Migrations.Scripts[0].Contents);
        connection.Execute("drop table furrow_schema");
        await new GeoPackageFile(connection, file).Write(cancel);
    }

    private async Task Write(CancellationToken cancel)
    {
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync(cancel);
        Declare(transaction);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var all = file.Layer.Shape is null ? columns : [.. columns, shape];
        command.CommandText = $"insert into {Quoted(table)} ({Quoted(key)}, {string.Join(", ", all.Select(Quoted))}) "
            + $"values ($key, {string.Join(", ", all.Select((_, i) => $"$v{i}"))})";
        var number = command.Parameters.Add("$key", SqliteType.Integer);
        var values = all.Select((_, i) => command.Parameters.AddWithValue($"$v{i}", DBNull.Value)).ToArray();
        await foreach (var feature in file.Features.WithCancellation(cancel))
        {
            number.Value = feature.Feature.Number;
            for (var i = 0; i < columns.Length; i++)
                values[i].Value = Value(file.Fields[i], feature.Feature.Values[i]);
            if (file.Layer.Shape is not null)
                values[^1].Value = Blob(feature.Shape);
            command.ExecuteNonQuery();
        }

        Extent(transaction);
        await transaction.CommitAsync(cancel);
    }

    private void Declare(SqliteTransaction transaction)
    {
        var described = file.Fields.Select((field, i) => $"{Quoted(columns[i])} {TypeOf(field)}");
        var drawn = file.Layer.Shape is null ? [] : new[] { $"{Quoted(shape)} {file.Layer.ShapeKind}" };
        connection.Execute($"create table {Quoted(table)} ({Quoted(key)} integer primary key not null, "
            + $"{string.Join(", ", [.. described, .. drawn])})", transaction: transaction);
        connection.Execute(
            """
            insert into gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
            values (@table, @kind, @title, @about, @at, @srs)
            """,
            new
            {
                table,
                kind = file.Layer.Shape is null ? "attributes" : "features",
                title = file.Layer.Collection.Title,
                about = file.About,
                at = Moment(file.MadeAt),
                srs = file.Layer.Shape is null ? (int?)null : 4326,
            }, transaction);
        if (file.Layer.Shape is not null)
            connection.Execute(
                """
                insert into gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)
                values (@table, @shape, @kind, 4326, 0, 0)
                """, new { table, shape, kind = file.Layer.ShapeKind }, transaction);
        Describe(transaction);
    }

    private void Describe(SqliteTransaction transaction)
    {
        connection.Execute(
            """
            create table gpkg_data_columns (
                table_name TEXT not null, column_name TEXT not null, name TEXT, title TEXT, description TEXT,
                mime_type TEXT, constraint_name TEXT,
                constraint pk_gdc primary key (table_name, column_name),
                constraint gdc_tn unique (table_name, name));
            create table gpkg_data_column_constraints (
                constraint_name TEXT not null, constraint_type TEXT not null, value TEXT, min NUMERIC,
                min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
                constraint gdcc_ntv unique (constraint_name, constraint_type, value));
            insert into gpkg_extensions (table_name, column_name, extension_name, definition, scope) values
                ('gpkg_data_columns', null, 'gpkg_schema',
                    'http://www.geopackage.org/spec130/#extension_schema', 'read-write'),
                ('gpkg_data_column_constraints', null, 'gpkg_schema',
                    'http://www.geopackage.org/spec130/#extension_schema', 'read-write');
            """, transaction: transaction);
        connection.Execute(
            """
            insert into gpkg_data_columns (table_name, column_name, name, description)
            values (@table, @column, @column, @meaning)
            """,
            file.Fields.Select((field, i) => new
            {
                table, column = columns[i], meaning = LayerFile.Meaning(field),
            }), transaction);
    }

    private void Extent(SqliteTransaction transaction)
    {
        if (!extent.IsNull)
            connection.Execute(
                """
                update gpkg_contents set min_x = @west, min_y = @south, max_x = @east, max_y = @north
                where table_name = @table
                """,
                new { west = extent.MinX, south = extent.MinY, east = extent.MaxX, north = extent.MaxY, table },
                transaction);
    }

    private object Blob(Geometry? geometry)
    {
        if (geometry is null)
            return DBNull.Value;
        extent.ExpandToInclude(geometry.EnvelopeInternal);
        return GeometryBlob.Write(geometry);
    }

    private static object Value(Field field, object? value) => (field.Type, value) switch
    {
        (_, null) => DBNull.Value,
        (FieldType.DateTime, string at) => Moment(DateTimeOffset.Parse(
            at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)),
        _ => value,
    };

    private static string TypeOf(Field field) => field.Type switch
    {
        FieldType.Integer => "INTEGER",
        FieldType.Number => "REAL",
        FieldType.Boolean => "BOOLEAN",
        FieldType.Date => "DATE",
        FieldType.DateTime => "DATETIME",
        _ => "TEXT",
    };

    private string Free(string name) =>
        columns.Contains(name, StringComparer.OrdinalIgnoreCase) ? Free(name + "_") : name;

    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private sealed class Files : ILayerWriter
    {
        public Task Write(string path, LayerFile file, CancellationToken cancel) => Made(path, file, cancel);
    }
}
