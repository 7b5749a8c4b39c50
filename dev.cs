// Every developer command, on Linux, macOS and Windows alike:  dotnet run dev.cs <command>
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property RestoreLockedMode=false
#:property GenerateDocumentationFile=false
#:property EnforceCodeStyleInBuild=false
#:property UseSharedCompilation=false
#:property AnalysisLevel=none

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

// Ctrl-C reaches the child as well; the child decides when it is over, and its exit code is ours.
Console.CancelKeyPress += (_, press) => press.Cancel = true;
Console.OutputEncoding = Encoding.UTF8;
Directory.SetCurrentDirectory(Tree.Root);
try
{
    return args switch
    {
        ["demo", .. var rest] => Commands.Demo(rest),
        ["test"] => Commands.Test(),
        ["check"] => Commands.Check(),
        ["fix"] => Commands.Fix(),
        ["bench", .. var names] => Commands.Bench(names),
        ["publish"] => Commands.Publish(),
        ["sim", var seeds] => Commands.Simulate(seeds),
        [] or ["help" or "--help" or "-h"] => Commands.Help(0),
        _ => Commands.Help(2),
    };
}
catch (Missing missing)
{
    Console.Error.WriteLine(missing.Message);
    return 1;
}

/// <summary>What a person may ask for. Each returns the exit code.</summary>
internal static class Commands
{
    public static int Help(int code)
    {
        (code == 0 ? Console.Out : Console.Error).WriteLine("""
            dotnet run dev.cs <command>

              demo [--store FILE] [--urls URL] [--no-browser]
                             restore, build, load the sample programme, plan it and show it in the browser
              test           build and run every test; ends with "N passed, N failed"
              check          what CI runs: build, format, tests, house rules, publish
              fix            put the format right
              bench [NAME …] [OPTIONS]
                             run the benchmarks, or those named; options are theirs (planning --set j120 --seconds 60)
              sim SEED       replay one simulation of people at work under faults; 1..1000 runs them all
              publish        leave a self-contained executable for this machine in artifacts/furrow and start it once
              help           this text
            """);
        return code;
    }

    public static int Demo(string[] rest)
    {
        Build.IfChanged();
        return Tool.Run(Tree.Furrow, ["demo", .. rest]);
    }

    public static int Test() => new Tally().Report(tally =>
    {
        Needs.Meet(tally);
        if (tally.Try("the build", Build.All))
            Suites.RunAll(tally);
    });

    public static int Check() => new Tally().Report(tally =>
    {
        Needs.Meet(tally);
        if (!tally.Try("the build", Build.All))
            return;
        tally.Try("the format (dotnet run dev.cs fix puts it right)", () =>
            Tool.Run("dotnet", ["format", "Furrow.slnx", "--verify-no-changes", "--no-restore"]) == 0);
        tally.Try("the types of the pages", () => Tool.Run("node",
            [Path.Combine("node_modules", "typescript", "bin", "tsc"), "-p", "src/Server/Ui/jsconfig.json"]) == 0);
        Suites.RunAll(tally);
        tally.Try("the published executable", () => Publish() == 0);
    });

    public static int Fix()
    {
        var restored = Tool.Run("dotnet", ["restore", "Furrow.slnx"]);
        return restored != 0 ? restored : Tool.Run("dotnet", ["format", "Furrow.slnx", "--no-restore"]);
    }

    /// <summary>Names of benchmarks; what follows from the first option on is handed to them.</summary>
    public static int Bench(string[] words)
    {
        var names = words.TakeWhile(static word => !word.StartsWith("--", StringComparison.Ordinal)).ToArray();
        var known = Tree.Projects("bench");
        foreach (var name in names.Where(name => !known.Any(project => Tree.IsNamed(project, name))))
            throw new Missing($"There is no benchmark '{name}'. There are: "
                + string.Join(", ", known.Select(Tree.Room)) + ".");
        var codes = known.Where(project => names.Length == 0 || names.Any(name => Tree.IsNamed(project, name)))
            .Select(project => Tool.Run(
                "dotnet", ["run", "-c", "Release", "--project", project, "--", .. words.Skip(names.Length)]));
        return codes.ToArray().DefaultIfEmpty(0).Max();
    }

    public static int Simulate(string seeds) =>
        Tool.Run("dotnet", ["run", "-c", "Release", "--project", "tests/Simulation", "--", "sim", seeds]);

