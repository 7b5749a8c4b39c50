using Furrow.Registry;
using Furrow.Registry.Assets;
using Furrow.Registry.Hazards;
using Furrow.Registry.Plans;
using Furrow.Registry.Works;

namespace Furrow.Server.Plans;

/// <summary>
/// A whole plan in the fewest bytes that a slider and a Gantt need: works and crews by index, hours as numbers.
/// </summary>
internal static class Timeline
{
    /// <summary>The timeline of one plan.</summary>
    public static async Task<object?> Show(Ask ask)
    {
        var plans = ask.Store.Plans;
        if (await plans.Find(ask.Id<PlanId>(), ask.Viewer, ask.Cancel) is not { } plan)
            return null;
        var assignments = await plans.Assignments(plan.Id, ask.Viewer, ask.Cancel);
        var unplanned = await plans.Unplanned(plan.Id, ask.Viewer, ask.Cancel);
        return Of(plan, assignments, unplanned, await ask.Snapshot.Works, await ask.Snapshot.Crews);
    }

    /// <summary>Leaves out assignments whose work or crew was withdrawn since, and counts them.</summary>
    private static TimelineView Of(
        Plan plan, IReadOnlyList<Assignment> assignments, IReadOnlyList<Unplanned> unplanned,
        IReadOnlyList<Work> allWorks, IReadOnlyList<Crew> allCrews)
    {
        var used = assignments.Select(one => one.Crew).ToHashSet();
        var wanted = assignments.Select(one => one.Work).Concat(unplanned.Select(one => one.Work)).ToHashSet();
        List<Crew> crews = [.. allCrews.Where(crew => used.Contains(crew.Id))
            .OrderBy(crew => crew.Skills[0]).ThenBy(crew => crew.Name, StringComparer.Ordinal)];
        List<Work> works = [.. allWorks.Where(work => wanted.Contains(work.Id))];
        var crewAt = crews.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index);
        var workAt = works.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index);
        var rows = assignments
            .Where(one => workAt.ContainsKey(one.Work) && crewAt.ContainsKey(one.Crew))
            .Select(one => new[]
            {
                workAt[one.Work], crewAt[one.Crew], Hour(plan, one.Start, up: false), Hour(plan, one.Finish, up: true),
            }).ToList();
        return new(
            plan, [.. crews.Select(crew => new CrewView(crew.Id, crew.Name, crew.Skills, crew.Size))],
            [.. works.Select(WorkView.Of)], rows,
            [.. unplanned.Where(one => workAt.ContainsKey(one.Work))
                .Select(one => new UnplannedView(workAt[one.Work], one.Reason))],
            assignments.Count - rows.Count);
    }

    /// <summary>Whole hours from 00:00 of the plan's first day; assignments are exact to the working hour.</summary>
    private static int Hour(Plan plan, DateTime at, bool up)
    {
        var hours = (at - plan.StartsOn.ToDateTime(TimeOnly.MinValue)).TotalHours;
        return (int)(up ? Math.Ceiling(hours) : Math.Floor(hours));
    }

    private sealed record TimelineView(
        Plan Plan, IReadOnlyList<CrewView> Crews, IReadOnlyList<WorkView> Works, IReadOnlyList<int[]> Rows,
        IReadOnlyList<UnplannedView> Unplanned, int Withdrawn);

    private sealed record CrewView(CrewId Id, string Name, IReadOnlyList<Skill> Skills, int Size);

    private sealed record UnplannedView(int Work, string Reason);

    private sealed record WorkView(
        WorkId Id, WorkKind Kind, string Title, HazardId? Hazard, AssetId? Asset, int? Lot, Skill Skill,
        double Quantity, string Unit, int People, double[] Point, PlaceId? Place)
    {
        public static WorkView Of(Work work) => new(
            work.Id, work.Kind, work.Title, work.Hazard, work.Asset, work.Lot, work.Skill,
            Math.Round(work.Quantity, 1), work.Unit, work.PeopleWaiting,
            [Math.Round(work.Point.X, 5), Math.Round(work.Point.Y, 5)], work.Place);
    }
}
