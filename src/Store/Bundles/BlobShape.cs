using System.Buffers.Binary;

namespace Furrow.Store.Bundles;

/// <summary>
/// Walks the counts of a foreign geometry before a decoder believes them (GeoPackage 1.4, clause 2.1.3; ISO 13249-3
/// well-known binary): a decoder that follows nesting without end would take the process down.
/// </summary>
internal static class BlobShape
{
    private const int Deepest = 4;
    private const int HeaderBytes = 8;

    /// <summary>Throws <see cref="InvalidDataException"/> when counts or nesting do not fit the bytes.</summary>
    public static void Check(ReadOnlySpan<byte> blob)
    {
        if (blob.Length < HeaderBytes || blob[0] != 'G' || blob[1] != 'P')
            throw new InvalidDataException("it does not begin as a GeoPackage geometry");
        var envelope = ((blob[3] >> 1) & 7) switch
        {
            0 => 0,
            1 => 32,
            2 or 3 => 48,
            4 => 64,
            _ => throw new InvalidDataException("its envelope is of no known kind"),
        };
        Walk(blob, HeaderBytes + envelope, 0);
    }

    private static int Walk(ReadOnlySpan<byte> blob, int at, int depth)
    {
        if (depth > Deepest)
            throw new InvalidDataException($"it is nested deeper than {Deepest}");
        Need(blob, at, 5);
        var little = blob[at] == 1;
        var type = Count(blob, at + 1, little);
        at += 5;
        var size = 8 * ((type / 1000) switch { 0 => 2, 1 or 2 => 3, 3 => 4, _ => throw Unknown(type) });
        switch (type % 1000)
        {
            case 1:
                return Points(blob, at, 1, size);
            case 2:
                return Points(blob, at + 4, Count(blob, at, little), size);
            case 3:
                var rings = Count(blob, at, little);
                at += 4;
                for (var ring = 0L; ring < rings; ring++)
                    at = Points(blob, at + 4, Count(blob, at, little), size);
                return at;
            case 4 or 5 or 6 or 7:
                var parts = Count(blob, at, little);
                at += 4;
                for (var part = 0L; part < parts; part++)
                    at = Walk(blob, at, depth + 1);
                return at;
            default:
                throw Unknown(type);
        }
    }

    private static int Points(ReadOnlySpan<byte> blob, int at, long count, int size)
    {
        Need(blob, at, count * size);
        return at + (int)(count * size);
    }

    private static long Count(ReadOnlySpan<byte> blob, int at, bool little)
    {
        Need(blob, at, 4);
        return little
            ? BinaryPrimitives.ReadUInt32LittleEndian(blob[at..])
            : BinaryPrimitives.ReadUInt32BigEndian(blob[at..]);
    }

    private static void Need(ReadOnlySpan<byte> blob, int at, long bytes)
    {
        if (at > blob.Length || bytes > blob.Length - at)
            throw new InvalidDataException("it claims more bytes than it has");
    }

    private static InvalidDataException Unknown(long type) => new($"its type {type} is not known");
}
