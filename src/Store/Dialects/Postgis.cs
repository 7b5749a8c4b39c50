using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using Dapper;
using DbUp;
using DbUp.Postgresql;
using Furrow.Registry;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Npgsql;

namespace Furrow.Store.Dialects;

/// <summary>PostgreSQL with PostGIS: the only code that knows the database is PostgreSQL.</summary>
/// <remarks>
/// A store is one schema of a database, <c>furrow</c> unless the connection string names another by its search path,
/// so that several programmes, or a test for itself, share a database.
/// </remarks>
internal sealed class Postgis : IDialect
{
    private const int StatementSeconds = 60;
    private const int LockSeconds = 30;

    /// <summary>A slice of the journal is put in order within it, so that reading needs no disk.</summary>
    private const int SortMegabytes = 16;

    private const int UpgradeLock = 0x4655524F;
    private const int CopyFrom = 8;
    private const string DefaultSchema = "furrow";

    /// <summary>
    /// Level with its source: nothing that arrived is left to replay, and the line over which more would come stands.
    /// </summary>
    private const string Lag = """
        select case
            when not pg_is_in_recovery() then null
            when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn()
                and exists (select 1 from pg_stat_wal_receiver) then 0
            else greatest(0.001, extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()))
        end::double precision
        """;

    private readonly NpgsqlDataSource source;
    private readonly string schema;

    private Postgis(NpgsqlDataSource source, string location, string schema) =>
        (this.source, Location, this.schema) = (source, location, schema);

    /// <inheritdoc/>
    public string Location { get; }

    /// <inheritdoc/>
    public IFeatureSql Features { get; } = new PostgisFeatures();

