using System.Globalization;
using System.Text.Json;
using Furrow.Registry.Exchange;
using Furrow.Registry.Plans;

namespace Furrow.Cli;

/// <summary>Says what a planning run did: for people in sentences, for programs in JSON.</summary>
internal static class PlanReport
{
    private const string Chained = "Waits for another work that is not planned.";

    private static readonly JsonSerializerOptions Pretty = new(RecordJson.Options) { WriteIndented = true };

    /// <summary>The shape that <c>docs/plan.md</c> describes.</summary>
    public static string Json(PlanResult result)
    {
        var plan = result.Draft.Plan;
        return JsonSerializer.Serialize(
            new
            {
                plan = new
                {
                    plan.Id, plan.Name, plan.Scenario, plan.Status, plan.MadeAt, plan.StartsOn, plan.EndsOn,
                    plan.Effort,
                    Programme = result.Programme.Name, result.Programme.Illustrative,
                },
                works = new
                {
                    planned = plan.Works, unplanned = result.Draft.Unplanned.Count, added = result.Works.Added,
                    changed = result.Works.Changed, unchanged = result.Works.Unchanged, withdrawn = result.Withdrawn,
                },
                crews = new { used = plan.Crews, registered = result.Crews },
                cost = new
                {
                    plan.PeopleDays, bound = plan.PeopleDaysBound, plan.Gap, drivers = plan.Drivers,
                },
                worth = plan.Worth, dates = plan.Dates, wishes = plan.Wishes, plan.BasedOn,
                comparison = result.Comparison,
                unplanned = Reasons(result).Select(reason => new { reason.Reason, reason.Works, reason.People }),
                notes = result.Derivation.Notes.Concat(result.Draft.Notes),
                audit = "passed",
                seconds = result.Seconds.ToDictionary(pair => pair.Key, pair => Math.Round(pair.Value, 3)),
            },
            Pretty);
    }

    /// <summary>The outcome in sentences.</summary>
    public static void Show(PlanResult result, TextWriter output)
    {
        var plan = result.Draft.Plan;
        void Line(string name, FormattableString words) =>
            output.WriteLine($"  {name,-11}{words.ToString(CultureInfo.InvariantCulture)}");
        output.WriteLine($"Plan '{plan.Name}' for {result.Programme.Name}: "
            + $"{plan.Status.ToString().ToLowerInvariant()}, audit passed");
        if (result.Programme.Illustrative)
            Line("note", $"{result.Programme.Notice}");
        Line("works", $"{plan.Works:N0} planned, {result.Draft.Unplanned.Count:N0} left out");
        Line("derived",
            $"{result.Works.Added:N0} new, {result.Works.Changed:N0} changed, {result.Withdrawn:N0} withdrawn");
        Line("crews", $"{plan.Crews:N0} used of {result.Crews:N0} in the register");
        Line("dates", $"{plan.StartsOn:yyyy-MM-dd} to {plan.EndsOn:yyyy-MM-dd}");
        Line("cost", $"{plan.PeopleDays:N0} people-days of waiting");
        Line("bound", $"{plan.PeopleDaysBound:N0} people-days; no plan of these works and crews can be below");
        Line("gap", $"{plan.Gap:P1} in working time");
        foreach (var part in plan.Drivers)
            Line("driven by", $"{part.PeopleDays / Math.Max(1, plan.PeopleDays),6:P1}  {part.Word}");
        foreach (var kind in plan.Worth.Take(6))
            Line("one more",
                $"up to {kind.PeopleDays:N0} people-days less: {string.Join(", ", kind.Skills).ToLowerInvariant()}");
        if (plan.Dates.Count > 0)
            Line("likely",
                $"P50 {plan.Dates[0].Half:yyyy-MM-dd}, P90 {plan.Dates[0].NineInTen:yyyy-MM-dd} of 1,000 replays");
        foreach (var wish in plan.Wishes)
            Line("asked", $"{Say(wish)}");
        foreach (var words in result.Comparison?.Words ?? [])
            Line("changed", $"{words}");
        foreach (var (reason, works, people) in Reasons(result).Take(20))
            Line("left out", $"{works:N0} works, {people:N0} people: {reason}");
        foreach (var note in result.Derivation.Notes.Concat(result.Draft.Notes))
            Line("known", $"{note}");
        Line("time", $"{result.Seconds["total"]:0.0} s, of them {result.Seconds["search"]:0.0} s search");
    }

    private static string Say(WishAnswer answer) => string.Create(CultureInfo.InvariantCulture,
        $"{answer.Wish.Kind} for work {answer.Wish.Work}: ") + (answer switch
        {
            { Conflict: { } conflict } => $"not met. {conflict}",
            { PeopleDays: { } days } => string.Create(
                CultureInfo.InvariantCulture, $"met; it costs about {days:N0} people-days"),
            _ => "met",
        });

    /// <summary>
    /// Why works are left out, the most people first; those that only wait for such works are one reason.
    /// </summary>
    private static IEnumerable<(string Reason, int Works, int People)> Reasons(PlanResult result)
    {
        var people = result.Derivation.Works.ToDictionary(work => work.Id, work => work.PeopleWaiting);
        return result.Draft.Unplanned
            .GroupBy(left => left.Reason.StartsWith("Waits for '", StringComparison.Ordinal) ? Chained : left.Reason)
            .Select(group => (group.Key, group.Count(), group.Sum(left => people[left.Work])))
            .OrderByDescending(reason => reason.Item3).ThenBy(reason => reason.Key, StringComparer.Ordinal);
    }
}
