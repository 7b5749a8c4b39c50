using System.Security.Cryptography;
using System.Text;

namespace Furrow.Tests.HouseRules;

/// <summary>A migration that has run on somebody's store is history: numbered, and never edited.</summary>
public sealed class Migrations
{
    private const string Folder = "src/Store/Schema/";
    private const string Sum = $"{Folder}schema.sql";
    private const string List = "tests/HouseRules/migrations.txt";

    [Fact]
    public void Migrations_are_numbered_without_gaps_and_stay_as_they_were_released() => House.Agrees(Objections(
        [.. House.Below(Folder, ".sql").Where(path => path != Sum)
            .Select(path => (path[Folder.Length..], Hash(House.Read(path))))],
        [.. House.Read(List).Split('\n', StringSplitOptions.RemoveEmptyEntries)]));

    [Fact]
    public void Canary_a_gap_an_edit_and_an_unlisted_migration_are_refused() => Assert.Equal(
        [
            "0003-c.sql should be numbered 0002",
            "0001-a.sql was edited after its release; write a new migration",
            "0003-c.sql is not listed; add the line: new  0003-c.sql",
            "0002-b.sql was released and is gone",
        ],
        Objections([("0001-a.sql", "edited"), ("0003-c.sql", "new")], ["old  0001-a.sql", "old  0002-b.sql"]));

    private static IEnumerable<string> Objections((string Name, string Hash)[] files, string[] lines)
    {
        var released = lines.Select(line => line.Split("  ", 2)).ToDictionary(parts => parts[1], parts => parts[0]);
        for (var index = 0; index < files.Length; index++)
            if (!files[index].Name.StartsWith($"{index + 1:D4}-", StringComparison.Ordinal))
                yield return $"{files[index].Name} should be numbered {index + 1:D4}";
        foreach (var (name, hash) in files)
            if (!released.TryGetValue(name, out var expected))
                yield return $"{name} is not listed; add the line: {hash}  {name}";
            else if (expected != hash)
                yield return $"{name} was edited after its release; write a new migration";
        foreach (var name in released.Keys.Except(files.Select(file => file.Name)))
            yield return $"{name} was released and is gone";
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
