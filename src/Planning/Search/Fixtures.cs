using Furrow.Planning.Drafts;

namespace Furrow.Planning.Search;

/// <summary>Activities pinned to a start, placed before everything else, and what that asks of the rest.</summary>
internal sealed class Fixtures
{
    private readonly List<(int Start, int Finish, int Activity)>[] ofCrew;
    private readonly List<int> hopeless = [];

    private Fixtures(Facts facts)
    {
        ofCrew = new List<(int, int, int)>[facts.Crews];
        for (var crew = 0; crew < facts.Crews; crew++)
            ofCrew[crew] = [];
        IsOut = new bool[facts.Count];
        LatestStart = new int[facts.Count];
        Array.Fill(LatestStart, Facts.Never);
    }

    /// <summary>True for activities that the dispatch must not touch: pinned to a start, or given up.</summary>
    internal bool[] IsOut { get; }

    /// <summary>Latest start of each activity such that pinned ones after it can keep their start.</summary>
    internal int[] LatestStart { get; }

    /// <summary>Places every pinned start whose crew is there and free, in order of time.</summary>
    internal static Fixtures Place(Facts facts, HashSet<int> dropped)
    {
        var fixtures = new Fixtures(facts);
        foreach (var activity in dropped)
            fixtures.IsOut[activity] = true;
        var pinned = Enumerable.Range(0, facts.Count)
            .Where(i => facts.PinnedStart[i] >= 0 && !dropped.Contains(i))
            .OrderBy(i => facts.PinnedStart[i]).ThenBy(i => facts.PinnedCrew[i] < 0).ThenBy(i => i);
        foreach (var activity in pinned)
            fixtures.PlaceOne(facts, activity);
        if (Array.Exists(fixtures.ofCrew, static pins => pins.Count > 0))
            fixtures.Tighten(facts);
        return fixtures;
    }

    /// <summary>Pinned activities of one crew in order of time.</summary>
    internal List<(int Start, int Finish, int Activity)> Of(int crew) => ofCrew[crew];

    /// <summary>Priorities with everything a pinned activity waits for raised above the rest, most urgent
    /// first.</summary>
    internal double[] Raise(Facts facts, double[] priority)
    {
        if (Array.TrueForAll(LatestStart, static start => start == Facts.Never))
            return priority;
        var top = 1 + priority.Max();
        var raised = (double[])priority.Clone();
        for (var i = 0; i < raised.Length; i++)
        {
            if (LatestStart[i] < Facts.Never)
                raised[i] = top * facts.Effort[i] * (1000 + (1e6 / (1 + Math.Max(0, LatestStart[i]))));
        }

        return raised;
    }

    /// <summary>Pinned activities whose predecessors did not end in time, and those that found no crew.</summary>
    internal List<int> Broken(Facts facts, Draft draft)
    {
        var broken = new List<int>(hopeless);
        foreach (var (_, _, activity) in ofCrew.SelectMany(static pins => pins))
        {
            var before = facts.Before.Of(activity);
            var lags = facts.Before.Lags(activity);
            for (var i = 0; i < before.Length; i++)
            {
                var first = before[i];
                if (draft.Crew[first] < 0 || draft.Finish[first] + lags[i] > draft.Start[activity])
                {
                    broken.Add(activity);
                    break;
                }
            }
        }

        return broken;
    }

    private void PlaceOne(Facts facts, int activity)
    {
        IsOut[activity] = true;
        var start = facts.PinnedStart[activity];
        var best = -1;
        var bestTravel = int.MaxValue;
        foreach (var crew in facts.CrewsOf[facts.Skill[activity]])
        {
            var pins = ofCrew[crew];
            var from = pins.Count > 0 ? facts.Site[pins[^1].Activity] : facts.Home[crew];
            var free = pins.Count > 0 ? pins[^1].Finish : facts.From[crew];
            var travel = facts.Travel(from, facts.Site[activity]);
            var duration = facts.Duration(crew, activity);
            if (facts.Can(crew, activity) && free + travel <= start && (long)start + duration <= facts.Until[crew]
                && start >= facts.Release[activity] && facts.Open(activity, start, duration) == start
                && travel < bestTravel)
            {
                (best, bestTravel) = (crew, travel);
            }
        }

        if (best < 0)
            hopeless.Add(activity);
        else
            ofCrew[best].Add((start, start + facts.Duration(best, activity), activity));
    }

    private void Tighten(Facts facts)
    {
        foreach (var (start, _, activity) in ofCrew.SelectMany(static pins => pins))
            LatestStart[activity] = start;
        for (var at = facts.Count - 1; at >= 0; at--)
        {
            var activity = facts.Order[at];
            var after = facts.After.Of(activity);
            var lags = facts.After.Lags(activity);
            var fastest = Facts.Never;
            for (var i = 0; i < after.Length; i++)
            {
                if (LatestStart[after[i]] == Facts.Never)
                    continue;
                if (fastest == Facts.Never)
                    fastest = Fastest(facts, activity);
                var latest = (long)LatestStart[after[i]] - lags[i] - fastest;
                LatestStart[activity] = (int)Math.Min(LatestStart[activity], Math.Max(-1, latest));
            }
        }
    }

    private static int Fastest(Facts facts, int activity)
    {
        var least = Facts.Never;
        foreach (var crew in facts.CrewsOf[facts.Skill[activity]])
            least = Math.Min(least, facts.Duration(crew, activity));
        return least;
    }
}
