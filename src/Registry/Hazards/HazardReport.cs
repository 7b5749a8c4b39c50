namespace Furrow.Registry.Hazards;

/// <summary>Names a report about a hazard.</summary>
public readonly record struct HazardReportId(Guid Value) : IIdentity<HazardReportId>
{
    /// <inheritdoc/>
    public static HazardReportId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>What kind of report it is, and so what ground may be released by it.</summary>
public enum ReportKind
{
    /// <summary>Somebody told of danger; nothing was surveyed.</summary>
    Indication,

    /// <summary>Non-technical survey (IMAS 08.10): may cancel.</summary>
    NonTechnicalSurvey,

    /// <summary>Technical survey (IMAS 08.20): may reduce.</summary>
    TechnicalSurvey,

    /// <summary>Clearance (IMAS 09.10): may clear, with a passed inspection.</summary>
    Clearance,
}

/// <summary>What somebody reported about a hazard: an indication, a survey or a clearance.</summary>
public sealed record HazardReport
{
    /// <summary>Reports, described once for every door.</summary>
    public static Collection Collection { get; } = new("hazard_reports", "Reports about hazards",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Moderate) { Required = true },
        new("local_id", FieldType.Text, "The programme's own number.", Sensitivity.Moderate) { Required = true },
        new("hazard", FieldType.Text, "The hazard it is about.", Sensitivity.Moderate),
        new("kind", FieldType.Word, "What kind of report.", Sensitivity.Moderate)
        {
            Words = Collection.WordsOf<ReportKind>(),
            Required = true,
        },
        new("made_on", FieldType.Date, "Day of the survey or talk.", Sensitivity.Moderate) { Required = true },
        new("organisation", FieldType.Text, "Who did it.", Sensitivity.Moderate),
        new("team", FieldType.Text, "Team.", Sensitivity.Moderate),
        new("source_kind", FieldType.Text, "Where it was heard (report-source).", Sensitivity.Moderate),
        new("outcome", FieldType.Text, "What it concludes (report-outcome).", Sensitivity.Moderate),
        new("summary", FieldType.Text, "In words.", Sensitivity.Moderate),
        new("informants", FieldType.Text, "People asked, by sex and age, as JSON; no names.", Sensitivity.Moderate),
        new("place", FieldType.Text, "Identity of the smallest place it lies in.", Sensitivity.Moderate),
        .. Collection.OriginFields,
    ]);

    /// <summary>Identity.</summary>
    public required HazardReportId Id { get; init; }

    /// <summary>The programme's own number; releases name it.</summary>
    public required string LocalId { get; init; }

    /// <summary>The hazard it is about.</summary>
    public required HazardId Hazard { get; init; }

    /// <summary>What kind of report.</summary>
    public required ReportKind Kind { get; init; }

    /// <summary>Day of the survey or talk.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Who did it; null when not said.</summary>
    public string? Organisation { get; init; }

    /// <summary>Team; null when not said.</summary>
    public string? Team { get; init; }

    /// <summary>A code of the list <c>report-source</c>.</summary>
    public string? SourceKind { get; init; }

    /// <summary>A code of the list <c>report-outcome</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>In words; no names of informants.</summary>
    public string? Summary { get; init; }

    /// <summary>People asked, by sex and age.</summary>
    public PeopleCount? Informants { get; init; }

    /// <summary>The hazard's place.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }
}
