using CsCheck;
using Furrow.Planning;

namespace Furrow.Tests.Planning;

/// <summary>What a first plan promises.</summary>
public sealed class DispatchTests
{
    [Fact]
    public void Every_plan_passes_the_audit() =>
        Given.Problem.Sample(
            problem => Assert.Empty(Audit.Check(problem, Planner.Solve(problem, Stop.AfterMoves(0), new Rng(1)))),
            iter: 2000);

    [Fact]
    public void Without_ends_and_pins_everything_that_some_crew_can_do_is_planned() =>
        Given.Problem.Sample(
            problem =>
            {
                var free = problem with
                {
                    Pins = [],
                    Bans = [],
                    Calendars = [.. problem.Calendars.Select(static _ => new Calendar([new Window(0, 1_000_000)]))],
                    Crews = [.. problem.Crews.Select(static crew => crew with { Until = int.MaxValue })],
                };
                var schedule = Planner.Solve(free, Stop.AfterMoves(0), new Rng(1));
                var skills = free.Crews.Aggregate(0UL, static (all, crew) => all | crew.Skills);
                var stuck = new HashSet<int>();
                for (var i = 0; i < free.Activities.Length; i++)
                {
                    var waits = free.Waits.Where(wait => wait.Then == i).Select(static wait => wait.First);
                    if ((skills >> free.Activities[i].Skill & 1) == 0 || waits.Any(stuck.Contains))
                        stuck.Add(i);
                    Assert.Equal(stuck.Contains(i), schedule.Crew[i] < 0);
                }
            },
            iter: 1000);

    [Fact]
    public void A_pin_that_can_be_kept_is_kept()
    {
        var problem = Given.Pair with { Pins = [new Pin(1, 1, 20)] };
        var schedule = Planner.Solve(problem, Stop.AfterMoves(0), new Rng(1));
        Assert.Equal([0, 1], schedule.Crew);
        Assert.Equal(20, schedule.Start[1]);
    }

    [Fact]
    public void A_pin_that_cannot_be_kept_leaves_its_activity_unplanned()
    {
        var problem = Given.Pair with { Pins = [new Pin(1, 1, 6)] };
        var schedule = Planner.Solve(problem, Stop.AfterMoves(0), new Rng(1));
        Assert.Equal([0, -1], schedule.Crew);
        Assert.Equal(1, schedule.Unplanned);
    }

    [Fact]
    public void A_circle_of_waits_is_refused_by_its_indices()
    {
        var problem = Given.Pair with { Waits = [new Wait(0, 1), new Wait(1, 0)] };
        var refused = Assert.Throws<ArgumentException>(
            () => Planner.Solve(problem, Stop.AfterMoves(0), new Rng(1)));
        Assert.Contains("1 → 0 → 1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_activities_make_an_empty_plan()
    {
        var problem = Given.Pair with { Activities = [], Waits = [] };
        var schedule = Planner.Solve(problem, Stop.AfterMoves(100), new Rng(1));
        Assert.Empty(Audit.Check(problem, schedule));
        Assert.Equal(0, schedule.Cost);
    }
}