    /// <summary>Opens the store, makes its schema where that is asked for, and brings it up to date.</summary>
    public static async Task<IDialect> Open(string location, bool create, CancellationToken cancel)
    {
        var text = PostgisAddress.Read(location);
        var schema = text.SearchPath is { Length: > 0 } named ? named : DefaultSchema;
        var where = $"PostgreSQL {text.Host}:{text.Port}, database {text.Database}, schema {schema}";
        var dialect = new Postgis(Source(text, schema), where, schema);
        try
        {
            await dialect.Recognise(create, cancel);
            return dialect;
        }
        catch (Exception error)
        {
            await dialect.Close();
            if (error is DbException database && dialect.Explain(database) is { } refusal)
                throw refusal;
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<DbConnection> Connect(CancellationToken cancel)
    {
        var connection = new PostgisConnection(source.CreateConnection());
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<DbTransaction> BeginWrite(DbConnection connection, CancellationToken cancel)
    {
        const string MineAlone = """select number from journal_head where "only" = 1 for update""";
        var transaction = await ((PostgisConnection)connection).Inner
            .BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        try
        {
            await connection.ExecuteAsync(
                new CommandDefinition(MineAlone, null, transaction, cancellationToken: cancel));
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task Add<TRow>(
        DbConnection connection, DbTransaction transaction, Addition addition, IReadOnlyList<TRow> rows,
        CancellationToken cancel)
        where TRow : class => rows.Count < CopyFrom
        ? connection.ExecuteAsync(new CommandDefinition(addition.Sql, rows, transaction, cancellationToken: cancel))
        : PostgisTables.Copy(((PostgisConnection)connection).Inner, addition, rows, cancel);

    /// <inheritdoc/>
    public async Task<DbTransaction> BeginRead(DbConnection connection, CancellationToken cancel) =>
        await ((PostgisConnection)connection).Inner.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<TableShape>> Shapes(DbConnection connection, CancellationToken cancel) =>
        PostgisTables.Shapes(connection, schema, cancel);

    /// <inheritdoc/>
    public Task<long> Pour(
        DbConnection connection, DbTransaction transaction, TableShape shape, IAsyncEnumerable<object?[]> rows,
        CancellationToken cancel) =>
        PostgisTables.Pour(((PostgisConnection)connection).Inner, shape, rows, cancel);

    /// <inheritdoc/>
    public string TouchesBox(string table, string column) =>
        $"ST_Intersects(r.{column}, ST_MakeEnvelope(@west, @south, @east, @north, 4326))";

    /// <inheritdoc/>
    public object? ToColumn(Geometry? geometry) => geometry is null ? null : new WKBWriter(
        ByteOrder.LittleEndian, handleSRID: true, emitZ: false, emitM: false).Write(GeometryBlob.Checked(geometry));

    /// <inheritdoc/>
    public Geometry? FromColumn(object? value) => value as Geometry;

    /// <inheritdoc/>
    public Task Touched(
        DbConnection connection, DbTransaction transaction, IReadOnlyCollection<string> tables, DateTimeOffset at) =>
        Task.CompletedTask;

    /// <inheritdoc/>
    public Refusal? Explain(DbException error) => error switch
    {
        PostgresException server => Explain(server),
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } =>
            new Refusal("store.unreachable",
                $"{Location} does not answer ({error.InnerException!.Message}); see that it runs and try again. "
                + "Whether the last change was kept, the journal tells."),
        _ => null,
    };

    /// <inheritdoc/>
    public Task<List<Finding>> Examine(DbConnection connection, CancellationToken cancel) =>
        PostgisExam.Examine(connection, schema, cancel);

    /// <inheritdoc/>
    public bool LocksRows => true;

    /// <inheritdoc/>
    public Task Narrow(
        DbConnection connection, DbTransaction transaction, Viewer? viewer, CancellationToken cancel) =>
        connection.ExecuteAsync(new CommandDefinition(
            PostgisLocks.Narrow, PostgisLocks.Of(viewer), transaction, cancellationToken: cancel));

    /// <inheritdoc/>
    public async Task<TimeSpan?> Behind(DbConnection connection, CancellationToken cancel) =>
        await connection.ExecuteScalarAsync<double?>(new CommandDefinition(Lag, cancellationToken: cancel)) is
        { } seconds
            ? TimeSpan.FromSeconds(seconds)
            : null;

    /// <inheritdoc/>
    public ValueTask Close() => source.DisposeAsync();

    private static NpgsqlDataSource Source(NpgsqlConnectionStringBuilder text, string schema)
    {
        text.SearchPath = $"\"{schema}\", pg_catalog, public";
        text.ApplicationName ??= "furrow";
        text.CommandTimeout = StatementSeconds;
        text.Options = $"-c statement_timeout={StatementSeconds * 1000} -c lock_timeout={LockSeconds * 1000}"
            + $" {PostgisLocks.Open} -c work_mem={SortMegabytes}MB -c timezone=UTC -c standard_conforming_strings=on";
        text.MaxAutoPrepare = 64;
        var builder = new NpgsqlDataSourceBuilder(text.ConnectionString);
        builder.UseNetTopologySuite();
        return builder.Build();
    }

    private async Task Recognise(bool create, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var ours = await connection.ExecuteScalarAsync<bool>(
            "select to_regclass(@name) is not null", new { name = $"\"{schema}\".furrow_schema" });
        if (!ours && !create)
        {
            throw new Refusal("store.missing",
                $"There is no store at {Location}; make one with: furrow sample --store \"CONNECTION\"");
        }

        if (ours)
        {
            var version = await connection.ExecuteScalarAsync<int>(
                """select version from furrow_schema where "only" = 1""");
            if (version > Migrations.Newest)
            {
                throw new Refusal("store.newer",
                    $"{Location} has schema {version}; this Furrow knows {Migrations.Newest}. Take a newer Furrow.");
            }

            if (version == Migrations.Newest)
                return;
        }

        await Upgrade(connection, cancel);
    }

    /// <summary>One server upgrades at a time; the scripts run in one transaction, so a store is old or new.</summary>
    private async Task Upgrade(NpgsqlConnection connection, CancellationToken cancel)
    {
        await connection.ExecuteAsync(new CommandDefinition(
            "select pg_advisory_lock(@UpgradeLock)", new { UpgradeLock }, cancellationToken: cancel));
        try
        {
            await Prepare(connection);
            await connection.ReloadTypesAsync(cancel);
            var result = DeployChanges.To.PostgresqlDatabase(new PostgresqlConnectionManager(source))
                .WithScripts(PostgisSchema.Scripts)
                .WithTransaction()
                .WithVariablesDisabled()
                .JournalToPostgresqlTable(schema, "furrow_script")
                .LogToNowhere()
                .Build()
                .PerformUpgrade();
            if (!result.Successful)
            {
                throw result.Error is DbException error && Explain(error) is { } refusal
                    ? refusal
                    : new InvalidOperationException(
                        $"The schema script {result.ErrorScript?.Name} failed.", result.Error);
            }
        }
        finally
        {
            await connection.ExecuteAsync("select pg_advisory_unlock(@UpgradeLock)", new { UpgradeLock });
        }
    }

    /// <summary>What a keeper made beforehand is taken as it is: the store's own user need not be allowed to.</summary>
    private async Task Prepare(NpgsqlConnection connection)
    {
        const string There = "select exists (select 1 from pg_extension where extname = 'postgis')";
        if (!await connection.ExecuteScalarAsync<bool>(There))
            await connection.ExecuteAsync("create extension if not exists postgis with schema public");
        if (!await connection.ExecuteScalarAsync<bool>("select to_regnamespace(@schema) is not null", new { schema }))
            await connection.ExecuteAsync($"create schema if not exists \"{schema}\"");
    }

    private Refusal? Explain(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.SerializationFailure => new Refusal("store.locked",
            $"{Location} was busy with other changes for over {LockSeconds} s; nothing was changed. Try again."),
        PostgresErrorCodes.QueryCanceled => new Refusal("store.too-slow",
            $"{Location} took longer than {StatementSeconds} s; ask for less at a time, or try again later."),
        PostgresErrorCodes.NumericValueOutOfRange or PostgresErrorCodes.DivisionByZero
            or PostgresErrorCodes.InvalidArgumentForPowerFunction => new Refusal("filter.calculation",
            $"A calculation in the filter gives no number for some record ({error.MessageText}); leave it out."),
        PostgresErrorCodes.InternalError when error.MessageText.Contains("GeometryCollection", StringComparison.Ordinal)
            => new Refusal("filter.geometry-collection",
                "This database compares no geometry collections; give the parts one by one, joined by OR."),
        PostgresErrorCodes.ReadOnlySqlTransaction => new Refusal("store.read-only",
            $"{Location} may only be read: it is a replica or set to read-only. Write to the primary server."),
        PostgresErrorCodes.DiskFull => new Refusal("store.disk-full",
            $"The disk of {Location} is full ({error.MessageText}); nothing was changed. Make room and try again."),
        PostgresErrorCodes.InvalidCatalogName => new Refusal("store.missing",
            $"There is no such database ({Location}); make it with createdb and try again."),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification
            or PostgresErrorCodes.InsufficientPrivilege => new Refusal("store.not-allowed",
            $"{Location} refuses: {error.MessageText}. Ask its keeper for the rights, or check user and password."),
        PostgresErrorCodes.UndefinedFile or PostgresErrorCodes.FeatureNotSupported
            when error.MessageText.Contains("postgis", StringComparison.OrdinalIgnoreCase) =>
            new Refusal("store.no-postgis",
                $"{Location} has no PostGIS; install PostGIS 3 on the database server and try again."),
        PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter =>
            new Refusal("record.not-text",
                "A text holds a character that a database cannot keep (such as U+0000); take it out and try again."),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.TooManyConnections => new Refusal("store.unreachable",
            $"{Location} does not take questions now ({error.MessageText}); try again in a moment."),
        _ => null,
    };
}
