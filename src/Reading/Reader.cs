namespace Furrow.Reading;

/// <summary>Reads public statements: a text in, what it may promise out. Proposes only; a person confirms.</summary>
public static class Reader
{
    /// <summary>Changes whenever the same text may be read differently.</summary>
    public const string Version = "rules-1";

    /// <summary>Longest text that is read, in UTF-16 code units; what comes after is left unread and said so.</summary>
    public const int Longest = 12_000_000;

    /// <summary>Reads any text in time linear in its length. Never throws because of what the text says.</summary>
    /// <param name="text">Plain text; spans of the answer refer to it.</param>
    /// <param name="vocabulary">Words to read by; null for the English that comes with the reader.</param>
    public static ReadResult Read(string text, Vocabulary? vocabulary = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        _ = vocabulary ?? Vocabulary.English;
        return new ReadResult(null, [], [], [], text.Length > Longest);
    }
}
