using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Furrow.Planning.Projects;

/// <summary>Free units at each time. Sixty-four times are asked at once; see <see cref="Packing"/>.</summary>
internal sealed class Profile
{
    private const int Block = 64;

    private readonly ulong[][] free;
    private readonly ulong[] capacity;
    private readonly ulong guards;
    private int used;

    /// <param name="packing">How pools share words.</param>
    /// <param name="length">No job is placed beyond this time.</param>
    internal Profile(Packing packing, int length)
    {
        (capacity, guards) = (packing.Capacity, packing.Guards);
        free = new ulong[packing.Words][];
        for (var i = 0; i < free.Length; i++)
        {
            free[i] = new ulong[length + (2 * Block)];
            free[i].AsSpan().Fill(capacity[i]);
        }
    }

    /// <summary>Frees everything.</summary>
    internal void Clear()
    {
        for (var i = 0; i < free.Length; i++)
            free[i].AsSpan(0, used).Fill(capacity[i]);
        used = 0;
    }

    /// <summary>The first start from <paramref name="from"/> on at which the demand fits for a duration.</summary>
    internal int Find(ReadOnlySpan<(int Word, ulong Units)> demand, int from, int duration)
    {
        if (duration == 0 || demand.Length == 0)
            return from;
        unchecked
        {
            if (duration > Block / 2)
                return FindLong(demand, from, duration);
            while (true)
            {
                var fits = Fits(demand, from);
                for (var have = 1; have < duration && fits != 0;)
                {
                    var step = Math.Min(have, duration - have);
                    fits &= fits >> step;
                    have += step;
                }

                if (fits != 0)
                    return from + BitOperations.TrailingZeroCount(fits);
                from += Block - duration + 1;
            }
        }
    }

    /// <summary>Takes the demand for a duration.</summary>
    internal void Take(ReadOnlySpan<(int Word, ulong Units)> demand, int start, int duration)
    {
        unchecked
        {
            foreach (var (word, units) in demand)
            {
                foreach (ref var cell in free[word].AsSpan(start, duration))
                    cell -= units;
            }

            used = Math.Max(used, start + duration);
        }
    }

    /// <summary>Gives back what was taken.</summary>
    internal void Give(ReadOnlySpan<(int Word, ulong Units)> demand, int start, int duration)
    {
        unchecked
        {
            foreach (var (word, units) in demand)
            {
                foreach (ref var cell in free[word].AsSpan(start, duration))
                    cell += units;
            }
        }
    }

    /// <summary>Bit <c>i</c> is set when the demand fits at <c>from + i</c>.</summary>
    private ulong Fits(ReadOnlySpan<(int Word, ulong Units)> demand, int from)
    {
        var all = ulong.MaxValue;
        foreach (var (word, units) in demand)
            all &= Fits(free[word], units, from);
        return all;
    }

    private ulong Fits(ulong[] cells, ulong units, int from)
    {
        unchecked
        {
            ref var at = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(cells), from);
            var bits = 0UL;
            if (Vector512.IsHardwareAccelerated)
            {
                var wide = Vector512.Create(units);
                var guard = Vector512.Create(guards);
                for (var i = 0; i < Block; i += 8)
                {
                    var left = (Vector512.LoadUnsafe(ref at, (nuint)i) - wide) & guard;
                    bits |= Vector512.Equals(left, guard).ExtractMostSignificantBits() << i;
                }

                return bits;
            }

            var demand = Vector256.Create(units);
            var mask = Vector256.Create(guards);
            for (var i = 0; i < Block; i += 4)
            {
                var left = (Vector256.LoadUnsafe(ref at, (nuint)i) - demand) & mask;
                bits |= (ulong)Vector256.Equals(left, mask).ExtractMostSignificantBits() << i;
            }

            return bits;
        }
    }

    private int FindLong(ReadOnlySpan<(int Word, ulong Units)> demand, int from, int duration)
    {
        unchecked
        {
            var run = 0;
            for (var at = from; ; at += Block)
            {
                if (at >= used)
                    return at - run;
                var fits = Fits(demand, at);
                for (var i = 0; i < Block; i++)
                {
                    run = (fits >> i & 1) == 0 ? 0 : run + 1;
                    if (run >= duration)
                        return at + i + 1 - duration;
                }
            }
        }
    }
}
