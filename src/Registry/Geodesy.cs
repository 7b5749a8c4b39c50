using NetTopologySuite.Geometries;

namespace Furrow.Registry;

/// <summary>Measures on the WGS 84 ellipsoid. Never in degrees.</summary>
public static class Geodesy
{
    private const double EquatorialRadius = 6_378_137.0;
    private const double Flattening = 1 / 298.257223563;
    private const double EccentricitySquared = Flattening * (2 - Flattening);
    private const double MeanRadius = 6_371_008.8;
    private static readonly double Gauss2 = 1 / Math.Sqrt(3);
    private static readonly double Gauss3 = Math.Sqrt(0.6);
    private static readonly double Eccentricity = Math.Sqrt(EccentricitySquared);

    /// <summary>
    /// Area in m² on the ellipsoid, of edges that are straight in longitude and latitude (RFC 7946, 3.1.1).
    /// </summary>
    /// <remarks>
    /// The authalic ordinate (Snyder 1987, equation 3-12) is integrated along each edge by Gauss's rule, to less than
    /// 10⁻⁶ m² an edge. An edge cut anywhere measures what the whole edge does, so the parts of a polygon add up.
    /// </remarks>
    public static double SquareMetres(Geometry geometry) => geometry switch
    {
        Polygon polygon => RingArea(polygon.ExteriorRing) - polygon.InteriorRings.Sum(RingArea),
        GeometryCollection parts => parts.Geometries.Sum(SquareMetres),
        _ => 0,
    };

    /// <summary>
    /// Distance in metres between two points given in degrees, by the haversine on the mean sphere (within 0.6 %).
    /// </summary>
    public static double Metres(Coordinate from, Coordinate to)
    {
        var (latitude1, latitude2) = (Radians(from.Y), Radians(to.Y));
        var halfLatitude = Math.Sin((latitude2 - latitude1) / 2);
        var halfLongitude = Math.Sin(Radians(to.X - from.X) / 2);
        var h = (halfLatitude * halfLatitude)
            + (Math.Cos(latitude1) * Math.Cos(latitude2) * halfLongitude * halfLongitude);
        return 2 * MeanRadius * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    /// <summary>Length in metres of all lines and outlines of a geometry; a point has none.</summary>
    public static double MetresAlong(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return geometry switch
        {
            LineString line => Enumerable.Range(1, Math.Max(0, line.NumPoints - 1))
                .Sum(i => Metres(line.GetCoordinateN(i - 1), line.GetCoordinateN(i))),
            Polygon polygon => MetresAlong(polygon.ExteriorRing) + polygon.InteriorRings.Sum(MetresAlong),
            GeometryCollection parts => parts.Geometries.Sum(MetresAlong),
            _ => 0,
        };
    }

    private static double RingArea(LineString ring)
    {
        var points = ring.CoordinateSequence;
        if (points.Count == 0)
            return 0;
        var origin = Authalic(Radians(points.GetY(0)));
        var sum = 0.0;
        for (var i = 1; i < points.Count; i++)
        {
            var (south, north) = (Radians(points.GetY(i - 1)), Radians(points.GetY(i)));
            sum += Radians(points.GetX(i) - points.GetX(i - 1)) * (MeanAuthalic(south, north) - origin);
        }

        return Math.Abs(sum) * EquatorialRadius * EquatorialRadius;
    }

    /// <summary>Mean of the authalic ordinate along an edge, by as many points of Gauss as its height asks.</summary>
    private static double MeanAuthalic(double from, double to)
    {
        const double one = 1e-7;
        const double two = 3e-4;
        const double three = 1e-2;
        var (middle, half) = ((from + to) / 2, (to - from) / 2);
        var height = Math.Abs(to - from);
        if (height < one)
            return Authalic(middle);
        if (height < two)
            return (Authalic(middle - (half * Gauss2)) + Authalic(middle + (half * Gauss2))) / 2;
        if (height < three)
        {
            return ((5 * Authalic(middle - (half * Gauss3))) + (8 * Authalic(middle))
                + (5 * Authalic(middle + (half * Gauss3)))) / 18;
        }

        var parts = (int)Math.Ceiling(height / three) + 1;
        var sum = 0.0;
        for (var i = 0; i < parts; i++)
            sum += MeanAuthalic(from + ((to - from) * i / parts), from + ((to - from) * (i + 1) / parts));
        return sum / parts;
    }

    private static double Authalic(double latitude)
    {
        var sine = Math.Sin(latitude);
        var scaled = Eccentricity * sine;
        var q = (1 - EccentricitySquared)
            * ((sine / (1 - (scaled * scaled))) + (Math.Atanh(scaled) / Eccentricity));
        return q / 2;
    }

    private static double Radians(double degrees) => degrees * (Math.PI / 180);
}
