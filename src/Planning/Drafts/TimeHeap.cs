namespace Furrow.Planning.Drafts;

/// <summary>A binary heap of (time, tag), earliest first, ties by the smaller tag. Grows, never shrinks.</summary>
internal sealed class TimeHeap(int capacity)
{
    private long[] keys = new long[Math.Max(16, capacity)];
    private int count;

    /// <summary>True when nothing is left.</summary>
    internal bool IsEmpty => count == 0;

    /// <summary>Forgets everything.</summary>
    internal void Clear() => count = 0;

    /// <summary>Adds one; both parts are at least 0.</summary>
    internal void Push(int time, int tag)
    {
        if (count == keys.Length)
            Array.Resize(ref keys, count * 2);
        var key = ((long)time << 32) | (uint)tag;
        var at = count++;
        while (at > 0)
        {
            var parent = (at - 1) >> 1;
            if (keys[parent] <= key)
                break;
            keys[at] = keys[parent];
            at = parent;
        }

        keys[at] = key;
    }

    /// <summary>Takes the earliest.</summary>
    internal (int Time, int Tag) Pop()
    {
        var top = keys[0];
        var key = keys[--count];
        var at = 0;
        while (true)
        {
            var child = (2 * at) + 1;
            if (child >= count)
                break;
            if (child + 1 < count && keys[child + 1] < keys[child])
                child++;
            if (keys[child] >= key)
                break;
            keys[at] = keys[child];
            at = child;
        }

        keys[at] = key;
        return ((int)(top >> 32), unchecked((int)top));
    }
}
