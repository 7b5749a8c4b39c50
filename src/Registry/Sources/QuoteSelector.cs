namespace Furrow.Registry.Sources;

/// <summary>
/// Where a quote stands, by its own words and by position: TextQuoteSelector and TextPositionSelector of the Web
/// Annotation Data Model, so that it is found again when only an excerpt is kept or a page was saved anew.
/// </summary>
/// <param name="Exact">The words themselves, verbatim.</param>
/// <param name="Prefix">Up to <see cref="Around"/> characters before them.</param>
/// <param name="Suffix">Up to <see cref="Around"/> characters after them.</param>
/// <param name="Start">Offset in the kept text, in UTF-16 code units.</param>
/// <param name="End">Offset just after the last character.</param>
public sealed record QuoteSelector(string Exact, string Prefix, string Suffix, int Start, int End)
{
    /// <summary>How many characters before and after are kept to tell equal words apart.</summary>
    public const int Around = 32;

    /// <summary>The selector of a part of a text.</summary>
    /// <exception cref="Refusal"><c>quote.outside</c> when the part does not lie in the text.</exception>
    public static QuoteSelector Of(string text, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (start < 0 || end <= start || end > text.Length)
            throw new Refusal("quote.outside",
                $"A quote from {start} to {end} does not lie in a text of {text.Length} characters; mark it again.");
        var from = Whole(text, Math.Max(0, start - Around));
        var to = Whole(text, Math.Min(text.Length, end + Around));
        return new(text[start..end], text[from..start], text[end..to], start, end);
    }

    /// <summary>
    /// Where the quote stands in a text: at its position when the words are there, else where its words stand with the
    /// same surroundings, else where they stand at all; null when they do not.
    /// </summary>
    public int? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Start <= text.Length - Exact.Length && text.AsSpan(Start).StartsWith(Exact, StringComparison.Ordinal))
            return Start;
        var whole = text.IndexOf(Prefix + Exact + Suffix, StringComparison.Ordinal);
        if (whole >= 0)
            return whole + Prefix.Length;
        var alone = text.IndexOf(Exact, StringComparison.Ordinal);
        return alone >= 0 ? alone : null;
    }

    /// <summary>The same offset, or the one beside it where it would cut a character in two.</summary>
    private static int Whole(string text, int at) =>
        at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at + 1 : at;
}
