namespace Furrow.Tests.HouseRules;

/// <summary>The tree in docs/map.md is the tree on the disk: a new folder comes with a line that says why.</summary>
public sealed class MapOfTheHouse
{
    [Fact]
    public void The_map_names_every_folder_and_no_other() => House.Agrees(Objections(
        House.Read("docs/map.md"), House.Files().SelectMany(Folders)));

    [Fact]
    public void Canary_a_folder_without_a_line_and_a_line_without_a_folder_are_refused()
    {
        const string Map = "words\n```\nsrc/\n  Planning/   an engine\n  Gone/       was here\n  Bare/\n```\n";
        Assert.Equal(
            [
                "docs/map.md says nothing about src/Bare/",
                "docs/map.md does not name src/Reading/",
                "docs/map.md names src/Gone/, which does not exist",
            ],
            Objections(Map, Folders("src/Planning/a.cs").Concat(Folders("src/Reading/b.cs")).Append("src/Bare/")));
    }

    private static IEnumerable<string> Folders(string path)
    {
        for (var end = path.IndexOf('/', StringComparison.Ordinal); end >= 0;
            end = path.IndexOf('/', end + 1))
            yield return path[..(end + 1)];
    }

    private static IEnumerable<string> Objections(string map, IEnumerable<string> folders)
    {
        var drawn = Drawn(map).ToList();
        var names = drawn.Select(line => line.Folder).ToList();
        var actual = folders.Distinct().Order(StringComparer.Ordinal).ToList();
        return drawn.Where(line => line.Meaning.Length == 0 && line.Folder.Count(letter => letter == '/') > 1)
            .Select(line => $"docs/map.md says nothing about {line.Folder}")
            .Concat(actual.Except(names).Select(folder => $"docs/map.md does not name {folder}"))
            .Concat(names.Except(actual).Select(folder => $"docs/map.md names {folder}, which does not exist"));
    }

    /// <summary>The first code block: one folder a line, two spaces a level, then what it is for.</summary>
    private static IEnumerable<(string Folder, string Meaning)> Drawn(string map)
    {
        var above = new List<string>();
        foreach (var line in map.Split("```")[1].Split('\n'))
        {
            var parts = line.Trim().Split(' ', 2, StringSplitOptions.TrimEntries);
            if (!parts[0].EndsWith('/'))
                continue;
            var depth = (line.Length - line.TrimStart(' ').Length) / 2;
            above.RemoveRange(depth, above.Count - depth);
            above.Add(parts[0]);
            yield return (string.Concat(above), parts.Length > 1 ? parts[1] : "");
        }
    }
}
