using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Hazards;
using NetTopologySuite.Geometries;

namespace Furrow.Server.Hazards;

/// <summary>A perimeter as a page sends it: a table, or a ring that was drawn, walked or read from a file.</summary>
internal sealed record PerimeterWish : Reason
{
    /// <summary>Lines of the table.</summary>
    public IReadOnlyList<PerimeterRow>? Rows { get; init; }

    /// <summary>Longitude and latitude of each corner.</summary>
    public IReadOnlyList<double[]>? Ring { get; init; }

    /// <summary>A hazard whose own ground is not an overlap; null for a new one.</summary>
    public HazardId? Hazard { get; init; }
}

/// <summary>Looks at perimeters before anything is written.</summary>
internal static class PerimeterAnswers
{
    private const int MostNeighbours = 200;

    /// <summary>What is wrong with a perimeter, point by point, and a mended one beside it.</summary>
    public static async Task<object?> Check(Ask ask, string why, PerimeterWish wish)
    {
        var expected = (await ask.Snapshot.Places).Extent;
        var check = wish.Rows is { } rows
            ? Perimeter.OfTable(rows, expected)
            : Perimeter.OfRing([.. (wish.Ring ?? []).Select(Corner)], expected);
        if (check.Outline is not { IsValid: true } outline)
            return check;
        var near = await ask.Store.Hazards.List(
            new Filter { Within = outline.EnvelopeInternal }, new Page(MostNeighbours), ask.Viewer, ask.Cancel);
        var overlaps = Perimeter.Overlaps(
            outline, near.Items.Where(hazard => hazard.Id != wish.Hazard && hazard.Outline.IsValid));
        return check with { Faults = [.. check.Faults, .. overlaps] };
    }

    /// <summary>An area from GeoJSON; refuses what is none.</summary>
    public static Geometry Area(JsonElement json)
    {
        Geometry? geometry;
        try
        {
            geometry = json.Deserialize<Geometry>(RecordJson.Options);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException
            or FormatException or OverflowException or NullReferenceException or IndexOutOfRangeException)
        {
            throw new Refusal("request.geometry", $"The ground cannot be read: {Answers.Short(fault.Message)} "
                + "Send a polygon as GeoJSON whose rings end where they began.");
        }

        return geometry is Polygon or MultiPolygon && geometry.Coordinates.All(corner =>
            double.IsFinite(corner.X) && double.IsFinite(corner.Y)
            && Math.Abs(corner.X) <= 180 && Math.Abs(corner.Y) <= 90)
            ? geometry
            : throw new Refusal("request.geometry",
                "The ground is no polygon in degrees of longitude and latitude; draw or send an area.");
    }

    private static Coordinate Corner(double[] pair) => pair is [>= -180 and <= 180, >= -90 and <= 90, ..]
        ? new Coordinate(pair[0], pair[1])
        : throw new Refusal("request.geometry",
            $"'{string.Join(", ", pair.Take(3))}' is no longitude and latitude in degrees.");
}
