using System.Collections.Immutable;

namespace Furrow.Planning;

/// <summary>The engine's answer: for each activity its crew, start and finish. Immutable.</summary>
public sealed record Schedule
{
    /// <summary>Crew of each activity; −1 where no crew can do it.</summary>
    public required ImmutableArray<int> Crew { get; init; }

    /// <summary>Start of each activity; −1 where it is not planned.</summary>
    public required ImmutableArray<int> Start { get; init; }

    /// <summary>Finish of each activity, exclusive; −1 where it is not planned.</summary>
    public required ImmutableArray<int> Finish { get; init; }

    /// <summary>Σ weight × finish over planned activities.</summary>
    public required long Cost { get; init; }

    /// <summary>No schedule of the same activities can cost less.</summary>
    public required long Bound { get; init; }

    /// <summary>How many activities are not planned, because no crew has the skill or is there long enough, or they
    /// wait for such a one.</summary>
    public required int Unplanned { get; init; }

    /// <summary>For each crew, about what one more like it would take off the cost at most: its hours at the prices
    /// behind the bound. Empty when the search ended before there were prices.</summary>
    public ImmutableArray<long> CrewWorth { get; init; } = [];

    /// <summary>(cost − bound) ÷ cost; 0 when the cost is 0.</summary>
    public double Gap => Cost == 0 ? 0 : (double)(Cost - Bound) / Cost;
}

/// <summary>How a search is getting on.</summary>
/// <param name="Moves">Moves tried so far.</param>
/// <param name="Cost">Cost of the best schedule so far.</param>
/// <param name="Bound">Best lower bound so far.</param>
public readonly record struct Progress(long Moves, long Cost, long Bound);
