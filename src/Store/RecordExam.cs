using System.Data;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Dapper;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using NetTopologySuite.Geometries;

namespace Furrow.Store;

/// <summary>Looks at every row of one kind of record.</summary>
internal sealed class RecordExam<TRecord, TRow>(
    Connections connections, Table table, Func<TRow, TRecord> toRecord, Func<TRecord, IEnumerable<Geometry?>> shapes)
    where TRecord : class
    where TRow : Row
{
    private const int AtOnce = 500;
    private const int MostFindings = 100;

    private const string LastAfter = """
        select j.record, j.after from journal j
        where j.kind = @kind and j.record in @uuids
            and j.number = (select max(k.number) from journal k where k.record = j.record and k.kind = j.kind)
        order by j.record limit @limit
        """;

    /// <summary>Rows that cannot be read or are not what the journal says, and rows that are gone.</summary>
    public async IAsyncEnumerable<Finding> Run([EnumeratorCancellation] CancellationToken cancel)
    {
        var found = 0;
        for (var after = ""; ;)
        {
            var (rows, fault) = await Rows(after, cancel);
            if (fault is not null)
                yield return fault;
            if (rows.Count == 0)
                break;
            var kept = await Kept([.. rows.Select(row => row.Uuid)], cancel);
            foreach (var finding in rows.SelectMany(row => Look(row, kept.GetValueOrDefault(row.Uuid))))
            {
                if (++found > MostFindings)
                    yield break;
                yield return finding;
            }

            after = rows[^1].Uuid;
        }

        foreach (var uuid in await Missing(cancel))
            yield return new Finding("record", $"{table.Name} {uuid}", "The journal knows it, but it is gone.");
    }

    private IEnumerable<Finding> Look(TRow row, string? kept)
    {
        var subject = $"{table.Name} {row.Uuid}";
        if (Read(row) is not ({ } record, _))
        {
            yield return new Finding("record", subject, $"It cannot be read: {Read(row).Fault}");
            yield break;
        }

        foreach (var shape in shapes(record))
        {
            if (shape is { IsValid: false })
                yield return new Finding("geometry", subject, $"Its {shape.GeometryType} is not valid.");
        }

        if (kept is null)
            yield return new Finding("record", subject, "The journal does not know it: it was written past it.");
        else if (Differs(record, kept))
            yield return new Finding("record", subject, "It differs from its journal entry: it was changed past it.");
    }

    private (TRecord? Record, string? Fault) Read(TRow row)
    {
        try
        {
            return (toRecord(row), null);
        }
        catch (Exception error) when (error is JsonException or FormatException or KeyNotFoundException
            or ArgumentException or InvalidCastException or OverflowException or NullReferenceException
            or NetTopologySuite.IO.ParseException or IOException)
        {
            return (null, error.Message);
        }
    }

    private static bool Differs(TRecord record, string kept)
    {
        try
        {
            var then = JsonSerializer.Deserialize<TRecord>(kept, RecordJson.Options);
            return Column.Json(record) != Column.Json(then);
        }
        catch (Exception error) when (error is JsonException or Refusal)
        {
            return false; // An entry of an older shape cannot be compared; the chain vouches for its text.
        }
    }

    private Task<(List<TRow> Rows, Finding? Fault)> Rows(string after, CancellationToken cancel) => connections.Ask(
        async (connection, transaction) =>
        {
            var sql = $"{table.Select} where r.uuid > @after order by r.uuid limit {AtOnce}";
            try
            {
                var rows = await connection.QueryAsync<TRow>(
                    new CommandDefinition(sql, new { after }, transaction, cancellationToken: cancel));
                return (rows.AsList(), (Finding?)null);
            }
            catch (DataException error)
            {
                return ([], new Finding("record", table.Name, $"Rows after '{after}' cannot be read: {error.Message}"));
            }
        }, cancel);

    private Task<Dictionary<string, string>> Kept(IReadOnlyList<string> uuids, CancellationToken cancel) =>
        connections.Ask(
            async (connection, transaction) =>
            {
                var rows = await connection.QueryAsync<(string Record, string? After)>(new CommandDefinition(
                    LastAfter, new { kind = table.Name, uuids, limit = AtOnce }, transaction,
                    cancellationToken: cancel));
                return rows.Where(row => row.After is not null).ToDictionary(row => row.Record, row => row.After!);
            }, cancel);

    private Task<List<string>> Missing(CancellationToken cancel) => connections.Ask(
        async (connection, transaction) =>
        {
            var sql = $"""
                select j.record from journal j
                where j.kind = @kind and j.after is not null
                    and not exists (select 1 from {table.Name} r where r.uuid = j.record)
                    and not exists (
                        select 1 from journal k where k.record = j.record and k.kind = j.kind and k.number > j.number)
                order by j.record limit {MostFindings}
                """;
            return (await connection.QueryAsync<string>(new CommandDefinition(
                sql, new { kind = table.Name }, transaction, cancellationToken: cancel))).AsList();
        }, cancel);
}
