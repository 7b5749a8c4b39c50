using Furrow.Registry.Hazards;

namespace Furrow.Registry.Works.Release;

/// <summary>What is known about a task when its state is to change.</summary>
public sealed record TaskFacts
{
    /// <summary>True when the order says all that it must.</summary>
    public bool OrderComplete { get; init; }

    /// <summary>True when organisation and crews are accredited for every working day.</summary>
    public bool Accredited { get; init; }

    /// <summary>True when every method is relied upon to the task's depth.</summary>
    public bool DeepEnough { get; init; }

    /// <summary>True when the clearance plan is approved.</summary>
    public bool PlanApproved { get; init; }

    /// <summary>True while a stop holds.</summary>
    public bool Stopped { get; init; }

    /// <summary>True when inspection accepted every lot.</summary>
    public bool QualityPassed { get; init; }

    /// <summary>True when nothing is missing on the handover's checklist.</summary>
    public bool HandoverReady { get; init; }

    /// <summary>True when the task clears ground, so that it ends by handover.</summary>
    public bool Clears { get; init; }

    /// <summary>The reason given; null when none.</summary>
    public string? Reason { get; init; }
}

/// <summary>What is known about an incident when its state is to change.</summary>
public sealed record IncidentFacts
{
    /// <summary>True when the investigation's findings are written down.</summary>
    public bool Findings { get; init; }

    /// <summary>True when corrective actions are written down.</summary>
    public bool Actions { get; init; }

    /// <summary>True when who lifts the freeze is on the programme's list.</summary>
    public bool Authority { get; init; }

    /// <summary>True when first, initial and detailed report were given.</summary>
    public bool Reported { get; init; }

    /// <summary>The reason given; null when none.</summary>
    public string? Reason { get; init; }
}

/// <summary>Nothing beyond the state decides.</summary>
public sealed record NoFacts
{
    /// <summary>The one value.</summary>
    public static NoFacts None { get; } = new();
}

/// <summary>The machines of release, one readable table each; the documents are printed from them.</summary>
public static class ReleaseStates
{
    private static readonly Need<TaskFacts> Running =
        new("not-stopped", "every suspension lifted", facts => !facts.Stopped);

    private static readonly Need<TaskFacts> Reasoned = new("reason", "a reason", facts => facts.Reason is not null);

    private static readonly Need<TaskFacts> Accredited = new("accredited",
        "valid accreditation of organisation and crews for every working day", facts => facts.Accredited);

    private static readonly Need<TaskFacts> Deep = new("deep-enough",
        "methods relied upon to the task's depth", facts => facts.DeepEnough);

    /// <summary>Task orders.</summary>
    public static States<TaskState, TaskFacts> Tasks { get; } = new("task",
    [
        new("approve", [TaskState.Draft], TaskState.Approved,
            new Need<TaskFacts>("complete", "an order that says all it must", facts => facts.OrderComplete)),
        new("issue", [TaskState.Approved], TaskState.Issued, Accredited, Deep),
        new("accept", [TaskState.Issued], TaskState.Accepted),
        new("start", [TaskState.Accepted], TaskState.InProgress,
            new Need<TaskFacts>("plan-approved", "an approved clearance plan", facts => facts.PlanApproved),
            Accredited, Deep, Running),
        new("suspend", [TaskState.InProgress], TaskState.Suspended, Reasoned),
        new("resume", [TaskState.Suspended], TaskState.InProgress, Reasoned, Running),
        new("complete", [TaskState.InProgress], TaskState.Completed, Running),
        new("pass", [TaskState.Completed], TaskState.Passed,
            new Need<TaskFacts>("quality", "every lot inspected and accepted", facts => facts.QualityPassed)),
        new("fail", [TaskState.Completed, TaskState.Passed], TaskState.Failed),
        new("rework", [TaskState.Failed], TaskState.InProgress, Running),
        new("hand-over", [TaskState.Passed], TaskState.HandedOver,
            new Need<TaskFacts>("checklist", "everything on the handover's checklist", facts => facts.HandoverReady)),
        new("close", [TaskState.HandedOver], TaskState.Closed, Running),
        new("close", [TaskState.Completed], TaskState.Closed,
            new Need<TaskFacts>("no-handover", "a task that clears no ground", facts => !facts.Clears), Running),
        new("reopen", [TaskState.Passed, TaskState.HandedOver, TaskState.Closed], TaskState.Failed, Reasoned),
        new("cancel",
            [
                TaskState.Draft, TaskState.Approved, TaskState.Issued, TaskState.Accepted, TaskState.InProgress,
                TaskState.Suspended,
            ],
            TaskState.Cancelled, Reasoned),
    ]);

