namespace Furrow.Reading;

/// <summary>Fills gaps from what the document as a whole is about. Everything it fills is marked inferred.</summary>
internal sealed class Focus(Sheet sheet)
{
    private readonly Lexicon _words = sheet.Lexicon;

    /// <summary>Fills missing givers, receivers and places.</summary>
    public void Fill(List<Draft> drafts)
    {
        var pledger = Commonest(drafts.SelectMany(draft => draft.Pledgers));
        var recipient = Commonest(drafts.SelectMany(draft => draft.Recipients)) ?? Spoken(drafts);
        var givers = drafts.SelectMany(draft => draft.Pledgers).Select(one => one.Value)
            .ToHashSet(StringComparer.Ordinal);
        for (var k = 0; k < drafts.Count; k++)
        {
            var draft = drafts[k];
            if (draft.Pledgers.Count == 0 && draft.Teller is { CanAct: true, Actor: { } own } said
                && givers.Contains(own)
                && draft.Recipients.TrueForAll(found => found.Value != own))
                draft.Pledgers = [Found.Inferred(own, sheet.Span(said.From, said.To), "document")];
            if (draft.Pledgers.Count == 0 && Before(drafts, k) is { Count: > 0 } before)
                draft.Pledgers = before;
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
        foreach (var draft in drafts)
        {
            if (draft.Pledgers.Count == 0 && draft.Thing.Category == Category.Memorial
                && draft.Place is { Value: not null, Span: { } at } && OwnerAt(at) is { } owner)
                draft.Pledgers = [Found.Inferred(owner, at, "place-owner")];
        }
    }

    private string? OwnerAt(TextSpan span)
    {
        for (var i = 0; i < sheet.Tokens.Length && sheet[i].Start <= span.Start; i++)
        {
            if (sheet[i].Start == span.Start)
                return sheet.MentionAt[i] is { Kind: not MentionKind.Proper } mention ? mention.Actor : null;
        }

        return null;
    }

    /// <summary>Who gave the same kind of thing right before: "The first 20 engineers could leave".</summary>
    private static List<Found> Before(List<Draft> drafts, int at)
    {
        var draft = drafts[at];
        for (var k = at - 1; k >= 0 && at - k < 50 && draft.Sentence - drafts[k].Sentence <= 1; k--)
        {
            var other = drafts[k];
            if (other.Pledgers.Count > 0 && other.Thing.Category == draft.Thing.Category
                && other.Pledgers.TrueForAll(one => draft.Recipients.TrueForAll(found => found.Value != one.Value)))
                return [.. other.Pledgers.Select(Inferred)];
        }

        return [];
    }

    /// <summary>The state spoken of most that gives nothing itself; null when no draft names one.</summary>
    private Found? Spoken(List<Draft> drafts)
    {
        var givers = drafts.SelectMany(draft => draft.Pledgers).Select(found =>
            found.Value).ToHashSet(StringComparer.Ordinal);
        var counts = new Dictionary<string, (int Count, Mention First)>(StringComparer.Ordinal);
        foreach (var (from, to) in sheet.Sentences)
        {
            if (to < sheet.Tokens.Length && Dateline.Ends(sheet.Tokens, from, to))
                continue;
            for (var i = from; i < to; i++)
            {
                if (sheet.MentionAt[i] is not
                    {
                        Kind: MentionKind.Country or MentionKind.Capital or MentionKind.People or MentionKind.Place,
                        Actor: { } actor
                    } mention
                    || mention.From != i || givers.Contains(actor) || Weight(mention, from) is not (> 0 and var weight))
                    continue;
                counts.TryGetValue(actor, out var known);
                counts[actor] = (known.Count + weight, known.First ?? mention);
            }
        }

        var best = counts.OrderByDescending(entry => entry.Value.Count).ThenBy(entry =>
            entry.Value.First.From).FirstOrDefault();
        return best.Key is null ? null
            : Found.Inferred(best.Key, sheet.Span(best.Value.First.From, best.Value.First.To), "document");
    }

    /// <summary>How much a mention speaks for a state as the one that gets: most where it follows "to", "in" or
    /// "for", least where it opens a sentence.</summary>
    private int Weight(Mention mention, int sentence)
    {
        var before = sheet.Lower(mention.From - 1) is "the" or "neighbouring" or "neighboring" or "northern"
            or "southern" or "eastern" or "western" or "central" ? mention.From - 2 : mention.From - 1;
        if (sheet.Lower(before) is "to" or "for" or "in" or "across" or "into" or "of" or "on" or "with")
            return mention.Kind == MentionKind.Capital ? 2 : 3;
        var after = mention.To < sheet.Tokens.Length ? mention.To : mention.From;
        if (_words.OwnBodies.Contains(sheet.Lower(after))
            || sheet.MentionAt[after] is { Kind: MentionKind.Organisation }
            || mention.Kind != MentionKind.People && sheet.CountedAt[after] is not null)
            return 0;
        var owner = sheet[after].Kind == TokenKind.Owner;
        if (mention.Kind == MentionKind.People || owner)
            return 2;
        return mention.From == sentence ? 1 : 2;
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
