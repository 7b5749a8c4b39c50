using Furrow.Registry.Hazards;

namespace Furrow.Registry.Works.Release;

/// <summary>People told at the handover, by sex and age.</summary>
/// <param name="Women">Women.</param>
/// <param name="Men">Men.</param>
/// <param name="Girls">Girls.</param>
/// <param name="Boys">Boys.</param>
public sealed record PeopleTold(int Women, int Men, int Girls, int Boys)
{
    /// <summary>All of them.</summary>
    public int All => Women + Men + Girls + Boys;
}

/// <summary>On whose behalf somebody signs.</summary>
public enum SignatureRole
{
    /// <summary>Who did the work.</summary>
    Operator,

    /// <summary>Who inspected it.</summary>
    Inspector,

    /// <summary>Who releases the ground.</summary>
    Authority,

    /// <summary>Who takes it over.</summary>
    Community,
}

/// <summary>A signature.</summary>
/// <param name="Role">On whose behalf.</param>
/// <param name="Name">Who.</param>
/// <param name="On">Day.</param>
public sealed record Signature(SignatureRole Role, string Name, DateOnly On);

/// <summary>What a task came to, frozen when the report is signed.</summary>
/// <param name="WorkedSquareMetres">m² worked on by daily reports.</param>
/// <param name="ClearedSquareMetres">m² released as cleared; null when no release is recorded.</param>
/// <param name="Items">Items found.</param>
/// <param name="PersonHours">Hours times people.</param>
/// <param name="Days">Days with a report.</param>
public sealed record CompletionFigures(
    double WorkedSquareMetres, double? ClearedSquareMetres, int Items, double PersonHours, int Days);

