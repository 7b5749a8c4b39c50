using System.Collections.Immutable;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Plans;

/// <summary>Works and crews in the engine's dense integers, with the way back.</summary>
/// <param name="Problem">What the engine sees.</param>
/// <param name="Works">The work of each activity.</param>
/// <param name="Crews">The crew of each index.</param>
/// <param name="Time">The calendar that hours are counted on.</param>
/// <param name="LeftOut">Works that the engine does not see, and why.</param>
public sealed record Translation(
    Planning.Problem Problem, IReadOnlyList<Work> Works, IReadOnlyList<Crew> Crews, WorkingTime Time,
    IReadOnlyList<Unplanned> LeftOut);

/// <summary>Turns names into dense integers once.</summary>
public static class Translate
{
    /// <summary>The largest number of works in one plan.</summary>
    public const int MostWorks = 1_000_000;

    /// <summary>The problem that these works and crews pose.</summary>
    /// <param name="programme">Its calendar, travel speed and first day.</param>
    /// <param name="works">What is to be done.</param>
    /// <param name="crews">Who counts.</param>
    /// <param name="suspended">Hazards whose work is stopped: their works and what waits for them are left out.</param>
    /// <param name="held">Works that a person holds back: they and what waits for them are left out.</param>
    /// <param name="stopped">Works that an authority stopped: they and what waits for them are left out.</param>
    /// <exception cref="Refusal"><c>plan.too-large</c>, <c>plan.unknown-wait</c>, <c>programme.…</c>.</exception>
    public static Translation Problem(
        Programme programme, IReadOnlyList<Work> works, IReadOnlyList<Crew> crews, IReadOnlySet<HazardId> suspended,
        IReadOnlySet<WorkId>? held = null, IReadOnlySet<WorkId>? stopped = null)
    {
        if (works.Count > MostWorks)
            throw new Refusal("plan.too-large",
                $"{works.Count} works are to be planned; at most {MostWorks} fit in one plan.");
        var time = new WorkingTime(programme);
        var leftOut = LeftOut(
            works, suspended, held ?? new HashSet<WorkId>(), stopped ?? new HashSet<WorkId>());
        var missing = leftOut.Select(unplanned => unplanned.Work).ToHashSet();
        var planned = works.Where(work => !missing.Contains(work.Id)).ToList();
        var index = Enumerable.Range(0, planned.Count).ToDictionary(i => planned[i].Id);
        var followed = planned.SelectMany(work => work.WaitsFor).ToHashSet();
        var sites = new Sites([.. planned.Select(work => work.Point), .. crews.Select(crew => crew.Base)]);
        var problem = new Planning.Problem
        {
            Activities = [.. planned.Select(work => Activity(work, sites[work.Point], Weight(work, followed), time))],
            Waits = [.. planned.SelectMany(work => work.WaitsFor.Distinct().Select(
                first => new Planning.Wait(index[first], index[work.Id])))],
            Crews = [.. crews.Select(crew => Crew(crew, sites[crew.Base], time))],
            Sites = sites.All,
            Calendars = time.Seasons is { } seasons ? [seasons] : [],
            MetresPerUnit = Math.Max(1, programme.TravelKilometresPerHour) * 1000,
        };
        return new(problem, planned, crews, time, leftOut);
    }

    /// <summary>True for kinds of work that stand down in winter: everything done on hazardous ground.</summary>
    public static bool StandsDownInWinter(WorkKind kind) =>
        kind is WorkKind.Survey or WorkKind.Clear or WorkKind.Inspect;

    /// <summary>Working hours that a standard crew needs; at least 1.</summary>
    public static int Effort(Work work, int hoursPerDay)
    {
        var hours = work.PersonDays / Norms.StandardCrew(work.Skill) * hoursPerDay;
        return (int)Math.Clamp(Math.Ceiling(hours - 1e-9), 1, 100_000_000);
    }

