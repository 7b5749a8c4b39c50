using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works.Release;

namespace Furrow.Server.Hazards;

/// <summary>Everything that belongs to a hazard beside its fields: what is owed, what happened, its papers.</summary>
/// <param name="Tasks">Orders that treat it, the newest plan first.</param>
/// <param name="Incidents">Accidents, near misses and missed items that the viewer may see.</param>
/// <param name="Reports">Indications, surveys and clearance reports, newest first.</param>
/// <param name="Entries">Its account, in order.</param>
/// <param name="Attachments">Photographs and papers that are shown.</param>
internal sealed record HazardFileView(
    IReadOnlyList<OrderView> Tasks, IReadOnlyList<IncidentDue> Incidents, IReadOnlyList<HazardReport> Reports,
    IReadOnlyList<GroundEntry> Entries, IReadOnlyList<Attachment> Attachments);

/// <summary>An order at a hazard.</summary>
/// <param name="Task">The order.</param>
/// <param name="Handover">What is there and what is missing before the handover.</param>
/// <param name="Inspections">Of its lots.</param>
/// <param name="Visits">Of those who watch over quality.</param>
/// <param name="HandedOverOn">Day of the handover; null until then.</param>
internal sealed record OrderView(
    TaskOrder Task, IReadOnlyList<Duty> Handover, IReadOnlyList<Inspection> Inspections, IReadOnlyList<Visit> Visits,
    DateOnly? HandedOverOn);

/// <summary>An incident with the reports that are due.</summary>
internal sealed record IncidentDue(Incident Incident, IReadOnlyList<Deadline> Deadlines);

/// <summary>Answers what a hazard's page shows beside its account.</summary>
internal static class HazardFiles
{
    private const int MostOrders = 50;

    /// <summary>The file of one hazard; null when there is none that the viewer may see.</summary>
    public static async Task<object?> Show(Ask ask)
    {
        var (id, viewer, cancel) = (ask.Id<HazardId>(), ask.Viewer, ask.Cancel);
        if (await ask.Store.Hazards.Find(id, viewer, cancel) is null)
            return null;
        var desk = new ReleaseDesk(ask.Store, ask.Options.Clock, viewer);
        var rules = await desk.Rules(cancel);
        var tasks = await ask.Store.Release.Tasks.Of(id.Value, new Page(MostOrders), viewer, cancel);
        var orders = new List<OrderView>();
        foreach (var task in tasks.Items.OrderByDescending(one => one.PlannedFrom).ThenBy(one => one.Id.Value))
            if (await desk.Look(task.Id, cancel) is { } file)
                orders.Add(new(
                    file.Task, file.Handover, file.Inspections, file.Visits, file.Completion?.HandedOverOn));
        var incidents = await ask.Store.Release.Incidents.Of(id.Value, new Page(Page.Largest), viewer, cancel);
        var papers = await ask.Store.Attachments.OfHazard(id, viewer, cancel);
        return new HazardFileView(
            orders, [.. incidents.Items.Select(one => new IncidentDue(one, one.Deadlines(rules)))],
            await ask.Store.Reports.OfHazard(id, viewer, cancel), await ask.Store.Ground.OfHazard(id, viewer, cancel),
            [.. papers.Where(one => one.TakenBackWhy is null)
                .OrderByDescending(one => one.AddedOn).ThenBy(one => one.Id.Value)]);
    }
}
