using System.Globalization;

namespace Furrow.Reading;

/// <summary>Marks dates as they are written; nothing is resolved.</summary>
internal sealed class Dates(Sheet sheet)
{
    private readonly Lexicon _words = sheet.Lexicon;

    /// <summary>Marks every date of the text.</summary>
    public void Mark()
    {
        foreach (var (from, to) in sheet.Sentences)
        {
            for (var i = from; i < to;)
            {
                var end = End(i, to);
                if (end > i)
                {
                    var dated = new Dated(i, end);
                    for (var k = i; k < end; k++)
                        sheet.DatedAt[k] = dated;
                }

                i = Math.Max(end, i + 1);
            }
        }
    }

    /// <summary>Where a date that starts at <paramref name="i"/> ends; <paramref name="i"/> itself when none
    /// does.</summary>
    private int End(int i, int to)
    {
        var word = sheet.Lower(i);
        if (word is "yesterday" or "today" or "tomorrow" or "tonight" || (word == "currently" && sheet.IsWord(i)))
            return i + 1;
        if (_words.Weekdays.Contains(word))
            return Weekday(i, to);
        if (word is "early" or "late" or "mid" or "earlier" or "later"
            || word.StartsWith("mid-", StringComparison.Ordinal))
            return Part(i, to);
        if (word is "last" or "next" or "this" or "coming" or "recent" or "previous")
            return Relative(i, to);
        if (word == "end" && sheet.Lower(i + 1) == "of" && i + 2 < to)
            return EndOf(i, to);
        if (IsMonth(i))
            return Month(i, to);
        if (sheet[i].Kind == TokenKind.Number)
            return Numeric(i, to);
        return word == "over" && sheet.Lower(i + 1) == "the" && sheet.Lower(i + 2) == "weekend" ? i + 3 : i;
    }

    private int Weekday(int i, int to)
    {
        var end = i + 1;
        if (end < to && (sheet.IsMark(end, ',') || sheet.IsMark(end, '(')) && end + 1 < to
            && Numeric(end + 1, to) is var more && more > end + 2)
            return more;
        return end;
    }

    private int Part(int i, int to)
    {
        var word = sheet.Lower(i);
        if (word.Length > 4 && word.StartsWith("mid-", StringComparison.Ordinal) && _words.Months.Contains(word[4..]))
            return Year(i + 1, to);
        var next = i + 1;
        if (sheet.IsMark(next, '-'))
            next++;
        if (next >= to)
            return i;
        if (IsMonth(next))
            return Month(next, to);
        if (sheet.Lower(next) is "this" or "last" or "next")
            return Relative(next, to) is var end && end > next ? end : i;
        return sheet.Lower(next) == "in" && sheet.Lower(next + 1) == "the" && IsUnit(next + 2) ? Math.Min(next + 3, to)
            : IsYear(next) ? next + 1 : i;
    }

    private int Relative(int i, int to)
    {
        var next = i + 1;
        if (next >= to)
            return i;
        if (_words.Weekdays.Contains(sheet.Lower(next)) || IsUnit(next))
            return next + 1;
        if (IsMonth(next))
            return Month(next, to);
        return sheet[next].Kind is TokenKind.Number or TokenKind.Word && next + 1 < to && IsUnit(next + 1)
            && (sheet[next].Kind == TokenKind.Number || _words.Numbers.Words.ContainsKey(sheet.Lower(next))
                || sheet.Lower(next) is "few" or "several")
            ? next + 2
            : i;
    }

    private int EndOf(int i, int to)
    {
        var next = i + 2;
        if (sheet.Lower(next) == "the")
            next++;
        if (next >= to)
            return i;
        if (IsMonth(next))
            return Month(next, to);
        if (IsYear(next) || IsUnit(next))
            return next + 1;
        return Relative(next, to) is var end && end > next ? end : i;
    }

    private int Month(int i, int to)
    {
        var end = i + 1;
        if (end < to && sheet.IsMark(end, '.') && sheet[end].Gap == Gap.None && end + 1 < to
            && sheet[end + 1].Kind == TokenKind.Number)
            end++;
        if (end < to && IsDay(end))
        {
            end++;
            if (end < to && sheet.Lower(end) is "th" or "st" or "nd" or "rd" && sheet[end].Gap == Gap.None)
                end++;
            if (end + 1 < to && sheet.IsMark(end, ',') && IsYear(end + 1))
                return end + 2;
        }

        return Year(end, to);
    }

    private int Year(int end, int to) => end < to && IsYear(end) && !Counts(end, to) ? end + 1 : end;

    private int Numeric(int i, int to)
    {
        if (IsDay(i))
        {
            var next = i + 1;
            if (next < to && sheet.Lower(next) is "th" or "st" or "nd" or "rd" && sheet[next].Gap == Gap.None)
                next++;
            if (next < to && sheet.Lower(next) == "of")
                next++;
            if (next < to && IsMonth(next))
                return Year(next + 1, to);
        }

        if (!IsYear(i) || Counts(i, to))
            return i;
        var before = sheet.Lower(i - 1);
        return before is "in" or "since" or "by" or "until" or "till" or "of" or "from" or "during" or "before"
            or "after" or "to"
            or "(" or "-" or "–" or "and" or "the" or "'s" or "early" or "late" or "through" or "between" ? i + 1 : i;
    }

    /// <summary>"2,000 tonnes" and "1990 houses" count; "in 2015" and "its 2003 invasion" date.</summary>
    private bool Counts(int i, int to) =>
        i + 1 < to && sheet[i + 1].Gap != Gap.None && sheet[i + 1].Kind == TokenKind.Word
        && (_words.Things.CategoryOf(sheet.Lower(i + 1)) is Category.Personnel or Category.Equipment
            || _words.MoneyWords.Match(sheet.Tokens, i + 1, to, out _) > 0
                || _words.Numbers.Scales.ContainsKey(sheet.Lower(i + 1)));

    private bool IsMonth(int i)
    {
        if (!sheet.IsWord(i) || !sheet[i].Capital || !_words.Months.Contains(sheet.Lower(i)))
            return false;
        return sheet.Lower(i) is not ("may" or "march") || IsDay(i + 1) || IsYear(i + 1)
            || (i > 0 && (sheet[i - 1].Kind == TokenKind.Number
                || sheet.Lower(i - 1) is "in" or "since" or "by" or "until" or "of" or "last"
                or "next" or "this" or "early" or "late" or "to" or "from" or "th" or "between" or "and"));
    }

    private bool IsDay(int i) => i >= 0 && i < sheet.Tokens.Length && sheet[i].Kind == TokenKind.Number
        && sheet[i].Text.Length <= 2
        && int.TryParse(sheet[i].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            && day is >= 1 and <= 31;

    private bool IsYear(int i) => i >= 0 && i < sheet.Tokens.Length && sheet[i].Kind == TokenKind.Number
        && sheet[i].Text.Length == 4
        && int.TryParse(sheet[i].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= 1900 and <= 2100;

    private bool IsUnit(int i) =>
        sheet.Lower(i) is "year" or "years" or "month" or "months" or "week" or "weeks" or "day" or "days"
        or "decade" or "decades" or "century" or "quarter" or "spring" or "summer" or "autumn" or "fall" or "winter"
            or "weekend" or "morning"
        or "evening" or "afternoon" or "night";
}
