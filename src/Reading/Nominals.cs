namespace Furrow.Reading;

/// <summary>Giving said as a noun: "the donation of 40 motorbikes", "China's delivery of 20 cranes".</summary>
internal sealed class Nominals(Sheet sheet, Clauses clauses, Objects objects, Things things, Actors actors)
{
    private const int Reach = 14;

    private static readonly Verb Giving = new("give", Frame.Give, null, Form.Base, false, null);

    private readonly Lexicon _words = sheet.Lexicon;

    /// <summary>Drafts of one sentence whose number no verb has claimed.</summary>
    public List<Draft> In(int sentence, int from, int to, HashSet<int> used, List<Draft> known)
    {
        var drafts = new List<Draft>();
        for (var i = from; i + 2 < to; i++)
        {
            if (Decided(i, from, to) is { } decided)
                drafts.AddRange(Read(sentence, from, AfterDate(i + 1) - 1, clauses.ObjectEnd(AfterDate(i + 1) + 1, to),
                    decided, used));
            if (OnItsWay(sentence, i, to) is { } coming && used.Add(coming.Thing.Counted!.From))
                drafts.Add(coming);
            if (Composed(sentence, i, to) is { } composed && used.Add(composed.Thing.Counted!.From))
                drafts.Add(composed);
            var at = i;
            if (known.Exists(draft => draft.Thing.From <= at && at < draft.Thing.To))
                continue;
            if (sheet.MentionAt[i] is not null || sheet.Lower(i + 1) != "of"
                || !_words.Things.IsNominal(sheet.Lower(i)))
                continue;
            var start = SkipDeterminer(i + 2);
            var counted = start < to && sheet.CountedAt[start] is not null;
            var memorial = IsMemorial(start, to);
            if (Governor(i, from) is not { } governor || IsPurpose(i, known))
                continue;
            var end = clauses.ObjectEnd(i + 2, to);
            var follows = Following(end, to);
            if ((governor.Stage ?? follows) is null && !counted && !memorial)
                continue;
            drafts.AddRange(Read(sentence, from, i, end, follows ?? governor.Stage ?? Default(sheet.Lower(i)), used));
        }

        return drafts;
    }

    /// <summary>"65 engineers for the rebuilding of two bridges": what the others are given for.</summary>
    private bool IsPurpose(int noun, List<Draft> known)
    {
        var before = sheet.Lower(noun - 1) is "the" or "a" or "joint" ? noun - 2 : noun - 1;
        return sheet.Lower(before) is "for" or "towards" && known.Exists(draft => draft.To > noun);
    }

    /// <summary>"a decision on five million euros", "signed an agreement on a $50 million loan".</summary>
    private Modality? Decided(int i, int from, int to)
    {
        if (sheet.MentionAt[i] is not null
            || sheet.Lower(i) is not ("decision" or "agreement" or "memorandum" or "deal" or "contract" or "accord"
                or "agreements"
            or "contracts" or "deals")
            || !IsDecidedOn(i + 1))
        {
            return null;
        }

        var start = SkipDeterminer(AfterDate(i + 1) + 1);
        while (start < to && sheet.Lower(start) is "total" or "of" or "combined")
            start++;
        if (start >= to || sheet.CountedAt[start] is not { Quantity.Currency: not null })
            return null;
        return Governor(i, from) is { } governor
            ? governor.Stage ?? (sheet.Lower(i) is "decision" ? Modality.Pledged : Modality.Agreed)
            : null;
    }

    private bool IsDecidedOn(int i) => sheet.Lower(AfterDate(i)) is "on" or "for" or "worth";

    /// <summary>Steps over "on Tuesday" before "worth".</summary>
    private int AfterDate(int i)
    {
        var at = sheet.Lower(i) is "on" or "in" ? i + 1 : i;
        return at < sheet.Tokens.Length && sheet.DatedAt[at] is { } date && date.To < sheet.Tokens.Length ? date.To : i;
    }

