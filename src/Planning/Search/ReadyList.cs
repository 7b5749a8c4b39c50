namespace Furrow.Planning.Search;

/// <summary>The ready activities of one skill, best ratio first, in blocks so that a change moves little.</summary>
internal sealed class ReadyList
{
    private const int Most = 128;
    private readonly Stack<Block> spare = [];

    /// <summary>Blocks in order; none is empty.</summary>
    internal List<Block> Blocks { get; } = [];

    /// <summary>Forgets everything.</summary>
    internal void Clear()
    {
        foreach (var block in Blocks)
            spare.Push(block);
        Blocks.Clear();
    }

    /// <summary>Adds an activity that is not there.</summary>
    internal void Add(double ratio, int activity)
    {
        if (Blocks.Count == 0)
            Blocks.Add(Empty());
        var at = Find(ratio, activity);
        if (at > 0)
            at--; // at the end of the block before rather than at the begin of the next
        var block = Blocks[at];
        if (block.Count == Most)
        {
            Blocks.Insert(at + 1, Split(block));
            if (IsBefore(block.Ratio[block.Count - 1], block.Activity[block.Count - 1], ratio, activity))
                block = Blocks[at + 1];
        }

        block.Insert(Place(block, ratio, activity), ratio, activity);
    }

    /// <summary>Takes out an activity that was added with this ratio.</summary>
    internal void Remove(double ratio, int activity)
    {
        var at = Find(ratio, activity) - 1;
        var block = Blocks[at];
        block.RemoveAt(Place(block, ratio, activity) - 1);
        if (block.Count > 0)
            return;
        Blocks.RemoveAt(at);
        spare.Push(block);
    }

    private static bool IsBefore(double ratio, int activity, double otherRatio, int other) =>
        ratio > otherRatio || (ratio == otherRatio && activity < other);

    private Block Empty()
    {
        var block = spare.TryPop(out var old) ? old : new Block(Most);
        block.Count = 0;
        return block;
    }

    /// <summary>How many blocks begin at or before the activity.</summary>
    private int Find(double ratio, int activity)
    {
        var (low, high) = (0, Blocks.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            var block = Blocks[middle];
            if (block.Count > 0 && !IsBefore(ratio, activity, block.Ratio[0], block.Activity[0]))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>How many of a block come at or before the activity.</summary>
    private static int Place(Block block, double ratio, int activity)
    {
        var (low, high) = (0, block.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (!IsBefore(ratio, activity, block.Ratio[middle], block.Activity[middle]))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private Block Split(Block block)
    {
        var second = Empty();
        const int half = Most / 2;
        Array.Copy(block.Ratio, half, second.Ratio, 0, Most - half);
        Array.Copy(block.Activity, half, second.Activity, 0, Most - half);
        (block.Count, second.Count) = (half, Most - half);
        return second;
    }

    /// <summary>Some neighbours in the order.</summary>
    internal sealed class Block(int most)
    {
        /// <summary>Priority per hour of effort, falling.</summary>
        internal double[] Ratio { get; } = new double[most];

        /// <summary>Activities, beside their ratios.</summary>
        internal int[] Activity { get; } = new int[most];

        /// <summary>How many are in use.</summary>
        internal int Count { get; set; }

        /// <summary>Makes room at a place.</summary>
        internal void Insert(int at, double ratio, int activity)
        {
            Array.Copy(Ratio, at, Ratio, at + 1, Count - at);
            Array.Copy(Activity, at, Activity, at + 1, Count - at);
            (Ratio[at], Activity[at]) = (ratio, activity);
            Count++;
        }

        /// <summary>Closes a place.</summary>
        internal void RemoveAt(int at)
        {
            Count--;
            Array.Copy(Ratio, at + 1, Ratio, at, Count - at);
            Array.Copy(Activity, at + 1, Activity, at, Count - at);
        }
    }
}
