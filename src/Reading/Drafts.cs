namespace Furrow.Reading;

/// <summary>A proposal in the making: what is known so far, by token indices.</summary>
internal sealed class Draft
{
    public required Thing Thing { get; init; }
    public required int Sentence { get; init; }
    public required int VerbAt { get; init; }
    public required Frame Frame { get; init; }
    public required Modality Modality { get; set; }
    public required string Rule { get; init; }

    /// <summary>Tokens of the quote.</summary>
    public required int From { get; set; }

    /// <summary>Token after the quote.</summary>
    public required int To { get; set; }

    /// <summary>Tokens in which recipient and place of this thing are looked for first.</summary>
    public int RegionFrom { get; init; }

    /// <summary>Token after that region.</summary>
    public int RegionTo { get; init; }

    public List<Found> Pledgers { get; set; } = [];
    public List<Found> Recipients { get; set; } = [];
    public Found Place { get; set; } = Found.Nothing;
    public Found Date { get; set; } = Found.Nothing;
    public Found Speaker { get; set; } = Found.Nothing;
    public List<Found> Outlets { get; set; } = [];

    /// <summary>The person or body whose words the statement is.</summary>
    public Mention? Teller { get; set; }

    public bool Aggregate { get; set; }

    /// <summary>True for "we": somebody speaks of their own giving.</summary>
    public bool Own { get; set; }

    /// <summary>True when the shape alone does not prove a giving: it counts only beside others that do.</summary>
    public bool Weak { get; set; }
}

