using Furrow.Planning.Bounds;

namespace Furrow.Planning.Projects;

/// <summary>
/// Searches for the least last finish when every job has one mode: a population on each thread, and on the first one by
/// turns the exact search, which proves the best or raises the bound.
/// </summary>
internal sealed class Islands(
    Network network, Packing packing, Stop stop, Rng rng, Action<Progress>? progress, int threads)
{
    /// <summary>Looks without a better timetable after which proving gets most of the first thread.</summary>
    private const int Settled = 40;

    /// <summary>Conflicts times jobs after which proving is unlikely and gets little.</summary>
    private const long Hopeless = 6_000_000;

    /// <summary>Larger projects are not proven by search.</summary>
    private const int MostJobsToProve = 400;

    private readonly Lock gate = new();
    private readonly int[] best = new int[network.Count];
    private int finish = int.MaxValue;
    private long evaluations;
    private int bound;
    private int idle;
    private volatile bool over;

    /// <summary>The best timetable until the search should stop, or until it is proven best.</summary>
    internal Finding Run()
    {
        bound = Math.Max(network.CriticalPath, EnergyBound.Of(network));
        var seeds = Enumerable.Range(0, stop.IsOfMoves ? 1 : threads).Select(_ => new Rng(rng.Next())).ToArray();
        var workers = seeds.Skip(1).Select(seed => new Thread(() => Evolve(seed, null))).ToArray();
        foreach (var worker in workers)
            worker.Start();
        var proof = network.Count is 0 or > MostJobsToProve ? null : new Proof(network.Project, network.Horizon);
        Evolve(seeds[0], proof);
        foreach (var worker in workers)
            worker.Join();
        return new Finding
        {
            Best = Timetables.Of(network.Project, best),
            Bound = Math.Min(bound, finish),
            Evaluations = evaluations,
        };
    }

    private void Evolve(Rng chance, Proof? proof)
    {
        var evolution = new Evolution(network, packing, chance);
        while (!over)
        {
            for (var step = 0; step < network.StepsBetweenLooks; step++)
                evolution.Step();
            Look(evolution.Best.Start, evolution.Best.Finish, network.StepsBetweenLooks);
            if (proof is not null && !over)
                Prove(proof);
        }
    }

    private void Prove(Proof proof)
    {
        proof.EndBy(Volatile.Read(ref finish) - 1);
        var hope = proof.Conflicts * network.Count < Hopeless;
        var share = idle < Settled ? 4 : hope ? 60 : 2;
        if (!proof.IsOver && proof.Search(share) is { } starts)
        {
            var last = 0;
            for (var job = 0; job < starts.Length; job++)
                last = Math.Max(last, starts[job] + network.Shortest(job));
            Look(starts, last, 0);
        }

        lock (gate)
        {
            bound = Math.Max(bound, proof.IsOver ? finish : Math.Min(finish, proof.Bound));
            over |= finish <= bound;
        }
    }

    private void Look(int[] starts, int found, int tried)
    {
        lock (gate)
        {
            evaluations += tried;
            idle++;
            if (found < finish)
            {
                starts.CopyTo(best, 0);
                finish = found;
                idle = 0;
                progress?.Invoke(new Progress(evaluations, finish, bound));
            }

            over |= finish <= bound || stop.Now(evaluations);
        }
    }
}
