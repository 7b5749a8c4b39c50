using CsCheck;
using Furrow.Planning;

namespace Furrow.Tests.Planning;

/// <summary>What people who already hold to a schedule are promised when something changes.</summary>
public sealed class ReplanTests
{
    [Fact]
    public void Every_repaired_plan_passes_the_audit() =>
        Given.Problem.Sample(
            problem =>
            {
                var earlier = Planner.Solve(problem with { Pins = [], Bans = [] }, Stop.AfterMoves(100), new Rng(2));
                var repaired = Planner.Replan(problem, earlier, 20, Stop.AfterMoves(200), new Rng(3));
                Assert.Empty(Audit.Check(problem, repaired));
            },
            iter: 300);

    [Fact]
    public void Where_nothing_changed_nobody_is_told_anything_new_before_the_day_it_may_change() =>
        Given.Problem.Sample(
            problem =>
            {
                const int day = 25;
                var earlier = Planner.Solve(problem, Stop.AfterMoves(200), new Rng(2));
                var repaired = Planner.Replan(problem, earlier, day, Stop.AfterMoves(300), new Rng(3));
                Assert.True(repaired.Unplanned <= earlier.Unplanned);
                Assert.True(repaired.Unplanned < earlier.Unplanned || repaired.Cost <= earlier.Cost);
                for (var i = 0; i < earlier.Crew.Length; i++)
                {
                    if (earlier.Crew[i] >= 0 && earlier.Start[i] < day)
                        Assert.Equal(earlier.Crew[i], repaired.Crew[i]);
                }
            },
            iter: 300);

    [Fact]
    public void A_new_pin_is_kept_and_what_stood_in_its_way_makes_room()
    {
        var problem = Given.Programme(60, 6);
        var earlier = Planner.Solve(problem, Stop.AfterMoves(500), new Rng(2));
        var late = Enumerable.Range(0, 60).MaxBy(i => earlier.Start[i]);
        var start = earlier.Start[late] / 2;
        var pinned = problem with { Pins = [new Pin(late, earlier.Crew[late], start)] };
        var repaired = Planner.Replan(pinned, earlier, 0, Stop.AfterMoves(500), new Rng(3));
        Assert.Empty(Audit.Check(pinned, repaired));
        Assert.Equal((0, start), (repaired.Unplanned, repaired.Start[late]));
    }

    [Fact]
    public void What_is_new_finds_a_place()
    {
        var problem = Given.Programme(60, 6);
        var earlier = Planner.Solve(problem, Stop.AfterMoves(500), new Rng(2));
        var unknown = earlier with { Crew = earlier.Crew.SetItem(7, -1), Start = earlier.Start.SetItem(7, -1) };
        var repaired = Planner.Replan(problem, unknown, 10, Stop.AfterMoves(0), new Rng(3));
        Assert.Empty(Audit.Check(problem, repaired));
        Assert.Equal(0, repaired.Unplanned);
    }

    [Fact]
    public void A_day_of_reports_moves_few_people_and_costs_little_more_than_a_plan_from_nothing()
    {
        const int today = 24;
        const int soon = today + 80;
        var problem = Given.Programme(400, 12);
        var plan = Planner.Solve(problem, Stop.AfterMoves(20_000), new Rng(2));
        var rng = new Rng(9);
        var begun = Enumerable.Range(0, 400).Where(i => plan.Start[i] < today).ToHashSet();
        var reported = problem with
        {
            Activities =
            [
                .. problem.Activities.Select((one, i) => !begun.Contains(i) ? one with { Release = today }
                    : plan.Finish[i] > today ? one with { Effort = one.Effort + rng.Below(12) } : one),
            ],
            Pins = [.. begun.Order().Select(i => new Pin(i, plan.Crew[i], plan.Start[i]))],
        };
        var again = Planner.Replan(reported, plan, soon, Stop.AfterMoves(2000), new Rng(3));
        var fresh = Planner.Solve(reported, Stop.AfterMoves(20_000), new Rng(4));
        Assert.Empty(Audit.Check(reported, again));
        Assert.Equal(0, again.Unplanned);
        Assert.True(again.Cost <= 1.01 * fresh.Cost, $"{again.Cost} is far above {fresh.Cost}");
        var near = Enumerable.Range(0, 400).Where(i => plan.Start[i] >= today && plan.Start[i] < soon).ToArray();
        Assert.True(near.Length > 20);
        Assert.True(20 * near.Count(i => again.Crew[i] != plan.Crew[i]) <= near.Length);
    }

    [Fact]
    public void One_pin_sends_few_people_elsewhere()
    {
        var problem = Given.Programme(400, 12);
        var plan = Planner.Solve(problem, Stop.AfterMoves(2000), new Rng(2));
        var late = Enumerable.Range(0, 400).MaxBy(i => plan.Start[i]);
        var pinned = problem with { Pins = [new Pin(late, plan.Crew[late], plan.Start[late] / 2)] };
        var again = Planner.Replan(pinned, plan, 0, Stop.AfterMoves(20_000), new Rng(3));
        Assert.Empty(Audit.Check(pinned, again));
        var changed = Enumerable.Range(0, 400).Count(i => again.Crew[i] != plan.Crew[i]);
        Assert.True(changed <= 40, $"{changed} of 400 have another crew");
    }

    [Fact]
    public void Without_spread_every_replay_is_the_plan_itself() =>
        Given.Problem.Sample(
            problem =>
            {
                var schedule = Planner.Solve(problem, Stop.AfterMoves(300), new Rng(2));
                var replays = Replay.Run(
                    problem, schedule, [.. Spreads(problem, 100, 100)], [.. Each(problem)], 20, new Rng(1));
                Assert.Equal((schedule.Cost, schedule.Cost), (replays.MedianCost, replays.NinetiethCost));
                Assert.Equal(schedule.Finish, replays.Median);
            },
            iter: 200);

    [Fact]
    public void Nine_in_ten_replays_end_no_sooner_than_half_of_them_and_delays_never_help() =>
        Given.Problem.Sample(
            problem =>
            {
                var schedule = Planner.Solve(problem, Stop.AfterMoves(100), new Rng(2));
                var replays = Replay.Run(
                    problem, schedule, [.. Spreads(problem, 100, 300)], [.. Each(problem)], 40, new Rng(1));
                Assert.InRange(replays.MedianCost, schedule.Cost, replays.NinetiethCost);
                for (var i = 0; i < schedule.Crew.Length; i++)
                    Assert.InRange(replays.Median[i], schedule.Finish[i], replays.Ninetieth[i]);
            },
            iter: 200);

    private static IEnumerable<Spread> Spreads(Problem problem, int low, int high) =>
        problem.Activities.Select(one => new Spread(low, high, one.Skill));

    private static IEnumerable<int> Each(Problem problem) => Enumerable.Range(0, problem.Activities.Length);
}
