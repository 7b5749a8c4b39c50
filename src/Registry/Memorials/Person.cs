using System.Text.Json.Serialization;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Memorials;

/// <summary>What became of a person, as far as is known.</summary>
public enum PersonStatus
{
    /// <summary>Buried, and known to be this person.</summary>
    BuriedIdentified,

    /// <summary>Buried, and nobody knows who it is.</summary>
    BuriedUnknown,

    /// <summary>Commemorated; no grave is known.</summary>
    CommemoratedNoKnownGrave,

    /// <summary>Missing; nobody knows what became of them.</summary>
    Missing,
}

/// <summary>What the family wants to be shown.</summary>
public enum FamilyWish
{
    /// <summary>Nobody has asked the family.</summary>
    NotAsked,

    /// <summary>The family agrees to publication.</summary>
    Publish,

    /// <summary>The family does not want the person to be shown anywhere.</summary>
    DoNotPublish,
}

/// <summary>Where somebody is buried.</summary>
public sealed record Grave
{
    /// <summary>The cemetery, or the single grave.</summary>
    public required SiteId Site { get; init; }

    /// <summary>Plot or section; null when the site has none.</summary>
    public string? Plot { get; init; }

    /// <summary>Row.</summary>
    public string? Row { get; init; }

    /// <summary>Number in the row.</summary>
    public string? Number { get; init; }

    /// <summary>WGS 84; null when it was not measured.</summary>
    public Point? Point { get; init; }

    /// <summary>What it stands on.</summary>
    public required Support Support { get; init; }
}

/// <summary>Another record that a person found to be the same person, and what undoing it restores.</summary>
/// <param name="Person">The other record.</param>
/// <param name="WishBefore">What this record's family wished before.</param>
/// <param name="GraveBefore">The grave this record had before.</param>
/// <param name="SitesAdded">Sites that came with the other record.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When, UTC.</param>
public sealed record Merge(
    PersonId Person, FamilyWish WishBefore, Grave? GraveBefore, IReadOnlyList<SiteId> SitesAdded, string By,
    DateTimeOffset At);

/// <summary>
/// Somebody who is commemorated: everything known is a fact with its source, and nothing is overwritten.
/// </summary>
public sealed record Person
{
    /// <summary>People commemorated, described once for every door. Doors show only who may be published.</summary>
    public static Collection Collection { get; } = new("people", "People commemorated",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Low) { Required = true },
        new("local_id", FieldType.Text, "The register's own number.", Sensitivity.Low) { Required = true },
        new("name", FieldType.Text, "The name with the best evidence.", Sensitivity.Low),
        new("status", FieldType.Word, "What became of them, by the best evidence.", Sensitivity.Low)
        {
            Words = Collection.WordsOf<PersonStatus>(),
        },
        new("born", FieldType.Text, "Day of birth as far as known, EDTF.", Sensitivity.Low),
        new("died", FieldType.Text, "Day of death as far as known, EDTF.", Sensitivity.Low),
        new("unit", FieldType.Text, "Unit or organisation.", Sensitivity.Low),
        new("place_of_origin", FieldType.Text, "Where they came from.", Sensitivity.Low),
        new("grave", FieldType.Geometry, "Where the grave is.", Sensitivity.Low),
        new("site", FieldType.Text, "Identity of the site of the grave.", Sensitivity.Low),
        new("wish", FieldType.Word, "What the family wants.", Sensitivity.High)
        {
            Words = Collection.WordsOf<FamilyWish>(),
        },
        .. Collection.OriginFields,
    ]);

    /// <summary>Stays the same when facts are added.</summary>
    public required PersonId Id { get; init; }

    /// <summary>The register's own number.</summary>
    public required string LocalId { get; init; }

    /// <summary>Everything known, in the order in which it came; at least one.</summary>
    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>Where they are buried; null when not known.</summary>
    public Grave? Grave { get; init; }

    /// <summary>Memorials that bear the name.</summary>
    public IReadOnlyList<SiteId> Sites { get; init; } = [];

    /// <summary>What the family wants.</summary>
    public FamilyWish Wish { get; init; }

    /// <summary>The record that this one is part of since a person merged them; null while it stands alone.</summary>
    public PersonId? MergedInto { get; init; }

    /// <summary>Records that were merged into this one, oldest first.</summary>
    public IReadOnlyList<Merge> Merges { get; init; } = [];

    /// <summary>Place of the grave or of the memorial; null when not known.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>The name with the best evidence; the number where there is no name.</summary>
    [JsonIgnore]
    public string Name => Best(FactKind.Name)?.Value ?? LocalId;

    /// <summary>What became of them by the best evidence; missing when nothing says otherwise.</summary>
    [JsonIgnore]
    public PersonStatus Status => Best(FactKind.Status) is { } fact && People.StatusOf(fact.Value) is { } status
        ? status
        : PersonStatus.Missing;

    /// <summary>
    /// True when the person may be shown to the public: the family agrees, or was not asked and nobody hopes for a
    /// return: who is missing is published only when the family wants it.
    /// </summary>
    [JsonIgnore]
    public bool MayBePublished => MergedInto is null && (Wish == FamilyWish.Publish
        || (Wish == FamilyWish.NotAsked && Status != PersonStatus.Missing));

    /// <summary>The fact of a kind with the best evidence, the earlier one where two are as good.</summary>
    public Fact? Best(FactKind kind) =>
        Facts.Where(fact => fact.Kind == kind).MinBy(fact => fact.Support.Grade);

    /// <summary>A date by the best evidence.</summary>
    public PartialDate? Date(FactKind kind) =>
        Best(kind) is { } fact && PartialDate.TryParse(fact.Value, out var date) ? date : null;

    /// <summary>Kinds of which the sources say different things: names excepted, of which one may have many.</summary>
    public IReadOnlyList<FactKind> Conflicts() =>
    [
        .. Facts.Where(fact => fact.Kind is not (FactKind.Name or FactKind.Remark))
            .GroupBy(fact => fact.Kind)
            .Where(same => same.Select(fact => fact.Value).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1)
            .Select(same => same.Key).Order(),
    ];
}
