using Furrow.Registry.Hazards;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Furrow.Registry.Works.Release;

/// <summary>One line of a checklist: what must be true, whether it is, and what to do when it is not.</summary>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="What">What must be true, in words.</param>
/// <param name="Met">True when it is.</param>
/// <param name="Next">What is missing and what to do; null when nothing.</param>
public sealed record Duty(string Code, string What, bool Met, string? Next)
{
    /// <summary>Refuses when any line is not met; the refusal has a row for each.</summary>
    public static void Refuse(string code, string what, IReadOnlyList<Duty> duties)
    {
        var missing = duties.Where(duty => !duty.Met).ToList();
        if (missing.Count > 0)
            throw new Refusal(code, $"{what}: {string.Join(" ", missing.Select(duty => duty.Next ?? duty.What))}",
                [.. missing.Select(duty => new RefusedRow(null, duty.Code, null, duty.Next ?? duty.What))]);
    }

    internal static Duty Of(string code, string what, bool met, string next) => new(code, what, met, met ? null : next);
}

/// <summary>Everything that the gate before a handover looks at.</summary>
/// <param name="Task">The task.</param>
/// <param name="Completion">Its completion report; null when there is none yet.</param>
/// <param name="Visits">Quality visits to it.</param>
/// <param name="Inspections">Inspections of its lots.</param>
/// <param name="Incidents">Incidents at it.</param>
/// <param name="Items">Items found on it.</param>
/// <param name="WorkedSquareMetres">m² that daily reports say were worked on.</param>
public sealed record HandoverFile(
    TaskOrder Task, Completion? Completion, IReadOnlyList<Visit> Visits, IReadOnlyList<Inspection> Inspections,
    IReadOnlyList<Incident> Incidents, IReadOnlyList<Item> Items, double WorkedSquareMetres)
{
    /// <summary>Ground of the task's hazards that was released as cleared; empty when none.</summary>
    public IReadOnlyList<ClearedGround> Cleared { get; init; } = [];
}

/// <summary>A part of a hazard that is released as cleared.</summary>
/// <param name="Outline">WGS 84.</param>
/// <param name="SquareMetres">m².</param>
/// <param name="DepthCm">Depth it was cleared to; null when nobody said.</param>
public sealed record ClearedGround(Geometry Outline, double SquareMetres, int? DepthCm);

/// <summary>The gates: each gives its checklist, so that a page can show it before anybody is refused.</summary>
public static class Gates
{
    /// <summary>m² of cleared ground outside every passed lot that rounding may leave.</summary>
    public const double ToleratedSquareMetres = 1;

    private const int MostDaysNamed = 3;

    /// <summary>What an order must say before it is approved.</summary>
    public static IReadOnlyList<Duty> Order(TaskOrder task) =>
    [
        Duty.Of("number", "The order has a number.", !string.IsNullOrWhiteSpace(task.Number), "Give it a number."),
        Duty.Of("hazards", "The order names its hazards.", task.Hazards.Count > 0, "Name at least one hazard."),
        Duty.Of("crews", "The order names its crews.", task.Crews.Count > 0, "Name at least one crew."),
        Duty.Of("methods", "The order names its methods.", task.Methods.Count > 0, "Name at least one method."),
        Duty.Of("period", "The planned days are in order.", task.PlannedFrom <= task.PlannedTo,
            $"It ends on {task.PlannedTo:O}, before it begins on {task.PlannedFrom:O}; correct the days."),
        Duty.Of("threat", "The threat is summed up.", !string.IsNullOrWhiteSpace(task.ThreatSummary),
            "Say what is feared or known, and that nothing is known where nothing is."),
        Duty.Of("depth", "A depth is set where ground is cleared.", !task.Clears || task.DepthCm is > 0 and <= 1000,
            "Set the depth from the threat, 1 to 1,000 cm."),
    ];

    /// <summary>Whether organisation and crews are accredited for every one of the days.</summary>
    public static IReadOnlyList<Duty> Accredited(
        TaskOrder task, IReadOnlyList<Accreditation> accreditations, IReadOnlyList<DateOnly> days)
    {
        var own = accreditations.Where(one => one.Organisation == task.Organisation
            && one.Objectives.Contains(task.Objective)).ToList();
        var duties = new List<Duty> { Covered(task, "organisation", null, own, days) };
        duties.AddRange(task.Crews.Select(crew => Covered(task, $"crew {crew}", crew, own, days)));
        return duties;
    }

