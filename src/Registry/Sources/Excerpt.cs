using System.Text;

namespace Furrow.Registry.Sources;

/// <summary>
/// The sentences of a text that quotes stand in, for whoever may not or does not want to keep the whole text. What was
/// left out is marked, and every quote can be moved from the whole text into the excerpt.
/// </summary>
public sealed class Excerpt
{
    private const string Gap = "\n[…]\n";
    private const int LongestSentence = 1_000;
    private readonly List<(int Start, int End, int At)> parts = [];

    private Excerpt(string text) => Text = text;

    /// <summary>The kept sentences in their order.</summary>
    public string Text { get; private set; }

    /// <summary>The excerpt of a text that keeps all these parts.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="spans">Start and end of each part that must stay; parts outside the text are refused.</param>
    /// <exception cref="Refusal"><c>excerpt.nothing</c>, <c>quote.outside</c>.</exception>
    public static Excerpt Of(string text, IEnumerable<(int Start, int End)> spans)
    {
        ArgumentNullException.ThrowIfNull(text);
        var wanted = spans.Select(span => Sentences(text, span.Start, span.End)).OrderBy(span => span.Start).ToList();
        if (wanted.Count == 0)
            throw new Refusal("excerpt.nothing",
                "Nothing was read in this text, so there is no sentence to keep. Keep the whole text, or none.");
        var merged = new List<(int Start, int End)>();
        foreach (var (start, end) in wanted)
        {
            if (merged.Count > 0 && start <= merged[^1].End)
                merged[^1] = (merged[^1].Start, Math.Max(merged[^1].End, end));
            else
                merged.Add((start, end));
        }

        var (kept, excerpt) = (new StringBuilder(), new Excerpt(""));
        foreach (var (start, end) in merged)
        {
            if (start > 0)
                kept.Append(kept.Length == 0 ? Gap.TrimStart() : Gap);
            excerpt.parts.Add((start, end, kept.Length));
            kept.Append(text, start, end - start);
        }

        if (merged[^1].End < text.Length)
            kept.Append(Gap.TrimEnd());
        excerpt.Text = kept.ToString();
        return excerpt;
    }

    /// <summary>Where an offset of the whole text stands in the excerpt; null when it was left out.</summary>
    public int? Move(int offset)
    {
        foreach (var (start, end, at) in parts)
        {
            if (offset >= start && offset <= end)
                return at + offset - start;
        }

        return null;
    }

    private static (int Start, int End) Sentences(string text, int start, int end)
    {
        if (start < 0 || end <= start || end > text.Length)
            throw new Refusal("quote.outside",
                $"A quote from {start} to {end} does not lie in a text of {text.Length} characters; mark it again.");
        var from = start;
        while (from > 0 && start - from < LongestSentence && !EndsSentence(text, from - 1))
            from--;
        while (from < start && char.IsWhiteSpace(text[from]))
            from++;
        var to = end;
        while (to < text.Length && to - end < LongestSentence && !EndsSentence(text, to - 1))
            to++;
        if (to < text.Length && char.IsLowSurrogate(text[to]))
            to++;
        if (from > 0 && char.IsLowSurrogate(text[from]))
            from--;
        return (from, to);
    }

    /// <summary>True at a line's end, and at a full stop with white space after it and its closing quote.</summary>
    private static bool EndsSentence(string text, int at)
    {
        if (text[at] is '\n' or '\r')
            return true;
        var stop = at > 0 && text[at] is '”' or '»' or '"' ? at - 1 : at;
        return stop >= 0 && text[stop] is '.' or '!' or '?' or '…'
            && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]));
    }
}
