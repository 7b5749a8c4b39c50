namespace Furrow.Reading;

/// <summary>Frames of what comes: things that arrive, and receivers who get them.</summary>
internal sealed partial class Frames
{
    private List<Draft> Arrive(Predicate predicate, int sentence, int from, int to, int end)
    {
        if (clauses.SubjectBefore(predicate.Chain, from) is not { } subject)
            return [];
        var thingList = Cargo(subject.From, Math.Max(subject.To, predicate.Chain))
            ?? SubjectThings(subject.From, subject.To, predicate.Verb);
        if (!thingList.Exists(thing => thing.Counted is not null) && Load(predicate, from, end) is { Count: > 0 } load)
            thingList = load;
        var drafts = new List<Draft>();
        foreach (var thing in thingList)
        {
            if (!thing.Known || (thing.Category is Category.Money && thing.Counted is null)
                || thing.Category is Category.Construction or Category.Memorial or Category.Other or Category.Training
                || (predicate.Verb.Frame == Frame.Leave && thing.Category != Category.Personnel
                    && thing.From < predicate.At))
            {
                continue;
            }
            var draft = DraftOf(predicate, thing, sentence, drafts.Count == 0 ? subject.From : StartOf(thing), end);
            draft.Pledgers = AgentOf(subject.From, predicate.Chain, from) is { Count: > 0 } agent ? agent
                : Gift(subject.From, predicate.Chain, from) is { Count: > 0 } gift ? gift
                : PeopleIn(subject.From, subject.To, from) is { Count: > 0 } people ? people
                    : From(predicate.End, end, from);
            if (draft.Pledgers.Count > 0 || (thing.Counted is not null && things.Last is not null))
                drafts.Add(draft);
        }

        return drafts;
    }

    /// <summary>"62 tonnes of food, a gift of the Belarusian Red Cross, landed".</summary>
    private List<Found> Gift(int from, int to, int sentence)
    {
        for (var i = from; i + 2 < to; i++)
        {
            if (sheet.Lower(i) is "gift" or "donation" && sheet.Lower(i + 1) is "of")
                return actors.Of(i + 2, PhraseEnd(i + 2, to), sentence, null);
        }

        return [];
    }

    /// <summary>"will leave for Tonga with 14 engineers, two helicopters and water".</summary>
    private List<Thing>? Load(Predicate predicate, int from, int end)
    {
        for (var i = predicate.End; i + 1 < end; i++)
        {
            if (sheet.Lower(i) is "with" or "carrying" or "bringing" && things.Read(i + 1, end, null) is
                { Counted: not null, Known: true })
                return [.. _objects.Of(i + 1, end, Bringing, from, []).Select(item => item.Thing)];
        }

        return null;
    }

    private static readonly Verb Bringing = new("carry", Frame.Give, null, Form.Base, false, null);

    /// <summary>"Two planes carrying 70 tonnes of supplies": what they bring is what is given.</summary>
    private List<Thing>? Cargo(int from, int to)
    {
        for (var i = from; i + 1 < to; i++)
        {
            if (sheet.Lower(i) is "carrying" or "bringing" or "transporting" or "with" or "totalling" or "totaling"
                or "comprising" or "weighing" or "numbering"
                && things.Read(i + 1, to, null) is { Counted: not null } cargo)
                return [cargo];
        }

        return null;
    }

    private List<Draft> Receive(Predicate predicate, int sentence, int from, int to, int end, int stop)
    {
        var subject = SubjectOf(predicate, from);
        var recipients = subject is { } found
            ? actors.Of(found.From, found.To, from, attribution.PersonAt(predicate.At)) : [];
        var drafts = new List<Draft>();
        var items = _objects.Of(predicate.End, stop, predicate.Verb, from, []);
        for (var k = 0; k < items.Count; k++)
        {
            var draft = DraftOf(predicate, items[k].Thing, sentence, k == 0 ? LeadOf(predicate, subject)
                : StartOf(items[k].Thing), k + 1 < items.Count ? items[k + 1].Joint : end);
            draft.Recipients = [.. recipients];
            draft.Pledgers = From(predicate.End, end, from) is { Count: > 0 } source ? source
                : PeopleIn(items[k].Thing.From, items[k].Thing.To, from) is { Count: > 0 } people ? people
                : Teller(predicate.At, draft.Recipients);
            if (recipients.Count > 0)
                drafts.Add(draft);
        }

        return drafts;
    }

    /// <summary>"The fund says Iraq will receive": who announces what another will get gives it.</summary>
    private List<Found> Teller(int at, List<Found> recipients) =>
        attribution.PersonAt(at) is { CanAct: true, Actor: { } actor } teller
            && recipients.TrueForAll(found => found.Value != actor)
            ? [Found.Inferred(actor, sheet.Span(teller.From, teller.To), "teller")]
            : [];
}
