using System.Collections.Frozen;
using System.Text;

namespace Furrow.Registry.Memorials;

/// <summary>
/// Search keys of names: coarse pictures of how a name sounds, the same for its spellings in Hangul, Cyrillic and
/// Latin,
/// so that a name is found whichever of them somebody types. Method and limits: <c>docs/memorials.md</c>.
/// </summary>
public static class NameKeys
{
    private const int MostVariants = 8;
    private const int MostWords = 12;
    private const int LongestWord = 40;
    private const int ShortPart = 5;
    private const int MostQuestions = 4;

    /// <summary>Family names of two syllables.</summary>
    private static readonly FrozenSet<string> LongFamilyNames =
        FrozenSet.ToFrozenSet(["남궁", "황보", "제갈", "사공", "선우", "독고", "동방", "서문"]);

    /// <summary>Korean family names whose usual spellings sound unlike each other when read letter by letter.</summary>
    private static readonly FrozenDictionary<string, string[]> FamilyNames = Families(
        "i yi lee li ri rhee", "gim kim", "bak park pak", "choe choi tsoi tsoy chkhve chkhvo", "jeong jung chung chon",
        "no noh roh ro", "yu yoo ryu you", "im lim rim", "u woo wu", "o oh", "an ahn", "heo hur huh kho", "gang kang "
        + "kan",
        "baek paik pek", "jeon chun jun", "seo suh so", "gu koo ku", "gwon kwon kvon", "eom um om", "jo cho");

    /// <summary>Every key under which a name is found.</summary>
    public static IReadOnlySet<string> Of(string name)
    {
        var keys = new HashSet<string>();
        var words = Words(name).ToList();
        foreach (var word in words)
        {
            keys.UnionWith(Sounds(word));
            if (!Romanise.IsHangul(word[0]))
                continue;
            var (family, given) = Split(word);
            foreach (var part in new[] { family, given }.Concat(given.Select(letter => letter.ToString())))
                keys.UnionWith(Sounds(part));
        }

        foreach (var (one, next) in words.Zip(words.Skip(1)))
        {
            if (one.Length <= ShortPart || next.Length <= ShortPart)
                keys.UnionWith(Sounds(one + next));
        }

        keys.Remove("");
        return keys;
    }

    /// <summary>
    /// What to look for, in a few ways of cutting a text into words: <c>Chol Su</c> is one name to some and two words
    /// to
    /// others. A name answers when it answers one of them.
    /// </summary>
    public static IReadOnlyList<NameQuestion> Questions(string text)
    {
        var words = new List<string>();
        foreach (var word in Words(text))
        {
            if (Romanise.IsHangul(word[0]) && word.Length >= 3)
                words.AddRange([Split(word).Family, Split(word).Given]);
            else
                words.Add(word);
        }

        words.RemoveAll(word => Sounds(word).All(key => key.Length == 0));
        List<NameQuestion> questions = [NameQuestion.Of(words)];
        for (var i = 0; i + 1 < words.Count && questions.Count < MostQuestions; i++)
        {
            if (words[i].Length <= ShortPart || words[i + 1].Length <= ShortPart)
                questions.Add(NameQuestion.Of([.. words[..i], words[i] + words[i + 1], .. words[(i + 2)..]]));
        }

        return words.Count == 0 ? [] : questions;
    }

    /// <summary>A name as it is compared closely: Latin letters, one way to write a sound where that is sure.</summary>
    public static string Close(string name) => string.Join(' ', Words(name)
        .SelectMany(word =>
            Romanise.IsHangul(word[0]) && word.Length is >= 3 and <= 4 && Split(word) is var (family, given)
            ? new[] { family, given }
            : [word])
        .Select(CloseWord));

    /// <summary>How near a question is to a name, both as <see cref="Close"/> gives them: 0 to 1.</summary>
    public static double Nearness(string question, string name)
    {
        var free = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var words = question.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || free.Count == 0)
            return 0;
        var sum = 0.0;
        foreach (var word in words)
        {
            if (free.Count == 0)
                break;
            var best = free.MaxBy(other => TextTraits.Winkler(word, other))!;
            sum += TextTraits.Winkler(word, best);
            free.Remove(best);
        }

