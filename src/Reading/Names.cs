namespace Furrow.Reading;

/// <summary>Marks who and where: states, peoples, bodies, media, people in office, places.</summary>
internal sealed partial class Names(Sheet sheet)
{
    private const int LongestName = 5;
    private const int Reach = 9;
    private const int MostSearched = 100_000;

    private readonly Lexicon _words = sheet.Lexicon;
    private readonly Dictionary<string, string> _written = new(StringComparer.Ordinal);
    private readonly HashSet<Mention> _shared = [];
    private readonly HashSet<string> _repeated = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inside = new(StringComparer.Ordinal);

    /// <summary>Marks every name of the text.</summary>
    public void Mark()
    {
        CollectCapitals();
        foreach (var (from, to) in sheet.Sentences)
            MarkKnown(from, to);
        ShareNames();
        foreach (var (from, to) in sheet.Sentences)
            MarkMedia(from, to);
        foreach (var (from, to) in sheet.Sentences)
            MarkPlaces(from, to);
        foreach (var (from, to) in sheet.Sentences)
            MarkOffices(from, to);
        foreach (var (from, to) in sheet.Sentences)
            MarkRest(from, to);
    }

    /// <summary>Words that are written with a capital inside a sentence: names, whatever their place.</summary>
    private void CollectCapitals()
    {
        foreach (var (from, to) in sheet.Sentences)
        {
            for (var i = from + 1; i < to; i++)
            {
                if (sheet[i].Capital && sheet[i - 1].Kind == TokenKind.Word && !_inside.Add(sheet[i].Text))
                    _repeated.Add(sheet[i].Text);
            }
        }
    }

    private void MarkKnown(int from, int to)
    {
        for (var i = from; i < to;)
        {
            var length = sheet[i].Kind == TokenKind.Word ? _words.Actors.Match(sheet.Tokens, i, to, out var name)
                : Skip(out name);
            if (length == 0 || name is null || IsOtherWord(i, length, name) || IsMoneyCode(i + length - 1))
            {
                i++;
                continue;
            }

            var kind = name.Kind switch
            {
                NameKind.Country => MentionKind.Country,
                NameKind.People => MentionKind.People,
                NameKind.Capital => MentionKind.Capital,
                NameKind.Organisation => MentionKind.Organisation,
                _ => MentionKind.Outlet,
            };
            var written = kind == MentionKind.Organisation ? Written(i, length, name) : name.Text;
            var start = kind == MentionKind.Country ? RealmStart(i, from) : i;
            sheet.Mark(new Mention(start, i + length, kind, written)
            {
                Actor = kind == MentionKind.Outlet ? null : name.State ?? written,
            });
            if (length == 1 && kind == MentionKind.People && _words.Shared.ContainsKey(sheet[i].Text))
                _shared.Add(sheet.MentionAt[i]!);
            i += length;
        }
    }

    /// <summary>A name that several states share, such as "Korean", means the one that the text names
    /// otherwise.</summary>
    private void ShareNames()
    {
        if (_shared.Count == 0)
            return;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < sheet.Tokens.Length; i++)
        {
            if (sheet.MentionAt[i] is { Actor: { } actor } mention && mention.From == i && !_shared.Contains(mention))
                counts[actor] = counts.GetValueOrDefault(actor) + 1;
        }

