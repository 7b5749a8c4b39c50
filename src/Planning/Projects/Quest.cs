namespace Furrow.Planning.Projects;

/// <summary>Chooses the search that fits the project. Every mode of every job is usable.</summary>
internal sealed class Quest(Project project, Stop stop, Rng rng, Action<Progress>? progress, int threads)
{
    /// <summary>What that search found.</summary>
    internal Finding Run()
    {
        if (project.Jobs.IsEmpty)
            return new Finding { Best = Timetables.Of(project, []), Bound = 0, Evaluations = 0 };
        if (!project.Workers.IsEmpty || project.Jobs.Any(static job => !job.Skills.IsDefaultOrEmpty))
            return WithWorkers();
        if (!project.Lags.IsEmpty)
            return WithLags();
        var network = new Network(project);
        var packing = new Packing(project);
        var isPlain = project.Parts.IsEmpty && project.Jobs.All(static job => job.Modes.Length == 1);
        return isPlain
            ? new Islands(network, packing, stop, rng, progress, threads).Run()
            : new ModeIslands(network, packing, new Modes(project), stop, rng, progress, threads).Run();
    }

    private Finding WithWorkers()
    {
        var pooled = Skills.Pooled(project);
        if (!project.Parts.IsEmpty || !project.Lags.IsEmpty || project.Jobs.Any(static job => job.Modes.Length > 1))
            throw new ArgumentException("Workers are planned for jobs of one mode, without parts and distances.");
        return new Modes(pooled).AreImpossible
            ? new Finding { Best = null, Bound = long.MaxValue, Evaluations = 0 }
            : new WorkerSearch(project, pooled, stop, rng, progress, threads).Run();
    }

    private Finding WithLags() =>
        project.Parts.IsEmpty && project.Jobs.All(static job => job.Modes.Length == 1)
            ? new LagSearch(project, stop, progress, threads).Run()
            : throw new ArgumentException("Distances between starts are planned for jobs of one mode, without parts.");
}
