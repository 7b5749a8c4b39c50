using System.Buffers.Binary;

namespace Furrow.Server.Ogc;

/// <summary>The points, lines and areas that well-known binary holds, as plain numbers: x, y, x, y …</summary>
internal sealed class ShapeParts
{
    /// <summary>Positions.</summary>
    public List<double[]> Points { get; } = [];

    /// <summary>Lines.</summary>
    public List<double[]> Lines { get; } = [];

    /// <summary>Areas: the outer ring, then the holes; each ring ends where it began.</summary>
    public List<List<double[]>> Areas { get; } = [];

    /// <summary>Reads a shape.</summary>
    public static ShapeParts Of(ReadOnlySpan<byte> wkb)
    {
        var parts = new ShapeParts();
        parts.Read(wkb, 0);
        return parts;
    }

    private int Read(ReadOnlySpan<byte> wkb, int at)
    {
        var little = wkb[at] == 1;
        var type = Count(wkb, at + 1, little);
        at += 5;
        switch (type)
        {
            case 1:
                Points.Add(Positions(wkb, at, 1, little));
                return at + 16;
            case 2:
                var many = Count(wkb, at, little);
                Lines.Add(Positions(wkb, at + 4, many, little));
                return at + 4 + (many * 16);
            case 3:
                var rings = new List<double[]>();
                var left = Count(wkb, at, little);
                for (at += 4; left > 0; left--)
                {
                    var points = Count(wkb, at, little);
                    rings.Add(Positions(wkb, at + 4, points, little));
                    at += 4 + (points * 16);
                }

                if (rings.Count > 0)
                    Areas.Add(rings);
                return at;
            default:
                var parts = Count(wkb, at, little);
                for (at += 4; parts > 0; parts--)
                    at = Read(wkb, at);
                return at;
        }
    }

    private static double[] Positions(ReadOnlySpan<byte> wkb, int at, int many, bool little)
    {
        var numbers = new double[many * 2];
        for (var i = 0; i < numbers.Length; i++, at += 8)
            numbers[i] = little
                ? BinaryPrimitives.ReadDoubleLittleEndian(wkb[at..])
                : BinaryPrimitives.ReadDoubleBigEndian(wkb[at..]);
        return numbers;
    }

    private static int Count(ReadOnlySpan<byte> wkb, int at, bool little) => little
        ? BinaryPrimitives.ReadInt32LittleEndian(wkb[at..])
        : BinaryPrimitives.ReadInt32BigEndian(wkb[at..]);
}
