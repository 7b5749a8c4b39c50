using System.Buffers;
using System.Text;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Server.Ogc;

namespace Furrow.Server.Tiles;

/// <summary>
/// One layer of a vector tile (Mapbox Vector Tile 2.1), written as it is filled. An area too small to be drawn becomes
/// the smallest square that can be seen: on a map of danger nothing may vanish because one looks from afar.
/// </summary>
internal sealed class VectorTile
{
    private const int LongestText = 200;
    private readonly TileGrid grid;
    private readonly Protobuf features = new();
    private readonly Dictionary<string, uint> keys = [];
    private readonly Dictionary<object, uint> values = [];
    private readonly (int Value, string Name)[] fields;

    /// <summary>Starts an empty layer of one tile.</summary>
    public VectorTile(Layer layer, TileGrid grid)
    {
        this.grid = grid;
        fields =
        [
            .. layer.Collection.Fields.Where(field => field.Type != FieldType.Geometry)
                .Select((field, i) => (i, field.Name)),
        ];
    }

    /// <summary>How many features are drawn.</summary>
    public int Drawn { get; private set; }

    /// <summary>Draws a feature; nothing when it has no shape or lies outside.</summary>
    public void Add(Feature feature)
    {
        if (feature.Shape is not { } shape)
            return;
        var parts = ShapeParts.Of(shape.Span);
        if (parts.Areas.Count > 0)
            Put(feature, 3, grid.Areas(parts.Areas));
        if (parts.Lines.Count > 0)
            Put(feature, 2, grid.Lines(parts.Lines));
        if (parts.Points.Count > 0)
            Put(feature, 1, grid.Points(parts.Points));
    }

    /// <summary>The tile with this one layer.</summary>
    public byte[] Bytes(string name)
    {
        var layer = new Protobuf();
        layer.Number(15, 2);
        layer.Text(1, name);
        layer.Append(features);
        foreach (var key in keys.OrderBy(pair => pair.Value))
            layer.Text(3, key.Key);
        foreach (var value in values.OrderBy(pair => pair.Value))
            layer.Message(4, Value(value.Key));
        layer.Number(5, TileGrid.Extent);
        var tile = new Protobuf();
        tile.Message(3, layer);
        return tile.ToArray();
    }

    private void Put(Feature feature, uint kind, List<uint> geometry)
    {
        if (geometry.Count == 0)
            return;
        var (message, tags) = (new Protobuf(), new List<uint>());
        message.Number(1, (ulong)feature.Number);
        foreach (var (value, name) in fields)
            if (feature.Values[value] is { } known && known is not string { Length: > LongestText })
            {
                tags.Add(Index(keys, name));
                tags.Add(Index(values, known));
            }

        message.Packed(2, tags);
        message.Number(3, kind);
        message.Packed(4, geometry);
        features.Message(2, message);
        Drawn++;
    }

    private static uint Index<TKey>(Dictionary<TKey, uint> known, TKey key) where TKey : notnull
    {
        if (!known.TryGetValue(key, out var index))
            known[key] = index = (uint)known.Count;
        return index;
    }

    private static Protobuf Value(object value)
    {
        var message = new Protobuf();
        switch (value)
        {
            case string text:
                message.Text(1, text);
                break;
            case double number:
                message.Double(3, number);
                break;
            case long whole:
                message.Number(6, unchecked((ulong)((whole << 1) ^ (whole >> 63))));
                break;
            case bool flag:
                message.Number(7, flag ? 1UL : 0);
                break;
        }

        return message;
    }
}

/// <summary>Writes protocol buffers, as far as tiles need them.</summary>
internal sealed class Protobuf
{
    private readonly ArrayBufferWriter<byte> bytes = new();

    /// <summary>What was written.</summary>
    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    /// <summary>Adds what another holds.</summary>
    public void Append(Protobuf other) => bytes.Write(other.bytes.WrittenSpan);

    /// <summary>A number.</summary>
    public void Number(uint field, ulong value)
    {
        Varint(field << 3);
        Varint(value);
    }

    /// <summary>A floating point number.</summary>
    public void Double(uint field, double value)
    {
        Varint((field << 3) | 1);
        bytes.Write(BitConverter.GetBytes(value));
    }

    /// <summary>Text.</summary>
    public void Text(uint field, string value) => Block(field, Encoding.UTF8.GetBytes(value));

    /// <summary>A message inside.</summary>
    public void Message(uint field, Protobuf value) => Block(field, value.ToArray());

    /// <summary>Numbers side by side.</summary>
    public void Packed(uint field, List<uint> values)
    {
        var packed = new Protobuf();
        foreach (var value in values)
            packed.Varint(value);
        Message(field, packed);
    }

    private void Block(uint field, byte[] value)
    {
        Varint((field << 3) | 2);
        Varint((ulong)value.Length);
        bytes.Write(value);
    }

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            Byte((byte)((value & 0x7f) | 0x80));
        Byte((byte)value);
    }

    private void Byte(byte value)
    {
        bytes.GetSpan(1)[0] = value;
        bytes.Advance(1);
    }
}
