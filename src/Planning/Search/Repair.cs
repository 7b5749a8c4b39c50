using Furrow.Planning.Bounds;
using Furrow.Planning.Drafts;

namespace Furrow.Planning.Search;

/// <summary>Takes a schedule that people hold to over to a changed problem, and improves what lies further
/// off.</summary>
internal static class Repair
{
    private const int MovesBetweenLooks = 64;

    /// <summary>Low: a repair does not tear a good plan up.</summary>
    private const double Heat = 0.005;

    /// <summary>The repaired schedule.</summary>
    internal static Schedule Run(
        Facts facts, Schedule earlier, int keepUntil, Stop stop, Rng rng, Action<Progress>? progress)
    {
        var draft = Warm.From(facts, earlier);
        var isKept = new bool[facts.Count];
        for (var i = 0; i < isKept.Length; i++)
            isKept[i] = draft.Crew[i] >= 0 && draft.Start[i] < keepUntil;
        var improvement = new Improvement(facts, draft, rng, Heat, () => !stop.IsOfMoves && stop.Now(0), isKept);
        var bound = new CriticalPath(facts, improvement.Best().Crew).Cost(facts);
        progress?.Invoke(new Progress(0, improvement.BestCost, bound));
        while (facts.Count > 0 && !stop.Now(improvement.Moves))
        {
            var before = improvement.BestCost;
            improvement.Run(MovesBetweenLooks, stop.Share(improvement.Moves), () => stop.Now(improvement.Moves));
            if (improvement.BestCost < before)
                progress?.Invoke(new Progress(improvement.Moves, improvement.BestCost, bound));
        }

        return improvement.Best().ToSchedule(facts, bound);
    }
}
