using System.Numerics;
using System.Runtime.InteropServices;
using Furrow.Planning.Drafts;

namespace Furrow.Planning.Bounds;

/// <summary>
/// Prices of the waits that the forest does not keep, one for each moment at the end of a stretch of time: who waits
/// pays for having begun by then, and whom it waits for is paid for having finished by then (the disaggregated
/// precedence of Christofides, Alvarez-Valdés and Tamarit 1987).
/// </summary>
internal sealed class WaitPrices
{
    /// <summary>Cells in a stretch.</summary>
    private const int CellsPerMoment = 16;

    private readonly Wait[] waits;
    private readonly int cells;
    private readonly int[] begin;
    private readonly int[] roles;
    private readonly int[] late;
    private readonly int[] early;
    private readonly float[] owed;

    internal WaitPrices(Facts facts, CriticalPath path, Forest forest, Grid grid)
    {
        waits = forest.Priced;
        cells = grid.Cells;
        Moments = Math.Max(0, (grid.Cells / CellsPerMoment) - 1);
        Scale = CellsPerMoment * grid.Hours;
        Price = new double[waits.Length * Moments];
        Excess = new double[Price.Length];
        owed = new float[Price.Length];
        late = [.. waits.Select(wait => path.Shortest[wait.Then] / grid.Hours)];
        early = [.. waits.Select(wait => wait.Lag / grid.Hours)];
        begin = new int[facts.Count + 1];
        foreach (var wait in waits)
        {
            begin[wait.First + 1]++;
            begin[wait.Then + 1]++;
        }

        for (var i = 0; i < facts.Count; i++)
            begin[i + 1] += begin[i];
        roles = new int[2 * waits.Length];
        var next = begin[..^1];
        for (var i = 0; i < waits.Length; i++)
        {
            roles[next[waits[i].First]++] = ~i;
            roles[next[waits[i].Then]++] = i;
        }
    }

    /// <summary>How many moments each wait has a price for; moment m ends stretch m.</summary>
    internal int Moments { get; }

    /// <summary>Time units between moments.</summary>
    internal int Scale { get; }

    /// <summary>Prices, wait by wait; none below 0.</summary>
    internal double[] Price { get; }

    /// <summary>After <see cref="Trace"/>: 1 where a wait is broken at a moment, −1 where there is room; a
    /// supergradient.</summary>
    internal double[] Excess { get; }

    /// <summary>How many priced waits an activity has a part in.</summary>
    internal int Of(int activity) => begin[activity + 1] - begin[activity];

    /// <summary>Takes over the prices; returns the most that waits can pay, for the margin of rounding.</summary>
    internal double Spread()
    {
        var most = 0.0;
        for (var wait = 0; wait < waits.Length; wait++)
        {
            var sum = 0.0;
            for (var at = ((wait + 1) * Moments) - 1; at >= wait * Moments; at--)
            {
                sum += Price[at];
                owed[at] = (float)sum;
            }

            most += 2 * sum;
        }

        return most;
    }

    /// <summary>Adds to the cost of finishing in each cell what the activity pays and is paid.</summary>
    internal void Charge(int activity, Span<float> row)
    {
        for (var at = begin[activity]; at < begin[activity + 1]; at++)
        {
            if (roles[at] >= 0)
                Add(row, roles[at], late[roles[at]], 1);
            else
                Add(row, ~roles[at], -early[~roles[at]], -1);
        }
    }

    /// <summary>Reads off which waits are broken when.</summary>
    /// <param name="cellOf">The cell in which each activity finishes.</param>
    internal void Trace(int[] cellOf)
    {
        Array.Clear(Excess);
        for (var wait = 0; wait < waits.Length; wait++)
        {
            var begun = Moment(cellOf[waits[wait].Then] - late[wait], cellOf[waits[wait].Then]);
            var finished = Moment(cellOf[waits[wait].First] + early[wait], cellOf[waits[wait].First]);
            var row = Excess.AsSpan(wait * Moments, Moments);
            if (begun < finished)
                row[begun..finished].Fill(1);
            else
                row[finished..begun].Fill(-1);
        }
    }

    /// <summary>The first moment that comes after a cell, or how many there are; what is never done is after
    /// all.</summary>
    private int Moment(int cell, int own) =>
        own >= cells - 1 ? Moments : Math.Min(Math.Max(0, cell / CellsPerMoment), Moments);

    /// <summary>Cells before a moment get the sum of the prices from it on.</summary>
    private void Add(Span<float> row, int wait, int shift, float sign)
    {
        var from = 0;
        for (var moment = 0; moment < Moments; moment++)
        {
            var until = Math.Clamp(((moment + 1) * CellsPerMoment) + shift, 0, cells - 1);
            if (until <= from)
                continue;
            var part = row[from..until];
            var what = sign * owed[(wait * Moments) + moment];
            var wide = MemoryMarshal.Cast<float, Vector<float>>(part);
            var all = new Vector<float>(what);
            for (var i = 0; i < wide.Length; i++)
                wide[i] += all;
            for (var i = wide.Length * Vector<float>.Count; i < part.Length; i++)
                part[i] += what;
            from = until;
        }
    }
}
