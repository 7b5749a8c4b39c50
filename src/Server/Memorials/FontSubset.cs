using System.Buffers.Binary;
using System.Text;

namespace Furrow.Server.Memorials;

/// <summary>
/// A TrueType font with only the outlines that a text needs. Numbers of glyphs stay; the outlines of all others become
/// empty and tables that drawing does not need are left out (OpenType, tables <c>glyf</c> and <c>loca</c>). The drawing
/// library embeds fonts whole, and no kept library with a free licence cuts them.
/// </summary>
internal static class FontSubset
{
    private const int Directory = 12;
    private const int Entry = 16;
    private static readonly string[] Needed =
        ["OS/2", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep"];

    /// <summary>The font with these glyphs; as it was when its outlines are not TrueType's.</summary>
    public static byte[] Of(byte[] font, IEnumerable<int> glyphs)
    {
        var tables = Enumerable.Range(0, Half(font, 4)).Select(i => Directory + (i * Entry)).ToDictionary(
            at => Encoding.ASCII.GetString(font, at, 4),
            at => font.AsMemory((int)Whole(font, at + 8), (int)Whole(font, at + 12)));
        if (!tables.TryGetValue("glyf", out var outlines) || !tables.TryGetValue("loca", out var places))
            return font;
        var head = tables["head"].ToArray();
        var wide = Half(head, 50) == 1;
        var count = (places.Length / (wide ? 4 : 2)) - 1;
        var kept = WithParts(glyphs.Append(0).Where(glyph => glyph >= 0 && glyph < count), Outline);
        using var drawn = new MemoryStream();
        var starts = new byte[(count + 1) * 4];
        for (var glyph = 0; glyph < count; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(starts.AsSpan(glyph * 4), (uint)drawn.Length);
            if (!kept.Contains(glyph))
                continue;
            drawn.Write(Outline(glyph).Span);
            while (drawn.Length % 4 != 0)
                drawn.WriteByte(0);
        }

        BinaryPrimitives.WriteUInt32BigEndian(starts.AsSpan(count * 4), (uint)drawn.Length);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        (tables["glyf"], tables["loca"], tables["head"]) = (drawn.ToArray(), starts, head);
        return Joined(font.AsSpan(0, 4), tables);

        ReadOnlyMemory<byte> Outline(int glyph) => wide
            ? outlines[(int)Whole(places.Span, glyph * 4)..(int)Whole(places.Span, (glyph * 4) + 4)]
            : outlines[(Half(places.Span, glyph * 2) * 2)..(Half(places.Span, (glyph * 2) + 2) * 2)];
    }

    /// <summary>Glyphs with all that they are put together from.</summary>
    private static HashSet<int> WithParts(IEnumerable<int> glyphs, Func<int, ReadOnlyMemory<byte>> outline)
    {
        const int words = 1, scale = 8, more = 0x20, scales = 0x40, matrix = 0x80;
        var kept = new HashSet<int>();
        var open = new Queue<int>(glyphs);
        while (open.TryDequeue(out var glyph))
        {
            var data = outline(glyph).Span;
            if (!kept.Add(glyph) || data.Length < 10 || Half(data, 0) < 0x8000)
                continue;
            for (int at = 10, flags = more; (flags & more) != 0;)
            {
                flags = Half(data, at);
                open.Enqueue(Half(data, at + 2));
                at += 4 + ((flags & words) != 0 ? 4 : 2)
                    + ((flags & scale) != 0 ? 2 : (flags & scales) != 0 ? 4 : (flags & matrix) != 0 ? 8 : 0);
            }
        }

        return kept;
    }

    private static byte[] Joined(ReadOnlySpan<byte> version, Dictionary<string, Memory<byte>> tables)
    {
        var names = Needed.Where(tables.ContainsKey).ToList();
        var power = (int)Math.Log2(names.Count);
        using var file = new MemoryStream();
        file.Write(version);
        foreach (var number in new[] { names.Count, 16 << power, power, (names.Count - (1 << power)) * 16 })
            file.Write([(byte)(number >> 8), (byte)number]);
        var from = Directory + (names.Count * Entry);
        foreach (var name in names)
        {
            var record = new byte[Entry];
            Encoding.ASCII.GetBytes(name, record);
            BinaryPrimitives.WriteUInt32BigEndian(record.AsSpan(4), Sum(tables[name].Span));
            BinaryPrimitives.WriteUInt32BigEndian(record.AsSpan(8), (uint)from);
            BinaryPrimitives.WriteUInt32BigEndian(record.AsSpan(12), (uint)tables[name].Length);
            file.Write(record);
            from += (tables[name].Length + 3) & ~3;
        }

        foreach (var name in names)
        {
            file.Write(tables[name].Span);
            while (file.Length % 4 != 0)
                file.WriteByte(0);
        }

        return file.ToArray();
    }

    private static uint Sum(ReadOnlySpan<byte> table)
    {
        var sum = 0u;
        Span<byte> word = stackalloc byte[4];
        for (var at = 0; at < table.Length; at += 4)
        {
            word.Clear();
            table[at..Math.Min(at + 4, table.Length)].CopyTo(word);
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(word));
        }

        return sum;
    }

    private static int Half(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);

    private static uint Whole(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt32BigEndian(data[at..]);
}
