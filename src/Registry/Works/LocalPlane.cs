using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Furrow.Registry.Works;

/// <summary>
/// A plane in metres around a centre: equirectangular, with the length of a degree on the WGS 84 ellipsoid there.
/// </summary>
/// <remarks>
/// Exact at the centre's latitude; 100 km north or south of it, at 51 degrees, east-west distances are off by 2 %.
/// Good for nearness and for travel between sites of a programme; areas are measured by <see cref="Geodesy"/>.
/// </remarks>
public readonly struct LocalPlane
{
    private readonly double longitude;
    private readonly double latitude;

    /// <summary>A plane around a point given in degrees.</summary>
    public LocalPlane(Coordinate centre)
    {
        (longitude, latitude) = (centre.X, centre.Y);
        var phi = latitude * (Math.PI / 180);
        MetresPerDegreeNorth = 111_132.954 - (559.822 * Math.Cos(2 * phi)) + (1.175 * Math.Cos(4 * phi));
        MetresPerDegreeEast = Math.Max(
            1, (111_412.84 * Math.Cos(phi)) - (93.5 * Math.Cos(3 * phi)) + (0.118 * Math.Cos(5 * phi)));
    }

    /// <summary>Length of a degree of latitude, metres.</summary>
    public double MetresPerDegreeNorth { get; }

    /// <summary>Length of a degree of longitude, metres; at least 1, also at the poles.</summary>
    public double MetresPerDegreeEast { get; }

    /// <summary>Metres east and north of the centre.</summary>
    public Coordinate Metres(Coordinate degrees) => new(
        (degrees.X - longitude) * MetresPerDegreeEast, (degrees.Y - latitude) * MetresPerDegreeNorth);

    /// <summary>Degrees of a place given in metres east and north of the centre.</summary>
    public Coordinate Degrees(double east, double north) =>
        new(longitude + (east / MetresPerDegreeEast), latitude + (north / MetresPerDegreeNorth));

    /// <summary>A copy of the geometry in metres.</summary>
    public Geometry Metres(Geometry degrees) => new AffineTransformation(
        MetresPerDegreeEast, 0, -longitude * MetresPerDegreeEast,
        0, MetresPerDegreeNorth, -latitude * MetresPerDegreeNorth).Transform(degrees);
}
