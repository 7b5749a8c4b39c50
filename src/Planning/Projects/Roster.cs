using System.Collections.Immutable;

namespace Furrow.Planning.Projects;

/// <summary>
/// Places jobs in an order, each with workers who are free for all of it, as early as that can be. Workers with few and
/// plentiful skills go first; a worker joins while the skills still asked can be given anew among all that were chosen
/// (greedy over a transversal matroid, Edmonds and Fulkerson 1965).
/// </summary>
internal sealed class Roster
{
    private readonly Project project;
    private readonly Network network;
    private readonly Rng rng;
    private readonly Profile pools;
    private readonly (int Word, ulong Units)[][] demand;
    private readonly int[] duration;
    private readonly List<(int Start, int Finish)>[] busy;
    private readonly double[] price;
    private readonly int[] byPrice;
    private readonly double[] order;
    private readonly int[][] slots;
    private readonly int[] holder;
    private readonly bool[] seen;
    private readonly int[] finish;

    internal Roster(Project project, Network network, Packing packing, Rng rng)
    {
        (this.project, this.network, this.rng) = (project, network, rng);
        pools = new Profile(packing, 2 * network.Horizon);
        demand = [.. project.Jobs.Select(job => packing.Of(job.Modes[0]))];
        duration = [.. project.Jobs.Select(static job => job.Modes[0].Duration)];
        busy = [.. project.Workers.Select(static _ => new List<(int, int)>())];
        slots = [.. project.Jobs.Select(static job => job.Skills.IsDefault ? [] : job.Skills
            .SelectMany(static need => Enumerable.Repeat(need.Of, need.Units)).ToArray())];
        price = Prices(project);
        byPrice = [.. Enumerable.Range(0, price.Length)];
        order = new double[price.Length];
        holder = new int[slots.Max(static one => one.Length)];
        seen = new bool[holder.Length];
        finish = new int[network.Count];
        Start = new int[network.Count];
        Chosen = [.. slots.Select(static one => new int[one.Length])];
    }

    /// <summary>Starts placed last.</summary>
    internal int[] Start { get; }

    /// <summary>The worker of each slot of each job.</summary>
    internal int[][] Chosen { get; }

    /// <summary>Who does what, as it was placed last.</summary>
    internal ImmutableArray<ImmutableArray<Posting>> Postings =>
        [.. Chosen.Select((workers, job) => workers.Select((worker, slot) => new Posting(worker, slots[job][slot]))
            .ToImmutableArray())];

    /// <summary>Places all jobs of the list; the last finish, or the first that is at least <paramref name="limit"/>,
    /// where it gives up.</summary>
    internal int Place(ReadOnlySpan<int> list, int limit)
    {
        foreach (var one in busy)
            one.Clear();
        for (var worker = 0; worker < order.Length; worker++)
            order[worker] = price[worker] * (0.8 + (0.4 * rng.Unit()));
        Array.Sort(byPrice, (one, two) => order[one] != order[two]
            ? order[one].CompareTo(order[two]) : one.CompareTo(two));
        pools.Clear();
        var last = 0;
        foreach (var job in list)
        {
            var from = network.Release[job];
            foreach (var before in network.BeforeOf(job))
                from = Math.Max(from, finish[before]);
            var at = pools.Find(demand[job], from, duration[job]);
            while (at + network.ShortestTail[job] < limit && !Staff(job, at))
                at = pools.Find(demand[job], at + 1, duration[job]);
            if (at + network.ShortestTail[job] >= limit)
                return limit;
            pools.Take(demand[job], at, duration[job]);
            Start[job] = at;
            finish[job] = at + duration[job];
            last = Math.Max(last, finish[job]);
            if (duration[job] == 0)
                continue;
            foreach (var worker in Chosen[job])
                busy[worker].Add((at, finish[job]));
        }

        return last;
    }

    /// <summary>Workers who have few colleagues for what they can are dear.</summary>
    private static double[] Prices(Project project)
    {
        var asked = new double[64];
        foreach (var job in project.Jobs)
        {
            foreach (var (skill, units) in job.Skills.IsDefault ? [] : job.Skills)
                asked[skill] += (double)units * job.Modes[0].Duration;
        }

        return [.. project.Workers.Select(mine => Enumerable.Range(0, 64).Where(skill => (mine >> skill & 1) != 0)
            .Sum(skill => asked[skill] / project.Workers.Count(other => (other >> skill & 1) != 0)))];
    }

    private bool Staff(int job, int at)
    {
        var mine = slots[job];
        Array.Fill(holder, -1, 0, mine.Length);
        var open = mine.Length;
        foreach (var worker in byPrice)
        {
            if (open == 0)
                break;
            if (!IsFree(worker, at, at + duration[job]))
                continue;
            Array.Clear(seen, 0, mine.Length);
            open -= Join(worker, mine) ? 1 : 0;
        }

        if (open > 0)
            return false;
        holder.AsSpan(0, mine.Length).CopyTo(Chosen[job]);
        return true;
    }

    /// <summary>Gives the worker a slot; whoever held it takes another.</summary>
    private bool Join(int worker, int[] mine)
    {
        for (var slot = 0; slot < mine.Length; slot++)
        {
            if (seen[slot] || (project.Workers[worker] >> mine[slot] & 1) == 0)
                continue;
            seen[slot] = true;
            if (holder[slot] >= 0 && !Join(holder[slot], mine))
                continue;
            holder[slot] = worker;
            return true;
        }

        return false;
    }

    private bool IsFree(int worker, int start, int end)
    {
        foreach (var (from, to) in busy[worker])
        {
            if (from < end && to > start)
                return false;
        }

        return true;
    }
}
