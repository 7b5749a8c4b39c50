using NetTopologySuite.Geometries;

namespace Furrow.Registry.Hazards;

/// <summary>Names an entry of a hazard's balance.</summary>
public readonly record struct GroundEntryId(Guid Value) : IIdentity<GroundEntryId>
{
    /// <inheritdoc/>
    public static GroundEntryId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>What an entry does to the ground of a hazard. Five put ground in, the others take it out.</summary>
public enum GroundChange
{
    /// <summary>The ground that the hazard was opened with.</summary>
    Original,

    /// <summary>The hazard was extended.</summary>
    Added,

    /// <summary>Released ground was put back: a missed item, an accident, new evidence.</summary>
    Reopened,

    /// <summary>Ground came from another hazard by a split or a merge.</summary>
    MovedIn,

    /// <summary>The outline was surveyed again and is wider.</summary>
    CorrectedUp,

    /// <summary>Released by non-technical survey.</summary>
    Cancelled,

    /// <summary>Released by technical survey.</summary>
    Reduced,

    /// <summary>Released by clearance to a depth.</summary>
    Cleared,

    /// <summary>Ground went to another hazard by a split or a merge.</summary>
    MovedOut,

    /// <summary>The outline was surveyed again and is narrower, or the hazard was recorded twice.</summary>
    CorrectedDown,
}

/// <summary>What a release of ground rests on, and what was not done.</summary>
public sealed record LandRelease
{
    /// <summary>Depth to which the ground was cleared, cm; needed for cleared ground, null for the others.</summary>
    public int? DepthCentimetres { get; init; }

    /// <summary>Why it could be released: codes of the list <c>release-criterion</c>.</summary>
    public IReadOnlyList<string> Criteria { get; init; } = [];

    /// <summary>Number of the survey or clearance report that it rests on.</summary>
    public required string Report { get; init; }

    /// <summary>Number of the passed inspection; needed for cleared ground.</summary>
    public string? QualityControl { get; init; }

    /// <summary>How it was done: a code of the list <c>activity-method</c>; null when not said.</summary>
    public string? Method { get; init; }

    /// <summary>True when a technical asset was used, for reduced ground; null when not said.</summary>
    public bool? TechnicalAsset { get; init; }

    /// <summary>Who did it; null when not said.</summary>
    public string? Organisation { get; init; }

    /// <summary>Number of the task that it was done under; null when none.</summary>
    public string? Task { get; init; }

    /// <summary>m² inside the reported perimeter that could not be done; they stay in the hazard.</summary>
    public decimal UncheckedSquareMetres { get; init; }

    /// <summary>Why it could not be done; needed when some was not.</summary>
    public string? UncheckedReason { get; init; }

    /// <summary>Corners as surveyed, by name; may be empty until handover.</summary>
    public IReadOnlyList<TurningPoint> TurningPoints { get; init; } = [];
}

/// <summary>
/// One entry of the account of ground that a hazard is. Entries are only ever added: an undo is an entry that reverses.
/// </summary>
public sealed record GroundEntry
{
    /// <summary>Entries, described once for every door. Ground of single hazards is for partners.</summary>
    public static Collection Collection { get; } = new("ground_entries", "Changes of hazardous ground",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Moderate) { Required = true },
        new("hazard", FieldType.Text, "Identity of the hazard.", Sensitivity.Moderate) { Required = true },
        new("number", FieldType.Integer, "Place in the hazard's account, from 1.", Sensitivity.Moderate),
        new("change", FieldType.Word, "What it does to the ground.", Sensitivity.Moderate)
        {
            Words = Collection.WordsOf<GroundChange>(),
            Required = true,
        },
        new("ground", FieldType.Geometry, "The ground in question.", Sensitivity.Moderate) { Required = true },
        new("square_metres", FieldType.Number, "As entered in the balance; negative when it reverses another.",
            Sensitivity.Low) { Unit = "m²" },
        new("rounding_square_metres", FieldType.Number, "What the precision grid added to it.", Sensitivity.Low)
        {
            Unit = "m²",
        },
        new("trimmed_square_metres", FieldType.Number, "Drawn outside or twice, and left out.", Sensitivity.Low)
        {
            Unit = "m²",
        },
        new("happened_on", FieldType.Date, "Day on which it held.", Sensitivity.Low),
        new("recorded_at", FieldType.DateTime, "Moment of the entry.", Sensitivity.Low),
        new("recorded_by", FieldType.Text, "Who entered it.", Sensitivity.High),
        new("reason", FieldType.Text, "Why, in words.", Sensitivity.Moderate),
        new("release", FieldType.Text, "Depth, report, inspection and parts not done, as JSON.",
            Sensitivity.Moderate),
        new("other", FieldType.Text, "The hazard at the other end of a move.", Sensitivity.Moderate),
        new("reverses", FieldType.Text, "The entry that this one undoes.", Sensitivity.Moderate),
        new("place", FieldType.Text, "Identity of the smallest place it lies in.", Sensitivity.Low),
        .. Collection.OriginFields,
    ]);

    /// <summary>Follows from the hazard and the number.</summary>
    public required GroundEntryId Id { get; init; }

    /// <summary>Whose account it stands in.</summary>
    public required HazardId Hazard { get; init; }

    /// <summary>Place in that account, from 1, without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>What it does.</summary>
    public required GroundChange Change { get; init; }

    /// <summary>Polygon or multipolygon, WGS 84, on the precision grid.</summary>
    public required Geometry Ground { get; init; }

    /// <summary>m² to the hundredth, as it counts in the balance; negative when it reverses another entry.</summary>
    public required decimal SquareMetres { get; init => field = GroundGrid.Hundredths(value); }

    /// <summary>How far <see cref="SquareMetres"/> is from the area of the ground itself, for the sum's sake.</summary>
    public decimal RoundingSquareMetres { get; init => field = GroundGrid.Hundredths(value); } = 0.00m;

    /// <summary>m² that were drawn outside or over released ground and left out, within the tolerance.</summary>
    public decimal TrimmedSquareMetres { get; init => field = GroundGrid.Hundredths(value); } = 0.00m;

    /// <summary>Day on which it held; null where an original has none, and then it counts in every opening.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Moment of the entry, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Who entered it.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>Only for cancelled, reduced and cleared ground.</summary>
    public LandRelease? Release { get; init; }

    /// <summary>The hazard at the other end of a move; null for other changes.</summary>
    public HazardId? Other { get; init; }

    /// <summary>The entry that this one undoes; null when it is an entry of its own.</summary>
    public GroundEntryId? Reverses { get; init; }

    /// <summary>The hazard's place; null when outside all.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Where the entry came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>True when it puts ground into the hazard, be it by undoing a release.</summary>
    public bool PutsIn => Change <= GroundChange.CorrectedUp == (Reverses is null);

    /// <summary>True for cancelled, reduced and cleared ground.</summary>
    public bool IsRelease => Change is GroundChange.Cancelled or GroundChange.Reduced or GroundChange.Cleared;
}