    /// <summary>"Another 60 are under construction", "12 trucks are on their way".</summary>
    private Draft? OnItsWay(int sentence, int i, int to)
    {
        if (sheet.CountedAt[i] is not { Quantity.Currency: null } counted || counted.From != i
            || things.Read(i, to, null) is not { Known: true } thing
            || thing.To + 2 >= to || !_words.Be.Contains(sheet.Lower(thing.To)))
        {
            return null;
        }

        var at = sheet.Lower(thing.To + 1) is "already" or "now" or "still" or "currently" ? thing.To + 2
            : thing.To + 1;
        var under = sheet.Lower(at) is "under" && sheet.Lower(at + 1) is "construction" or "way" or "repair";
        var way = sheet.Lower(at) is "on" && sheet.Lower(at + 1) is "the" or "their" or "its"
            && sheet.Lower(at + 2) is "way";
        if (!under && !way && sheet.Lower(at) is not ("underway" or "en"))
            return null;
        return new Draft
        {
            Thing = thing,
            Sentence = sentence,
            VerbAt = thing.To,
            Frame = under ? Frame.Build : Frame.Arrive,
            Modality = Modality.UnderWay,
            Rule = "on-its-way",
            From = i,
            To = Math.Min(at + 2, to),
            RegionFrom = Math.Min(at + 2, to),
            RegionTo = clauses.ObjectEnd(at + 1, to),
        };
    }

    /// <summary>"the team of 83 includes experts and doctors": how many a team sent before has.</summary>
    private Draft? Composed(int sentence, int i, int to)
    {
        if (sheet.MentionAt[i] is not null || !_words.Things.IsCollective(sheet.Lower(i))
            || sheet.Lower(i + 1) is not "of"
            || sheet.CountedAt[i + 2] is not { Quantity.Currency: null } counted || counted.To >= to
            || sheet.Lower(counted.To) is not ("includes" or "include" or "included" or "comprises" or "consists"
                or "consisted" or "comprised"))
        {
            return null;
        }

        var end = clauses.ObjectEnd(counted.To + 1, to);
        var words = sheet.Words(Math.Min(counted.To + 1, end - 1), end);
        return new Draft
        {
            Thing = new Thing(i, counted.To, counted, Category.Personnel, words, "people") { Known = true },
            Sentence = sentence,
            VerbAt = counted.To,
            Frame = Frame.Give,
            Modality = Modality.Delivered,
            Rule = "composition",
            From = i,
            To = end,
            RegionFrom = end,
            RegionTo = end,
        };
    }

    private List<Draft> Read(int sentence, int from, int noun, int end, Modality modality, HashSet<int> used)
    {
        var recipients = new List<Found>();
        var items = objects.Of(noun + 2, end, Giving, from, recipients);
        var pledgers = PledgersOf(noun, end, from);
        if (pledgers.Count == 0 && IsMemorial(noun + 2, end))
            pledgers = actors.Pair();
        var drafts = new List<Draft>();
        for (var k = 0; k < items.Count; k++)
        {
            var thing = items[k].Thing;
            if (!thing.Known || (pledgers.Count == 0 && thing.Counted is null && thing.Category != Category.Memorial)
                || !used.Add(thing.Counted?.From ?? thing.From))
                continue;
            var regionTo = k + 1 < items.Count ? items[k + 1].Joint : end;
            if (recipients.Count == 0)
                recipients.AddRange(Thankful(noun, end, from));
            drafts.Add(new Draft
            {
                Thing = thing,
                Sentence = sentence,
                VerbAt = noun,
                Frame = Frame.Give,
                Modality = modality,
                Rule = "noun-of-giving",
                From = k == 0 ? noun : thing.Counted?.From ?? thing.From,
                To = Math.Max(thing.To, k + 1 < items.Count ? thing.To : regionTo),
                RegionFrom = thing.To,
                RegionTo = regionTo,
                Pledgers = [.. pledgers],
                Recipients = [.. recipients],
            });
        }

        return drafts;
    }

    /// <summary>"Thanks to a grant of £480,000 from Britain, MAG has opened": who does it has got it.</summary>
    private List<Found> Thankful(int noun, int end, int from)
    {
        var before = _words.Determiners.Contains(sheet.Lower(noun - 1)) ? noun - 2 : noun - 1;
        if (!(sheet.Lower(before) is "to" && sheet.Lower(before - 1) is "thanks" || sheet.Lower(before) is "with"
            or "using") || before > from + 2)
            return [];
        for (var k = end; k < sheet.Tokens.Length && k < end + 16; k++)
        {
            if (clauses.IsFinite(k))
                return clauses.SubjectBefore(k, from) is { } subject && subject.From > noun
                    ? [.. actors.Of(subject.From, subject.To, from, null).Where(one => one.Status == Status.Stated)]
                    : [];
        }

        return [];
    }

