using Furrow.Registry.Hazards;

namespace Furrow.Registry.Works.Release;

/// <summary>What task orders, inspections and incidents say about a hazard whose ground is to be released.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="viewer">On whose behalf they are read.</param>
public sealed class ReleaseWitness(IStore store, Viewer viewer) : IReleaseWitness
{
    private static readonly Page All = new(Page.Largest);

    /// <inheritdoc/>
    public async Task<ReleaseFacts> Of(
        Hazard hazard, LandRelease release, ReleaseFacts facts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(facts);
        var tasks = await Tasks(hazard, cancel);
        var passed = false;
        foreach (var task in tasks.TakeWhile(_ => release.QualityControl is not null))
        {
            var inspections = (await store.Release.Inspections.Of(task.Id.Value, All, viewer, cancel)).Items;
            passed |= inspections.Any(one => one.State == InspectionState.Passed
                && one.Id.ToString() == release.QualityControl);
        }

        return facts with
        {
            QualityControlPassed = passed,
            RequiredDepthCentimetres = tasks.FirstOrDefault(task => task.Number == release.Task)?.DepthCm,
        };
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> MissingForHandover(Hazard hazard, CancellationToken cancel)
    {
        var tasks = (await Tasks(hazard, cancel)).Where(task => task.State != TaskState.Cancelled).ToList();
        return tasks.Count == 0
            ? ["a task order whose ground is handed over"]
            : [.. tasks.Where(task => task.State is not (TaskState.HandedOver or TaskState.Closed))
                .Select(task => $"the handover of order {task.Number}")];
    }

    /// <inheritdoc/>
    public async Task<bool> Frozen(Hazard hazard, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(hazard);
        return (await store.Release.Incidents.Of(hazard.Id.Value, All, viewer, cancel)).Items.Any(one => one.Freezes)
            || (await store.Release.Holds.Standing(viewer, cancel)).Any(hold => hold.Hazards.Contains(hazard.Id));
    }

    private async Task<IReadOnlyList<TaskOrder>> Tasks(Hazard hazard, CancellationToken cancel) =>
        (await store.Release.Tasks.Of(hazard.Id.Value, All, viewer, cancel)).Items;
}
