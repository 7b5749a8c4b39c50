using Furrow.Planning.Bounds;
using Furrow.Planning.Drafts;

namespace Furrow.Planning.Search;

/// <summary>The whole search: a first plan, prices that bound it and order a better one, then improvement.</summary>
internal sealed class Campaign
{
    /// <summary>Part of the budget for prices and the plans that they order.</summary>
    private const double PriceShare = 0.3;

    private const int MostSteps = 600;
    private const int MovesBetweenLooks = 64;
    private const double Heat = 0.02;

    /// <summary>Exponents of chain ratio, price of delay and soonness; each gives another order.</summary>
    private static readonly (double Chain, double Worth, double Soon)[] Blends =
    [
        (0.85, 0.15, 0), (0.7, 0.3, 0), (0.7, 0, 0.3), (0.4, 0, 0.6), (0.5, 0.1, 0.4), (0.3, 0.2, 0.5), (0.6, 0.2, 0.2),
    ];

    private readonly Facts facts;
    private readonly Stop stop;
    private readonly Rng rng;
    private readonly Action<Progress>? progress;
    private readonly double[] chain;
    private Draft best;
    private long bestCost;
    private long bound;
    private long moves;

    internal Campaign(Facts facts, Stop stop, Rng rng, Schedule? start, Action<Progress>? progress)
    {
        (this.facts, this.stop, this.rng, this.progress) = (facts, stop, rng, progress);
        chain = Priorities.ChainRatio(facts);
        best = Dispatch.Run(facts, chain);
        bestCost = best.Cost(facts);
        if (start is not null)
            Consider(Warm.From(facts, start));
        bound = new CriticalPath(facts, best.Crew).Cost(facts);
        Report();
    }

    /// <summary>Searches until it is time to stop.</summary>
    internal Schedule Run()
    {
        if (bestCost > bound && !stop.Now(moves))
        {
            Price();
            if (bestCost > bound && !stop.Now(moves))
                Improve();
        }

        return best.ToSchedule(facts, bound);
    }

    /// <summary>Takes a draft when it plans more, or the same at less cost. The bound holds for whatever plans
    /// more.</summary>
    private void Consider(Draft draft)
    {
        var more = false;
        for (var i = 0; i < facts.Count; i++)
        {
            if (draft.Crew[i] < 0 && best.Crew[i] >= 0)
                return;
            more |= draft.Crew[i] >= 0 && best.Crew[i] < 0;
        }

        var cost = draft.Cost(facts);
        if (!more && cost >= bestCost)
            return;
        (best, bestCost) = (draft, cost);
        Report();
    }

    private void Report() => progress?.Invoke(new Progress(moves, bestCost, bound));

    private void Price()
    {
        var ascent = new Ascent(facts, best, chain);
        var movesPerStep = 1 + (facts.Count / 16);
        var nextBlend = 0;
        while (ascent.Steps < MostSteps && stop.Share(moves) < PriceShare && !stop.Now(moves) && bestCost > bound)
        {
            ascent.Upper = bestCost;
            ascent.Step();
            moves += movesPerStep;
            bound = Math.Max(bound, (long)Math.Ceiling(ascent.Best - 0.001));
            if (ascent.Steps % 4 == 0)
                Consider(Dispatch.Run(facts, Blend(ascent, Blends[nextBlend++ % Blends.Length])));
        }
    }

    private double[] Blend(Ascent ascent, (double Chain, double Worth, double Soon) blend)
    {
        var priority = new double[facts.Count];
        for (var i = 0; i < priority.Length; i++)
        {
            var soon = facts.Effort[i] / (50 + Math.Max(0, ascent.Finish[i] - (0.5 * facts.Effort[i])));
            priority[i] = Math.Pow(chain[i], blend.Chain) * Math.Pow(Math.Max(1e-3, ascent.Worth[i]), blend.Worth)
                * Math.Pow(soon, blend.Soon);
        }

        return priority;
    }

    private void Improve()
    {
        var improvement = new Improvement(facts, best, rng, Heat);
        var began = stop.Share(moves);
        var told = bestCost;
        while (!stop.Now(moves))
        {
            var share = (stop.Share(moves) - began) / Math.Max(1e-9, 1 - began);
            improvement.Run(MovesBetweenLooks, share);
            moves += MovesBetweenLooks;
            if (improvement.BestCost < told - (told / 2000))
            {
                told = improvement.BestCost;
                progress?.Invoke(new Progress(moves, told, bound));
            }
        }

        Consider(improvement.Best());
    }
}
