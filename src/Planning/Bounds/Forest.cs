using Furrow.Planning.Drafts;

namespace Furrow.Planning.Bounds;

/// <summary>
/// Splits the waits: one predecessor of each activity is its parent in a forest, kept exactly; the other waits are
/// priced. The parent is the predecessor that ends last on the critical path.
/// </summary>
internal sealed class Forest
{
    internal Forest(Facts facts, CriticalPath path, ReadOnlySpan<int> crewOfPlan)
    {
        Parent = new int[facts.Count];
        ParentLag = new int[facts.Count];
        Array.Fill(Parent, -1);
        var priced = new List<Wait>();
        foreach (var activity in facts.Order)
        {
            if (crewOfPlan[activity] < 0)
                continue;
            var before = facts.Before.Of(activity);
            var lags = facts.Before.Lags(activity);
            var best = -1;
            for (var i = 0; i < before.Length; i++)
            {
                if (best < 0 || path.Finish[before[i]] + lags[i] > path.Finish[before[best]] + lags[best])
                    best = i;
            }

            for (var i = 0; i < before.Length; i++)
            {
                if (i != best)
                    priced.Add(new Wait(before[i], activity, lags[i]));
            }

            if (best >= 0)
                (Parent[activity], ParentLag[activity]) = (before[best], lags[best]);
        }

        Priced = [.. priced];
    }

    /// <summary>The predecessor kept exactly, or −1.</summary>
    internal int[] Parent { get; }

    /// <summary>Lag after the parent.</summary>
    internal int[] ParentLag { get; }

    /// <summary>The other waits, in topological order of the one that waits.</summary>
    internal Wait[] Priced { get; }
}
