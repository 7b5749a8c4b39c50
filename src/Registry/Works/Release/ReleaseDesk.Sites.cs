using Furrow.Registry.Hazards;

namespace Furrow.Registry.Works.Release;

/// <summary>What an incident does to the hazard itself: it freezes its ground, or brings it back.</summary>
public sealed partial class ReleaseDesk
{
    private const string Accident = "accident";
    private const string MissedItem = "missed-item";
    private const string AuthoritysStop = "authority";

    /// <summary>The hazard in whose released ground an item lay; null when the ground was not released.</summary>
    private async Task<Hazard?> ReleasedGroundOf(Item item, CancellationToken cancel)
    {
        if (item.Hazard is not { } id || await store.Hazards.Find(id, viewer, cancel) is not { } hazard)
            return null;
        if (item.Point is not { } point)
            return hazard.Status is HazardStatus.Released or HazardStatus.HandedOver ? hazard : null;
        var entries = await store.Ground.OfHazard(id, viewer, cancel);
        return entries.Count == 0
            ? hazard.Status is HazardStatus.Released or HazardStatus.HandedOver && hazard.Outline.Covers(point)
                ? hazard
                : null
            : GroundAccount.Of(hazard, entries, clock.GetUtcNow()).ReleasedAt(point) is null ? null : hazard;
    }

    /// <summary>
    /// Suspends the hazard. A missed item also puts the release it lay in back into the balance; all released ground
    /// when nobody measured where it lay.
    /// </summary>
    private async Task Freeze(
        IWriting writing, Hazard hazard, Incident incident, string why, CancellationToken cancel)
    {
        var now = hazard;
        if (incident.Kind == IncidentKind.MissedItem)
        {
            var desk = new GroundDesk(store, writing, viewer);
            var account = await desk.Account(hazard.Id, cancel);
            var ground = incident.Point is { } point && account.ReleasedAt(point) is { } release
                ? account.Standing(release)
                : GroundGrid.Without(account.Extent, account.Remaining);
            if (GroundGrid.SquareMetres(ground) > 0)
            {
                var on = DateOnly.FromDateTime(incident.HappenedAt.UtcDateTime);
                now = await desk.Keep(account.Reopen(ground, desk.Posting(on, why)), cancel);
            }
        }

        if (now.Status is not HazardStatus.Suspended)
        {
            var reason = incident.Kind == IncidentKind.MissedItem ? MissedItem : Accident;
            await store.Hazards.Save(writing,
                [Moved(now, HazardStatus.Suspended, reason, why)], cancel);
        }
    }

    /// <summary>Lets a hazard go on that only incidents stopped; a stop of another reason stays.</summary>
    private async Task Unfreeze(IWriting writing, HazardId id, string why, CancellationToken cancel)
    {
        var open = (await Kept.Incidents.Of(id.Value, All, viewer, cancel)).Items.Any(one => one.Freezes)
            || (await Kept.Holds.Standing(viewer, cancel)).Any(hold => hold.Hazards.Contains(id));
        if (!open && await store.Hazards.Find(id, viewer, cancel) is
            { Status: HazardStatus.Suspended, StatusReason: Accident or MissedItem or AuthoritysStop } hazard)
            await store.Hazards.Save(writing, [Moved(hazard, HazardStatus.Open, "resumed", why)], cancel);
    }

    private Hazard Moved(Hazard hazard, HazardStatus to, string reason, string why) =>
        hazard with { Status = to, StatusReason = reason, StatusOn = Today, StatusNote = why };
}
