using Furrow.Registry.Hazards;

namespace Furrow.Registry.Works.Release;

/// <summary>Where a task order stands; <see cref="ReleaseStates.Tasks"/> says what may follow what.</summary>
public enum TaskState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Agreed within the authority.</summary>
    Approved,

    /// <summary>Given to the organisation.</summary>
    Issued,

    /// <summary>Taken on by the organisation.</summary>
    Accepted,

    /// <summary>Crews are at work.</summary>
    InProgress,

    /// <summary>Work is stopped.</summary>
    Suspended,

    /// <summary>The organisation says that the work is done.</summary>
    Completed,

    /// <summary>Inspection accepted every lot.</summary>
    Passed,

    /// <summary>Inspection rejected a lot, or an item was missed: work has to be done again.</summary>
    Failed,

    /// <summary>The ground was handed over to its users.</summary>
    HandedOver,

    /// <summary>Filed.</summary>
    Closed,

    /// <summary>Called off.</summary>
    Cancelled,
}

/// <summary>Why work on a task is stopped.</summary>
public enum SuspensionReason
{
    /// <summary>An accident or incident: only a named authority may lift it.</summary>
    Incident,

    /// <summary>A quality visit stopped the work.</summary>
    Quality,

    /// <summary>Weather or season.</summary>
    Weather,

    /// <summary>Security.</summary>
    Security,

    /// <summary>No way to the site, or no leave of its owner.</summary>
    Access,

    /// <summary>Money or equipment.</summary>
    Means,

    /// <summary>Anything else.</summary>
    Other,

    /// <summary>An authority ordered it, for reasons that it keeps; only the end of that order lifts it.</summary>
    Authority,
}

/// <summary>A stop of a whole task, from a day until it is lifted.</summary>
public sealed record Suspension
{
    /// <summary>From 1 within its task.</summary>
    public required int Number { get; init; }

    /// <summary>Why.</summary>
    public required SuspensionReason Reason { get; init; }

    /// <summary>In words.</summary>
    public required string Why { get; init; }

    /// <summary>First day without work.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The incident that froze the task; null when none did.</summary>
    public IncidentId? Incident { get; init; }

    /// <summary>The visit that stopped the work; null when none did.</summary>
    public VisitId? Visit { get; init; }

    /// <summary>First day with work again; null while it holds.</summary>
    public DateOnly? LiftedOn { get; init; }

    /// <summary>Who lifted it.</summary>
    public string? LiftedBy { get; init; }

    /// <summary>Why it was lifted.</summary>
    public string? LiftedWhy { get; init; }

    /// <summary>True while it holds.</summary>
    public bool IsOpen => LiftedOn is null;

    /// <summary>True when it stops the work of a day.</summary>
    public bool Holds(DateOnly day) => From <= day && (LiftedOn is not { } end || day < end);
}

/// <summary>The operator's plan for a task, and who approved it.</summary>
/// <param name="Reference">Number or name of the document.</param>
/// <param name="SubmittedOn">Day it was handed in.</param>
/// <param name="ApprovedOn">Day it was approved; null until then.</param>
/// <param name="ApprovedBy">Who approved it; null until then.</param>
public sealed record ClearancePlan(
    string Reference, DateOnly SubmittedOn, DateOnly? ApprovedOn = null, string? ApprovedBy = null);

