using System.Collections.Frozen;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works;

namespace Furrow.Registry.Plans;

/// <summary>One record's part of a figure.</summary>
/// <param name="Kind">The column's word: <c>work</c>, <c>hazard</c>, <c>commitment</c>.</param>
/// <param name="Record">Identity of the record.</param>
/// <param name="Title">For people.</param>
/// <param name="Place">The smallest place it counts for; null when outside all.</param>
/// <param name="Value">In the figure's unit, rounded to millionths, so that parts and sums agree exactly.</param>
public sealed record Share(string Kind, Guid Record, string Title, PlaceId? Place, decimal Value);

/// <summary>What a plan foresees for any day, taken apart into shares. Planned, never a fact: a day that has passed
/// in the calendar does not make a work done.</summary>
public sealed class Outlook
{
    private readonly IReadOnlyList<Work> works;
    private readonly IReadOnlyList<Hazard> hazards;
    private readonly HashSet<WorkId> followed;
    private readonly List<Work> endless;
    private readonly FrozenDictionary<WorkId, DateTime> finishes;
    private readonly FrozenDictionary<HazardId, List<Work>> releases;

    /// <summary>Reads works and hazards as they stand, and a plan's assignments; null when there is no plan.</summary>
    public Outlook(IReadOnlyList<Work> works, IReadOnlyList<Hazard> hazards, IReadOnlyList<Assignment>? assignments)
    {
        this.works = works;
        this.hazards = hazards;
        followed = [.. works.SelectMany(work => work.WaitsFor)];
        HasPlan = assignments is not null;
        finishes = (assignments ?? []).GroupBy(one => one.Work)
            .ToFrozenDictionary(group => group.Key, group => group.Max(one => one.Finish));
        endless = [.. works.Where(work => work.PeopleWaiting > 0 && Finish(work) is null)];
        releases = works.Where(work => work.Hazard is not null).GroupBy(work => work.Hazard!.Value)
            .ToFrozenDictionary(group => group.Key, group => Releasing([.. group]));
    }

    /// <summary>True when a plan says when works end; without one nothing is foreseen and waiting is unknown.</summary>
    public bool HasPlan { get; }

    /// <summary>Works that have not ended when the day begins, by the plan; works it leaves out stay open.</summary>
    public IEnumerable<Share> OpenWorks(DateOnly day) =>
        works.Where(work => !(Finish(work) <= Begin(day))).Select(work => ShareOf(work, 1));

    /// <summary>
    /// m² not yet released when the day begins: each hazard's outline less the lots whose last step has ended.
    /// </summary>
    /// <remarks>
    /// A hazard without such steps, or whose steps the plan leaves out, stays whole. Overlaps count twice.
    /// </remarks>
    public IEnumerable<Share> Ground(DateOnly day) =>
        from hazard in hazards
        where hazard.Status is HazardStatus.Open or HazardStatus.Suspended
        let left = Round((decimal)hazard.AreaSquareMetres * (1 - Released(hazard.Id, Begin(day))))
        where left > 0
        select new Share("hazard", hazard.Id.Value, hazard.Name ?? hazard.LocalId, hazard.Place, left);

    /// <summary>
    /// People-days still to be waited when the day begins: Σ people × days until the work that they wait for ends.
    /// </summary>
    /// <remarks>
    /// On the plan's first day this is the plan's own cost, and counts as it does: where nobody is known to wait for
    /// the last work of a chain, one person. Works that the plan leaves out have no end:
    /// <see cref="WaitingWithoutEnd"/>.
    /// </remarks>
    public IEnumerable<Share> Waiting(DateOnly day) =>
        from work in works
        let people = Translate.Weight(work, followed)
        where people > 0 && Finish(work) > Begin(day)
        let days = (decimal)(Finish(work)!.Value - Begin(day)).TotalDays
        select ShareOf(work, Round(people * days));

    /// <summary>
    /// People who wait for works that the plan leaves out, in the places that count: no end is known.
    /// </summary>
    public long WaitingWithoutEnd(Func<PlaceId?, bool> counts) =>
        endless.Where(work => counts(work.Place)).Sum(work => (long)work.PeopleWaiting);

    /// <summary>Part of a hazard's ground that is released by then, 0 to 1.</summary>
    private decimal Released(HazardId hazard, DateTime by)
    {
        if (!releases.TryGetValue(hazard, out var steps))
            return 0;
        var whole = steps.Sum(step => (decimal)step.Quantity);
        var done = steps.Where(step => Finish(step) <= by).ToList();
        return done.Count == steps.Count ? 1 : whole <= 0 ? 0 : done.Sum(step => (decimal)step.Quantity) / whole;
    }

    /// <summary>Ground is released by its inspections; where a chain has none, by its clearance.</summary>
    private static List<Work> Releasing(IReadOnlyList<Work> chain)
    {
        List<Work> inspections = [.. chain.Where(work => work.Kind == WorkKind.Inspect)];
        return inspections.Count > 0 ? inspections : [.. chain.Where(work => work.Kind == WorkKind.Clear)];
    }

    private DateTime? Finish(Work work) => finishes.TryGetValue(work.Id, out var finish) ? finish : null;

    private static DateTime Begin(DateOnly day) => day.ToDateTime(TimeOnly.MinValue);

    private static decimal Round(decimal value) => decimal.Round(value, 6, MidpointRounding.AwayFromZero);

    private static Share ShareOf(Work work, decimal value) =>
        new("work", work.Id.Value, work.Title, work.Place, value);
}
