namespace Furrow.Planning.Projects;

/// <summary>
/// Workers' skills as pools. At every moment, for every set of skills, the jobs at work ask of it no more than there
/// are workers with one of them (Hall 1935): that is a project with pools whose best last finish is a bound.
/// </summary>
internal static class Skills
{
    private const int MostForAllSets = 6;

    /// <summary>The project with a pool for each set of skills instead of workers.</summary>
    internal static Project Pooled(Project project)
    {
        var used = project.Jobs.SelectMany(static job => job.Skills.IsDefault ? [] : job.Skills)
            .Aggregate(0UL, static (mask, demand) => mask | (1UL << demand.Of));
        var sets = Sets(used);
        var first = project.Pools.Length;
        return project with
        {
            Pools = [.. project.Pools, .. sets.Select(set => project.Workers.Count(worker => (worker & set) != 0))],
            Workers = [],
            Jobs =
            [
                .. project.Jobs.Select(job => job.Skills.IsDefaultOrEmpty ? job : job with
                {
                    Skills = [],
                    Modes =
                    [
                        .. job.Modes.Select(mode => mode with { Pools = [.. mode.Pools, .. Asked(job, sets, first)] }),
                    ],
                }),
            ],
        };
    }

    private static List<ulong> Sets(ulong used)
    {
        var skills = Enumerable.Range(0, 64).Where(skill => (used >> skill & 1) != 0)
            .Select(static skill => 1UL << skill).ToArray();
        if (skills.Length <= MostForAllSets)
        {
            return [.. Enumerable.Range(1, (1 << skills.Length) - 1).Select(pick => skills
                .Where((_, i) => (pick >> i & 1) != 0).Aggregate(0UL, static (set, skill) => set | skill))];
        }

        return [.. skills, .. skills.SelectMany((one, i) => skills[(i + 1)..].Select(two => one | two)), used];
    }

    private static IEnumerable<Demand> Asked(Job job, List<ulong> sets, int first)
    {
        for (var i = 0; i < sets.Count; i++)
        {
            var units = 0;
            foreach (var (skill, count) in job.Skills)
                units += (sets[i] >> skill & 1) != 0 ? count : 0;
            if (units > 0)
                yield return new Demand(first + i, units);
        }
    }
}
