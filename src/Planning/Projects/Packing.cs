namespace Furrow.Planning.Projects;

/// <summary>
/// Units of several pools side by side in one word, with a guard bit above each lane: a demand fits when subtracting it
/// leaves every guard bit set, so that one subtraction asks four pools at once.
/// </summary>
internal sealed class Packing
{
    private readonly int[] word;
    private readonly int[] shift;

    internal Packing(Project project)
    {
        var wide = project.Pools.Any(static capacity => capacity > short.MaxValue);
        var bits = wide ? 32 : 16;
        var lanes = 64 / bits;
        Guards = wide ? 0x8000_0000_8000_0000UL : 0x8000_8000_8000_8000UL;
        var asked = new bool[project.Pools.Length];
        foreach (var demand in project.Jobs.SelectMany(static job => job.Modes).SelectMany(static mode => mode.Pools))
            asked[demand.Of] = true;
        (word, shift) = (new int[asked.Length], new int[asked.Length]);
        var used = 0;
        for (var pool = 0; pool < asked.Length; pool++)
        {
            (word[pool], shift[pool]) = (asked[pool] ? used / lanes : -1, used % lanes * bits);
            used += asked[pool] ? 1 : 0;
        }

        Words = Math.Max(1, (used + lanes - 1) / lanes);
        Capacity = [.. Enumerable.Repeat(Guards, Words)];
        for (var pool = 0; pool < asked.Length; pool++)
        {
            if (asked[pool])
                Capacity[word[pool]] |= (ulong)project.Pools[pool] << shift[pool];
        }
    }

    /// <summary>The bit above each lane.</summary>
    internal ulong Guards { get; }

    /// <summary>Words that hold all pools.</summary>
    internal int Words { get; }

    /// <summary>Everything free, guards included.</summary>
    internal ulong[] Capacity { get; }

    /// <summary>The words that a mode touches, and what it takes from each.</summary>
    internal (int Word, ulong Units)[] Of(Mode mode) =>
    [
        .. mode.Pools.GroupBy(demand => word[demand.Of])
            .Select(group => (group.Key, group.Aggregate(
                0UL, (sum, demand) => sum | ((ulong)demand.Units << shift[demand.Of]))))
            .OrderBy(static pair => pair.Key),
    ];
}
