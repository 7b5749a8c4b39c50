namespace Furrow.Registry;

/// <summary>How much of a list is wanted, and from where.</summary>
/// <param name="Limit">At most this many; between 1 and <see cref="Largest"/>.</param>
/// <param name="After">The <see cref="Slice{T}.Next"/> of the slice before; null for the first.</param>
public sealed record Page(int Limit, string? After = null)
{
    /// <summary>The largest slice that any store gives at once.</summary>
    public const int Largest = 10_000;

    /// <summary>The first, largest slice.</summary>
    public static Page First { get; } = new(Largest);
}

/// <summary>A bounded, ordered part of a list.</summary>
/// <param name="Items">In the order of the list.</param>
/// <param name="Next">Where the next slice begins; null when this was the last.</param>
public sealed record Slice<T>(IReadOnlyList<T> Items, string? Next);
