using System.Globalization;
using Furrow.Registry.Hazards;
using Furrow.Registry.Pledges;
using Furrow.Registry.Works;

namespace Furrow.Registry.Plans;

/// <summary>What a plan is made from.</summary>
public sealed record PlanRequest
{
    /// <summary>Identity of the plan to be made.</summary>
    public required PlanId Id { get; init; }

    /// <summary>In a few words.</summary>
    public required string Name { get; init; }

    /// <summary>The rules of time.</summary>
    public required Programme Programme { get; init; }

    /// <summary>What is to be done.</summary>
    public required IReadOnlyList<Work> Works { get; init; }

    /// <summary>The register of crews.</summary>
    public required IReadOnlyList<Crew> Crews { get; init; }

    /// <summary>Confirmed commitments, for scenarios.</summary>
    public IReadOnlyList<Commitment> Commitments { get; init; } = [];

    /// <summary>Hazards whose work is stopped.</summary>
    public IReadOnlySet<HazardId> Suspended { get; init; } = new HashSet<HazardId>();

    /// <summary>Works that stand still by order of an authority.</summary>
    public IReadOnlySet<WorkId> StandingStill { get; init; } = new HashSet<WorkId>();

    /// <summary>Whose strength to count on.</summary>
    public Scenario Scenario { get; init; } = Scenario.Roster;

    /// <summary>Only commitments of this grade or better count; null for every grade.</summary>
    public GradeFloor? LeastGrade { get; init; }

    /// <summary>What people pin, hold or forbid; at most 200.</summary>
    public IReadOnlyList<Wish> Wishes { get; init; } = [];

    /// <summary>The plan to change as little as can be; null to plan from nothing.</summary>
    public EarlierPlan? Base { get; init; }

    /// <summary>The norm table, for how certain dates are; empty to leave that out.</summary>
    public IReadOnlyList<Norm> Norms { get; init; } = [];

    /// <summary>Chance; under a limit of moves the same seed gives the same plan.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Searches side by side that meet now and then; 1 to 64.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>When it is made, UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>What the engine is given, in words: <c>seed 1, 30 s</c>.</summary>
    public required string Effort { get; init; }
}

/// <summary>A plan that passed the audit, with all that belongs to it.</summary>
/// <param name="Plan">The header.</param>
/// <param name="Assignments">By start, then work.</param>
/// <param name="Unplanned">Works that are left out, and why.</param>
/// <param name="Notes">What the scenario counted and what is unknown.</param>
public sealed record PlanDraft(
    Plan Plan, IReadOnlyList<Assignment> Assignments, IReadOnlyList<Unplanned> Unplanned, IReadOnlyList<string> Notes);

/// <summary>Makes plans: names to numbers, search, audit, and back.</summary>
public static class PlanMaker
{
    /// <summary>
    /// The best plan found until <paramref name="stop"/>. Always audited; never one that the audit objects to.
    /// </summary>
    /// <param name="request">What it is made from.</param>
    /// <param name="stop">When the search ends.</param>
    /// <param name="progress">Told of better schedules, one at a time.</param>
    /// <param name="cancel">Checked after the search.</param>
    /// <exception cref="Refusal"><c>plan.no-works</c>, <c>plan.wish-…</c>, <c>plan.no-crews</c>, <c>plan.audit</c>
    /// and those of <see cref="Translate"/>.</exception>
    public static PlanDraft Make(
        PlanRequest request, Planning.Stop stop, Action<Planning.Progress>? progress, CancellationToken cancel)
    {
        if (request.Works.Count == 0)
            throw new Refusal("plan.no-works",
                "There is nothing to plan: no hazard and no asset gives a work. Import hazards and assets first.");
        var strength = Strength.Of(request.Scenario, request.Crews, request.Commitments, request.LeastGrade);
        if (strength.Crews.Count == 0)
            throw new Refusal("plan.no-crews", string.Join(' ',
            [
                $"No crew counts in the scenario '{Word(request.Scenario)}'.", .. strength.Notes,
                "Add crews, or try another scenario.",
            ]));
        var translation = Translate.Problem(request.Programme, request.Works, strength.Crews, request.Suspended,
            Plans.Wishes.Held(request.Wishes), request.StandingStill);
        var search = new WishedSearch(request, translation, stop, progress);
        var schedule = search.Run();
        cancel.ThrowIfCancellationRequested();
        var findings = Planning.Audit.Check(search.Problem, schedule);
        if (findings.Count > 0)
            throw new Refusal("plan.audit",
                "The audit objects to the plan, so it is not kept. This is a fault of the engine; please report it.",
                [.. findings.Select(finding => new RefusedRow(null, null, null, finding))]);
        return Draft(request, translation, search, schedule, strength.Notes);
    }

