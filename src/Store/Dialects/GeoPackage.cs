using System.Data.Common;
using Dapper;
using DbUp;
using DbUp.Sqlite.Helpers;
using Furrow.Registry;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using SQLitePCL;

namespace Furrow.Store.Dialects;

/// <summary>One file, a GeoPackage 1.3: the only code that knows the database is SQLite.</summary>
internal sealed class GeoPackage : IDialect
{
    private const int ApplicationId = 0x47504B47;
    private const int UserVersion = 10300;
    private const int WaitSeconds = 10;

    /// <summary>Marks a new file as a GeoPackage (OGC 12-128r18, 1.1.1.1.1).</summary>
    internal static readonly string Marks =
        $"pragma application_id = {ApplicationId}; pragma user_version = {UserVersion};";

    private readonly string connectionString;

    private GeoPackage(string path)
    {
        Location = path;
        connectionString = ConnectionString(path, SqliteOpenMode.ReadWrite);
    }

    /// <inheritdoc/>
    public string Location { get; }

    /// <inheritdoc/>
    public IFeatureSql Features { get; } = new GeoPackageFeatures();

    /// <summary>Opens the file, makes it where that is asked for, and brings its schema up to date.</summary>
    public static async Task<IDialect> Open(string location, bool create, IIdentities identities)
    {
        var path = Path.GetFullPath(location);
        if (Directory.Exists(path))
            throw new Refusal("store.cannot-open", $"'{location}' is a folder; give the path of a store file.");
        if (!File.Exists(path))
        {
            if (!create)
            {
                throw new Refusal("store.missing",
                    $"There is no store at '{location}'; make one with: furrow sample --store FILE");
            }


            Make(path, identities);
        }

        var dialect = new GeoPackage(path);
        try
        {
            await using var connection = await dialect.Connect(CancellationToken.None);
            dialect.Recognise((SqliteConnection)connection);
        }
        catch (SqliteException error) when (dialect.Explain(error) is { } refusal)
        {
            throw refusal;
        }

        return dialect;
    }

