using System.Globalization;
using Furrow.Registry.Works;

namespace Furrow.Registry.Plans;

/// <summary>Why a work starts when it does: the last thing that held it, in words.</summary>
public static class Reasons
{
    /// <summary>The reasons, the one that held it longest first; empty when the plan does not have the work.</summary>
    /// <param name="programme">The rules of time that the plan was made under.</param>
    /// <param name="work">The work asked about.</param>
    /// <param name="works">Works by which predecessors are known.</param>
    /// <param name="crews">The register.</param>
    /// <param name="assignments">The plan's assignments.</param>
    public static IReadOnlyList<string> Of(
        Programme programme, Work work, IReadOnlyList<Work> works, IReadOnlyList<Crew> crews,
        IReadOnlyList<Assignment> assignments)
    {
        if (assignments.FirstOrDefault(one => one.Work == work.Id) is not { } mine)
            return [];
        var time = new WorkingTime(programme);
        var title = works.ToDictionary(one => one.Id, one => one.Title);
        var start = time.HourOf(mine.Start);
        var held = new List<(int Until, string Words)>();
        var waits = work.WaitsFor.ToHashSet();
        foreach (var first in assignments.Where(one => waits.Contains(one.Work)))
            held.Add((After(time, first.Finish),
                $"Waits for '{title.GetValueOrDefault(first.Work, "a work")}' until {Day(first.Finish)}."));
        var before = assignments.Where(one => one.Crew == mine.Crew && one.Start < mine.Start)
            .MaxBy(one => one.Start);
        var crew = crews.FirstOrDefault(one => one.Id == mine.Crew);
        if (before is not null)
            held.Add((After(time, before.Finish),
                $"'{crew?.Name}' is at '{title.GetValueOrDefault(before.Work, "another work")}' until "
                + $"{Day(before.Finish)} and then travels here."));
        if (crew?.AvailableFrom is { } arrives && time.HoursBefore(arrives) is > 0 and var hour)
            held.Add((hour, $"'{crew.Name}' is not here before {arrives:yyyy-MM-dd}."));
        if (crew is not null)
            held.AddRange(FirstOfTrade(work, crews, time));
        if (Translate.StandsDownInWinter(work.Kind) && time.Seasons is { } seasons
            && seasons.Windows.FirstOrDefault(window => window.Open > 0 && window.Open <= start && start < window.Close)
                is { Open: > 0 } season)
        {
            held.Add((season.Open,
                $"Work on hazardous ground stands down for winter until {Day(time.StartOf(season.Open))}."));
        }

        return held.Count == 0 || start == 0
            ? ["Nothing holds it: it starts as soon as a crew can be there."]
            : [.. held.Where(one => one.Until <= start).OrderByDescending(one => one.Until)
                .ThenBy(one => one.Words, StringComparer.Ordinal).Select(one => one.Words)];
    }

    /// <summary>When nobody of the trade is there from the begin.</summary>
    private static IEnumerable<(int, string)> FirstOfTrade(Work work, IReadOnlyList<Crew> crews, WorkingTime time)
    {
        var able = crews.Where(one => one.Skills.Contains(work.Skill)).ToList();
        if (able.Count == 0 || able.Any(one => one.AvailableFrom is null))
            yield break;
        var first = able.Min(one => one.AvailableFrom)!.Value;
        if (time.HoursBefore(first) > 0)
            yield return (time.HoursBefore(first), $"No crew for {PlanMaker.Trade(work.Skill)} is here before "
                + $"{first:yyyy-MM-dd}.");
    }

    private static int After(WorkingTime time, DateTime finish) => time.HourOf(finish.AddHours(-1)) + 1;

    private static string Day(DateTime at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
