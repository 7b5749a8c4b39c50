using CsCheck;
using Furrow.Planning;

namespace Furrow.Tests.Planning;

/// <summary>Answers beside the truth, where the truth can be had by trying everything.</summary>
public sealed class TruthTests
{
    [Fact]
    public void No_bound_is_above_the_optimum_and_no_answer_below_it() =>
        Given.TinyProblem.Sample(
            problem =>
            {
                var schedule = Planner.Solve(problem, Stop.AfterMoves(400), new Rng(7));
                var truth = Exhaustive.Cost(problem, i => schedule.Crew[i] >= 0);
                Assert.NotNull(truth);
                Assert.InRange(truth.Value, schedule.Bound, schedule.Cost);
            },
            iter: 1200);

    [Fact]
    public void The_search_nearly_always_finds_the_optimum_of_a_tiny_problem()
    {
        var (found, tried) = (0, 0);
        Given.TinyProblem.Sample(
            problem =>
            {
                var schedule = Planner.Solve(problem, Stop.AfterMoves(2000), new Rng(7));
                Interlocked.Increment(ref tried);
                if (Exhaustive.Cost(problem, i => schedule.Crew[i] >= 0) == schedule.Cost)
                    Interlocked.Increment(ref found);
            },
            iter: 300);
        Assert.True(found >= 0.97 * tried, $"{found} of {tried} optima found");
    }

    [Fact]
    public void Without_a_ban_nothing_costs_more_at_the_optimum() =>
        Given.TinyProblem.Where(static problem => problem.Bans.Length > 0).Sample(
            problem =>
            {
                var strict = Exhaustive.Cost(problem, static _ => true);
                var relaxed = Exhaustive.Cost(problem with { Bans = problem.Bans.RemoveAt(0) }, static _ => true);
                Assert.True(strict is null || relaxed <= strict);
            },
            iter: 200);

    [Fact]
    public void Without_a_wait_nothing_costs_more_at_the_optimum() =>
        Given.TinyProblem.Where(static problem => problem.Waits.Length > 0).Sample(
            problem =>
            {
                var strict = Exhaustive.Cost(problem, static _ => true);
                var relaxed = Exhaustive.Cost(problem with { Waits = problem.Waits.RemoveAt(0) }, static _ => true);
                Assert.True(strict is null || relaxed <= strict);
            },
            iter: 200);

    [Fact]
    public void Stretching_time_twofold_doubles_cost_and_keeps_the_bound_below() =>
        Given.TinyProblem.Sample(
            problem =>
            {
                problem = Near(problem);
                var schedule = Planner.Solve(Stretched(problem), Stop.AfterMoves(400), new Rng(7));
                var truth = Exhaustive.Cost(problem, i => schedule.Crew[i] >= 0);
                Assert.NotNull(truth);
                Assert.InRange(2 * truth.Value, schedule.Bound, schedule.Cost);
            },
            iter: 400);

    /// <summary>All at one place and of one rate, so that no journey and no duration is rounded.</summary>
    private static Problem Near(Problem problem) => problem with
    {
        Sites = [.. problem.Sites.Select(static _ => new Site(0, 0))],
        Crews = [.. problem.Crews.Select(static crew => crew with { RatePercent = 100 })],
    };

    /// <summary>The same problem with two units where there was one.</summary>
    private static Problem Stretched(Problem problem) => problem with
    {
        Activities = [.. problem.Activities.Select(static one =>
            one with { Effort = 2 * one.Effort, Release = 2 * one.Release })],
        Waits = [.. problem.Waits.Select(static wait => wait with { Lag = 2 * wait.Lag })],
        Crews = [.. problem.Crews.Select(static crew => crew with
        {
            From = 2 * crew.From, Until = crew.Until == int.MaxValue ? int.MaxValue : 2 * crew.Until,
        })],
        Calendars = [.. problem.Calendars.Select(static calendar => new Calendar(
            [.. calendar.Windows.Select(static window => new Window(2 * window.Open, 2 * window.Close))]))],
        Pins = [.. problem.Pins.Select(static pin => pin with { Start = pin.Start < 0 ? -1 : 2 * pin.Start })],
    };

    [Fact]
    public void One_more_crew_never_costs_more_at_the_optimum() =>
        Gen.Select(Given.TinyProblem, Gen.Int[0, 4], Gen.Int[1, 7]).Sample(
            (problem, home, skills) =>
            {
                var more = problem with { Crews = problem.Crews.Add(new Crew(home, (ulong)skills)) };
                var without = Exhaustive.Cost(problem, static _ => true);
                var with = Exhaustive.Cost(more, static _ => true);
                Assert.True(without is null || with <= without);
            },
            iter: 300);
}
