using NetTopologySuite.Geometries;

namespace Furrow.Registry.Works.Release;

/// <summary>How much a departure from the rules weighs.</summary>
public enum Severity
{
    /// <summary>Worth noting; no action asked.</summary>
    Observation,

    /// <summary>To be corrected by a day.</summary>
    Minor,

    /// <summary>To be corrected before work of that kind goes on.</summary>
    Major,

    /// <summary>Puts people or the quality of released ground at risk: bars every handover while open.</summary>
    Critical,
}

/// <summary>Where a non-conformity stands.</summary>
public enum NonConformityState
{
    /// <summary>Nobody has answered it yet.</summary>
    Open,

    /// <summary>The inspected say that it is corrected.</summary>
    Corrected,

    /// <summary>The inspectors agree.</summary>
    Closed,
}

/// <summary>A departure from the rules that a visit found, with what is done about it.</summary>
public sealed record NonConformity
{
    /// <summary>From 1 within its visit.</summary>
    public required int Number { get; init; }

    /// <summary>What is wrong.</summary>
    public required string What { get; init; }

    /// <summary>How much it weighs.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What is to be done; null when nothing was asked.</summary>
    public string? Measure { get; init; }

    /// <summary>By when; null when no day was set.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Where it stands.</summary>
    public NonConformityState State { get; init; }

    /// <summary>What was done; null until corrected.</summary>
    public string? CorrectedHow { get; init; }

    /// <summary>Day on which it was reported corrected; null until then.</summary>
    public DateOnly? CorrectedOn { get; init; }

    /// <summary>Day on which the inspectors agreed; null until then.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Who agreed; null until then.</summary>
    public string? ClosedBy { get; init; }
}

/// <summary>Answer to a question of a checklist.</summary>
public enum CheckAnswer
{
    /// <summary>As it should be.</summary>
    Yes,

    /// <summary>Not as it should be.</summary>
    No,

    /// <summary>Does not apply here.</summary>
    NotApplicable,
}

/// <summary>One line of a filled-in checklist.</summary>
/// <param name="Question">Code of the question, or the question itself.</param>
/// <param name="Answer">What was seen.</param>
/// <param name="Note">More, in words; null when nothing.</param>
public sealed record CheckLine(string Question, CheckAnswer Answer, string? Note = null);

/// <summary>Visit of those who watch over quality (quality assurance).</summary>
public sealed record Visit
{
    /// <summary>Questions that a programme starts from; a visit may ask others.</summary>
    public static IReadOnlyList<string> UsualQuestions { get; } =
    [
        "documents-current", "accreditation-at-hand", "clearance-plan-followed", "marking-in-place",
        "personnel-qualified", "equipment-tested-today", "equipment-stored-properly", "protective-gear-worn",
        "medic-present", "evacuation-rehearsed", "supervision-adequate", "internal-checks-recorded",
        "lanes-overlap", "depth-verified", "visitors-briefed", "earlier-findings-corrected",
    ];

