using System.Data.Common;
using System.Diagnostics;
using Dapper;
using Furrow.Registry;
using Furrow.Store;
using Furrow.Store.Dialects;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using SQLitePCL;

namespace Furrow.Tests.Simulation;

/// <summary>What is to go wrong with the next write, and at which of its places.</summary>
internal sealed record Order(string How, int Place)
{
    public static Order None { get; } = new("none", 0);
}

/// <summary>A database that fails its next write when it is told to; everything else it does as it is.</summary>
internal sealed class Faulty(IDialect inner) : IDialect
{
    /// <summary>What PostgreSQL needs for it: triggers that count the statements of a write.</summary>
    public const string Triggers = """
        create function sim_break() returns trigger language plpgsql as $$
        declare how text := coalesce(current_setting('sim.how', true), '');
            place int := coalesce(nullif(current_setting('sim.place', true), ''), '0')::int;
        begin
            if how not in ('refuse', 'drop', 'die', 'full') or place <= 0 then return null; end if;
            perform set_config('sim.place', (place - 1)::text, true);
            if place > 1 then return null; end if;
            if how = 'full' then raise exception 'no space left, on purpose' using errcode = 'disk_full'; end if;
            if how = 'refuse' then raise exception 'broken on purpose'; end if;
            if how = 'drop' then perform pg_terminate_backend(pg_backend_pid()); end if;
            if how = 'die' then raise notice 'die'; end if;
            return null;
        end $$;
        create function sim_break_at_commit() returns trigger language plpgsql as $$
        begin
            if current_setting('sim.how', true) = 'commit' then raise exception 'broken on purpose'; end if;
            if current_setting('sim.how', true) = 'die-commit' then raise notice 'die'; end if;
            return null;
        end $$;
        create constraint trigger sim_break_at_commit after insert on journal
            deferrable initially deferred for each row execute function sim_break_at_commit();
        do $$
        declare t text;
        begin
            for t in select tablename from pg_tables where schemaname = current_schema() loop
                execute format('create trigger sim_break before insert or update or delete on %I
                    for each statement execute function sim_break()', t);
            end loop;
        end $$;
        """;

    private const long MostPages = 1_073_741_823;

    private Order next = Order.None;

    public string Location => inner.Location;

    public IFeatureSql Features => inner.Features;

    /// <summary>Ends this process as <c>kill -9</c> does.</summary>
    public static void Die()
    {
        using var me = Process.GetCurrentProcess();
        me.Kill();
        Thread.Sleep(Timeout.Infinite);
    }

    public void Arm(Order order) => Volatile.Write(ref next, order);

    public async Task<DbConnection> Connect(CancellationToken cancel)
    {
        var connection = await inner.Connect(cancel);
        if (connection is PostgisConnection { Inner: var server })
        {
            server.Notice += (_, told) =>
            {
                if (told.Notice.MessageText == "die")
                    Die();
            };
        }

        return connection;
    }

    public async Task<DbTransaction> BeginWrite(DbConnection connection, CancellationToken cancel)
    {
        var order = Interlocked.Exchange(ref next, Order.None);
        var transaction = await inner.BeginWrite(connection, cancel);
        if (connection is SqliteConnection file)
        {
            Break(file, order);
        }
        else
        {
            await connection.ExecuteAsync(
                "select set_config('sim.how', @How, true), set_config('sim.place', @place, true)",
                new { order.How, place = order.Place.ToString() }, transaction);
        }

        return transaction;
    }

    public string TouchesBox(string table, string column) => inner.TouchesBox(table, column);

    public object? ToColumn(Geometry? geometry) => inner.ToColumn(geometry);

    public Geometry? FromColumn(object? value) => inner.FromColumn(value);

    public Task Add<TRow>(
        DbConnection connection, DbTransaction transaction, Addition addition, IReadOnlyList<TRow> rows,
        CancellationToken cancel)
        where TRow : class => inner.Add(connection, transaction, addition, rows, cancel);

    public Task Touched(
        DbConnection connection, DbTransaction transaction, IReadOnlyCollection<string> tables, DateTimeOffset at) =>
        inner.Touched(connection, transaction, tables, at);

    public Refusal? Explain(DbException error) => inner.Explain(error);

    public Task<List<Finding>> Examine(DbConnection connection, CancellationToken cancel) =>
        inner.Examine(connection, cancel);

    public Task<DbTransaction> BeginRead(DbConnection connection, CancellationToken cancel) =>
        inner.BeginRead(connection, cancel);

    public Task<IReadOnlyList<TableShape>> Shapes(DbConnection connection, CancellationToken cancel) =>
        inner.Shapes(connection, cancel);

    public Task<long> Pour(
        DbConnection connection, DbTransaction transaction, TableShape shape, IAsyncEnumerable<object?[]> rows,
        CancellationToken cancel) => inner.Pour(connection, transaction, shape, rows, cancel);

    public bool LocksRows => inner.LocksRows;

    public Task Narrow(
        DbConnection connection, DbTransaction transaction, Viewer? viewer, CancellationToken cancel) =>
        inner.Narrow(connection, transaction, viewer, cancel);

    public Task<TimeSpan?> Behind(DbConnection connection, CancellationToken cancel) =>
        inner.Behind(connection, cancel);

    public ValueTask Close() => inner.Close();

    /// <summary>Statements are refused one by one; the other places of a file are steps of its engine.</summary>
    private static void Break(SqliteConnection file, Order order)
    {
        const int StepsAPlace = 60;
        var pages = order.How == "full" ? file.ExecuteScalar<long>("pragma page_count") : MostPages;
        file.Execute($"pragma max_page_count = {pages}"); // As full as the disk may get.
        var left = order.Place;
        delegate_authorizer? refuse = order.How == "refuse"
            ? (_, _, _, _, _, _) => --left == 0 ? raw.SQLITE_DENY : raw.SQLITE_OK
            : null;
        raw.sqlite3_set_authorizer(file.Handle, refuse, null);
        delegate_progress? stop = order.How switch
        {
            "drop" => _ => 1,
            "die" => _ =>
            {
                Die();
                return 1;
            }
            ,
            _ => null,
        };
        raw.sqlite3_progress_handler(file.Handle, stop is null ? 0 : order.Place * StepsAPlace, stop, null);
        delegate_commit? end = order.How switch
        {
            "commit" => _ => 1,
            "die-commit" => _ =>
            {
                Die();
                return 1;
            }
            ,
            _ => null,
        };
        raw.sqlite3_commit_hook(file.Handle, end, null);
    }
}