        return (sum / words.Length) - (0.01 * free.Count);
    }

    /// <summary>The key of a number, which is found by its letters and digits.</summary>
    public static string NumberKey(string number) =>
        string.Concat(number.ToLowerInvariant().Where(char.IsLetterOrDigit));

    /// <summary>What a roll of names is ordered by: Latin letters, whatever the script.</summary>
    public static string SortName(string name) => string.Join(' ', Words(name).Select(Romanise.Latin));

    /// <summary>The coarse pictures of how one word sounds.</summary>
    public static IReadOnlySet<string> Sounds(string word)
    {
        var hangul = word.Length > 0 && Romanise.IsHangul(word[0]);
        var latin = Romanise.Latin(word.Length <= LongestWord ? word : word[..LongestWord]);
        var spellings = FamilyNames.TryGetValue(latin, out var family) ? family.Append(latin) : [latin];
        var sounds = new HashSet<string>();
        foreach (var spelling in spellings)
        {
            foreach (var variant in Variants(hangul ? spelling.Replace('j', 'C') : spelling, word))
                sounds.Add(Coarse(variant));
        }

        return sounds;
    }

    private static IEnumerable<string> Words(string name)
    {
        var word = new StringBuilder();
        var count = 0;
        foreach (var letter in name.Normalize().ToLowerInvariant())
        {
            if (letter is '\'' or '’' or 'ʼ' or '`' or '‘' or 'ʹ' or 'ʻ')
                continue;
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(letter);
                continue;
            }

            if (word.Length > 0 && ++count <= MostWords)
                yield return word.ToString();
            word.Clear();
        }

        if (word.Length > 0 && ++count <= MostWords)
            yield return word.ToString();
    }

    private static (string Family, string Given) Split(string word)
    {
        var family = word.Length > 3 && LongFamilyNames.Contains(word[..2]) ? 2 : 1;
        return word.Length > family ? (word[..family], word[family..]) : (word, "");
    }

    /// <summary>A letter that one language reads so and another so gives one variant for each reading.</summary>
    private static List<string> Variants(string latin, string word)
    {
        List<string> variants = [latin];
        if (word.Contains('г', StringComparison.Ordinal))
            Fork(variants, "g", "g", "h");
        Fork(variants, "j", "y", "C");
        Fork(variants, "w", "v", "");
        return variants;
    }

    private static void Fork(List<string> variants, string letter, string one, string other)
    {
        if (variants.Count * 2 > MostVariants || !variants[0].Contains(letter, StringComparison.Ordinal))
            return;
        var read = variants.Select(variant => variant.Replace(letter, other, StringComparison.Ordinal)).ToList();
        for (var i = 0; i < variants.Count; i++)
            variants[i] = variants[i].Replace(letter, one, StringComparison.Ordinal);
        variants.AddRange(read);
    }

    private static string CloseWord(string word)
    {
        var latin = Romanise.Latin(word).Replace("kh", "h", StringComparison.Ordinal)
            .Replace("iy", "i", StringComparison.Ordinal).Replace("yy", "i", StringComparison.Ordinal)
            .Replace('y', 'i').Replace('j', 'i').Replace('w', 'v').Replace("ph", "f", StringComparison.Ordinal)
            .Replace("ck", "k", StringComparison.Ordinal).Replace("x", "ks", StringComparison.Ordinal);
        var close = new StringBuilder(latin.Length);
        foreach (var letter in latin)
        {
            if (close.Length == 0 || close[^1] != letter)
                close.Append(letter);
        }

        return close.ToString();
    }

    private static string Coarse(string latin)
    {
        var text = latin;
        foreach (var (written, sound) in Groups)
            text = text.Replace(written, sound, StringComparison.Ordinal);
        var coarse = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (IsVowel(text[i]))
            {
                var end = i;
                while (end < text.Length && IsVowel(text[end]))
                    end++;
                coarse.Append(Vowel(text.AsSpan(i, end - i)));
                i = end;
                continue;
            }

            var sound = Consonant(text, i++);
            if (coarse.Length == 0 || coarse[^1] != sound)
                coarse.Append(sound);
        }

        return coarse.ToString();
    }

    private static readonly (string Written, string Sound)[] Groups =
    [
        ("schtsch", "s"), ("shch", "s"), ("tsch", "C"), ("sch", "s"), ("chkh", "C"), ("tch", "C"), ("dzh", "C"),
        ("ng", "n"), ("tkh", "t"), ("pkh", "p"), ("kkh", "k"), ("kh", "h"), ("sh", "s"), ("zh", "s"), ("ch", "C"),
            ("cz", "C"),
        ("dj", "C"), ("dz", "C"), ("ts", "s"), ("tz", "s"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("gh", "k"),
        ("qu", "k"), ("x", "ks"), ("ci", "si"), ("ce", "se"), ("cy", "sy"),
    ];

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static char Vowel(ReadOnlySpan<char> run) =>
        run is "ae" or "ui" or "eui" ? 'i'
        : run.Contains('a') ? 'a'
        : run.ContainsAny('o', 'u') ? 'o'
        : 'i';

    private static char Consonant(string text, int at) => text[at] switch
    {
        'C' => 'c',
        'g' or 'k' or 'q' or 'c' => 'k',
        'b' or 'p' => 'p',
        'd' or 't' => 't',
        's' or 'z' => 's',
        'v' or 'f' => 'f',
        'l' or 'r' => 'l',
        var letter => letter,
    };

    private static FrozenDictionary<string, string[]> Families(params string[] lines) => lines
        .Select(line => line.Split(' '))
        .SelectMany(spellings => spellings.Select(spelling => (spelling, spellings)))
        .ToFrozenDictionary(pair => pair.spelling, pair => pair.spellings);
}

/// <summary>One way to look for a name: a name answers when it has at least one key of each word.</summary>
/// <param name="Words">For each word the keys that it may sound like.</param>
public sealed record NameQuestion(IReadOnlyList<IReadOnlyList<string>> Words)
{
    /// <summary>True when a name with these keys answers.</summary>
    public bool IsAnsweredBy(IReadOnlySet<string> keys) => Words.All(word => word.Any(keys.Contains));

    internal static NameQuestion Of(IReadOnlyList<string> words) =>
        new([.. words.Select(word => NameKeys.Sounds(word).Where(key => key.Length > 0).ToList())]);
}
