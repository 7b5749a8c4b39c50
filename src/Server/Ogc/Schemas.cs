using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;

namespace Furrow.Server.Ogc;

/// <summary>The fields of a layer as JSON Schema (OGC 19-079r2, 6.2; OGC 23-058r2).</summary>
internal static class Schemas
{
    /// <summary>Writes the members of the schema.</summary>
    /// <param name="json">Where to; the object is open.</param>
    /// <param name="layer">Whose fields.</param>
    /// <param name="id">The schema's own address.</param>
    /// <param name="receivable">True to leave out what the server gives by itself.</param>
    public static void Write(Utf8JsonWriter json, Layer layer, string id, bool receivable)
    {
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("$id", id);
        json.WriteString("type", "object");
        json.WriteString("title", layer.Collection.Title);
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        foreach (var field in layer.Collection.Fields.Where(field =>
            (field.Type != FieldType.Geometry || field == layer.Shape) && !(receivable && field.Name == "id")))
        {
            json.WriteStartObject(field.Name);
            Field(json, field, layer);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Field(Utf8JsonWriter json, Field field, Layer layer)
    {
        json.WriteString("title", field.Name);
        json.WriteString("description", field.Unit is { } unit ? $"{field.Meaning} Unit: {unit}." : field.Meaning);
        if (field.Type == FieldType.Geometry)
        {
            json.WriteString("format", layer.ShapeKind == "GEOMETRY"
                ? "geometry-any"
                : "geometry-" + layer.ShapeKind.ToLowerInvariant());
            json.WriteString("x-ogc-role", "primary-geometry");
            return;
        }

        json.WriteString("type", field.Type switch
        {
            FieldType.Integer => "integer",
            FieldType.Number => "number",
            FieldType.Boolean => "boolean",
            _ => "string",
        });
        if (field.Type is FieldType.Date or FieldType.DateTime)
            json.WriteString("format", field.Type == FieldType.Date ? "date" : "date-time");
        if (field.Type == FieldType.Word && field.Words.Count > 0)
        {
            json.WriteStartArray("enum");
            foreach (var word in field.Words)
                json.WriteStringValue(word);
            json.WriteEndArray();
        }

        if (field.Unit is { } unitOf)
            json.WriteString("x-ogc-unit", unitOf);
        if (field.Name == "id")
            json.WriteString("x-ogc-role", "id");
        else if (field == layer.Time)
            json.WriteString("x-ogc-role", "primary-instant");
    }
}
