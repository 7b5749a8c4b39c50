using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Valid;

namespace Furrow.Registry.Hazards;

/// <summary>One line of a table of turning points, as a survey writes it.</summary>
/// <param name="Name">As on the marker: <c>TP1</c>.</param>
/// <param name="Kind">What the point is for.</param>
/// <param name="Position">A position; null when bearing and distance are given.</param>
/// <param name="Bearing">Degrees from true north; null when a position is given.</param>
/// <param name="Metres">Distance; null when a position is given.</param>
/// <param name="From">Name of the point that bearing and distance start from; null for the line before.</param>
/// <param name="Note">What it is; null when nothing is said.</param>
public sealed record PerimeterRow(
    string Name, TurningPointKind Kind, string? Position = null, double? Bearing = null, double? Metres = null,
    string? From = null, string? Note = null);

/// <summary>Something wrong with a perimeter, with the point named.</summary>
/// <param name="Code">Stable: <c>crossing</c>, <c>duplicate</c>, <c>far</c> …</param>
/// <param name="Point">Name of the point, or its number in the ring; null when it is about the whole.</param>
/// <param name="Longitude">Where; null when nowhere.</param>
/// <param name="Latitude">Where; null when nowhere.</param>
/// <param name="What">In words, with what would be right.</param>
/// <param name="Stops">True when the perimeter cannot be kept like this; false when it is only to be looked at.</param>
public sealed record PerimeterFault(
    string Code, string? Point, double? Longitude, double? Latitude, string What, bool Stops);

/// <summary>A perimeter as it was read, what is wrong with it, and a mended one beside it.</summary>
/// <param name="Points">Every point that could be read.</param>
/// <param name="Outline">As given; null when it makes no area.</param>
/// <param name="SquareMetres">Of the outline.</param>
/// <param name="Faults">What is wrong, in the order of points.</param>
/// <param name="Proposed">A valid one over the same ground, used only when a person takes it; null when the given
/// one is valid or none can be made.</param>
/// <param name="ProposedSquareMetres">Of the proposed one.</param>
public sealed record PerimeterCheck(
    IReadOnlyList<TurningPoint> Points, Geometry? Outline, decimal SquareMetres, IReadOnlyList<PerimeterFault> Faults,
    Geometry? Proposed, decimal? ProposedSquareMetres)
{
    /// <summary>True when nothing stops the outline from being kept as it was given.</summary>
    public bool IsSound => Outline is not null && Faults.All(fault => !fault.Stops);
}

/// <summary>Reads perimeters and says what is wrong with them. Nothing is mended in silence.</summary>
public static class Perimeter
{
    /// <summary>Metres between two neighbours beyond which a person should look again.</summary>
    public const double FarMetres = 5000;

