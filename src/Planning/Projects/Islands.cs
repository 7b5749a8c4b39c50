using Furrow.Planning.Bounds;

namespace Furrow.Planning.Projects;

/// <summary>Searches for the least last finish when every job has one mode: a population on each thread.</summary>
internal sealed class Islands(
    Network network, Packing packing, Stop stop, Rng rng, Action<Progress>? progress, int threads)
{
    private const int StepsBetweenLooks = 64;

    private readonly Lock gate = new();
    private readonly int[] best = new int[network.Count];
    private int finish = int.MaxValue;
    private long evaluations;
    private int bound;
    private volatile bool over;

    /// <summary>The best timetable until the search should stop, or until it is proven best.</summary>
    internal Finding Run()
    {
        bound = Math.Max(network.CriticalPath, EnergyBound.Of(network));
        var seeds = Enumerable.Range(0, stop.IsOfMoves ? 1 : threads).Select(_ => new Rng(rng.Next())).ToArray();
        var workers = seeds.Skip(1).Select(seed => new Thread(() => Search(seed))).ToArray();
        foreach (var worker in workers)
            worker.Start();
        Search(seeds[0]);
        foreach (var worker in workers)
            worker.Join();
        var jobs = network.Project.Jobs;
        return new Finding
        {
            Best = new Timetable
            {
                Mode = [.. jobs.Select(static _ => 0)],
                Start = [.. best],
                Finish = [.. best.Select((start, job) => start + jobs[job].Modes[0].Duration)],
                Cost = finish,
                LastFinish = finish,
            },
            Bound = bound,
            Evaluations = evaluations,
        };
    }

    private void Search(Rng chance)
    {
        var evolution = new Evolution(network, packing, chance);
        while (!over)
        {
            for (var step = 0; step < StepsBetweenLooks; step++)
                evolution.Step();
            Look(evolution.Best);
        }
    }

    private void Look(Individual found)
    {
        lock (gate)
        {
            evaluations += StepsBetweenLooks;
            if (found.Finish < finish)
            {
                found.Start.CopyTo(best, 0);
                finish = found.Finish;
                progress?.Invoke(new Progress(evaluations, finish, bound));
            }

            over |= finish <= bound || stop.Now(evaluations);
        }
    }
}
