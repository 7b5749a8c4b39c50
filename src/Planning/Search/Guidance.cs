namespace Furrow.Planning.Search;

/// <summary>What a dispatch goes by.</summary>
/// <param name="Priority">Worth of finishing each activity; per hour of effort it ranks them.</param>
internal sealed record Guidance(double[] Priority)
{
    /// <summary>How many hours an hour on the road counts for when activities are compared; at least 1.</summary>
    internal double Road { get; init; } = 1;

    /// <summary>How many hours an hour counts for that a crew will need to reach its next work from there; 0 or
    /// more.</summary>
    internal double Remote { get; init; }

    /// <summary>How much an activity gains when others that its followers wait for are under way; 0 or more.</summary>
    internal double Company { get; init; }

    /// <summary>What an hour for each skill is worth, by block of time, among the skills of one crew; null: all
    /// alike.</summary>
    internal double[][]? Hour { get; init; }

    /// <summary>Time units in a block of <see cref="Hour"/>.</summary>
    internal int BlockUnits { get; init; } = 1;
}
