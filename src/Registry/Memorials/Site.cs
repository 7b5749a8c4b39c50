using Furrow.Registry.Pledges;
using Furrow.Registry.Works;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Memorials;

/// <summary>What kind of site it is.</summary>
public enum SiteKind
{
    /// <summary>A complex that holds other sites.</summary>
    Complex,

    /// <summary>Memorial.</summary>
    Memorial,

    /// <summary>Cemetery.</summary>
    Cemetery,

    /// <summary>A single or common grave outside a cemetery.</summary>
    Grave,

    /// <summary>Museum.</summary>
    Museum,

    /// <summary>A monument that is to be built.</summary>
    MonumentToBuild,
}

/// <summary>In what state a site is.</summary>
public enum SiteState
{
    /// <summary>Only planned.</summary>
    Planned,

    /// <summary>Being built or mended.</summary>
    UnderConstruction,

    /// <summary>Stands and is cared for.</summary>
    Kept,

    /// <summary>Stands, but nobody cares for it.</summary>
    Neglected,

    /// <summary>Damaged.</summary>
    Damaged,

    /// <summary>Destroyed.</summary>
    Destroyed,
}

/// <summary>Words on a site, as they stand there.</summary>
/// <param name="Language">BCP 47 tag of the words.</param>
/// <param name="Text">As written, in its own script.</param>
/// <param name="Transliteration">In Latin letters; null when not made.</param>
/// <param name="Translation">In English; null when not made.</param>
public sealed record Inscription(string Language, string Text, string? Transliteration, string? Translation);

/// <summary>A place of remembrance.</summary>
public sealed record Site
{
    /// <summary>Sites, described once for every door.</summary>
    public static Collection Collection { get; } = new("sites", "Memorial sites",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Low) { Required = true },
        new("local_id", FieldType.Text, "The register's own number.", Sensitivity.Low) { Required = true },
        new("name", FieldType.Text, "What people call it.", Sensitivity.Low) { Required = true },
        new("kind", FieldType.Word, "What it is.", Sensitivity.Low)
        {
            Words = Collection.WordsOf<SiteKind>(),
            Required = true,
        },
        new("state", FieldType.Word, "In what state it is.", Sensitivity.Low)
        {
            Words = Collection.WordsOf<SiteState>(),
            Required = true,
        },
        new("shape", FieldType.Geometry, "Where it is.", Sensitivity.Low) { Required = true },
        new("complex", FieldType.Text, "Identity of the site that contains it.", Sensitivity.Low),
        new("custodian", FieldType.Text, "Who takes care of it.", Sensitivity.Low),
        new("place", FieldType.Text, "Identity of the smallest place it lies in.", Sensitivity.Low),
        .. Collection.OriginFields,
    ]);

    /// <summary>Stays the same.</summary>
    public required SiteId Id { get; init; }

    /// <summary>The register's own number.</summary>
    public required string LocalId { get; init; }

    /// <summary>What it is.</summary>
    public required SiteKind Kind { get; init; }

    /// <summary>Names, in several languages and scripts; at least one.</summary>
    public required IReadOnlyList<PlaceName> Names { get; init; }

    /// <summary>The site that contains it; null when none does.</summary>
    public SiteId? Complex { get; init; }

    /// <summary>Point or outline, WGS 84.</summary>
    public required Geometry Shape { get; init; }

    /// <summary>Who takes care of it; null when not known.</summary>
    public string? Custodian { get; init; }

    /// <summary>In what state it is.</summary>
    public required SiteState State { get; init; }

    /// <summary>What it is, in a few sentences for visitors; null when nobody wrote any.</summary>
    public string? Story { get; init; }

    /// <summary>Words on it.</summary>
    public IReadOnlyList<Inscription> Inscriptions { get; init; } = [];

    /// <summary>Photographs.</summary>
    public IReadOnlyList<PictureId> Pictures { get; init; } = [];

    /// <summary>Works that build or mend it.</summary>
    public IReadOnlyList<WorkId> Works { get; init; } = [];

    /// <summary>What somebody promised for it.</summary>
    public IReadOnlyList<CommitmentId> Commitments { get; init; } = [];

    /// <summary>How a museum numbers its objects, as a <see cref="NumberScheme"/>; null elsewhere.</summary>
    public string? Scheme { get; init; }

    /// <summary>The smallest place it lies in; null when outside all.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>The first name.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Name => Names[0].Text;
}

/// <summary>What may be kept about sites.</summary>
public static class Sites
{
    private const int DeepestComplex = 8;

    /// <summary>The same site, when it may be kept beside the others.</summary>
    /// <param name="site">The site.</param>
    /// <param name="others">Finds the site that an identity names.</param>
    /// <exception cref="Refusal">
    /// <c>site.no-name</c>, <c>site.shape</c>, <c>site.no-complex</c>, <c>site.circle</c>, <c>scheme.malformed</c>.
    /// </exception>
    public static Site Checked(this Site site, Func<SiteId, Site?> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        if (site.Names.Count == 0 || site.Names.Any(name => string.IsNullOrWhiteSpace(name.Text)))
            throw new Refusal("site.no-name", $"{site.LocalId} has an empty name or none; say what people call it.");
        if (site.Shape.IsEmpty || !site.Shape.IsValid)
            throw new Refusal("site.shape", $"{site.LocalId} has an empty or crossing outline; give a valid one.");
        if (site.Scheme is { } scheme)
            _ = NumberScheme.Parse(scheme);
        var above = site.Complex;
        for (var depth = 0; above is { } id; depth++)
        {
            if (id == site.Id || depth >= DeepestComplex)
                throw new Refusal("site.circle", $"{site.LocalId} would contain itself, or lie more than "
                    + $"{DeepestComplex} sites deep; name another complex.");
            above = (others(id) ?? throw new Refusal("site.no-complex",
                $"{site.LocalId} lies in {id}, which is not in the register; enter that first.")).Complex;
        }

        return site;
    }
}