    public static int Publish()
    {
        Build.Libraries();
        var folder = Path.Combine(Tree.Root, "artifacts", "furrow");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);

        // The runtime of one platform is not part of the locked graph, so this restore keeps a lock file of its own.
        var code = Tool.Run("dotnet", ["publish", "src/Cli", "-c", "Release", "-o", folder, "--nodeReuse:false",
            "-v", "quiet", "-r", Tree.Platform, "--self-contained", "-p:PublishSingleFile=true",
            "-p:NuGetLockFilePath=obj/publish.lock.json", "-p:RestoreLockedMode=false", "-p:DebugType=none",
            "-p:PublishDocumentationFiles=false", .. Build.InCi]);
        if (code != 0)
            return code;
        foreach (var terms in new[] { "LICENSE", "NOTICE", "THIRD-PARTY-NOTICES.md" })
            File.Copy(terms, Path.Combine(folder, terms));
        return Smoke.Start(Path.Combine(folder, Tool.Executable("furrow")));
    }
}

/// <summary>Where things are.</summary>
internal static class Tree
{
    public static readonly string Root = AppContext.GetData("EntryPointFileDirectoryPath") as string
        ?? throw new InvalidOperationException("Start this with: dotnet run dev.cs");

    public static readonly string Furrow =
        Path.Combine(Root, "src", "Cli", "bin", "Release", "net10.0", Tool.Executable("furrow"));

    /// <summary>
    /// This machine in the portable words of .NET, whoever built the SDK: <c>linux-x64</c>, <c>osx-arm64</c>.
    /// </summary>
    public static string Platform =>
        (OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx"
            : RuntimeInformation.RuntimeIdentifier.Contains("musl") || File.Exists("/etc/alpine-release") ? "linux-musl"
            : "linux") + "-" + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    public static string Artifacts(string name) =>
        Directory.CreateDirectory(Path.Combine(Root, "artifacts", name)).FullName;

    public static string[] Projects(string folder) => !Directory.Exists(folder) ? [] :
        [.. Directory.GetDirectories(folder).SelectMany(room => Directory.GetFiles(room, "*.csproj")).Order()];

    public static string Room(string project) => Path.GetFileName(Path.GetDirectoryName(project)!);

    public static bool IsNamed(string project, string name) =>
        Room(project).Equals(name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Something that has to be there first, with the next step in the message.</summary>
internal sealed class Missing(string message) : Exception(message);

/// <summary>Other programs, started with a list of arguments and never through a shell.</summary>
internal static class Tool
{
    public static readonly bool Ci = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Where the runtime of this very program lies: what is built here must find the same one.</summary>
    private static readonly string Runtime =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    public static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    public static string? Find(string name)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.Where(folder => folder.Length > 0)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending)))
            .FirstOrDefault(File.Exists);
    }

    public static int Run(string file, string[] arguments, params (string Name, string? Value)[] environment)
    {
        Console.Error.WriteLine($"> {Path.GetFileName(file)} {string.Join(' ', arguments)}");
        using var process = Process.Start(Prepare(file, arguments, environment))!;
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Runs in silence. The exit code is -1 when the program does not exist or takes over a minute.</summary>
    public static (int Code, string Output) Ask(string file, params string[] arguments)
    {
        var start = Prepare(file, arguments, []);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        try
        {
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (process.WaitForExit(60_000))
                return (process.ExitCode, output.Result + error.Result);
            process.Kill(entireProcessTree: true);
            return (-1, "It did not end within a minute.");
        }
        catch (System.ComponentModel.Win32Exception absent)
        {
            return (-1, absent.Message);
        }
    }

    public static ProcessStartInfo Prepare(
        string file, string[] arguments, (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo(Path.IsPathRooted(file) ? file : Find(file) ?? file, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = Tree.Root,
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_NOLOGO"] = "1", ["DOTNET_ROOT"] = Runtime },
        };
        foreach (var (name, value) in environment.Where(pair => pair.Value is not null))
            start.Environment[name] = value;
        return start;
    }
}

/// <summary>Makes the product out of its sources.</summary>
internal static class Build
{
    /// <summary>In CI nothing may stay behind after the last line, so the compiler is no server there.</summary>
    public static readonly string[] InCi = Tool.Ci ? ["-p:UseSharedCompilation=false"] : [];

    public static bool All()
    {
        Libraries();
        return Compile("Furrow.slnx");
    }

    /// <summary>Builds the executable unless no source has changed since the last time.</summary>
    public static void IfChanged()
    {
        var stamp = Path.Combine(Tree.Artifacts("build"), "demo.txt");
        var print = Fingerprint();
        if (File.Exists(Tree.Furrow) && File.Exists(stamp) && File.ReadAllText(stamp) == print)
            return;
        Libraries();
        if (!Compile("src/Cli"))
            throw new Missing("The build failed; the messages are above.");
        File.WriteAllText(stamp, print);
    }

    /// <summary>The JavaScript libraries at the versions of package-lock.json, once for each change of it.</summary>
    public static void Libraries()
    {
        if (!File.Exists("package.json"))
            return;
        var installed = new FileInfo(Path.Combine("node_modules", ".package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc("package-lock.json"))
            return;
        if (Needs.NodeVersion() < Needs.OldestNode || Tool.Find("npm") is null)
            throw new Missing("The pages need Node 20 or newer with npm: https://nodejs.org/en/download");
        if (Tool.Run("npm", ["ci", "--no-audit", "--no-fund"]) != 0)
            throw new Missing("npm ci failed; the messages are above.");
    }

    private static bool Compile(string what) => Tool.Run("dotnet",
        ["build", what, "-c", "Release", "-v", "quiet", "--nodeReuse:false", .. InCi]) == 0;

    private static string Fingerprint()
    {
        string[] made = ["bin", "obj", "lib"];
        var sources = Directory.EnumerateFiles("src", "*", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(made.Contains))
            .Concat(Directory.Exists("eng") ? Directory.EnumerateFiles("eng") : [])
            .Concat(["Directory.Build.props", "Directory.Packages.props", "global.json", "package-lock.json"])
            .Where(File.Exists).Order(StringComparer.Ordinal)
            .Select(path => $"{path} {new FileInfo(path).Length} {File.GetLastWriteTimeUtc(path).Ticks}\n");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(sources))));
    }
}

