namespace Furrow.Reading;

/// <summary>Media that no list names: told by a dateline, or by the word beside them.</summary>
internal sealed partial class Names
{
    /// <summary>"JAKARTA (ANTARA) -", "/ATA/", "the newspaper Al-Akhbar", "the Dunyo agency reports".</summary>
    private void MarkMedia(int from, int to)
    {
        var opens = sheet[from].Gap == Gap.Paragraph;
        for (var i = from; i + 1 < to; i++)
        {
            if (sheet[i].Is('/') && i + 2 < to && sheet[i + 2].Is('/') && Loud(i + 1))
                MarkOutlet(i + 1, i + 2);
            else if (opens && i < from + 8 && sheet[i].Is('(') && BracketEnd(i, to) is var end and > 0
                && AllCapitals(from, i))
                MarkOutlet(i + 1, end);
            else if (sheet.Lower(i) is "told" or "tells" && ToldMedium(i + 1, to) is var told and > 0)
                MarkOutlet(told, Math.Max(RunEnd(told, to), told + 1));
            else if (sheet[i].Capital && _words.MediaEndings.Contains(sheet.Lower(i))
                && MediumStart(i, from) is var start
                && start < i)
                MarkOutlet(start, i + 1, named: true);
            else if (sheet.Lower(i) is "agency" && _words.Speech.Contains(sheet.Lower(i + 1)))
                MarkOutlet(RunStart(i, from), i);
            else if (i > from && sheet[i].Is(',') && Loud(i + 1) && sheet.Lower(i + 2) is "reported" or "reports"
                && sheet.IsMark(i + 3, '.'))
                MarkOutlet(i + 1, i + 2);
            else if (sheet.IsWord(i) && sheet.MentionAt[i] is null
                && _words.Media.Match(sheet.Tokens, i, to, out _) is var width and > 0)
                MarkBeside(i, i + width, from, to);
        }
    }

    /// <summary>"told El Tiempo", "told the Asharq Al-Awsat newspaper": whom one talks to by such a name prints
    /// it.</summary>
    private int ToldMedium(int at, int to)
    {
        if (sheet.Lower(at) is "the")
            at++;
        if (at + 1 < to && sheet.IsWord(at) && !sheet[at].Capital && sheet[at].Text.Any(char.IsUpper)
            && sheet.MentionAt[at] is null)
            return at;
        if (at >= to || !IsFreeCapital(at) || _words.Bodies.Contains(sheet.Lower(at)))
            return 0;
        var end = RunEnd(at, to);
        return end - at <= 3 && !_repeated.Contains(sheet[end - 1].Text)
            && _words.Offices.Match(sheet.Tokens, at, end, out _) == 0
            && !_words.Bodies.Contains(sheet.Lower(end - 1))
            && (end >= to || sheet[end].Kind == TokenKind.Mark || sheet.Lower(end) is "on" or "in" or "after"
                or "newspaper" or "at" || sheet.DatedAt[end] is not null) ? at : 0;
    }

    /// <summary>Where "The Kathmandu Post", "ERR News" begins; the last word itself when no name stands
    /// before.</summary>
    private int MediumStart(int last, int from)
    {
        var start = last;
        while (start > from && last - start < 3 && sheet[start].Gap == Gap.Blank && sheet[start - 1].Capital
            && sheet.MentionAt[start - 1] is not { Kind: MentionKind.Outlet or MentionKind.Organisation }
            && sheet.DatedAt[start - 1] is null && !_words.Starters.Contains(sheet.Lower(start - 1)))
            start--;
        return sheet.MentionAt[start] is { } mention && mention.From < start ? last : start;
    }

    private bool Loud(int i) => IsFreeCapital(i) && sheet[i].Text.Length is > 1 and < 12
        && sheet[i].Text.All(char.IsUpper);

    private bool AllCapitals(int from, int to)
    {
        for (var k = from; k < to; k++)
        {
            if (sheet.IsWord(k) && !sheet[k].Capital)
                return false;
        }

        return from == to || sheet[from].Text.Length > 2 && sheet[from].Text.All(c => char.IsUpper(c) || c == '-');
    }

    private int BracketEnd(int open, int to)
    {
        var end = RunEnd(open + 1, to);
        return end > open + 1 && end < to && sheet[end].Is(')') ? end : 0;
    }

    private void MarkBeside(int from, int to, int sentence, int end)
    {
        if (to < end && sheet[to].Gap == Gap.Blank && RunEnd(to, end) is var stop && stop > to)
            MarkOutlet(to, stop);
        else if (RunStart(from, sentence) is var start && start < from && start > sentence)
            MarkOutlet(start, from);
    }

    private int RunStart(int at, int from)
    {
        var start = at;
        while (start > from && at - start < LongestName && IsFreeCapital(start - 1)
            && !_words.Starters.Contains(sheet.Lower(start - 1)))
            start--;
        return start;
    }

    private void MarkOutlet(int from, int to, bool named = false)
    {
        for (var k = from; k < to && !named; k++)
        {
            if (sheet.MentionAt[k] is not null)
                return;
        }

        if (to > from)
            sheet.Mark(new Mention(from, to, MentionKind.Outlet, sheet.Words(from, to)));
    }
}
