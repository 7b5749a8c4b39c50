using NetTopologySuite.Geometries;

namespace Furrow.Registry;

/// <summary>Names a place.</summary>
public readonly record struct PlaceId(Guid Value) : IIdentity<PlaceId>
{
    /// <inheritdoc/>
    public static PlaceId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Levels at which ground is administered and decided upon, from the widest to the smallest.</summary>
public enum PlaceKind
{
    /// <summary>A state.</summary>
    Country,

    /// <summary>First level: oblast, province, departamento.</summary>
    Region,

    /// <summary>Second level: raion, district.</summary>
    District,

    /// <summary>Third level: hromada, commune, municipality.</summary>
    Municipality,

    /// <summary>A town or village.</summary>
    Settlement,
}

/// <summary>A name in one language and script.</summary>
/// <param name="Language">BCP 47 tag, for example <c>ru</c>, <c>uk</c>, <c>en</c>, <c>ko</c>; <c>und</c> when
/// unknown.</param>
/// <param name="Text">As written in that language.</param>
public sealed record PlaceName(string Language, string Text);

/// <summary>An administrative area or a settlement.</summary>
public sealed record Place
{
    /// <summary>Places, described once for every door.</summary>
    public static Collection Collection { get; } = new("places", "Places",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Low) { Required = true },
        new("kind", FieldType.Word, "Level in the hierarchy.", Sensitivity.Low)
        {
            Words = Collection.WordsOf<PlaceKind>(),
            Required = true,
        },
        new("parent", FieldType.Text, "Identity of the place that this one lies in.", Sensitivity.Low),
        new("name", FieldType.Text, "The first name.", Sensitivity.Low) { Required = true },
        new("names", FieldType.Text, "Names by language, as JSON.", Sensitivity.Low),
        new("code", FieldType.Text, "Code in the source's own scheme.", Sensitivity.Low),
        new("outline", FieldType.Geometry, "Boundary as the source draws it.", Sensitivity.Low),
        new("centre", FieldType.Geometry, "A point inside, for labels and travel.", Sensitivity.Low),
        new("population", FieldType.Integer, "Inhabitants by the source.", Sensitivity.Low) { Unit = "people" },
        new("outline_is_approximate", FieldType.Boolean, "Drawn from points, decided by nobody.", Sensitivity.Low),
        .. Collection.OriginFields,
    ]);

    /// <summary>Stays the same when the outline is drawn anew.</summary>
    public required PlaceId Id { get; init; }

    /// <summary>Level in the hierarchy.</summary>
    public required PlaceKind Kind { get; init; }

    /// <summary>The place that this one lies in; null at the top.</summary>
    public PlaceId? Parent { get; init; }

    /// <summary>At least one; the first is shown when the reader's language is missing.</summary>
    public required IReadOnlyList<PlaceName> Names { get; init; }

    /// <summary>Code in the source's own scheme (P-code, KATOTTG, OKTMO); null when none.</summary>
    public string? Code { get; init; }

    /// <summary>Polygon or multipolygon, WGS 84, longitude first; null for a settlement known as a point.</summary>
    public Geometry? Outline { get; init; }

    /// <summary>A point inside, for labels and travel; WGS 84.</summary>
    public required Point Centre { get; init; }

    /// <summary>Inhabitants by the source; null when not known.</summary>
    public int? Population { get; init; }

    /// <summary>
    /// True when the outline is drawn by Furrow from points and is not a boundary that anybody decided.
    /// </summary>
    public bool OutlineIsApproximate { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>The name in the language asked for, else in English, else the first.</summary>
    public string NameIn(string language) =>
        (Names.FirstOrDefault(name => name.Language == language)
            ?? Names.FirstOrDefault(name => name.Language == "en")
            ?? Names[0]).Text;
}

/// <summary>Keeps places.</summary>
public interface IPlaceStore : IRecordStore<Place, PlaceId>
{
    /// <summary>Places of one kind, optionally below a parent (directly), ordered by identity.</summary>
    Task<Slice<Place>> OfKind(PlaceKind kind, PlaceId? parent, Page page, Viewer viewer, CancellationToken cancel);
}