    /// <summary>A scenario in words.</summary>
    public static string Word(Scenario scenario) => scenario switch
    {
        Scenario.AsPledged => "as pledged",
        Scenario.AsArrived => "as arrived",
        Scenario.AsAgreed => "as agreed",
        _ => "roster",
    };

    private static PlanDraft Draft(
        PlanRequest request, Translation translation, WishedSearch search, Planning.Schedule schedule,
        IReadOnlyList<string> notes)
    {
        var time = translation.Time;
        var planned = Enumerable.Range(0, translation.Works.Count).Where(i => schedule.Crew[i] >= 0).ToList();
        var assignments = planned
            .OrderBy(i => schedule.Start[i]).ThenBy(i => translation.Works[i].Id.Value)
            .Select(i => new Assignment(
                translation.Works[i].Id, translation.Crews[schedule.Crew[i]].Id,
                time.StartOf(schedule.Start[i]), time.FinishOf(schedule.Finish[i]))).ToList();
        var activities = translation.Problem.Activities;
        var cost = planned.Sum(i => activities[i].Weight * time.CalendarDays(schedule.Finish[i]));
        var people = planned.Sum(i => (double)activities[i].Weight);
        var (slope, offset) = time.Floor();
        var last = planned.Count == 0 ? 0 : planned.Max(i => schedule.Finish[i]);
        var plan = new Plan
        {
            Id = request.Id,
            Name = request.Name,
            Scenario = request.Scenario,
            Status = PlanStatus.Draft,
            MadeAt = request.MadeAt,
            StartsOn = DateOnly.FromDateTime(time.StartOf(0)),
            EndsOn = DateOnly.FromDateTime(last == 0 ? time.StartOf(0) : time.FinishOf(last)),
            Works = planned.Count,
            Crews = planned.Select(i => schedule.Crew[i]).Distinct().Count(),
            PeopleDays = cost,
            PeopleDaysBound = Math.Clamp((slope * schedule.Bound) + (offset * people), 0, cost),
            Gap = schedule.Gap,
            Drivers = Drivers.Of(translation, schedule),
            BasedOn = request.Base?.Plan.Id,
            Wishes = search.Answers(),
            Worth = Outcomes.Worth(translation, schedule),
            Dates = request.Norms.Count == 0
                ? []
                : Outcomes.Dates(translation, search.Problem, schedule, request.Norms, request.Seed),
            Effort = request.Effort,
            Findings = [],
            Origin = new Origin("furrow plan", request.Id.ToString(), request.Programme.Illustrative),
        };
        return new(plan, assignments, [.. translation.LeftOut, .. Unplanned(translation, schedule)], notes);
    }

    private static IEnumerable<Unplanned> Unplanned(Translation translation, Planning.Schedule schedule)
    {
        var problem = translation.Problem;
        var skills = problem.Crews.Aggregate(0UL, (bits, crew) => bits | crew.Skills);
        var waitsFor = problem.Waits.Where(wait => schedule.Crew[wait.First] < 0)
            .GroupBy(wait => wait.Then).ToDictionary(group => group.Key, group => group.Min(wait => wait.First));
        for (var i = 0; i < translation.Works.Count; i++)
        {
            if (schedule.Crew[i] >= 0)
                continue;
            var work = translation.Works[i];
            yield return new(work.Id, waitsFor.TryGetValue(i, out var first)
                ? $"Waits for '{translation.Works[first].Title}', which is not planned."
                : (skills >> (int)work.Skill & 1) == 0
                    ? $"No crew can do {Trade(work.Skill)}."
                    : string.Create(CultureInfo.InvariantCulture,
                        $"No crew is there long enough: a standard crew needs {Days(problem, i, translation.Time):0.#} "
                        + $"working days without a break."));
        }
    }

    private static double Days(Planning.Problem problem, int i, WorkingTime time) =>
        problem.Activities[i].Effort / (double)time.HoursPerDay;

    internal static string Trade(Skill skill) => skill switch
    {
        Skill.Eod => "explosive ordnance disposal",
        Skill.BattleArea => "battle area clearance",
        Skill.Manual => "manual clearance",
        Skill.Dogs => "clearance with dogs",
        Skill.Mechanical => "mechanical clearance",
        Skill.Utilities => "power and water",
        Skill.Debris => "debris removal",
        _ => skill.ToString().ToLowerInvariant(),
    };
}
