namespace Furrow.Registry.Memorials;

/// <summary>What of a person's record is compared, made once for each record.</summary>
internal sealed record PersonTraits(
    PersonId Id, IReadOnlyList<NameTraits> Names, PartialDate? Born, PartialDate? Died, TextTraits? Unit,
    TextTraits? Origin, TextTraits? Rank, string? Grave)
{
    private const int MostNames = 6;

    /// <summary>The sounds of all words of all names.</summary>
    public IEnumerable<string> Words => Names.SelectMany(name => name.Words).Select(word => word.Sound);

    /// <summary>Records that share one of these are compared.</summary>
    public IEnumerable<string> Blocks => Names.SelectMany(Pairs).Distinct();

    /// <summary>The traits of a record.</summary>
    public static PersonTraits Of(Person person) => new(
        person.Id,
        [.. person.Facts.Where(fact => fact.Kind == FactKind.Name).Select(fact => fact.Value).Distinct()
            .Take(MostNames).Select(NameTraits.Of).Where(name => name.Words.Count > 0)],
        person.Date(FactKind.Born), person.Date(FactKind.Died), TextTraits.Of(person.Best(FactKind.Unit)?.Value),
        TextTraits.Of(person.Best(FactKind.PlaceOfOrigin)?.Value), TextTraits.Of(person.Best(FactKind.Rank)?.Value),
        person.Grave is { Number: { } number } grave ? $"{grave.Site}/{grave.Plot}/{grave.Row}/{number}" : null);

    /// <summary>Two words together, and each with the year of birth or death, so that one misspelt word may be missed.
    /// </summary>
    private IEnumerable<string> Pairs(NameTraits name)
    {
        yield return "=" + name.Joined;
        var keys = name.Words.Select(word => word.Key).Distinct().Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < keys.Count; i++)
        {
            for (var j = i + 1; j < keys.Count; j++)
                yield return $"{keys[i]}+{keys[j]}";
            if (Born?.Earliest?.Year is { } born)
                yield return $"{keys[i]} b{born}";
            if (Died?.Earliest?.Year is { } died)
                yield return $"{keys[i]} d{died} {(Died.Value.Text.Length >= 7 ? Died.Value.Text[..7] : "")}";
        }
    }
}

/// <summary>One spelling of a name, word by word.</summary>
internal sealed record NameTraits(string Text, string Joined, IReadOnlyList<WordTraits> Words)
{
    public static NameTraits Of(string name)
    {
        var close = NameKeys.Close(name);
        IReadOnlyList<WordTraits> words = [.. close.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length > 0).Select(WordTraits.Of)];
        return new NameTraits(name, string.Concat(words.Select(word => word.Key).Order(StringComparer.Ordinal)), words);
    }
}

/// <summary>One word of a name.</summary>
internal sealed record WordTraits(string Close, string Sound, IReadOnlySet<string> Sounds)
{
    /// <summary>What the word is put into blocks by.</summary>
    public string Key => Sound.Length <= 4 ? Sound : Sound[..4];

    public static WordTraits Of(string close)
    {
        var sounds = NameKeys.Sounds(close);
        return new WordTraits(close, sounds.Min(StringComparer.Ordinal) ?? "", sounds);
    }

    /// <summary>0 to 1; an initial is near every word that begins with it.</summary>
    public double Near(WordTraits other)
    {
        if (Close == other.Close)
            return 1;
        if (Sounds.Overlaps(other.Sounds))
            return 0.96;
        if (Close.Length == 1 || other.Close.Length == 1)
            return Close[0] == other.Close[0] ? 0.85 : 0;
        return TextTraits.Winkler(Close, other.Close);
    }
}

/// <summary>A unit or a place of origin, for comparing.</summary>
internal sealed record TextTraits(string Text, string Close)
{
    public static TextTraits? Of(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : new(text, string.Join(' ', NameKeys.Close(text).Split(' ').Order(StringComparer.Ordinal)));

    /// <summary>0 to 1. Numbers must agree: the 3rd is not the 13th.</summary>
    public double Near(TextTraits other)
    {
        if (Close == other.Close)
            return 1;
        var (mine, theirs) = (Digits(Close), Digits(other.Close));
        return mine.Length > 0 && theirs.Length > 0 && mine != theirs ? 0 : Winkler(Close, other.Close);
    }

    /// <summary>Jaro's likeness of two words with Winkler's bonus for the same beginning, 0 to 1.</summary>
    public static double Winkler(string one, string other)
    {
        if (one.Length == 0 || other.Length == 0)
            return 0;
        var reach = Math.Max(0, (Math.Max(one.Length, other.Length) / 2) - 1);
        Span<bool> mine = stackalloc bool[Math.Min(one.Length, 256)];
        Span<bool> theirs = stackalloc bool[Math.Min(other.Length, 256)];
        var same = 0;
        for (var i = 0; i < mine.Length; i++)
        {
            for (var j = Math.Max(0, i - reach); j < Math.Min(theirs.Length, i + reach + 1); j++)
            {
                if (theirs[j] || one[i] != other[j])
                    continue;
                (mine[i], theirs[j]) = (true, true);
                same++;
                break;
            }
        }

        if (same == 0)
            return 0;
        var (swaps, k) = (0, 0);
        for (var i = 0; i < mine.Length; i++)
        {
            if (!mine[i])
                continue;
            while (!theirs[k])
                k++;
            swaps += one[i] == other[k++] ? 0 : 1;
        }

        var jaro = (((double)same / one.Length) + ((double)same / other.Length) + ((same - (swaps / 2.0)) / same)) / 3;
        var start = 0;
        while (start < Math.Min(4, Math.Min(one.Length, other.Length)) && one[start] == other[start])
            start++;
        return jaro + (start * 0.1 * (1 - jaro));
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsDigit));
}
