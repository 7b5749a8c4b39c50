using System.Runtime.InteropServices;
using Furrow.Planning.Drafts;

namespace Furrow.Planning.Bounds;

/// <summary>
/// The Lagrangian bound over priced crew hours: every activity pays for the hours it takes, the crews' hours are sold
/// at the best price among their skills, and along a forest of waits the cheapest times are found exactly by dynamic
/// programming. Whatever the prices, the answer is a lower bound; see docs/engine.md.
/// </summary>
internal sealed class Prices
{
    private const float Shut = 1e30f;

    /// <summary>Room behind each row, so that wide steps may run past its end.</summary>
    private const int Padding = 32;

    private readonly Facts facts;
    private readonly CriticalPath path;
    private readonly Forest forest;
    private readonly Grid grid;
    private readonly RateGroups rates;
    private readonly WaitPrices waits;
    private readonly int[] travel;
    private readonly int[] order;
    private readonly float[][] sums;
    private readonly float[][] hourly;
    private readonly float[] onCell;
    private readonly float[] inCell;
    private readonly float[] least;
    private readonly float[] rows;
    private readonly int[] cellOf;
    private readonly int depth;

    internal Prices(Facts facts, CriticalPath path, Forest forest, Grid grid, ReadOnlySpan<int> crewOfPlan)
    {
        (this.facts, this.path, this.forest, this.grid) = (facts, path, forest, grid);
        rates = new RateGroups(facts);
        travel = LeastTravel.Of(facts, crewOfPlan);
        waits = new WaitPrices(facts, path, forest, grid);
        var planned = new List<int>();
        var level = new int[facts.Count];
        foreach (var activity in facts.Order)
        {
            if (crewOfPlan[activity] < 0)
                continue;
            planned.Add(activity);
            level[activity] = 1 + waits.Of(activity)
                + (forest.Parent[activity] < 0 ? 0 : level[forest.Parent[activity]]);
        }

        depth = level.Length == 0 ? 0 : level.Max();
        order = [.. planned];
        var skills = grid.Skills.Length;
        HourPrice = [.. Enumerable.Range(0, skills).Select(_ => new double[grid.Blocks])];
        Usage = [.. Enumerable.Range(0, skills).Select(_ => new double[grid.Blocks])];
        sums = [.. Enumerable.Range(0, skills).Select(_ => new float[grid.Cells + Padding])];
        hourly = [.. Enumerable.Range(0, skills).Select(_ => new float[grid.Cells + Padding])];
        onCell = new float[grid.Cells + Padding];
        inCell = new float[grid.Cells + Padding];
        least = new float[grid.Cells + Padding];
        rows = new float[(long)facts.Count * grid.Cells];
        cellOf = new int[facts.Count];
        Finish = new double[facts.Count];
        Worth = new double[facts.Count];
    }

    /// <summary>Price of a hundredth of effort, by row of skill and block.</summary>
    internal double[][] HourPrice { get; }

    /// <summary>Prices of the waits that the forest does not keep.</summary>
    internal WaitPrices Waits => waits;

    /// <summary>After <see cref="Evaluate"/>: demand less supply, by row of skill and block; a supergradient.</summary>
    internal double[][] Usage { get; }

    /// <summary>After <see cref="Evaluate"/>: the finish that is cheapest at these prices.</summary>
    internal double[] Finish { get; }

    /// <summary>After <see cref="Evaluate"/>: what a time unit of delay costs, that of the forest below
    /// included.</summary>
    internal double[] Worth { get; }

    /// <summary>The bound at the present prices, rounding allowed for.</summary>
    internal double Evaluate()
    {
        Array.Clear(rows);
        SpreadPrices();
        var owed = waits.Spread();
        var value = 0.0;
        for (var at = order.Length - 1; at >= 0; at--)
            value += Solve(order[at]);
        foreach (var row in Usage)
            Array.Clear(row);
        var sold = Sell();
        Trace();
        return value - sold - Rounding(Math.Abs(value) + owed);
    }

    /// <summary>More than float arithmetic may have added: sums of prices are subtracted from each other once for each
    /// activity, and costs are added up along the forest and over waits.</summary>
    private double Rounding(double most)
    {
        var dearest = HourPrice.Max(static row => row.Max());
        foreach (var activity in order)
        {
            most += facts.Weight[activity] * (double)grid.Cells * grid.Hours;
            most += (100.0 * (facts.Effort[activity] + 1) + (2.0 * rates.Fastest)) * dearest;
        }

        var subtracted = order.Length * (double)sums.Max(sum => sum[grid.Cells]) * rates.Fastest;
        return 1e-7 * ((8 * subtracted) + ((depth + 8) * most));
    }

    private void SpreadPrices()
    {
        for (var row = 0; row < sums.Length; row++)
        {
            var sum = 0.0;
            for (var cell = 0; cell < grid.Cells; cell++)
            {
                var price = HourPrice[row][cell / Grid.CellsPerBlock];
                sums[row][cell] = (float)sum;
                hourly[row][cell + 1] = (float)price; // the first stays 0: nothing is paid before the begin
                sum += price * grid.Hours;
            }

            sums[row][grid.Cells] = (float)sum;
        }
    }

    /// <summary>What the crews' hours are worth; also takes them off the usage.</summary>
    private double Sell()
    {
        var value = 0.0;
        for (var kind = 0; kind < grid.Masks.Length; kind++)
        {
            for (var block = 0; block < grid.Blocks; block++)
            {
                var best = grid.Masks[kind][0];
                foreach (var row in grid.Masks[kind])
                {
                    if (HourPrice[row][block] > HourPrice[best][block])
                        best = row;
                }

                value += HourPrice[best][block] * grid.Supply[kind][block];
                Usage[best][block] -= grid.Supply[kind][block];
            }
        }

        return value;
    }

