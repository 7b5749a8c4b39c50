namespace Furrow.Registry.Works.Release;

/// <summary>Task orders: written, given out, worked on, stopped, ended.</summary>
public sealed partial class ReleaseDesk
{
    /// <summary>Writes an order, or rewrites it while it is a draft. Place, state, plan and stops are not for the
    /// writer.</summary>
    /// <exception cref="Refusal">
    /// <c>task.not-draft</c>, <c>hazard.unknown</c>, <c>organisation.unknown</c>, <c>crew.unknown</c>,
    /// <c>task.no-hazard</c>.
    /// </exception>
    public Task<TaskOrder> Draft(TaskOrder order, Actor actor, string why, CancellationToken cancel) =>
        store.Journal.Write(actor, why, async writing =>
        {
            if (order.Hazards.Count is 0 or > 200)
                throw new Refusal("task.no-hazard", $"The order names {order.Hazards.Count} hazards; name 1 to 200.");
            if (order.PlannedTo < order.PlannedFrom)
                throw new Refusal("task.period", $"The order ends on {order.PlannedTo:O}, before it begins on "
                    + $"{order.PlannedFrom:O}; correct the days.");
            await Known(order.Organisation, cancel);
            await Known(order.Crews, cancel);
            PlaceId? place = null;
            foreach (var hazard in order.Hazards)
                place ??= (await Known(hazard, cancel)).Place;
            var before = await Kept.Tasks.Find(order.Id, viewer, cancel);
            if (before is not null && before.State != TaskState.Draft)
            {
                throw new Refusal("task.not-draft", $"Order {before.Number} is {Collection.Word(before.State)} and "
                    + "can no longer be rewritten; cancel it and write a new one.");
            }

            var draft = order with
            {
                State = TaskState.Draft,
                Place = place,
                IssuedBy = null,
                StartedOn = null,
                CompletedOn = null,
                ClearancePlan = before?.ClearancePlan,
                Suspensions = before?.Suspensions ?? [],
            };
            await Kept.Tasks.Save(writing, [draft], cancel);
            return draft;
        }, cancel);

    /// <summary>The order is complete and agreed within the authority.</summary>
    public Task<TaskOrder> Approve(TaskOrderId id, Actor actor, string why, CancellationToken cancel) =>
        Change(Kept.Tasks, id, task => task.Approve(), actor, why, cancel);

    /// <summary>The order is given to the organisation: the gate of accreditation and depth.</summary>
    public Task<TaskOrder> Issue(TaskOrderId id, string by, Actor actor, string why, CancellationToken cancel) =>
        ChangeTask(id, async task =>
            task.Issue(by, await AccreditationsOf(task, cancel), await Programme(cancel)), actor, why, cancel);

    /// <summary>The organisation takes it on.</summary>
    public Task<TaskOrder> Accept(TaskOrderId id, Actor actor, string why, CancellationToken cancel) =>
        Change(Kept.Tasks, id, task => task.Accept(), actor, why, cancel);

    /// <summary>The organisation hands in its plan.</summary>
    public Task<TaskOrder> SubmitPlan(
        TaskOrderId id, string reference, DateOnly on, Actor actor, string why, CancellationToken cancel) =>
        Change(Kept.Tasks, id, task => task.SubmitPlan(reference, on), actor, why, cancel);

    /// <summary>The authority approves the plan.</summary>
    public Task<TaskOrder> ApprovePlan(
        TaskOrderId id, string by, DateOnly on, Actor actor, string why, CancellationToken cancel) =>
        Change(Kept.Tasks, id, task => task.ApprovePlan(by, on), actor, why, cancel);

    /// <summary>Crews begin. Refused while an incident freezes a hazard of the task.</summary>
    public Task<TaskOrder> Start(
        TaskOrderId id, DateOnly on, Actor actor, string why, CancellationToken cancel) =>
        ChangeTask(id, async task =>
        {
            await RefuseFrozen(task, cancel);
            return task.Start(on, await AccreditationsOf(task, cancel), await Programme(cancel));
        }, actor, why, cancel);

    /// <summary>Stops a task.</summary>
    /// <exception cref="Refusal">
    /// <c>task.incident-stop</c>, <c>task.authority-stop</c>: what is recorded elsewhere freezes a task by itself.
    /// </exception>
    public Task<TaskOrder> Suspend(
        TaskOrderId id, SuspensionReason reason, DateOnly from, Actor actor, string why, CancellationToken cancel) =>
        reason == SuspensionReason.Incident
            ? throw new Refusal("task.incident-stop", "Report the incident itself; it freezes task and site.")
        : reason == SuspensionReason.Authority
            ? throw new Refusal("task.authority-stop", "An authority's order stops tasks by being recorded; record "
                + "that, or give another reason.")
            : Change(Kept.Tasks, id, task => task.Suspend(reason, why, from), actor, why, cancel);

