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
