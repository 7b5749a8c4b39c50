namespace Furrow.Reading;

/// <summary>Frames of verbs that change how much is given: raise, double, halve, cut.</summary>
internal sealed partial class Frames
{
    /// <summary>"is doubling its support to 60 million kroner", "has raised its contribution by a third".</summary>
    private List<Draft> Change(Predicate predicate, int sentence, int from, int end, int stop)
    {
        var subject = SubjectOf(predicate, from);
        var pledgers = PledgersOf(predicate, subject, from, end);
        if (predicate.End >= end)
            return [];
        var at = AmountAfter(predicate.End, end);
        var object_ = things.Read(predicate.End, stop, null);
        if (object_ is { Counted: not null } direct)
            return Raised(predicate, direct, subject, sentence, end);
        if (object_ is not { Known: true } thing || !IsGiven(thing, predicate.End)
            || at < 0 && !_words.Things.IsNominal(sheet.Lower(thing.To - 1)) && thing.Category == Category.Money)
            return [];
        if (at >= 0 && sheet.CountedAt[at] is { } counted)
            thing = thing with
            {
                Counted = counted,
                To = counted.To,
                Category = counted.Quantity.Currency is null ? thing.Category : Category.Money,
                Unit = counted.Quantity.Currency ?? thing.Unit ?? sheet[thing.To - 1].Text,
            };
        var draft = DraftOf(predicate, thing, sentence, LeadOf(predicate, subject), end);
        draft.Pledgers = pledgers;
        var recipients = new List<Found>();
        for (var i = predicate.End; recipients.Count == 0 && i + 1 < end; i++)
        {
            if (sheet.Lower(i) is "to" or "for" && sheet.CountedAt[i + 1] is null)
                recipients = [.. actors.Of(i + 1, PhraseEnd(i + 1, end), from, null).Where(one =>
                    one.Status == Status.Stated && pledgers.TrueForAll(own => own.Value != one.Value))];
        }

        draft.Recipients = recipients;
        return [draft];
    }

    /// <summary>"The conference raised $1 billion for Lebanon": promises of many, added up.</summary>
    private List<Draft> Raised(Predicate predicate, Thing thing, (int From, int To, bool Relative)? subject,
        int sentence, int end)
    {
        if (subject is not { } found || thing.Category != Category.Money || !HasGathering(found.From, found.To))
            return [];
        var draft = DraftOf(predicate, thing, sentence, found.From, end);
        draft.Modality = predicate.Modality == Modality.Delivered ? Modality.Pledged : predicate.Modality;
        draft.Pledgers = [Found.Inferred("donors", sheet.Span(predicate.At, predicate.End), "unnamed-givers")];
        draft.Aggregate = true;
        for (var i = found.From; draft.Recipients.Count == 0 && i + 1 < found.To; i++)
        {
            if (sheet.Lower(i) is "for" or "of")
                draft.Recipients = [.. actors.Of(i + 1, found.To, found.From, null).Where(one =>
                    one.Status == Status.Stated)];
        }

        return [draft];
    }

    private bool HasGathering(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_words.Events.Match(sheet.Tokens, i, to, out var entry) > 0 && !entry.Verb
                && entry.Happening is Happening.Conference or Happening.Meeting
                || sheet.Lower(i) is "appeal" or "telethon" or "campaign")
                return true;
        }

        return false;
    }

    /// <summary>Money, or what is said to be one's own: a budget of anybody else's is nobody's promise.</summary>
    private bool IsGiven(Thing thing, int at) => thing.Counted is not null || thing.Category == Category.Money
        || (sheet.Lower(at) is "its" or "their" or "the" && thing.Category is Category.Other or Category.Personnel);

    /// <summary>The amount after "to", else after "by": where "from" stands the old one follows.</summary>
    private int AmountAfter(int from, int end)
    {
        var by = -1;
        for (var i = from + 1; i < end; i++)
        {
            if (sheet.CountedAt[i] is not { } counted || counted.From != i)
                continue;
            if (sheet.Lower(i - 1) is "to")
                return i;
            if (sheet.Lower(i - 1) is "by")
                by = i;
        }

        return by;
    }
}
