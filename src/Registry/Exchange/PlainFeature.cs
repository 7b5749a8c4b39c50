using System.Text.Json;
using NetTopologySuite.IO;

namespace Furrow.Registry.Exchange;

/// <summary>The rules of a feature of a plain collection: each value fits its field, the shape is valid.</summary>
public static class PlainFeature
{
    private const int LongestText = 100_000;

    /// <summary>A whole feature from GeoJSON; fields that are not given are empty, an identity in it is passed over.
    /// </summary>
    /// <exception cref="Refusal"><c>feature.malformed</c>, <c>feature.unknown-field</c>, <c>feature.value</c>,
    /// <c>feature.shape</c>.</exception>
    public static FeatureDraft Of(Layer layer, JsonElement feature, FeatureId id, Feature? standing)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("type", out var type)
            || type.ValueKind != JsonValueKind.String || type.GetString() != "Feature")
            throw Malformed("The body is no GeoJSON feature; its type must be \"Feature\".");
        var shape = feature.TryGetProperty("geometry", out var geometry) ? ShapeOf(layer, geometry) : null;
        var fields = Fields(layer);
        var values = new object?[fields.Count];
        foreach (var (name, value) in Properties(feature))
            if (IndexOf(layer, fields, name) is { } index)
                values[index] = ValueOf(fields[index], value);
        return new FeatureDraft(id, null, shape, values);
    }

    /// <summary>The feature as it stands with the given members changed (RFC 7396): null empties a field.</summary>
    /// <exception cref="Refusal">As for a whole feature; <c>feature.id-changed</c>.</exception>
    public static FeatureDraft Merged(Layer layer, JsonElement patch, FeatureId id, Feature standing)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(standing);
        if (patch.ValueKind != JsonValueKind.Object)
            throw Malformed("The body is no JSON object; give the members that change.");
        if (patch.TryGetProperty("id", out var given)
            && (given.ValueKind != JsonValueKind.String || given.GetString() != id.ToString()))
            throw new Refusal("feature.id-changed", "The identity of a feature cannot be changed; leave it out.");
        var shape = patch.TryGetProperty("geometry", out var geometry)
            ? ShapeOf(layer, geometry)
            : standing.Shape is { } kept ? new WKBReader(GeometryRules.Services).Read(kept.ToArray()) : null;
        var fields = Fields(layer);
        object?[] values = [.. standing.Values.Skip(standing.Values.Count - fields.Count)];
        foreach (var (name, value) in Properties(patch))
            if (IndexOf(layer, fields, name) is { } index)
                values[index] = ValueOf(fields[index], value);
        return new FeatureDraft(id, null, shape, values);
    }

    private static List<Field> Fields(Layer layer) =>
        [.. layer.Collection.Fields.Where(field => field.Type != FieldType.Geometry && field.Name != "id")];

    private static IEnumerable<(string Name, JsonElement Value)> Properties(JsonElement feature)
    {
        if (!feature.TryGetProperty("properties", out var properties) || properties.ValueKind == JsonValueKind.Null)
            return [];
        return properties.ValueKind == JsonValueKind.Object
            ? properties.EnumerateObject().Select(member => (member.Name, member.Value))
            : throw Malformed("The properties of a feature are an object.");
    }

    private static int? IndexOf(Layer layer, List<Field> fields, string name)
    {
        if (name == "id")
            return null;
        var index = fields.FindIndex(field => field.Name == name);
        return index >= 0 ? index : throw new Refusal("feature.unknown-field",
            $"{layer.Collection.Name} has no field '{RowText.Short(name)}'; it has "
            + $"{string.Join(", ", fields.Take(60).Select(field => field.Name))}.");
    }

    private static NetTopologySuite.Geometries.Geometry? ShapeOf(Layer layer, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Null)
            return null;
        if (layer.Shape is null)
            throw new Refusal("feature.shape", $"{layer.Collection.Name} has no shapes; leave the geometry out.");
        NetTopologySuite.Geometries.Geometry? shape;
        try
        {
            shape = GeoJsonGeometry.Of(element);
        }
        catch (Refusal refusal)
        {
            throw new Refusal("feature.shape", refusal.Message);
        }
        catch (ArgumentException wrong)
        {
            throw new Refusal("feature.shape", $"The geometry cannot be built: {wrong.Message}");
        }

        return GeometryRules.Fault(shape!) is { } fault ? throw new Refusal("feature.shape", fault) : shape;
    }

    private static object? ValueOf(Field field, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        var held = (field.Type, value.ValueKind) switch
        {
            (FieldType.Boolean, JsonValueKind.True or JsonValueKind.False) => (object)value.GetBoolean(),
            (FieldType.Integer, JsonValueKind.Number) => value.TryGetInt64(out var whole) ? whole : null!,
            (FieldType.Number, JsonValueKind.Number) =>
                value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null!,
            (FieldType.Date or FieldType.DateTime, JsonValueKind.String) =>
                PlainImport.ValueOf(value.GetString(), field.Type)!,
            (FieldType.Text or FieldType.Word, JsonValueKind.String) when value.GetString() is { } text
                && text.Length <= LongestText && !text.Contains('\0', StringComparison.Ordinal) => text,
            _ => null,
        };
        return held ?? throw new Refusal("feature.value",
            $"'{field.Name}' is {RowText.Short(value.GetRawText())}; it holds a "
            + $"{field.Type.ToString().ToLowerInvariant()}.");
    }

    private static Refusal Malformed(string message) => new("feature.malformed", message);
}