    /// <summary>
    /// People who wait; where nobody is known to wait for the last work of a chain it counts as one, so that ground and
    /// buildings of unknown use are not put off for ever.
    /// </summary>
    internal static int Weight(Work work, HashSet<WorkId> followed) =>
        work.PeopleWaiting == 0 && !followed.Contains(work.Id) ? 1 : work.PeopleWaiting;

    private static Planning.Activity Activity(Work work, int site, int weight, WorkingTime time) => new(
        site, (int)work.Skill, Effort(work, time.HoursPerDay), weight,
        time.Seasons is not null && StandsDownInWinter(work.Kind) ? 0 : -1);

    private static Planning.Crew Crew(Crew crew, int home, WorkingTime time)
    {
        var skills = crew.Skills.Aggregate(0UL, (bits, skill) => bits | (1UL << (int)skill));
        var rate = (int)Math.Round(100.0 * crew.Size / Norms.StandardCrew(crew.Skills[0]));
        var from = crew.AvailableFrom is { } first ? time.HoursBefore(first) : 0;
        var until = crew.AvailableTo is { } last ? time.HoursBefore(last.AddDays(1)) : int.MaxValue;
        return new(home, skills, Math.Max(1, rate), Math.Min(from, until), until);
    }

    private static List<Unplanned> LeftOut(
        IReadOnlyList<Work> works, IReadOnlySet<HazardId> suspended, IReadOnlySet<WorkId> held,
        IReadOnlySet<WorkId> stopped)
    {
        var byId = works.ToDictionary(work => work.Id);
        var reasons = new Dictionary<WorkId, string>();
        var waiting = new Queue<Work>();
        var then = new Dictionary<WorkId, List<Work>>();
        foreach (var work in works)
            foreach (var first in work.WaitsFor)
            {
                if (!byId.ContainsKey(first))
                    throw new Refusal("plan.unknown-wait",
                        $"'{work.Title}' waits for work {first}, which does not exist; derive the works again.");
                (then.TryGetValue(first, out var list) ? list : then[first] = []).Add(work);
            }

        foreach (var work in works.Where(work => work.Hazard is { } hazard && suspended.Contains(hazard)))
        {
            reasons[work.Id] = "Work on this hazard is suspended.";
            waiting.Enqueue(work);
        }

        foreach (var work in works.Where(work => stopped.Contains(work.Id)))
        {
            if (reasons.TryAdd(work.Id, "Stands still by order of an authority."))
                waiting.Enqueue(work);
        }

        foreach (var work in works.Where(work => held.Contains(work.Id)))
        {
            if (reasons.TryAdd(work.Id, "Held back: a person asked not to plan it."))
                waiting.Enqueue(work);
        }

        while (waiting.TryDequeue(out var blocked))
            foreach (var next in then.GetValueOrDefault(blocked.Id, []))
                if (reasons.TryAdd(next.Id, $"Waits for '{blocked.Title}', which is not planned."))
                    waiting.Enqueue(next);
        return [.. works.Where(work => reasons.ContainsKey(work.Id))
            .Select(work => new Unplanned(work.Id, reasons[work.Id]))];
    }

    /// <summary>
    /// Points as whole metres on an equirectangular plane around the middle of all of them; each once.
    /// </summary>
    private sealed class Sites
    {
        private readonly Dictionary<Coordinate, int> index = [];
        private readonly LocalPlane plane;

        public Sites(IReadOnlyList<Point> points)
        {
            var box = new Envelope();
            foreach (var point in points)
                box.ExpandToInclude(point.Coordinate);
            plane = new(box.Centre ?? new Coordinate(0, 0));
            var all = ImmutableArray.CreateBuilder<Planning.Site>();
            foreach (var point in points)
                if (index.TryAdd(point.Coordinate, all.Count))
                {
                    var metres = plane.Metres(point.Coordinate);
                    all.Add(new((int)Math.Round(metres.X), (int)Math.Round(metres.Y)));
                }

            All = all.ToImmutable();
        }

        public ImmutableArray<Planning.Site> All { get; }

        public int this[Point point] => index[point.Coordinate];
    }
}
