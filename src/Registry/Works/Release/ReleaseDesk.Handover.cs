using Furrow.Registry.Hazards;

namespace Furrow.Registry.Works.Release;

/// <summary>Completion reports, the checklist before a handover, and the handover.</summary>
public sealed partial class ReleaseDesk
{
    /// <summary>What is there and what is missing before the ground of a task can be handed over.</summary>
    public async Task<IReadOnlyList<Duty>> Checklist(TaskOrderId id, CancellationToken cancel) =>
        Gates.Handover(await File(await Found(Kept.Tasks, id, cancel), cancel));

    /// <summary>Writes or rewrites the completion report of a task.</summary>
    /// <exception cref="Refusal"><c>completion.…</c>.</exception>
    public Task<Completion> WriteCompletion(
        Completion completion, Actor actor, string why, CancellationToken cancel) =>
        store.Journal.Write(actor, why, async writing =>
        {
            var task = await Found(Kept.Tasks, completion.Task, cancel);
            var next = (completion with { Place = task.Place }).Checked();
            if (string.IsNullOrWhiteSpace(next.Number))
                throw new Refusal("completion.number", "The report has no number; give it one.");
            var before = await Kept.Completions.Find(next.Id, viewer, cancel);
            var kept = before is null
                ? next with { Signatures = [], Figures = null, HandedOverOn = null, HandedOverTo = null }
                : before.Rewrite(next);
            await Kept.Completions.Save(writing, [kept], cancel);
            return kept;
        }, cancel);

    /// <summary>Signs the completion report; the sums are frozen with the first signature.</summary>
    public Task<Completion> Sign(
        TaskOrderId task, SignatureRole role, string name, DateOnly on, Actor actor, string why,
        CancellationToken cancel) =>
        store.Journal.Write(actor, why, async writing =>
        {
            var order = await Found(Kept.Tasks, task, cancel);
            if (order.State is TaskState.InProgress or TaskState.Suspended or TaskState.Draft)
                throw new Refusal("completion.too-early", $"Order {order.Number} is {Collection.Word(order.State)}; "
                    + "the report is signed once the work is done.");
            var report = await Found(Kept.Completions, Completion.IdOf(task), cancel);
            var file = await File(order, cancel);
            var done = await Kept.Reports.Done(task, viewer, cancel);
            var signed = report.Sign(role, name, on, new(
                done.SquareMetres, file.Cleared.Count == 0 ? null : file.Cleared.Sum(one => one.SquareMetres),
                (int)done.Items, Math.Round(done.PersonHours, 1), (int)done.Days));
            await Kept.Completions.Save(writing, [signed], cancel);
            return signed;
        }, cancel);

    /// <summary>Takes all signatures back.</summary>
    public Task<Completion> Unsign(TaskOrderId task, Actor actor, string why, CancellationToken cancel) =>
        Change(Kept.Completions, Completion.IdOf(task), one => one.Unsign(), actor, why, cancel);

    /// <summary>Hands the ground over: refused with a row for everything that is missing.</summary>
    /// <exception cref="Refusal"><c>gate.handover</c>, <c>task.state</c>.</exception>
    public Task<Completion> HandOver(
        TaskOrderId task, DateOnly on, string to, Actor actor, string why, CancellationToken cancel) =>
        store.Journal.Write(actor, why, async writing =>
        {
            var order = await Found(Kept.Tasks, task, cancel);
            var file = await File(order, cancel);
            var handed = order.HandOver(Gates.Handover(file));
            var report = file.Completion! with { HandedOverOn = on, HandedOverTo = to };
            await Kept.Tasks.Save(writing, [handed], cancel);
            await Kept.Completions.Save(writing, [report], cancel);
            return report;
        }, cancel);

    private async Task<HandoverFile> File(TaskOrder task, CancellationToken cancel)
    {
        var owner = task.Id.Value;
        var done = await Kept.Reports.Done(task.Id, viewer, cancel);
        return new(
            task, await Kept.Completions.Find(Completion.IdOf(task.Id), viewer, cancel),
            (await Kept.Visits.Of(owner, All, viewer, cancel)).Items,
            (await Kept.Inspections.Of(owner, All, viewer, cancel)).Items,
            (await Kept.Incidents.Of(owner, All, viewer, cancel)).Items,
            (await Kept.Items.Of(owner, All, viewer, cancel)).Items, done.SquareMetres)
        {
            Cleared = await Cleared(task, cancel),
        };
    }

    /// <summary>Ground of the task's hazards that stands in their balance as cleared under this order.</summary>
    private async Task<IReadOnlyList<ClearedGround>> Cleared(TaskOrder task, CancellationToken cancel)
    {
        var cleared = new List<ClearedGround>();
        foreach (var id in task.Hazards)
        {
            if (await store.Hazards.Find(id, viewer, cancel) is not { } hazard
                || await store.Ground.OfHazard(id, viewer, cancel) is not { Count: > 0 } entries)
                continue;
            var account = GroundAccount.Of(hazard, entries, clock.GetUtcNow());
            cleared.AddRange(
                from entry in account.Entries
                where entry.Change == GroundChange.Cleared && entry.Release?.Task == task.Number
                let standing = account.Standing(entry)
                where !standing.IsEmpty
                select new ClearedGround(
                    standing, (double)GroundGrid.SquareMetres(standing), entry.Release!.DepthCentimetres));
        }

        return cleared;
    }
}
