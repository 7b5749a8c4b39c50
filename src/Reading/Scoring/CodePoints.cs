namespace Furrow.Reading.Scoring;

/// <summary>Turns offsets in UTF-16 code units into offsets in Unicode code points.</summary>
internal sealed class CodePoints
{
    private readonly List<int> _pairs = [];

    /// <summary>Notes where the text holds characters of two code units.</summary>
    public CodePoints(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (!char.IsSurrogatePair(text[i], text[i + 1]))
                continue;
            _pairs.Add(i);
            i++;
        }
    }

    /// <summary>The offset in code points.</summary>
    public int Of(int offset)
    {
        var at = _pairs.BinarySearch(offset);
        return offset - (at >= 0 ? at : ~at);
    }

    /// <summary>A span with its words.</summary>
    public AnnotatedQuote Quote(string text, TextSpan span) =>
        new() { Text = span.Of(text), Start = Of(span.Start), End = Of(span.End) };
}
