namespace Furrow.Reading;

/// <summary>Fills recipient, place, date and speaker of a draft from its own sentence.</summary>
internal sealed class Slots(Sheet sheet, Clauses clauses, Actors actors, Attribution attribution)
{
    private readonly Lexicon _words = sheet.Lexicon;
    private Mention? _lastPlace;

    /// <summary>Fills what the sentence says.</summary>
    public void Fill(Draft draft)
    {
        var (from, to) = sheet.Sentences[draft.Sentence];
        var end = Math.Max(draft.RegionTo, draft.To);
        end = SideEnd(draft.RegionFrom, end);
        var shared = draft.Thing.Category != Category.Memorial && draft.Recipients.Count == 0;
        if (shared)
            draft.Recipients = RecipientIn(draft.RegionFrom, end, draft, from);
        if (shared && draft.Recipients.Count == 0)
            draft.Recipients = RecipientIn(draft.VerbAt + 1, Math.Max(end, clauses.ObjectEnd(draft.VerbAt + 1, to)),
                draft, from);
        draft.Recipients.RemoveAll(found => draft.Pledgers.Exists(pledger => pledger.Value == found.Value));
        draft.Place = PlaceIn(draft.RegionFrom, end);
        if (draft.Place.Value is null)
            draft.Place = PlaceIn(draft.Thing.From, draft.Thing.To);
        if (draft.Place.Value is null)
            draft.Place = PlaceIn(draft.VerbAt + 1, Math.Max(end, clauses.ObjectEnd(draft.VerbAt + 1, to)));
        if (draft.Place.Value is null && There(draft.RegionFrom, end) && _lastPlace is { } last)
            draft.Place = Found.Inferred(last.Name, sheet.Span(last.From, last.To), "there");
        RememberPlace(from, to);
        if (IsArms(draft) && draft.Recipients.Exists(found => found.Value == draft.Place.Value))
            draft.Place = Found.Nothing;
        draft.Date = DateIn(draft, from, to);
        Attribute(draft);
    }

    /// <summary>"during the conference in Zagreb" says where it was said, not where it goes.</summary>
    private int SideEnd(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var word = sheet.Lower(i);
            if (word is "during" or "following" or "amid"
                || (word is "at" && sheet.Lower(i + 1) is "a" or "the" or "an" && IsGathering(i + 2)))
                return i;
        }

