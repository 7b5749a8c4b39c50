namespace Furrow.Registry.Exchange;

/// <summary>One field that rows may fill.</summary>
/// <param name="Name">The collection's word.</param>
/// <param name="Meaning">One line for people.</param>
/// <param name="Synonyms">Columns that mean it when the file does not use our word.</param>
/// <param name="Default">Value when neither column nor person gives one; null when there is none.</param>
public sealed record ImportField(string Name, string Meaning, IReadOnlyList<string> Synonyms, string? Default = null);

/// <summary>
/// Fields that several imports share, and the way from a collection's fields to those that rows may fill.
/// </summary>
internal static class ImportFields
{
    /// <summary>Fields by which rows name the place whose ground they take.</summary>
    public static ImportField[] Places { get; } =
    [
        new("place_name", "Code or name of the place that the row is about.", []),
        new("district_name", "The district that this place lies in.", []),
        new("region_name", "The region that this place lies in.", []),
    ];

    /// <summary>Fields that make a geometry where the file has no geometries.</summary>
    public static ImportField[] Points { get; } =
    [
        new("longitude", "Degrees east.", ["lon", "lng", "long", "x", "longitud"]),
        new("latitude", "Degrees north.", ["lat", "y", "latitud"]),
        new("wkt", "Geometry as well-known text.", ["geometry", "geom", "the_geom", "shape"]),
    ];

    /// <summary>A field of a collection, with the other names that files use for it.</summary>
    public static ImportField Of(Collection collection, string name, string[] synonyms, string? usual = null) =>
        new(name, collection.Find(name)!.Meaning, synonyms, usual);
}
