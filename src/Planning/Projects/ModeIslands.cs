using Furrow.Planning.Bounds;

namespace Furrow.Planning.Projects;

/// <summary>Searches when jobs have several modes, or parts have due dates: a population on each thread.</summary>
internal sealed class ModeIslands(
    Network network, Packing packing, Modes modes, Stop stop, Rng rng, Action<Progress>? progress, int threads)
{
    private readonly Lock gate = new();
    private readonly int[] start = new int[network.Count];
    private readonly int[] mode = new int[network.Count];
    private long fitness = long.MaxValue;
    private bool sound;
    private long evaluations;
    private int least;
    private volatile bool over;

    /// <summary>The best timetable until the search should stop, or until it is proven best.</summary>
    internal Finding Run()
    {
        least = Math.Max(network.CriticalPath, EnergyBound.Of(network));
        var bound = network.Project.Parts.Length == 0 ? least : PartsBound();
        var seeds = Enumerable.Range(0, stop.IsOfMoves ? 1 : threads).Select(_ => new Rng(rng.Next())).ToArray();
        var workers = seeds.Skip(1).Select(seed => new Thread(() => Evolve(seed, bound))).ToArray();
        foreach (var worker in workers)
            worker.Start();
        Evolve(seeds[0], bound);
        foreach (var worker in workers)
            worker.Join();
        return new Finding
        {
            Best = sound ? Timetables.Of(network.Project, start, mode) : null,
            Bound = bound,
            Evaluations = evaluations,
        };
    }

    /// <summary>Each part alone, on its critical path.</summary>
    private long PartsBound()
    {
        int[] earliest = [.. network.EarliestStart.Select((start, job) => start + network.Shortest(job))];
        return Timetables.Delay(network.Project, earliest);
    }

    private void Evolve(Rng chance, long bound)
    {
        var evolution = new ModeEvolution(network, packing, modes, chance);
        while (!over)
        {
            for (var step = 0; step < network.StepsBetweenLooks; step++)
                evolution.Step();
            Look(evolution, bound);
        }
    }

    private void Look(ModeEvolution evolution, long bound)
    {
        lock (gate)
        {
            evaluations += network.StepsBetweenLooks;
            var found = evolution.Best;
            if (found.Cost < fitness)
            {
                found.Start.CopyTo(start, 0);
                found.Mode.CopyTo(mode, 0);
                (fitness, sound) = (found.Cost, evolution.IsSound);
                var cost = network.Project.Parts.Length == 0 ? found.Finish : evolution.BestDelay;
                if (sound)
                    progress?.Invoke(new Progress(evaluations, cost, bound));
                over |= sound && cost <= bound && (network.Project.Parts.Length == 0 || found.Finish <= least);
            }

            over |= stop.Now(evaluations);
        }
    }
}
