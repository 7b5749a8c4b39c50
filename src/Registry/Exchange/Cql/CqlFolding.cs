using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Furrow.Registry.Exchange.Cql;

/// <summary>What CASEI and ACCENTI make of a text, the same on every machine and for every language.</summary>
public static class CqlFolding
{
    private static readonly (FrozenDictionary<Rune, string> Accents, FrozenDictionary<Rune, string> Case) Tables =
        Read();

    /// <summary>What each accented letter becomes, for databases that fold by themselves.</summary>
    public static IReadOnlyDictionary<Rune, string> Accents => Tables.Accents;

    /// <summary>What each letter becomes whose full case folding is not its lower case.</summary>
    public static IReadOnlyDictionary<Rune, string> Cases => Tables.Case;

    /// <summary>Full case folding (Unicode 3.13, toCasefold): <c>Straße</c> and <c>STRASSE</c> become one.</summary>
    public static string WithoutCase(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (System.Text.Ascii.IsValid(text))
            return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Tables.Case.TryGetValue(rune, out var full))
                folded.Append(full);
            else
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return folded.ToString();
    }

    /// <summary>Canonical decomposition without its non-spacing marks: <c>Chișinău</c> becomes <c>Chisinau</c>;
    /// a letter of its own such as <c>ø</c> stays.</summary>
    public static string WithoutAccents(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (System.Text.Ascii.IsValid(text))
            return text;
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Tables.Accents.TryGetValue(rune, out var plain))
                folded.Append(plain);
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                folded.Append(rune.ToString());
        }

        return folded.ToString();
    }

    private static (FrozenDictionary<Rune, string>, FrozenDictionary<Rune, string>) Read()
    {
        using var stream = typeof(CqlFolding).Assembly.GetManifestResourceStream("folding.txt")
            ?? throw new InvalidOperationException("folding.txt is missing from the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var (accents, cases) = (new Dictionary<Rune, string>(), new Dictionary<Rune, string>());
        var filled = accents;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
                filled = line.StartsWith("[case]", StringComparison.Ordinal) ? cases : accents;
            else if (!line.StartsWith('#') && line.LastIndexOf(' ') is > 0 and var space)
                foreach (var rune in line[(space + 1)..].EnumerateRunes())
                    filled[rune] = line[..space];
        }

        return (accents.ToFrozenDictionary(), cases.ToFrozenDictionary());
    }
}
