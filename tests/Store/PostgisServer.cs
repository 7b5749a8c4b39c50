using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Furrow.Tests.Store;

/// <summary>A PostgreSQL server for these tests alone: on loopback, in a temporary folder.</summary>
internal sealed class PostgisServer
{
    private const string Versions = "/usr/lib/postgresql";
    private static readonly Lazy<PostgisServer?> Only = new(Start);
    private readonly string folder;
    private readonly int port;

    private PostgisServer(string folder, int port) => (this.folder, this.port) = (folder, port);

    /// <summary>The address of a schema on the server; without one the test is skipped, in CI failed.</summary>
    public static string Address(string schema)
    {
        const string words = "NOT RUN: PostgreSQL with PostGIS is not installed (Debian: apt-get install postgresql "
            + "postgresql-postgis), so this sentence was not put to the second database.";
        if (Only.Value is { } server)
            return server.To("postgres", schema);
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", words);
        Assert.Skip(words);
        return "";
    }

    /// <summary>Which server is in use, for those who read the report.</summary>
    public static string? Version()
    {
        if (Only.Value is not { } server)
            return null;
        using var connection = new NpgsqlConnection(server.To("postgres", "public"));
        connection.Open();
        using var command = new NpgsqlCommand("select version()", connection);
        return (string?)command.ExecuteScalar();
    }

    private string To(string database, string schema) =>
        $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Search Path={schema};Pooling=true";

    private static PostgisServer? Start()
    {
        if (Binaries() is not { } binaries)
            return null;
        var server = new PostgisServer(Folder(), FreePort());
        var data = Path.Combine(server.folder, "data");
        Run(Path.Combine(binaries, "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C",
            "--no-sync");
        Run(Path.Combine(binaries, "pg_ctl"), "-D", data, "-w", "-l", Path.Combine(server.folder, "log"), "-o",
            $"-p {server.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off "
            + "-c full_page_writes=off -c max_connections=200 -c shared_buffers=128MB",
            "start");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Stop(binaries, data);
        return server;
    }

    private void Stop(string binaries, string data)
    {
        Run(Path.Combine(binaries, "pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A new folder that the server's user may write to.</summary>
    public static string Folder()
    {
        var folder = Directory.CreateTempSubdirectory("furrow-pg-").FullName;
        if (Environment.UserName == "root")
            Run("chown", "postgres", folder);
        return folder;
    }

    /// <summary>Where the newest server's programs are; null where none has PostGIS.</summary>
    public static string? Binaries() => !Directory.Exists(Versions) ? null : Directory.GetDirectories(Versions)
        .Where(version => Directory.Exists(Path.Combine(version, "lib"))
            && Directory.EnumerateFiles(Path.Combine(version, "lib"), "postgis-*").Any())
        .OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
        .Select(version => Path.Combine(version, "bin"))
        .FirstOrDefault();

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>PostgreSQL will not run as root: there it runs as the user that its package made.</summary>
    public static void Run(string program, params string[] arguments)
    {
        var asPostgres = Environment.UserName == "root" && program is not ("chown" or "umount");
        var start = asPostgres
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = "/";
        start.RedirectStandardOutput = true; // Else the server would hold the test's own output open.
        start.RedirectStandardError = program != "chown" && !arguments.Contains("start");
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
