namespace Furrow.Reading;

/// <summary>
/// Amounts that no verb or noun of giving has claimed. They count only in a document that promises something
/// elsewhere, and only in the few shapes that news gives them.
/// </summary>
internal sealed partial class Leftovers(Sheet sheet, Clauses clauses, Things things, Actors actors)
{
    private const int Reach = 7;

    private readonly Lexicon _words = sheet.Lexicon;
    private readonly HashSet<(decimal, string)> _told = [];
    private Draft? _last;
    private List<Draft> _known = [];

    /// <summary>Drafts of one sentence; <paramref name="used"/> holds the numbers that are claimed.</summary>
    public List<Draft> In(int sentence, int from, int to, HashSet<int> used, List<Draft> known)
    {
        var drafts = new List<Draft>();
        _known = known;
        for (var i = from; i < to; i++)
        {
            if (known.FindLast(draft => (draft.Thing.Counted?.From ?? draft.Thing.From) == i) is { } claimed)
            {
                _last = claimed;
                if (claimed.Thing is { Counted.Quantity.Minimum: { } least, Unit: { } unit })
                    _told.Add((least, unit));
            }

            if (sheet.CountedAt[i] is not { } counted || counted.From != i || used.Contains(i))
                continue;
            if (known.Exists(draft => draft.Thing.From <= i && i < draft.Thing.To))
                continue;
            if (Shape(i, counted, from, to, sentence) is not { } draft || !used.Add(i))
                continue;
            drafts.Add(draft);
            _last = draft;
        }

        return drafts;
    }

    private Draft? Shape(int i, Counted counted, int from, int to, int sentence)
    {
        if (Gapped(i, counted, from, to, sentence) is { } gapped)
            return gapped;
        if (things.Read(i, to, null) is not { Known: true } thing)
            return Bare(i, counted, from, to, sentence);
        if (Fraction(thing, counted, i, to, sentence) is { } fraction)
            return fraction;
        return Thanked(thing, i, from, to, sentence) ?? Promised(thing, i, to, sentence)
            ?? Present(thing, i, to, sentence)
            ?? PartOf(thing, i, from, to, sentence) ?? Sum(thing, i, from, to, sentence)
            ?? Told(thing, i, from, to, sentence);
    }

    /// <summary>"of which 4.5 billion would go to rebuilding": money like the last, its currency left out.</summary>
    private Draft? Bare(int i, Counted counted, int from, int to, int sentence) =>
        _last is { Thing.Category: Category.Money, Thing.Unit: { } unit } && counted.Quantity is
        { Currency: null, Minimum: >= 1000 } && (counted.To >= to || !_words.Things.IsNever(sheet.Lower(counted.To)))
            ? PartOf(new Thing(i, counted.To, counted with { Quantity = counted.Quantity with { Currency = unit } },
                Category.Money, "money", unit)
            { Known = true }, i, from, to, sentence)
            : null;

    /// <summary>"Only 11 of the 24 machines that Norway promised have been delivered".</summary>
    private Draft? Fraction(Thing thing, Counted counted, int i, int to, int sentence)
    {
        if (sheet.Lower(counted.To) is not "of" || counted.Quantity.Currency is not null)
            return null;
        var at = counted.To + 1;
        while (at < to && _words.Determiners.Contains(sheet.Lower(at)))
            at++;
        if (at >= to || sheet.CountedAt[at] is not { Quantity.Currency: null } whole)
            return null;
        for (var k = whole.To; k < to && k < whole.To + 24; k++)
        {
            if (!clauses.IsFinite(k) || !_words.Verbs.TryGetValue(sheet.Lower(k), out _) && !_words.Be.Contains(
                sheet.Lower(k)) && !_words.Have.Contains(sheet.Lower(k)))
                continue;
            var verb = k;
            while (verb < to && verb < k + 5 && !IsComing(verb))
                verb++;
            if (verb >= to || verb >= k + 5)
                continue;
            var negated = Enumerable.Range(k, verb - k).Any(n => _words.Negations.Contains(sheet.Lower(n)));
            var modal = Clauses.IsModal(sheet.Lower(k)) || sheet.Lower(verb - 1) is "to";
            var draft = Make(thing, sentence, i, negated ? Modality.Denied : modal ? Modality.Planned
                : Modality.Delivered, "part-delivered", verb + 1);
            var promised = _known.Find(other => other.Thing.Counted?.From == whole.From);
            draft.Pledgers = [.. promised?.Pledgers ?? []];
            draft.Recipients = [.. promised?.Recipients ?? []];
            return draft;
        }

        return null;
    }

