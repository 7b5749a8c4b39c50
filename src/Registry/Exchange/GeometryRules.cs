using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Valid;

namespace Furrow.Registry.Exchange;

/// <summary>
/// What every geometry from outside must keep. Nothing is repaired in silence: the point at fault is named.
/// </summary>
internal static class GeometryRules
{
    /// <summary>Reads well-known text into WGS 84.</summary>
    public static NtsGeometryServices Services { get; } = new(new PrecisionModel(), 4326);

    /// <summary>Builds WGS 84 geometries.</summary>
    public static GeometryFactory Factory { get; } = Services.CreateGeometryFactory();

    /// <summary>A position; refuses what is not a longitude and a latitude in degrees.</summary>
    public static Coordinate Position(double longitude, double latitude)
    {
        if (double.IsFinite(longitude) && double.IsFinite(latitude)
            && Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90)
            return new Coordinate(longitude, latitude);
        throw new Refusal("import.position-out-of-range",
            $"{longitude:R}, {latitude:R} is not a longitude (-180 to 180) and a latitude (-90 to 90) in degrees; "
            + "convert the file to WGS 84.");
    }

    /// <summary>Null when the geometry may be kept; else what is wrong and where.</summary>
    public static string? Fault(Geometry geometry)
    {
        if (geometry.IsEmpty)
            return "The geometry is empty.";
        foreach (var position in geometry.Coordinates)
        {
            if (!double.IsFinite(position.X) || !double.IsFinite(position.Y)
                || Math.Abs(position.X) > 180 || Math.Abs(position.Y) > 90)
                return $"{position.X:R}, {position.Y:R} is not a longitude and a latitude; convert the file to WGS 84.";
        }

        var check = new IsValidOp(geometry);
        if (check.ValidationError is not { } error)
            return null;
        var where = error.Coordinate is { } point ? $" at {point.X:0.######}, {point.Y:0.######}" : "";
        return $"{Words(error.ErrorType)}{where}; mend the outline in the source.";
    }

    /// <summary>A valid geometry of the same kind over the same ground; null when there is none.</summary>
    public static Geometry? Mend(Geometry geometry)
    {
        var mended = GeometryFixer.Fix(geometry);
        return mended.Dimension == geometry.Dimension && Fault(mended) is null ? mended : null;
    }

    private static string Words(TopologyValidationErrors error) => error switch
    {
        TopologyValidationErrors.SelfIntersection => "The outline crosses itself",
        TopologyValidationErrors.RingSelfIntersection => "The ring touches itself",
        TopologyValidationErrors.HoleOutsideShell => "A hole lies outside its outline",
        TopologyValidationErrors.NestedHoles => "A hole lies in a hole",
        TopologyValidationErrors.NestedShells => "A part lies in another part",
        TopologyValidationErrors.DuplicateRings => "Two rings are the same",
        TopologyValidationErrors.DisconnectedInteriors => "Holes cut the inside in two",
        TopologyValidationErrors.TooFewPoints => "A ring has too few corners",
        TopologyValidationErrors.RingNotClosed => "A ring does not end where it began",
        TopologyValidationErrors.InvalidCoordinate => "A corner is not a number",
        _ => "The geometry is not valid",
    };
}
