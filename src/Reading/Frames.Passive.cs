namespace Furrow.Reading;

/// <summary>Frames whose thing stands before the verb, and the givers they name by "by" and "from".</summary>
internal sealed partial class Frames
{
    private List<Draft> Passive(Predicate predicate, int sentence, int from, int to, int end)
    {
        var subject = predicate.Reduced
            ? (clauses.Left(sheet[predicate.At - 1].Is(',') ? predicate.At - 2 : predicate.At - 1, from), predicate.At,
                false)
            : clauses.SubjectBefore(predicate.Chain, from);
        if (predicate.Verb.Frame is Frame.Arrive || (predicate.Verb.Frame is Frame.Receive
            && !(predicate.Reduced && sheet.Lower(predicate.End) is "from")))
            return [];
        if (subject is not { } found)
            return [];
        if (predicate.Verb.Frame == Frame.Train && actors.Of(found.Item1, found.Item2, from, null).Count > 0
            && FirstThing(found.Item1, found.Item2, predicate.Verb) is null)
            return [];
        var thingList = SubjectThings(found.Item1, found.Item2, predicate.Verb, predicate.Reduced);
        if (thingList is [{ Counted: null } plain] && Apposed(found.Item2, predicate.Chain, plain) is { } apposed)
            thingList = [apposed];
        if (thingList is [{ Category: Category.Money, Counted: null } sum] && predicate.Verb.Frame == Frame.Change
            && AmountAfter(predicate.At, end) is var at and > 0)
            thingList = [sum with
            {
                Counted = sheet.CountedAt[at],
                To = sheet.CountedAt[at]!.To,
                Unit = sheet.CountedAt[at]!.Quantity.Currency,
            }];
        var drafts = new List<Draft>();
        for (var k = 0; k < thingList.Count; k++)
        {
            var start = k == 0 ? Math.Min(found.Item1, thingList[k].From) : StartOf(thingList[k]);
            var draft = DraftOf(predicate, thingList[k], sentence, start, end);
            draft.Pledgers = AgentOf(predicate.End, end, from) is { Count: > 0 } agent ? agent
                : By(found.Item1, found.Item2, from) is { Count: > 0 } inner ? inner
                    : PeopleIn(found.Item1, found.Item2, from);
            if (draft.Pledgers.Count == 0 && predicate.Reduced
                && clauses.SubjectBefore(MainVerb(predicate.At, from), from) is { } main)
                draft.Pledgers = [.. actors.Of(main.From, main.To, from, null).Select(one =>
                    Found.Inferred(one.Value!, one.Span!.Value, "same-sentence"))];
            if (draft.Pledgers.Count == 0 && draft.Thing.Category == Category.Money
                && predicate.Modality == Modality.Pledged)
            {
                draft.Pledgers = [Found.Inferred("donors", sheet.Span(predicate.At, predicate.End), "unnamed-givers")];
                draft.Aggregate = true;
            }

            drafts.Add(draft);
        }

        return [.. drafts.Where(draft => FitsPassive(draft.Thing, predicate.Verb) && !IsTakenUp(draft, found.Item1))];
    }

    /// <summary>"Half of the money, 40 million euros, will be paid": the number stands beside.</summary>
    private Thing? Apposed(int from, int to, Thing plain) => Valued(from, to, plain) ??
        (from + 1 < to && sheet[from].Is(',') && sheet.CountedAt[from + 1] is not null
        && things.Read(from + 1, to, null) is { Counted: not null } thing && thing.Category == plain.Category ? thing
            : null);

    /// <summary>"Its 25th package, with a value of 118 million euros, will be delivered".</summary>
    private Thing? Valued(int from, int to, Thing plain)
    {
        for (var i = from; i < to && i < from + 8; i++)
        {
            if (sheet.CountedAt[i] is { Quantity.Currency: { } currency } sum && sum.From == i
                && sheet.Lower(i - 1) is "of" or "worth" or "at" or "totalling" or "totaling")
                return plain with { Counted = sum, Category = Category.Money, Unit = currency, To = sum.To };
        }

        return null;
    }