    private const int MostPoints = 10_000;
    private const double SamePointDegrees = 1e-6;
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    /// <summary>A perimeter from a table of turning points; the ring is closed by itself.</summary>
    /// <param name="rows">In the order of walking.</param>
    /// <param name="expected">Where the programme works; empty when not known.</param>
    public static PerimeterCheck OfTable(IReadOnlyList<PerimeterRow> rows, Envelope expected)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count > MostPoints)
            throw new Refusal("perimeter.too-many", $"{rows.Count} points were given; at most {MostPoints} are read.");
        var (points, faults) = (new List<TurningPoint>(), new List<PerimeterFault>());
        foreach (var row in rows)
        {
            try
            {
                var at = Place(row, points);
                points.Add(new TurningPoint(
                    row.Name, row.Kind, at.X, at.Y, row.Position ?? Line(row, points), row.Note));
            }
            catch (Refusal refusal)
            {
                faults.Add(new(refusal.Code, row.Name, null, null, refusal.Message, true));
            }
        }

        var ring = points.Where(point => point.Kind is TurningPointKind.Turning or TurningPointKind.Intermediate
            or TurningPointKind.Start).ToList();
        return Check(ring, points, faults, expected);
    }

    /// <summary>A perimeter as it was drawn, walked or read from a file: each corner by its number.</summary>
    /// <param name="ring">Longitude and latitude; the last may repeat the first.</param>
    /// <param name="expected">Where the programme works; empty when not known.</param>
    public static PerimeterCheck OfRing(IReadOnlyList<Coordinate> ring, Envelope expected)
    {
        ArgumentNullException.ThrowIfNull(ring);
        if (ring.Count > MostPoints)
            throw new Refusal("perimeter.too-many", $"{ring.Count} points were given; at most {MostPoints} are read.");
        var faults = new List<PerimeterFault>();
        var closed = ring.Count > 1 && Same(ring[0], ring[^1]);
        if (!closed && ring.Count > 2)
        {
            faults.Add(new("unclosed", $"{ring.Count}", ring[^1].X, ring[^1].Y,
                "The outline does not end where it began; it is closed with a straight side.", false));
        }

        var corners = (closed ? ring.SkipLast(1) : ring).Select((corner, i) => new TurningPoint(
            Invariant($"{i + 1}"), TurningPointKind.Turning, corner.X, corner.Y)).ToList();
        return Check(corners, corners, faults, expected);
    }

    /// <summary>Names other hazards whose ground lies under an outline.</summary>
    public static IReadOnlyList<PerimeterFault> Overlaps(Geometry outline, IEnumerable<Hazard> others) =>
        [.. from other in others
            let common = GroundGrid.Common(GroundGrid.Snap(outline), other.Outline)
            let squareMetres = GroundGrid.SquareMetres(common)
            where squareMetres > Balance.ToleranceSquareMetres
            let at = common.InteriorPoint
            select new PerimeterFault("overlap", other.LocalId, at.X, at.Y,
                Invariant($"{squareMetres} m² lie in {other.LocalId} already; draw around it, or merge."), false)];

    private static PerimeterCheck Check(
        List<TurningPoint> ring, List<TurningPoint> points, List<PerimeterFault> faults, Envelope expected)
    {
        faults.AddRange(Neighbours(ring));
        faults.AddRange(ring.Where(point => PositionText.LooksSwapped(At(point), expected)).Select(point =>
            new PerimeterFault("swapped", point.Name, point.Longitude, point.Latitude,
                $"{point.Name} lies far from the programme; its latitude and longitude look swapped.", true)));
        if (ring.DistinctBy(point => (point.Longitude, point.Latitude)).Count() < 3)
        {
            faults.Add(new("too-few", null, null, null,
                $"{ring.Count} corners make no area; at least three different ones do.", true));
            return new(points, null, 0, faults, null, null);
        }

        var outline = Factory.CreatePolygon([.. ring.Select(At), At(ring[0])]);
        if (new IsValidOp(outline).ValidationError is not { } error)
            return new(points, outline, GroundGrid.SquareMetres(outline), faults, null, null);
        var near = ring.MinBy(point => At(point).Distance(error.Coordinate))!;
        faults.Add(new(error.ErrorType == TopologyValidationErrors.SelfIntersection ? "crossing" : "invalid",
            near.Name, error.Coordinate.X, error.Coordinate.Y,
            $"The sides cross or touch near {near.Name}; check the order of the points there.", true));
        var mended = GroundGrid.Snap(GeometryFixer.Fix(outline));
        return mended.IsEmpty
            ? new(points, outline, GroundGrid.SquareMetres(outline), faults, null, null)
            : new(points, outline, GroundGrid.SquareMetres(outline), faults, mended, GroundGrid.SquareMetres(mended));
    }

    private static IEnumerable<PerimeterFault> Neighbours(List<TurningPoint> ring)
    {
        for (var i = 0; i < ring.Count && ring.Count > 1; i++)
        {
            var (one, next) = (ring[i], ring[(i + 1) % ring.Count]);
            if (Same(At(one), At(next)))
            {
                yield return new("duplicate", next.Name, next.Longitude, next.Latitude,
                    $"{next.Name} is the same point as {one.Name}; delete one of them.", false);
            }
            else if (Geodesy.Metres(At(one), At(next)) is > FarMetres and var metres)
            {
                yield return new("far", next.Name, next.Longitude, next.Latitude, Invariant(
                    $"{next.Name} lies {metres / 1000:0.0} km from {one.Name}; over 5 km is seldom right."), false);
            }
        }

        var twice = ring.GroupBy(point => (point.Longitude, point.Latitude)).Where(group => group.Count() > 1);
        foreach (var group in twice.Where(group => !Adjacent(ring, group.First(), group.Last())))
        {
            yield return new("touching", group.Last().Name, group.Key.Longitude, group.Key.Latitude,
                $"{group.Last().Name} lies on {group.First().Name}; the outline touches itself there.", false);
        }
    }

    private static bool Adjacent(List<TurningPoint> ring, TurningPoint one, TurningPoint other)
    {
        var apart = Math.Abs(ring.IndexOf(one) - ring.LastIndexOf(other));
        return apart == 1 || apart == ring.Count - 1;
    }

    private static Coordinate Place(PerimeterRow row, List<TurningPoint> before)
    {
        if (row.Position is { Length: > 0 } text)
            return PositionText.Read(text);
        if (row.Bearing is not { } bearing || row.Metres is not { } metres)
        {
            throw new Refusal("perimeter.no-position",
                $"{row.Name} has neither a position nor bearing and distance; give one of the two.");
        }

        var from = row.From is { Length: > 0 } name
            ? before.LastOrDefault(point => point.Name == name)
            : before.LastOrDefault();
        return from is null
            ? throw new Refusal("perimeter.no-start", row.From is null
                ? $"{row.Name} is measured from the line before, and there is none; give the first point a position."
                : $"{row.Name} is measured from {row.From}, which stands in no line above it.")
            : PositionText.Along(At(from), bearing, metres);
    }

    private static string? Line(PerimeterRow row, List<TurningPoint> before) => row.Bearing is null
        ? null
        : Invariant($"{row.Bearing}° {row.Metres} m from {row.From ?? before.LastOrDefault()?.Name}");

    private static Coordinate At(TurningPoint point) => new(point.Longitude, point.Latitude);

    private static bool Same(Coordinate one, Coordinate other) =>
        Math.Abs(one.X - other.X) < SamePointDegrees && Math.Abs(one.Y - other.Y) < SamePointDegrees;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
