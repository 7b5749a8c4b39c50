namespace Furrow.Reading;

/// <summary>Fills gaps from what the document as a whole is about. Everything it fills is marked inferred.</summary>
internal sealed class Focus(Sheet sheet)
{
    /// <summary>Fills missing givers, receivers and places.</summary>
    public void Fill(List<Draft> drafts)
    {
        var pledger = Commonest(drafts.SelectMany(draft => draft.Pledgers));
        var recipient = Commonest(drafts.SelectMany(draft => draft.Recipients)) ?? Spoken(drafts);
        var givers = drafts.SelectMany(draft => draft.Pledgers).Select(one => one.Value)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            if (draft.Pledgers.Count == 0 && draft.Teller is { CanAct: true, Actor: { } own } said
                && givers.Contains(own)
                && draft.Recipients.TrueForAll(found => found.Value != own))
                draft.Pledgers = [Found.Inferred(own, sheet.Span(said.From, said.To), "document")];
            if (draft.Pledgers.Count == 0 && pledger is not null
                && draft.Recipients.TrueForAll(found => found.Value != pledger.Value))
                draft.Pledgers = [Inferred(pledger)];
            if (draft.Pledgers.Count == 0 && draft.Teller is { CanAct: true, Kind: not MentionKind.Proper } teller
                && draft.Frame is Frame.Give or Frame.Train or Frame.Money
                    && draft.Recipients.TrueForAll(found => found.Value != teller.Actor))
            {
                draft.Pledgers = [Found.Inferred(teller.Actor!, sheet.Span(teller.From, teller.To), "teller")];
            }

            if (draft.Recipients.Count == 0 && draft.Thing.Category is not Category.Memorial
                && recipient is not null
                && draft.Pledgers.TrueForAll(found => found.Value != recipient.Value))
            {
                draft.Recipients = [Inferred(recipient)];
            }
        }

        FillPlaces(drafts);
    }

    /// <summary>The state spoken of most that gives nothing itself; null when no draft names one.</summary>
    private Found? Spoken(List<Draft> drafts)
    {
        var givers = drafts.SelectMany(draft => draft.Pledgers).Select(found =>
            found.Value).ToHashSet(StringComparer.Ordinal);
        var counts = new Dictionary<string, (int Count, Mention First)>(StringComparer.Ordinal);
        for (var i = 0; i < sheet.Tokens.Length; i++)
        {
            if (sheet.MentionAt[i] is not
                {
                    Kind: MentionKind.Country or MentionKind.Capital or MentionKind.People,
                    Actor: { } actor
                } mention
                || mention.From != i || givers.Contains(actor))
            {
                continue;
            }

            counts.TryGetValue(actor, out var known);
            counts[actor] = (known.Count + 1, known.First ?? mention);
        }

        var best = counts.OrderByDescending(entry => entry.Value.Count).ThenBy(entry =>
            entry.Value.First.From).FirstOrDefault();
        return best.Key is null ? null
            : Found.Inferred(best.Key, sheet.Span(best.Value.First.From, best.Value.First.To), "document");
    }

    private static Found Inferred(Found found) => Found.Inferred(found.Value!, found.Span!.Value, "document");

    private static Found? Commonest(IEnumerable<Found> all) => all
        .Where(found => found.Value is not null and not "donors")
        .GroupBy(found => found.Value, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count()).ThenBy(group => group.First().Span!.Value.Start)
        .FirstOrDefault()?.First();

    /// <summary>People and machines go where the document says the receiver's works are; else to the
    /// receiver.</summary>
    private void FillPlaces(List<Draft> drafts)
    {
        var region = Region();
        foreach (var draft in drafts)
        {
            if (draft.Thing.Category is Category.Memorial or Category.Other or Category.Construction || IsArms(draft))
                continue;
            var state = draft.Place.Value is null || draft.Recipients.Exists(found => found.Value == draft.Place.Value);
            if (state && draft.Thing.Category == Category.Personnel && region is { } known
                && (known.Actor is null || draft.Recipients.Exists(found => found.Value == known.Actor)))
                draft.Place = Found.Inferred(known.Name, sheet.Span(known.From, known.To), "document-region");
            else if (draft.Place.Value is null && draft.Recipients.Count == 1
                && draft.Thing.Category is not Category.Training)
                draft.Place = Found.Inferred(draft.Recipients[0].Value!, draft.Recipients[0].Span!.Value, "receiver");
        }
    }

    private bool IsArms(Draft draft)
    {
        for (var i = draft.Thing.From; i < draft.Thing.To; i++)
        {
            if (sheet.Lexicon.Things.IsArms(sheet.Lower(i)))
                return true;
        }

        return false;
    }

    /// <summary>The region named most often together with its state.</summary>
    private Mention? Region()
    {
        var counts = new Dictionary<string, (int Count, Mention First)>(StringComparer.Ordinal);
        for (var i = 0; i < sheet.Tokens.Length; i++)
        {
            if (sheet.MentionAt[i] is { Kind: MentionKind.Place } place && place.From == i)
            {
                counts.TryGetValue(place.Name, out var known);
                counts[place.Name] = (known.Count + 1, known.First is { Actor: not null } ? known.First : place);
            }
        }

        return counts.Values.OrderByDescending(entry => entry.Count).ThenBy(entry =>
            entry.First.From).FirstOrDefault().First;
    }
}
