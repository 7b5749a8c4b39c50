using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Furrow.Registry.Hazards;

/// <summary>
/// Adds and takes away ground on one fixed grid of 10⁻¹⁰ degrees (0.01 mm), so that what is cut apart fits together.
/// </summary>
/// <remarks>
/// Overlays are snap-rounded on the grid (OverlayNG); edges are straight in longitude and latitude (RFC 7946, 3.1.1),
/// and <see cref="Geodesy.SquareMetres"/> measures exactly these edges, so the parts of a cut edge measure what the
/// whole does.
/// </remarks>
public static class GroundGrid
{
    /// <summary>Positions to a degree.</summary>
    public const double PositionsPerDegree = 1e10;

    private static readonly PrecisionModel Grid = new(PositionsPerDegree);
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    /// <summary>No ground at all.</summary>
    public static Geometry Nothing { get; } = Factory.CreatePolygon();

    /// <summary>The ground with its corners on the grid; only its areas are kept.</summary>
    public static Geometry Snap(Geometry ground)
    {
        ArgumentNullException.ThrowIfNull(ground);
        return Overlay(ground, Nothing, SpatialFunction.Union);
    }

    /// <summary>Ground that lies in one or the other.</summary>
    public static Geometry Together(Geometry one, Geometry other) => Overlay(one, other, SpatialFunction.Union);

    /// <summary>Ground that lies in both.</summary>
    public static Geometry Common(Geometry one, Geometry other) => Overlay(one, other, SpatialFunction.Intersection);

    /// <summary>Ground of the first that does not lie in the second.</summary>
    public static Geometry Without(Geometry one, Geometry other) => Overlay(one, other, SpatialFunction.Difference);

    /// <summary>True when both are the same rings, whichever way round and wherever they begin.</summary>
    public static bool Same(Geometry one, Geometry other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.EqualsExact(other) || (one.NumPoints == other.NumPoints && one.EqualsNormalized(other));
    }

    /// <summary>m² to the hundredth.</summary>
    public static decimal SquareMetres(Geometry ground) => Hundredths((decimal)Geodesy.SquareMetres(ground));

    /// <summary>A figure to the hundredth, always written with two places.</summary>
    public static decimal Hundredths(decimal value) => Math.Round(value, 2) + 0.00m;

    private static Geometry Overlay(Geometry one, Geometry other, SpatialFunction what)
    {
        var overlay = new OverlayNG(Areas(one), Areas(other), Grid, what) { StrictMode = true };
        return Areas(overlay.GetResult());
    }

    /// <summary>The areas of a geometry as one polygon or multipolygon that validly stands for them.</summary>
    private static Geometry Areas(Geometry geometry)
    {
        if (geometry is Polygon or MultiPolygon && geometry.SRID == 4326)
            return geometry;
        var polygons = Polygons(geometry).Where(polygon => !polygon.IsEmpty).ToArray();
        return polygons switch
        {
            [] => Factory.CreatePolygon(),
            [var only] => Factory.CreateGeometry(only),
            _ => Factory.CreateMultiPolygon(polygons),
        };
    }

    private static IEnumerable<Polygon> Polygons(Geometry geometry) => geometry switch
    {
        Polygon polygon => [polygon],
        GeometryCollection parts => parts.Geometries.SelectMany(Polygons),
        _ => [],
    };
}
