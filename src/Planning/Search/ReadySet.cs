using System.Numerics;
using System.Runtime.CompilerServices;

namespace Furrow.Planning.Search;

/// <summary>The ready activities of one skill as bits, best rank first.</summary>
internal sealed class ReadySet
{
    private readonly ulong[] bits;

    /// <param name="ranked">Activities of the skill, best first.</param>
    internal ReadySet(int[] ranked) => (Ranked, bits) = (ranked, new ulong[(ranked.Length + 63) / 64]);

    /// <summary>Activities by rank.</summary>
    internal int[] Ranked { get; }

    /// <summary>Makes a rank ready.</summary>
    internal void Add(int rank) => bits[rank >> 6] |= 1UL << rank;

    /// <summary>Takes a rank out.</summary>
    internal void Remove(int rank) => bits[rank >> 6] &= ~(1UL << rank);

    /// <summary>The next ready rank at or after one, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Next(int rank)
    {
        var word = rank >> 6;
        if (word >= bits.Length)
            return -1;
        var rest = bits[word] & (ulong.MaxValue << rank);
        while (rest == 0)
        {
            if (++word >= bits.Length)
                return -1;
            rest = bits[word];
        }

        return (word << 6) + BitOperations.TrailingZeroCount(rest);
    }
}