/// <summary>An order to an organisation: what is to be done where, to which depth, by whom and when.</summary>
public sealed partial record TaskOrder
{
    /// <summary>Task orders, described once for every door.</summary>
    public static Collection Collection { get; } = new("task_orders", "Task orders",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Moderate) { Required = true },
        new("number", FieldType.Text, "Number of the order.", Sensitivity.Low) { Required = true },
        new("hazards", FieldType.Text, "Identities of the hazards, as JSON.", Sensitivity.Moderate) { Required = true },
        new("organisation", FieldType.Text, "Identity of the organisation.", Sensitivity.Low) { Required = true },
        new("crews", FieldType.Text, "Identities of the crews, as JSON.", Sensitivity.Moderate),
        new("objective", FieldType.Word, "What it is for.", Sensitivity.Low)
        {
            Words = Collection.WordsOf<Objective>(),
            Required = true,
        },
        new("methods", FieldType.Text, "Methods to be used, as JSON.", Sensitivity.Low),
        new("depth_cm", FieldType.Integer, "Depth of clearance.", Sensitivity.Low) { Unit = "cm" },
        new("threat_summary", FieldType.Text, "What is feared or known.", Sensitivity.Moderate),
        new("planned_from", FieldType.Date, "First day planned.", Sensitivity.Moderate) { Required = true },
        new("planned_to", FieldType.Date, "Last day planned.", Sensitivity.Moderate) { Required = true },
        new("reporting", FieldType.Text, "What must be reported between daily reports.", Sensitivity.Moderate),
        new("issued_by", FieldType.Text, "Who issues it.", Sensitivity.High),
        new("clearance_plan", FieldType.Text, "The operator's plan, as JSON.", Sensitivity.Moderate),
        new("state", FieldType.Word, "Where it stands.", Sensitivity.Low)
        {
            Words = Collection.WordsOf<TaskState>(),
            Required = true,
        },
        new("started_on", FieldType.Date, "First day of work.", Sensitivity.Low),
        new("completed_on", FieldType.Date, "Day the organisation called it done.", Sensitivity.Low),
        new("suspensions", FieldType.Text, "Stops, as JSON.", Sensitivity.Moderate),
        new("place", FieldType.Text, "Identity of the smallest place it lies in.", Sensitivity.Low),
        .. Collection.OriginFields,
    ]);

    /// <summary>Stays the same through all states.</summary>
    public required TaskOrderId Id { get; init; }

    /// <summary>Number of the order.</summary>
    public required string Number { get; init; }

    /// <summary>Hazards that it treats; at least one.</summary>
    public required IReadOnlyList<HazardId> Hazards { get; init; }

    /// <summary>Who does it.</summary>
    public required OrganisationId Organisation { get; init; }

    /// <summary>Its crews on this task; at least one before it is approved.</summary>
    public IReadOnlyList<CrewId> Crews { get; init; } = [];

    /// <summary>What it is for.</summary>
    public required Objective Objective { get; init; }

    /// <summary>Methods to be used; at least one before it is approved.</summary>
    public IReadOnlyList<FieldMethod> Methods { get; init; } = [];

    /// <summary>Depth of clearance, cm; null where nothing is cleared.</summary>
    public int? DepthCm { get; init; }

    /// <summary>What is feared or known, in words.</summary>
    public string? ThreatSummary { get; init; }

    /// <summary>First day planned.</summary>
    public required DateOnly PlannedFrom { get; init; }

    /// <summary>Last day planned.</summary>
    public required DateOnly PlannedTo { get; init; }

    /// <summary>What must be reported between daily reports; null when nothing was set.</summary>
    public string? Reporting { get; init; }

    /// <summary>Who issues it; null until then.</summary>
    public string? IssuedBy { get; init; }

    /// <summary>The operator's plan; null until it is handed in.</summary>
    public ClearancePlan? ClearancePlan { get; init; }

    /// <summary>Where it stands.</summary>
    public TaskState State { get; init; }

    /// <summary>First day of work; null until then.</summary>
    public DateOnly? StartedOn { get; init; }

    /// <summary>Day the organisation called it done; null until then.</summary>
    public DateOnly? CompletedOn { get; init; }

    /// <summary>Stops, oldest first; lifted ones stay.</summary>
    public IReadOnlyList<Suspension> Suspensions { get; init; } = [];

    /// <summary>The smallest place it lies in; null when outside all.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>True when ground is cleared, so that depth, inspection and handover are asked for.</summary>
    public bool Clears => Objective is Objective.Clearance or Objective.BattleArea or Objective.SpotTask;

    /// <summary>True while any stop holds.</summary>
    public bool IsStopped => Suspensions.Any(one => one.IsOpen);
}
