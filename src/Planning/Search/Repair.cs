using Furrow.Planning.Bounds;
using Furrow.Planning.Drafts;

namespace Furrow.Planning.Search;

/// <summary>Takes a schedule that people hold to over to a changed problem, and improves what lies further
/// off.</summary>
internal static class Repair
{
    private const int MovesBetweenLooks = 64;

    /// <summary>Part of the budget for the bound.</summary>
    private const double PriceShare = 0.4;

    /// <summary>Low: a repair does not tear a good plan up.</summary>
    private const double Heat = 0.005;

    /// <summary>Part of the average cost of an activity that must be saved for each that changes its crew: people who
    /// hold to a plan are not sent elsewhere for a trifle.</summary>
    private const double Deviation = 0.25;

    /// <summary>The repaired schedule.</summary>
    internal static Schedule Run(
        Facts facts, Schedule earlier, int keepUntil, Stop stop, Rng rng, Action<Progress>? progress)
    {
        var draft = Warm.From(facts, earlier);
        var isKept = new bool[facts.Count];
        for (var i = 0; i < isKept.Length; i++)
            isKept[i] = draft.Crew[i] >= 0 && draft.Start[i] < keepUntil;
        var improvement = new Improvement(facts, draft, rng, Heat, () => !stop.IsOfMoves && stop.Now(0), isKept,
            Deviation);
        var placed = improvement.Best();
        if (placed.Unplanned == facts.Count)
            return placed.ToSchedule(facts, 0);
        var ascent = new Ascent(facts, placed, Priorities.ChainRatio(facts));
        progress?.Invoke(new Progress(0, improvement.BestCost, ascent.CriticalCost));
        var moves = 0L;
        while (!stop.Now(moves) && stop.Share(moves) < PriceShare)
        {
            ascent.Upper = improvement.BestCost;
            ascent.Step();
            moves += 1 + (facts.Count / 16);
        }

        var bound = Math.Max(ascent.CriticalCost, (long)Math.Ceiling(ascent.Best - 0.001));
        while (!stop.Now(moves))
        {
            var before = improvement.BestCost;
            improvement.Run(MovesBetweenLooks, stop.Share(moves), () => !stop.IsOfMoves && stop.Now(moves));
            moves += MovesBetweenLooks;
            if (improvement.BestCost < before)
                progress?.Invoke(new Progress(moves, improvement.BestCost, bound));
        }

        var best = improvement.Best().ToSchedule(facts, bound);
        return ascent.Steps == 0 ? best : best with { CrewWorth = [.. ascent.CrewWorth(facts)] };
    }
}
