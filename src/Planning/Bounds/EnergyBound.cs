using Furrow.Planning.Projects;

namespace Furrow.Planning.Bounds;

/// <summary>
/// Jobs that cannot start before a time and have at least so much behind them share a pool between the two: their
/// work divided by its capacity fits nowhere shorter.
/// </summary>
internal static class EnergyBound
{
    /// <summary>No timetable ends before this; 0 when the pools say nothing.</summary>
    internal static int Of(Network network)
    {
        var bound = 0;
        for (var pool = 0; pool < network.Project.Pools.Length; pool++)
            bound = Math.Max(bound, Of(network, pool));
        return bound;
    }

    private static int Of(Network network, int pool)
    {
        var capacity = network.Project.Pools[pool];
        var jobs = Enumerable.Range(0, network.Count)
            .Select(job => (Head: network.EarliestStart[job],
                Tail: network.ShortestTail[job] - network.Shortest(job),
                Work: LeastWork(network.Project.Jobs[job], pool)))
            .Where(static job => job.Work > 0).OrderByDescending(static job => job.Tail).ToArray();
        var bound = 0L;
        foreach (var head in jobs.Select(static job => job.Head).Distinct())
        {
            var work = 0L;
            foreach (var job in jobs)
            {
                if (job.Head < head)
                    continue;
                work += job.Work;
                bound = Math.Max(bound, head + ((work + capacity - 1) / capacity) + job.Tail);
            }
        }

        return (int)Math.Min(bound, network.Horizon);
    }

    private static long LeastWork(Job job, int pool) => job.Modes.Min(mode =>
        mode.Pools.Where(demand => demand.Of == pool).Sum(demand => (long)demand.Units * mode.Duration));
}
