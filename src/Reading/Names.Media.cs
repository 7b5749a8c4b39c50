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

    private void MarkOutlet(int from, int to)
    {
        for (var k = from; k < to; k++)
        {
            if (sheet.MentionAt[k] is not null)
                return;
        }

        if (to > from)
            sheet.Mark(new Mention(from, to, MentionKind.Outlet, sheet.Words(from, to)));
    }
}