    private bool IsComing(int i) => sheet.Lower(i) is "ready" or "finished" or "completed" or "complete"
        || _words.Verbs.TryGetValue(sheet.Lower(i), out var forms)
        && forms.Exists(form => form.Frame is Frame.Arrive or Frame.Give or Frame.Money && form.Stage is null);

    /// <summary>"the 900 agreed in spring", "5,000 builders announced last summer".</summary>
    private Draft? Promised(Thing thing, int i, int to, int sentence)
    {
        var word = sheet.Lower(thing.To);
        if (thing.To >= to || !word.EndsWith("ed", StringComparison.Ordinal)
            || _words.Stages.Match(sheet.Tokens, thing.To, thing.To + 1, out var stage) != 1
            || stage is null or { Request: true })
            return null;
        var next = thing.To + 1;
        var stops = next >= to || sheet[next].Kind == TokenKind.Mark || sheet.DatedAt[next] is not null
            || _words.Prepositions.Contains(sheet.Lower(next)) || clauses.IsFinite(next)
            || _words.Adverbs.Contains(sheet.Lower(next));
        if (!stops || sheet.Lower(next) is "by" && sheet.DatedAt[Math.Min(next + 1, to - 1)] is null
            && actors.Of(next + 1, Math.Min(next + 6, to), sheet.Sentences[sentence].From, null).Count == 0)
            return null;
        var draft = Make(thing, sentence, i, stage.Modality, "promised-thing", EndOf(next, to));
        if (sheet.Lower(next) is "by" && sheet.DatedAt[Math.Min(next + 1, to - 1)] is null)
            draft.Pledgers = actors.Of(next + 1, Math.Min(next + 8, to), sheet.Sentences[sentence].From, null);
        return draft;
    }

    /// <summary>"168 of its people were on the ground", "11 are already in Ukraine", "1,000 are working
    /// there".</summary>
    private Draft? Present(Thing thing, int i, int to, int sentence)
    {
        var at = AfterThing(thing.To, to);
        if (sheet.Lower(at) is "who" or "that" or "which")
            at++;
        if (at + 1 < to && sheet.Lower(at) is "to" && sheet.Lower(at + 1) is "follow" or "come")
            return Make(thing, sentence, i, Modality.Planned, "to-follow", EndOf(at + 2, to));
        if (at + 1 >= to || thing.Category is not (Category.Personnel or Category.Equipment)
            || !_words.Be.Contains(sheet.Lower(at)))
            return null;
        at++;
        while (at < to && _words.Adverbs.Contains(sheet.Lower(at)))
            at++;
        var placed = sheet.Lower(at) is "in" or "at" or "on" && at + 1 < to
            && (sheet.MentionAt[at + 1] is not null || sheet.Lower(at + 1) is "the" or "place" or "site" or "its"
                or "their");
        var learns = sheet.Lower(at) is "in" && sheet.Lower(at + 1) is "training";
        var works = learns || sheet.Lower(at) is "engaged" or "employed" or "working" or "operating" or "deployed"
            or "stationed" or "serving" or "there"
            or "here" or "active" or "taking" or "helping" or "involved" or "present" or "clearing" or "searching"
                or "repairing";
        if (!placed && !works)
            return null;
        if (learns)
            thing = thing with { Category = Category.Training };
        var way = learns || sheet.Lower(at) is "on" && sheet.Lower(at + 1) is "their" or "its";
        return Make(thing, sentence, i, way ? Modality.UnderWay : Modality.Delivered, "present-there",
            EndOf(at + 1, to));
    }

    /// <summary>Steps over "more" and "from the city" between a thing and its verb.</summary>
    private int AfterThing(int at, int to)
    {
        if (sheet.Lower(at) is "more" or "others")
            at++;
        if (sheet.Lower(at) is not ("from" or "of"))
            return at;
        for (var k = at + 1; k < to && k < at + Reach; k++)
        {
            if (clauses.IsFinite(k))
                return k;
            if (sheet[k].Kind == TokenKind.Mark)
                break;
        }

        return at;
    }

