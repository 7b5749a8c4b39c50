namespace Furrow.Planning.Projects;

/// <summary>Chooses the search that fits the project. Every mode of every job is usable.</summary>
internal sealed class Quest(Project project, Stop stop, Rng rng, Action<Progress>? progress, int threads)
{
    /// <summary>What that search found.</summary>
    internal Finding Run()
    {
        if (project.Jobs.IsEmpty)
            return new Finding { Best = Timetables.Of(project, []), Bound = 0, Evaluations = 0 };
        var network = new Network(project);
        var packing = new Packing(project);
        var isPlain = project.Parts.IsEmpty && project.Jobs.All(static job => job.Modes.Length == 1);
        return isPlain
            ? new Islands(network, packing, stop, rng, progress, threads).Run()
            : new ModeIslands(network, packing, new Modes(project), stop, rng, progress, threads).Run();
    }
}
