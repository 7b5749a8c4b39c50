using Furrow.Planning.Drafts;

namespace Furrow.Planning.Moves;

/// <summary>For each place where something is done, the nearest such places, itself first.</summary>
internal sealed class Nearby
{
    private const int Most = 24;
    private readonly Facts facts;
    private readonly int[] places;
    private readonly int[] rankOf;
    private readonly int[] near;
    private readonly int[] begin;
    private readonly int[] activities;

    internal Nearby(Facts facts)
    {
        this.facts = facts;
        activities = [.. Enumerable.Range(0, facts.Count)];
        var siteOf = facts.Site.ToArray();
        Array.Sort(siteOf, activities);
        places = [.. siteOf.Distinct()];
        rankOf = new int[facts.X.Length];
        begin = new int[places.Length + 1];
        for (var place = 0; place < places.Length; place++)
            rankOf[places[place]] = place;
        foreach (var site in siteOf)
            begin[rankOf[site] + 1]++;
        for (var place = 0; place < places.Length; place++)
            begin[place + 1] += begin[place];
        Width = Math.Min(Most, places.Length);
        near = new int[places.Length * Width];
        Find();
    }

    /// <summary>How many places are listed for each.</summary>
    internal int Width { get; }

    /// <summary>Activities at the place that is the <paramref name="nth"/> nearest to an activity's own.</summary>
    internal ReadOnlySpan<int> At(int activity, int nth)
    {
        var place = near[(rankOf[facts.Site[activity]] * Width) + nth];
        return activities.AsSpan(begin[place], begin[place + 1] - begin[place]);
    }

    private void Find()
    {
        var sorted = Enumerable.Range(0, places.Length).ToArray();
        Array.Sort(sorted.Select(place => (facts.X[places[place]], facts.Y[places[place]], place)).ToArray(), sorted);
        var distance = new double[Width];
        var found = new int[Width];
        for (var at = 0; at < sorted.Length; at++)
        {
            var count = 0;
            var (left, right) = (at, at + 1);
            while (left >= 0 || right < sorted.Length)
            {
                var toLeft = left < 0 ? double.MaxValue : East(sorted[at], sorted[left]);
                var toRight = right >= sorted.Length ? double.MaxValue : East(sorted[at], sorted[right]);
                if (count == Width && Math.Min(toLeft, toRight) >= distance[count - 1])
                    break;
                var other = toLeft <= toRight ? sorted[left--] : sorted[right++];
                count = Keep(distance, found, count, Square(sorted[at], other), other);
            }

            found.AsSpan(0, Width).CopyTo(near.AsSpan(sorted[at] * Width));
        }
    }

    private static int Keep(double[] distance, int[] found, int count, double square, int other)
    {
        if (count == distance.Length && square >= distance[count - 1])
            return count;
        var at = count < distance.Length ? count : count - 1;
        while (at > 0 && distance[at - 1] > square)
        {
            (distance[at], found[at]) = (distance[at - 1], found[at - 1]);
            at--;
        }

        (distance[at], found[at]) = (square, other);
        return Math.Min(distance.Length, count + 1);
    }

    private double East(int a, int b)
    {
        double east = facts.X[places[a]] - facts.X[places[b]];
        return east * east;
    }

    private double Square(int a, int b)
    {
        double north = facts.Y[places[a]] - facts.Y[places[b]];
        return East(a, b) + (north * north);
    }
}
