using Furrow.Registry;
using Furrow.Store;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Furrow.Tests.Store;

/// <summary>Where a write is to be broken.</summary>
public enum Break
{
    /// <summary>The database refuses the n-th thing that is asked of it.</summary>
    Refused,

    /// <summary>The work stops after n steps: it is interrupted, or the connection is lost.</summary>
    Interrupted,

    /// <summary>The commit itself fails.</summary>
    AtCommit,
}

/// <summary>Breaks the writes of a store on purpose, each database in its own way.</summary>
internal interface IBreaker : IAsyncDisposable
{
    /// <summary>How many places a small write has at least, so that a loop that broke nothing is noticed.</summary>
    int FewestPlaces { get; }

    /// <summary>From the next write on, the n-th place breaks.</summary>
    Task Arm(OpenStore store, Break how, int n);

    /// <summary>Writes go through again.</summary>
    Task Disarm();

    /// <summary>True when an error is the break that was ordered.</summary>
    bool Broke(Exception error);

    /// <summary>The breaker of a store.</summary>
    static async Task<IBreaker> Of(Backend backend, TemporaryStore temporary) =>
        backend == Backend.GeoPackage ? new FileBreaker() : await ServerBreaker.New(temporary.Location);
}

/// <summary>Breaks SQLite from inside its own connection.</summary>
internal sealed class FileBreaker : IBreaker
{
    private SqliteConnection? connection;

    public int FewestPlaces => 10;

    public async Task Arm(OpenStore store, Break how, int n)
    {
        connection = await store.Journal.Write(
            new Actor("tester"), "arming",
            writing => ((Writing)writing).Use((open, _) => Task.FromResult((SqliteConnection)open), default), default);
        var left = n;
        if (how == Break.Refused)
        {
            delegate_authorizer refuse = (_, _, _, _, _, _) => --left == 0 ? raw.SQLITE_DENY : raw.SQLITE_OK;
            raw.sqlite3_set_authorizer(connection.Handle, refuse, null);
        }
        else if (how == Break.Interrupted)
        {
            raw.sqlite3_progress_handler(connection.Handle, n, _ => 1, null);
        }
        else if (n == 1)
        {
            raw.sqlite3_commit_hook(connection.Handle, _ => 1, null);
        }
    }

    public Task Disarm()
    {
        raw.sqlite3_set_authorizer(connection!.Handle, (delegate_authorizer?)null, null);
        raw.sqlite3_progress_handler(connection.Handle, 0, null, null);
        raw.sqlite3_commit_hook(connection.Handle, null, null);
        return Task.CompletedTask;
    }

    public bool Broke(Exception error) => error is SqliteException;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Breaks PostgreSQL by triggers that count the statements of every table.</summary>
internal sealed class ServerBreaker : IBreaker
{
    private const string Triggers = """
        create table breaker (how text not null, place bigint not null);
        insert into breaker values ('none', 0);
        create sequence breaker_count;
        create function breaker() returns trigger language plpgsql as $$
        declare b breaker%rowtype;
        begin
            select * into b from breaker;
            if b.how in ('Refused', 'Interrupted') and nextval('breaker_count') = b.place then
                if b.how = 'Interrupted' then
                    perform pg_terminate_backend(pg_backend_pid());
                end if;
                raise exception 'broken on purpose';
            end if;
            return null;
        end $$;
        create function breaker_at_commit() returns trigger language plpgsql as $$
        begin
            if exists (select 1 from breaker where how = 'AtCommit' and place = 1) then
                raise exception 'broken on purpose';
            end if;
            return null;
        end $$;
        create constraint trigger breaker_at_commit after insert on journal
            deferrable initially deferred for each row execute function breaker_at_commit();
        do $$
        declare t text;
        begin
            for t in select tablename from pg_tables
                where schemaname = current_schema() and tablename <> 'breaker' loop
                execute format('create trigger breaker before insert or update or delete on %I
                    for each statement execute function breaker()', t);
            end loop;
        end $$;
        """;

    private readonly NpgsqlConnection connection;

    private ServerBreaker(NpgsqlConnection connection) => this.connection = connection;

    public int FewestPlaces => 3;

    public static async Task<ServerBreaker> New(string location)
    {
        var breaker = new ServerBreaker(new NpgsqlConnection(location));
        await breaker.connection.OpenAsync();
        await breaker.Run(Triggers);
        return breaker;
    }

    public Task Arm(OpenStore store, Break how, int n) =>
        Run($"select setval('breaker_count', 1, false); update breaker set how = '{how}', place = {n}");

    public Task Disarm() => Run("update breaker set how = 'none', place = 0");

    public bool Broke(Exception error) => error switch
    {
        PostgresException server => server.MessageText == "broken on purpose",
        Refusal refusal => refusal.Code == "store.unreachable",
        _ => false,
    };

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task Run(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