    /// <inheritdoc/>
    public async Task<DbConnection> Connect(CancellationToken cancel)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancel);
        Prepare(connection);
        return connection;
    }

    /// <inheritdoc/>
    public Task<DbTransaction> BeginWrite(DbConnection connection, CancellationToken cancel) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    /// <inheritdoc/>
    public Task Add<TRow>(
        DbConnection connection, DbTransaction transaction, Addition addition, IReadOnlyList<TRow> rows,
        CancellationToken cancel)
        where TRow : class =>
        connection.ExecuteAsync(new CommandDefinition(addition.Sql, rows, transaction, cancellationToken: cancel));

    /// <inheritdoc/>
    public Task<DbTransaction> BeginRead(DbConnection connection, CancellationToken cancel) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    /// <inheritdoc/>
    public Task<IReadOnlyList<TableShape>> Shapes(DbConnection connection, CancellationToken cancel) =>
        GeoPackageTables.Shapes(connection, cancel);

    /// <inheritdoc/>
    public Task<long> Pour(
        DbConnection connection, DbTransaction transaction, TableShape shape, IAsyncEnumerable<object?[]> rows,
        CancellationToken cancel) =>
        GeoPackageTables.Pour((SqliteConnection)connection, (SqliteTransaction)transaction, shape, rows, cancel);

    /// <inheritdoc/>
    public string TouchesBox(string table, string column) => $"""
        r.fid in (
            select id from rtree_{table}_{column}
            where minx <= @east and maxx >= @west and miny <= @north and maxy >= @south)
        and furrow_touches(r.{column}, @west, @south, @east, @north)
        """;

    /// <inheritdoc/>
    public object? ToColumn(Geometry? geometry) => geometry is null ? null : GeometryBlob.Write(geometry);

    /// <inheritdoc/>
    public Geometry? FromColumn(object? value) => value is byte[] blob ? GeometryBlob.Read(blob) : null;

    /// <inheritdoc/>
    public Task Touched(
        DbConnection connection, DbTransaction transaction, IReadOnlyCollection<string> tables, DateTimeOffset at) =>
        connection.ExecuteAsync(
            "update gpkg_contents set last_change = @at where table_name in @tables",
            new { tables, at = at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ") },
            transaction);

    /// <inheritdoc/>
    public Refusal? Explain(DbException error) => error is not SqliteException sqlite ? null : Explain(sqlite);

    private Refusal? Explain(SqliteException error) => error.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new Refusal("store.locked",
            $"'{Location}' was in use by another program for over {WaitSeconds} s; close it there and try again."),
        raw.SQLITE_READONLY => new Refusal("store.read-only",
            $"'{Location}' may only be read; allow writing to the file and its folder, or copy it."),
        raw.SQLITE_NOTADB => new Refusal("store.not-a-database",
            $"'{Location}' is not a store; a store is a GeoPackage file."),
        raw.SQLITE_CORRUPT => new Refusal("store.corrupt",
            $"'{Location}' is damaged ({error.Message}); restore a copy, or ask: furrow check --store FILE"),
        raw.SQLITE_FULL => new Refusal("store.disk-full",
            $"The disk that holds '{Location}' is full; nothing was changed. Make room and try again."),
        raw.SQLITE_IOERR => new Refusal("store.disk-error",
            $"The disk that holds '{Location}' fails ({error.Message}); nothing was changed. Check it."),
        raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => new Refusal("store.cannot-open",
            $"'{Location}' cannot be opened; see that its folder exists and may be written."),
        _ => null,
    };

    /// <inheritdoc/>
    public Task<List<Finding>> Examine(DbConnection connection, CancellationToken cancel) =>
        GeoPackageExam.Examine(connection, cancel);

    /// <summary>Who has the file has all of it.</summary>
    public bool LocksRows => false;

    /// <inheritdoc/>
    public Task Narrow(
        DbConnection connection, DbTransaction transaction, Viewer? viewer, CancellationToken cancel) =>
        Task.CompletedTask;

    /// <inheritdoc/>
    public Task<TimeSpan?> Behind(DbConnection connection, CancellationToken cancel) =>
        Task.FromResult<TimeSpan?>(null);

    /// <inheritdoc/>
    public ValueTask Close() => ValueTask.CompletedTask;

    private static string ConnectionString(string path, SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = mode,
        ForeignKeys = true,
        Pooling = false,
        DefaultTimeout = WaitSeconds,
    }.ToString();

    private static void Prepare(SqliteConnection connection)
    {
        connection.Execute($"pragma busy_timeout = {WaitSeconds * 1000}; pragma synchronous = full;");
        connection.CreateFunction(
            "ST_IsEmpty", (byte[]? blob) => blob is null ? (bool?)null : GeometryBlob.IsEmpty(blob), true);
        connection.CreateFunction("ST_MinX", (byte[]? blob) => GeometryBlob.Envelope(blob)?.MinX, true);
        connection.CreateFunction("ST_MaxX", (byte[]? blob) => GeometryBlob.Envelope(blob)?.MaxX, true);
        connection.CreateFunction("ST_MinY", (byte[]? blob) => GeometryBlob.Envelope(blob)?.MinY, true);
        connection.CreateFunction("ST_MaxY", (byte[]? blob) => GeometryBlob.Envelope(blob)?.MaxY, true);
        connection.CreateFunction("furrow_type", (byte[] blob) => GeometryBlob.TypeName(blob), true);
        connection.CreateFunction("lower", (string? text) => text?.ToLowerInvariant(), true);
        connection.CreateFunction(
            "furrow_touches",
            (byte[]? blob, double west, double south, double east, double north) =>
                blob is not null && GeometryBlob.Touches(blob, new Envelope(west, east, south, north)),
            true);
        GeoPackageFeatures.Prepare(connection);
    }

    /// <summary>Makes the file beside its place and moves it there whole.</summary>
    private static void Make(string path, IIdentities identities)
    {
        if (Path.GetDirectoryName(path) is { } folder && !Directory.Exists(folder))
            throw new Refusal("store.cannot-open", $"The folder '{folder}' does not exist; make it first.");
        var draft = $"{path}.{identities.Next():N}.new";
        var dialect = new GeoPackage(draft);
        try
        {
            using (var connection = new SqliteConnection(ConnectionString(draft, SqliteOpenMode.ReadWriteCreate)))
            {
                connection.Open();
                Prepare(connection);
                connection.Execute(Marks);
                dialect.Upgrade(connection);
                connection.Execute("pragma journal_mode = wal;");
            }

            File.Move(draft, path, overwrite: false);
        }
        catch (SqliteException error) when (dialect.Explain(error) is { } refusal)
        {
            throw refusal;
        }
        catch (IOException error)
        {
            throw new Refusal("store.cannot-open", $"'{path}' cannot be made: {error.Message}");
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private void Recognise(SqliteConnection connection)
    {
        if (raw.sqlite3_db_readonly(connection.Handle, "main") == 1)
        {
            throw new Refusal("store.read-only",
                $"'{Location}' may only be read; allow writing to the file and its folder, or copy it.");
        }

        if (connection.ExecuteScalar<long>("pragma application_id") != ApplicationId)
        {
            throw new Refusal("store.not-a-geopackage",
                $"'{Location}' is a database but not a GeoPackage; a store is one.");
        }


        var ours = connection.ExecuteScalar<long>("select count(*) from sqlite_master where name = 'furrow_schema'");
        if (ours == 0)
        {
            throw new Refusal("store.not-ours",
                $"'{Location}' is a GeoPackage of another program; bring it in with: furrow import FILE --store STORE");
        }

        var version = connection.ExecuteScalar<int>("select version from furrow_schema where only = 1");
        if (version > Migrations.Newest)
        {
            throw new Refusal("store.newer",
                $"'{Location}' has schema {version}; this Furrow knows {Migrations.Newest}. Take a newer Furrow.");
        }

        if (version < Migrations.Newest)
            Upgrade(connection);
    }

    private void Upgrade(SqliteConnection connection)
    {
        using var shared = new SharedConnection(connection);
        var result = DeployChanges.To.SqliteDatabase(shared)
            .WithScripts(Migrations.Scripts)
            .WithTransaction()
            .WithVariablesDisabled()
            .JournalToSqliteTable("furrow_script")
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw result.Error is SqliteException error && Explain(error) is { } refusal
                ? refusal
                : new InvalidOperationException($"The schema script {result.ErrorScript?.Name} failed.", result.Error);
        }
    }
}
