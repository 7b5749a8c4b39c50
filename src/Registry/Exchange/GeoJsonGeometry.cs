using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Exchange;

/// <summary>
/// Builds a geometry from GeoJSON (RFC 7946), refusing by name what does not hold. Heights are left out.
/// </summary>
internal static class GeoJsonGeometry
{
    private const int DeepestCollection = 4;

    /// <summary>The geometry, or null for <c>null</c>.</summary>
    public static Geometry? Of(JsonElement element, int depth = 0)
    {
        if (element.ValueKind == JsonValueKind.Null)
            return null;
        if (element.ValueKind != JsonValueKind.Object
            || !element.TryGetProperty("type", out var named) || named.ValueKind != JsonValueKind.String)
            throw Malformed("A geometry is an object with a type.");
        var type = named.GetString();
        if (type == "GeometryCollection")
            return Parts(element, depth);
        if (!element.TryGetProperty("coordinates", out var coordinates))
            throw Malformed($"The {RowText.Short(type)} has no coordinates.");
        var make = GeometryRules.Factory;
        return type switch
        {
            "Point" => make.CreatePoint(Position(coordinates)),
            "MultiPoint" => make.CreateMultiPointFromCoords(Positions(coordinates)),
            "LineString" => Line(coordinates),
            "MultiLineString" => make.CreateMultiLineString([.. Items(coordinates).Select(Line)]),
            "Polygon" => Area(coordinates),
            "MultiPolygon" => make.CreateMultiPolygon([.. Items(coordinates).Select(Area)]),
            _ => throw Malformed($"'{RowText.Short(type)}' is no geometry type of GeoJSON."),
        };
    }

    private static GeometryCollection Parts(JsonElement element, int depth)
    {
        if (depth >= DeepestCollection)
            throw Malformed($"Collections are nested deeper than {DeepestCollection}.");
        if (!element.TryGetProperty("geometries", out var parts))
            throw Malformed("The GeometryCollection has no geometries.");
        return GeometryRules.Factory.CreateGeometryCollection(
            [.. Items(parts).Select(part => Of(part, depth + 1)).OfType<Geometry>()]);
    }

    private static LineString Line(JsonElement element)
    {
        var positions = Positions(element);
        return positions.Length == 1
            ? throw Malformed("A line has one position; it needs two.")
            : GeometryRules.Factory.CreateLineString(positions);
    }

    private static Polygon Area(JsonElement element)
    {
        var rings = Items(element).Select(Ring).ToArray();
        return rings.Length == 0
            ? GeometryRules.Factory.CreatePolygon()
            : GeometryRules.Factory.CreatePolygon(rings[0], rings[1..]);
    }

    private static LinearRing Ring(JsonElement element)
    {
        var positions = Positions(element);
        if (positions.Length < 4)
            throw Malformed($"A ring has {positions.Length} positions; it needs four, the last equal to the first.");
        if (!positions[0].Equals2D(positions[^1]))
            throw Malformed($"A ring begins at {positions[0].X:R}, {positions[0].Y:R} and ends at "
                + $"{positions[^1].X:R}, {positions[^1].Y:R}; it must end where it began.");
        return GeometryRules.Factory.CreateLinearRing(positions);
    }

    private static Coordinate[] Positions(JsonElement element)
    {
        var positions = new Coordinate[Count(element)];
        var i = 0;
        foreach (var item in element.EnumerateArray())
            positions[i++] = Position(item);
        return positions;
    }

    private static Coordinate Position(JsonElement element)
    {
        if (Count(element) < 2
            || element[0].ValueKind != JsonValueKind.Number || !element[0].TryGetDouble(out var longitude)
            || element[1].ValueKind != JsonValueKind.Number || !element[1].TryGetDouble(out var latitude))
            throw Malformed("A position is two numbers: longitude, latitude.");
        return GeometryRules.Position(longitude, latitude);
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement element)
    {
        _ = Count(element);
        return element.EnumerateArray();
    }

    private static int Count(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? element.GetArrayLength()
        : throw Malformed("Coordinates are arrays of numbers, nested as the type asks.");

    private static Refusal Malformed(string message) => new("import.geometry-malformed", message);
}