    /// <summary>"The machines will be moved …": things spoken of before, whose giver is not said again.</summary>
    private bool IsTakenUp(Draft draft, int subject) => draft.Thing.Counted is null
        && draft.Pledgers.TrueForAll(one => one.Status != Status.Stated || one.Rule is "the-body")
        && draft.Thing.Category is Category.Equipment or Category.Personnel or Category.Money or Category.Other
        && sheet.Lower(subject) is "the" or "these" or "this" or "they" or "it";

    private static bool FitsPassive(Thing thing, Verb verb) => verb.Frame switch
    {
        Frame.Build => thing.Category is Category.Construction or Category.Memorial,
        Frame.Money => thing.Category is Category.Money or Category.Construction or Category.Memorial,
        Frame.Use => thing.Known && thing.Counted is not null,
        Frame.Plan => thing.Known && thing.Category is not (Category.Construction or Category.Training),
        Frame.Change => thing.Known && thing.Counted is not null,
        Frame.Withdraw => thing.Known,
        Frame.Train => thing.Known && (thing.Category is Category.Personnel or Category.Training
            || !Objects.Hosts(verb)),
        _ => thing.Known || thing.Counted is not null,
    };

    private List<Thing> SubjectThings(int from, int to, Verb verb, bool reduced = false)
    {
        var list = new List<Thing>();
        if ((reduced ? LastThing(from, to, verb) : FirstThing(from, to, verb)) is not { } first)
            return list;
        list.Add(first);
        for (var i = first.To; i < to; i++)
        {
            if (clauses.Joins(i) > 0 && i + 1 < to && things.Read(i + 1, to, null) is { Counted: not null } next)
            {
                list.Add(next);
                i = next.To - 1;
            }
        }

        return list;
    }

    private List<Found> AgentOf(int from, int to, int sentence) =>
        By(from, to, sentence) is { Count: > 0 } agent ? agent : From(from, to, sentence);

    private List<Found> By(int from, int to, int sentence)
    {
        for (var i = from; i < to; i++)
        {
            if (sheet.Lower(i) is "by" && sheet.DatedAt[i + 1 < to ? i + 1 : i] is null
                && !_words.Makers.Contains(sheet.Lower(i - 1)))
                return actors.Of(i + 1, PhraseEnd(i + 1, to), sentence, null);
        }

        return [];
    }

    private List<Found> From(int from, int to, int sentence)
    {
        for (var i = from; i + 1 < to; i++)
        {
            if (sheet.Lower(i) is "from"
                && actors.Of(i + 1, PhraseEnd(i + 1, to), sentence, null) is { Count: > 0 } found
                && found[0].Status == Status.Stated)
                return found;
        }

        return [];
    }

    /// <summary>A comma between two names of a list.</summary>
    private bool IsListed(int i, int to) =>
        sheet[i].Is(',') && i + 1 < to && sheet.MentionAt[i + 1] is { CanAct: true }
            && sheet.EndingAt(i) is { CanAct: true };

    private int PhraseEnd(int i, int to)
    {
        var end = i;
        while (end < to && sheet.DatedAt[end] is null && sheet.CountedAt[end] is null
            && (sheet.MentionAt[end] is not null || IsListed(end, to)
            || (sheet[end].Kind != TokenKind.Mark && !_words.Prepositions.Contains(sheet.Lower(end))
                && !clauses.IsFinite(end) && sheet.Lower(end) is not ("to" or "who" or "which"))))
        {
            end++;
        }

        return end;
    }

    /// <summary>The people a phrase names by an adjective or by "from": "Turkish experts", "experts from
    /// Turkey".</summary>
    private List<Found> PeopleIn(int from, int to, int sentence)
    {
        if (From(from, to, sentence) is { Count: > 0 } source)
            return source;
        if (sheet.Lower(from) is "its" or "their")
            return actors.Its(from, sentence);
        for (var i = from; i < to; i++)
        {
            if (sheet.MentionAt[i] is
                {
                    Kind: MentionKind.People or MentionKind.Country or MentionKind.Organisation,
                    Actor: { } actor
                } mention
                && (mention.Kind == MentionKind.People
                    || sheet[Math.Min(mention.To, sheet.Tokens.Length - 1)].Kind == TokenKind.Owner)
                && sheet.Lower(i - 1) is not ("to" or "for" or "in" or "against" or "on" or "at" or "near"))
            {
                return [Found.Stated(actor, sheet.Span(mention.From, mention.To), "adjective")];
            }
        }

        return [];
    }
}