/// <summary>Something outside the repository that a suite leans on.</summary>
/// <param name="Name">What to look for in a package list.</param>
/// <param name="Why">The suites that cannot run without it.</param>
/// <param name="Packages">Its Debian packages.</param>
/// <param name="Find">Says where it is, or null.</param>
internal sealed record Need(string Name, string Why, string[] Packages, Func<string?> Find);

/// <summary>What the tests need and this machine may not have.</summary>
internal static class Needs
{
    public static readonly Version OldestNode = new(20, 0);

    public static readonly Need Node = new("Node 20 or newer, with npm", "the pages and tests/Browser",
        ["nodejs", "npm"], () => NodeVersion() >= OldestNode ? Tool.Find("npm") : null);

    public static readonly Need Browser = new("Chromium, Chrome or Edge", "tests/Browser", ["chromium"], FindBrowser);

    public static readonly Need Validator = new("GDAL with its Python validator",
        "the GeoPackage sentences of tests/Store", ["gdal-bin", "python3-gdal"],
        () => Tool.Find("ogrinfo") is null ? null : FindPython());

    public static readonly Need Postgis = new("PostgreSQL with PostGIS",
        "the sentences of tests/Store on the second database", ["postgresql", "postgresql-postgis"], FindPostgis);

    public static readonly Need Nginx = new("nginx", "two servers behind a proxy in tests/Simulation",
        ["nginx-light"], () => new[] { "/usr/sbin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx" }
            .FirstOrDefault(File.Exists));

    private static readonly Need[] All = [Node, Browser, Validator, Postgis, Nginx];

    public static Version NodeVersion() =>
        Version.TryParse(Tool.Ask("node", "--version").Output.Trim().TrimStart('v'), out var version)
            ? version : new Version(0, 0);

    /// <summary>
    /// Says what is missing, installs it where it can, and in CI counts what is still missing as failed.
    /// </summary>
    public static void Meet(Tally tally)
    {
        Console.WriteLine("── needs");
        Install([.. All.Where(need => need.Find() is null).SelectMany(need => need.Packages)]);
        foreach (var need in All)
        {
            if (need.Find() is { } place)
                Console.WriteLine($"{need.Name}: {place}");
            else if (Tool.Ci)
                tally.Fail($"{need.Name} is missing, and CI=true allows no suite to be left out: {need.Why}");
            else
                tally.LeaveOut(need.Why,
                    $"{need.Name} is missing (Debian: apt-get install {string.Join(' ', need.Packages)})");
        }
    }