        foreach (var mention in _shared)
        {
            var states = _words.Shared[sheet[mention.To - 1].Text];
            var state = states.MaxBy(one => counts.GetValueOrDefault(one))!;
            sheet.Mark(mention with { Name = state, Actor = state });
        }
    }

    /// <summary>"the Republic of Croatia", "the Islamic Republic of Iran": the form of state belongs to the
    /// name.</summary>
    private int RealmStart(int i, int from)
    {
        var at = sheet.Lower(i - 1) is "the" ? i - 1 : i;
        if (at - 2 < from || sheet.Lower(at - 1) is not "of" || !_words.Realms.Contains(sheet.Lower(at - 2))
            || !sheet[at - 2].Capital || sheet.MentionAt[at - 2] is not null)
            return i;
        var start = at - 2;
        while (start - 1 >= from && _words.Realms.Contains(sheet.Lower(start - 1)) && sheet[start - 1].Capital)
            start--;
        return start;
    }

    /// <summary>A body is called as the text calls it, unless the text also gives its full name.</summary>
    private string Written(int i, int length, Name name)
    {
        if (!_written.TryGetValue(name.Text, out var known))
        {
            known = name.Text is "European Union" or "United Nations" || name.State is not null || IsWritten(name.Text)
                ? name.Text : sheet.Words(i, i + length);
            _written[name.Text] = known;
        }

        return known;
    }

    private bool IsWritten(string name) => sheet.Text.Length < MostSearched
        && sheet.Text.Contains(name, StringComparison.Ordinal);

    private static int Skip(out Name? name)
    {
        name = null;
        return 0;
    }

    /// <summary>A short common word may be a name only where its neighbours are no names: "Time", "the
    /// Nation".</summary>
    private bool IsOtherWord(int i, int length, Name name) => length == 1 && name.Kind == NameKind.Outlet
        && (sheet.EndingAt(i) is { Kind: MentionKind.Country }
            || (sheet[i].Text is "Time" or "Trend" or "Dawn" or "Bild" or "Trust" or "DR"
            && !_words.Speech.Contains(sheet.Lower(i + 1)) && !_words.Speech.Contains(sheet.Lower(i - 1))));

    private void MarkPlaces(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var placed = _words.PlaceWords.Contains(sheet.Lower(i))
                || (sheet[i].Capital && _words.PlaceNames.Contains(sheet.Lower(i)));
            if (!placed || sheet.MentionAt[i] is not null)
                continue;
            var start = i;
            while (start > from && i - start < LongestName && IsFreeCapital(start - 1)
                && !_words.Starters.Contains(sheet.Lower(start - 1)))
                start--;
            if (start < i && !_words.Bodies.Contains(sheet.Lower(start)))
                sheet.Mark(new Mention(start, i + 1, MentionKind.Place,
                    sheet.Words(start, i + 1))
                { Actor = OwnerOf(start) });
            else if (sheet.Lower(i + 1) == "of" && i + 2 < to && RunEnd(i + 2, to) is var end && end > i + 2)
                sheet.Mark(new Mention(i, end, MentionKind.Place, sheet.Words(i, end)) { Actor = OwnerOf(i) });
        }
    }

    private bool IsFreeCapital(int i) => sheet[i].Capital && sheet.MentionAt[i] is null && sheet.DatedAt[i] is null
        && !IsMoneyCode(i);

    private bool IsMoneyCode(int i) => i + 1 < sheet.Tokens.Length
        && ((sheet[i + 1].Kind == TokenKind.Number && _words.MoneySigns.Match(sheet.Tokens, i, i + 1, out _) > 0)
            || (sheet[i + 1].Is('$') && sheet[i + 1].Gap == Gap.None));

    /// <summary>The state named right before a place: "Russia's Kursk region", "the Afghan province of
    /// Balkh".</summary>
    private string? OwnerOf(int i)
    {
        for (var k = i - 1; k >= 0 && k > i - 5; k--)
        {
            if (sheet.MentionAt[k] is { Actor: { } actor } owner
                && owner.Kind is MentionKind.Country or MentionKind.People or MentionKind.Capital)
                return owner.Actor;
            if (sheet[k].Kind == TokenKind.Mark || _words.Prepositions.Contains(sheet.Lower(k)))
                return null;
        }

        return null;
    }

    /// <summary>End of a run of capitalised words that starts at <paramref name="i"/>.</summary>
    private int RunEnd(int i, int to)
    {
        var end = i;
        while (end < to && end - i < LongestName && (end == i || sheet[end].Gap == Gap.Blank || sheet[end].Is('.')))
        {
            if (IsFreeCapital(end))
                end++;
            else if (sheet[end].Is('.') && sheet.Lower(end - 1) is "st" && end + 1 < to && IsFreeCapital(end + 1))
                end += 2;
            else if (end > i && end + 1 < to && _words.Particles.Contains(sheet.Lower(end)) && IsFreeCapital(end + 1))
                end += 2;
            else
                break;
        }

        return end;
    }

    private void MarkRest(int from, int to)
    {
        for (var i = from; i < to;)
        {
            if (!IsFreeCapital(i) || !IsName(i, from))
            {
                i++;
                continue;
            }

            var end = RunEnd(i, to);
            if (!IsOffice(i, end))
                MarkRun(i, end, to);
            i = Math.Max(end, i + 1);
        }
    }

    /// <summary>"Health Minister", "Defence Ministry": an office or a body of a state, nobody's own name.</summary>
    private bool IsOffice(int from, int to) => _words.Offices.Match(sheet.Tokens, from, to, out _) == to - from
        || (_words.Bodies.Contains(sheet.Lower(to - 1))
            && sheet.Lower(to - 1) is "ministry" or "ministries" or "government" or "parliament" or "embassy"
            or "army" or "council" or "cabinet" or "authorities" or "navy" or "senate" or "department" or "side"
                or "office"
                or "military" or "forces" or "ministers")
        || sheet.Lower(to - 1) is "ministers" or "presidents";

    /// <summary>"the Ministry of Civil Defence": what a ministry is for is nobody's name.</summary>
    private bool IsPortfolio(int from, int to)
    {
        var before = sheet.Lower(from - 1) is "the" ? from - 2 : from - 1;
        if (sheet.Lower(before) is not ("of" or "for") || !_words.Bodies.Contains(sheet.Lower(before - 1)))
            return false;
        for (var k = from; k < to; k++)
        {
            if (!_words.Portfolios.Contains(sheet.Lower(k)) && sheet.Lower(k) is not ("and" or "&" or "of"))
                return false;
        }

        return true;
    }

    private void MarkRun(int from, int to, int sentenceEnd)
    {
        if (IsPortfolio(from, to))
            return;
        var last = sheet[to - 1].Text;
        var first = sheet[from].Text;
        if (sheet.PeopleByName.TryGetValue(last, out var person)
            || (to == from + 1 && sheet.PeopleByName.TryGetValue(first, out person)))
        {
            sheet.Mark(new Mention(from, to, MentionKind.Person, sheet.Words(from, to))
            { Actor = person.Actor, InOffice = person.InOffice });
            return;
        }

        if (Speaks(from, to, sentenceEnd) && to - from <= 3)
        {
            var mention = new Mention(from, to, MentionKind.Person, sheet.Words(from, to));
            sheet.Mark(mention);
            Remember(last, mention);
            return;
        }

        var start = Founded(from, to);
        sheet.Mark(new Mention(start, to, MentionKind.Proper, sheet.Words(start, to))
        {
            Actor = sheet.Words(start,
            to)
        });
    }

    /// <summary>"Qatar Charity", "Kuwait Fund": the state's name is part of the body's.</summary>
    private int Founded(int from, int to) => _words.OwnBodies.Contains(sheet.Lower(to - 1))
        && sheet.EndingAt(from) is { Kind: MentionKind.Country or MentionKind.Capital } state
        && sheet[from].Gap == Gap.Blank ? state.From : from;

    private bool Speaks(int from, int to, int end) =>
        (to < end && _words.Speech.Contains(sheet.Lower(to))
            && sheet.Lower(to) is "said" or "added" or "told" or "noted" or "stressed" or "explained")
        || (from > 0 && sheet.Lower(from - 1) is "said" or "added" && (from < 2 || !sheet.IsWord(from - 2)));

    /// <summary>A capital at the start of a sentence is a name only when something else says so.</summary>
    private bool IsName(int i, int from)
    {
        if (sheet[i].Text.Length == 1)
            return false;
        if (i > from && sheet[i - 1].Kind == TokenKind.Word)
            return !_words.Starters.Contains(sheet.Lower(i)) || sheet.Lower(i) is "state";
        var word = sheet.Lower(i);
        if (word is "st")
            return true;
        if (_words.Starters.Contains(word) || _words.Adverbs.Contains(word) || _words.Prepositions.Contains(word)
            || _words.Determiners.Contains(word))
            return false;
        return _inside.Contains(sheet[i].Text) || sheet.PeopleByName.ContainsKey(sheet[i].Text)
            || sheet[i].Text.Length > 1 && Acronym(i)
            || (i + 1 < sheet.Tokens.Length && (IsFreeCapital(i + 1) || _words.Speech.Contains(sheet.Lower(i + 1)))
                && sheet[i + 1].Gap == Gap.Blank
                && _words.Things.CategoryOf(word) is null);
    }

    private bool Acronym(int i) => sheet[i].Text.All(c => char.IsUpper(c) || c is '.' or '-' || char.IsDigit(c));
}
