using Furrow.Registry;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.RealData;

/// <summary>Areas on a sphere of 6,371.0088 km, as common tools give them; no formula of the product is used.</summary>
internal static class Sphere
{
    private const double Radius = 6_371.0088;

    /// <summary>Area of the outline, in km².</summary>
    public static double SquareKilometres(Place place) => Of(place.Outline!);

    /// <summary>How much larger a small area is on WGS 84 than on the sphere, at a latitude.</summary>
    public static double EllipsoidRatio(double latitudeDegrees)
    {
        const double A = 6_378.137;
        const double EccentricitySquared = 0.00669437999014;
        var sine = Math.Sin(latitudeDegrees * Math.PI / 180);
        var w = 1 - (EccentricitySquared * sine * sine);
        return A * A * (1 - EccentricitySquared) / (w * w) / (Radius * Radius);
    }

    private static double Of(Geometry geometry) => geometry switch
    {
        Polygon polygon => Ring(polygon.ExteriorRing) - polygon.InteriorRings.Sum(Ring),
        _ => geometry is GeometryCollection parts ? parts.Geometries.Sum(Of) : 0,
    };

    /// <summary>Sum of trapezia between each edge and the equator (Chamberlain and Duquette 2007).</summary>
    private static double Ring(LineString ring)
    {
        var sum = 0.0;
        for (var i = 1; i < ring.NumPoints; i++)
        {
            var (from, to) = (ring.GetCoordinateN(i - 1), ring.GetCoordinateN(i));
            sum += (to.X - from.X) * Math.PI / 180
                * (2 + Math.Sin(from.Y * Math.PI / 180) + Math.Sin(to.Y * Math.PI / 180));
        }

        return Math.Abs(sum) * Radius * Radius / 2;
    }
}