        return to;
    }

    private bool IsGathering(int i) =>
        sheet.Lower(i) is "conference" or "meeting" or "summit" or "ceremony" or "event" or "forum" or "talks"
        || sheet.Lower(i + 1) is "conference" or "meeting" or "summit" or "ceremony" or "event" or "forum";

    private bool IsArms(Draft draft)
    {
        for (var i = draft.Thing.From; i < draft.Thing.To; i++)
        {
            if (_words.Things.IsArms(sheet.Lower(i)))
                return true;
        }

        return false;
    }

    private bool There(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (sheet.Lower(i) is "there")
                return true;
        }

        return false;
    }

    private void RememberPlace(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (sheet.MentionAt[i] is { Kind: MentionKind.Place } place)
                _lastPlace = place;
        }
    }

    private void Attribute(Draft draft)
    {
        var at = draft.Thing.Counted?.From ?? draft.Thing.From;
        if (attribution.At(at, draft.Sentence) is { } said)
            (draft.Speaker, draft.Teller) = (said.Speaker, said.Person);
        draft.Outlets = [.. attribution.OutletsAt(at, draft.Sentence)];
    }

    private List<Found> RecipientIn(int from, int to, Draft draft, int sentence)
    {
        for (var i = from; i + 1 < to; i++)
        {
            if (sheet.MentionAt[i] is not null)
                continue;
            var word = sheet.Lower(i);
            var gives = word is "to" or "for" || (word is "from" && draft.Frame == Frame.Withdraw)
                || (word is "on" or "upon" && draft.Frame == Frame.Use);
            if (gives && Named(i + 1, to, draft, sentence, proper: word == "to") is { Count: > 0 } named)
                return named;
            if (word is "help" or "helping" or "assist" or "support" or "supporting" or "assisting"
                && Named(i + 1, to, draft, sentence, proper: false) is { Count: > 0 } helped
                    && helped[0].Rule is not "company")
                return helped;
        }

        return Owner(Math.Min(from, draft.Thing.From), to, draft);
    }

    private List<Found> Named(int at, int to, Draft draft, int sentence, bool proper)
    {
        var end = at;
        while (end < to && end - at < 12 && sheet.CountedAt[end] is null && sheet.DatedAt[end] is null
            && (sheet.MentionAt[end] is not null
            || (sheet[end].Kind != TokenKind.Mark
                && !(_words.Prepositions.Contains(sheet.Lower(end)) && sheet.Lower(end) is not "of")
                && !clauses.IsFinite(end)
                && sheet.Lower(end) is not ("to" or "and" or "or" or "who" or "which"))))
        {
            end++;
        }

        if (end == at || sheet.Lower(at) is "be" || _words.OtherVerbs.Contains(sheet.Lower(at))
            || _words.Verbs.ContainsKey(sheet.Lower(at)))
            return [];
        return [.. actors.Of(at, end, sentence, null).Where(found =>
            found.Status == Status.Stated && found.Rule != "group"
            && (found.Rule is not "name-proper"
                || (proper && (found.Value!.Contains(' ') || !found.Value.Any(char.IsLower))))
                && draft.Pledgers.TrueForAll(pledger => pledger.Value != found.Value))];
    }

    /// <summary>Who owns the place or people named: "in Russia's Kursk region", "60 Vietnamese medics", "in
    /// Iraq".</summary>
    private List<Found> Owner(int from, int to, Draft draft)
    {
        if (draft.Thing.Category is Category.Memorial)
            return [];
        for (var i = from; i < to; i++)
        {
            if (sheet.MentionAt[i] is not { } mention || mention.From != i || mention.Actor is null
                || mention.Kind is MentionKind.Person or MentionKind.Proper or MentionKind.Outlet)
                continue;
            if (mention.To < sheet.Tokens.Length && mention.Kind != MentionKind.People
                && (sheet.CountedAt[mention.To] is not null || sheet.Lower(mention.To) is "a" or "an"))
                continue;
            if (sheet.Lower(i - 1) is "from" or "by" or "via" or "through" && draft.Frame != Frame.Withdraw)
                continue;
            if (draft.Pledgers.Exists(pledger => pledger.Value == mention.Actor
                || pledger.Span is { } span && span.Start <= sheet[i].Start && sheet[i].End <= span.End)
                || !IsState(mention))
            {
                continue;
            }

            return [Found.Inferred(mention.Actor, sheet.Span(mention.From, mention.To), "place-owner")];
        }

        return [];
    }

    private static bool IsState(Mention mention) =>
        mention.Kind is MentionKind.Country or MentionKind.Capital or MentionKind.People or MentionKind.Place;

    /// <summary>The most exact place named: a region or town before a capital before a state.</summary>
    private Found PlaceIn(int from, int to)
    {
        Mention? best = null;
        for (var i = from; i < to; i++)
        {
            if (sheet.MentionAt[i] is not { } mention || mention.From != i || Rank(mention, i) == 0)
                continue;
            if (best is null || Rank(mention, i) > Rank(best, best.From))
                best = mention;
        }

        if (best is not null)
            return Found.Stated(sheet.Words(best.From, best.To), sheet.Span(best.From, best.To), "place");
        for (var i = from; i + 2 < to; i++)
        {
            if (sheet.Lower(i) is "in" or "across"
                && _words.Both.Match(sheet.Tokens, i + 1, to, out _) is var both and > 0)
                return Found.Stated(sheet.Words(i + 1, i + 1 + both), sheet.Span(i + 1, i + 1 + both), "both");
        }

        return Found.Nothing;
    }

    private int Rank(Mention mention, int at)
    {
        var before = sheet.Lower(at - 1);
        var placed = before is "in" or "reached" or "reaching" or "at" or "near" or "to" or "into" or "across"
            or "around" or "outside" or "of"
            or "for" or "from" or "northern" or "southern" or "eastern"
            or "western" or "central" or "between" || (before is "the" && sheet.Lower(at - 2) is "in" or "to" or "at");
        return mention.Kind switch
        {
            MentionKind.Place => 5,
            MentionKind.Proper when before is "in" or "at" or "near"
                || (before is "to" && mention.To - mention.From == 1) => 4,
            MentionKind.Capital when placed => 3,
            MentionKind.Country when placed && before is not "of" and not "from" => 2,
            _ => 0,
        };
    }

    private Found DateIn(Draft draft, int from, int to)
    {
        var region = First(draft.VerbAt, Math.Max(draft.RegionTo, draft.To), draft);
        var date = region ?? First(draft.From, draft.VerbAt, draft) ?? First(draft.VerbAt, to, draft) ?? First(from,
            draft.VerbAt, draft);
        return date is null ? Found.Nothing
            : Found.Stated(sheet.Words(date.From, date.To), sheet.Span(date.From, date.To), "date");
    }

    private Dated? First(int from, int to, Draft draft)
    {
        for (var i = Math.Max(from, 0); i < to && i < sheet.Tokens.Length; i++)
        {
            if (sheet.DatedAt[i] is { } date && date.From == i && (i < draft.Thing.From || i >= draft.Thing.To))
                return date;
        }

        return null;
    }
}
