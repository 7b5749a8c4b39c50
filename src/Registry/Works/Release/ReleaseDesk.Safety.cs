namespace Furrow.Registry.Works.Release;

/// <summary>Incidents: reported, frozen, investigated, lifted.</summary>
public sealed partial class ReleaseDesk
{
    /// <summary>
    /// Takes an incident in and freezes its task and every other on its hazard. Reported again, the one that is there
    /// is given.
    /// </summary>
    /// <exception cref="Refusal"><c>incident.…</c>, <c>record.missing</c>, <c>hazard.unknown</c>.</exception>
    public Task<Incident> Open(Incident incident, Actor actor, string why, CancellationToken cancel) =>
        store.Journal.Write(actor, why, writing => Open(writing, incident, cancel), cancel);

    /// <summary>The same within a write that is open.</summary>
    internal async Task<Incident> Open(IWriting writing, Incident incident, CancellationToken cancel) =>
        await Kept.Incidents.Find(incident.Id, viewer, cancel)
            ?? await Begin(writing, incident.Checked(clock.GetUtcNow()), cancel);

    /// <summary>Marks one of its reports as given.</summary>
    public Task<Incident> ReportIncident(
        IncidentId id, IncidentReport report, Actor actor, string why, CancellationToken cancel) =>
        Change(Kept.Incidents, id, one => one.Report(report, clock.GetUtcNow()), actor, why, cancel);

    /// <summary>The investigation begins.</summary>
    public Task<Incident> Investigate(IncidentId id, Actor actor, string why, CancellationToken cancel) =>
        Change(Kept.Incidents, id, one => one.Investigate(), actor, why, cancel);

    /// <summary>The investigation ends.</summary>
    public Task<Incident> Conclude(
        IncidentId id, string findings, IReadOnlyList<string> actions, Actor actor, string why,
        CancellationToken cancel) =>
        Change(Kept.Incidents, id, one => one.Conclude(findings, actions), actor, why, cancel);

    /// <summary>A named authority lets task and site go on: the stops that the incident made end with it.</summary>
    /// <exception cref="Refusal"><c>gate.authority</c>, <c>incident.state</c>.</exception>
    public Task<Incident> LiftIncident(
        IncidentId id, string by, DateOnly on, Actor actor, string why, CancellationToken cancel) =>
        store.Journal.Write(actor, why, async writing =>
        {
            var rules = await Rules(cancel);
            var lifted = (await Found(Kept.Incidents, id, cancel)).Lift(by, why, rules);
            await Kept.Incidents.Save(writing, [lifted], cancel);
            var tasks = (await TasksAt(lifted, cancel)).Select(task => task.Suspensions
                .Where(stop => stop.Incident == id && stop.IsOpen)
                .Aggregate(task, (one, stop) =>
                    one.Lift(stop.Number, by, why, on < stop.From ? stop.From : on, rules)));
            await Kept.Tasks.Save(writing, [.. tasks], cancel);
            if (lifted.Hazard is { } hazard)
                await Unfreeze(writing, hazard, why, cancel);
            return lifted;
        }, cancel);

    /// <summary>Files the case.</summary>
    public Task<Incident> CloseIncident(IncidentId id, Actor actor, string why, CancellationToken cancel) =>
        Change(Kept.Incidents, id, one => one.Close(), actor, why, cancel);

    /// <summary>Adds or changes a victim.</summary>
    /// <exception cref="Refusal"><c>victim.…</c>, <c>record.missing</c>.</exception>
    public Task<Victim> AddVictim(Victim victim, Actor actor, string why, CancellationToken cancel) =>
        store.Journal.Write(actor, why, async writing =>
        {
            var place = victim.Incident is { } incident
                ? (await Found(Kept.Incidents, incident, cancel)).Place
                : victim.Accident is { } accident
                    ? (await Found(store.Accidents, accident, cancel)).Place
                    : null;
            var kept = (victim with { Place = place }).Checked();
            await Kept.Victims.Save(writing, [kept], cancel);
            return kept;
        }, cancel);

    private async Task<Incident> Begin(IWriting writing, Incident incident, CancellationToken cancel)
    {
        var task = incident.Task is { } id ? await Found(Kept.Tasks, id, cancel) : null;
        var hazard = incident.Hazard ?? (task is { Hazards: [var only, ..] } ? only : null);
        var site = hazard is { } at ? await Known(at, cancel) : null;
        var opened = incident with
        {
            Hazard = hazard,
            Place = site?.Place ?? task?.Place,
            State = IncidentState.Reported,
            Findings = null,
            Actions = [],
            LiftedBy = null,
            LiftedWhy = null,
        };
        await Kept.Incidents.Save(writing, [opened], cancel);
        var why = $"{Collection.Word(opened.Kind)} {opened.Number}";
        var from = DateOnly.FromDateTime(opened.HappenedAt.UtcDateTime);
        var frozen = new List<TaskOrder>();
        foreach (var order in await TasksAt(opened, cancel))
        {
            var stopped = order.Suspend(SuspensionReason.Incident, why, from, opened.Id);
            var missed = opened.Kind == IncidentKind.MissedItem
                && order.State is TaskState.Passed or TaskState.HandedOver or TaskState.Closed && order.Clears;
            frozen.Add(missed ? stopped.Reopen(why) : stopped);
        }

        await Kept.Tasks.Save(writing, frozen, cancel);
        if (site is not null)
            await Freeze(writing, site, opened, why, cancel);
        return opened;
    }

    /// <summary>The incident's task and every other on its hazard that is not called off or filed.</summary>
    private async Task<IReadOnlyList<TaskOrder>> TasksAt(Incident incident, CancellationToken cancel)
    {
        var tasks = new Dictionary<TaskOrderId, TaskOrder>();
        if (incident.Hazard is { } hazard)
            foreach (var task in (await Kept.Tasks.Of(hazard.Value, All, viewer, cancel)).Items)
                tasks[task.Id] = task;
        if (incident.Task is { } id)
            tasks[id] = await Found(Kept.Tasks, id, cancel);
        return [.. tasks.Values.Where(task => task.State != TaskState.Cancelled).OrderBy(task => task.Id.Value)];
    }
}
