using System.Buffers.Binary;

namespace Furrow.Registry.Exchange;

/// <summary>
/// Walks the lengths of a shapefile before a library believes them (ESRI Shapefile Technical Description, 1998).
/// </summary>
internal static class ShapefileShape
{
    private const int HeaderBytes = 100;
    private const int RecordHeaderBytes = 8;
    private const int FileCode = 9994;

    /// <summary>Refuses a file whose counts do not fit its bytes.</summary>
    public static void Check(ReadOnlySpan<byte> shapes, ReadOnlySpan<byte> table)
    {
        if (shapes.Length < HeaderBytes || BinaryPrimitives.ReadInt32BigEndian(shapes) != FileCode)
            throw Broken("the .shp file does not begin as one");
        var at = HeaderBytes;
        while (at < shapes.Length)
        {
            if (shapes.Length - at < RecordHeaderBytes)
                throw Broken("the last record is cut off");
            var length = 2L * BinaryPrimitives.ReadInt32BigEndian(shapes[(at + 4)..]);
            at += RecordHeaderBytes;
            if (length < 4 || length > shapes.Length - at)
                throw Broken($"the record at byte {at} claims {length} bytes");
            CheckCounts(shapes.Slice(at, (int)length), at);
            at += (int)length;
        }

        CheckTable(table);
    }

    private static void CheckCounts(ReadOnlySpan<byte> record, int at)
    {
        var type = BinaryPrimitives.ReadInt32LittleEndian(record);
        var (partsAt, pointsAt) = type switch
        {
            3 or 5 or 13 or 15 or 23 or 25 => (36, 40),
            8 or 18 or 28 => (-1, 36),
            _ => (-1, -1),
        };
        if (pointsAt < 0)
            return;
        if (record.Length < pointsAt + 4)
            throw Broken($"the record at byte {at} is cut off");
        var parts = partsAt < 0 ? 0L : BinaryPrimitives.ReadInt32LittleEndian(record[partsAt..]);
        var points = (long)BinaryPrimitives.ReadInt32LittleEndian(record[pointsAt..]);
        if (parts < 0 || points < 0 || pointsAt + 4 + (4 * parts) + (16 * points) > record.Length)
            throw Broken($"the record at byte {at} claims {parts} parts and {points} points in {record.Length} bytes");
        for (var part = 0; part < parts; part++)
        {
            var first = BinaryPrimitives.ReadInt32LittleEndian(record[(pointsAt + 4 + (4 * part))..]);
            if (first < 0 || first >= Math.Max(1, points))
                throw Broken($"a part of the record at byte {at} begins at point {first} of {points}");
        }
    }

    private static void CheckTable(ReadOnlySpan<byte> table)
    {
        if (table.Length < 33)
            throw Broken("the .dbf file does not begin as one");
        var rows = BinaryPrimitives.ReadUInt32LittleEndian(table[4..]);
        var header = BinaryPrimitives.ReadUInt16LittleEndian(table[8..]);
        var row = BinaryPrimitives.ReadUInt16LittleEndian(table[10..]);
        if (header < 33 || row < 1 || header + ((long)rows * row) > table.Length)
            throw Broken($"the .dbf file claims {rows} rows of {row} bytes in {table.Length} bytes");
    }

    private static Refusal Broken(string how) =>
        new("import.shapefile-broken", $"The shapefile is broken: {how}; fetch it again.");
}
