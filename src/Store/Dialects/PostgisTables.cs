using System.Data.Common;
using Dapper;
using NetTopologySuite.Geometries;
using Npgsql;
using NpgsqlTypes;

namespace Furrow.Store.Dialects;

/// <summary>The store's tables as PostgreSQL describes them, and whole rows into them.</summary>
internal static class PostgisTables
{
    private const string Columns = """
        select c.table_name, c.column_name, c.udt_name from information_schema.columns c
        join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
        where c.table_schema = @schema and t.table_type = 'BASE TABLE'
            and c.table_name not in ('furrow_schema', 'furrow_script')
        order by c.table_name, c.ordinal_position
        """;

    private const string Numbered = """
        select pg_get_serial_sequence(format('%I', @table), 'fid')
        """;

    /// <summary>Every table of ours with its columns.</summary>
    public static async Task<IReadOnlyList<TableShape>> Shapes(
        DbConnection connection, string schema, CancellationToken cancel) =>
    [
        .. (await connection.QueryAsync<(string Table, string Column, string Type)>(
                new CommandDefinition(Columns, new { schema }, cancellationToken: cancel)))
            .GroupBy(row => row.Table)
            .Select(table => new TableShape(table.Key, [.. table.Select(row => (row.Column, Kind(row.Type)))])),
    ];

    /// <summary>Writes whole rows by COPY, and lets new rows be numbered after them.</summary>
    public static async Task<long> Pour(
        NpgsqlConnection connection, TableShape shape, IAsyncEnumerable<object?[]> rows, CancellationToken cancel)
    {
        var poured = 0L;
        await using (var copy = await connection.BeginBinaryImportAsync(
            $"copy {shape.Name} ({shape.Names}) from stdin (format binary)", cancel))
        {
            await foreach (var row in rows.WithCancellation(cancel))
            {
                await copy.StartRowAsync(cancel);
                for (var i = 0; i < row.Length; i++)
                    await Put(copy, shape.Columns[i].Kind, row[i], cancel);
                poured++;
            }

            await copy.CompleteAsync(cancel);
        }

        if (shape.Columns[0].Name == "fid"
            && await connection.ExecuteScalarAsync<string?>(Numbered, new { table = shape.Name }) is { } sequence)
        {
            await connection.ExecuteAsync(
                $"select setval(@sequence::regclass, greatest((select max(fid) from {shape.Name}), 1))",
                new { sequence });
        }

        return poured;
    }

    /// <summary>Adds many rows by COPY.</summary>
    public static async Task Copy<TRow>(
        NpgsqlConnection connection, Addition addition, IReadOnlyList<TRow> rows, CancellationToken cancel)
        where TRow : class
    {
        var properties = addition.Of(typeof(TRow));
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {addition.Table} ({addition.Columns}) from stdin (format binary)", cancel);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancel);
            foreach (var property in properties)
                await Put(copy, property.GetValue(row), cancel);
        }

        await copy.CompleteAsync(cancel);
    }

    /// <summary>A geometry is already in the bytes that a geometry column takes (EWKB).</summary>
    private static Task Put(NpgsqlBinaryImporter copy, object? value, CancellationToken cancel) => value switch
    {
        null => copy.WriteNullAsync(cancel),
        string text => copy.WriteAsync(text, NpgsqlDbType.Text, cancel),
        int number => copy.WriteAsync((long)number, NpgsqlDbType.Bigint, cancel),
        long number => copy.WriteAsync(number, NpgsqlDbType.Bigint, cancel),
        double number => copy.WriteAsync(number, NpgsqlDbType.Double, cancel),
        bool yes => copy.WriteAsync(yes, NpgsqlDbType.Boolean, cancel),
        byte[] bytes => copy.WriteAsync(bytes, NpgsqlDbType.Bytea, cancel),
        _ => throw new InvalidOperationException($"A column cannot hold a {value.GetType().Name}."),
    };

    private static Task Put(NpgsqlBinaryImporter copy, ColumnKind kind, object? value, CancellationToken cancel) =>
        (kind, value) switch
        {
            (_, null) => copy.WriteNullAsync(cancel),
            (ColumnKind.Integer, _) => copy.WriteAsync((long)value, NpgsqlDbType.Bigint, cancel),
            (ColumnKind.Number, _) => copy.WriteAsync((double)value, NpgsqlDbType.Double, cancel),
            (ColumnKind.Boolean, _) => copy.WriteAsync((bool)value, NpgsqlDbType.Boolean, cancel),
            (ColumnKind.Bytes, _) => copy.WriteAsync((byte[])value, NpgsqlDbType.Bytea, cancel),
            (ColumnKind.Text, _) => copy.WriteAsync((string)value, NpgsqlDbType.Text, cancel),
            _ => copy.WriteAsync((Geometry)value, NpgsqlDbType.Geometry, cancel),
        };

    private static ColumnKind Kind(string type) => type switch
    {
        "int8" or "int4" or "int2" => ColumnKind.Integer,
        "float8" or "float4" => ColumnKind.Number,
        "bool" => ColumnKind.Boolean,
        "bytea" => ColumnKind.Bytes,
        "geometry" => ColumnKind.Geometry,
        _ => ColumnKind.Text,
    };
}
