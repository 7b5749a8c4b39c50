using Furrow.Registry;
using Furrow.Registry.Pledges;
using Furrow.Server.Memorials;

namespace Furrow.Server.Pledges;

/// <summary>One thing that shows a delivery.</summary>
/// <param name="Kind">A paper, or somebody who saw it.</param>
/// <param name="Reference">Number of the paper, or name of who saw it.</param>
/// <param name="Note">In a few words.</param>
internal sealed record EvidenceBody(EvidenceOfDelivery? Kind = null, string? Reference = null, string? Note = null)
    : Reason;

/// <summary>Something that arrived, as a person enters it.</summary>
/// <param name="Request">Names the request, so that it is not carried out twice.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Givers">Who gave.</param>
/// <param name="Recipients">Who got it.</param>
/// <param name="Category">Kind of thing.</param>
/// <param name="Amount">In words: 40 generators, at least 2 million EUR.</param>
/// <param name="Place">Where.</param>
/// <param name="On">Day of arrival.</param>
/// <param name="Evidence">What shows it; at least one.</param>
/// <param name="Commitment">The commitment that it is counted for at once; null for none yet.</param>
/// <param name="Quantity">How much of it counts there; null for all that is known to have arrived.</param>
internal sealed record DeliveryBody(
    string? Request = null, string? Title = null, IReadOnlyList<string>? Givers = null,
    IReadOnlyList<string>? Recipients = null, PledgeCategory? Category = null, string? Amount = null,
    string? Place = null, DateOnly? On = null, IReadOnlyList<EvidenceBody>? Evidence = null,
    CommitmentId? Commitment = null, decimal? Quantity = null) : Reason;

/// <summary>Deliveries with their evidence: entered, shown by more, taken back.</summary>
internal static class DeliveryActs
{
    /// <summary>A delivery with what it counts for, what of it is left, and who decided.</summary>
    public static async Task<object?> One(Ask ask)
    {
        var id = ask.Id<DeliveryId>();
        if (await ask.Store.Deliveries.Find(id, ask.Viewer, ask.Cancel) is not { } delivery)
            return null;
        var book = await ask.Snapshot.Book;
        return new DeliveryView(
            delivery, book.LeftOf(delivery),
            [.. book.CountedOf(id).Select(match => new CountedView(
                match, book.Commitment(match.Commitment)?.Title ?? ""))],
            await ask.Store.Decisions.Of(id.ToString(), ask.Viewer, ask.Cancel), await ask.Journal(id.Value));
    }

    /// <summary>Keeps a delivery, and counts it when a commitment is named.</summary>
    public static async Task<object?> Enter(Ask ask, string why, DeliveryBody body)
    {
        var id = Asking.Made<DeliveryId>(body.Request);
        var delivery = new Delivery
        {
            Id = id, Title = Asking.Given(body.Title, "title", 300), Givers = Names(body.Givers),
            Recipients = Names(body.Recipients),
            Category = body.Category ?? throw new Refusal("delivery.category",
                $"Say what kind of thing arrived: {string.Join(", ", Collection.WordsOf<PledgeCategory>())}."),
            Amount = string.IsNullOrWhiteSpace(body.Amount) ? null : AmountWords.Parse(body.Amount),
            Place = Asking.Maybe(body.Place, "place", 300), On = body.On,
            Evidence = [.. (body.Evidence ?? []).OfType<EvidenceBody>().Select(Evidence)], DecidedBy = "",
            Origin = new("page", null, false),
        };
        return await ask.Store.Journal.Write(ask.Actor, why, async writing =>
        {
            if (await ask.Store.Deliveries.Find(id, ask.Viewer, ask.Cancel) is { } held)
                return held;
            var decider = new Decider(writing.Actor, writing.At, why);
            var change = Registry.Pledges.Arrivals.Enter(delivery, decider);
            await ask.Store.Save(writing, change, ask.Cancel);
            if (body.Commitment is { } commitment)
            {
                var dossier = await ask.Store.Dossier(commitment, ask.Viewer, ask.Cancel) ?? Dossier.New(commitment);
                await ask.Store.Save(writing, Registry.Pledges.Arrivals.Match(
                    change.Deliveries[0], dossier, body.Quantity ?? delivery.Known(), [], decider, []), ask.Cancel);
            }

            return change.Deliveries[0];
        }, ask.Cancel);
    }

    /// <summary>Adds one thing that shows a held delivery.</summary>
    public static Task<object?> Show(Ask ask, string why, EvidenceBody body) => Decide(ask, why,
        (delivery, _, decider, before) => Registry.Pledges.Arrivals.Show(delivery, Evidence(body), decider, before));

    /// <summary>Takes a delivery back that a person entered.</summary>
    public static Task<object?> TakeBack(Ask ask, string why) => Decide(ask, why, Registry.Pledges.Arrivals.TakeBack);

    private static async Task<object?> Decide(
        Ask ask, string why,
        Func<Delivery, IReadOnlyList<DeliveryMatch>, Decider, IReadOnlyList<Decision>, LedgerChange> decide)
    {
        var id = ask.Id<DeliveryId>();
        return await ask.Store.Journal.Write(ask.Actor, why, async writing =>
        {
            if (await ask.Store.Deliveries.Find(id, ask.Viewer, ask.Cancel) is not { } delivery)
                return null;
            var matches = await ask.Store.Matches.Of(null, id, Page.First, ask.Viewer, ask.Cancel);
            var before = await ask.Store.Decisions.Of(id.ToString(), ask.Viewer, ask.Cancel);
            var change = decide(delivery, matches.Items, new(writing.Actor, writing.At, why), before);
            await ask.Store.Save(writing, change, ask.Cancel);
            return change.Deliveries[0];
        }, ask.Cancel);
    }

    private static DeliveryEvidence Evidence(EvidenceBody body) => new(
        body.Kind ?? throw new Refusal("delivery.evidence", "Say what shows it: paper, or seen."),
        (body.Reference ?? "").Trim(), Asking.Maybe(body.Note, "note", 1_000));

    private static IReadOnlyList<string> Names(IReadOnlyList<string>? names) =>
        [.. (names ?? []).OfType<string>().Select(name => name.Trim()).Where(name => name.Length > 0).Distinct()];

    private sealed record CountedView(DeliveryMatch Match, string Title);

    private sealed record DeliveryView(
        Delivery Record, decimal? Left, IReadOnlyList<CountedView> Counted, IReadOnlyList<Decision> Decisions,
        IReadOnlyList<EntryView> Journal);
}
