using System.Collections.Immutable;
using Furrow.Planning.Bounds;
using Furrow.Planning.Nogoods;

namespace Furrow.Planning.Projects;

/// <summary>
/// Searches when jobs ask for workers with skills: lists are bred on the pools of <see cref="Skills"/>, and each that
/// promises to beat the best known timetable is placed with workers. What is refuted on the pools is refuted.
/// </summary>
internal sealed class WorkerSearch(
    Project project, Project pooled, Stop stop, Rng rng, Action<Progress>? progress, int threads)
{
    private const int Conflicts = 30;

    /// <summary>Rosters tried for one timetable of the pools.</summary>
    private const int Tries = 3;

    /// <summary>Rosters tried for the best timetable of the pools, each three times.</summary>
    private const int TriesOfBest = 30;

    private readonly Network network = new(pooled);
    private readonly Packing packing = new(pooled);
    private readonly Lock gate = new();
    private int[] best = [];
    private ImmutableArray<ImmutableArray<Posting>> postings = [];
    private int finish = int.MaxValue;
    private int bound;
    private long evaluations;
    private volatile bool over;

    /// <summary>The best timetable until the search should stop, or until it is proven best.</summary>
    internal Finding Run()
    {
        bound = Math.Max(network.CriticalPath, EnergyBound.Of(network));
        var seeds = Enumerable.Range(0, stop.IsOfMoves ? 1 : threads).Select(_ => new Rng(rng.Next())).ToArray();
        var workers = seeds.Skip(1).Select(seed => new Thread(() => Evolve(seed, null))).ToArray();
        foreach (var worker in workers)
            worker.Start();
        Evolve(seeds[0], new ExactSearch(pooled, network.Horizon, fromBelow: true));
        foreach (var worker in workers)
            worker.Join();
        return new Finding
        {
            Best = finish == int.MaxValue ? null : Timetables.Of(project, best) with { Postings = postings },
            Bound = Math.Min(bound, finish),
            Evaluations = evaluations,
        };
    }

    private void Evolve(Rng chance, ExactSearch? proof)
    {
        var evolution = new Evolution(network, packing, chance);
        var roster = new Roster(project, network, packing, chance);
        while (!over)
        {
            for (var step = 0; step < network.StepsBetweenLooks; step++)
            {
                evolution.Step();
                Staff(roster, evolution.Tried.List, evolution.Tried.Finish);
            }

            if (proof is not null && Prove(proof, roster))
                proof = null;
            lock (gate)
            {
                evaluations += network.StepsBetweenLooks;
                over |= finish <= bound || stop.Now(evaluations);
            }
        }
    }

    /// <summary>True when nothing more can be proven: the pools allow a timetable that ends at the bound.</summary>
    private bool Prove(ExactSearch proof, Roster roster)
    {
        proof.EndBy(Volatile.Read(ref finish) - 1);
        var found = !proof.IsOver && proof.Search(Conflicts);
        for (var tries = 0; found && tries < TriesOfBest; tries++)
        {
            int[] list = [.. network.Order.OrderBy(job => proof.Found[job])];
            Staff(roster, list, 0);
        }

        lock (gate)
            bound = Math.Max(bound, proof.IsOver ? finish : Math.Min(finish, proof.Bound));
        return found;
    }

    private void Staff(Roster roster, int[] list, int promised)
    {
        for (var tries = 0; tries < Tries && promised < Volatile.Read(ref finish); tries++)
        {
            var limit = Math.Min(Volatile.Read(ref finish), (2 * network.Horizon) + 1);
            var last = roster.Place(list, limit);
            lock (gate)
            {
                if (last >= Math.Min(finish, limit))
                    continue;
                (best, postings, finish) = ([.. roster.Start], roster.Postings, last);
                progress?.Invoke(new Progress(evaluations, finish, bound));
            }
        }
    }
}
