using Npgsql;

namespace Furrow.Tests.Store;

/// <summary>A PostgreSQL server of one test: with an archive of its log, copied, restored, followed.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly string folder;
    private bool runs;

    private Cluster(string folder) => this.folder = folder;

    public int Port { get; } = PostgisServer.FreePort();

    /// <summary>Where the log is archived.</summary>
    public string Archive => Path.Combine(folder, "archive");

    private string Data => Path.Combine(folder, "data");

    /// <summary>A new server that archives its log; where PostgreSQL is missing, skipped, in CI failed.</summary>
    public static Cluster New()
    {
        PostgisServer.Address("public");
        var cluster = new Cluster(PostgisServer.Folder());
        Program("initdb", "-D", cluster.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        PostgisServer.Run("mkdir", cluster.Archive);
        return cluster;
    }

    /// <summary>A copy of a running server, made while it is used.</summary>
    public static Cluster CopyOf(Cluster source, params string[] options)
    {
        var copy = new Cluster(PostgisServer.Folder());
        Program("pg_basebackup",
            ["-h", "127.0.0.1", "-p", $"{source.Port}", "-U", "postgres", "-D", copy.Data, "-c", "fast", .. options]);
        return copy;
    }

    /// <summary>One of the server's own programs; fails when it objects.</summary>
    public static void Program(string name, params string[] arguments) =>
        PostgisServer.Run(Path.Combine(PostgisServer.Binaries()!, name), arguments);

    /// <summary>Adds lines to its settings.</summary>
    public void Set(params string[] lines) => File.AppendAllLines(Path.Combine(Data, "postgresql.auto.conf"), lines);

    /// <summary>From now on it restores from an archive.</summary>
    public void Recover() => File.WriteAllText(Path.Combine(Data, "recovery.signal"), "");

    public void Start()
    {
        Program("pg_ctl", "-D", Data, "-w", "-t", "120", "-l", Path.Combine(folder, "log"), "-o",
            $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off "
            + "-c wal_level=replica -c max_connections=30 -c shared_buffers=32MB", "start");
        runs = true;
    }

    public void Stop()
    {
        Program("pg_ctl", "-D", Data, "-m", "fast", "-w", "stop");
        runs = false;
    }

    public string Address(string database = "postgres") =>
        $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database};Pooling=false";

    /// <summary>One answer of the server.</summary>
    public async Task<string?> Ask(string sql, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(Address(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())?.ToString();
    }

    /// <summary>Waits until an answer is as it has to be; fails after half a minute.</summary>
    public async Task Until(string sql, string answer)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            if (await Ask(sql) == answer)
                return;
            await Task.Delay(100);
        }

        Assert.Fail($"after 30 s still not {answer}: {sql}");
    }

    public ValueTask DisposeAsync()
    {
        if (runs)
            Program("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
