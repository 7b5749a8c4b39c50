namespace Furrow.Reading;

/// <summary>Decides which drafts are proposed, and puts them into words and spans.</summary>
internal static class Proposals
{
    /// <summary>The drafts that hold enough to be proposed, in the order of their quotes.</summary>
    public static List<Proposal> Of(Sheet sheet, List<Draft> drafts)
    {
        var proposals = drafts.Where(IsEnough).Select(draft => Of(sheet, draft)).ToList();
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
            Frame.Use => giver && (counted || receiver),
            Frame.Money => draft.Pledgers.Exists(found => IsNear(found) && found.Rule is not "name-proper") || draft.Own
                || (receiver && draft.Pledgers.Count > 0 && draft.Recipients[0].Rule is not "place-owner"),
            Frame.Build => giver || (draft.Modality is Modality.Planned && counted)
                || draft.Thing.Category is Category.Memorial,
            Frame.Receive => giver || (receiver && (counted || draft.Pledgers.Count > 0)),
            Frame.Plan => draft.Pledgers.Count > 0 && (counted || draft.Speaker.Value is not null),
            Frame.Train => giver || receiver && counted
                || (draft.Pledgers.Count > 0 && draft.Speaker.Value is not null),
            Frame.Arrive => giver || receiver && counted,
            Frame.Withdraw => giver && (receiver || counted),
            _ => giver || receiver || counted && draft.Pledgers.Count > 0,
        };
    }

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
