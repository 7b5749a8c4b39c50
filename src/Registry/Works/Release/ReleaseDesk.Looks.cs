using Furrow.Registry.Hazards;

namespace Furrow.Registry.Works.Release;

/// <summary>An order with all that belongs to it, as a page shows it.</summary>
/// <param name="Task">The order.</param>
/// <param name="Next">What can be done next, each with what is missing.</param>
/// <param name="Order">What an order must say before it is approved.</param>
/// <param name="Accreditation">Accreditation for every working day left, and reliable depth.</param>
/// <param name="Handover">What is there and what is missing before the handover.</param>
/// <param name="Done">What the reports come to.</param>
/// <param name="Completion">The completion report; null until it is written.</param>
/// <param name="Visits">Quality visits.</param>
/// <param name="Inspections">Inspections of lots.</param>
/// <param name="Incidents">Incidents that the viewer may see.</param>
/// <param name="Items">Items that the viewer may see.</param>
public sealed record TaskFile(
    TaskOrder Task, IReadOnlyList<NextStep<TaskState>> Next, IReadOnlyList<Duty> Order,
    IReadOnlyList<Duty> Accreditation, IReadOnlyList<Duty> Handover, WorkDone Done, Completion? Completion,
    IReadOnlyList<Visit> Visits, IReadOnlyList<Inspection> Inspections, IReadOnlyList<Incident> Incidents,
    IReadOnlyList<Item> Items);

/// <summary>What a page asks before anybody acts.</summary>
public sealed partial class ReleaseDesk
{
    /// <summary>An order with everything that belongs to it; null when there is none.</summary>
    public async Task<TaskFile?> Look(TaskOrderId id, CancellationToken cancel)
    {
        if (await Kept.Tasks.Find(id, viewer, cancel) is not { } task)
            return null;
        var file = await File(task, cancel);
        var order = Gates.Order(task);
        var handover = Gates.Handover(file);
        IReadOnlyList<Duty> accreditation = task.PlannedFrom <= task.PlannedTo
            ? await Accreditation(task, cancel) : [];
        bool Met(IEnumerable<Duty> duties) => duties.All(duty => duty.Met);
        var facts = new TaskFacts
        {
            OrderComplete = Met(order),
            Accredited = Met(accreditation.Where(duty => duty.Code.StartsWith("acc", StringComparison.Ordinal))),
            DeepEnough = Met(accreditation.Where(duty => duty.Code.StartsWith("depth", StringComparison.Ordinal))),
            PlanApproved = task.ClearancePlan?.ApprovedOn is not null,
            Stopped = task.IsStopped,
            QualityPassed = handover.First(duty => duty.Code == "quality-control").Met,
            HandoverReady = Met(handover),
            Clears = task.Clears,
            Reason = "",
        };
        return new(
            task, ReleaseStates.Tasks.Next(task.State, facts), order, accreditation, handover,
            await Kept.Reports.Done(id, viewer, cancel), file.Completion, file.Visits, file.Inspections,
            file.Incidents, file.Items);
    }

    private async Task<IReadOnlyList<Duty>> Accreditation(TaskOrder task, CancellationToken cancel)
    {
        var all = await AccreditationsOf(task, cancel);
        var from = task.StartedOn is null || Today < task.PlannedFrom ? task.PlannedFrom : Today;
        var days = await store.Programme.Find(viewer, cancel) is { } programme
            ? programme.WorkingDaysBetween(from, task.PlannedTo) : [];
        return [.. Gates.Accredited(task, all, days), .. Gates.DeepEnough(task, all)];
    }
}
