using NetTopologySuite.Geometries;

namespace Furrow.Registry.Assets;

/// <summary>Names an asset.</summary>
public readonly record struct AssetId(Guid Value) : IIdentity<AssetId>
{
    /// <inheritdoc/>
    public static AssetId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>What a damaged thing is to the people who use it.</summary>
public enum AssetKind
{
    /// <summary>Dwellings: a house, or the built-up ground of a settlement.</summary>
    Housing,

    /// <summary>School or kindergarten.</summary>
    School,

    /// <summary>Clinic or hospital.</summary>
    Clinic,

    /// <summary>Road.</summary>
    Road,

    /// <summary>Bridge.</summary>
    Bridge,

    /// <summary>Power line or substation.</summary>
    Power,

    /// <summary>Water supply.</summary>
    Water,

    /// <summary>Farmland and its buildings.</summary>
    Farm,

    /// <summary>Place of memory or culture.</summary>
    Culture,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>A damage grade on our scale, with what the source said kept beside it.</summary>
/// <param name="Grade">0 none, 1 slight, 2 moderate, 3 heavy, 4 very heavy, 5 destroyed; null when the source's value
/// has no crosswalk.</param>
/// <param name="Raw">The source's value, as written.</param>
/// <param name="Scheme">The source's scheme: <c>EMS-98</c>, <c>UNOSAT</c>, <c>Copernicus EMS</c>, <c>own</c> …</param>
/// <param name="Remote">True when graded from imagery, false in the field.</param>
/// <param name="On">Day of the assessment; null when not known.</param>
public sealed record Damage(int? Grade, string Raw, string Scheme, bool Remote, DateOnly? On);

/// <summary>Something people use that was damaged.</summary>
public sealed record Asset
{
    /// <summary>Assets, described once for every door.</summary>
    public static Collection Collection { get; } = new("assets", "Damaged assets",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Low) { Required = true },
        new("local_id", FieldType.Text, "The programme's own number.", Sensitivity.Low) { Required = true },
        new("name", FieldType.Text, "What people call it.", Sensitivity.Low),
        new("kind", FieldType.Word, "What it is to its users.", Sensitivity.Low)
        {
            Words = Collection.WordsOf<AssetKind>(),
            Required = true,
        },
        new("damage_grade", FieldType.Integer, "0 none to 5 destroyed.", Sensitivity.Low),
        new("damage_raw", FieldType.Text, "The source's value, as written.", Sensitivity.Low) { Required = true },
        new("damage_scheme", FieldType.Text, "The source's scheme of grades.", Sensitivity.Low) { Required = true },
        new("damage_remote", FieldType.Boolean, "Graded from imagery.", Sensitivity.Low),
        new("damage_on", FieldType.Date, "Day of the assessment.", Sensitivity.Low),
        new("footprint", FieldType.Geometry, "Point, line or area on the ground.", Sensitivity.Low)
        {
            Required = true,
        },
        new("footprint_is_stand_in", FieldType.Boolean, "A place's centre, not where it stands.", Sensitivity.Low),
        new("access", FieldType.Geometry, "The way to it.", Sensitivity.Low),
        new("quantity", FieldType.Number, "How much there is to mend, in the unit.", Sensitivity.Low)
        {
            Required = true,
        },
        new("unit", FieldType.Word, "Unit of the quantity.", Sensitivity.Low)
        {
            Words = ["m²", "m", "piece"],
            Required = true,
        },
        new("people_served", FieldType.Integer, "People who wait for it.", Sensitivity.Low) { Unit = "people" },
        new("place", FieldType.Text, "Identity of the smallest place it lies in.", Sensitivity.Low),
        .. Collection.OriginFields,
    ]);

    /// <summary>Stays the same when graded again.</summary>
    public required AssetId Id { get; init; }

    /// <summary>The programme's own number.</summary>
    public required string LocalId { get; init; }

    /// <summary>What people call it; null when nothing.</summary>
    public string? Name { get; init; }

    /// <summary>What it is.</summary>
    public required AssetKind Kind { get; init; }

    /// <summary>How badly it is damaged.</summary>
    public required Damage Damage { get; init; }

    /// <summary>Point, line or area on the ground, WGS 84.</summary>
    public required Geometry Footprint { get; init; }

    /// <summary>
    /// True when the footprint is the centre of a place named by the source and not where the thing stands.
    /// </summary>
    public bool FootprintIsStandIn { get; init; }

    /// <summary>The way to it, which must be safe before work starts; null when not known.</summary>
    public LineString? Access { get; init; }

    /// <summary>How much there is to mend, in <see cref="Unit"/>: floor m², metres of road or line.</summary>
    public required double Quantity { get; init; }

    /// <summary><c>m²</c>, <c>m</c> or <c>piece</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>People who wait for it; null when not known.</summary>
    public int? PeopleServed { get; init; }

    /// <summary>The smallest place it lies in; null when outside all.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }
}
