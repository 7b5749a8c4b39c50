namespace Furrow.Planning.Projects;

/// <summary>Finds good timetables for a <see cref="Project"/>.</summary>
public static class ProjectPlanner
{
    /// <summary>The best timetable found until <paramref name="stop"/>, with a lower bound.</summary>
    /// <param name="project">What must be respected.</param>
    /// <param name="stop">When to end; earlier when the best is proven.</param>
    /// <param name="rng">Chance; the same seed under a move limit gives the same bytes.</param>
    /// <param name="progress">Told about each better timetable; never from two threads at once.</param>
    /// <param name="threads">At least 1. A limit of moves uses one thread, whatever is said.</param>
    /// <exception cref="ArgumentException">The project is malformed; the message names the index and the
    /// limit.</exception>
    public static Finding Solve(
        Project project, Stop stop, Rng rng, Action<Progress>? progress = null, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(stop);
        ArgumentNullException.ThrowIfNull(rng);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _ = new Network(project);
        var modes = new Modes(project);
        if (modes.AreImpossible)
            return new Finding { Best = null, Bound = long.MaxValue, Evaluations = 0 };
        var reduced = project with
        {
            Jobs = [.. project.Jobs.Select((job, j) => job with
            {
                Modes = [.. modes.Usable[j].Select(mode => job.Modes[mode])],
            })],
        };
        var finding = new Quest(reduced, stop, rng, progress, threads).Run();
        return finding.Best is not { } best ? finding : finding with
        {
            Best = best with { Mode = [.. best.Mode.Select((mode, job) => modes.Usable[job][mode])] },
        };
    }
}
