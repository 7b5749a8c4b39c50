using System.Numerics;
using Furrow.Planning.Drafts;

namespace Furrow.Planning.Bounds;

/// <summary>Time cut into equal cells, cells into blocks, and the effort that each kind of crew offers in a
/// block.</summary>
internal sealed class Grid
{
    /// <summary>Cells in a block: prices are constant over one.</summary>
    internal const int CellsPerBlock = 4;

    private const long MostNumbers = 110_000_000;

    internal Grid(Facts facts, int horizon, ReadOnlySpan<int> crewOfPlan)
    {
        var most = (int)Math.Clamp(MostNumbers / Math.Max(1, facts.Count), 128, 1024);
        Hours = Math.Max(1, (horizon + most - 1) / most);
        Blocks = (horizon / Hours / CellsPerBlock) + 1;
        Cells = Blocks * CellsPerBlock;
        var used = 0UL;
        for (var i = 0; i < facts.Count; i++)
        {
            if (crewOfPlan[i] >= 0)
                used |= 1UL << facts.Skill[i];
        }

        Skills = [.. Enumerable.Range(0, 64).Where(skill => ((used >> skill) & 1) != 0)];
        RowOf = new int[64];
        for (var row = 0; row < Skills.Length; row++)
            RowOf[Skills[row]] = row;
        var groups = Enumerable.Range(0, facts.Crews).GroupBy(crew => facts.Skills[crew] & used)
            .Where(static group => group.Key != 0).OrderBy(static group => group.Key).ToArray();
        Masks = [.. groups.Select(group => Rows(group.Key))];
        Supply = [.. groups.Select(group => Offered(facts, group))];
    }

    /// <summary>Time units in a cell.</summary>
    internal int Hours { get; }

    /// <summary>How many cells; the last one stands for everything after as well.</summary>
    internal int Cells { get; }

    /// <summary>How many blocks.</summary>
    internal int Blocks { get; }

    /// <summary>Skills that the plan needs.</summary>
    internal int[] Skills { get; }

    /// <summary>Row of a skill in tables over <see cref="Skills"/>.</summary>
    internal int[] RowOf { get; }

    /// <summary>For each kind of crew, the rows of its skills.</summary>
    internal int[][] Masks { get; }

    /// <summary>For each kind of crew and block, hundredths of effort that it can give.</summary>
    internal double[][] Supply { get; }

    private int[] Rows(ulong mask)
    {
        var rows = new int[BitOperations.PopCount(mask)];
        for (var i = 0; i < rows.Length; i++, mask &= mask - 1)
            rows[i] = RowOf[BitOperations.TrailingZeroCount(mask)];
        return rows;
    }

    private double[] Offered(Facts facts, IEnumerable<int> crews)
    {
        var offered = new double[Blocks];
        var length = (long)Hours * CellsPerBlock;
        foreach (var crew in crews)
        {
            for (var block = 0; block < Blocks; block++)
            {
                var open = Math.Max(facts.From[crew], block * length);
                var close = Math.Min(facts.Until[crew], (block + 1) * length);
                if (close > open)
                    offered[block] += (close - open) * (double)facts.Rate[crew];
            }
        }

        return offered;
    }
}
