using Furrow.Registry.Hazards;

namespace Furrow.Registry.Works.Release;

/// <summary>What an incident does to the hazard itself: it freezes its ground, or brings it back.</summary>
public sealed partial class ReleaseDesk
{
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
            var reason = incident.Kind == IncidentKind.MissedItem ? "missed-item" : "accident";
            await store.Hazards.Save(writing,
                [now with { Status = HazardStatus.Suspended, StatusReason = reason, StatusNote = why }], cancel);
        }
    }

    private async Task Unfreeze(IWriting writing, HazardId id, string why, CancellationToken cancel)
    {
        var open = (await Kept.Incidents.Of(id.Value, All, viewer, cancel)).Items.Any(one => one.Freezes)
            || (await Kept.Holds.Standing(viewer, cancel)).Any(hold => hold.Hazards.Contains(id));
        if (!open && await store.Hazards.Find(id, viewer, cancel) is { Status: HazardStatus.Suspended } hazard)
        {
            await store.Hazards.Save(writing,
                [hazard with { Status = HazardStatus.Open, StatusReason = "resumed", StatusNote = why }], cancel);
        }
    }
}
