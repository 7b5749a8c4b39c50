using Furrow.Planning.Drafts;

namespace Furrow.Planning.Bounds;

/// <summary>Earliest starts and finishes as if every activity had its fastest crew to itself.</summary>
internal sealed class CriticalPath
{
    /// <summary>Takes the planned activities only: an activity that is not planned holds nobody up.</summary>
    internal CriticalPath(Facts facts, ReadOnlySpan<int> crewOfPlan)
    {
        Start = new int[facts.Count];
        Finish = new int[facts.Count];
        Shortest = new int[facts.Count];
        var kinds = Kinds(facts);
        foreach (var activity in facts.Order)
        {
            if (crewOfPlan[activity] < 0)
                continue;
            var after = facts.Release[activity];
            var before = facts.Before.Of(activity);
            var lags = facts.Before.Lags(activity);
            for (var i = 0; i < before.Length; i++)
                after = Math.Max(after, Finish[before[i]] + lags[i]);
            Earliest(facts, kinds[facts.Skill[activity]], activity, after);
            if (facts.PinnedStart[activity] >= 0)
                Finish[activity] = Math.Max(Finish[activity], facts.PinnedStart[activity] + Shortest[activity]);
            Start[activity] = Finish[activity] - Shortest[activity];
        }
    }

    /// <summary>No crew starts the activity before, unless it takes longer than <see cref="Shortest"/>.</summary>
    internal int[] Start { get; }

    /// <summary>No schedule finishes it before.</summary>
    internal int[] Finish { get; }

    /// <summary>Duration with the fastest crew that can do it.</summary>
    internal int[] Shortest { get; }

    /// <summary>Σ weight × earliest finish.</summary>
    internal long Cost(Facts facts)
    {
        var cost = 0L;
        for (var i = 0; i < facts.Count; i++)
            cost += facts.Weight[i] * Finish[i];
        return cost;
    }

    /// <summary>For each skill one crew of each home, rate and arrival, the fastest and earliest first: the others
    /// would give the same times.</summary>
    private static int[][] Kinds(Facts facts) =>
    [
        .. facts.CrewsOf.Select(crews => crews
            .GroupBy(crew => (facts.Home[crew], facts.Rate[crew], facts.From[crew]))
            .OrderByDescending(static group => group.Key.Item2).ThenBy(static group => group.Key.Item3)
            .Select(static group => group.First()).ToArray()),
    ];

    private void Earliest(Facts facts, int[] kinds, int activity, int after)
    {
        Finish[activity] = Facts.Never;
        Shortest[activity] = Facts.Never;
        var only = facts.PinnedCrew[activity];
        var soonest = 0L;
        foreach (var crew in only >= 0 ? [only] : kinds)
        {
            if (Finish[activity] <= soonest)
                return; // nobody is faster, and nobody starts before what the activity waits for
            var travel = facts.Travel(facts.Home[crew], facts.Site[activity]);
            var duration = facts.Duration(crew, activity);
            var start = facts.Open(activity, Math.Max(after, facts.From[crew] + travel), duration);
            Finish[activity] = (int)Math.Min(Finish[activity], (long)start + duration);
            if (duration >= Shortest[activity])
                continue;
            Shortest[activity] = duration;
            soonest = (long)facts.Open(activity, after, duration) + duration;
        }
    }
}
