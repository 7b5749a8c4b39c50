namespace Furrow.Registry.Works.Release;

/// <summary>
/// Rules of release that a programme sets for itself. National rules differ; these are starting values to be edited.
/// </summary>
public sealed record ReleaseRules
{
    /// <summary>There is one to a store.</summary>
    public static RulesId Only { get; } = Identity.From<RulesId>("only");

    /// <summary>The rules, described once for every door.</summary>
    public static Collection Collection { get; } = new("release_rules", "Rules of release",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Low) { Required = true },
        new("first_report_hours", FieldType.Number, "First notice of an accident.", Sensitivity.Low) { Unit = "h" },
        new("initial_report_hours", FieldType.Number, "Initial report.", Sensitivity.Low) { Unit = "h" },
        new("detailed_report_hours", FieldType.Number, "Detailed report.", Sensitivity.Low) { Unit = "h" },
        new("authorities", FieldType.Text, "Who may lift a suspension, as JSON.", Sensitivity.High),
        new("confidence", FieldType.Number, "Confidence of sampling.", Sensitivity.Low),
        new("tolerated_share", FieldType.Number, "Share of bad units that must not stay hidden.", Sensitivity.Low),
        new("unit_square_metres", FieldType.Number, "One sampling unit.", Sensitivity.Low) { Unit = "m²" },
        .. Collection.OriginFields,
    ]);

    /// <summary>What a programme starts from.</summary>
    public static ReleaseRules Usual { get; } = new()
    {
        Authorities = [], Origin = new("furrow", null, Illustrative: false),
    };

    /// <summary>Always <see cref="Only"/>.</summary>
    public RulesId Id { get; init; } = Only;

    /// <summary>Hours from an accident to its first notice.</summary>
    public double FirstReportHours { get; init; } = 1;

    /// <summary>Hours from an accident to its initial report.</summary>
    public double InitialReportHours { get; init; } = 24;

    /// <summary>Hours from an accident to its detailed report.</summary>
    public double DetailedReportHours { get; init; } = 240;

    /// <summary>Names of who may lift a suspension after an accident; nobody else may.</summary>
    public required IReadOnlyList<string> Authorities { get; init; }

    /// <summary>Confidence that sampling plans start from, above 0 and below 1.</summary>
    public decimal Confidence { get; init; } = 0.95m;

    /// <summary>Share of bad units that sampling plans start from.</summary>
    public decimal ToleratedShare { get; init; } = 0.01m;

    /// <summary>m² of one sampling unit.</summary>
    public decimal UnitSquareMetres { get; init; } = 1;

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>True when a name stands on the list of those who may lift.</summary>
    public bool MayLift(string name) => Authorities.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Refuses hours that do not follow one another.</summary>
    /// <exception cref="Refusal"><c>rules.hours</c>, <c>rules.authorities</c>, <c>sampling.…</c>.</exception>
    public ReleaseRules Checked()
    {
        if (!(FirstReportHours > 0 && InitialReportHours >= FirstReportHours
            && DetailedReportHours >= InitialReportHours && DetailedReportHours <= 10_000))
            throw new Refusal("rules.hours", $"Reports are due after {FirstReportHours}, {InitialReportHours} and "
                + $"{DetailedReportHours} hours; each must be above 0 and not before the one before it.");
        if (Authorities.Count > 1000 || Authorities.Any(string.IsNullOrWhiteSpace))
            throw new Refusal("rules.authorities", "Name up to 1,000 authorities, none of them empty.");
        Sampling.OfShare(ToleratedShare, Confidence, UnitSquareMetres);
        return this;
    }
}