    /// <summary>"including a €75 million grant from Norway", "of which 4.5 billion", "plus 40 dogs".</summary>
    private Draft? PartOf(Thing thing, int i, int from, int to, int sentence)
    {
        if (_last is not { } whole || whole.Sentence < sentence - 1)
            return null;
        var at = i;
        while (at > from && (_words.Determiners.Contains(sheet.Lower(at - 1)) || sheet.Lower(at - 1) is "the" or "a"))
            at--;
        var word = sheet.Lower(at - 1);
        var before = sheet.Lower(at - 2);
        var joins = word is "including" or "comprising" or "plus" or "includes" or "contains" or "comprises"
            || (word == "by" && before is "joined" or "accompanied" or "supplemented" or "followed")
            || (word == "with" && whole is { Aggregate: true, Thing.Category: Category.Money }
                && thing.Category == Category.Money)
            || (word == "which" && before == "of") || (word == "this" && before == "of")
            || (word == "of" && before is "consisting" or "instead" or "top" or "up")
            || (word == "to" && before == "addition") || (word == "them" && before == "among");
        if (!joins && !Listed(at, from, whole))
            return null;
        var draft = Make(thing, sentence, i, whole.Modality, "part-of", EndOf(thing.To, to));
        draft.Recipients = [.. whole.Recipients];
        draft.Pledgers = Givers(thing.To, to, from) is { Count: > 0 } own ? own : [.. whole.Pledgers];
        return draft;
    }

    /// <summary>Another item of the list that the last draft stands in.</summary>
    private bool Listed(int at, int from, Draft whole)
    {
        if (whole.Rule is not ("part-of" or "gapped") || whole.From < from)
            return false;
        return at > from && clauses.Joins(at - 1) > 0 && at - whole.Thing.To < Reach;
    }

    private List<Found> Givers(int at, int to, int from)
    {
        for (var k = at; k + 1 < to && k < at + Reach && !sheet[k].Is(','); k++)
        {
            if (sheet.Lower(k) is "from" or "by" && !_words.Makers.Contains(sheet.Lower(k - 1)))
                return [.. actors.Of(k + 1, Math.Min(to, k + 6), from, null).Where(one => one.Status == Status.Stated)];
        }

        return [];
    }

    /// <summary>"Jamaica 200", "Bangladesh, 10,000 blankets", "Canada (P36 million)", "Italy's 17 million".</summary>
    private Draft? Gapped(int i, Counted counted, int from, int to, int sentence)
    {
        if (_last is not { } whole || whole.Sentence < sentence - 1)
            return null;
        var at = i;
        if (at > from && (sheet[at - 1].Is(',') || sheet[at - 1].Is('(') || sheet[at - 1].Is(':')
            || sheet[at - 1].Kind == TokenKind.Owner))
            at--;
        if (sheet.EndingAt(at) is not { CanAct: true } giver || giver.Kind is MentionKind.People or MentionKind.Person
            || !Opens(giver.From, from) || whole.Pledgers.Exists(one => one.Value == giver.Actor))
            return null;
        var owned = sheet[Math.Min(at, to - 1)].Kind == TokenKind.Owner && at < i;
        var thing = ThingLike(whole, i, counted, to);
        if (thing is null || (thing.To < to && clauses.IsFinite(thing.To) && !(owned
            && thing.Category == Category.Money)))
            return null;
        var draft = Make(thing, sentence, giver.From, whole.Modality, "gapped", EndOf(thing.To, to));
        draft.Pledgers = actors.Of(giver.From, giver.To, from, null);
        draft.Recipients = [.. whole.Recipients.Where(one => one.Value != giver.Actor)];
        return draft.Pledgers.Count > 0 ? draft : null;
    }

