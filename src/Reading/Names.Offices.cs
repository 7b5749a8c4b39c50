namespace Furrow.Reading;

/// <summary>People in office, and the state or body that they stand for.</summary>
internal sealed partial class Names
{
    private void MarkOffices(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var length = sheet.IsWord(i) ? _words.Offices.Match(sheet.Tokens, i, to, out _) : 0;
            if (length == 0 || sheet.MentionAt[i] is { Kind: not MentionKind.Place })
                continue;
            var state = StateBefore(i, from);
            var at = AfterOffice(i + length, to, ref state);
            if (at < to && !IsNameStart(at, from) && sheet.IsMark(at, ','))
                at++;
            var end = at < to && IsNameStart(at, from) ? RunEnd(at, to) : at;
            if (end > at)
                Introduce(at, end, state);
            else
                MarkBefore(i, from, state ?? StateAfter(i + length, to));
            i = Math.Max(i, Math.Min(end, i + length) - 1);
        }
    }

    /// <summary>"Ly Thuch, secretary-general of CMAA": the name stands before the office.</summary>
    private void MarkBefore(int office, int from, string? state)
    {
        var comma = office - 1;
        while (comma > from && office - comma < Reach && !sheet[comma].Is(','))
            comma--;
        if (comma <= from || !sheet[comma].Is(',') || HasVerb(comma + 1, office))
            return;
        var start = comma;
        while (start > from && comma - start < LongestName
            && (IsFreeCapital(start - 1) || (start < comma && _words.Particles.Contains(sheet.Lower(start - 1)))))
            start--;
        if (comma - start >= 2 && !_words.Starters.Contains(sheet.Lower(start)))
            Introduce(start, comma, state);
    }

    private bool HasVerb(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_words.Speech.Contains(sheet.Lower(i)) || _words.Be.Contains(sheet.Lower(i))
                || _words.Have.Contains(sheet.Lower(i)))
                return true;
        }

        return false;
    }

    private bool IsNameStart(int i, int from) =>
        IsFreeCapital(i) && sheet[i].Gap == Gap.Blank && sheet[i].Text.Length > 1
        && (i > from && !_words.Bodies.Contains(sheet.Lower(i)));

    /// <summary>State or body named in the phrase that an office ends: "Russian Security Council head".</summary>
    private string? StateBefore(int office, int from)
    {
        for (var k = office - 1; k >= from && k > office - Reach; k--)
        {
            if (sheet.MentionAt[k] is { Actor: { } actor, Kind: not MentionKind.Place })
                return actor;
            if (sheet.MentionAt[k] is { Kind: MentionKind.Outlet })
                return null;
            var word = sheet.Lower(k);
            if ((sheet[k].Kind == TokenKind.Mark && !sheet[k].Is('-'))
                || (_words.Prepositions.Contains(word) && word != "of" && word != "for")
                || _words.Speech.Contains(word) || _words.Subordinators.Contains(word) || _words.Be.Contains(word)
                    || word == "and")
            {
                return null;
            }
        }

        return null;
    }

    private string? StateAfter(int at, int to)
    {
        if (sheet.Lower(at) is not ("of" or "to" or "for"))
            return null;
        for (var k = at + 1; k < to && k < at + Reach; k++)
        {
            if (sheet.MentionAt[k] is { Actor: { } actor, Kind: not MentionKind.Place })
                return actor;
            if (sheet[k].Kind == TokenKind.Mark)
                return null;
        }

        return null;
    }

    /// <summary>Steps over "of Foreign Affairs", "of the Interior", "of Kenya", "for Europe" after an office.</summary>
    private int AfterOffice(int at, int to, ref string? state)
    {
        if (at + 1 < to && sheet.Lower(at) is "in" && sheet.MentionAt[at + 1] is { } seat && seat.To < to
            && sheet[seat.To].Is(','))
            return seat.To;
        if (at + 1 >= to || sheet.Lower(at) is not ("of" or "for" or "to"))
            return at;
        var k = at + 1;
        if (sheet.Lower(k) is "the")
            k++;
        var start = k;
        while (k < to && k - start < 6 && sheet[k].Gap == Gap.Blank)
        {
            if (sheet.MentionAt[k] is { } mention)
            {
                if (sheet.Lower(at) != "to")
                    state ??= mention.Actor;
                return AfterOwned(Math.Min(mention.To, to), to);
            }

            var joins = sheet.Lower(k) is "and" or "&" && k + 1 < to && sheet[k + 1].Capital;
            if (!(sheet[k].Capital && _words.Portfolios.Contains(sheet.Lower(k))) && !joins)
                break;
            k++;
            if (sheet.IsMark(k, ','))
                break;
        }

        return k == start ? at : k;
    }

    /// <summary>Steps over "'s Security Council" after "Secretary of Russia".</summary>
    private int AfterOwned(int at, int to)
    {
        if (at >= to || sheet[at].Kind != TokenKind.Owner)
            return at;
        var k = at + 1;
        while (k < to && k < at + 5 && sheet[k].Capital && sheet.MentionAt[k] is null
            && (_words.Bodies.Contains(sheet.Lower(k)) || _words.Portfolios.Contains(sheet.Lower(k))
                || sheet.Lower(k) is "assembly" or "general" or "staff" or "union"))
            k++;
        return k == at + 1 ? at : k;
    }

    private void Introduce(int from, int to, string? state)
    {
        var mention = new Mention(from, to, MentionKind.Person, sheet.Words(from, to))
        { Actor = state, InOffice = true };
        sheet.Mark(mention);
        Remember(sheet[to - 1].Text, mention);
        if (to - from is 2 or 3)
            Remember(sheet[from].Text, mention);
    }

    private void Remember(string name, Mention mention)
    {
        if (name.Length > 1 && (!sheet.PeopleByName.TryGetValue(name, out var known)
            || (known.Actor is null && mention.Actor is not null)))
            sheet.PeopleByName[name] = mention;
    }
}
