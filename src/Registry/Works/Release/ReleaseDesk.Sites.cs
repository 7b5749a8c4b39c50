using Furrow.Registry.Hazards;

namespace Furrow.Registry.Works.Release;

/// <summary>What an incident does to the hazard itself: it freezes its ground, or brings it back.</summary>
public sealed partial class ReleaseDesk
{
    /// <summary>The hazard in whose released ground an item lay; null when the ground was not released.</summary>
    private async Task<Hazard?> ReleasedGroundOf(Item item, CancellationToken cancel) =>
        item.Hazard is { } id && await store.Hazards.Find(id, viewer, cancel) is { } hazard
            && hazard.Status is HazardStatus.Released or HazardStatus.HandedOver
            && (item.Point is not { } point || hazard.Outline.Covers(point))
            ? hazard : null;

    private async Task Freeze(
        IWriting writing, Hazard hazard, Incident incident, string why, CancellationToken cancel)
    {
        _ = (incident, why);
        if (hazard.Status is not HazardStatus.Suspended)
            await store.Hazards.Save(writing, [hazard with { Status = HazardStatus.Suspended }], cancel);
    }

    private async Task Unfreeze(IWriting writing, HazardId id, string why, CancellationToken cancel)
    {
        _ = why;
        var open = (await Kept.Incidents.Of(id.Value, All, viewer, cancel)).Items.Any(one => one.Freezes);
        if (!open && await store.Hazards.Find(id, viewer, cancel) is { Status: HazardStatus.Suspended } hazard)
            await store.Hazards.Save(writing, [hazard with { Status = HazardStatus.Open }], cancel);
    }
}
