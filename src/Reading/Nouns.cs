using System.Collections.Frozen;

namespace Furrow.Reading;

/// <summary>Nouns of things that are given, by category.</summary>
internal sealed class Nouns
{
    private static readonly (string Section, Category Category)[] Sections =
    [
        ("memorial", Category.Memorial), ("training", Category.Training), ("personnel", Category.Personnel),
        ("equipment", Category.Equipment), ("arms", Category.Equipment), ("money", Category.Money),
            ("construction", Category.Construction),
        ("other", Category.Other),
    ];

    private readonly FrozenDictionary<string, Category> _categories;
    private readonly FrozenSet<string> _collective;
    private readonly FrozenSet<string> _never;
    private readonly FrozenSet<string> _nominal;
    private readonly FrozenSet<string> _arms;
    private readonly FrozenSet<string> _context;
    private readonly FrozenSet<string> _elsewhere;
    private readonly FrozenSet<string> _harm;
    private readonly FrozenSet<string> _crowd;

    public Nouns(WordFile file)
    {
        var categories = new Dictionary<string, Category>(StringComparer.Ordinal);
        foreach (var (section, category) in Sections)
        {
            foreach (var word in file.Words(section))
                categories.TryAdd(word.ToLowerInvariant(), category);
        }

        _categories = categories.ToFrozenDictionary(StringComparer.Ordinal);
        _collective = file.Set("collective");
        _never = file.Set("never");
        _nominal = file.Set("nominal");
        _arms = file.Set("arms");
        _context = file.Set("context");
        _elsewhere = file.Set("elsewhere");
        _harm = file.Set("harm");
        _crowd = file.Set("crowd");
    }

    /// <summary>Category of a noun in either number; null when it is not a thing that is given.</summary>
    public Category? CategoryOf(string word)
    {
        if (_categories.TryGetValue(word, out var category)
            || _categories.TryGetValue(Inflection.Singular(word), out category))
            return category;
        var hyphen = word.LastIndexOf('-');
        return hyphen > 0 && hyphen < word.Length - 1 && word.Length < 60 ? CategoryOf(word[(hyphen + 1)..]) : null;
    }

    /// <summary>True for "team", "batch", "pieces": what follows "of" is the thing.</summary>
    public bool IsCollective(string word) => _collective.Contains(word)
        || _collective.Contains(Inflection.Singular(word));

    /// <summary>True for tonnes and litres: the unit is the word itself, the thing follows.</summary>
    public static bool IsMeasure(string word) => word is "ton" or "tons" or "tonne" or "tonnes" or "kg" or "kilogram"
        or "kilograms" or "litre" or "litres" or "liter" or "liters" or "barrel" or "barrels";

    /// <summary>True for what is counted but never given: years, deaths, kilometres.</summary>
    public bool IsNever(string word) => _never.Contains(word) || _never.Contains(Inflection.Singular(word));

    /// <summary>True for words of need and of help: what a text that tells of giving is about.</summary>
    public bool IsContext(string word) => _context.Contains(word) || _context.Contains(Inflection.Singular(word));

    /// <summary>True for words of harm, need and past results.</summary>
    public bool IsHarm(string word) => _harm.Contains(word);

    /// <summary>True for people who are counted because of what befell them.</summary>
    public bool IsCrowd(string? word) => word is not null && _crowd.Contains(word.ToLowerInvariant());

    /// <summary>True for words of sport, trade and culture.</summary>
    public bool IsElsewhere(string word) => _elsewhere.Contains(word)
        || _elsewhere.Contains(Inflection.Singular(word));

    /// <summary>True for weapons: who gets them does not say where they are used.</summary>
    public bool IsArms(string word) => _arms.Contains(word) || _arms.Contains(Inflection.Singular(word));

    /// <summary>True for "donation", "delivery", "construction": a giving said as a noun.</summary>
    public bool IsNominal(string word) => _nominal.Contains(word) || _nominal.Contains(Inflection.Singular(word));
}

/// <summary>Regular English inflection; irregular forms stand in the vocabulary.</summary>
internal static class Inflection
{
    /// <summary>Plural of a noun, and third person of a verb.</summary>
    public static string Plural(string word)
    {
        if (word.EndsWith('y') && word.Length > 1 && !IsVowel(word[^2]))
            return $"{word[..^1]}ies";
        return word.EndsWith('s') || word.EndsWith('x') || word.EndsWith("sh", StringComparison.Ordinal)
            || word.EndsWith("ch", StringComparison.Ordinal) ? $"{word}es" : $"{word}s";
    }

    /// <summary>Singular of a noun that may be plural.</summary>
    public static string Singular(string word)
    {
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal))
            return $"{word[..^3]}y";
        if (word.Length > 4 && (word.EndsWith("ses", StringComparison.Ordinal)
            || word.EndsWith("xes", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)))
        {
            return word.EndsWith("ses", StringComparison.Ordinal) && !word.EndsWith("sses", StringComparison.Ordinal)
                && word is not ("buses" or "gases" or "viruses" or "campuses") ? word[..^1] : word[..^2];
        }

        return word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1]
            : word;
    }

    /// <summary>Simple past of a regular verb.</summary>
    public static string Past(string word) => word switch
    {
        _ when word.EndsWith('e') => $"{word}d",
        _ when word.EndsWith('y') && !IsVowel(word[^2]) => $"{word[..^1]}ied",
        _ when Doubles(word) => $"{word}{word[^1]}ed",
        _ => $"{word}ed",
    };

    /// <summary>The form in -ing.</summary>
    public static string Ing(string word) => word switch
    {
        _ when word.EndsWith('e') && !word.EndsWith("ee", StringComparison.Ordinal) => $"{word[..^1]}ing",
        _ when Doubles(word) => $"{word}{word[^1]}ing",
        _ => $"{word}ing",
    };

    private static bool Doubles(string word) =>
        word is "plan" or "ship" or "commit" or "get" or "set" or "cut" or "stop" or "transfer"
        or "equip" or "put" or "admit" or "scrap" or "step" or "trim" or "chip" or "top" or "kit" or "outfit" or "plug"
            or "sit" or "run" or "fit";

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
