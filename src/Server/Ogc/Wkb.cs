using System.Buffers.Binary;
using System.Text.Json;

namespace Furrow.Server.Ogc;

/// <summary>
/// Writes well-known binary as GeoJSON (RFC 7946) without building a geometry: an export of a million features costs no
/// more memory than one.
/// </summary>
internal ref struct Wkb(ReadOnlySpan<byte> bytes, int decimals)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private readonly int decimals = decimals;
    private int at;
    private bool little;

    /// <summary>Decimals of a degree that keep every bit.</summary>
    public const int Exact = 15;

    /// <summary>Writes one geometry object.</summary>
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> wkb, int decimals) =>
        new Wkb(wkb, decimals).Geometry(json);

    private void Geometry(Utf8JsonWriter json)
    {
        var type = Header();
        json.WriteStartObject();
        json.WriteString("type", NameOf(type));
        if (type == 7)
        {
            json.WriteStartArray("geometries");
            for (var parts = Count(); parts > 0; parts--)
                Geometry(json);
            json.WriteEndArray();
        }
        else
        {
            json.WritePropertyName("coordinates");
            Coordinates(json, type);
        }

        json.WriteEndObject();
    }

    private void Coordinates(Utf8JsonWriter json, int type)
    {
        if (type == 1)
        {
            Position(json);
            return;
        }

        json.WriteStartArray();
        for (var parts = Count(); parts > 0; parts--)
        {
            if (type == 2)
                Position(json);
            else if (type == 3)
                Line(json);
            else
                Coordinates(json, Header());
        }

        json.WriteEndArray();
    }

    private void Line(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        for (var points = Count(); points > 0; points--)
            Position(json);
        json.WriteEndArray();
    }

    private void Position(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Number());
        json.WriteNumberValue(Number());
        json.WriteEndArray();
    }

    private double Number()
    {
        var value = little
            ? BinaryPrimitives.ReadDoubleLittleEndian(bytes[at..])
            : BinaryPrimitives.ReadDoubleBigEndian(bytes[at..]);
        at += 8;
        return decimals == Exact ? value : Math.Round(value, decimals);
    }

    private int Header()
    {
        little = bytes[at++] == 1;
        return Count();
    }

    private int Count()
    {
        var value = little
            ? BinaryPrimitives.ReadInt32LittleEndian(bytes[at..])
            : BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);
        at += 4;
        return value;
    }

    private static string NameOf(int type) => type switch
    {
        1 => "Point",
        2 => "LineString",
        3 => "Polygon",
        4 => "MultiPoint",
        5 => "MultiLineString",
        6 => "MultiPolygon",
        7 => "GeometryCollection",
        _ => throw new InvalidDataException($"Well-known binary of type {type} was kept; only 1 to 7 are."),
    };
}