    /// <summary>Visits, described once for every door.</summary>
    public static Collection Collection { get; } = new("visits", "Quality visits",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Moderate) { Required = true },
        new("task", FieldType.Text, "Identity of the task order.", Sensitivity.Moderate) { Required = true },
        new("day", FieldType.Date, "Day.", Sensitivity.Moderate) { Required = true },
        new("inspecting", FieldType.Text, "Identity of the organisation that inspects.", Sensitivity.Low)
        {
            Required = true,
        },
        new("inspector", FieldType.Text, "Who inspects.", Sensitivity.High) { Required = true },
        new("checklist", FieldType.Text, "Questions with answers, as JSON.", Sensitivity.Moderate),
        new("non_conformities", FieldType.Text, "What was wrong and what is done, as JSON.", Sensitivity.Moderate),
        new("suspends", FieldType.Boolean, "Work was stopped on the spot.", Sensitivity.Moderate),
        new("note", FieldType.Text, "More, in words.", Sensitivity.High),
        new("place", FieldType.Text, "Identity of the smallest place it lies in.", Sensitivity.Low),
        .. Collection.OriginFields,
    ]);

    /// <summary>Stays the same while its non-conformities are worked off.</summary>
    public required VisitId Id { get; init; }

    /// <summary>The task that was visited.</summary>
    public required TaskOrderId Task { get; init; }

    /// <summary>Day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Who inspects: another organisation than the one that works.</summary>
    public required OrganisationId Inspecting { get; init; }

    /// <summary>The person who inspects.</summary>
    public required string Inspector { get; init; }

    /// <summary>Questions with answers.</summary>
    public required IReadOnlyList<CheckLine> Checklist { get; init; }

    /// <summary>What was wrong; empty when nothing.</summary>
    public IReadOnlyList<NonConformity> NonConformities { get; init; } = [];

    /// <summary>True when work was stopped on the spot; a suspension of the task names this visit.</summary>
    public bool Suspends { get; init; }

    /// <summary>More, in words; null when nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The smallest place it lies in, as its task says; null when outside all.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>Refuses a visit that says nothing or passes over its own findings.</summary>
    /// <exception cref="Refusal"><c>visit.checklist</c>, <c>visit.finding</c>, <c>visit.suspends</c>.</exception>
    public Visit Checked()
    {
        if (Checklist.Count == 0)
            throw new Refusal("visit.checklist", "A visit without a checklist was given; answer at least one line.");
        if (Checklist.FirstOrDefault(line => line.Answer == CheckAnswer.No) is { } no
            && NonConformities.Count == 0)
            throw new Refusal("visit.finding", $"'{no.Question}' is answered with no, and no non-conformity is "
                + "written down; add one, with severity and measure.");
        return Suspends && !NonConformities.Any(one => one.Severity >= Severity.Major)
            ? throw new Refusal("visit.suspends", "The visit stops the work, and names nothing major or critical; "
                + "write down what the stop is for.")
            : this with { NonConformities = [.. NonConformities.Select(Numbered)] };
    }

    /// <summary>The inspected say that it is corrected.</summary>
    /// <exception cref="Refusal"><c>state.…</c>, <c>visit.no-such</c>.</exception>
    public Visit Correct(int number, DateOnly on, string how) => Change(number, NonConformityState.Corrected,
        one => one with { CorrectedHow = how, CorrectedOn = on });

    /// <summary>The inspectors agree that it is corrected.</summary>
    /// <exception cref="Refusal"><c>state.…</c>, <c>visit.no-such</c>.</exception>
    public Visit CloseOut(int number, DateOnly on, string by) => Change(number, NonConformityState.Closed,
        one => one with { ClosedOn = on, ClosedBy = by });

    /// <summary>The inspectors do not agree: it is open again.</summary>
    /// <exception cref="Refusal"><c>state.…</c>, <c>visit.no-such</c>.</exception>
    public Visit Reopen(int number) => Change(number, NonConformityState.Open,
        one => one with { CorrectedHow = null, CorrectedOn = null, ClosedOn = null, ClosedBy = null });

    private static NonConformity Numbered(NonConformity one, int index) =>
        one with { Number = index + 1, State = NonConformityState.Open };

    private Visit Change(int number, NonConformityState to, Func<NonConformity, NonConformity> how)
    {
        if (NonConformities.FirstOrDefault(one => one.Number == number) is not { } found)
            throw new Refusal("visit.no-such", $"The visit has no non-conformity {number}; it has "
                + $"{NonConformities.Count}.");
        ReleaseStates.NonConformities.Check(found.State, to, NoFacts.None);
        return this with
        {
            NonConformities =
                [.. NonConformities.Select(one => one.Number == number ? how(one) with { State = to } : one)],
        };
    }
}

/// <summary>Where the inspection of a lot stands.</summary>
public enum InspectionState
{
    /// <summary>The plan is set; nobody has inspected yet.</summary>
    Planned,

    /// <summary>Samples are being inspected.</summary>
    Running,

    /// <summary>The lot was accepted.</summary>
    Passed,

    /// <summary>The lot was rejected: corrective work, then another inspection.</summary>
    Failed,

    /// <summary>Called off before a result.</summary>
    Withdrawn,
}

/// <summary>What an inspection found in one sample.</summary>
/// <param name="What">In words.</param>
/// <param name="Bad">True when it makes the unit bad: an item, or ground not worked to depth.</param>
/// <param name="Point">Where, WGS 84; null when nobody measured.</param>
public sealed record SampleFinding(string What, bool Bad, Point? Point = null);

