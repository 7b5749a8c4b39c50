using System.Text.RegularExpressions;

namespace Furrow.Tests.HouseRules;

/// <summary>
/// The repository speaks of the product alone: no path of anybody's machine, no address of a package mirror.
/// </summary>
public sealed partial class Traces
{
    private const string Own = "tests/HouseRules/Traces.cs";

    private static readonly string[] Pictures = [".png", ".jpg", ".webp", ".woff2", ".ico", ".pbf", ".pmtiles", ".gz"];

    [Fact]
    public void No_file_names_a_machine_or_a_mirror() => House.Agrees(House.Files()
        .Where(path => path != Own && !Pictures.Any(end => path.EndsWith(end, StringComparison.Ordinal)))
        .SelectMany(path => Objections(path, House.Read(path))));

    [Fact]
    public void Canary_a_machine_path_and_a_mirror_are_refused()
    {
        Assert.Single(Objections("a.md", "see /home/somebody/notes"));
        Assert.Single(Objections("a.cs", "File.ReadAllText(\"/tmp/x\")"));
        Assert.Single(Objections("a.json", "\"resolved\": \"https://registry.example.org/npm/lit\""));
        Assert.Empty(Objections("package-lock.json", "\"resolved\": \"https://registry.npmjs.org/lit/-/lit-3.tgz\""));
        Assert.Single(Objections("docs/a.md", "../shared/data/x"));
        Assert.Empty(Objections("docs/a.md", "GET /api/works/ and the homework/ folder"));
    }

    private static IEnumerable<string> Objections(string path, string text)
    {
        foreach (var (line, number) in text.Split('\n').Select((line, index) => (line, index + 1)))
        {
            if (Machine().Match(line) is { Success: true } machine)
                yield return $"{path}:{number} names a path of one machine: {machine.Value}";
            if (Mirror().Match(line) is { Success: true } mirror
                && !(path == "package-lock.json" && mirror.Value == "https://registry.npmjs.org"))
                yield return $"{path}:{number} names a package registry: {mirror.Value}";
            if (line.Contains("../shared", StringComparison.Ordinal)
                && !path.StartsWith("tests/RealData/", StringComparison.Ordinal))
                yield return $"{path}:{number} leans on data beside the repository; only tests/RealData may";
        }
    }

    [GeneratedRegex("""(?<![\w./~-])/(work|tmp|root|home)/""")]
    private static partial Regex Machine();

    [GeneratedRegex("""https?://[\w.-]*(registry|nuget|artifactory|nexus|mirror|proxy)[\w.-]*""")]
    private static partial Regex Mirror();
}
