using NetTopologySuite.Geometries;

namespace Furrow.Registry.Works.Release;

/// <summary>Quality visits and inspections of lots.</summary>
public sealed partial class ReleaseDesk
{
    /// <summary>
    /// Takes a visit in; one that stops the work suspends the task in the same write. Handed in again, the one that is
    /// there is given.
    /// </summary>
    /// <exception cref="Refusal"><c>visit.…</c>, <c>quality.own-work</c>, <c>organisation.unknown</c>.</exception>
    public Task<Visit> AddVisit(Visit visit, Actor actor, string why, CancellationToken cancel) =>
        store.Journal.Write(actor, why, async writing =>
        {
            if (await Kept.Visits.Find(visit.Id, viewer, cancel) is { } before)
                return before;
            var task = await Found(Kept.Tasks, visit.Task, cancel);
            await Judges(visit.Inspecting, task, cancel);
            var kept = (visit with { Place = task.Place }).Checked();
            await Kept.Visits.Save(writing, [kept], cancel);
            if (kept.Suspends)
            {
                var worst = kept.NonConformities.MaxBy(one => one.Severity)!;
                await Kept.Tasks.Save(writing,
                    [task.Suspend(SuspensionReason.Quality, worst.What, kept.Day, null, kept.Id)], cancel);
            }

            return kept;
        }, cancel);

    /// <summary>The inspected say that a non-conformity is corrected.</summary>
    public Task<Visit> CorrectFinding(
        VisitId id, int number, DateOnly on, string how, Actor actor, string why, CancellationToken cancel) =>
        Change(Kept.Visits, id, visit => visit.Correct(number, on, how), actor, why, cancel);

    /// <summary>The inspectors agree.</summary>
    public Task<Visit> CloseFinding(
        VisitId id, int number, DateOnly on, string by, Actor actor, string why, CancellationToken cancel) =>
        Change(Kept.Visits, id, visit => visit.CloseOut(number, on, by), actor, why, cancel);

    /// <summary>The inspectors do not agree.</summary>
    public Task<Visit> ReopenFinding(VisitId id, int number, Actor actor, string why, CancellationToken cancel) =>
        Change(Kept.Visits, id, visit => visit.Reopen(number), actor, why, cancel);

    /// <summary>
    /// Plans the inspection of a lot by the programme's rules: the lot's area in sampling units is the lot, the
    /// tolerated share of it the bad units that must not stay hidden.
    /// </summary>
    /// <param name="id">A new identity; planned again, the one that is there is given.</param>
    /// <param name="task">The task whose ground is judged.</param>
    /// <param name="lot">WGS 84.</param>
    /// <param name="inspecting">Another organisation than the one that works.</param>
    /// <param name="againOf">The failed inspection that this one repeats; null for a first one.</param>
    /// <param name="origin">Where it came from.</param>
    /// <param name="actor">Who plans it.</param>
    /// <param name="why">The reason.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <exception cref="Refusal">
    /// <c>inspection.too-early</c>, <c>inspection.lot</c>, <c>inspection.again</c>, <c>quality.own-work</c>.
    /// </exception>
    public Task<Inspection> PlanInspection(
        InspectionId id, TaskOrderId task, Geometry lot, OrganisationId inspecting, InspectionId? againOf,
        Origin origin, Actor actor, string why, CancellationToken cancel) =>
        store.Journal.Write(actor, why, async writing =>
        {
            if (await Kept.Inspections.Find(id, viewer, cancel) is { } before)
                return before;
            var order = await Found(Kept.Tasks, task, cancel);
            if (order.State is not (TaskState.InProgress or TaskState.Suspended or TaskState.Completed))
                throw new Refusal("inspection.too-early", $"Order {order.Number} is "
                    + $"{Collection.Word(order.State)}; lots are inspected once ground was worked on and before it "
                    + "is accepted as a whole.");
            if (againOf is { } failed
                && await Kept.Inspections.Find(failed, viewer, cancel) is not { State: InspectionState.Failed })
                throw new Refusal("inspection.again", $"Inspection {failed} was not failed; only a rejected lot is "
                    + "inspected again.");
            await Judges(inspecting, order, cancel);
            var area = lot is { IsEmpty: false, IsValid: true, Dimension: Dimension.Surface }
                ? Geodesy.SquareMetres(lot)
                : throw new Refusal("inspection.lot", "The lot is empty, crosses itself or is no area; draw it again.");
            var planned = new Inspection
            {
                Id = id, Task = task, Lot = lot, LotSquareMetres = Math.Round(area, 1),
                Plan = PlanFor(area, await Rules(cancel)), Inspecting = inspecting, AgainOf = againOf,
                Place = order.Place, Origin = origin,
            };
            await Kept.Inspections.Save(writing, [planned], cancel);
            return planned;
        }, cancel);

    /// <summary>Writes down what the inspection of a lot found.</summary>
    /// <exception cref="Refusal"><c>inspection.…</c>.</exception>
    public Task<Inspection> JudgeInspection(
        InspectionId id, DateOnly day, string inspector, int units, int? depthCm,
        IReadOnlyList<SampleFinding> findings, Actor actor, string why, CancellationToken cancel) =>
        store.Journal.Write(actor, why, async writing =>
        {
            var planned = await Found(Kept.Inspections, id, cancel);
            var task = await Found(Kept.Tasks, planned.Task, cancel);
            var judged = planned.Judge(day, inspector, units, depthCm, findings, task.DepthCm);
            await Kept.Inspections.Save(writing, [judged], cancel);
            return judged;
        }, cancel);

    /// <summary>
    /// Says of the whole task what its inspections say: passed when every lot was accepted in the end, failed
    /// otherwise.
    /// </summary>
    /// <exception cref="Refusal"><c>quality.open</c> while a lot waits for its result, <c>quality.none</c>.</exception>
    public Task<TaskOrder> JudgeTask(TaskOrderId id, Actor actor, string why, CancellationToken cancel) =>
        ChangeTask(id, async task =>
        {
            var lots = (await Kept.Inspections.Of(id.Value, All, viewer, cancel)).Items;
            if (lots.Any(one => one.State is InspectionState.Planned or InspectionState.Running))
                throw new Refusal("quality.open", $"Lots of order {task.Number} still wait for their result; inspect "
                    + "them first.");
            var duty = Gates.Handover(new HandoverFile(task, null, [], lots, [], [], 0))
                .First(one => one.Code == "quality-control");
            return lots.Count == 0
                ? throw new Refusal("quality.none", $"No lot of order {task.Number} was inspected; plan one first.")
                : task.Judge(duty.Met);
        }, actor, why, cancel);

    /// <summary>The plan that the rules make for so much ground.</summary>
    internal static SamplingPlan PlanFor(double squareMetres, ReleaseRules rules)
    {
        var units = (int)Math.Clamp(Math.Ceiling(squareMetres / (double)rules.UnitSquareMetres), 1, Sampling.MostUnits);
        var bad = (int)Math.Max(1, Math.Floor(units * rules.ToleratedShare));
        return Sampling.OfLot(units, bad, rules.Confidence, rules.UnitSquareMetres);
    }

    private async Task Judges(OrganisationId inspecting, TaskOrder task, CancellationToken cancel)
    {
        await Known(inspecting, cancel);
        if (inspecting == task.Organisation)
            throw new Refusal("quality.own-work", "An organisation does not judge its own work here; its own checks "
                + "belong into its daily reports. Name another organisation.");
    }
}
