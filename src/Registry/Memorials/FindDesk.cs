using Furrow.Registry.Hazards;
using Furrow.Registry.Works;
using Furrow.Registry.Works.Release;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Memorials;

/// <summary>
/// Where finds of human remains are handed in. A find freezes the works around it as an accident does: ground and
/// orders stand still until the authority has taken over. What is stopped, and the journal of it, say only that an
/// authority ordered it, so that neither tells where remains lie.
/// </summary>
/// <param name="store">What is kept.</param>
/// <param name="viewer">On whose behalf finds are read.</param>
public sealed class FindDesk(IStore store, Viewer viewer)
{
    private const string Neutral = "By order of an authority.";
    private const string Reason = "authority";
    private static readonly Page All = new(Page.Largest);

    private IFindStore Finds => store.Memorials.Finds;

    /// <summary>
    /// Records a find and freezes what lies around it, whoever's area that is: anybody who enters records may report
    /// one, few may read one. Reported again, the notice of the one that is there is given.
    /// </summary>
    /// <exception cref="Refusal"><c>find.…</c></exception>
    public Task<FindNotice> Record(RemainsFind find, Actor actor, CancellationToken cancel) =>
        store.Journal.Write(actor with { Bounds = null }, Neutral, async writing =>
        {
            var whole = Whole(actor);
            if ((await Finds.Notices(whole, cancel)).FirstOrDefault(one => one.Id == find.Id) is { } standing)
                return standing;
            var hazards = await HazardsAt(find, whole, cancel);
            var recorded = Memorials.Finds.Record(find, hazards, await WorksAt(find, hazards, whole, cancel));
            recorded = recorded with
            {
                Orders = await Stop(writing, recorded, hazards, whole, cancel),
            };
            await Finds.Save(writing, [recorded], cancel);
            return recorded.Notice();
        }, cancel);

    /// <summary>
    /// Changes what happened to a find since: who was told, who has custody. Null when none may be read.
    /// </summary>
    public Task<FindNotice?> Change(
        FindId id, Func<IWriting, RemainsFind, RemainsFind> how, Actor actor, string why, CancellationToken cancel) =>
        store.Journal.Write(actor, why, async writing =>
        {
            if (await Finds.Read(writing, id, viewer, cancel) is not { } find)
                return null;
            var changed = how(writing, find);
            await Finds.Save(writing, [changed], cancel);
            return changed.Notice();
        }, cancel);

    /// <summary>Lets the works go on by the word of an authority, unless something else holds them.</summary>
    /// <exception cref="Refusal"><c>find.not-handed-over</c>, <c>find.already-released</c>, <c>find.authority</c>.
    /// </exception>
    public Task<FindNotice?> Release(FindId id, string by, Actor actor, string why, CancellationToken cancel) =>
        store.Journal.Write(actor with { Bounds = null }, Neutral, async writing =>
        {
            if (await Finds.Read(writing, id, viewer, cancel) is not { } find)
                return null;
            var released = Memorials.Finds.Release(find, by, why, writing.At);
            await Finds.Save(writing, [released], cancel);
            await Resume(writing, find, cancel);
            return released.Notice();
        }, cancel);

    /// <summary>A stop must reach everything near, also what the reporter may not see.</summary>
    private static Viewer Whole(Actor actor) => new(actor.Name, Sensitivity.Severe, []);

    private static Filter Near(RemainsFind find)
    {
        const double metresInDegree = 111_000;
        var north = 1.1 * Memorials.Finds.StopMetres / metresInDegree;
        var east = north / Math.Max(0.01, Math.Cos(find.Point.Y * Math.PI / 180));
        return new()
        {
            Within = new Envelope(find.Point.X - east, find.Point.X + east, find.Point.Y - north,
            find.Point.Y + north)
        };
    }

