using System.Globalization;
using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Server.Ogc;

namespace Furrow.Server.Esri;

/// <summary>Features as GeoServices write them: rings clockwise outside, times as milliseconds.</summary>
internal sealed class EsriFeature
{
    private readonly EsriLayer layer;
    private readonly (int Value, string Name, FieldType Type)[] fields;
    private readonly int decimals;

    /// <summary>For one layer, one viewer and the fields that are asked for.</summary>
    public EsriFeature(EsriLayer layer, Viewer viewer, string? outFields)
    {
        (this.layer, decimals) = (layer, FeatureJson.Decimals(viewer));
        var wanted = outFields is null or "*" ? null : outFields.Split(',', StringSplitOptions.TrimEntries);
        fields =
        [
            .. layer.Layer.Collection.Fields.Where(field => field.Type != FieldType.Geometry)
                .Select((field, i) => (i, field.Name, field.Type))
                .Where(field => wanted is null || wanted.Contains(field.Name) || wanted.Contains("*")),
        ];
    }

    /// <summary>What stands before the features.</summary>
    public void Head(Utf8JsonWriter json)
    {
        json.WriteString("objectIdFieldName", EsriLayers.ObjectId);
        json.WriteString("globalIdFieldName", "id");
        json.WriteString("geometryType", layer.GeometryType);
        EsriLayers.Reference(json);
        EsriLayers.Fields(json, layer.Layer);
    }

    /// <summary>One feature.</summary>
    public void Write(Utf8JsonWriter json, Feature feature)
    {
        json.WriteStartObject();
        json.WriteStartObject("attributes");
        Attributes(json, feature);
        json.WriteEndObject();
        if (feature.Shape is { } shape)
        {
            json.WriteStartObject("geometry");
            Geometry(json, ShapeParts.Of(shape.Span));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>One feature as GeoJSON.</summary>
    public void GeoJson(Utf8JsonWriter json, Feature feature)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteNumber("id", feature.Number);
        json.WritePropertyName("geometry");
        if (feature.Shape is { } shape)
            Wkb.Write(json, shape.Span, decimals);
        else
            json.WriteNullValue();
        json.WriteStartObject("properties");
        Attributes(json, feature);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Attributes(Utf8JsonWriter json, Feature feature)
    {
        json.WriteNumber(EsriLayers.ObjectId, feature.Number);
        foreach (var (value, name, type) in fields)
        {
            json.WritePropertyName(name);
            switch (feature.Values[value])
            {
                case null:
                    json.WriteNullValue();
                    break;
                case string text when type is FieldType.Date or FieldType.DateTime:
                    json.WriteNumberValue(Milliseconds(text));
                    break;
                case string text:
                    json.WriteStringValue(name == "id" ? $"{{{text.ToUpperInvariant()}}}" : text);
                    break;
                case bool flag:
                    json.WriteNumberValue(flag ? 1 : 0);
                    break;
                case long whole:
                    json.WriteNumberValue(whole);
                    break;
                case var number:
                    json.WriteNumberValue((double)number);
                    break;
            }
        }
    }

    private void Geometry(Utf8JsonWriter json, ShapeParts parts)
    {
        if (layer.Dimension == 0)
        {
            var point = parts.Points.Count > 0 ? parts.Points[0] : [double.NaN, double.NaN];
            json.WriteNumber("x", Rounded(point[0]));
            json.WriteNumber("y", Rounded(point[1]));
            return;
        }

        json.WriteStartArray(layer.Dimension == 1 ? "paths" : "rings");
        foreach (var line in layer.Dimension == 1 ? parts.Lines : [])
            Line(json, line, reversed: false);
        foreach (var area in layer.Dimension == 2 ? parts.Areas : [])
            for (var ring = 0; ring < area.Count; ring++)
                Line(json, area[ring], reversed: IsClockwise(area[ring]) != (ring == 0));
        json.WriteEndArray();
    }

    private void Line(Utf8JsonWriter json, double[] line, bool reversed)
    {
        json.WriteStartArray();
        for (var i = 0; i < line.Length; i += 2)
        {
            var at = reversed ? line.Length - 2 - i : i;
            json.WriteStartArray();
            json.WriteNumberValue(Rounded(line[at]));
            json.WriteNumberValue(Rounded(line[at + 1]));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private double Rounded(double value) => decimals == Wkb.Exact ? value : Math.Round(value, decimals);

    private static bool IsClockwise(double[] ring)
    {
        var twice = 0.0;
        for (var i = 0; i + 3 < ring.Length; i += 2)
            twice += (ring[i] * ring[i + 3]) - (ring[i + 2] * ring[i + 1]);
        return twice < 0;
    }

    private static long Milliseconds(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal).ToUnixTimeMilliseconds();
}
