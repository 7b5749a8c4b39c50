using Furrow.Registry;
using Furrow.Registry.Plans;
using Furrow.Server.Pledges;

namespace Furrow.Server.Plans;

/// <summary>What a question about totals is about: a place, a day and a plan.</summary>
internal sealed record Scope(
    PlaceTree Tree, Outlook Outlook, Promises Promises, PlaceId? Place, DateOnly On, Plan? Plan, string Asked)
{
    private const string Foreseen = "Foreseen by the plan, not reported from the ground.";

    private const string Unknown = "Where it is not known how many people wait, one is counted.";

    /// <summary>True when a plan says what happens when.</summary>
    public bool HasPlan => Plan is not null;

    /// <summary>Reads it; without a day it is today, kept within the plan.</summary>
    public static async Task<Scope> Of(Ask ask)
    {
        var tree = await ask.Snapshot.Places;
        var place = ask.Id<PlaceId>("place");
        if (place is not null && tree.Find(place) is null)
            throw new Refusal("place.not-found", $"There is no place {place}; /api/places lists them.");
        var plan = ask.Id<PlanId>("plan") is { } id
            ? await ask.Store.Plans.Find(id, ask.Viewer, ask.Cancel)
                ?? throw new Refusal("plan.not-found", $"There is no plan {id}; /api/plans lists them.")
            : await ask.Store.Plans.Current(ask.Viewer, ask.Cancel);
        var on = ask.Day("on") ?? Today(ask.Options.Clock, plan);
        return new(tree, await ask.Snapshot.Outlook(plan), await ask.Snapshot.Promises, place, on, plan,
            $"on={on:yyyy-MM-dd}" + (plan is null ? "" : $"&plan={plan.Id}"));
    }

    /// <summary>Every share of a figure in this place; null when it is not known.</summary>
    public IReadOnlyList<Share>? Shares(Measure measure)
    {
        IEnumerable<Share>? shares = measure.Key switch
        {
            "waiting" => Outlook.HasPlan ? Outlook.Waiting(On) : null,
            "ground" => Outlook.Ground(On),
            "works" => Outlook.OpenWorks(On),
            _ => Promises.Shares,
        };
        return shares?.Where(share => Tree.IsIn(share.Place, Place)).ToList();
    }

    /// <summary>A figure over its shares; null shares are not known, not nothing.</summary>
    public Figure Figure(Measure measure, PlaceId? place, IReadOnlyList<Share>? shares)
    {
        var rows = $"/api/totals/{measure.Key}?{Asked}" + (place is null ? "" : $"&place={place}");
        return new(measure.Key, measure.Label, shares?.Sum(share => share.Value), measure.Unit, rows,
            measure.Planned && HasPlan,
            measure.Planned ? null : Promises.Here(shares ?? []), Note(measure, place));
    }

    private string Note(Measure measure, PlaceId? place) => measure.Key switch
    {
        "waiting" when !HasPlan => "There is no plan yet, so that nobody can say how long people will wait.",
        "waiting" when Outlook.WaitingWithoutEnd(work => Tree.IsIn(work, place)) is > 0 and var people =>
            $"{Foreseen} {Unknown} Beside these, {people} people wait for works that the plan leaves out: "
            + "their waiting has no known end.",
        "waiting" => $"{Foreseen} {Unknown}",
        "ground" or "works" when !HasPlan => "As it stands in the records; there is no plan yet.",
        _ when measure.Planned => Foreseen,
        _ => "Lower bounds of confirmed commitments of people. What arrived is shown only where a report says so.",
    };

    private static DateOnly Today(TimeProvider clock, Plan? plan)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return plan is null ? today
            : today < plan.StartsOn ? plan.StartsOn
            : today > plan.EndsOn ? plan.EndsOn.AddDays(1)
            : today;
    }
}
