using System.Globalization;
using Furrow.Registry.Works;

namespace Furrow.Registry.Plans;

/// <summary>One work that two plans place differently.</summary>
/// <param name="Work">Which.</param>
/// <param name="Title">In words.</param>
/// <param name="Days">Calendar days by which the second plan ends it later; below 0: sooner.</param>
/// <param name="People">People who wait for it.</param>
/// <param name="OtherCrew">True when another crew does it.</param>
public sealed record Shift(WorkId Work, string Title, double Days, int People, bool OtherCrew);

/// <summary>How long people of a place wait in each plan.</summary>
/// <param name="Place">The smallest place; null outside all.</param>
/// <param name="Before">People-days in the first plan, over works that both plan.</param>
/// <param name="After">People-days in the second.</param>
public sealed record PlaceShift(PlaceId? Place, double Before, double After);

/// <summary>Two plans side by side, in words and numbers.</summary>
public sealed record PlanComparison
{
    private const int MostShifts = 25;
    private const double SameDay = 0.5;

    /// <summary>The first plan.</summary>
    public required PlanId Before { get; init; }

    /// <summary>The second plan.</summary>
    public required PlanId After { get; init; }

    /// <summary>What is different, in sentences, what matters most first.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>People-days by which the second plan has more waiting; below 0: less.</summary>
    public required double PeopleDays { get; init; }

    /// <summary>Calendar days by which the second plan ends later.</summary>
    public required int Days { get; init; }

    /// <summary>Works in both plans.</summary>
    public required int Both { get; init; }

    /// <summary>Works that only the first plans.</summary>
    public required int OnlyBefore { get; init; }

    /// <summary>Works that only the second plans.</summary>
    public required int OnlyAfter { get; init; }

    /// <summary>Works in both that another crew does.</summary>
    public required int OtherCrew { get; init; }

    /// <summary>Works that the second plan ends half a day or more sooner.</summary>
    public required int Sooner { get; init; }

    /// <summary>Works that the second plan ends half a day or more later.</summary>
    public required int Later { get; init; }

    /// <summary>The works whose shift people feel most: people × days, at most 25.</summary>
    public required IReadOnlyList<Shift> Shifts { get; init; }

    /// <summary>Places, those that lose or gain most first.</summary>
    public required IReadOnlyList<PlaceShift> Places { get; init; }

    /// <summary>Compares two plans of one programme.</summary>
    /// <param name="before">The first.</param>
    /// <param name="first">Its assignments.</param>
    /// <param name="after">The second.</param>
    /// <param name="second">Its assignments.</param>
    /// <param name="works">Works by which titles, people and places are known; others are left out.</param>
    public static PlanComparison Of(
        Plan before, IReadOnlyList<Assignment> first, Plan after, IReadOnlyList<Assignment> second,
        IReadOnlyList<Work> works)
    {
        var known = works.ToDictionary(work => work.Id);
        var old = first.Where(one => known.ContainsKey(one.Work)).ToDictionary(one => one.Work);
        var now = second.Where(one => known.ContainsKey(one.Work)).ToDictionary(one => one.Work);
        var shifts = old.Values.Where(one => now.ContainsKey(one.Work)).OrderBy(one => one.Work.Value)
            .Select(one => Shifted(known[one.Work], one, now[one.Work])).ToList();
        var comparison = new PlanComparison
        {
            Before = before.Id,
            After = after.Id,
            Words = [],
            PeopleDays = Math.Round(after.PeopleDays - before.PeopleDays, 1),
            Days = after.EndsOn.DayNumber - before.EndsOn.DayNumber,
            Both = shifts.Count,
            OnlyBefore = old.Count - shifts.Count,
            OnlyAfter = now.Count - shifts.Count,
            OtherCrew = shifts.Count(shift => shift.OtherCrew),
            Sooner = shifts.Count(shift => shift.Days <= -SameDay),
            Later = shifts.Count(shift => shift.Days >= SameDay),
            Shifts = [.. shifts.Where(shift => Math.Abs(shift.Days) >= SameDay)
                .OrderByDescending(shift => Math.Abs(shift.Days) * shift.People)
                .ThenByDescending(shift => Math.Abs(shift.Days)).ThenBy(shift => shift.Work.Value).Take(MostShifts)],
            Places = Felt(shifts, known, old, before.StartsOn),
        };
        return comparison with { Words = [.. Sentences(comparison, before, after)] };
    }

    private static Shift Shifted(Work work, Assignment old, Assignment now) => new(
        work.Id, work.Title, Math.Round((now.Finish - old.Finish).TotalDays, 2), work.PeopleWaiting,
        old.Crew != now.Crew);

    private static IReadOnlyList<PlaceShift> Felt(
        List<Shift> shifts, Dictionary<WorkId, Work> known, Dictionary<WorkId, Assignment> old, DateOnly day)
    {
        var from = day.ToDateTime(TimeOnly.MinValue);
        return [.. shifts.Where(shift => shift.People > 0).GroupBy(shift => known[shift.Work].Place)
            .Select(place =>
            {
                var before = place.Sum(shift => shift.People * (old[shift.Work].Finish - from).TotalDays);
                var more = place.Sum(shift => shift.People * shift.Days);
                return new PlaceShift(place.Key, Math.Round(before, 1), Math.Round(before + more, 1));
            })
            .OrderByDescending(place => Math.Abs(place.After - place.Before)).ThenBy(place => place.Place?.Value)];
    }

    private static IEnumerable<string> Sentences(PlanComparison one, Plan before, Plan after)
    {
        var share = before.PeopleDays > 0 ? Math.Abs(one.PeopleDays) / before.PeopleDays : 0;
        yield return Math.Abs(one.PeopleDays) < 0.5
            ? "People wait as long in both plans, over all."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"In '{after.Name}' people wait {Math.Abs(one.PeopleDays):N0} people-days "
                + $"{(one.PeopleDays < 0 ? "less" : "more")} ({share:P1}) than in '{before.Name}'.");
        if (one.OnlyBefore + one.OnlyAfter > 0)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{one.OnlyBefore:N0} works are only in '{before.Name}', {one.OnlyAfter:N0} only in "
                + $"'{after.Name}'; their waiting is part of the difference.");
        yield return one.Days == 0
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Both end on {before.EndsOn:yyyy-MM-dd}.")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The last work ends {Math.Abs(one.Days):N0} days {(one.Days < 0 ? "sooner" : "later")}, on "
                + $"{after.EndsOn:yyyy-MM-dd}.");
        yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Of {one.Both:N0} works in both, {one.Sooner:N0} end sooner, {one.Later:N0} later, and "
            + $"{one.OtherCrew:N0} are done by another crew.");
        foreach (var shift in one.Shifts.Take(3))
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"'{shift.Title}' ends {Math.Abs(shift.Days):N0} days "
                + $"{(shift.Days < 0 ? "sooner" : "later")}; {shift.People:N0} people wait for it.");
    }
}
