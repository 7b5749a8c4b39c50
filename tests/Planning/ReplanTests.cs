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
