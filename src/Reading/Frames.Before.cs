namespace Furrow.Reading;

/// <summary>Frames whose thing stands before the verb, or is the same again.</summary>
internal sealed partial class Frames
{
    /// <summary>"the 600 generators that Poland promised", "the machines it gave": the object stands before.</summary>
    private List<Draft> Antecedent(
        Predicate predicate, (int From, int To, bool Relative)? subject, int sentence, int from, int end,
            List<Found> pledgers)
    {
        if (subject is not { Relative: false } found || pledgers.Count == 0
            || predicate.Rule is "governed" or "headline")
            return [];
        var before = found.From - 1;
        if (before > from && sheet.Lower(before) is "that" or "which")
            before--;
        if (before > from && sheet[before].Is(','))
            return [];
        if (before <= from || !(sheet.CountedAt[before] is not null
            || _words.Things.CategoryOf(sheet.Lower(before)) is not null))
            return [];
        var left = clauses.Left(before, from);
        if (LastThing(left, before + 1, predicate.Verb) is not { } thing || thing.To != before + 1)
            return [];
        var draft = DraftOf(predicate, thing, sentence, Math.Max(left, StartOf(thing) - 1), end);
        draft.From = thing.From > from && sheet.Lower(thing.From - 1) is "the" ? thing.From - 1 : thing.From;
        draft.Pledgers = pledgers;
        if (predicate.End < end && sheet.MentionAt[predicate.End] is { CanAct: true } given)
            draft.Recipients = actors.Of(given.From, given.To, from, null);
        return [draft];
    }

    /// <summary>The thing nearest before its verb: "6 of the 20 tractors it promised" has the 20.</summary>
    private Thing? LastThing(int from, int to, Verb verb)
    {
        for (var i = to - 1; i >= from; i--)
        {
            if (sheet.CountedAt[i] is { } counted && counted.From == i
                && things.Read(i, to, verb.Frame is Frame.Give ? Category.Equipment : null) is { } thing)
                return thing;
        }

        return things.Read(from, to, null);
    }

    /// <summary>The thing in a phrase that stands before its verb: its number, or else its head.</summary>
    private Thing? FirstThing(int from, int to, Verb verb)
    {
        for (var i = from; i < to; i++)
        {
            if (sheet.CountedAt[i] is { } counted && counted.From == i
                && (i == from || !_words.Prepositions.Contains(sheet.Lower(i - 1))
                || sheet.Lower(i - 1) is "of" or "with"))
                return things.Read(Opening(i, from), to, verb.Frame is Frame.Give or Frame.Arrive ? Category.Equipment
                    : null);
        }

        return things.Read(from, to, null);
    }

    private int Opening(int i, int from)
    {
        while (i > from && sheet.Lower(i - 1) is "of" or "total" or "a" or "the" or "another" or "some" or "remaining"
            or "all")
            i--;
        return i;
    }

    /// <summary>"as did the Islamic Development Bank": the same again by another.</summary>
    private void AddDid(Predicate predicate, int sentence, int from, int to, int end, List<Draft> drafts)
    {
        var at = end < to && sheet[end].Is(',') ? end + 1 : end;
        if (at + 2 >= to || sheet.Lower(at) != "as"
            || sheet.Lower(at + 1) is not ("did" or "has" or "have" or "will" or "does"))
            return;
        var stop = PhraseEnd(at + 2, to);
        var others = actors.Of(at + 2, stop, from, null);
        if (others.Count == 0 || drafts.Count == 0)
            return;
        var last = drafts[^1];
        drafts.Add(new Draft
        {
            Thing = last.Thing with
            {
                From = at,
                To = stop,
                Counted = last.Thing.Counted is { } counted
                ? counted with { From = at } : null
            },
            Sentence = sentence,
            VerbAt = predicate.At,
            Frame = last.Frame,
            Modality = last.Modality,
            Rule = "as-did",
            From = at,
            To = stop,
            RegionFrom = stop,
            RegionTo = stop,
            Pledgers = others,
            Recipients = [.. last.Recipients],
        });
    }
}
