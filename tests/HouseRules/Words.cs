using System.Text.RegularExpressions;

namespace Furrow.Tests.HouseRules;

/// <summary>The glossary has every word of the domain, and no word that is gone.</summary>
public sealed partial class Words
{
    [Fact]
    public void Every_public_type_of_the_registry_is_in_the_glossary_and_nothing_else() => House.Agrees(Objections(
        House.Read("docs/words.md"),
        House.Load("Furrow.Registry").GetExportedTypes().Where(type => !type.IsNested)
            .Select(type => type.Name.Split('`')[0])));

    [Fact]
    public void Canary_a_word_that_is_missing_and_a_word_that_is_gone_are_refused() => Assert.Equal(
        ["docs/words.md has no entry for Plan", "docs/words.md still explains Gone"],
        Objections("- **Hazard** (`Hazard`, `HazardId`, `Gone`): ground. Not a `Plan`.\n",
            ["Hazard", "HazardId", "Plan"]));

    private static IEnumerable<string> Objections(string glossary, IEnumerable<string> types)
    {
        var known = types.Distinct().Order(StringComparer.Ordinal).ToList();
        var explained = Entry().Matches(glossary)
            .SelectMany(entry => Code().Matches(entry.Groups[1].Value))
            .Select(code => code.Groups[1].Value).ToHashSet();
        return known.Where(type => !explained.Contains(type)).Select(type => $"docs/words.md has no entry for {type}")
            .Concat(explained.Except(known).Select(type => $"docs/words.md still explains {type}"));
    }

    /// <summary>A bold word, then in brackets the types that carry it, then the meaning.</summary>
    [GeneratedRegex("""^- \*\*[^*]+\*\* \(([^)]*)\):""", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
