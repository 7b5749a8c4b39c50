using System.Text.Json;
using Furrow.Registry.Exchange;
using NetTopologySuite.Geometries;

namespace Furrow.Server.Map;

/// <summary>
/// What the map draws, as feature collections: only the fields that it shows, at the precision that it shows.
/// </summary>
internal static class Layers
{
    /// <summary>Outlines of areas and points of settlements.</summary>
    public static async Task<object?> Places(Ask ask)
    {
        var tree = await ask.Snapshot.Places;
        var outlines = Outlines.ForMap(tree.All);
        return Features(tree.All, place => place.Id.Value, place => outlines.GetValueOrDefault(place.Id, place.Centre),
            (json, place) =>
            {
                json.WriteString("kind", Word(place.Kind));
                json.WriteString("name", place.NameIn("en"));
                json.WritePropertyName("names");
                JsonSerializer.Serialize(json, place.Names, RecordJson.Options);
                json.WriteString("parent", place.Parent?.ToString());
                Number(json, "population", place.Population);
                json.WriteBoolean("outlineIsApproximate", place.OutlineIsApproximate);
                Point(json, "centre", place.Centre);
                json.WriteBoolean("illustrative", place.Origin.Illustrative);
            });
    }

    /// <summary>Dangerous ground.</summary>
    public static async Task<object?> Hazards(Ask ask) =>
        Features(await ask.Snapshot.Hazards, hazard => hazard.Id.Value, hazard => hazard.Outline, (json, hazard) =>
        {
            json.WriteString("localId", hazard.LocalId);
            json.WriteString("name", hazard.Name);
            json.WriteString("kind", Word(hazard.Kind));
            json.WriteString("status", Word(hazard.Status));
            json.WriteNumber("areaSquareMetres", Math.Round(hazard.AreaSquareMetres, 1));
            json.WriteString("method", Word(hazard.Method));
            json.WriteStartArray("ordnance");
            foreach (var category in hazard.Ordnance)
                json.WriteStringValue(Word(category));
            json.WriteEndArray();
            json.WriteString("place", hazard.Place?.ToString());
            json.WriteBoolean("illustrative", hazard.Origin.Illustrative);
            json.WriteBoolean("outlineIsStandIn", hazard.OutlineIsStandIn);
        });

    /// <summary>Damaged things.</summary>
    public static async Task<object?> Assets(Ask ask) =>
        Features(await ask.Snapshot.Assets, asset => asset.Id.Value, asset => asset.Footprint, (json, asset) =>
        {
            json.WriteString("localId", asset.LocalId);
            json.WriteString("name", asset.Name);
            json.WriteString("kind", Word(asset.Kind));
            Number(json, "grade", asset.Damage.Grade);
            Number(json, "peopleServed", asset.PeopleServed);
            json.WriteString("place", asset.Place?.ToString());
            json.WriteBoolean("illustrative", asset.Origin.Illustrative);
            Point(json, "centre", asset.Footprint.InteriorPoint);
        });

    /// <summary>Where crews start from.</summary>
    public static async Task<object?> Crews(Ask ask) =>
        Features(await ask.Snapshot.Crews, crew => crew.Id.Value, crew => crew.Base, (json, crew) =>
        {
            json.WriteString("name", crew.Name);
            json.WriteStartArray("skills");
            foreach (var skill in crew.Skills)
                json.WriteStringValue(Word(skill));
            json.WriteEndArray();
            json.WriteNumber("size", crew.Size);
            json.WriteBoolean("arrived", crew.Arrived);
            json.WriteString("sentBy", crew.SentBy);
            json.WriteBoolean("illustrative", crew.Origin.Illustrative);
        });

    /// <summary>Accidents whose place is known, as exactly as it is known.</summary>
    public static async Task<object?> Accidents(Ask ask) =>
        Features(
            [.. (await ask.Snapshot.Accidents).Where(accident => accident.Point is not null)],
            accident => accident.Id.Value, accident => accident.Point!, (json, accident) =>
            {
                Number(json, "year", accident.Year);
                json.WriteString("precision", Word(accident.Precision));
                json.WriteNumber("killed", accident.Killed);
                json.WriteNumber("injured", accident.Injured);
                json.WriteBoolean("illustrative", accident.Origin.Illustrative);
            });

    private static Answer Features<T>(
        IReadOnlyList<T> records, Func<T, Guid> id, Func<T, Geometry> shape, Action<Utf8JsonWriter, T> properties)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = RecordJson.Options.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var record in records)
            {
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WriteString("id", id(record));
                json.WritePropertyName("geometry");
                Shapes.Write(json, shape(record));
                json.WriteStartObject("properties");
                json.WriteString("id", id(record));
                properties(json, record);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new Answer(bytes.ToArray(), Answers.GeoJson);
    }

    private static string Word<T>(T value) where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }

    private static void Point(Utf8JsonWriter json, string name, Point point)
    {
        json.WritePropertyName(name);
        Shapes.Position(json, point.X, point.Y);
    }
}
