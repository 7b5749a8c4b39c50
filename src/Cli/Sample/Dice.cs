using Furrow.Planning;
using NetTopologySuite.Geometries;

namespace Furrow.Cli.Sample;

/// <summary>Seeded draws that the generator needs.</summary>
internal sealed class Dice(ulong seed)
{
    private readonly Rng rng = new(seed);

    /// <summary>A number from <paramref name="low"/> up to but not including <paramref name="high"/>.</summary>
    public double Between(double low, double high) => low + (rng.Unit() * (high - low));

    /// <summary>A number spread evenly over orders of magnitude.</summary>
    public double Spread(double low, double high) => low * Math.Pow(high / low, rng.Unit());

    /// <summary>True with this chance.</summary>
    public bool Chance(double chance) => rng.Unit() < chance;

    /// <summary>One of the items.</summary>
    public T One<T>(IReadOnlyList<T> items) => items[rng.Below(items.Count)];

    /// <summary>One of the items, each as likely as its weight.</summary>
    public T One<T>(IReadOnlyList<(T Item, double Weight)> items)
    {
        var left = rng.Unit() * items.Sum(item => item.Weight);
        foreach (var (item, weight) in items)
        {
            left -= weight;
            if (left < 0)
                return item;
        }

        return items[^1].Item;
    }

    /// <summary>A point around a centre at a distance in metres.</summary>
    public Coordinate Around(Coordinate centre, double nearest, double farthest)
    {
        var (angle, distance) = (Between(0, 2 * Math.PI), Between(nearest, farthest));
        return new(centre.X + (distance * Math.Cos(angle)), centre.Y + (distance * Math.Sin(angle)));
    }

    /// <summary>A strip along a direction.</summary>
    public Polygon Strip(Coordinate centre, double angle, double length, double width)
    {
        var (along, across) = (Turn(length / 2, 0, angle), Turn(0, width / 2, angle));
        Coordinate Corner(double a, double c) => new(
            centre.X + (a * along.X) + (c * across.X) + Between(-width / 8, width / 8),
            centre.Y + (a * along.Y) + (c * across.Y) + Between(-width / 8, width / 8));
        var first = Corner(-1, -1);
        return new(new LinearRing([first, Corner(1, -1), Corner(1, 1), Corner(-1, 1), first.Copy()]));
    }

    /// <summary>An uneven patch of ground.</summary>
    public Polygon Patch(Coordinate centre, double radius)
    {
        var corners = 7 + rng.Below(6);
        var (flat, turn) = (Between(0.55, 1), Between(0, Math.PI));
        var ring = new Coordinate[corners + 1];
        for (var i = 0; i < corners; i++)
        {
            var angle = 2 * Math.PI * i / corners;
            var reach = radius * Between(0.75, 1.2);
            var point = Turn(reach * Math.Cos(angle), reach * flat * Math.Sin(angle), turn);
            ring[i] = new(centre.X + point.X, centre.Y + point.Y);
        }

        ring[corners] = ring[0].Copy();
        return new(new LinearRing(ring));
    }

    /// <summary>A way between two points, bent once in between.</summary>
    public LineString Way(Coordinate from, Coordinate to)
    {
        var bend = from.Distance(to) / 8;
        var middle = new Coordinate(
            ((from.X + to.X) / 2) + Between(-bend, bend), ((from.Y + to.Y) / 2) + Between(-bend, bend));
        return new([from, middle, to]);
    }

    private static Coordinate Turn(double x, double y, double angle) => new(
        (x * Math.Cos(angle)) - (y * Math.Sin(angle)), (x * Math.Sin(angle)) + (y * Math.Cos(angle)));
}
