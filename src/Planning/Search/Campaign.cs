using Furrow.Planning.Bounds;
using Furrow.Planning.Drafts;

namespace Furrow.Planning.Search;

/// <summary>The whole search: a first plan, prices that bound it and order a better one, then improvement.</summary>
internal sealed class Campaign
{
    /// <summary>Part of the budget for prices and the plans that they order.</summary>
    private const double PriceShare = 0.35;

    /// <summary>The same when a second thread goes on raising the bound.</summary>
    private const double PriceShareOfTwo = 0.3;

    private const int MostSteps = 3000;
    private const int TrialsPerStep = 2;
    private const int MovesBetweenLooks = 64;
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
    private volatile bool isOver;

    internal Campaign(Facts facts, Stop stop, Rng rng, Schedule? start, Action<Progress>? progress, int threads)
    {
        (this.facts, this.stop, this.rng, this.progress) = (facts, stop, rng, progress);
        this.threads = stop.IsOfMoves ? 1 : threads;
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
        ascent = new Ascent(facts, best, chain);
        var blend = Blend.Usual;
        int[] skills = [.. facts.Skill.Distinct().Order()];
        var movesPerStep = 1 + (facts.Count / 16);
        var share = threads > 1 ? PriceShareOfTwo : PriceShare;
        while (ascent.Steps < MostSteps && stop.Share(moves) < share && !stop.Now(moves) && bestCost > bound)
        {
            ascent.Upper = bestCost;
            ascent.Step();
            moves += movesPerStep;
            RaiseBound();
            for (var trial = 0; trial < TrialsPerStep; trial++)
            {
                var tried = ascent.Steps == 1 ? blend : blend.Vary(rng, skills);
                var before = bestCost;
                Consider(Dispatch.Run(facts, tried.Priorities(facts, chain, ascent, best)));
                if (bestCost < before)
                    blend = tried;
            }
        }
    }

    private void RaiseBound() => bound = Math.Max(bound, (long)Math.Ceiling(ascent!.Best - 0.001));

    /// <summary>Raises the bound until told to end; its own thread.</summary>
    private void Raise()
    {
        while (!isOver && ascent!.Steps < MostSteps)
            ascent.Step();
    }

    private void Improve()
    {
        var improvement = new Improvement(facts, best, rng, Heat, () => stop.Now(moves));
        var beside = threads > 1 ? new Thread(Raise) { IsBackground = true } : null;
        beside?.Start();
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
                RaiseBound();
                progress?.Invoke(new Progress(moves, told, bound));
            }
        }

        isOver = true;
        beside?.Join();
        RaiseBound();
        Consider(improvement.Best());
    }
}
