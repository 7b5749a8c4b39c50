using System.Collections.Frozen;
using System.Text;

namespace Furrow.Registry.Memorials;

/// <summary>Cyrillic and Hangul in Latin letters, and Latin without its marks.</summary>
/// <remarks>
/// Hangul follows the Revised Romanisation letter by letter, without the changes between syllables. Cyrillic follows
/// the
/// usual English spelling for Russian, Ukrainian and Belarusian together; which of them a word is in is not known here.
/// </remarks>
public static class Romanise
{
    private const int FirstSyllable = 0xAC00;
    private const int LastSyllable = 0xD7A3;

    private static readonly string[] Initials =
        ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];

    private static readonly string[] Vowels =
    [
        "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
        "ui", "i",
    ];

    private static readonly string[] Finals =
    [
        "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng",
        "t", "t", "k", "t", "p", "t",
    ];

    private static readonly FrozenDictionary<char, string> Letters = Table(
        "аa бb вv гg ґg дd еe ёyo єye жzh зz иi іi їyi йy кk лl мm нn оo пp рr сs тt уu ўu фf хkh цts чch шsh щshch ъ "
        + "ыy "
        + "ь эe юyu яya ђdj јj љlj њnj ћc џdz ѓg ќk ѕdz "
        + "àa áa âa ãa äa åa āa ăa ąa æae çc ćc ĉc čch ďd đd ðd èe ée êe ëe ēe ĕe ėe ęe ěe ĝg ğg ģg ĥh ħh ìi íi îi ïi "
        + "ĩi īi ĭi įi ıi ķk łl ľl ĺl ļl ñn ńn ňn ņn òo óo ôo õo öo øo ōo ŏeo őo œoe ŕr řr śs ŝs şs šsh șs ßss ťt țt "
        + "ţt "
        + "ùu úu ûu üu ūu ŭeu ůu űu ųu ýy ÿy źz żzh žzh þth");

    /// <summary>Lower-case Latin; letters of other scripts stay as they are.</summary>
    public static string Latin(string text)
    {
        var latin = new StringBuilder(text.Length * 2);
        foreach (var letter in text.Normalize().ToLowerInvariant())
            latin.Append(Letter(letter));
        return latin.ToString();
    }

    /// <summary>True for a syllable of Hangul.</summary>
    public static bool IsHangul(char letter) => letter is >= (char)FirstSyllable and <= (char)LastSyllable;

    private static string Letter(char letter) =>
        IsHangul(letter) ? Syllable(letter - FirstSyllable)
        : Letters.TryGetValue(letter, out var latin) ? latin
        : letter.ToString();

    private static string Syllable(int index) =>
        Initials[index / (21 * 28)] + Vowels[index / 28 % 21] + Finals[index % 28];

    private static FrozenDictionary<char, string> Table(string entries) =>
        entries.Split(' ').ToFrozenDictionary(entry => entry[0], entry => entry[1..]);
}