/// <summary>Completion report of a task, and the certificate once the ground is handed over.</summary>
public sealed record Completion
{
    /// <summary>Completion reports, described once for every door.</summary>
    public static Collection Collection { get; } = new("completions", "Completion reports",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Low) { Required = true },
        new("task", FieldType.Text, "Identity of the task order.", Sensitivity.Low) { Required = true },
        new("number", FieldType.Text, "Number of the certificate.", Sensitivity.Low) { Required = true },
        new("written_on", FieldType.Date, "Day.", Sensitivity.Low) { Required = true },
        new("depth_cm", FieldType.Integer, "Depth of clearance reached.", Sensitivity.Low) { Unit = "cm" },
        new("turning_points", FieldType.Text, "Surveyed points, as JSON.", Sensitivity.Moderate),
        new("unchecked_square_metres", FieldType.Number, "Ground that could not be done.", Sensitivity.Low)
        {
            Unit = "m²",
        },
        new("unchecked_reason", FieldType.Text, "Why.", Sensitivity.Low),
        new("residual_risk", FieldType.Text, "What risk remains and who answers for it.", Sensitivity.Low),
        new("restrictions", FieldType.Text, "What must not be done on the ground.", Sensitivity.Low),
        new("told", FieldType.Text, "People told, as JSON.", Sensitivity.Low),
        new("signatures", FieldType.Text, "Who signed, as JSON.", Sensitivity.High),
        new("figures", FieldType.Text, "Sums, as JSON.", Sensitivity.Low),
        new("handed_over_on", FieldType.Date, "Day of the handover.", Sensitivity.Low),
        new("handed_over_to", FieldType.Text, "Who took it over.", Sensitivity.High),
        new("place", FieldType.Text, "Identity of the smallest place it lies in.", Sensitivity.Low),
        .. Collection.OriginFields,
    ]);

    /// <summary>Derived from its task: there is one.</summary>
    public CompletionId Id => IdOf(Task);

    /// <summary>The task.</summary>
    public required TaskOrderId Task { get; init; }

    /// <summary>Number of the certificate.</summary>
    public required string Number { get; init; }

    /// <summary>Day it was written.</summary>
    public required DateOnly WrittenOn { get; init; }

    /// <summary>Depth of clearance reached, cm; null when not stated.</summary>
    public int? DepthCm { get; init; }

    /// <summary>Surveyed points of the ground that is handed over.</summary>
    public IReadOnlyList<TurningPoint> TurningPoints { get; init; } = [];

    /// <summary>m² that could not be done; they stay hazardous.</summary>
    public double UncheckedSquareMetres { get; init; }

    /// <summary>Why they could not be done.</summary>
    public string? UncheckedReason { get; init; }

    /// <summary>What risk remains, and who answers for it.</summary>
    public string? ResidualRisk { get; init; }

    /// <summary>What must not be done on the ground; null when nothing was set.</summary>
    public string? Restrictions { get; init; }

    /// <summary>People told at the handover; null until then.</summary>
    public PeopleTold? Told { get; init; }

    /// <summary>Who signed.</summary>
    public IReadOnlyList<Signature> Signatures { get; init; } = [];

    /// <summary>Sums, frozen with the first signature; null until then.</summary>
    public CompletionFigures? Figures { get; init; }

    /// <summary>Day of the handover; null until then.</summary>
    public DateOnly? HandedOverOn { get; init; }

    /// <summary>Who took the ground over; null until then.</summary>
    public string? HandedOverTo { get; init; }

    /// <summary>The smallest place it lies in, as its task says; null when outside all.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>True when the operator and the authority have signed.</summary>
    public bool IsSigned => Signatures.Any(one => one.Role == SignatureRole.Operator)
        && Signatures.Any(one => one.Role == SignatureRole.Authority);

    /// <summary>The completion report of a task.</summary>
    public static CompletionId IdOf(TaskOrderId task) => Identity.From<CompletionId>(task.ToString());

    /// <summary>Refuses figures that cannot be.</summary>
    /// <exception cref="Refusal">
    /// <c>completion.unchecked</c>, <c>completion.depth</c>, <c>completion.turning-points</c>, <c>completion.told</c>.
    /// </exception>
    public Completion Checked()
    {
        if (!double.IsFinite(UncheckedSquareMetres) || UncheckedSquareMetres < 0)
            throw new Refusal("completion.unchecked", $"{UncheckedSquareMetres} m² are said to be undone; give 0 or "
                + "more.");
        if (DepthCm is < 0 or > 1000)
            throw new Refusal("completion.depth", $"A depth of {DepthCm} cm was given; give 0 to 1,000.");
        if (TurningPoints.Count > 5000 || TurningPoints.Select(point => point.Name).Distinct().Count()
            != TurningPoints.Count)
            throw new Refusal("completion.turning-points", "Give up to 5,000 points, each with a name of its own.");
        return Told is { } told && (told.Women < 0 || told.Men < 0 || told.Girls < 0 || told.Boys < 0)
            ? throw new Refusal("completion.told", "Fewer than no people cannot have been told; give 0 or more.")
            : this;
    }

    /// <summary>Adds a signature; the sums are frozen with the first.</summary>
    /// <exception cref="Refusal"><c>completion.signed</c> when that role has signed already.</exception>
    public Completion Sign(SignatureRole role, string name, DateOnly on, CompletionFigures figures) =>
        Signatures.FirstOrDefault(one => one.Role == role) is { } before
            ? throw new Refusal("completion.signed", $"{before.Name} signed for the {Collection.Word(role)} on "
                + $"{before.On:O} already.")
            : this with { Signatures = [.. Signatures, new(role, name, on)], Figures = Figures ?? figures };

    /// <summary>Replaces what the report says; refused once somebody has signed it.</summary>
    /// <exception cref="Refusal"><c>completion.signed</c>.</exception>
    public Completion Rewrite(Completion next) => Signatures.Count > 0
        ? throw new Refusal("completion.signed", $"{Signatures.Count} have signed the report; it cannot be changed "
            + "under their names. Withdraw the signatures first.")
        : next with { Signatures = [], Figures = null, HandedOverOn = null, HandedOverTo = null };

    /// <summary>Takes all signatures back, so that the report can be changed.</summary>
    /// <exception cref="Refusal"><c>completion.handed-over</c>.</exception>
    public Completion Unsign() => HandedOverOn is { } day
        ? throw new Refusal("completion.handed-over", $"The ground was handed over on {day:O}; the report stands. "
            + "What is wrong in it is corrected by an incident and a new order.")
        : this with { Signatures = [], Figures = null };
}
