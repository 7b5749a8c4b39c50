namespace Furrow.Reading;

/// <summary>Decides which drafts are proposed, and puts them into words and spans.</summary>
internal static class Proposals
{
    /// <summary>The drafts that hold enough to be proposed, in the order of their quotes.</summary>
    public static List<Proposal> Of(Sheet sheet, List<Draft> drafts)
    {
        var told = IsAboutGiving(sheet);
        var strong = drafts.Where(draft => !draft.Weak && IsEnough(draft) && (told || IsBetween(draft))).ToHashSet();
        var proposals = drafts.Where(draft => strong.Contains(draft) || (strong.Count > 0 && IsLikely(draft)))
            .Select(draft => Of(sheet, draft)).ToList();
        proposals.Sort((one, other) => one.Quote.Start.CompareTo(other.Quote.Start));
        return proposals;
    }

    /// <summary>Somebody must be named by the text itself, and the vaguer the verb, the more must be said.</summary>
    private static bool IsEnough(Draft draft)
    {
        var giver = draft.Pledgers.Exists(IsNear) || draft.Own;
        var receiver = draft.Recipients.Exists(IsNear);
        var counted = draft.Thing.Counted is not null;
        if (draft.Thing.Taken && draft.Pledgers.Count > 0)
            return true;
        return draft.Frame switch
        {
            Frame.Buy => giver && receiver && draft.Recipients[0].Status == Status.Stated,
            Frame.Use => giver && (counted || receiver),
            Frame.Money => draft.Pledgers.Exists(found => IsNear(found) && found.Rule is not "name-proper") || draft.Own
                || (receiver && draft.Pledgers.Count > 0 && draft.Recipients[0].Rule is not "place-owner"),
            Frame.Build => giver || (draft.Modality is Modality.Planned && counted)
                || draft.Thing.Category is Category.Memorial,
            Frame.Receive => giver || (receiver && (counted || draft.Pledgers.Count > 0)),
            _ when draft.Thing.Category is Category.Memorial && draft.Place.Value is not null => true,
            Frame.Plan => draft.Pledgers.Count > 0 && (counted || draft.Speaker.Value is not null),
            Frame.Train => giver || receiver && counted
                || (draft.Pledgers.Count > 0 && draft.Speaker.Value is not null),
            Frame.Arrive or Frame.Leave => giver && (counted || draft.Pledgers.Exists(one =>
                one.Rule is not "name-proper")) || receiver && counted,
            Frame.Withdraw => giver && (receiver || (counted && draft.Pledgers.TrueForAll(found =>
                found.Rule is not ("company" or "described" or "name-proper")))),
            _ => giver && draft.Pledgers.Exists(one => one.Rule is not "pronoun") || draft.Own
                || receiver || counted && draft.Pledgers.Count > 0,
        };
    }

    /// <summary>In a document that promises something for certain, a counted thing whose giver is known is
    /// enough.</summary>
    private static bool IsLikely(Draft draft) => draft.Thing is { Counted: not null, Known: true }
        && draft.Pledgers.Count > 0;

    /// <summary>A text about sport, trade or culture without one word of need, war or help seldom promises
    /// anything.</summary>
    private static bool IsAboutGiving(Sheet sheet)
    {
        var elsewhere = 0;
        foreach (var token in sheet.Tokens)
        {
            if (token.Kind != TokenKind.Word)
                continue;
            if (sheet.Lexicon.Things.IsContext(token.Lower))
                return true;
            elsewhere += sheet.Lexicon.Things.IsElsewhere(token.Lower) ? 1 : 0;
        }

        return elsewhere < 2;
    }

    /// <summary>Giver and receiver are both named where the thing is.</summary>
    private static bool IsBetween(Draft draft) => draft.Pledgers.Exists(found => IsNear(found)
        && found.Rule is not "name-proper") && draft.Recipients.Exists(found => IsNear(found)
        && found.Rule is not ("place-owner" or "company" or "name-proper"));

    private static bool IsNear(Found found) => found.Rule is not "document";

    private static Proposal Of(Sheet sheet, Draft draft)
    {
        var thing = draft.Thing;
        var at = thing.Counted?.From ?? thing.From;
        return new Proposal
        {
            Quote = sheet.Span(draft.From, Math.Max(draft.To, draft.From + 1)),
            Direct = sheet.Quotation[Math.Min(at, sheet.Tokens.Length - 1)] >= 0,
            Pledgers = draft.Pledgers,
            Recipients = draft.Recipients,
            Thing = thing.Words,
            Category = thing.Category,
            Quantity = thing.Counted?.Quantity,
            Unit = thing.Counted is null ? null : thing.Unit,
            Place = draft.Place,
            Modality = draft.Modality,
            Speaker = draft.Speaker,
            CitedOutlets = draft.Outlets,
            Date = draft.Date,
            Aggregate = draft.Aggregate,
            Rule = draft.Rule,
        };
    }
}
