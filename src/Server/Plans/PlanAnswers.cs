using Furrow.Registry;

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
}
