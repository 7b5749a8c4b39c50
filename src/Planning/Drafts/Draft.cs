using System.Runtime.InteropServices;

namespace Furrow.Planning.Drafts;

/// <summary>The mutable twin of <see cref="Schedule"/>: what the search edits.</summary>
internal sealed class Draft
{
    /// <summary>Nothing planned yet.</summary>
    internal Draft(int count)
    {
        Crew = new int[count];
        Start = new int[count];
        Finish = new int[count];
        Array.Fill(Crew, -1);
        Array.Fill(Start, -1);
        Array.Fill(Finish, -1);
    }

    /// <summary>Crew of each activity, −1 when not planned.</summary>
    internal int[] Crew { get; }

    /// <summary>Start of each activity, −1 when not planned.</summary>
    internal int[] Start { get; }

    /// <summary>Finish of each activity, −1 when not planned.</summary>
    internal int[] Finish { get; }

    /// <summary>Σ weight × finish over what is planned.</summary>
    internal long Cost(Facts facts)
    {
        var cost = 0L;
        for (var i = 0; i < Crew.Length; i++)
        {
            if (Crew[i] >= 0)
                cost += facts.Weight[i] * Finish[i];
        }

        return cost;
    }

    /// <summary>How many activities have no crew.</summary>
    internal int Unplanned => Crew.AsSpan().Count(-1);

    /// <summary>A copy that may go its own way.</summary>
    internal Draft Copy()
    {
        var copy = new Draft(Crew.Length);
        Crew.CopyTo(copy.Crew, 0);
        Start.CopyTo(copy.Start, 0);
        Finish.CopyTo(copy.Finish, 0);
        return copy;
    }

    /// <summary>The answer, with a bound that holds for what is planned.</summary>
    internal Schedule ToSchedule(Facts facts, long bound) => new()
    {
        Crew = ImmutableCollectionsMarshal.AsImmutableArray((int[])Crew.Clone()),
        Start = ImmutableCollectionsMarshal.AsImmutableArray((int[])Start.Clone()),
        Finish = ImmutableCollectionsMarshal.AsImmutableArray((int[])Finish.Clone()),
        Cost = Cost(facts),
        Bound = bound,
        Unplanned = Unplanned,
    };
}
