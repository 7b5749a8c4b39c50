using Furrow.Planning.Drafts;

namespace Furrow.Planning.Search;

/// <summary>Takes over an earlier schedule as far as the problem still allows it.</summary>
internal static class Warm
{
    /// <summary>How long before a pin other work makes room for it.</summary>
    private const int MostRoom = 1000;

    /// <summary>The same crews in the same order, as early as they now can; what no longer fits is left out. Pins win:
    /// what stands in the way of one makes room.</summary>
    /// <exception cref="ArgumentException">The schedule is of another number of activities.</exception>
    internal static Draft From(Facts facts, Schedule start)
    {
        if (start.Crew.Length != facts.Count || start.Start.Length != facts.Count)
        {
            throw new ArgumentException(
                $"The schedule to start from has {start.Crew.Length} activities; the problem has {facts.Count}.");
        }

        var timeline = new Timeline(facts);
        var when = Times(facts, start);
        var order = Enumerable.Range(0, facts.Count)
            .Where(i => start.Crew[i] >= 0 && Crew(facts, start, i) is var crew && crew < facts.Crews
                && facts.Can(crew, i))
            .OrderBy(i => when[i]).ThenBy(static i => i);
        foreach (var activity in order)
        {
            var crew = Crew(facts, start, activity);
            while (!Append(facts, timeline, activity, crew))
            {
                timeline.Revert();
                if (!MakesRoom(facts, timeline, activity, crew))
                    break;
            }

            timeline.Keep();
        }

        var draft = new Draft(facts.Count);
        timeline.Save(draft);
        return draft;
    }

    /// <summary>When each activity is likely to start now: after what it waits for, whatever holds that.</summary>
    private static long[] Times(Facts facts, Schedule start)
    {
        var when = new long[facts.Count];
        foreach (var i in facts.Order)
        {
            when[i] = facts.PinnedStart[i] >= 0
                ? facts.PinnedStart[i]
                : Math.Max(start.Start[i], facts.Release[i]);
            foreach (var first in facts.Before.Of(i))
                when[i] = Math.Max(when[i], when[first] + 1);
        }

        return when;
    }

    private static int Crew(Facts facts, Schedule start, int activity) =>
        facts.PinnedCrew[activity] >= 0 ? facts.PinnedCrew[activity] : start.Crew[activity];

    /// <summary>Takes out the last activity of a crew when that may let a pinned one keep its start.</summary>
    private static bool MakesRoom(Facts facts, Timeline timeline, int pinned, int crew)
    {
        var last = timeline.Last[crew];
        if (facts.PinnedStart[pinned] < 0 || last < 0 || facts.PinnedStart[last] >= 0
            || timeline.Start[last] + 1 < facts.PinnedStart[pinned] - MostRoom)
        {
            return false;
        }

        foreach (var then in facts.After.Of(last))
        {
            if (timeline.Crew[then] >= 0)
                return false;
        }

        timeline.Remove(last);
        timeline.Settle();
        timeline.Keep();
        return true;
    }

    private static bool Append(Facts facts, Timeline timeline, int activity, int crew)
    {
        var before = facts.Before.Of(activity);
        var last = timeline.Last[crew];
        var earliest = last < 0 ? 0 : timeline.Finish[last];
        foreach (var first in before)
        {
            if (timeline.Crew[first] < 0)
                return false;
            earliest = Math.Max(earliest, timeline.Finish[first]);
        }

        timeline.Insert(activity, crew, last, earliest);
        return timeline.Settle();
    }
}