/// <summary>Inspection of a lot of worked ground by sampling (quality control).</summary>
public sealed record Inspection
{
    /// <summary>Inspections, described once for every door.</summary>
    public static Collection Collection { get; } = new("inspections", "Inspections of lots",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Moderate) { Required = true },
        new("task", FieldType.Text, "Identity of the task order.", Sensitivity.Moderate) { Required = true },
        new("lot", FieldType.Geometry, "Ground that is judged.", Sensitivity.Moderate) { Required = true },
        new("lot_square_metres", FieldType.Number, "Its area.", Sensitivity.Low) { Unit = "m²" },
        new("plan", FieldType.Text, "Sampling plan, as JSON.", Sensitivity.Moderate) { Required = true },
        new("state", FieldType.Word, "Where it stands.", Sensitivity.Low)
        {
            Words = Collection.WordsOf<InspectionState>(),
            Required = true,
        },
        new("inspecting", FieldType.Text, "Identity of the organisation that inspects.", Sensitivity.Low),
        new("inspector", FieldType.Text, "Who inspects.", Sensitivity.High),
        new("day", FieldType.Date, "Day of the result.", Sensitivity.Low),
        new("inspected_units", FieldType.Integer, "Units inspected.", Sensitivity.Low),
        new("depth_cm", FieldType.Integer, "Depth inspected to.", Sensitivity.Low) { Unit = "cm" },
        new("findings", FieldType.Text, "What was found, as JSON.", Sensitivity.Moderate),
        new("again_of", FieldType.Text, "Identity of the failed inspection that this one repeats.",
            Sensitivity.Moderate),
        new("place", FieldType.Text, "Identity of the smallest place it lies in.", Sensitivity.Low),
        .. Collection.OriginFields,
    ]);

    /// <summary>Stays the same from plan to result.</summary>
    public required InspectionId Id { get; init; }

    /// <summary>The task whose ground is judged.</summary>
    public required TaskOrderId Task { get; init; }

    /// <summary>Ground that is judged, WGS 84.</summary>
    public required Geometry Lot { get; init; }

    /// <summary>m² of the lot.</summary>
    public required double LotSquareMetres { get; init; }

    /// <summary>How it is sampled.</summary>
    public required SamplingPlan Plan { get; init; }

    /// <summary>Where it stands.</summary>
    public InspectionState State { get; init; }

    /// <summary>Who inspects: another organisation than the one that works.</summary>
    public required OrganisationId Inspecting { get; init; }

    /// <summary>The person who inspects; null until there is a result.</summary>
    public string? Inspector { get; init; }

    /// <summary>Day of the result; null until then.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Units inspected; 0 until then.</summary>
    public int InspectedUnits { get; init; }

    /// <summary>Depth inspected to, cm; null where depth does not apply.</summary>
    public int? DepthCm { get; init; }

    /// <summary>What was found.</summary>
    public IReadOnlyList<SampleFinding> Findings { get; init; } = [];

    /// <summary>The failed inspection that this one repeats; null for a first one.</summary>
    public InspectionId? AgainOf { get; init; }

    /// <summary>The smallest place it lies in, as its task says; null when outside all.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>
    /// Judges the lot: failed by the first bad unit, passed only when the whole sample was inspected to the task's
    /// depth and none was bad.
    /// </summary>
    /// <exception cref="Refusal"><c>state.…</c>, <c>inspection.sample</c>, <c>inspection.depth</c>.</exception>
    public Inspection Judge(
        DateOnly day, string inspector, int units, int? depthCm, IReadOnlyList<SampleFinding> findings,
        int? taskDepthCm)
    {
        var to = findings.Any(one => one.Bad) ? InspectionState.Failed : InspectionState.Passed;
        ReleaseStates.Inspections.Check(State, to, NoFacts.None);
        if (units < 0 || (to == InspectionState.Passed && units < Plan.Sample))
            throw new Refusal("inspection.sample", $"{units} units were inspected and the plan asks for "
                + $"{Plan.Sample}; inspect the rest, or the lot cannot pass.");
        if (to == InspectionState.Passed && taskDepthCm is { } depth && !(depthCm >= depth))
            throw new Refusal("inspection.depth", $"The lot was inspected to {depthCm?.ToString() ?? "no stated"} cm "
                + $"and the task asks for {depth} cm; inspect to that depth.");
        return this with
        {
            State = to,
            Day = day,
            Inspector = inspector,
            InspectedUnits = units,
            DepthCm = depthCm,
            Findings = findings,
        };
    }
}