    /// <summary>A bare number is more of what the last draft counted.</summary>
    private Thing? ThingLike(Draft whole, int i, Counted counted, int to)
    {
        var bare = counted.To >= to || sheet[counted.To].Kind == TokenKind.Mark || sheet.Lower(counted.To) is "and"
            or "each" or "more";
        if (!bare || counted.Quantity.Currency is not null)
            return things.Read(i, to, null) is { Known: true } thing ? thing : null;
        if (whole.Thing.Category != Category.Money)
            return whole.Thing with { From = i, To = counted.To, Counted = counted, Taken = true, Aggregate = false };
        if (counted.Quantity.Minimum is not >= 1000 || whole.Thing.Unit is not { } unit)
            return null;
        var borrowed = counted with { Quantity = counted.Quantity with { Currency = unit } };
        return new Thing(i, counted.To, borrowed, Category.Money, whole.Thing.Words, unit) { Known = true };
    }

    private bool Opens(int at, int from)
    {
        var k = at - 1;
        while (k >= from && (sheet.Lower(k) is "the" or "and" or "while" or "of" or "government" or "from"
            or "including"
            or "with" or "also"))
            k--;
        return k < from || sheet[k].Kind == TokenKind.Mark;
    }

    /// <summary>"Seoul's share is $6 million", "the first loan, of $400 million", "the package totals".</summary>
    private Draft? Sum(Thing thing, int i, int from, int to, int sentence)
    {
        if (thing.Category != Category.Money || thing.Counted?.Quantity.Currency is null)
            return null;
        var k = i - 1;
        var bound = false;
        while (k >= from && i - k < Reach && (_words.Be.Contains(sheet.Lower(k)) || sheet[k].Is(',')
            || _words.Adverbs.Contains(sheet.Lower(k)) || _words.Determiners.Contains(sheet.Lower(k))
            || sheet.Lower(k) is "reached" or "exceeded" or "totalled" or "totaled" or "amounted"
            || sheet.Lower(k) is "of" or "worth" or "totals" or "to" or "amounts" or "comes" or "stands" or "at"
                or "the" or "totalling"))
        {
            bound |= _words.Be.Contains(sheet.Lower(k)) || sheet.Lower(k) is "of" or "worth" or "totals" or "amounts"
                or "reached" or "exceeded" or "totalled" or "totaled" or "amounted";
            k--;
        }

        if (!bound || k < from || !(_words.Things.CategoryOf(sheet.Lower(k)) is Category.Money
            || sheet.Lower(k) is "share" or "offer" or "aid" or "promises" or "commitments"))
            return null;
        var left = clauses.Left(k, from);
        var owner = Owner(left, k, from);
        if (owner.Count == 0 && (_last is null || _last.Sentence < sentence - 2)
            && !(sheet.Lower(k) is "promises" or "pledges"))
            return null;
        var draft = Make(thing, sentence, left, _last is { Thing.Category: Category.Money } last ? last.Modality
            : Modality.Pledged, "sum", EndOf(thing.To, to));
        var many = owner.Count == 0 && sheet.Lower(k) is "promises" or "pledges" or "commitments" or "contributions"
            or "donations";
        draft.Aggregate = many;
        draft.Pledgers = many ? [Found.Inferred("donors", sheet.Span(k, k + 1), "unnamed-givers")]
            : owner.Count > 0 ? owner : [.. _last?.Pledgers ?? []];
        draft.Recipients = [.. _last?.Recipients.Where(one => owner.TrueForAll(other
            => other.Value != one.Value)) ?? []];
        return draft;
    }

    private List<Found> Owner(int left, int noun, int from)
    {
        for (var k = noun - 1; k >= left; k--)
        {
            if (sheet.MentionAt[k] is { CanAct: true } mention)
                return actors.Of(mention.From, mention.To, from, null);
        }

        return [];
    }

    private int EndOf(int at, int to)
    {
        var end = Math.Min(at, to);
        while (end < to && sheet[end].Kind != TokenKind.Mark && !clauses.IsFinite(end) && clauses.Joins(end) == 0)
            end++;
        return end;
    }

    private Draft Make(Thing thing, int sentence, int start, Modality modality, string rule, int end, int verb = -1)
    {
        var stop = Math.Max(end, thing.To);
        return new Draft
        {
            Thing = thing,
            Sentence = sentence,
            VerbAt = verb >= 0 ? verb : Math.Min(thing.To, sheet.Tokens.Length - 1),
            Frame = Frame.Give,
            Modality = modality,
            Rule = rule,
            Weak = true,
            From = Math.Min(start, thing.From),
            To = stop,
            RegionFrom = thing.To,
            RegionTo = stop,
        };
    }
}
