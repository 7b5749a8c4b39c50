using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Furrow.Registry.Hazards;

/// <summary>
/// All code lists: those that ship with Furrow, each with its source, and what a programme added, renamed or retired.
/// </summary>
public sealed class CodeBook
{
    private readonly FrozenDictionary<(string List, string Value), Code> codes;

    private CodeBook(IEnumerable<Code> all) =>
        codes = all.GroupBy(code => (code.List, code.Value)).ToFrozenDictionary(group => group.Key, Merged);

    /// <summary>What ships.</summary>
    public static CodeBook Shipped { get; } = new(Read());

    /// <summary>Every code by list and place.</summary>
    public IEnumerable<Code> All => codes.Values.OrderBy(code => code.List, StringComparer.Ordinal)
        .ThenBy(code => code.Position).ThenBy(code => code.Value, StringComparer.Ordinal);

    /// <summary>With a programme's own codes: theirs go over the shipped ones, label by label.</summary>
    public CodeBook With(IEnumerable<Code> programme) => new([.. codes.Values, .. programme]);

    /// <summary>The codes of one list; empty for an unknown list.</summary>
    public IReadOnlyList<Code> List(string list) => [.. All.Where(code => code.List == list)];

    /// <summary>The code, or null.</summary>
    public Code? Find(string list, string value) => codes.GetValueOrDefault((list, value));

    /// <summary>Passes a code of the list, and null; refuses anything else with what the list has.</summary>
    public string? Check(string list, string? value)
    {
        if (value is null || codes.ContainsKey((list, value)))
            return value;
        var known = List(list).Where(code => !code.Retired).Select(code => code.Value).ToList();
        throw new Refusal("code.unknown",
            $"'{value}' is not in the list {list}; it has: {string.Join(", ", known.Take(40))}. "
            + "A programme adds codes with: furrow import codes.csv --as codes.");
    }

    /// <summary>Passes a hazard whose codes are all known.</summary>
    public Hazard Check(Hazard hazard)
    {
        ArgumentNullException.ThrowIfNull(hazard);
        (string List, string? Value)[] single =
        [
            ("status-reason", hazard.StatusReason), ("minefield-type", hazard.MinefieldType),
            ("terrain", hazard.Terrain), ("slope", hazard.Slope), ("vegetation", hazard.Vegetation),
            ("metal", hazard.Metal), ("soil", hazard.Soil), ("land-use", hazard.LandUse),
            ("information-reliability", hazard.InformationReliability),
            ("source-reliability", hazard.SourceReliability),
        ];
        foreach (var (list, value) in single)
            Check(list, value);
        foreach (var marking in hazard.Marking)
            Check("marking", marking);
        foreach (var blocked in hazard.Blocked)
            Check("blocked", blocked);
        Check(hazard.DirectBeneficiaries);
        Check(hazard.IndirectBeneficiaries);
        return hazard;
    }

    /// <summary>Passes people in known age bands who add up.</summary>
    public void Check(PeopleCount? people)
    {
        people?.Check();
        foreach (var group in people?.Groups ?? [])
            Check("age-band", group.Band);
    }

    /// <summary>The later code wins; labels that it does not have stay.</summary>
    private static Code Merged(IEnumerable<Code> same) => same.Aggregate((one, over) => over with
    {
        Labels = [.. over.Labels, .. one.Labels.Where(label => over.Labels.All(own => own.Language != label.Language))],
    });

    private static IEnumerable<Code> Read()
    {
        using var stream = typeof(CodeBook).Assembly.GetManifestResourceStream("codes.json")
            ?? throw new InvalidOperationException("The code lists are missing from the assembly.");
        var lists = JsonSerializer.Deserialize<List<ShippedList>>(stream, JsonSerializerOptions.Web) ?? [];
        return lists.SelectMany(list => list.Codes.Select((pair, place) => Code.Of(
            list.List, pair.Key, [new("en", pair.Value)], place + 1, new Origin(list.Source, pair.Key, false))));
    }

    /// <summary>A list as the data file writes it.</summary>
    private sealed record ShippedList(
        string List, string Source, [property: JsonRequired] Dictionary<string, string> Codes);
}