    private static void Install(string[] packages)
    {
        if (packages.Length == 0 || Tool.Find("apt-get") is not { } apt || Environment.UserName != "root")
            return;
        Console.WriteLine($"Missing here, installing: {string.Join(' ', packages)}");
        string[] options = ["-o", "DPkg::Lock::Timeout=300", "-q"];
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            Tool.Run(apt, [.. options, "update"]);
            if (Tool.Run(apt, [.. options, "install", "-y", "--no-install-recommends", .. packages],
                ("DEBIAN_FRONTEND", "noninteractive")) == 0)
                return;
        }
    }

    private static string? FindBrowser()
    {
        string?[] places =
        [
            Environment.GetEnvironmentVariable("FURROW_BROWSER"),
            .. new[] { "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge" }
                .Select(Tool.Find),
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
            .. new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86 }
                .Select(Environment.GetFolderPath).Where(folder => folder.Length > 0)
                .SelectMany(folder => new[] { Path.Combine(folder, "Google", "Chrome", "Application", "chrome.exe"),
                    Path.Combine(folder, "Microsoft", "Edge", "Application", "msedge.exe") }),
        ];
        return places.FirstOrDefault(File.Exists);
    }

    private static string? FindPostgis()
    {
        const string versions = "/usr/lib/postgresql";
        if (Directory.Exists(versions))
            return Directory.GetDirectories(versions).Order(StringComparer.Ordinal)
                .LastOrDefault(server => HasPostgis(Path.Combine(server, "lib")));
        return Tool.Find("pg_config") is { } config && HasPostgis(Tool.Ask(config, "--pkglibdir").Output.Trim())
            ? config : null;
    }

    private static bool HasPostgis(string libraries) =>
        Directory.Exists(libraries) && Directory.EnumerateFiles(libraries, "postgis-*").Any();

    private static string? FindPython() => new[] { Tool.Find("python3"), "/usr/bin/python3", Tool.Find("python") }
        .FirstOrDefault(python => python is not null
            && Tool.Ask(python, "-c", "import osgeo_utils.samples.validate_gpkg").Code == 0);
}

/// <summary>Runs the test rooms one after the other and reads their own reports.</summary>
internal static class Suites
{
    public static void RunAll(Tally tally)
    {
        foreach (var project in Tree.Projects("tests"))
            RunRoom(Tree.Room(project), Path.GetFileNameWithoutExtension(project), tally);
        RunBrowser(tally);
    }

    private static void RunRoom(string room, string assembly, Tally tally)
    {
        Console.WriteLine($"── tests/{room}");
        var results = Tree.Artifacts("tests");
        var report = Path.Combine(results, $"{room}.ctrf.json");
        File.Delete(report);
        var program = Path.Combine(Tree.Root, "tests", room, "bin", "Release", "net10.0", Tool.Executable(assembly));
        var code = Tool.Run(program, [
            "--report-xunit-ctrf", "--report-xunit-ctrf-filename", Path.GetFileName(report),
            "--results-directory", results, "--progress", "off", "--auto-reporters", "off"],
            ("FURROW_PYTHON", Needs.Validator.Find()));
        if (!File.Exists(report))
        {
            tally.Fail($"tests/{room} ended with exit code {code} before it could report");
            return;
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(report));
        var summary = json.RootElement.GetProperty("results").GetProperty("summary");
        int Count(string name) => summary.TryGetProperty(name, out var value) ? value.GetInt32() : 0;
        tally.Add($"tests/{room}", Count("passed"), Count("failed") + Count("other"),
            Count("skipped") + Count("pending"), code);
    }