    /// <summary>Ends one stop. One that an incident or an authority made is ended where that is recorded.</summary>
    public Task<TaskOrder> Lift(
        TaskOrderId id, int number, string by, DateOnly on, Actor actor, string why, CancellationToken cancel) =>
        ChangeTask(id, async task => task.Suspensions.FirstOrDefault(stop => stop.Number == number) switch
        {
            { Incident: { } incident, IsOpen: true } => throw new Refusal("task.incident-stop",
                $"Stop {number} holds because of incident {incident}; conclude its investigation and lift the "
                + "incident."),
            { Reason: SuspensionReason.Authority, IsOpen: true } => throw new Refusal("task.authority-stop",
                $"Stop {number} holds by order of an authority; it ends when that order ends. Ask those who keep it."),
            _ => await AtWork(task.Lift(number, by, why, on, await Rules(cancel)), task, on, cancel),
        }, actor, why, cancel);

    /// <summary>The organisation says that the work is done.</summary>
    public Task<TaskOrder> Complete(
        TaskOrderId id, DateOnly on, Actor actor, string why, CancellationToken cancel) =>
        ChangeTask(id, async task =>
        {
            var done = await Kept.Reports.Done(id, viewer, cancel);
            return done.Reports == 0
                ? throw new Refusal("task.no-reports", $"No daily report of order {task.Number} is there; work that "
                    + "nobody reported cannot be called done. Hand in the reports first.")
                : done.Last > on
                    ? throw new Refusal("task.day", $"A report for {done.Last:O} is there; the work did not end on "
                        + $"{on:O}.")
                    : task.Complete(on);
        }, actor, why, cancel);

    /// <summary>Corrective work begins after a lot was rejected.</summary>
    public Task<TaskOrder> Rework(TaskOrderId id, Actor actor, string why, CancellationToken cancel) =>
        ChangeTask(id, async task =>
        {
            await RefuseFrozen(task, cancel);
            return await AtWork(task.Rework(), task, Today, cancel);
        }, actor, why, cancel);

    /// <summary>Files the order.</summary>
    public Task<TaskOrder> Close(TaskOrderId id, Actor actor, string why, CancellationToken cancel) =>
        Change(Kept.Tasks, id, task => task.Close(), actor, why, cancel);

    /// <summary>Calls the order off.</summary>
    public Task<TaskOrder> Cancel(TaskOrderId id, Actor actor, string why, CancellationToken cancel) =>
        Change(Kept.Tasks, id, task => task.Cancel(why), actor, why, cancel);

    /// <summary>Passes an order that does not go back to work, or whose people are accredited for the days left.
    /// </summary>
    private async Task<TaskOrder> AtWork(TaskOrder next, TaskOrder before, DateOnly from, CancellationToken cancel)
    {
        if (next.State == TaskState.InProgress && before.State != TaskState.InProgress && from <= next.PlannedTo)
        {
            next.RefuseWithoutAccreditation(
                await AccreditationsOf(next, cancel), await Programme(cancel), from);
        }

        return next;
    }

    private Task<TaskOrder> ChangeTask(
        TaskOrderId id, Func<TaskOrder, Task<TaskOrder>> how, Actor actor, string why, CancellationToken cancel) =>
        store.Journal.Write(actor, why, async writing =>
        {
            var changed = await how(await Found(Kept.Tasks, id, cancel));
            await Kept.Tasks.Save(writing, [changed], cancel);
            return changed;
        }, cancel);

    private async Task RefuseFrozen(TaskOrder task, CancellationToken cancel)
    {
        foreach (var hazard in task.Hazards)
            foreach (var incident in (await Kept.Incidents.Of(hazard.Value, All, viewer, cancel)).Items)
                if (incident.Freezes)
                    throw new Refusal("gate.frozen", $"Incident {incident.Number} freezes the site of order "
                        + $"{task.Number}; conclude its investigation and have a named authority lift it.");
        var held = (await Kept.Holds.Standing(viewer, cancel)).SelectMany(hold => hold.Hazards).ToHashSet();
        if (task.Hazards.Any(held.Contains))
            throw new Refusal("gate.held", $"The site of order {task.Number} stands still by order of an authority; "
                + "work goes on when that order ends.");
    }
}
