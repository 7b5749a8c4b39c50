using NetTopologySuite.Geometries;

namespace Furrow.Registry.Exchange;

/// <summary>A feature with its shape as one viewer may see it.</summary>
/// <param name="Feature">Its values.</param>
/// <param name="Shape">WGS 84, as exact as the viewer may see it; null when there is none.</param>
public readonly record struct ShapedFeature(Feature Feature, Geometry? Shape);

/// <summary>A layer on its way into a file: what is written is read while it is written.</summary>
/// <param name="Layer">Its fields, as one viewer may see them.</param>
/// <param name="About">What it is, whose words to show, and whether it was made up; travels in the file.</param>
/// <param name="MadeAt">When the file was asked for, UTC.</param>
/// <param name="Features">In the order of their numbers.</param>
public sealed record LayerFile(
    Layer Layer, string About, DateTimeOffset MadeAt, IAsyncEnumerable<ShapedFeature> Features)
{
    /// <summary>The fields that are written as values: all but the shape.</summary>
    public IReadOnlyList<Field> Fields { get; } =
        [.. Layer.Collection.Fields.Where(field => field.Type != FieldType.Geometry)];

    /// <summary>What a field means, with its unit.</summary>
    public static string Meaning(Field field) =>
        field.Unit is { } unit ? $"{field.Meaning} [{unit}]" : field.Meaning;
}

/// <summary>Writes what was read for a viewer into a file of its own.</summary>
public interface ILayerWriter
{
    /// <summary>Writes the file; nothing may be at the path yet.</summary>
    Task Write(string path, LayerFile file, CancellationToken cancel);
}
