using System.Diagnostics;
using System.Reflection;

namespace Furrow.Tests.HouseRules;

/// <summary>The repository as it lies on the disk: the files that git keeps or would keep, and nothing built.</summary>
internal static class House
{
    /// <summary>The rooms, by folder, with the assemblies they become.</summary>
    public static readonly (string Folder, string Assembly)[] Rooms =
    [
        ("Planning", "Furrow.Planning"), ("Reading", "Furrow.Reading"), ("Registry", "Furrow.Registry"),
        ("Store", "Furrow.Store"), ("Server", "Furrow.Server"), ("Cli", "furrow"),
    ];

    public static readonly string Root = FindRoot();

    private static readonly Lazy<string[]> Listed = new(List);

    /// <summary>Paths from the root with forward slashes, in ordinal order.</summary>
    public static IEnumerable<string> Files(params string[] endings) => Listed.Value
        .Where(path => endings.Length == 0 || endings.Any(end => path.EndsWith(end, StringComparison.Ordinal)));

    public static IEnumerable<string> Below(string folder, params string[] endings) =>
        Files(endings).Where(path => path.StartsWith(folder, StringComparison.Ordinal));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static Assembly Load(string assembly) => Assembly.Load(new AssemblyName(assembly));

    public static void Agrees(IEnumerable<string> objections)
    {
        var all = objections.ToList();
        if (all.Count > 0)
            Assert.Fail($"{all.Count} objections:\n{string.Join('\n', all.Take(100))}");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Furrow.slnx")))
                return folder.FullName;
        throw new InvalidOperationException("The house rules run inside the repository.");
    }

    private static string[] List()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, "git lists the files that the rules look at");
        return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(path => File.Exists(Path.Combine(Root, path))).Order(StringComparer.Ordinal)];
    }
}