/// <summary>Collects the objects of a verb: the list of things that are given, and to whom.</summary>
internal sealed class Objects(Sheet sheet, Clauses clauses, Things things, Actors actors,
    Attribution attribution)
{
    private readonly Lexicon _words = sheet.Lexicon;

    /// <summary>A thing, where its list joint stood, and who gives it when the list names another.</summary>
    internal sealed record Item(Thing Thing, int Joint, List<Found>? Pledgers);

    /// <summary>Things between two tokens, in order.</summary>
    /// <param name="start">Token after the verb.</param>
    /// <param name="end">Token after the last that may be an object.</param>
    /// <param name="verb">The verb of provision.</param>
    /// <param name="sentence">First token of the sentence.</param>
    /// <param name="recipients">Takes up an indirect object.</param>
    public List<Item> Of(int start, int end, Verb verb, int sentence, List<Found> recipients)
    {
        var items = new List<Item>();
        var expecting = true;
        var blocked = false;
        if (verb.Frame == Frame.Train && sheet.Lower(start) == "with")
            return items; // "trained with three coaches": they are not the ones who are trained
        start = AfterUs(AfterWith(start, end, verb, sentence, recipients), end, recipients);
        var joint = start;
        for (var i = start; i < end;)
        {
            if (clauses.Joins(i) is var width and > 0)
            {
                (joint, expecting) = (i, !blocked);
                i += width;
                if (items.Count > 0 && Gapped(i, end, sentence, joint, items) is { } gapped)
                {
                    items.Add(gapped);
                    i = gapped.Thing.To;
                    expecting = false;
                }

                continue;
            }

            var next = expecting ? Expect(i, end, verb, sentence, recipients, items, joint, ref expecting)
                : Later(i, end, verb, items, joint, ref blocked);
            i = Math.Max(next, i + 1);
        }

        return items;
    }

    /// <summary>"hand us 40 bulldozers": who speaks gets them.</summary>
    private int AfterUs(int start, int end, List<Found> recipients)
    {
        if (start + 1 >= end || sheet.Lower(start) is not ("us" or "me" or "them" or "him" or "her" or "it")
            || sheet.Lower(start) is "her" or "it" && sheet.CountedAt[start + 1] is null)
            return start;
        if (sheet.Lower(start) is "us" or "me" && attribution.PersonAt(start) is { Actor: { } own } speaker)
            recipients.Add(Found.Inferred(own, sheet.Span(speaker.From, speaker.To), "us"));
        return start + 1;
    }

    /// <summary>"provide each of the six districts with two excavators": what is given follows "with".</summary>
    private int AfterWith(int start, int end, Verb verb, int sentence, List<Found> recipients)
    {
        if (verb.Lemma is not ("provide" or "supply" or "equip" or "furnish" or "present" or "issue"))
            return start;
        for (var i = start + 1; i + 1 < end && i - start < 14; i++)
        {
            if (clauses.Joins(i) > 0 || sheet.Lower(i) is "to" or "for" or "in")
                return start;
            if (sheet.Lower(i) is not "with")
                continue;
            recipients.AddRange(actors.Of(start, i, sentence, null).Where(found => found.Status == Status.Stated));
            return i + 1;
        }

        return start;
    }

    private int Expect(
        int i, int end, Verb verb, int sentence, List<Found> recipients, List<Item> items, int joint,
            ref bool expecting)
    {
        if (Indirect(i, end, verb) is var after and > 0 && items.Count == 0)
        {
            recipients.AddRange(actors.Of(i, after, sentence, null).Where(found => found.Status == Status.Stated));
            return sheet.Lower(after) is "with" ? after + 1 : after;
        }

        if (AfterPreposition(i, end) is var skipped and > 0 && items.Count == 0)
            return skipped;
        var counted = sheet.CountedAt[i] is { } number && number.From == i;
        if (!counted && items.Count > 0 && !(sheet.Lower(i) is "a" or "an"))
        {
            expecting = sheet.Lower(i) is "another" or "some" or "the" or "additional" or "further" or "a";
            return i + 1;
        }

        if (things.Read(i, end, Fallback(verb, i, end)) is { } thing && Fits(thing, verb, items.Count))
        {
            items.Add(new Item(thing, joint, null));
            expecting = false;
            return thing.To;
        }

        expecting = _words.Determiners.Contains(sheet.Lower(i)) || _words.Adverbs.Contains(sheet.Lower(i))
            || sheet[i].Kind == TokenKind.Mark
            || sheet.Lower(i) is "with" or "out" or "over" or "up";
        return i + 1;
    }

    /// <summary>Beyond the object a number counts only as "worth", or after "with" of "provide with", or after "of" of
    /// a set.</summary>
    private int Later(int i, int end, Verb verb, List<Item> items, int joint, ref bool blocked)
    {
        if (sheet.CountedAt[i] is not { } counted || counted.From != i)
            return i + 1;
        var before = sheet.Lower(i - 1);
        var sum = before is "worth" or "amounting" or "totalling" or "totaling"
            || (before == "to" && sheet.Lower(i - 2) is "amounting")
            || (before is "at" && sheet.Lower(i - 2) is "valued" or "estimated" or "put")
            || (before is "with" && verb.Frame == Frame.Money && counted.Quantity.Currency is not null);
        if (sum && items.Count == 1 && items[0].Thing is { Counted: null } plain
            && counted.Quantity.Currency is { } currency)
        {
            items[0] = items[0] with
            {
                Thing = plain with
                {
                    Counted = counted,
                    Category = Category.Money,
                    Unit = currency,
                    To = counted.To,
                    Known = true
                }
            };
            return counted.To;
        }

        if (before is "another" or "some" && items.Count == 0)
            before = sheet.Lower(i - 2);
        if ((items.Count == 0 ? before is "with" or "of" : before is "carrying"
            || (before is "with" && items[0].Thing.Category == Category.Equipment))
            && things.Read(i, end, Fallback(verb, i, end)) is { } thing
            && Fits(thing, verb, 0))
        {
            items.Add(new Item(thing, joint, null));
            return thing.To;
        }

        blocked |= _words.Prepositions.Contains(before) && !sum;
        return counted.To;
    }

    /// <summary>"Ireland €6 million": a second giver whose verb is left out.</summary>
    private Item? Gapped(int i, int end, int sentence, int joint, List<Item> items)
    {
        var at = sheet.Lower(i) is "the" or "and" ? i + 1 : i;
        if (at < end && sheet.Lower(at) is "the")
            at++;
        if (at >= end || sheet.MentionAt[at] is not { CanAct: true } mention || mention.From != at || mention.To >= end)
            return null;
        if (sheet.Lower(mention.To) is "a" or "an" && items.Count > 0
            && things.Read(mention.To, end, null) is { Known: true, Counted: null } plain && plain.To > mention.To + 1)
            return new Item(plain with { From = i }, joint, actors.Of(at, mention.To, sentence, null));
        if (sheet.CountedAt[mention.To] is not { } counted || counted.From != mention.To
            || (counted.Quantity.Currency is null && mention.Kind == MentionKind.People))
            return null;
        if (counted.Quantity.Currency is null && items is [{ Thing: { Category: Category.Money, Unit: { } unit } }, ..]
            && counted.Quantity.Minimum >= 1000)
        {
            var borrowed = counted with { Quantity = counted.Quantity with { Currency = unit } };
            return new Item(new Thing(i, counted.To, borrowed, Category.Money, "money", unit) { Known = true }, joint,
                actors.Of(at, mention.To, sentence, null));
        }

        return things.Read(mention.To, end, null) is { } thing
            ? new Item(thing with { From = i }, joint, actors.Of(at, mention.To, sentence, null))
            : null;
    }

    /// <summary>Where an indirect object ends: "provided Ukraine with", "gave the Iraqi army three"; 0 when there is
    /// none.</summary>
    private int Indirect(int i, int end, Verb verb)
    {
        if (verb.Frame is not (Frame.Give or Frame.Money or Frame.Use or Frame.Train))
            return 0;
        if (Ditransitive(i, end, verb) is var before and > 0)
            return before;
        var at = i;
        while (at < end && sheet.Lower(at) is "the" or "its" or "to" or "each" or "of" or "neighbouring"
            or "neighboring" or "fraternal" && sheet.MentionAt[at] is null)
            at++;
        if (at >= end || sheet.MentionAt[at] is not { CanAct: true } mention || mention.From != at)
            return 0;
        var after = mention.To;
        while (after < end && (_words.Bodies.Contains(sheet.Lower(after))
            || sheet.MentionAt[after] is { Kind: MentionKind.Person or MentionKind.Organisation }))
            after++;
        if (after >= end || sheet[after].Kind == TokenKind.Owner)
            return 0;
        if (sheet.CountedAt[after] is not null || _words.Determiners.Contains(sheet.Lower(after)))
            return after;
        if (sheet.Lower(after) is "with")
            return after;
        return mention.Kind is MentionKind.Country or MentionKind.Capital or MentionKind.Organisation
            && sheet[after].Kind == TokenKind.Word
            && !_words.Prepositions.Contains(sheet.Lower(after)) && !clauses.IsFinite(after)
                && clauses.Joins(after) == 0 && sheet.DatedAt[after] is null ? after : 0;
    }

    /// <summary>"is giving the Royal Police Force six vehicles", "pay each family 50,000 rupees": a receiver, whatever
    /// it
    /// is called, between the verb and a number; 0 when there is none.</summary>
    private int Ditransitive(int i, int end, Verb verb)
    {
        if (verb.Lemma is not ("give" or "hand" or "pay" or "grant" or "lend" or "offer" or "send" or "promise"
            or "award" or "donate" or "bring" or "allocate" or "gift" or "deliver" or "supply" or "provide"
                or "pledge"))
            return 0;
        for (var k = i; k < end && k < i + 12; k++)
        {
            if (sheet.CountedAt[k] is not null)
                return k > i && (sheet.Lower(i) is "the" or "each" or "every" or "its" || sheet[i].Capital
                    || sheet.MentionAt[i] is not null || _words.Offices.Match(sheet.Tokens, i, k, out _) > 0) ? k : 0;
            if (sheet.MentionAt[k] is not null)
                continue;
            if (sheet[k].Kind == TokenKind.Mark || clauses.IsFinite(k) || clauses.Joins(k) > 0
                || (_words.Prepositions.Contains(sheet.Lower(k)) && sheet.Lower(k) is not "of")
                || _words.Things.CategoryOf(sheet.Lower(k)) is { } kind && kind is not Category.Personnel
                || sheet.Lower(k) is "that" or "to" or "a" or "an")
                return 0;
        }

        return 0;
    }

    /// <summary>"received from Turkey new machinery", "sending to Azerbaijan 20 machines": a phrase before the
    /// object.</summary>
    private int AfterPreposition(int i, int end)
    {
        if (sheet.Lower(i) is not ("from" or "to" or "in" or "for" or "on" or "at" or "through" or "via"))
            return 0;
        for (var k = i + 1; k < end && k < i + 8; k++)
        {
            if (sheet.MentionAt[k] is { } mention)
                return mention.To < end && sheet[mention.To].Kind != TokenKind.Owner ? mention.To : 0;
            if (sheet.DatedAt[k] is { } date)
                return date.To;
            if (sheet[k].Kind != TokenKind.Word || sheet.CountedAt[k] is not null || clauses.IsFinite(k))
                return 0;
        }

        return 0;
    }

    private Category? Fallback(Verb verb, int i, int end)
    {
        var counted = false;
        for (var k = i; k < end && k < i + 4; k++)
            counted |= sheet.CountedAt[k] is not null;
        return verb.Frame switch
        {
            Frame.Train => !Hosts(verb) || InTraining(i, end) ? Category.Training : counted ? Category.Other : null,
            Frame.Money when IsCost(i, end) => Category.Money,
            Frame.Give when counted => Category.Equipment,
            _ => null,
        };
    }

    /// <summary>True where those who come are trained: "host", "accept", "invite".</summary>
    public static bool Hosts(Verb verb) =>
        verb.Lemma is "host" or "accept" or "admit" or "invite" or "conduct" or "organise" or "organize" or "hold";

    /// <summary>"bears the cost", "foots the bill".</summary>
    private bool IsCost(int from, int end)
    {
        for (var i = from; i < end && i < from + 4; i++)
        {
            if (sheet.Lower(i) is "cost" or "costs" or "bill" or "bills" or "expenses")
                return true;
        }

        return false;
    }

    private bool InTraining(int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (_words.Things.CategoryOf(sheet.Lower(i)) is Category.Training)
                return true;
        }

        return false;
    }

    private static bool Fits(Thing thing, Verb verb, int before) => verb.Frame switch
    {
        Frame.Train when Hosts(verb) => thing.Category is Category.Training
            || (thing.Category is Category.Other && thing.Counted is not null && !thing.Known)
            || thing is
            {
                Known: true, Counted: not null, Category: Category.Personnel, Unit: not ("teams" or "people"
                or "staff" or "employees" or "workers" or "drivers" or "men" or "women")
            },
        Frame.Train => thing.Known || thing.Counted is not null,
        Frame.Build => thing.Category is Category.Construction or Category.Memorial
            || (thing.Known && thing.Counted is not null && thing.Category is Category.Equipment),
        Frame.Money when verb.Stage is Modality.Agreed => thing.Counted?.Quantity.Currency is not null,
        Frame.Money => thing.Category is Category.Money || before > 0
            || (verb.Lemma is "finance" or "fund" or "sponsor" or "bankroll"
                && thing.Category is Category.Construction or Category.Memorial),
        Frame.Use or Frame.Buy => thing.Known
            && (thing.Counted is not null || thing.Category is not (Category.Other or Category.Training)),
        Frame.Withdraw => thing.Known && thing.Category is not Category.Construction,
        _ => true,
    };
}
