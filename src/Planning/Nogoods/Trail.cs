namespace Furrow.Planning.Nogoods;

/// <summary>Every rise of a side in the order in which they happened.</summary>
internal sealed class Trail
{
    /// <summary>Which side rose.</summary>
    internal int[] Side = new int[1024];

    /// <summary>Its value before.</summary>
    internal int[] Old = new int[1024];

    /// <summary>The entry of the rise before, of the same side; −1 for none.</summary>
    internal int[] Before = new int[1024];

    /// <summary>0 for a decision, the explanation when above, the complement of a nogood when below.</summary>
    internal int[] Reason = new int[1024];

    /// <summary>How many decisions came before it, itself included.</summary>
    internal int[] Level = new int[1024];

    internal int Count { get; set; }

    internal int Add(int side, int old, int before, int reason, int level)
    {
        if (Count == Side.Length)
        {
            Array.Resize(ref Side, 2 * Count);
            Array.Resize(ref Old, 2 * Count);
            Array.Resize(ref Before, 2 * Count);
            Array.Resize(ref Reason, 2 * Count);
            Array.Resize(ref Level, 2 * Count);
        }

        (Side[Count], Old[Count], Before[Count], Reason[Count], Level[Count]) = (side, old, before, reason, level);
        return Count++;
    }
}
