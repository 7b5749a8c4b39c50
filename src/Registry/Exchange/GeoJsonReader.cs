using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Exchange;

/// <summary>Reads GeoJSON: a feature collection or one feature, in CRS84, feature by feature.</summary>
public static class GeoJsonReader
{
    private static readonly string[] Wgs84 = ["CRS84", "EPSG::4326", "EPSG:4326", "WGS84", "WGS 84"];

    /// <summary>The file's features as rows; a feature that cannot be read is a row with its fault.</summary>
    public static RowTable Read(Stream stream, RowLimits limits, CancellationToken cancel)
    {
        try
        {
            return ReadMembers(stream, limits, cancel);
        }
        catch (InvalidOperationException)
        {
            throw new Refusal("import.not-unicode", "The file's text is not valid Unicode; save it as UTF-8.");
        }
    }

    private static RowTable ReadMembers(Stream stream, RowLimits limits, CancellationToken cancel)
    {
        var feed = new JsonFeed(stream, limits.FeatureBytes);
        var rows = new RowCollector("GeoJSON", limits);
        var type = "";
        JsonElement? geometry = null, properties = null, id = null;
        Start(feed);
        while (NextName(feed) is { } name)
        {
            switch (name)
            {
                case "features":
                    Features(feed, rows, limits, cancel);
                    break;
                case "type":
                    type = Value(feed) is { ValueKind: JsonValueKind.String } word ? Text(word) : "";
                    break;
                case "crs":
                    CheckSystem(Value(feed));
                    break;
                case "geometry":
                    geometry = Value(feed);
                    break;
                case "properties":
                    properties = Value(feed);
                    break;
                case "id":
                    id = Value(feed);
                    break;
                default:
                    feed.Take((ref Utf8JsonReader reader) => reader.Read() && reader.TrySkip());
                    break;
            }
        }

        if (type == "Feature")
            rows.Add(Row(1, geometry, properties, id, limits));
        else if (type != "FeatureCollection")
            throw new Refusal("import.not-geojson",
                $"The JSON is of type '{RowText.Short(type)}'; expected a FeatureCollection or a Feature.");
        return rows.Table;
    }

    private static void Start(JsonFeed feed) => feed.Take((ref Utf8JsonReader reader) =>
    {
        if (!reader.Read())
            return false;
        return reader.TokenType == JsonTokenType.StartObject
            ? true
            : throw new Refusal("import.not-geojson", "GeoJSON begins with '{'.");
    });

    private static string? NextName(JsonFeed feed)
    {
        string? name = null;
        feed.Take((ref Utf8JsonReader reader) =>
        {
            if (!reader.Read())
                return false;
            name = reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() : null;
            return true;
        });
        return name;
    }

    private static JsonElement Value(JsonFeed feed)
    {
        JsonElement value = default;
        feed.Take((ref Utf8JsonReader reader) =>
        {
            if (!reader.Read() || !JsonDocument.TryParseValue(ref reader, out var document))
                return false;
            using (document)
                value = document.RootElement.Clone();
            return true;
        });
        return value;
    }

    private static void Features(JsonFeed feed, RowCollector rows, RowLimits limits, CancellationToken cancel)
    {
        feed.Take((ref Utf8JsonReader reader) =>
        {
            if (!reader.Read())
                return false;
            return reader.TokenType == JsonTokenType.StartArray
                ? true
                : throw new Refusal("import.not-geojson", "The features of a FeatureCollection are an array.");
        });
        for (var (line, more) = (1, true); more; line++)
        {
            cancel.ThrowIfCancellationRequested();
            ImportRow? row = null;
            feed.Take((ref Utf8JsonReader reader) =>
            {
                if (!reader.Read())
                    return false;
                if (reader.TokenType == JsonTokenType.EndArray)
                    return !(more = false);
                if (!JsonDocument.TryParseValue(ref reader, out var document))
                    return false;
                using (document)
                    row = Row(line, document.RootElement, limits);
                return true;
            });
            if (row is not null)
                rows.Add(row);
        }
    }

    private static ImportRow Row(int line, JsonElement feature, RowLimits limits)
    {
        if (feature.ValueKind != JsonValueKind.Object)
            return Faulty(line, null, feature.GetRawText(), "A feature is an object.");
        return Row(line, Member(feature, "geometry"), Member(feature, "properties"), Member(feature, "id"), limits);
    }

    private static ImportRow Row(
        int line, JsonElement? shape, JsonElement? properties, JsonElement? id, RowLimits limits)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Geometry? geometry = null;
        try
        {
            if (properties is { ValueKind: JsonValueKind.Object } members)
                foreach (var member in members.EnumerateObject())
                    Keep(values, member.Name, member.Value, limits);
            if (id is { } named && !values.ContainsKey("id"))
                Keep(values, "id", named, limits);
            if (shape is { } outline)
                geometry = GeoJsonGeometry.Of(outline);
        }
        catch (Refusal refusal)
        {
            var field = refusal.Code == "import.text-too-long" ? null : "geometry";
            return new ImportRow(line, values, null, RowText.Fault(line, field, null, refusal.Message));
        }
        catch (InvalidOperationException)
        {
            return Faulty(line, null, null, "The text is not valid Unicode.");
        }

        return new ImportRow(line, values, geometry, null);
    }

    private static void Keep(Dictionary<string, string> values, string name, JsonElement value, RowLimits limits)
    {
        var text = Text(value);
        if (text.Length > limits.Text && value.ValueKind == JsonValueKind.String)
            throw new Refusal("import.text-too-long",
                $"'{RowText.Short(name)}' is longer than {limits.Text:N0} characters.");
        if (text.Length > 0 && text.Length <= limits.Text)
            values[name] = text;
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => value.GetRawText(),
    };

    private static void CheckSystem(JsonElement system)
    {
        if (system.ValueKind == JsonValueKind.Null)
            return;
        var name = Member(system, "properties") is { } properties && Member(properties, "name") is { } named
            ? Text(named)
            : system.GetRawText();
        if (!Wgs84.Any(known => name.EndsWith(known, StringComparison.OrdinalIgnoreCase)))
            throw new Refusal("import.other-reference-system",
                $"The coordinates are in '{RowText.Short(name)}'; convert the file to WGS 84 (CRS84, EPSG:4326).");
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static ImportRow Faulty(int line, string? field, string? value, string reason) =>
        new(line, new Dictionary<string, string>(), null, RowText.Fault(line, field, value, reason));
}
