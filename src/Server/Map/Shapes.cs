using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Furrow.Server.Map;

/// <summary>Writes shapes as GeoJSON (RFC 7946) at a decimetre.</summary>
internal static class Shapes
{
    private const int Decimals = 6;

    /// <summary>Writes one geometry object.</summary>
    public static void Write(Utf8JsonWriter json, Geometry shape)
    {
        json.WriteStartObject();
        json.WriteString("type", shape.GeometryType);
        if (shape is GeometryCollection parts and not (MultiPoint or MultiLineString or MultiPolygon))
        {
            json.WriteStartArray("geometries");
            foreach (var part in parts.Geometries)
                Write(json, part);
            json.WriteEndArray();
        }
        else
        {
            json.WritePropertyName("coordinates");
            Coordinates(json, shape);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes one position, longitude first.</summary>
    public static void Position(Utf8JsonWriter json, double longitude, double latitude)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(longitude, Decimals));
        json.WriteNumberValue(Math.Round(latitude, Decimals));
        json.WriteEndArray();
    }

    private static void Coordinates(Utf8JsonWriter json, Geometry shape)
    {
        switch (shape)
        {
            case Point { IsEmpty: true }:
                json.WriteStartArray();
                json.WriteEndArray();
                break;
            case Point point:
                Position(json, point.X, point.Y);
                break;
            case LineString line:
                Line(json, line.CoordinateSequence);
                break;
            case Polygon polygon:
                json.WriteStartArray();
                Line(json, polygon.ExteriorRing.CoordinateSequence);
                foreach (var hole in polygon.InteriorRings)
                    Line(json, hole.CoordinateSequence);
                json.WriteEndArray();
                break;
            case GeometryCollection parts:
                json.WriteStartArray();
                foreach (var part in parts.Geometries)
                    Coordinates(json, part);
                json.WriteEndArray();
                break;
        }
    }

    private static void Line(Utf8JsonWriter json, CoordinateSequence points)
    {
        json.WriteStartArray();
        for (var i = 0; i < points.Count; i++)
            Position(json, points.GetX(i), points.GetY(i));
        json.WriteEndArray();
    }
}
