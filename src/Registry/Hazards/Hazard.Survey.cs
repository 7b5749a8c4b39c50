namespace Furrow.Registry.Hazards;

/// <content>What surveys find out beside outline and evidence. Everything here may be unknown.</content>
public sealed partial record Hazard
{
    /// <summary>Day of the first report; null when not known.</summary>
    public DateOnly? ReportedOn { get; init; }

    /// <summary>m² left by the balance; null while nothing was entered there, and then it is the whole area.</summary>
    public decimal? RemainingSquareMetres
    {
        get;
        init => field = value is { } given ? GroundGrid.Hundredths(given) : null;
    }

    /// <summary>Why it stands where it stands: a code of the list <c>status-reason</c>.</summary>
    public string? StatusReason { get; init; }

    /// <summary>Since when it stands there.</summary>
    public DateOnly? StatusOn { get; init; }

    /// <summary>What was said about the change.</summary>
    public string? StatusNote { get; init; }

    /// <summary>Corners, benchmark and landmark as surveyed.</summary>
    public IReadOnlyList<TurningPoint> TurningPoints { get; init; } = [];

    /// <summary>Depth at which items are expected, cm.</summary>
    public int? DepthCentimetres { get; init; }

    /// <summary>A code of the list <c>minefield-type</c>.</summary>
    public string? MinefieldType { get; init; }

    /// <summary>True when booby traps are known or feared.</summary>
    public bool? BoobyTrapped { get; init; }

    /// <summary>True when devices against lifting are known or feared.</summary>
    public bool? AntiLift { get; init; }

    /// <summary>A code of the list <c>terrain</c>.</summary>
    public string? Terrain { get; init; }

    /// <summary>A code of the list <c>slope</c>.</summary>
    public string? Slope { get; init; }

    /// <summary>A code of the list <c>vegetation</c>.</summary>
    public string? Vegetation { get; init; }

    /// <summary>A code of the list <c>metal</c>: how much metal lies in the ground.</summary>
    public string? Metal { get; init; }

    /// <summary>A code of the list <c>soil</c>.</summary>
    public string? Soil { get; init; }

    /// <summary>Codes of the list <c>marking</c>.</summary>
    public IReadOnlyList<string> Marking { get; init; } = [];

    /// <summary>When it was last marked.</summary>
    public DateOnly? MarkedOn { get; init; }

    /// <summary>What people cannot use because of it: codes of the list <c>blocked</c>.</summary>
    public IReadOnlyList<string> Blocked { get; init; } = [];

    /// <summary>What the land is for after release: a code of the list <c>land-use</c>.</summary>
    public string? LandUse { get; init; }

    /// <summary>Who owns the land; for the programme only.</summary>
    public string? LandOwner { get; init; }

    /// <summary>True when ownership or use is in dispute.</summary>
    public bool? LandDispute { get; init; }

    /// <summary>True when building is planned there.</summary>
    public bool? DevelopmentPlanned { get; init; }

    /// <summary>People who will use the land, as expected.</summary>
    public PeopleCount? DirectBeneficiaries { get; init; }

    /// <summary>People around them who gain by it, as expected.</summary>
    public PeopleCount? IndirectBeneficiaries { get; init; }

    /// <summary>A code of the list <c>information-reliability</c>.</summary>
    public string? InformationReliability { get; init; }

    /// <summary>A code of the list <c>source-reliability</c>.</summary>
    public string? SourceReliability { get; init; }

    private static IReadOnlyList<Field> SurveyFields =>
    [
        new("reported_on", FieldType.Date, "Day of the first report.", Sensitivity.Low),
        new("remaining_square_metres", FieldType.Number, "Left by the balance; empty means all.", Sensitivity.Low)
        {
            Unit = "m²",
        },
        new("status_reason", FieldType.Text, "Why it stands there (status-reason).", Sensitivity.Low),
        new("status_on", FieldType.Date, "Since when it stands there.", Sensitivity.Low),
        new("status_note", FieldType.Text, "What was said about the change.", Sensitivity.Moderate),
        new("turning_points", FieldType.Text, "Corners and benchmark as surveyed, as JSON.", Sensitivity.Moderate),
        new("depth_centimetres", FieldType.Integer, "Depth at which items are expected.", Sensitivity.Low)
        {
            Unit = "cm",
        },
        new("minefield_type", FieldType.Text, "How mines were laid (minefield-type).", Sensitivity.Moderate),
        new("booby_trapped", FieldType.Boolean, "Booby traps known or feared.", Sensitivity.Moderate),
        new("anti_lift", FieldType.Boolean, "Devices against lifting known or feared.", Sensitivity.Moderate),
        new("terrain", FieldType.Text, "Kind of ground (terrain).", Sensitivity.Low),
        new("slope", FieldType.Text, "How steep (slope).", Sensitivity.Low),
        new("vegetation", FieldType.Text, "What grows there (vegetation).", Sensitivity.Low),
        new("metal", FieldType.Text, "Metal in the ground (metal).", Sensitivity.Low),
        new("soil", FieldType.Text, "Soil (soil).", Sensitivity.Low),
        new("marking", FieldType.Text, "How it is marked (marking), as JSON.", Sensitivity.Low),
        new("marked_on", FieldType.Date, "When it was last marked.", Sensitivity.Low),
        new("blocked", FieldType.Text, "What people cannot use (blocked), as JSON.", Sensitivity.Low),
        new("land_use", FieldType.Text, "What the land is for after release (land-use).", Sensitivity.Low),
        new("land_owner", FieldType.Text, "Who owns the land.", Sensitivity.High),
        new("land_dispute", FieldType.Boolean, "Ownership or use in dispute.", Sensitivity.High),
        new("development_planned", FieldType.Boolean, "Building is planned there.", Sensitivity.Moderate),
        new("direct_beneficiaries", FieldType.Text, "Expected users by sex and age, as JSON.", Sensitivity.Low),
        new("indirect_beneficiaries", FieldType.Text, "Expected others by sex and age, as JSON.", Sensitivity.Low),
        new("information_reliability", FieldType.Text, "How sure (information-reliability).", Sensitivity.Low),
        new("source_reliability", FieldType.Text, "How good the source (source-reliability).", Sensitivity.Moderate),
    ];
}