    private async Task<List<Hazard>> HazardsAt(RemainsFind find, Viewer whole, CancellationToken cancel)
    {
        var near = await store.Hazards.Everything(Near(find), whole, cancel);
        if (find.Hazard is { } id && near.All(hazard => hazard.Id != id))
            near.Add(await store.Hazards.Find(id, whole, cancel) ?? throw new Refusal(
                "find.hazard-unknown", $"There is no hazard {id}; leave it out when it is not known."));
        return [.. near.Where(hazard => Memorials.Finds.Concerns(find, hazard))];
    }

    private async Task<List<Work>> WorksAt(
        RemainsFind find, List<Hazard> hazards, Viewer whole, CancellationToken cancel)
    {
        var works = await store.Works.Everything(Near(find), whole, cancel);
        foreach (var hazard in hazards)
            works.AddRange((await store.Works.At(hazard.Id, null, All, whole, cancel)).Items);
        if (find.Work is { } id)
            works.Add(await store.Works.Find(id, whole, cancel) ?? throw new Refusal(
                "find.work-unknown", $"There is no work {id}; leave it out when it is not known."));
        return works;
    }

    private async Task<IReadOnlyList<TaskOrderId>> Stop(
        IWriting writing, RemainsFind find, List<Hazard> hazards, Viewer whole, CancellationToken cancel)
    {
        var orders = new Dictionary<TaskOrderId, TaskOrder>();
        foreach (var hazard in hazards)
            foreach (var order in (await store.Release.Tasks.Of(hazard.Id.Value, All, whole, cancel)).Items)
                orders[order.Id] = order;
        var on = DateOnly.FromDateTime(find.FoundAt.UtcDateTime);
        var stopped = orders.Values
            .Where(order => order.State is not (TaskState.Cancelled or TaskState.Closed or TaskState.HandedOver))
            .OrderBy(order => order.Id.Value)
            .Select(order => order.Suspend(SuspensionReason.Authority, Neutral, on)).ToList();
        await store.Release.Tasks.Save(writing, stopped, cancel);
        await store.Hazards.Save(writing,
        [
            .. hazards.Where(hazard => hazard.Status == HazardStatus.Open).Select(hazard => hazard with
            {
                Status = HazardStatus.Suspended, StatusReason = Reason, StatusOn = on, StatusNote = Neutral,
            }),
        ], cancel);
        return [.. stopped.Select(order => order.Id)];
    }

    private async Task Resume(IWriting writing, RemainsFind find, CancellationToken cancel)
    {
        var whole = Whole(writing.Actor);
        var others = (await store.Release.Holds.Standing(whole, cancel)).Where(hold => hold.By != find.Id.Value)
            .ToList();
        var on = DateOnly.FromDateTime(writing.At.UtcDateTime);
        foreach (var id in find.Orders.Except(others.SelectMany(hold => hold.Orders)))
            if (await store.Release.Tasks.Find(id, whole, cancel) is { } order)
                await store.Release.Tasks.Save(writing, [Lifted(order, on, writing.Actor)], cancel);
        foreach (var id in find.Frozen.Except(others.SelectMany(hold => hold.Hazards)))
        {
            var incidents = (await store.Release.Incidents.Of(id.Value, All, whole, cancel)).Items;
            if (await store.Hazards.Find(id, whole, cancel) is
                {
                    Status: HazardStatus.Suspended,
                    StatusReason: Reason or "accident" or "missed-item",
                } hazard && !incidents.Any(one => one.Freezes))
                await store.Hazards.Save(writing,
                [
                    hazard with
                    {
                        Status = HazardStatus.Open, StatusReason = "resumed", StatusOn = on, StatusNote = Neutral,
                    },
                ], cancel);
        }
    }

    private static TaskOrder Lifted(TaskOrder order, DateOnly on, Actor by) => order.Suspensions
        .Where(stop => stop is { Reason: SuspensionReason.Authority, IsOpen: true })
        .Aggregate(order, (one, stop) => one.Lift(
            stop.Number, by.Name, Neutral, on < stop.From ? stop.From : on, ReleaseRules.Usual));
}
