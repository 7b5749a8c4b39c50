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

/// <summary>Ground where people may come to harm, as the latest source describes it.</summary>
public sealed partial record Hazard
{
    /// <summary>Hazards, described once for every door.</summary>
    public static Collection Collection { get; } = new("hazards", "Hazardous ground",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Low) { Required = true },
        new("local_id", FieldType.Text, "The programme's own number.", Sensitivity.Low) { Required = true },
        new("name", FieldType.Text, "What people call it.", Sensitivity.Moderate),
        new("kind", FieldType.Word, "Indication, suspected, confirmed or a single spot.", Sensitivity.Low)
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
        .. SurveyFields,
        .. Collection.OriginFields,
    ]);

    /// <summary>Stays the same when the outline is surveyed again.</summary>
    public required HazardId Id { get; init; }

    /// <summary>The programme's own number.</summary>
    public required string LocalId { get; init; }

    /// <summary>What people call it; null when nothing.</summary>
    public string? Name { get; init; }

    /// <summary>What is known about it.</summary>
    public required HazardKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public required HazardStatus Status { get; init; }

    /// <summary>
    /// All ground of the hazard, released or not: polygon or multipolygon, WGS 84, longitude first, valid, not empty.
    /// </summary>
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
