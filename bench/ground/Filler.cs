using System.Data.Common;
using System.Globalization;
using Dapper;
using Furrow.Registry;
using Furrow.Registry.Works.Release;
using Furrow.Store;
using Furrow.Store.Hazards;
using Furrow.Store.Works.Release;

namespace Furrow.Bench.Ground;

/// <summary>
/// Fills a store row by row as its own saves would, journal and hash chain included, but without the indexes, which are
/// made at the end from sorted rows: millions of rows in minutes.
/// </summary>
internal sealed class Filler(OpenStore store, Country country)
{
    private const int AtOnce = 20_000;
    private static readonly DateTimeOffset At = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);
    private ChainLink last;

    public async Task Fill()
    {
        await Small();
        var connections = store.Connections;
        await using var connection = await connections.Dialect.Connect(CancellationToken.None);
        await connection.ExecuteAsync("pragma synchronous = off; pragma cache_size = -1500000;");
        var indexes = (await connection.QueryAsync<(string Name, string Sql)>("""
            select name, sql from sqlite_master where type = 'index' and sql is not null
                and tbl_name in ('hazard', 'ground_entry', 'task_order', 'task_order_hazard', 'daily_report', 'journal')
            order by name
            """)).AsList();
        foreach (var (name, _) in indexes)
            await connection.ExecuteAsync($"drop index {name}");
        var head = await connection.QuerySingleAsync<(long Number, string Hash)>(
            """select number, hash from journal_head where "only" = 1""");
        last = new(head.Number, head.Hash);
        await Hazards(connection);
        await Orders(connection);
        await Add(connection, "daily_report", ReportRecords.Described, country.Reports(), Row);
        foreach (var (name, sql) in indexes)
        {
            Console.Error.WriteLine($"index {name}");
            await connection.ExecuteAsync(sql);
        }

        await connection.ExecuteAsync(
            """update journal_head set number = @Number, hash = @Hash where "only" = 1""", last);
        await connection.ExecuteAsync("pragma wal_checkpoint(truncate)");
    }

    private async Task Small() => await store.Journal.Write(new Actor("bench"), "set up", async writing =>
    {
        await store.Programme.Save(writing, new()
        {
            Name = "Bench", Illustrative = true, Notice = "Made up.", StartsOn = new(2016, 1, 1), WinterFrom = null,
        }, default);
        await store.Places.Save(writing, [.. Country.Places()], default);
        await store.Crews.Save(writing, [.. Country.Crews()], default);
        await store.Release.Organisations.Save(writing, [.. Country.Operators()], default);
        await store.Release.Accreditations.Save(writing, [.. Country.Accreditations()], default);
        return 0;
    }, default);

    private async Task Hazards(DbConnection connection)
    {
        var (dialect, done) = (store.Connections.Dialect, 0);
        foreach (var chunk in country.Hazards().Chunk(AtOnce))
        {
            await Write(connection, "hazard", HazardRecords.Described, [.. chunk.Select(pair => pair.Hazard)],
                hazard => new HazardRecords.HazardRow(hazard, dialect));
            await Write(connection, "ground_entry", GroundRecords.Described,
                [.. chunk.SelectMany(pair => pair.Entries)], entry => new GroundRecords.GroundRow(entry, dialect));
            Told("hazards", done += chunk.Length);
        }
    }

    private async Task Orders(DbConnection connection)
    {
        foreach (var chunk in country.TaskOrders().Chunk(AtOnce))
        {
            await Write(connection, "task_order", TaskOrderRecords.Described, chunk, Row);
            await using var transaction = await connection.BeginTransactionAsync();
            await connection.ExecuteAsync("insert into task_order_hazard (task, hazard) values (@Task, @Hazard)",
                chunk.Select(order => new { Task = order.Id.ToString(), Hazard = order.Hazards[0].ToString() }),
                transaction);
            await transaction.CommitAsync();
        }
    }

    private static TaskOrderRecords.SheetOf Row(TaskOrder order) => new()
    {
        Uuid = order.Id.ToString(), Number = order.Number, Organisation = order.Organisation.ToString(),
        Objective = Column.Word(order.Objective), State = Column.Word(order.State),
        PlannedFrom = Column.Of(order.PlannedFrom), PlannedTo = Column.Of(order.PlannedTo),
        Place = order.Place?.ToString(), Illustrative = true, Record = Column.Json(order),
    };

    private static ReportRecords.SheetOf Row(DailyReport report) => new()
    {
        Uuid = report.Id.ToString(), Task = report.Task.ToString(), Crew = report.Crew.ToString(),
        Day = Column.Of(report.Day), Method = Column.Word(report.Method), Cover = Column.Word(report.Cover),
        SquareMetres = report.SquareMetres, Hours = report.Hours, Persons = report.Persons, Items = report.Items,
        Place = report.Place?.ToString(), Illustrative = true, Record = Column.Json(report),
    };

    private async Task Add<TRecord, TRow>(
        DbConnection connection, string kind, Table table, IEnumerable<TRecord> records, Func<TRecord, TRow> toRow)
        where TRow : Row
    {
        var done = 0;
        foreach (var chunk in records.Chunk(AtOnce))
        {
            await Write(connection, kind, table, chunk, toRow);
            Told(kind, done += chunk.Length);
        }
    }

    private async Task Write<TRecord, TRow>(
        DbConnection connection, string kind, Table table, TRecord[] records, Func<TRecord, TRow> toRow)
        where TRow : Row
    {
        await using var transaction = await connection.BeginTransactionAsync();
        using var add = Command(connection, transaction, table.Addition);
        using var note = Command(connection, transaction, Journal);
        var (columns, fields) = (table.Addition.Of(typeof(TRow)), Journal.Of(typeof(JournalRow)));
        foreach (var record in records)
        {
            var row = toRow(record);
            Run(add, columns, row);
            var entry = JournalRow.Follow(
                last, At, "bench", "filled", kind, new(row.Uuid, null, Column.Json(record)));
            last = new(entry.Number, entry.Hash);
            Run(note, fields, entry);
        }

        await transaction.CommitAsync();
    }

    private static Addition Journal { get; } = new(
        "journal", "number, at, actor, why, kind, record, before, after, hash");

    private static DbCommand Command(DbConnection connection, DbTransaction transaction, Addition addition)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (addition.Sql, transaction);
        foreach (var name in addition.Names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = Addition.Parameter(name);
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        return command;
    }

    private static void Run(DbCommand command, System.Reflection.PropertyInfo[] columns, object row)
    {
        for (var i = 0; i < columns.Length; i++)
            command.Parameters[i].Value = columns[i].GetValue(row) ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    private static void Told(string what, int done)
    {
        if (done % 200_000 == 0)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done:N0} {what}"));
    }
}