    /// <summary>Inspections of lots.</summary>
    public static States<InspectionState, NoFacts> Inspections { get; } = new("inspection",
    [
        new("begin", [InspectionState.Planned], InspectionState.Running),
        new("pass", [InspectionState.Planned, InspectionState.Running], InspectionState.Passed),
        new("fail", [InspectionState.Planned, InspectionState.Running], InspectionState.Failed),
        new("withdraw", [InspectionState.Planned, InspectionState.Running], InspectionState.Withdrawn),
    ]);

    /// <summary>Non-conformities.</summary>
    public static States<NonConformityState, NoFacts> NonConformities { get; } = new("non-conformity",
    [
        new("correct", [NonConformityState.Open], NonConformityState.Corrected),
        new("close", [NonConformityState.Corrected], NonConformityState.Closed),
        new("reopen", [NonConformityState.Corrected, NonConformityState.Closed], NonConformityState.Open),
    ]);

    /// <summary>Accidents, near misses and missed items.</summary>
    public static States<IncidentState, IncidentFacts> Incidents { get; } = new("incident",
    [
        new("investigate", [IncidentState.Reported], IncidentState.Investigated),
        new("conclude", [IncidentState.Investigated], IncidentState.Concluded,
            new Need<IncidentFacts>("findings", "findings", facts => facts.Findings),
            new Need<IncidentFacts>("actions", "corrective actions, or the word that none are needed",
                facts => facts.Actions)),
        new("lift", [IncidentState.Concluded], IncidentState.Lifted,
            new Need<IncidentFacts>("authority", "an authority that the programme's rules name",
                facts => facts.Authority),
            new Need<IncidentFacts>("reason", "a reason", facts => facts.Reason is not null)),
        new("close", [IncidentState.Lifted], IncidentState.Closed,
            new Need<IncidentFacts>("reports", "first, initial and detailed report", facts => facts.Reported)),
        new("reopen", [IncidentState.Lifted, IncidentState.Closed], IncidentState.Investigated,
            new Need<IncidentFacts>("reason", "a reason", facts => facts.Reason is not null)),
    ]);

    /// <summary>Refuses a task that leaves its state by a step that is not in the table.</summary>
    public static void Check(TaskOrder before, TaskOrder after) => Tasks.CheckRow(before.State, after.State);

    /// <summary>Refuses an inspection that leaves its state by a step that is not in the table.</summary>
    public static void Check(Inspection before, Inspection after) => Inspections.CheckRow(before.State, after.State);

    /// <summary>Refuses an incident that leaves its state by a step that is not in the table.</summary>
    public static void Check(Incident before, Incident after) => Incidents.CheckRow(before.State, after.State);

    /// <summary>
    /// Refuses a visit whose non-conformities leave their states by steps that are not in the table, or are gone.
    /// </summary>
    public static void Check(Visit before, Visit after)
    {
        var now = after.NonConformities.ToLookup(one => one.Number);
        foreach (var was in before.NonConformities)
        {
            if (now[was.Number].FirstOrDefault() is not { } one)
            {
                throw new Refusal("non-conformity.gone", $"Non-conformity {was.Number} is missing from the visit; "
                    + "what an inspector found is corrected and closed, not taken out.");
            }

            NonConformities.CheckRow(was.State, one.State);
        }
    }

    /// <summary>All of them, for the documents.</summary>
    public static IReadOnlyList<IStateTable> All { get; } = [Tasks, Inspections, NonConformities, Incidents];
}
