using Furrow.Registry;
using Furrow.Registry.Plans;
using Furrow.Registry.Pledges;
using Furrow.Registry.Works;

namespace Furrow.Server.Pledges;

/// <summary>What counts for a commitment as arrived.</summary>
internal sealed record MatchBody : Reason
{
    /// <summary>A held delivery; null when crews are named.</summary>
    public DeliveryId? Delivery { get; init; }

    /// <summary>How much of the delivery counts; null when the report gives no number.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Crews of the register that have arrived; each counts with all its people.</summary>
    public IReadOnlyList<CrewId> Crews { get; init; } = [];
}

/// <summary>A dated rate of exchange.</summary>
internal sealed record RateBody : Reason
{
    /// <summary>ISO 4217 code.</summary>
    public string? From { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public string? To { get; init; }

    /// <summary>Units of the second for one of the first.</summary>
    public decimal Rate { get; init; }

    /// <summary>The day on which it held.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Who says so.</summary>
    public string? Authority { get; init; }
}

/// <summary>What a person decides about arrivals.</summary>
internal static class ArrivalDecisions
{
    private const int MostCrews = 2_000;

    /// <summary>Counts a delivery, or crews that have arrived, for a commitment.</summary>
    public static async Task<object?> Match(Ask ask, string why, MatchBody body)
    {
        var id = ask.Id<CommitmentId>();
        if (body.Crews.Count > MostCrews)
            throw new Refusal("match.crews", $"{body.Crews.Count} crews are named; name at most {MostCrews} at once.");
        return await ask.Store.Journal.Write(ask.Actor, why, async writing =>
        {
            var decider = new Decider(writing.Actor, writing.At, why);
            foreach (var (delivery, quantity) in await Wanted(ask, body))
            {
                if (await ask.Store.Dossier(id, ask.Viewer, ask.Cancel) is not { Commitment: not null } held)
                    return null;
                var others = await ask.Store.Matches.Of(null, delivery.Id, Page.First, ask.Viewer, ask.Cancel);
                var before = await ask.Store.Decisions.Of(
                    Registry.Pledges.Arrivals.IdOf(delivery.Id, id).ToString(), ask.Viewer, ask.Cancel);
                var change = Registry.Pledges.Arrivals.Match(delivery, held, quantity, others.Items, decider, before);
                await ask.Store.Save(writing, change, ask.Cancel);
            }

            return await ask.Store.Commitments.Find(id, ask.Viewer, ask.Cancel);
        }, ask.Cancel);
    }

    /// <summary>Takes a match back.</summary>
    public static async Task<object?> Unmatch(Ask ask, string why)
    {
        var id = ask.Id<MatchId>();
        return await ask.Store.Journal.Write(ask.Actor, why, async writing =>
        {
            if (await ask.Store.Matches.Find(id, ask.Viewer, ask.Cancel) is not { } match
                || await ask.Store.Dossier(match.Commitment, ask.Viewer, ask.Cancel) is not { } held)
                return null;
            var before = await ask.Store.Decisions.Of(id.ToString(), ask.Viewer, ask.Cancel);
            await ask.Store.Save(writing, Registry.Pledges.Arrivals.Unmatch(
                match, held, new(writing.Actor, writing.At, why), before), ask.Cancel);
            return await ask.Store.Commitments.Find(match.Commitment, ask.Viewer, ask.Cancel);
        }, ask.Cancel);
    }

    /// <summary>Keeps a dated rate of exchange.</summary>
    public static async Task<object?> Rate(Ask ask, string why, RateBody body)
    {
        var rate = ExchangeRate.Of(body.From ?? "", body.To ?? "", body.Rate,
            body.On ?? throw new Refusal("rate.day", "Give the day on which the rate held, as 2026-03-31."),
            body.Authority ?? "");
        return await ask.Store.Journal.Write(ask.Actor, why, async writing =>
        {
            await ask.Store.ExchangeRates.Save(writing, [rate], ask.Cancel);
            return rate;
        }, ask.Cancel);
    }

    private static async Task<IReadOnlyList<(Delivery Delivery, decimal? Quantity)>> Wanted(Ask ask, MatchBody body)
    {
        if (body.Delivery is { } id)
            return [(await ask.Store.Deliveries.Find(id, ask.Viewer, ask.Cancel)
                ?? throw new Refusal("delivery.not-found", $"There is no delivery {id}."), body.Quantity)];
        var crews = new List<Crew>();
        foreach (var crew in body.Crews.Distinct())
        {
            crews.Add(await ask.Store.Crews.Find(crew, ask.Viewer, ask.Cancel)
                ?? throw new Refusal("crew.not-found", $"There is no crew {crew}; /api/crews lists them."));
        }

        var arrived = CrewArrivals.Of(crews, ask.Actor.Name);
        return arrived.Count == crews.Count && crews.Count > 0
            ? [.. arrived.Select(delivery => (delivery, delivery.Known()))]
            : throw new Refusal("match.crews", crews.Count == 0
                ? "Nothing is named to count; name a delivery or crews."
                : "A crew that nobody sent or that has not arrived cannot count; mark it as here first.");
    }
}
