using System.Text.RegularExpressions;

namespace Furrow.Tests.HouseRules;

/// <summary>A link in the documents leads somewhere.</summary>
public sealed partial class Links
{
    [Fact]
    public void Every_link_between_documents_resolves() => House.Agrees(House.Files(".md")
        .SelectMany(path => Objections(path, House.Read(path), Exists, House.Read)));

    [Fact]
    public void Canary_a_dead_link_and_a_dead_heading_are_refused()
    {
        const string Text = "[a](b.md) [c](d.md#no-such) [e](d.md#the-store-and-its-file)";
        const string Other = "## The store, and its file\n";
        var objections = Objections("docs/x.md", Text, path => path == "docs/d.md", _ => Other);
        Assert.Equal(["docs/x.md: b.md does not exist", "docs/x.md: d.md has no heading #no-such"], objections);
    }

    private static bool Exists(string path) =>
        File.Exists(Path.Combine(House.Root, path)) || Directory.Exists(Path.Combine(House.Root, path));

    private static IEnumerable<string> Objections(
        string path, string text, Func<string, bool> exists, Func<string, string> read)
    {
        foreach (var target in Link().Matches(text).Select(match => match.Groups[1].Value))
        {
            if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal))
                continue;
            var parts = target.Split('#', 2);
            var file = parts[0].Length == 0 ? path : Resolve(path, parts[0]);
            if (!exists(file))
                yield return $"{path}: {parts[0]} does not exist";
            else if (parts.Length == 2 && !Headings(read(file)).Contains(parts[1]))
                yield return $"{path}: {parts[0]} has no heading #{parts[1]}";
        }
    }

    private static string Resolve(string from, string target)
    {
        var parts = new List<string>(from.Split('/')[..^1]);
        foreach (var part in target.Split('/').Where(part => part is not ("." or "")))
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else
                parts.Add(part);
        return string.Join('/', parts);
    }

    private static IEnumerable<string> Headings(string text) => text.Split('\n')
        .Where(line => line.StartsWith('#'))
        .Select(line => Dropped().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex("""!?\[[^\]]*\]\(([^)\s]+)\)""")]
    private static partial Regex Link();

    [GeneratedRegex("""[^\w\- ]""")]
    private static partial Regex Dropped();
}
