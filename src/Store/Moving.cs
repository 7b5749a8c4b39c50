using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Furrow.Registry;
using Furrow.Store.Dialects;
using Furrow.Store.Features;

namespace Furrow.Store;

/// <summary>What was moved from one store to another.</summary>
/// <param name="Tables">How many tables had rows.</param>
/// <param name="Rows">How many rows, the journal's entries among them.</param>
/// <param name="Entries">How many entries the journal has, every hash in place.</param>
public sealed record Moved(int Tables, long Rows, long Entries);

/// <summary>Copies a whole store into an empty one: records, numbers, history and hashes as they are.</summary>
/// <remarks>
/// Everything is written in one transaction of the target. Stopped anywhere, the target is as empty as before, and the
/// same command begins anew.
/// </remarks>
internal static class Moving
{
    private const string Started = """select number from journal_head where "only" = 1""";
    private static readonly string[] Kept = ["journal_head"];

    /// <summary>Copies and checks that the journal arrived whole.</summary>
    public static async Task<Moved> Move(
        OpenStore from, OpenStore to, IProgress<string>? progress, CancellationToken cancel)
    {
        await RefuseUnlessEmpty(to, cancel);
        progress?.Report("journal");
        if ((await from.Journal.Verify(Viewer.Local, cancel)).Finding is { } broken)
        {
            throw new Refusal("store.broken-journal",
                $"The journal of {from.Location} is not whole: {broken} Ask: furrow check");
        }

        var (tables, rows) = await Copy(from.Connections.Dialect, to.Connections.Dialect, progress, cancel);
        var arrived = await to.Journal.Verify(Viewer.Local, CancellationToken.None); // It is there: no way back now.
        return arrived.Finding is null
            ? new Moved(tables, rows, arrived.Entries)
            : throw new InvalidOperationException($"The journal did not arrive whole: {arrived.Finding}");
    }

    private static async Task RefuseUnlessEmpty(OpenStore to, CancellationToken cancel)
    {
        await using var connection = await to.Connections.Dialect.Connect(cancel);
        if (await connection.ExecuteScalarAsync<long>(Started) is > 0 and var entries)
        {
            throw new Refusal("store.not-empty",
                $"{to.Location} holds {entries} journal entries already; move into a store that does not exist yet.");
        }
    }

    private static async Task<(int Tables, long Rows)> Copy(
        IDialect from, IDialect to, IProgress<string>? progress, CancellationToken cancel)
    {
        await using var source = await from.Connect(cancel);
        await using var snapshot = await from.BeginRead(source, cancel);
        await using var target = await to.Connect(cancel);
        await using var transaction = await to.BeginWrite(target, cancel);
        var plain = await MakePlain(source, snapshot, to, target, transaction, cancel);
        var (known, tables, rows) = (await to.Shapes(target, cancel), 0, 0L);
        foreach (var shape in Ordered(await from.Shapes(source, cancel)))
        {
            var mine = known.FirstOrDefault(table => table.Name == shape.Name)
                ?? throw new InvalidOperationException($"The target has no table {shape.Name}.");
            if (!mine.Columns.Order().SequenceEqual(shape.Columns.Order()))
                throw new InvalidOperationException($"The table {shape.Name} has other columns in the target.");
            progress?.Report(shape.Name);
            if (Kept.Contains(shape.Name))
                await target.ExecuteAsync($"delete from {shape.Name}", transaction: transaction);
            var poured = await to.Pour(
                target, transaction, shape, Rows(from, source, snapshot, shape, cancel), cancel);
            rows += poured;
            tables += poured > 0 ? 1 : 0;
        }

        foreach (var table in plain)
            await to.Features.IndexShapes(target, transaction, table);
        cancel.ThrowIfCancellationRequested();
        await transaction.CommitAsync(CancellationToken.None);
        return (tables, rows);
    }

    /// <summary>Makes the tables of plain collections, which no schema has before an import made them.</summary>
    private static async Task<List<PlainTable>> MakePlain(
        DbConnection source, DbTransaction snapshot, IDialect to, DbConnection target, DbTransaction transaction,
        CancellationToken cancel)
    {
        var rows = await source.QueryAsync<CollectionRow>(new CommandDefinition(
            "select table_name, title, fields, shape_kind from collection order by name", null, snapshot,
            cancellationToken: cancel));
        List<PlainTable> plain = [.. rows.Select(row => row.PlainTable())];
        foreach (var table in plain)
            await to.Features.MakeTable(target, transaction, table);
        return plain;
    }

    /// <summary>Plans before their parts: foreign keys point at them.</summary>
    private static IEnumerable<TableShape> Ordered(IReadOnlyList<TableShape> shapes) =>
        shapes.OrderBy(shape => shape.Name == "plan" ? 0 : 1).ThenBy(shape => shape.Name, StringComparer.Ordinal);

    private static async IAsyncEnumerable<object?[]> Rows(
        IDialect dialect, DbConnection connection, DbTransaction transaction, TableShape shape,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = shape.Select;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var row = new object?[shape.Columns.Count];
            for (var i = 0; i < row.Length; i++)
                row[i] = reader.IsDBNull(i) ? null : Plain(dialect, shape.Columns[i].Kind, reader, i);
            yield return row;
        }
    }

    private static object? Plain(IDialect dialect, ColumnKind kind, DbDataReader reader, int i) => kind switch
    {
        ColumnKind.Integer => reader.GetInt64(i),
        ColumnKind.Number => reader.GetDouble(i),
        ColumnKind.Text => reader.GetString(i),
        ColumnKind.Boolean => reader.GetBoolean(i),
        ColumnKind.Bytes => reader.GetFieldValue<byte[]>(i),
        _ => dialect.FromColumn(reader.GetValue(i)),
    };
}
