using Furrow.Planning.Drafts;
using Furrow.Planning.Moves;

namespace Furrow.Planning.Search;

/// <summary>How far a crew has to go, once it is done, to other works that it could do.</summary>
internal static class Remoteness
{
    private const int Others = 4;

    /// <summary>For each activity the mean time units to the four nearest that share a crew with it.</summary>
    internal static double[] Of(Facts facts, Nearby nearby)
    {
        var company = facts.Company();
        var remote = new double[facts.Count];
        for (var i = 0; i < remote.Length; i++)
        {
            var (sum, count, farthest) = (0.0, 0, 0.0);
            for (var nth = 0; nth < nearby.Width && count < Others; nth++)
            {
                foreach (var other in nearby.At(i, nth))
                {
                    if (other == i || count == Others || ((company[facts.Skill[i]] >> facts.Skill[other]) & 1) == 0)
                        continue;
                    farthest = Units(facts, i, other);
                    sum += farthest;
                    count++;
                }
            }

            remote[i] = (sum + ((Others - count) * farthest)) / Others;
        }

        return remote;
    }

    private static double Units(Facts facts, int a, int b)
    {
        double east = facts.ActivityX[a] - facts.ActivityX[b];
        double north = facts.ActivityY[a] - facts.ActivityY[b];
        return Math.Sqrt((east * east) + (north * north)) / facts.MetresPerUnit;
    }
}
