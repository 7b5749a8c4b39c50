namespace Furrow.Store.Dialects;

/// <summary>Patterns of % and _ with \ as the escape; one is kept cut, for the next row brings it again.</summary>
internal sealed class LikePatterns
{
    private string? last;
    private int[] pattern = [];

    private const int Any = -1;
    private const int One = -2;

    /// <summary>True when the whole text matches; case counts, a character is a code point.</summary>
    public bool Matches(string text, string pattern)
    {
        if (!ReferenceEquals(last, pattern) && last != pattern)
            (last, this.pattern) = (pattern, Cut(pattern));
        return Matches(text, this.pattern);
    }

    private static int[] Cut(string pattern)
    {
        var cut = new List<int>();
        var escaped = false;
        foreach (var rune in pattern.EnumerateRunes())
        {
            if (!escaped && rune.Value == '\\')
            {
                escaped = true;
                continue;
            }

            cut.Add(escaped ? rune.Value : rune.Value switch { '%' => Any, '_' => One, var other => other });
            escaped = false;
        }

        if (escaped)
            cut.Add('\\');
        return [.. cut];
    }

    /// <summary>Goes back to the last % only: linear in text times pattern at worst, never more.</summary>
    private static bool Matches(string text, int[] pattern)
    {
        var runes = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
            runes.Add(rune.Value);
        var (at, part, star, resume) = (0, 0, -1, 0);
        while (at < runes.Count)
        {
            if (part < pattern.Length && pattern[part] == Any)
                (star, resume, part) = (part, at, part + 1);
            else if (part < pattern.Length && (pattern[part] == One || pattern[part] == runes[at]))
                (at, part) = (at + 1, part + 1);
            else if (star >= 0)
                (at, part) = (++resume, star + 1);
            else
                return false;
        }

        while (part < pattern.Length && pattern[part] == Any)
            part++;
        return part == pattern.Length;
    }
}
