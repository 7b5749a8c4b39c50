using System.Security.Cryptography;
using System.Text;

namespace Furrow.Registry.Sources;

/// <summary>Makes documents from texts.</summary>
public static class Documents
{
    /// <summary>Largest text that is kept, in bytes of UTF-8.</summary>
    public const int LargestBytes = 2_000_000;

    private const int LongestTitle = 200;

    /// <summary>A document over exactly this text: nothing is stripped, and the same text has the same
    /// identity.</summary>
    /// <param name="text">What was published; not blank, at most <see cref="LargestBytes"/>.</param>
    /// <param name="origin">How it came here.</param>
    /// <param name="outlet">Who carried it; null when not known.</param>
    /// <param name="url">Where; null when not known.</param>
    /// <param name="publishedOn">Day of publication; null when not known.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="retrievedOn">Day on which it was taken from there; null when not known.</param>
    /// <exception cref="Refusal"><c>document.empty</c>, <c>document.too-large</c>,
    /// <c>document.not-text</c>.</exception>
    public static Document Of(
        string text, Origin origin, string? outlet = null, Uri? url = null, DateOnly? publishedOn = null,
        string language = "en", DateOnly? retrievedOn = null)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new Refusal("document.empty", "The text is empty; give the words that were published.");
        RefuseBrokenText(text);
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > LargestBytes)
            throw TooLarge(bytes.Length);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return new Document
        {
            Id = Identity.From<DocumentId>(hash),
            Title = TitleOf(text),
            Outlet = outlet,
            Url = url,
            PublishedOn = publishedOn,
            RetrievedOn = retrievedOn,
            Language = language,
            Text = text,
            Sha256 = hash,
            Sketch = Sketch.Of(text)?.ToString(),
            CitedOutlets = [],
            Origin = origin,
        };
    }

    /// <summary>The document with only the sentences that these parts of its text stand in. Its identity, hash and
    /// sketch stay those of the whole text.</summary>
    /// <param name="document">With its whole text.</param>
    /// <param name="spans">Start and end of every part that a quote or a slot names.</param>
    /// <exception cref="Refusal"><c>excerpt.nothing</c>, <c>excerpt.already</c>.</exception>
    public static (Document Document, Excerpt Excerpt) OnlyExcerpt(
        Document document, IEnumerable<(int Start, int End)> spans)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Keeping == TextKeeping.Excerpt)
            throw new Refusal("excerpt.already", "Only an excerpt of this text is kept already.");
        var excerpt = Excerpt.Of(document.Text, spans);
        return (document with { Text = excerpt.Text, Keeping = TextKeeping.Excerpt }, excerpt);
    }

    /// <summary>The refusal of a text that is too large, for whoever sees its size before its words.</summary>
    public static Refusal TooLarge(long bytes) => new(
        "document.too-large",
        $"The text has {bytes} bytes; at most {LargestBytes} are read at once. Split it or keep only the article.");

    private static void RefuseBrokenText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0')
                throw new Refusal("document.not-text",
                    $"A zero byte stands at offset {i}, as in a picture or a program; give a text in UTF-8.");
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                throw new Refusal("document.not-text",
                    $"Half a character stands at offset {i}; save the text as UTF-8.");
            i++;
        }
    }

    private static string? TitleOf(string text)
    {
        var line = text.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        line = (end < 0 ? line : line[..end]).TrimEnd();
        if (line.Length <= LongestTitle)
            return line.ToString();
        var cut = char.IsHighSurrogate(line[LongestTitle - 1]) ? LongestTitle - 1 : LongestTitle;
        return $"{line[..cut]}…";
    }
}
