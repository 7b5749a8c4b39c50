using CsCheck;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Registry.Hazards;

/// <summary>Random ground of every awkward sort, always valid: what a survey may walk and a person may draw.</summary>
internal static class Shapes
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    /// <summary>Stars, jagged bands, thin strips, ground with holes, ground in several parts.</summary>
    /// <param name="most">Corners of all rings together, at most.</param>
    public static Gen<Geometry> Ground(int most) =>
        from sort in Gen.Int[0, 4]
        from place in Gen.Select(Gen.Double[-400, 400], Gen.Double[-400, 400])
        from star in Given.Star(most / 2, place.Item1, place.Item2)
        from seed in Gen.Int
        from corners in Gen.Int[8, most / 2]
        select sort switch
        {
            0 => star,
            1 => Band(new Random(seed), corners, place, 20, 400),
            2 => Band(new Random(seed), corners, place, 0.3, 3),
            3 => Holed(star, new Random(seed)),
            _ => Parts(new Random(seed), corners, place),
        };

    /// <summary>A band from west to east with jagged edges, half to three halves as thick as told.</summary>
    private static Polygon Band(
        Random chance, int corners, (double East, double North) at, double least, double swing)
    {
        var (upper, lower) = (new List<Coordinate>(), new List<Coordinate>());
        var (steps, length) = (Math.Max(2, corners / 2), 100 + (chance.NextDouble() * 900));
        for (var i = 0; i <= steps; i++)
        {
            var east = at.East + (length * i / steps);
            var middle = at.North + (swing * (chance.NextDouble() - 0.5));
            upper.Add(Given.Plane.Degrees(east, Math.Max(middle, at.North) + (least * (0.5 + chance.NextDouble()))));
            lower.Add(Given.Plane.Degrees(east, Math.Min(middle, at.North) - (least * (0.5 + chance.NextDouble()))));
        }

        lower.Reverse();
        return Factory.CreatePolygon([.. upper, .. lower, upper[0].Copy()]);
    }

    /// <summary>The star with up to three holes: smaller copies of itself around points within it.</summary>
    private static Geometry Holed(Polygon star, Random chance)
    {
        Geometry ground = star;
        for (var i = 0; i < 3; i++)
        {
            var scale = 0.05 + (0.25 * chance.NextDouble());
            var (middle, angle) = (star.Centroid.Coordinate, 2 * Math.PI * chance.NextDouble());
            var (dx, dy) = (0.0004 * Math.Cos(angle), 0.0003 * Math.Sin(angle));
            var hole = Factory.CreatePolygon([.. star.Coordinates.Select(corner => new Coordinate(
                middle.X + dx + (scale * (corner.X - middle.X)), middle.Y + dy + (scale * (corner.Y - middle.Y))))]);
            var left = Furrow.Registry.Hazards.GroundGrid.Without(ground, hole);
            ground = left.IsEmpty ? ground : left;
        }

        return ground;
    }

    /// <summary>Two to five bands, one above the other.</summary>
    private static MultiPolygon Parts(Random chance, int corners, (double East, double North) at)
    {
        var parts = 2 + chance.Next(4);
        return Factory.CreateMultiPolygon([.. Enumerable.Range(0, parts).Select(i => Band(
            chance, Math.Max(8, corners / parts), (at.East, at.North + (150 * i)), 5 + (chance.NextDouble() * 20),
            80))]);
    }
}