    /// <summary>Whether some crew's accreditation relies upon every method of the task to its depth.</summary>
    public static IReadOnlyList<Duty> DeepEnough(TaskOrder task, IReadOnlyList<Accreditation> accreditations) =>
        [.. task.Methods.Select(method =>
        {
            var depths = accreditations.Where(one => one.Crew is { } crew && task.Crews.Contains(crew)
                    && one.Organisation == task.Organisation && one.Objectives.Contains(task.Objective))
                .SelectMany(one => one.Methods).Where(one => one.Method == method).ToList();
            var word = Collection.Word(method);
            return Duty.Of($"depth-{word}", $"'{word}' is relied upon to the task's depth.",
                depths.Any(one => Reaches(one, task.DepthCm)),
                depths.Count == 0
                    ? $"No crew of the task is accredited for '{word}'; accredit one or drop the method."
                    : $"'{word}' is relied upon to {depths.Max(one => one.ReliableDepthCm)} cm and the task asks for "
                        + $"{task.DepthCm} cm; choose a method that reaches it, or have the depth set anew.");
        })];

    /// <summary>Refuses one crew's method on one day when nothing accredits it.</summary>
    /// <exception cref="Refusal"><c>gate.accreditation</c>, <c>gate.depth</c>.</exception>
    public static void RefuseOn(
        TaskOrder task, CrewId crew, FieldMethod method, DateOnly day, IReadOnlyList<Accreditation> accreditations)
    {
        Duty.Refuse("gate.accreditation", $"Nobody may work on order {task.Number} on {day:O} without accreditation",
            Accredited(task with { Crews = [crew] }, accreditations, [day]));
        Duty.Refuse("gate.depth", $"'{Collection.Word(method)}' on {day:O} is not enough for order {task.Number}",
            DeepEnough(task with { Crews = [crew], Methods = [method] },
                [.. accreditations.Where(one => one.HoldsOn(day))]));
    }

    /// <summary>What is there and what is missing before the ground of a task can be handed over.</summary>
    public static IReadOnlyList<Duty> Handover(HandoverFile file) =>
    [
        .. Quality(file),
        .. Stops(file),
        .. Report(file),
    ];

    private static bool Reaches(AccreditedMethod method, int? depthCm) =>
        depthCm is not { } asked || method.ReliableDepthCm >= asked;

    private static Duty Covered(
        TaskOrder task, string who, CrewId? crew, List<Accreditation> own, IReadOnlyList<DateOnly> days)
    {
        var mine = own.Where(one => one.Crew == crew).ToList();
        var bare = days.Where(day => !mine.Any(one => one.HoldsOn(day))).ToList();
        var named = string.Join(", ", bare.Take(MostDaysNamed).Select(day => $"{day:O}"))
            + (bare.Count > MostDaysNamed ? $" and {bare.Count - MostDaysNamed} more days" : "");
        return Duty.Of(crew is null ? "accreditation-organisation" : "accreditation-crew",
            $"The {who} is accredited for {Collection.Word(task.Objective)} on every working day.", bare.Count == 0,
            mine.Count == 0
                ? $"The {who} has no accreditation for {Collection.Word(task.Objective)}; have one issued."
                : $"The {who} has no valid accreditation for {Collection.Word(task.Objective)} on {named}; renew it "
                    + "or move the work.");
    }

    private static IEnumerable<Duty> Quality(HandoverFile file)
    {
        var (passed, failed) = (
            file.Inspections.Where(one => one.State == InspectionState.Passed).ToList(), Unrepeated(file.Inspections));
        var uncovered = Uncovered(file.Cleared, passed);
        yield return Duty.Of("quality-control", "Lots were inspected and accepted.",
            passed.Count > 0 && failed.Count == 0,
            failed.Count > 0
                ? $"{failed.Count} rejected lots were not inspected again; do the work again and inspect them."
                : "No inspection has accepted a lot; plan one and inspect.");
        yield return Duty.Of("quality-coverage", "Accepted lots cover all cleared ground.",
            uncovered <= ToleratedSquareMetres,
            $"{uncovered:0} m² of cleared ground lie in no accepted lot; inspect them too.");
        var critical = file.Visits.SelectMany(visit => visit.NonConformities)
            .Count(one => one.Severity == Severity.Critical && one.State != NonConformityState.Closed);
        yield return Duty.Of("non-conformities", "No critical non-conformity is open.", critical == 0,
            $"{critical} critical non-conformities are open; correct them and have the inspectors close them.");
    }

