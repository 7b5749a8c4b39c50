using System.Buffers.Binary;
using Furrow.Registry;
using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.Operation.Predicate;

namespace Furrow.Store.Dialects;

/// <summary>Geometries in GeoPackage's binary form (OGC 12-128r18, 2.1.3): header, envelope, then WKB.</summary>
internal static class GeometryBlob
{
    private const int HeaderBytes = 8;
    private const int PointBytes = 29;
    private const int EnvelopeBytes = 32;
    private const byte LittleEndian = 0x01;
    private const byte EnvelopeXy = 0x02;
    private const byte EmptyFlag = 0x10;
    private const int Srid = 4326;

    private static readonly NtsGeometryServices Services = new(
        NetTopologySuite.Geometries.Implementation.CoordinateArraySequenceFactory.Instance, new PrecisionModel(), Srid);

    /// <summary>The geometry itself; refuses the empty and what lies outside the globe.</summary>
    public static Geometry Checked(Geometry geometry) => !geometry.IsEmpty && geometry.Coordinates.All(OnTheGlobe)
        ? geometry
        : throw new Refusal("geometry.outside-the-globe", geometry.IsEmpty
            ? "A geometry is empty; leave it out or draw it."
            : $"A geometry reaches {geometry.EnvelopeInternal}; "
                + "degrees go from -180 to 180 east, then -90 to 90 north.");

    /// <summary>The blob of a geometry in WGS 84; refuses the empty and what lies outside the globe.</summary>
    public static byte[] Write(Geometry geometry)
    {
        var box = Checked(geometry).EnvelopeInternal;
        var isPoint = geometry is Point;
        var body = new WKBWriter(ByteOrder.LittleEndian, handleSRID: false, emitZ: false, emitM: false).Write(geometry);
        var start = HeaderBytes + (isPoint ? 0 : EnvelopeBytes);
        var blob = new byte[start + body.Length];
        (blob[0], blob[1], blob[2]) = ((byte)'G', (byte)'P', 0);
        blob[3] = isPoint ? LittleEndian : (byte)(LittleEndian | EnvelopeXy);
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(4), Srid);
        if (!isPoint)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(8), box.MinX);
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(16), box.MaxX);
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(24), box.MinY);
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(32), box.MaxY);
        }

        body.CopyTo(blob, start);
        return blob;
    }

    /// <summary>The geometry of a blob.</summary>
    public static Geometry Read(byte[] blob)
    {
        using var body = new MemoryStream(blob, BodyStart(blob), blob.Length - BodyStart(blob), writable: false);
        return new WKBReader(Services).Read(body);
    }

    /// <summary>0 for points, 1 for lines, 2 for areas; of a collection, that of its first part.</summary>
    public static int Dimension(byte[] blob)
    {
        var at = BodyStart(blob);
        return At(at) switch
        {
            1 or 4 => 0,
            2 or 5 => 1,
            7 => At(at + 9) switch { 1 or 4 => 0, 2 or 5 => 1, _ => 2 },
            _ => 2,
        };

        int At(int start) => blob[start] == 1
            ? BinaryPrimitives.ReadInt32LittleEndian(blob.AsSpan(start + 1))
            : BinaryPrimitives.ReadInt32BigEndian(blob.AsSpan(start + 1));
    }

    /// <summary>The well-known binary inside.</summary>
    public static ReadOnlyMemory<byte> Body(byte[] blob) => blob.AsMemory(BodyStart(blob));

    /// <summary>The kind of geometry in capitals, as GeoPackage names it; UNREADABLE when it cannot be read.</summary>
    public static string TypeName(byte[] blob)
    {
        try
        {
            return Read(blob).GeometryType.ToUpperInvariant();
        }
        catch (Exception error) when (error is FormatException or ParseException or IOException or ArgumentException)
        {
            return "UNREADABLE";
        }
    }

    /// <summary>True when the header says that the geometry is empty.</summary>
    public static bool IsEmpty(byte[] blob) => (Flags(blob) & EmptyFlag) != 0;

    /// <summary>The box of the header, or of the geometry where the header has none; null for null and empty.</summary>
    public static Envelope? Envelope(byte[]? blob)
    {
        if (blob is null || IsEmpty(blob))
            return null;
        if ((Flags(blob) & 0x0E) == 0 && blob.Length == PointBytes && blob[HeaderBytes] == 1 && blob[9] == 1)
            return new Envelope(
                new Coordinate(BitConverter.ToDouble(blob, 13), BitConverter.ToDouble(blob, 21)));
        if ((Flags(blob) & 0x0E) == 0)
            return Read(blob).EnvelopeInternal is { IsNull: false } box ? box : null;
        var little = (Flags(blob) & LittleEndian) != 0;
        return new Envelope(Number(8), Number(16), Number(24), Number(32));

        double Number(int at) => little
            ? BinaryPrimitives.ReadDoubleLittleEndian(blob.AsSpan(at))
            : BinaryPrimitives.ReadDoubleBigEndian(blob.AsSpan(at));
    }

    /// <summary>True when the geometry itself, not only its box, touches the box.</summary>
    public static bool Touches(byte[] blob, Envelope box)
    {
        if (Envelope(blob) is not { } own || !own.Intersects(box))
            return false;
        return box.Contains(own) || RectangleIntersects.Intersects(Rectangle(box), Read(blob));
    }

    private static Polygon Rectangle(Envelope box) => (Polygon)Services.CreateGeometryFactory().ToGeometry(
        box.Width > 0 && box.Height > 0 ? box : Widened(box));

    private static Envelope Widened(Envelope box)
    {
        var wide = box.Copy();
        wide.ExpandBy(1e-12);
        return wide;
    }

    private static bool OnTheGlobe(Coordinate at) => at.X is >= -180 and <= 180 && at.Y is >= -90 and <= 90;

    private static byte Flags(byte[] blob) => blob.Length > HeaderBytes && blob[0] == 'G' && blob[1] == 'P'
        ? blob[3]
        : throw new FormatException("A geometry is not in GeoPackage's binary form.");

    private static int BodyStart(byte[] blob) => HeaderBytes + (((Flags(blob) >> 1) & 0x07) switch
    {
        0 => 0,
        1 => EnvelopeBytes,
        2 or 3 => 48,
        4 => 64,
        _ => throw new FormatException("A geometry's header has an envelope of an unknown kind."),
    });
}
