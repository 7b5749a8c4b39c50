namespace Furrow.Reading;

/// <summary>Where a noun phrase begins, read leftwards from its last word.</summary>
internal sealed partial class Clauses
{
    /// <summary>Start of the noun phrase that ends with token <paramref name="p"/>.</summary>
    public int Left(int p, int from)
    {
        var l = p + 1;
        var joined = false;
        while (l > from && p - l < LongestAside)
        {
            var i = l - 1;
            if (sheet.MentionAt[i] is { } mention && mention.From >= from)
            {
                l = mention.From;
                continue;
            }

            if (sheet.CountedAt[i] is { } counted && counted.From >= from)
            {
                l = counted.From;
                continue;
            }

            var word = sheet.Lower(i);
            if (sheet[i].Is(')') && Find('(', i, from) is var open and >= 0 && i - open < 6)
            {
                l = open;
                continue;
            }

            if (sheet[i].Kind == TokenKind.Mark && !IsInsideMark(i, p))
            {
                if (!(joined && sheet[i].Is(',')
                    && (sheet.EndingAt(i) is not null || _words.Things.CategoryOf(sheet.Lower(i - 1)) is not null)))
                    break;
            }
            else if (word is "and" or "&")
            {
                if (i == p || !IsJoinable(i)
                    || (sheet.EndingAt(i) is null && !sheet[i - 1].Is(')') && HasActor(l, p)
                        && !_words.Bodies.Contains(sheet.Lower(i - 1))))
                    break;
                joined = true;
            }
            else if (StopsNoun(i, p))
            {
                break;
            }

            l = i;
        }

        return Trim(l, p);
    }

    /// <summary>"At the conference Spain": the preposition has its own noun, and the name stands free.</summary>
    private bool IsGoverned(int preposition, int name) =>
        name - preposition > 1 && sheet[name - 1].Kind == TokenKind.Word && !sheet[name - 1].Capital
        && !_words.Determiners.Contains(sheet.Lower(name - 1)) && !_words.Prepositions.Contains(sheet.Lower(name - 1))
        && sheet.Lower(name - 1) is not ("northern" or "southern" or "eastern" or "western" or "central" or "and"
            or "neighbouring" or "neighboring" or "capital");

    private bool HasActor(int from, int to)
    {
        for (var i = from; i <= to; i++)
        {
            if (sheet.MentionAt[i] is { CanAct: true })
                return true;
        }

        return false;
    }

    private bool IsInsideMark(int i, int p) =>
        sheet[i].Text[0] is '-' or '–' or '/' or '’' or '\'' or '$' or '€' or '£' or '%' or '&'
        || sheet.CountedAt[i] is not null || (IsQuoteMark(sheet[i]) && i < p && sheet.Quotation[i + 1] < 0 && false);

    private bool IsJoinable(int i) => i > 0 && (sheet.EndingAt(i) is not null || sheet[i - 1].Is(')')
        || sheet.CountedAt[i - 1] is not null
        || _words.Things.CategoryOf(sheet.Lower(i - 1)) is not null || _words.Bodies.Contains(sheet.Lower(i - 1)));

    private bool StopsNoun(int i, int p)
    {
        var word = sheet.Lower(i);
        if (sheet.DatedAt[i] is not null || (IsFinite(i) && i < p + 1))
            return true;
        if (word is "it" or "he" or "she" or "they" or "we" or "i")
            return i != p;
        if (word is "to" && i > 0 && !_words.Verbs.ContainsKey(sheet.Lower(i + 1))
            && (_words.Things.IsNominal(sheet.Lower(i - 1))
                || _words.Things.CategoryOf(sheet.Lower(i - 1)) is Category.Money or Category.Other
                    or Category.Memorial))
            return false;
        return word is "that" or "which" or "who" or "but" or "to" or "saying" or "adding" or "according"
            || (_words.Subordinators.Contains(word) && !_words.Prepositions.Contains(word));
    }

    /// <summary>A phrase that would start with a preposition starts after the name or date it governs.</summary>
    private int Trim(int l, int p)
    {
        if (l > p || !_words.Prepositions.Contains(sheet.Lower(l)) || sheet.MentionAt[l] is not null
            || sheet.CountedAt[l] is not null)
            return l;
        var i = l + 1;
        while (i <= p && sheet.MentionAt[i] is null)
        {
            if (sheet.CountedAt[i] is { } counted && counted.From == i)
                return i;
            i++;
        }

        if (i > p)
            return p + 1;
        var end = sheet.MentionAt[i]!.To;
        if (end <= p)
            return IsGoverned(l, i) && !_words.Speech.Contains(sheet.Lower(end)) ? i : end;
        var before = sheet.Lower(i - 1) is "the" ? sheet.Lower(i - 2) : sheet.Lower(i - 1);
        return before is "of" or "with" || IsGoverned(l, i) ? i : p + 1;
    }
}
