using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace Furrow.Store.Dialects;

/// <summary>The store's tables as SQLite describes them, and whole rows into them.</summary>
internal static class GeoPackageTables
{
    private const string Columns = """
        select m.name, c.name, c.type from sqlite_master m join pragma_table_info(m.name) c
        where m.type = 'table' and m.name not like 'gpkg!_%' escape '!' and m.name not like 'rtree!_%' escape '!'
            and m.name not like 'sqlite!_%' escape '!' and m.name not in ('furrow_schema', 'furrow_script')
        order by m.name, c.cid
        """;

    /// <summary>Every table of ours with its columns.</summary>
    public static async Task<IReadOnlyList<TableShape>> Shapes(DbConnection connection, CancellationToken cancel) =>
    [
        .. (await connection.QueryAsync<(string Table, string Column, string Type)>(
                new CommandDefinition(Columns, cancellationToken: cancel)))
            .GroupBy(row => row.Table)
            .Select(table => new TableShape(table.Key, [.. table.Select(row => (row.Column, Kind(row.Type)))])),
    ];

    /// <summary>Writes whole rows.</summary>
    public static async Task<long> Pour(
        SqliteConnection connection, SqliteTransaction transaction, TableShape shape,
        IAsyncEnumerable<object?[]> rows, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var names = string.Join(", ", shape.Columns.Select((_, i) => $"@p{i}"));
        command.CommandText = $"insert into {shape.Name} ({shape.Names}) values ({names})";
        var parameters = shape.Columns.Select((_, i) => command.Parameters.Add(new SqliteParameter($"@p{i}", null)))
            .ToList();
        var poured = 0L;
        await foreach (var row in rows.WithCancellation(cancel))
        {
            for (var i = 0; i < row.Length; i++)
            {
                parameters[i].Value = row[i] switch
                {
                    null => DBNull.Value,
                    Geometry shaped => GeometryBlob.Write(shaped),
                    var value => value,
                };
            }

            await command.ExecuteNonQueryAsync(cancel);
            poured++;
        }

        return poured;
    }

    private static ColumnKind Kind(string type) => type switch
    {
        "INTEGER" or "TINYINT" => ColumnKind.Integer,
        "REAL" or "DOUBLE" => ColumnKind.Number,
        "BOOLEAN" => ColumnKind.Boolean,
        "BLOB" => ColumnKind.Bytes,
        "TEXT" or "DATE" or "DATETIME" => ColumnKind.Text,
        _ => ColumnKind.Geometry,
    };
}
