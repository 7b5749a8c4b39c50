using Furrow.Planning.Projects;

namespace Furrow.Cli.Formats;

/// <summary>
/// Reads the instances of the MISTA 2013 challenge: projects with release, critical-path length and a file of their own
/// (.mm, beside or in folders beside the instance), and resources shared by all of them. What counts is how long after
/// its release and critical path each project ends.
/// </summary>
internal static class Mista
{
    private const int MostProjects = 1000;

    /// <summary>The portfolio that the text describes.</summary>
    /// <param name="text">The instance.</param>
    /// <param name="name">Of the file, for refusals.</param>
    /// <param name="open">Opens a project's file by the path that the instance gives; null when it is not
    /// there.</param>
    internal static Project Read(TextReader text, string name, Func<string, TextReader?> open)
    {
        var fields = new Fields("mista", text, name);
        var projects = new List<(Project Project, int Release, int Path)>();
        for (var left = fields.Whole(1, MostProjects); left > 0; left--)
        {
            var (release, path) = (fields.Whole(0, Psplib.MostDuration), fields.Whole(0, Psplib.MostDuration));
            var file = fields.Word();
            using var own = open(file) ?? throw fields.Wrong(file, "this project's file is not there");
            projects.Add((Psplib.Read(own, file, "mista"), release, path));
        }

        var shared = Enumerable.Range(0, fields.Whole(0, Psplib.MostResources))
            .Select(_ => fields.Whole(-1, Psplib.MostUnits)).ToArray();
        if (projects.FirstOrDefault(one => one.Project.Pools.Length != shared.Length
            && one.Project.Pools.Length + one.Project.Budgets.Length != shared.Length) is { Project: not null } odd)
        {
            throw fields.Wrong(
                $"{shared.Length}", $"a project has {odd.Project.Pools.Length + odd.Project.Budgets.Length} resources");
        }

        return Joined(projects, shared);
    }

    private static Project Joined(List<(Project Project, int Release, int Path)> projects, int[] shared)
    {
        var pools = shared.Where(static units => units >= 0).ToList();
        var budgets = new List<int>();
        var jobs = new List<Job>();
        var follows = new List<Follow>();
        for (var part = 0; part < projects.Count; part++)
        {
            var (project, release, _) = projects[part];
            var first = jobs.Count;
            var poolOf = new int[project.Pools.Length];
            for (var pool = 0; pool < poolOf.Length; pool++)
            {
                poolOf[pool] = shared[pool] >= 0 ? shared.Take(pool).Count(static units => units >= 0) : pools.Count;
                if (shared[pool] < 0)
                    pools.Add(project.Pools[pool]);
            }

            var firstBudget = budgets.Count;
            budgets.AddRange(project.Budgets);
            jobs.AddRange(project.Jobs.Select(job => new Job(
                [
                    .. job.Modes.Select(mode => new Mode(
                        mode.Duration,
                        [.. mode.Pools.Select(demand => demand with { Of = poolOf[demand.Of] })],
                        [.. mode.Budgets.Select(demand => demand with { Of = firstBudget + demand.Of })])),
                ],
                release, part)));
            follows.AddRange(project.Follows.Select(one => new Follow(first + one.First, first + one.Then)));
        }

        return new Project
        {
            Jobs = [.. jobs],
            Follows = [.. follows],
            Pools = [.. pools],
            Budgets = [.. budgets],
            Parts = [.. projects.Select(static one => new Part(one.Release + one.Path))],
        };
    }
}