    /// <summary>How far the words after the noun say it is: "is under way", "was completed", "will begin".</summary>
    private Modality? Following(int at, int to)
    {
        if (at >= to || !clauses.IsFinite(at))
            return null;
        for (var i = at; i < to && i < at + 6; i++)
        {
            var word = sheet.Lower(i);
            if (word is "underway" or "ongoing" or "continues" or "began" or "begun" or "started" or "starts"
                or "nearing" or "proceeding" or "progressing" or "continuing" or "advancing"
                || (word == "under" && sheet.Lower(i + 1) is "way"))
                return Modality.UnderWay;
            if (word is "completed" or "finished" or "ended")
                return Clauses.IsModal(sheet.Lower(at)) ? Modality.Planned : Modality.Delivered;
            if (word is "planned" or "scheduled" or "expected" or "begin" or "start" or "due" or "postponed"
                or "delayed" || (word is "put" && sheet.Lower(i + 1) is "off" or "back"))
                return Modality.Planned;
            if (word is "suspended" or "cancelled" or "canceled" or "halted" or "cut" or "dropped" or "scrapped"
                or "withdrawn" or "broken" or "never" || (word is "not" && sheet.Lower(i + 1) is "kept" or "honoured")
                || (word is "among" && sheet.Lower(i + 2) is "cut" or "cancelled" or "scrapped"))
                return Modality.Denied;
            if (word is "accepted")
                return Modality.Agreed;
        }

        return null;
    }

    private bool IsMemorial(int from, int to)
    {
        for (var i = from; i < to && i < from + 4; i++)
        {
            if (_words.Things.CategoryOf(sheet.Lower(i)) is Category.Memorial)
                return true;
        }

        return false;
    }

    private int SkipDeterminer(int i)
    {
        while (i < sheet.Tokens.Length - 1 && sheet.CountedAt[i] is null && _words.Determiners.Contains(sheet.Lower(i)))
            i++;
        return i;
    }

    /// <summary>How far the words before the noun say it is; null when it is asked for or no statement about
    /// giving.</summary>
    private (Modality? Stage, int At)? Governor(int noun, int from)
    {
        for (var k = noun - 1; k >= from && noun - k < Reach; k--)
        {
            if (sheet.MentionAt[k] is not null)
                continue;
            var word = sheet.Lower(k);
            if (_words.Stages.Match(sheet.Tokens, k, k + 1, out var stage) == 1 && stage is not null && word != "to"
                && !IsReaction(k - 1, from))
                return stage.Request ? null : (stage.Modality, k);
            if (_words.Thanks.Contains(word))
                return word.StartsWith("condemn", StringComparison.Ordinal)
                    || word.StartsWith("critici", StringComparison.Ordinal)
                    ? null : (Modality.Delivered, k);
            if (clauses.IsFinite(k) || sheet[k].Is(';'))
                break;
        }

        return (null, noun);
    }

    /// <summary>"condemned the planned deployment": a reaction, whatever the adjective says.</summary>
    private bool IsReaction(int k, int from)
    {
        while (k >= from && _words.Determiners.Contains(sheet.Lower(k)))
            k--;
        return k >= from && _words.Thanks.Contains(sheet.Lower(k));
    }

    private static Modality Default(string noun) => noun switch
    {
        "pledge" or "pledges" or "contribution" or "contributions" or "promise" or "promises" or "offer" or "offers"
            or "commitment" or "commitments" => Modality.Pledged,
        "award" or "awards" or "allocation" or "allocations" or "grant" or "loan" or "package" => Modality.Allocated,
        "donation" or "donations" or "delivery" or "deliveries" or "handover" or "shipment" or "shipments" or "supply"
            or "transfer" or "gift" => Modality.Delivered,
        _ => Modality.Planned,
    };

    private List<Found> PledgersOf(int noun, int end, int from)
    {
        var left = clauses.Left(noun, from);
        for (var k = noun - 1; k >= left && !(sheet.MentionAt[k] is null && sheet.Lower(k) is "with" or "through"
            or "via" or "under" or "by"); k--)
        {
            if (sheet.MentionAt[k] is
                {
                    Actor: { } actor,
                    Kind: not MentionKind.Place and not MentionKind.Outlet
                } mention
                && !_words.Prepositions.Contains(sheet.Lower(mention.From - 1)))
                return [Found.Stated(actor, sheet.Span(mention.From, mention.To), "owner")];
        }

        for (var k = noun; k + 1 < end; k++)
        {
            if (sheet.Lower(k) is "by" or "from"
                && actors.Of(k + 1, Math.Min(end, k + 8), from, null) is { Count: > 0 } agent)
                return agent;
        }

        for (var k = left - 1; k >= from; k--)
        {
            if (clauses.IsFinite(k))
                return clauses.SubjectBefore(clauses.ChainStart(k, from), from) is { } subject
                    ? actors.Of(subject.From, subject.To, from, null) : [];
        }

        return [];
    }
}
