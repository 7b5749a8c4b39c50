namespace Furrow.Planning.Projects;

/// <summary>Changes to the order of jobs that keep every job behind its predecessors.</summary>
internal sealed class Orders
{
    private readonly Network network;
    private readonly Rng rng;
    private readonly int[] position;
    private readonly double[] key;
    private readonly int[] sorted;
    private readonly double[] rank;
    private readonly int[] part;

    internal Orders(Network network, Rng rng)
    {
        (this.network, this.rng) = (network, rng);
        position = new int[network.Count];
        key = new double[network.Count];
        sorted = new int[network.Count];
        part = [.. network.Project.Jobs.Select(static job => job.Part)];
        rank = new double[network.Project.Parts.Length];
        HasParts = network.Project.Parts.Length > 0
            && network.Project.Follows.All(follow => part[follow.First] == part[follow.Then]);
    }

    /// <summary>True when there are parts, and none waits for another.</summary>
    internal bool HasParts { get; }

    /// <summary>The mother's jobs within a stretch of her time in her order and modes; before and after it her jobs in
    /// the father's.</summary>
    internal void Cross(Individual mother, Individual father, Individual child)
    {
        var length = (int)(mother.Finish * (0.2 + (0.5 * rng.Unit()))) + 1;
        var from = rng.Below(mother.Finish + 1) - (length / 2);
        var to = from + length;
        var at = 0;
        foreach (var job in father.List)
        {
            child.List[at] = job;
            at += mother.Start[job] < from ? 1 : 0;
            child.Mode[job] = father.Mode[job];
        }

        foreach (var job in mother.List)
        {
            if (mother.Start[job] < from || mother.Start[job] >= to)
                continue;
            child.List[at++] = job;
            child.Mode[job] = mother.Mode[job];
        }

        foreach (var job in father.List)
        {
            if (mother.Start[job] >= to)
                child.List[at++] = job;
        }
    }

    /// <summary>Each part as in one parent, at its places there.</summary>
    internal void CrossParts(Individual mother, Individual father, Individual child)
    {
        for (var i = 0; i < rank.Length; i++)
            rank[i] = rng.Below(3);
        for (var i = 0; i < mother.List.Length; i++)
        {
            if (rank[part[mother.List[i]]] > 0)
                key[mother.List[i]] = i;
            if (rank[part[father.List[i]]] == 0)
                key[father.List[i]] = i;
        }

        for (var job = 0; job < child.Mode.Length; job++)
            child.Mode[job] = (rank[part[job]] > 0 ? mother : father).Mode[job];
        mother.List.CopyTo(child.List, 0);
        SortByKey(child.List);
    }

    /// <summary>Moves parts apart by a random rank, wholly or a little.</summary>
    internal void RankParts(int[] list)
    {
        var spread = list.Length * rng.Unit() * rng.Unit() * 2;
        for (var i = 0; i < rank.Length; i++)
            rank[i] = rng.Unit() * spread;
        for (var i = 0; i < list.Length; i++)
            key[list[i]] = i + rank[part[list[i]]];
        SortByKey(list);
    }

    /// <summary>Moves all jobs of one part ahead or back.</summary>
    internal void ShiftPart(int[] list)
    {
        var moved = rng.Below(rank.Length);
        var by = (rng.Unit() - 0.5) * list.Length * rng.Unit();
        for (var i = 0; i < list.Length; i++)
            key[list[i]] = part[list[i]] == moved ? i + by : i;
        SortByKey(list);
    }

    /// <summary>Moves one job to another place between its predecessors and successors.</summary>
    internal void Shift(int[] list)
    {
        var from = rng.Below(list.Length);
        var job = list[from];
        for (var i = 0; i < list.Length; i++)
            position[list[i]] = i;
        var (least, most) = (0, list.Length - 1);
        foreach (var before in network.BeforeOf(job))
            least = Math.Max(least, position[before] + 1);
        foreach (var after in network.AfterOf(job))
            most = Math.Min(most, position[after] - 1);
        var to = least + rng.Below(most - least + 1);
        if (to < from)
            Array.Copy(list, to, list, to + 1, from - to);
        else
            Array.Copy(list, from + 1, list, from, to - from);
        list[to] = job;
    }

    /// <summary>Jobs with equal keys are of different parts or keep their order by it.</summary>
    private void SortByKey(int[] list)
    {
        for (var i = 0; i < list.Length; i++)
        {
            position[list[i]] = i;
            sorted[i] = list[i];
        }

        Array.Sort(sorted, (one, two) =>
        {
            var order = key[one].CompareTo(key[two]);
            return order != 0 ? order : position[one].CompareTo(position[two]);
        });
        sorted.CopyTo(list, 0);
    }
}
