using System.Text.Json;
using System.Xml.Linq;

namespace Furrow.Tests.HouseRules;

/// <summary>
/// Everything we lean on may be used by anybody for anything, and what we hand on is named with its terms.
/// </summary>
public sealed class Licences
{
    private static readonly string[] Allowed =
    [
        "MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD", "Zlib", "Unlicense", "CC0-1.0",
        "MIT AND OFL-1.1",
        "MS-PL OR Apache-2.0", "(MIT OR Apache-2.0)", "MIT OR Apache-2.0", "BlueOak-1.0.0", "PostgreSQL",
    ];

    /// <summary>Others that we use, each with the reason why its terms do not reach what we hand on.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["axe-core"] = "MPL-2.0; looks at the pages in tests/Browser, is unchanged and is not handed on",
    };

    [Fact]
    public void Every_package_has_a_licence_that_asks_for_no_more_than_a_notice() =>
        House.Agrees(Everything().SelectMany(Objections).Distinct());

    [Fact]
    public void The_notices_name_every_package_that_is_handed_on_and_no_other() => House.Agrees(Compare(
        House.Read("THIRD-PARTY-NOTICES.md"), Everything().Where(package => package.HandedOn)));

    [Fact]
    public void Canary_copyleft_and_an_unnamed_package_are_refused()
    {
        var copyleft = new Package("sticky", "1.0", "GPL-3.0-only", HandedOn: true);
        Assert.Single(Objections(copyleft));
        Assert.Single(Objections(copyleft with { Licence = "" }));
        Assert.Empty(Objections(copyleft with { Licence = "MIT" }));
        Assert.Equal(
            [
                "THIRD-PARTY-NOTICES.md lacks the row: | sticky | 1.0 | GPL-3.0-only |",
                "THIRD-PARTY-NOTICES.md has a row too many: | gone | 1.0 | MIT |",
            ],
            Compare("| gone | 1.0 | MIT | somebody |\n", [copyleft]));
    }

    private static IEnumerable<string> Objections(Package package) =>
        Allowed.Contains(package.Licence) || Exceptions.ContainsKey(package.Name) ? []
            : [$"{package.Name} {package.Version} has the licence '{package.Licence}', which is not on the list"];

    private static IEnumerable<string> Compare(string notices, IEnumerable<Package> handedOn)
    {
        var rows = notices.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Split(" | ")).Where(cells => cells.Length >= 4 && char.IsDigit(cells[1][0]))
            .Select(cells => $"{cells[0]} | {cells[1]} | {cells[2]} |").ToHashSet();
        var wanted = handedOn
            .Select(package => $"| {package.Name} | {package.Version} | {package.Licence} |").ToHashSet();
        return wanted.Except(rows).Order(StringComparer.Ordinal)
            .Select(row => $"THIRD-PARTY-NOTICES.md lacks the row: {row}")
            .Concat(rows.Except(wanted).Select(row => $"THIRD-PARTY-NOTICES.md has a row too many: {row}"));
    }

    private static IEnumerable<Package> Everything() => Npm().Concat(House.Files(".csproj")
        .Select(path => Path.Combine(House.Root, Path.GetDirectoryName(path)!, "obj", "project.assets.json"))
        .Where(File.Exists).SelectMany(NuGet)).Distinct();

    private static IEnumerable<Package> NuGet(string assets)
    {
        var handsOn = assets.Replace('\\', '/').EndsWith("src/Cli/obj/project.assets.json", StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllBytes(assets));
        var folders = json.RootElement.GetProperty("packageFolders").EnumerateObject()
            .Select(folder => folder.Name).ToList();
        var target = json.RootElement.GetProperty("targets").EnumerateObject().First().Value;
        foreach (var library in json.RootElement.GetProperty("libraries").EnumerateObject())
        {
            if (library.Value.GetProperty("type").GetString() != "package")
                continue;
            var parts = library.Name.Split('/');
            var path = library.Value.GetProperty("path").GetString()!;
            var folder = folders.Select(root => Path.Combine(root, path)).First(Directory.Exists);
            var runs = target.TryGetProperty(library.Name, out var uses)
                && (uses.TryGetProperty("runtime", out _) || uses.TryGetProperty("runtimeTargets", out _));
            yield return new Package(parts[0], parts[1], LicenceIn(folder), handsOn && runs);
        }
    }

    private static string LicenceIn(string folder) => XDocument.Load(Directory.GetFiles(folder, "*.nuspec").Single())
        .Descendants().FirstOrDefault(element => element.Name.LocalName == "license")?.Value ?? "";

    private static IEnumerable<Package> Npm()
    {
        if (!File.Exists(Path.Combine(House.Root, "package-lock.json")))
            yield break;
        using var json = JsonDocument.Parse(House.Read("package-lock.json"));
        foreach (var package in json.RootElement.GetProperty("packages").EnumerateObject().Where(one => one.Name != ""))
        {
            var licence = package.Value.TryGetProperty("license", out var text) ? text.GetString()! : "";
            var forWork = package.Value.TryGetProperty("dev", out _) || package.Value.TryGetProperty("optional", out _);
            yield return new Package(package.Name[(package.Name.LastIndexOf("node_modules/", StringComparison.Ordinal)
                + "node_modules/".Length)..], package.Value.GetProperty("version").GetString()!, licence, !forWork);
        }
    }

    private sealed record Package(string Name, string Version, string Licence, bool HandedOn);
}