    private Span<float> Row(int activity) =>
        MemoryMarshal.CreateSpan(ref rows[(long)activity * grid.Cells], grid.Cells);

    private int Shift(int activity) => (forest.ParentLag[activity] + path.Shortest[activity]) / grid.Hours;

    /// <summary>Fills the row of an activity whose children are done, and hands it to its parent; a root's
    /// least.</summary>
    private double Solve(int activity)
    {
        var row = Row(activity);
        var first = Math.Min(path.Finish[activity] / grid.Hours, grid.Cells - 1);
        least.AsSpan().Fill(Shut);
        foreach (var rate in rates.Of(activity))
            PriceCells(activity, rate, first);
        least[grid.Cells - 1] = (float)((double)facts.Weight[activity] * (grid.Cells - 1) * grid.Hours);
        Close(activity, first);
        row[..first].Fill(Shut);
        Rows.Add(row[first..], least.AsSpan(first, grid.Cells - first));
        waits.Charge(activity, row);
        Rows.LowerFromBehind(row);
        var parent = forest.Parent[activity];
        if (parent < 0)
            return row[0];
        var above = Row(parent);
        var shift = Math.Min(Shift(activity), grid.Cells - 1);
        Rows.Add(above[..(grid.Cells - shift)], row[shift..]);
        for (var cell = grid.Cells - shift; cell < grid.Cells; cell++)
            above[cell] += row[^1];
        return 0;
    }

    /// <summary>Lowers <c>least</c> to what finishing within each cell costs at one rate.</summary>
    /// <remarks>
    /// Cost is linear between three finishes: the cell's begin, the one whose first paid hour begins a cell, and the
    /// next cell's begin. The least of the three bounds the cell.
    /// </remarks>
    private void PriceCells(int activity, (int Rate, int Fastest) rate, int first)
    {
        var hours = grid.Hours;
        var length = ((rate.Fastest == 0 ? path.Shortest[activity] : Ceiling(facts.Effort[activity], rate.Fastest))
            + travel[activity]);
        var whole = length / hours;
        var rest = length % hours;
        var from = Math.Max(first, whole);
        if (from >= grid.Cells)
            return;
        var skill = grid.RowOf[facts.Skill[activity]];
        var (sum, hour) = (sums[skill], hourly[skill]);
        float weight = facts.Weight[activity];
        float scale = rate.Rate;
        Rows.Price(
            new Rows.Line(weight * hours, weight * rest, scale, rest), from, grid.Cells - from,
            sum.AsSpan(from), sum.AsSpan(from - whole), hour.AsSpan(from + 1), hour.AsSpan(from - whole),
            onCell, inCell, least.AsSpan(from));
    }

    private static int Ceiling(int effort, int rate) => (int)((((long)effort * 100) + rate - 1) / rate);

    /// <summary>Shuts the cells in which a calendar lets nothing finish.</summary>
    private void Close(int activity, int first)
    {
        var calendar = facts.Calendar[activity];
        if (calendar < 0)
            return;
        var shortest = path.Shortest[activity];
        var shut = first;
        foreach (var (open, close) in facts.Problem.Calendars[calendar].Windows)
        {
            if (close - open < shortest)
                continue;
            var begin = Math.Min((open + shortest) / grid.Hours, grid.Cells - 1);
            if (begin > shut)
                least.AsSpan(shut, begin - shut).Fill(Shut);
            shut = Math.Max(shut, (close / grid.Hours) + 1);
            if (shut >= grid.Cells)
                return;
        }

        least.AsSpan(shut, Math.Max(0, grid.Cells - 1 - shut)).Fill(Shut);
    }

    /// <summary>Walks from the roots down, reading off the cheapest finishes, their usage and the broken
    /// waits.</summary>
    private void Trace()
    {
        foreach (var activity in order)
        {
            var row = Row(activity);
            var parent = forest.Parent[activity];
            var from = parent < 0 ? 0 : Math.Min((int)(Finish[parent] / grid.Hours) + Shift(activity), grid.Cells - 1);
            var cell = LastEqual(row, from);
            cellOf[activity] = cell;
            Finish[activity] = cell * (double)grid.Hours;
            var ahead = Math.Min(from + 8, grid.Cells - 1);
            Worth[activity] = facts.Weight[activity];
            if (parent >= 0 && ahead > from)
                Worth[parent] += (row[ahead] - row[from]) / ((ahead - from) * (double)grid.Hours);
            if (cell < grid.Cells - 1)
                Use(activity, Finish[activity]);
        }

        waits.Trace(cellOf);
    }

    /// <summary>Rows never fall: the last cell that costs no more than <paramref name="from"/>.</summary>
    private static int LastEqual(ReadOnlySpan<float> row, int from)
    {
        var value = row[from];
        var (low, high) = (from, row.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) >> 1;
            if (row[middle] <= value)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    private void Use(int activity, double finish)
    {
        var rate = rates.Of(activity)[0];
        double end = finish;
        var begin = Math.Max(0, end - path.Shortest[activity] - travel[activity]);
        var row = Usage[grid.RowOf[facts.Skill[activity]]];
        var length = (double)grid.Hours * Grid.CellsPerBlock;
        for (var block = (int)(begin / length); block < row.Length && block * length < end; block++)
            row[block] += rate.Rate * (Math.Min(end, (block + 1) * length) - Math.Max(begin, block * length));
    }
}