    private static void RunBrowser(Tally tally)
    {
        var folder = Path.Combine("tests", "Browser");
        string[] files = Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.test.mjs").Order(StringComparer.Ordinal)] : [];
        if (files.Length == 0 || Needs.Node.Find() is null || Needs.Browser.Find() is not { } browser)
            return;
        Console.WriteLine("── tests/Browser");
        var report = Path.Combine(Tree.Artifacts("tests"), "Browser.tap");
        File.Delete(report);
        var code = Tool.Run("node", ["--test", "--test-concurrency=1", "--test-reporter=spec",
            "--test-reporter-destination=stdout", "--test-reporter=tap", $"--test-reporter-destination={report}",
            .. files], ("FURROW_BROWSER", browser), ("FURROW_EXECUTABLE", Tree.Furrow));
        if (!File.Exists(report))
        {
            tally.Fail($"tests/Browser ended with exit code {code} before it could report");
            return;
        }

        var lines = File.ReadAllLines(report);
        int Count(string name) => lines.Where(line => line.StartsWith($"# {name} ", StringComparison.Ordinal))
            .Select(line => int.Parse(line.Split(' ')[2])).LastOrDefault();
        tally.Add("tests/Browser", Count("pass"), Count("fail") + Count("cancelled"),
            Count("skipped") + Count("todo"), code);
    }
}

/// <summary>Starts what was published, the way a person would on the first day.</summary>
internal static class Smoke
{
    public static int Start(string furrow)
    {
        var store = Path.Combine(Tree.Artifacts("smoke"), "sample.gpkg");
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(store)!))
            File.Delete(file);
        string[][] first = [["--help"], ["sample", "--store", store], ["check", "--store", store]];
        foreach (var arguments in first)
        {
            var (code, output) = Tool.Ask(furrow, arguments);
            if (code == 0)
                continue;
            Console.Error.WriteLine($"furrow {string.Join(' ', arguments)} ended with {code}:\n{output}");
            return 1;
        }

        return Serve(furrow, store);
    }

    private static int Serve(string furrow, string store)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        using var server = Process.Start(Tool.Prepare(furrow, ["serve", "--store", store, "--urls", address], []))!;
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(10) };
            var failed = new[] { "/", "/api/programme" }.Where(page => !Answers(client, page, server)).ToArray();
            Console.WriteLine(failed.Length == 0 ? $"{furrow} starts, makes a store and serves it."
                : $"The published server does not answer {string.Join(" and ", failed)}.");
            return failed.Length;
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            server.WaitForExit();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool Answers(HttpClient client, string page, Process server)
    {
        for (var attempt = 0; attempt < 120 && !server.HasExited; attempt++)
        {
            try
            {
                return client.GetAsync(page).Result.IsSuccessStatusCode;
            }
            catch (AggregateException)
            {
                Task.Delay(500).Wait();
            }
        }

        return false;
    }
}

/// <summary>Adds up what passed and what failed, and has the last word.</summary>
internal sealed class Tally
{
    private readonly List<string> failures = [];
    private readonly List<string> notes = [];
    private int passed;
    private int failed;

    public void Add(string suite, int passing, int failing, int skipped, int code)
    {
        passed += passing;
        failed += failing;
        Console.WriteLine($"{suite}: {passing} passed, {failing} failed, {skipped} skipped");
        if (failing > 0)
            failures.Add($"{suite}: {failing} failed");
        else if (passing + skipped == 0)
            Fail($"{suite} ran no test");
        else if (code != 0)
            Fail($"{suite} ended with exit code {code} though no test failed");
        if (skipped > 0)
            notes.Add($"SKIPPED in {suite}: {skipped}; the reasons are above");
    }

    public void Fail(string what)
    {
        failed++;
        failures.Add(what);
        Console.WriteLine($"FAILED: {what}");
    }

    public void LeaveOut(string suite, string why)
    {
        notes.Add($"NOT RUN: {suite}: {why}");
        Console.WriteLine(notes[^1]);
    }

    public bool Try(string what, Func<bool> gate)
    {
        Console.WriteLine($"── {what}");
        var watch = Stopwatch.StartNew();
        try
        {
            if (gate())
            {
                Console.WriteLine($"{what}: fine after {watch.Elapsed.TotalSeconds:F0} s");
                return true;
            }

            Fail(what);
        }
        catch (Missing missing)
        {
            Fail($"{what}: {missing.Message}");
        }

        return false;
    }

    public int Report(Action<Tally> work)
    {
        try
        {
            work(this);
        }
        catch (Exception fault)
        {
            Fail($"dev.cs itself: {fault}");
        }

        Console.WriteLine("──");
        foreach (var line in notes.Concat(failures.Select(failure => $"FAILED: {failure}")))
            Console.WriteLine(line);
        Console.Out.Flush();
        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 ? 0 : 1;
    }
}
