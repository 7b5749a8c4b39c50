using Furrow.Planning.Drafts;

namespace Furrow.Planning.Search;

/// <summary>What finishing an activity is worth, before prices are known.</summary>
internal static class Priorities
{
    /// <summary>Chain ratio: the best weight per hour of what an activity unlocks, times its own effort.</summary>
    /// <remarks>An activity that several wait for shares in each: a successor counts by one over its
    /// predecessors.</remarks>
    internal static double[] ChainRatio(Facts facts)
    {
        var weight = new double[facts.Count];
        var hours = new double[facts.Count];
        var priority = new double[facts.Count];
        for (var at = facts.Count - 1; at >= 0; at--)
        {
            var activity = facts.Order[at];
            weight[activity] = facts.Weight[activity];
            hours[activity] = facts.Effort[activity];
            var best = weight[activity] / hours[activity];
            foreach (var then in facts.After.Of(activity))
            {
                var share = 1.0 / facts.Before.Of(then).Length;
                weight[activity] += weight[then] * share;
                hours[activity] += hours[then] * share;
            }

            best = Math.Max(best, weight[activity] / hours[activity]);
            priority[activity] = best * facts.Effort[activity];
        }

        return priority;
    }

    /// <summary>Weight of each activity with its shares of everything that waits for it.</summary>
    internal static double[] Weights(Facts facts)
    {
        var weight = new double[facts.Count];
        for (var at = facts.Count - 1; at >= 0; at--)
        {
            var activity = facts.Order[at];
            weight[activity] = facts.Weight[activity];
            foreach (var then in facts.After.Of(activity))
                weight[activity] += weight[then] / facts.Before.Of(then).Length;
        }

        return weight;
    }
}
