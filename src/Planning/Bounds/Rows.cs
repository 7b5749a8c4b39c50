using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Furrow.Planning.Bounds;

/// <summary>Arithmetic over rows of cells, many at a time; every machine gives the same numbers.</summary>
internal static class Rows
{
    /// <summary>Adds one row to another.</summary>
    internal static void Add(Span<float> into, ReadOnlySpan<float> what)
    {
        var wide = MemoryMarshal.Cast<float, Vector<float>>(into);
        var other = MemoryMarshal.Cast<float, Vector<float>>(what);
        for (var i = 0; i < wide.Length; i++)
            wide[i] += other[i];
        for (var i = wide.Length * Vector<float>.Count; i < into.Length; i++)
            into[i] += what[i];
    }

    /// <summary>Makes every cell the least of itself and all behind it.</summary>
    internal static void LowerFromBehind(Span<float> row)
    {
        var end = row.Length;
        if (Vector256.IsHardwareAccelerated && end >= Vector256<float>.Count)
            end = LowerWide(row);
        for (var cell = Math.Min(end, row.Length - 1) - 1; cell >= 0; cell--)
        {
            if (row[cell + 1] < row[cell])
                row[cell] = row[cell + 1];
        }
    }

    /// <summary>Lowers a row of leasts to what finishing within each cell costs; see <see cref="Prices"/>.</summary>
    /// <param name="line">What a cell, the rest of a cell and a priced unit weigh.</param>
    /// <param name="from">Number of the first cell.</param>
    /// <param name="count">How many cells.</param>
    /// <param name="sum">Price of all hours before each cell.</param>
    /// <param name="earlier">The same, as many cells before as the activity takes.</param>
    /// <param name="hour">Price of an hour in each cell.</param>
    /// <param name="hourEarlier">The same in the cell in which the activity begins.</param>
    /// <param name="onCell">Room for costs at the begin of cells.</param>
    /// <param name="inCell">Room for costs within cells.</param>
    /// <param name="least">What is lowered.</param>
    internal static void Price(
        Line line, int from, int count, ReadOnlySpan<float> sum, ReadOnlySpan<float> earlier, ReadOnlySpan<float> hour,
        ReadOnlySpan<float> hourEarlier, Span<float> onCell, Span<float> inCell, Span<float> least)
    {
        var width = Vector<float>.Count;
        var scale = new Vector<float>(line.Scale);
        var rest = new Vector<float>(line.Rest);
        var within = new Vector<float>(line.Within);
        var step = new Vector<float>(line.Cell);
        var number = Vector.CreateSequence((float)from, 1f);
        var ahead = new Vector<float>(width);
        for (var i = 0; i <= count; i += width, number += ahead)
        {
            var begin = step * number;
            var paid = new Vector<float>(sum[i..]) - new Vector<float>(earlier[i..]);
            (begin + (scale * (paid + (rest * new Vector<float>(hourEarlier[i..]))))).CopyTo(onCell[i..]);
            (begin + within + (scale * (paid + (rest * new Vector<float>(hour[i..]))))).CopyTo(inCell[i..]);
        }

        for (var i = 0; i < count; i += width)
        {
            var low = Vector.Min(new Vector<float>(onCell[i..]), new Vector<float>(onCell[(i + 1)..]));
            low = Vector.Min(low, new Vector<float>(inCell[i..]));
            Vector.Min(low, new Vector<float>(least[i..])).CopyTo(least[i..]);
        }
    }

    /// <summary>Eight cells at a time from the end; returns how many cells at the begin are left.</summary>
    private static int LowerWide(Span<float> row)
    {
        var width = Vector256<float>.Count;
        var behind = Vector256.Create(float.MaxValue);
        var at = row.Length;
        for (; at >= width; at -= width)
        {
            var cells = Vector256.Create<float>(row.Slice(at - width, width));
            cells = Vector256.Min(cells, Vector256.Shuffle(cells, Vector256.Create(1, 2, 3, 4, 5, 6, 7, 7)));
            cells = Vector256.Min(cells, Vector256.Shuffle(cells, Vector256.Create(2, 3, 4, 5, 6, 7, 7, 7)));
            cells = Vector256.Min(cells, Vector256.Shuffle(cells, Vector256.Create(4, 5, 6, 7, 7, 7, 7, 7)));
            cells = Vector256.Min(cells, behind);
            cells.CopyTo(row.Slice(at - width, width));
            behind = Vector256.Create(cells[0]);
        }

        return at;
    }

    /// <summary>How cost grows with time for one activity at one rate.</summary>
    /// <param name="Cell">Weight of a cell of delay.</param>
    /// <param name="Within">Weight of the rest of a cell.</param>
    /// <param name="Scale">Hundredths of effort in a time unit.</param>
    /// <param name="Rest">Time units by which the length passes whole cells.</param>
    internal readonly record struct Line(float Cell, float Within, float Scale, float Rest);
}
