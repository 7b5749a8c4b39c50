using System.Collections.Frozen;

namespace Furrow.Registry.Pledges;

/// <summary>Which things are one family: sappers are deminers. The families are data (<c>families.txt</c>).</summary>
public static class Things
{
    private static readonly FrozenDictionary<string, string> Families = Read();

    /// <summary>True when two things share a family, or their last words are the same apart from number.</summary>
    public static bool Alike(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var (mine, theirs) = (FamilyOf(one), FamilyOf(other));
        return mine is not null && theirs is not null ? mine == theirs : Head(one) == Head(other);
    }

    /// <summary>The family that a thing belongs to; null when its words are in none.</summary>
    public static string? FamilyOf(string thing)
    {
        ArgumentNullException.ThrowIfNull(thing);
        var words = Words(thing);
        for (var length = Math.Min(3, words.Length); length > 0; length--)
        {
            for (var from = words.Length - length; from >= 0; from--)
            {
                if (Families.TryGetValue(string.Join(' ', words[from..(from + length)]), out var family))
                    return family;
            }
        }

        return null;
    }

    private static string Head(string thing) => Words(thing) is [.., var last] ? last : "";

    private static string[] Words(string thing) => [.. thing.ToLowerInvariant()
        .Split([' ', '-', ',', '.', '/', '(', ')', '’', '\''], StringSplitOptions.RemoveEmptyEntries)
        .TakeWhile(word => word is not ("of" or "for" or "from" or "to" or "in" or "with"))
        .Select(Singular)];

    private static string Singular(string word) =>
        word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.Length > 3 && word[^1] == 's' && word[^2] != 's' ? word[..^1] : word;

    private static FrozenDictionary<string, string> Read()
    {
        using var stream = typeof(Things).Assembly.GetManifestResourceStream("families")
            ?? throw new InvalidOperationException("The families of things are missing from the assembly.");
        using var reader = new StreamReader(stream);
        var families = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#' || line.Split('=', 2) is not [var name, var words])
                continue;
            foreach (var word in words.Split(';', StringSplitOptions.RemoveEmptyEntries))
                families[string.Join(' ', Words(word))] = name.Trim();
        }

        return families.ToFrozenDictionary();
    }
}
