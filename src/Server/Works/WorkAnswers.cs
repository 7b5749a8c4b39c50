using System.Text.Json.Serialization;
using Furrow.Registry;
using Furrow.Registry.Assets;
using Furrow.Registry.Hazards;
using Furrow.Registry.Plans;
using Furrow.Registry.Works;

namespace Furrow.Server.Works;

/// <summary>Works, crews and norms.</summary>
internal static class WorkAnswers
{
    /// <summary>Works, filtered; those of one hazard or asset when asked.</summary>
    public static async Task<object?> List(Ask ask)
    {
        var (hazard, asset) = (ask.Id<HazardId>("hazard"), ask.Id<AssetId>("asset"));
        if (hazard is null && asset is null)
            return await ask.List(ask.Store.Works);
        if (ask.Filter() != Filter.None)
            throw new Refusal("request.filters", "'hazard' and 'asset' are not joined with place, text or bbox; "
                + "ask one or the other.");
        return ListView.Of(await ask.Store.Works.At(hazard, asset, ask.Page(), ask.Viewer, ask.Cancel));
    }

    /// <summary>A work, and when the current plan does it.</summary>
    public static async Task<object?> One(Ask ask)
    {
        if (await ask.One(ask.Store.Works, work => work.Place) is not { } view)
            return null;
        var (plan, assignments) = await Current(ask);
        return new WorkView(view.Record, view.PlaceName, view.Journal, plan,
            assignments.FirstOrDefault(one => one.Work == view.Record.Id));
    }

    /// <summary>A crew, and what the current plan gives it to do, by start.</summary>
    public static async Task<object?> OneCrew(Ask ask)
    {
        if (await ask.One(ask.Store.Crews, _ => null) is not { } view)
            return null;
        var (plan, assignments) = await Current(ask);
        return new CrewView(view.Record, view.PlaceName, view.Journal, plan,
            [.. assignments.Where(one => one.Crew == view.Record.Id).OrderBy(one => one.Start)]);
    }

    /// <summary>A norm.</summary>
    public static async Task<object?> OneNorm(Ask ask) => await ask.One(ask.Store.Norms, _ => null);

    private static async Task<(PlanId?, IReadOnlyList<Assignment>)> Current(Ask ask) =>
        await ask.Store.Plans.Current(ask.Viewer, ask.Cancel) is { } plan
            ? (plan.Id, await ask.Store.Plans.Assignments(plan.Id, ask.Viewer, ask.Cancel))
            : (null, []);

    private sealed record WorkView(
        Work Record, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? PlaceName,
        IReadOnlyList<EntryView> Journal, PlanId? Plan, Assignment? Planned);

    private sealed record CrewView(
        Crew Record, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? PlaceName,
        IReadOnlyList<EntryView> Journal, PlanId? Plan, IReadOnlyList<Assignment> Planned);
}
