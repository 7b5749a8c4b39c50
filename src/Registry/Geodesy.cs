using NetTopologySuite.Geometries;

namespace Furrow.Registry;

/// <summary>Measures on the WGS 84 ellipsoid. Never in degrees.</summary>
public static class Geodesy
{
    private const double EquatorialRadius = 6_378_137.0;
    private const double Flattening = 1 / 298.257223563;
    private const double EccentricitySquared = Flattening * (2 - Flattening);
    private const double MeanRadius = 6_371_008.8;
    private static readonly double Eccentricity = Math.Sqrt(EccentricitySquared);

    /// <summary>
    /// Area in m², in the cylindrical equal-area projection of the ellipsoid (Snyder 1987, equations 10-15 and 3-12).
    /// </summary>
    /// <remarks>
    /// Edges are straight in that projection; for edges under 10 km the difference to geodesics is below 1 part in
    /// 10⁶.
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
        var (originX, originY) = (points.GetX(0), Authalic(points.GetY(0)));
        var twice = 0.0;
        for (var i = 1; i < points.Count; i++)
        {
            var (x1, y1) = (Radians(points.GetX(i - 1) - originX), Authalic(points.GetY(i - 1)) - originY);
            var (x2, y2) = (Radians(points.GetX(i) - originX), Authalic(points.GetY(i)) - originY);
            twice += (x1 * y2) - (x2 * y1);
        }

        return Math.Abs(twice) / 2 * EquatorialRadius * EquatorialRadius;
    }

    private static double Authalic(double latitudeDegrees)
    {
        var sine = Math.Sin(Radians(latitudeDegrees));
        var scaled = Eccentricity * sine;
        var q = (1 - EccentricitySquared)
            * ((sine / (1 - (scaled * scaled))) + (Math.Atanh(scaled) / Eccentricity));
        return q / 2;
    }

    private static double Radians(double degrees) => degrees * (Math.PI / 180);
}
