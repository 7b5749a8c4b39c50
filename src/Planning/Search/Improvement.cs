using Furrow.Planning.Drafts;
using Furrow.Planning.Moves;

namespace Furrow.Planning.Search;

/// <summary>
/// Ruin and recreate: takes a few related activities out, puts each back where it costs least, and keeps the result
/// when it is not much worse; the less worse, the longer the search has gone on (simulated annealing).
/// </summary>
internal sealed class Improvement
{
    private const int RefreshEvery = 256;
    private const int MovesBetweenLooks = 64;
    private const int TriesBetweenLooks = 16;

    /// <summary>A move is given up when it looks worse than accepted by this many times the heat.</summary>
    private const double Margin = 8;

    private readonly Facts facts;
    private readonly Timeline timeline;
    private readonly DelayPrices prices;
    private readonly Ruin ruin;
    private readonly Insertion insertion;
    private readonly Rng rng;
    private readonly Draft best;
    private readonly double hot;
    private readonly double[] keys;
    private bool isBestKept = true;
    private long bestStanding;

    /// <param name="facts">The problem.</param>
    /// <param name="from">The plan to improve.</param>
    /// <param name="rng">Chance.</param>
    /// <param name="heat">Heat at the begin, as a part of the average cost of an activity.</param>
    /// <param name="isOver">Asked while places are sought for what is not planned; true ends it.</param>
    /// <param name="isKept">Activities that stay with their crew in their order; null for none.</param>
    /// <param name="deviation">What it must save to give an activity of the plan to another crew, as a part of the
    /// average cost of an activity.</param>
    internal Improvement(
        Facts facts, Draft from, Rng rng, double heat, Func<bool> isOver, bool[]? isKept = null,
        double deviation = 0)
    {
        (this.facts, this.rng) = (facts, rng);
        timeline = new Timeline(facts);
        timeline.Load(from);
        if (deviation > 0)
            timeline.Know((long)(deviation * timeline.Cost / Math.Max(1, facts.Count)));
        prices = new DelayPrices(facts, timeline);
        ruin = new Ruin(facts, timeline);
        insertion = new Insertion(facts, timeline, prices);
        keys = new double[ruin.Chosen.Length];
        best = new Draft(facts.Count);
        PlaceTheUnplanned(isOver);
        isKept?.CopyTo(timeline.IsKept, 0);
        timeline.Save(best);
        BestCost = timeline.Cost;
        bestStanding = Standing;
        hot = heat * timeline.Cost / Math.Max(1, facts.Count);
    }

    /// <summary>Moves tried.</summary>
    internal long Moves { get; private set; }

    /// <summary>Cost of the best schedule so far.</summary>
    internal long BestCost { get; private set; }

    /// <summary>Cost of the present schedule, and of what is not as people know it.</summary>
    private long Standing => timeline.Cost + timeline.Deviation;

    /// <summary>Tries a number of moves at a stage of the search.</summary>
    /// <param name="moves">How many.</param>
    /// <param name="share">0 at the begin of the search, 1 at its end: how much of the budget is used.</param>
    /// <param name="isOver">Asked now and then; true ends it early.</param>
    internal void Run(int moves, double share, Func<bool> isOver)
    {
        var heat = hot * Math.Pow(0.01, share);
        for (var i = 0; i < moves; i++)
        {
            if (i > 0 && i % MovesBetweenLooks == 0 && isOver())
                return;
            if (++Moves % RefreshEvery == 0)
            {
                prices.Refresh();
                ruin.Refresh();
            }

            Move(heat);
        }
    }

    /// <summary>The best schedule so far.</summary>
    internal Draft Best()
    {
        KeepBest();
        return best.Copy();
    }

    /// <summary>Tries to find a place for what is not planned, predecessors first, while there is time: each try
    /// looks at every place of every crew.</summary>
    private void PlaceTheUnplanned(Func<bool> isOver)
    {
        var tries = 0;
        foreach (var activity in facts.Order)
        {
            if (timeline.Crew[activity] >= 0 || facts.CrewsOf[facts.Skill[activity]].Length == 0)
                continue;
            if (tries++ % TriesBetweenLooks == 0 && isOver())
                return;
            insertion.Weigh(activity);
            if (!insertion.Place(activity, double.MaxValue, rng))
            {
                timeline.Revert();
                if (!insertion.PlaceLast(activity, rng))
                    timeline.Revert();
            }

            timeline.Keep();
        }
    }

    private void Move(double heat)
    {
        var before = Standing;
        ruin.Act(rng);
        if (ruin.Count == 0)
            return;
        if (timeline.Settle() && Recreate(before + (long)(heat * Margin)) && Accepts(Standing - before, heat))
        {
            timeline.Keep();
            if (Standing < bestStanding)
            {
                (BestCost, bestStanding) = (timeline.Cost, Standing);
                isBestKept = false;
            }
        }
        else
            timeline.Revert();
    }

    /// <summary>The best is written down only before it would be left: copying it at every step costs more.</summary>
    private bool Accepts(long worse, double heat)
    {
        if (worse <= 0)
            return true;
        if (worse >= heat * -Math.Log(1 - rng.Unit()))
            return false;
        if (isBestKept)
            return true;
        timeline.Revert();
        KeepBest();
        return false;
    }

    private void KeepBest()
    {
        if (!isBestKept)
            timeline.Save(best);
        isBestKept = true;
    }

    /// <summary>Puts everything back. False when something finds no place, or all looks worse than a limit.</summary>
    private bool Recreate(long limit)
    {
        var chosen = ruin.Chosen.AsSpan(0, ruin.Count);
        Order(chosen);
        var owed = 0L;
        foreach (var activity in chosen)
            owed += facts.Weight[activity] * timeline.Finish[activity];
        for (var left = chosen.Length; left > 0; left--)
        {
            var at = 0;
            while (at < left && !IsNext(chosen[at]))
                at++;
            if (at == left)
                return false;
            var activity = chosen[at];
            chosen[(at + 1)..left].CopyTo(chosen[at..]);
            owed -= facts.Weight[activity] * timeline.Finish[activity];
            if (!insertion.Place(activity, limit - Standing - owed, rng))
                return false;
        }

        return true;
    }

    private bool IsNext(int activity)
    {
        foreach (var first in facts.Before.Of(activity))
        {
            if (timeline.Crew[first] < 0)
                return false;
        }

        return true;
    }

    private void Order(Span<int> chosen)
    {
        for (var i = 0; i < chosen.Length; i++)
            keys[i] = timeline.Start[chosen[i]];
        var span = keys.AsSpan(0, chosen.Length);
        span.Sort(chosen);
        for (var i = chosen.Length - 1; i >= 0; i--)
            insertion.Weigh(chosen[i]);
        var rule = rng.Below(4);
        if (rule == 0)
            return;
        for (var i = 0; i < chosen.Length; i++)
        {
            keys[i] = rule switch
            {
                1 => rng.Unit(),
                2 => -insertion.Worth(chosen[i]) / facts.Effort[chosen[i]],
                _ => -insertion.Worth(chosen[i]),
            };
        }

        span.Sort(chosen);
    }
}