    private static IEnumerable<Duty> Stops(HandoverFile file)
    {
        var stops = file.Task.Suspensions.Where(one => one.IsOpen).ToList();
        yield return Duty.Of("suspensions", "No suspension is open.", stops.Count == 0,
            $"Work is stopped: {string.Join("; ", stops.Select(stop => $"{stop.Number}. {stop.Why}"))}. "
            + "Have whoever may lift it do so, with a reason.");
        var open = file.Incidents.Count(one => one.State is not (IncidentState.Lifted or IncidentState.Closed));
        yield return Duty.Of("incidents", "Every incident was investigated and lifted.", open == 0,
            $"{open} incidents are not lifted yet; conclude the investigation.");
        var left = file.Items.Where(one => one.Disposal == Disposal.Left).Sum(one => one.Quantity);
        yield return Duty.Of("items", "Every item found was disposed of.", left == 0,
            $"{left} items still lie where they were found; dispose of them and report it.");
    }

    private static IEnumerable<Duty> Report(HandoverFile file)
    {
        var (task, report) = (file.Task, file.Completion);
        var shallow = file.Cleared.Count(one => !(one.DepthCm >= task.DepthCm));
        yield return Duty.Of("depth", "The depth of clearance is stated for all cleared ground.",
            task.DepthCm is > 0 && shallow == 0 && report?.DepthCm >= task.DepthCm,
            shallow > 0
                ? $"{shallow} cleared areas state no depth or less than the {task.DepthCm} cm of the order."
                : $"The completion report states {report?.DepthCm?.ToString() ?? "no"} cm and the order asks for "
                    + $"{task.DepthCm?.ToString() ?? "no stated"} cm; state the depth that was reached.");
        var turning = report?.TurningPoints.Count(point => point.Kind == TurningPointKind.Turning) ?? 0;
        yield return Duty.Of("turning-points", "Turning points of the handed-over ground are recorded.", turning >= 3,
            $"{turning} turning points are recorded; at least 3 are needed, with coordinates.");
        yield return Duty.Of("residual-risk", "The remaining risk is stated.",
            !string.IsNullOrWhiteSpace(report?.ResidualRisk),
            "State what risk remains and who answers for it; no ground is without any.");
        yield return Duty.Of("unchecked", "Ground that could not be done is explained.",
            report is not null && (report.UncheckedSquareMetres == 0
                || !string.IsNullOrWhiteSpace(report.UncheckedReason)),
            report is null ? "Write the completion report."
                : $"{report.UncheckedSquareMetres:0} m² could not be done and no reason is given; give it.");
        yield return Duty.Of("signed", "The completion report is signed by the operator and by the authority.",
            report is not null && report.IsSigned, "Have both sign the completion report.");
    }

    /// <summary>Rejected lots that no later inspection repeats with a pass.</summary>
    private static List<Inspection> Unrepeated(IReadOnlyList<Inspection> inspections) =>
        [.. inspections.Where(one => one.State == InspectionState.Failed && !Mended(one, inspections, 0))];

    private static bool Mended(Inspection failed, IReadOnlyList<Inspection> all, int depth) => depth < 100
        && all.Any(next => next.AgainOf == failed.Id && (next.State == InspectionState.Passed
            || (next.State == InspectionState.Failed && Mended(next, all, depth + 1))));

    private static double Uncovered(IReadOnlyList<ClearedGround> cleared, List<Inspection> passed)
    {
        if (cleared.Count == 0 || passed.Count == 0)
            return 0;
        var lots = OverlayNGRobust.Union(passed.Select(one => one.Lot));
        return cleared.Sum(one =>
            Geodesy.SquareMetres(OverlayNGRobust.Overlay(one.Outline, lots, SpatialFunction.Difference)));
    }
}
