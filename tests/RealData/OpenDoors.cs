using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Furrow.Tests.RealData;

/// <summary>The black-box checkers and the clients that people have, against the real executable.</summary>
public sealed class OpenDoors
{
    /// <summary>
    /// Predicates whose expected count is wrong in the standard's own table (opengeospatial/ogcapi-features issue 1011:
    /// one name, not two, begins with these letters).
    /// </summary>
    private static readonly string[] Errata = ["LIKE accenti(casei('Chiș%')) expected 2 got 1"];

    private static string Shared => Path.GetFullPath(Path.Combine(SharedData.Repository, "..", "shared"));

    [Fact]
    public void The_conformance_and_CQL2_checkers_find_nothing()
    {
        var oracle = Path.Combine(Shared, "oracle", "cql2");
        Assert.SkipWhen(!Directory.Exists(oracle), SharedData.Absent);
        using var served = new ServedStore(Path.Combine(oracle, "ne110m4cql2.gpkg"));
        var cql2 = Run("python3", Path.Combine(Shared, "checks", "cql2_blackbox.py"), served.Root, oracle);
        Assert.DoesNotContain(cql2.Split('\n'), line => line.StartsWith("FAIL", StringComparison.Ordinal)
            && !Errata.Any(erratum => line.Contains(erratum, StringComparison.Ordinal)));
        Assert.Contains("PASS", cql2, StringComparison.Ordinal);
        var features = Run("python3", Path.Combine(Shared, "checks", "oapif_blackbox.py"), served.Root, "--write",
            "ne_110m_admin_0_countries");
        Assert.DoesNotContain(features.Split('\n'), line => line.StartsWith("FAIL", StringComparison.Ordinal));
        Assert.Contains(" 0 failed", features, StringComparison.Ordinal);
    }

    [Fact]
    public void Ogrinfo_reads_and_ogr2ogr_exports_a_whole_collection()
    {
        var oracle = Path.Combine(Shared, "oracle", "cql2");
        Assert.SkipWhen(!Directory.Exists(oracle), SharedData.Absent);
        using var served = new ServedStore(Path.Combine(oracle, "ne110m4cql2.gpkg"));
        const string countries = "ne_110m_admin_0_countries";
        var listed = Run("ogrinfo", "-so", $"OAPIF:{served.Root}", countries);
        Assert.Contains("Feature Count: 177", listed, StringComparison.Ordinal);
        var file = Path.Combine(served.Folder, "out.gpkg");
        Run("ogr2ogr", "-f", "GPKG", file, $"OAPIF:{served.Root}", countries);
        Assert.Contains("Feature Count: 177", Run("ogrinfo", "-so", file, countries), StringComparison.Ordinal);
    }

    private static string Run(string program, params string[] words)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in words)
            start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + error.Result;
    }

    /// <summary>A store with one file's layers, served by the real executable until disposed.</summary>
    private sealed class ServedStore : IDisposable
    {
        private readonly Process server;

        public ServedStore(string file)
        {
            var store = Path.Combine(Folder, "doors.gpkg");
            Run("dotnet", Furrow, "import", file, "--as", "collections", "--store", store);
            using (var probe = new TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                Root = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
            }

            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
            foreach (var word in (string[])[Furrow, "serve", "--store", store, "--urls", Root])
                start.ArgumentList.Add(word);
            server = Process.Start(start)!;
            Assert.Contains("Serving", server.StandardOutput.ReadLine(), StringComparison.Ordinal);
            Root += "/ogc";
        }

        public string Folder { get; } = Directory.CreateTempSubdirectory("furrow-doors").FullName;

        public string Root { get; }

        private static string Furrow => Path.Combine(AppContext.BaseDirectory, "furrow.dll");

        public void Dispose()
        {
            server.Kill();
            server.WaitForExit();
            server.Dispose();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
