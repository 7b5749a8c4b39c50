using System.Collections.Immutable;

namespace Furrow.Planning.Drafts;

/// <summary>What waits for what as two flat arrays: the neighbours of each activity lie side by side.</summary>
internal sealed class Links
{
    private readonly int[] begin;
    private readonly int[] other;
    private readonly int[] lag;

    /// <summary>Successors when <paramref name="forward"/>, else predecessors; in the order of the waits.</summary>
    internal Links(int count, ImmutableArray<Wait> waits, bool forward)
    {
        begin = new int[count + 1];
        other = new int[waits.Length];
        lag = new int[waits.Length];
        foreach (var wait in waits)
            begin[(forward ? wait.First : wait.Then) + 1]++;
        for (var i = 0; i < count; i++)
            begin[i + 1] += begin[i];
        var next = begin.AsSpan(0, count).ToArray();
        foreach (var wait in waits)
        {
            var at = next[forward ? wait.First : wait.Then]++;
            other[at] = forward ? wait.Then : wait.First;
            lag[at] = wait.Lag;
        }
    }

    /// <summary>How many links there are in all.</summary>
    internal int Count => other.Length;

    /// <summary>Index of the first link of an activity; those of one activity are consecutive.</summary>
    internal int Begin(int activity) => begin[activity];

    /// <summary>Neighbours of one activity.</summary>
    internal ReadOnlySpan<int> Of(int activity) =>
        other.AsSpan(begin[activity], begin[activity + 1] - begin[activity]);

    /// <summary>Lags, beside the neighbours.</summary>
    internal ReadOnlySpan<int> Lags(int activity) =>
        lag.AsSpan(begin[activity], begin[activity + 1] - begin[activity]);
}
