using Furrow.Planning.Drafts;

namespace Furrow.Planning.Search;

/// <summary>Takes over an earlier schedule as far as the problem still allows it.</summary>
internal static class Warm
{
    /// <summary>The same crews in the same order, as early as they now can; what no longer fits is left out.</summary>
    /// <exception cref="ArgumentException">The schedule is of another number of activities.</exception>
    internal static Draft From(Facts facts, Schedule start)
    {
        if (start.Crew.Length != facts.Count || start.Start.Length != facts.Count)
        {
            throw new ArgumentException(
                $"The schedule to start from has {start.Crew.Length} activities; the problem has {facts.Count}.");
        }

        var timeline = new Timeline(facts);
        var order = Enumerable.Range(0, facts.Count)
            .Where(i => start.Crew[i] >= 0 && start.Crew[i] < facts.Crews && facts.Can(start.Crew[i], i))
            .OrderBy(i => start.Start[i]).ThenBy(static i => i);
        foreach (var activity in order)
        {
            if (Append(facts, timeline, activity, start.Crew[activity]))
                timeline.Keep();
            else
                timeline.Revert();
        }

        var draft = new Draft(facts.Count);
        timeline.Save(draft);
        return draft;
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
