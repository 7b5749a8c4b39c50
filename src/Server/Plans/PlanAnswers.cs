using Furrow.Registry;
using Furrow.Registry.Plans;

namespace Furrow.Server.Plans;

/// <summary>Plans: drafts of the engine and what people adopted.</summary>
internal static class PlanAnswers
{
    /// <summary>Plan headers, latest first.</summary>
    public static async Task<object?> List(Ask ask)
    {
        var plans = await ask.Store.Plans.Everything(Filter.None, ask.Viewer, ask.Cancel);
        return Slices.Of([.. plans.OrderByDescending(plan => plan.MadeAt).ThenBy(plan => plan.Id.Value)], ask.Page());
    }

    /// <summary>One plan with its journal.</summary>
    public static async Task<object?> One(Ask ask) => await ask.One(ask.Store.Plans, _ => null);

    /// <summary>Takes a draft as the plan; the one adopted before it becomes superseded in the same write.</summary>
    public static async Task<object?> Adopt(Ask ask, string why)
    {
        var (id, plans) = (ask.Id<PlanId>(), ask.Store.Plans);
        return await ask.Store.Journal.Write(ask.Actor, why, async writing =>
        {
            if (await plans.Find(id, ask.Viewer, ask.Cancel) is not { } plan)
                return null;
            var changed = Adoption.Adopt(plan, await plans.Everything(Filter.None, ask.Viewer, ask.Cancel));
            await plans.Save(writing, changed, ask.Cancel);
            return changed[0];
        }, ask.Cancel);
    }
}
