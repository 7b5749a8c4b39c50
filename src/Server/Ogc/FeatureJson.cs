using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;

namespace Furrow.Server.Ogc;

/// <summary>Features as GeoJSON.</summary>
internal sealed class FeatureJson
{
    /// <summary>Decimals of a degree in what anybody may see: about ten metres.</summary>
    private const int PublicDecimals = 4;

    private readonly (int Value, JsonEncodedText Name, FieldType Type)[] fields;
    private readonly int decimals;

    /// <summary>For one layer as one viewer sees it; what anybody may see is rounded.</summary>
    public FeatureJson(Layer layer, Viewer viewer)
    {
        fields =
        [
            .. layer.Collection.Fields.Where(field => field.Type != FieldType.Geometry)
                .Select((field, i) => (i, JsonEncodedText.Encode(field.Name, RecordJson.Options.Encoder), field.Type))
                .Where(field => field.Item2.Value != "id"),
        ];
        decimals = Decimals(viewer);
    }

    /// <summary>How exactly a viewer may see a position.</summary>
    public static int Decimals(Viewer viewer) => viewer.MaySee(Sensitivity.Moderate) ? Wkb.Exact : PublicDecimals;

    /// <summary>Writes one feature; <paramref name="links"/> may be null.</summary>
    public void Write(Utf8JsonWriter json, Feature feature, IEnumerable<Link>? links)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Feature"u8);
        json.WriteString("id"u8, feature.Id);
        json.WritePropertyName("geometry"u8);
        if (feature.Shape is { } shape)
            Wkb.Write(json, shape.Span, decimals);
        else
            json.WriteNullValue();
        json.WriteStartObject("properties"u8);
        foreach (var (value, name, type) in fields)
        {
            json.WritePropertyName(name);
            Value(json, feature.Values[value], type);
        }

        json.WriteEndObject();
        if (links is not null)
            Links.Write(json, links);
        json.WriteEndObject();
    }

    /// <summary>A tag that changes with any value or corner of the feature (RFC 9110, strong).</summary>
    public static string Tag(Feature feature)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var value in feature.Values)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "\0"));
            hash.AppendData([0x1f]);
        }

        if (feature.Shape is { } shape)
            hash.AppendData(shape.Span);
        return $"\"{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12))}\"";
    }

    /// <summary>Writes one value as it is kept.</summary>
    public static void Value(Utf8JsonWriter json, object? value, FieldType type)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case long whole:
                json.WriteNumberValue(whole);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            default:
                throw new InvalidOperationException($"A {type} holds a {value.GetType().Name}.");
        }
    }
}
