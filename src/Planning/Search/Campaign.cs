using Furrow.Planning.Bounds;
using Furrow.Planning.Drafts;
using Furrow.Planning.Moves;

namespace Furrow.Planning.Search;

/// <summary>The whole search: a first plan, prices that bound it and order a better one, then improvement.</summary>
internal sealed class Campaign
{
    /// <summary>Part of the budget for prices and the plans that they order.</summary>
    private const double PriceShare = 0.8;

    /// <summary>Part of the budget in which every round takes a price step; later every fourth does.</summary>
    private const double StepShare = 0.5;

    private const int MostSteps = 3000;
    private const int TrialsPerRound = 4;
    private const int TrialsBesideStep = 2;
    private const int RoundsBetweenMeetings = 64;
    private const int MovesBetweenLooks = 64;
    private const int MovesOfBurst = 512;
    private const double Heat = 0.02;

    private readonly Facts facts;
    private readonly Stop stop;
    private readonly Rng rng;
    private readonly Action<Progress>? progress;
    private readonly double[] chain;
    private readonly int threads;
    private Draft best;
    private long bestCost;
    private long bound;
    private long moves;
    private Ascent? ascent;

    internal Campaign(Facts facts, Stop stop, Rng rng, Schedule? start, Action<Progress>? progress, int threads)
    {
        (this.facts, this.stop, this.rng, this.progress) = (facts, stop, rng, progress);
        this.threads = threads;
        chain = Priorities.ChainRatio(facts);
        best = new Dispatch(facts, []).Plan(new Guidance(chain) { Company = 0.8 });
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

        var schedule = best.ToSchedule(facts, bound);
        return ascent is null ? schedule : schedule with { CrewWorth = [.. ascent.CrewWorth(facts)] };
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
        ascent = new Ascent(facts, best, chain);
        var nearby = new Nearby(facts);
        var remote = Remoteness.Of(facts, nearby);
        var islands = new Island[threads];
        for (var i = 0; i < threads; i++)
            islands[i] = new Island(facts, remote, nearby, new Rng(rng.Next()));
        for (var round = 0; stop.Share(moves) < PriceShare && !stop.Now(moves) && bestCost > bound; round++)
        {
            var share = stop.Share(moves) / PriceShare;
            ascent.Upper = bestCost;
            if (ascent.Steps == 0)
                ascent.Step();
            var steps = ascent.Steps < MostSteps && (stop.Share(moves) < StepShare || round % 4 == 0);
            Round(islands, share, steps);
            moves += threads * (1 + (facts.Count / 16));
            RaiseBound();
            if (round % RoundsBetweenMeetings == RoundsBetweenMeetings - 1)
                Meet(islands);
        }
    }

    /// <summary>Some tries on each island, side by side, and a price step beside the first.</summary>
    private void Round(Island[] islands, double share, bool steps)
    {
        var advice = new Advice(facts, chain, ascent!, best);
        var (plan, heat, boldness) = (best, 0.002 * Math.Pow(0.02, share), share < 0.5 ? 0.2 : 0.6);
        void Act(int i)
        {
            if (steps && i == 0)
                ascent!.Step();
            islands[i].Try(advice, plan, steps && i == 0 ? TrialsBesideStep : TrialsPerRound, heat, boldness);
        }

        SideBySide.Run(islands.Length, Act);
        foreach (var island in islands)
        {
            foreach (var draft in island.Found)
                Consider(draft);
            island.Found.Clear();
        }
    }

    private static void Meet(Island[] islands)
    {
        foreach (var island in islands)
        {
            foreach (var other in islands)
                island.Follow(other);
        }
    }

    private void RaiseBound() => bound = Math.Max(bound, (long)Math.Ceiling(ascent!.Best - 0.001));

    /// <summary>Each thread changes the plan its own way; now and then all go on from the best.</summary>
    private void Improve()
    {
        var searches = new Improvement[threads];
        for (var i = 0; i < threads; i++)
            searches[i] = new Improvement(facts, best, i == 0 ? rng : new Rng(rng.Next()), Heat, () => stop.Now(moves));
        var began = stop.Share(moves);
        var told = bestCost;
        while (!stop.Now(moves))
        {
            var share = (stop.Share(moves) - began) / Math.Max(1e-9, 1 - began);
            var burst = threads == 1 ? MovesBetweenLooks : MovesOfBurst;
            SideBySide.Run(threads, i => searches[i].Run(burst, share, () => stop.Now(moves)));
            moves += threads * burst;
            var found = searches.Min(static search => search.BestCost);
            if (found < told - (told / 2000))
            {
                told = found;
                progress?.Invoke(new Progress(moves, told, bound));
            }
        }

        foreach (var search in searches)
            Consider(search.Best());
    }
}
