using NetTopologySuite.Geometries;

namespace Furrow.Registry.Hazards;

/// <summary>Names a hazard.</summary>
public readonly record struct HazardId(Guid Value) : IIdentity<HazardId>
{
    /// <inheritdoc/>
    public static HazardId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>What is known about dangerous ground (IMAS 08.10).</summary>
public enum HazardKind
{
    /// <summary>Suspected hazardous area: reasonable suspicion on indirect evidence.</summary>
    Suspected,

    /// <summary>Confirmed hazardous area: presence confirmed on direct evidence.</summary>
    Confirmed,
}

/// <summary>Where a hazard stands in its life; the machine of transitions comes with the register of release.</summary>
public enum HazardStatus
{
    /// <summary>Danger remains and nothing bars work.</summary>
    Open,

    /// <summary>Work is stopped for a stated reason.</summary>
    Suspended,

    /// <summary>All of it was cancelled, reduced or cleared.</summary>
    Released,

    /// <summary>Handed over to its users.</summary>
    HandedOver,

    /// <summary>Closed without release: duplicate, merged, no evidence.</summary>
    Closed,
}

/// <summary>What points at danger.</summary>
public enum EvidenceKind
{
    /// <summary>Explosive ordnance seen.</summary>
    OrdnanceSeen,

    /// <summary>Official or local marking.</summary>
    Marking,

    /// <summary>Scrap metal of war.</summary>
    Scrap,

    /// <summary>Craters.</summary>
    Craters,

    /// <summary>Damaged buildings or roads.</summary>
    DamagedInfrastructure,

    /// <summary>Productive land left unused.</summary>
    UnusedLand,

    /// <summary>A detonation was reported.</summary>
    ReportedDetonation,

    /// <summary>An accident happened.</summary>
    Accident,

    /// <summary>Minefield records or maps.</summary>
    Records,

    /// <summary>War events recorded nearby.</summary>
    WarEvents,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>How evidence was obtained.</summary>
public enum EvidenceMethod
{
    /// <summary>Seen.</summary>
    Visual,

    /// <summary>Told.</summary>
    Verbal,

    /// <summary>Read in records.</summary>
    Records,

    /// <summary>Measured from afar.</summary>
    Remote,
}

/// <summary>
/// One piece of evidence. Direct evidence is what a confirmed area needs; indirect what a suspected one needs.
/// </summary>
public sealed record Evidence(EvidenceKind Kind, bool Direct, EvidenceMethod Method, DateOnly? On, string? Note);

/// <summary>What is feared or known to lie in the ground.</summary>
public enum OrdnanceCategory
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>Anti-personnel mines.</summary>
    AntiPersonnelMine,

    /// <summary>Anti-vehicle mines.</summary>
    AntiVehicleMine,

    /// <summary>Submunitions.</summary>
    ClusterMunition,

    /// <summary>Other unexploded ordnance.</summary>
    UnexplodedOrdnance,

    /// <summary>Abandoned ordnance.</summary>
    AbandonedOrdnance,

    /// <summary>Improvised mines and booby traps.</summary>
    Improvised,
}

/// <summary>How ground is expected to be cleared.</summary>
public enum ClearanceMethod
{
    /// <summary>Manual clearance with detectors.</summary>
    Manual,

    /// <summary>Mine detection dogs.</summary>
    Dogs,

    /// <summary>Machines, followed by manual verification.</summary>
    Mechanical,

    /// <summary>Battle area clearance: instrument-aided or visual search.</summary>
    BattleArea,

    /// <summary>Explosive ordnance disposal of single items.</summary>
    Eod,
}

/// <summary>Ground where people may come to harm, as the latest source describes it.</summary>
public sealed record Hazard
{
    /// <summary>Hazards, described once for every door.</summary>
    public static Collection Collection { get; } = new("hazards", "Hazardous ground",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Low) { Required = true },
        new("local_id", FieldType.Text, "The programme's own number.", Sensitivity.Low) { Required = true },
        new("name", FieldType.Text, "What people call it.", Sensitivity.Moderate),
        new("kind", FieldType.Word, "Suspected or confirmed.", Sensitivity.Low)
        {
            Words = Collection.WordsOf<HazardKind>(),
            Required = true,
        },
        new("status", FieldType.Word, "Where it stands.", Sensitivity.Low)
        {
            Words = Collection.WordsOf<HazardStatus>(),
            Required = true,
        },
        new("outline", FieldType.Geometry, "Ground where people may come to harm.", Sensitivity.Moderate)
        {
            Required = true,
        },
        new("area_square_metres", FieldType.Number, "Area of the outline.", Sensitivity.Low) { Unit = "m²" },
        new("outline_is_stand_in", FieldType.Boolean, "Not a surveyed perimeter.", Sensitivity.Low),
        new("evidence", FieldType.Text, "Why it is believed dangerous, as JSON.", Sensitivity.Moderate),
        new("ordnance", FieldType.Text, "Categories feared or known, as JSON.", Sensitivity.Moderate)
        {
            Words = Collection.WordsOf<OrdnanceCategory>(),
        },
        new("method", FieldType.Word, "How it is expected to be cleared.", Sensitivity.Low)
        {
            Words = Collection.WordsOf<ClearanceMethod>(),
            Required = true,
        },
        new("rate_square_metres_per_crew_day", FieldType.Number, "Expected rate; empty means by the norm.",
            Sensitivity.Low) { Unit = "m²/crew-day" },
        new("place", FieldType.Text, "Identity of the smallest place it lies in.", Sensitivity.Low),
        new("surveyed_on", FieldType.Date, "Day of the last survey.", Sensitivity.Low),
        .. Collection.OriginFields,
    ]);

    /// <summary>Stays the same when the outline is surveyed again.</summary>
    public required HazardId Id { get; init; }

    /// <summary>The programme's own number.</summary>
    public required string LocalId { get; init; }

    /// <summary>What people call it; null when nothing.</summary>
    public string? Name { get; init; }

    /// <summary>Suspected or confirmed.</summary>
    public required HazardKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public required HazardStatus Status { get; init; }

    /// <summary>Polygon or multipolygon, WGS 84, longitude first, valid and not empty.</summary>
    public required Geometry Outline { get; init; }

    /// <summary>m² of the outline by <see cref="Geodesy.SquareMetres"/>, frozen with the outline.</summary>
    public required double AreaSquareMetres { get; init; }

    /// <summary>
    /// True when the outline is a stand-in (such as a whole municipality) and not a surveyed perimeter.
    /// </summary>
    public bool OutlineIsStandIn { get; init; }

    /// <summary>
    /// Why it is believed dangerous; may be empty only where a source gives none, and is then shown as unknown.
    /// </summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>What is feared or known; <see cref="OrdnanceCategory.Unknown"/> when nothing is said.</summary>
    public required IReadOnlyList<OrdnanceCategory> Ordnance { get; init; }

    /// <summary>How it is expected to be cleared.</summary>
    public required ClearanceMethod Method { get; init; }

    /// <summary>m² per crew and working day by that method; null means by the norm table.</summary>
    public double? RateSquareMetresPerCrewDay { get; init; }

    /// <summary>The smallest place it lies in; null when outside all.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Null until somebody has walked the ground.</summary>
    public DateOnly? SurveyedOn { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }
}
