using System.Diagnostics;
using CsCheck;
using Furrow.Planning;

namespace Furrow.Tests.Planning;

/// <summary>What a search promises, however long it runs.</summary>
public sealed class SearchTests
{
    /// <summary>Seconds after which a search of a second is late, on a busy machine too.</summary>
    private const double Late = 8;

    [Fact]
    public void Every_answer_passes_the_audit() =>
        Given.Problem.Sample(
            problem => Assert.Empty(Audit.Check(problem, Planner.Solve(problem, Stop.AfterMoves(600), new Rng(3)))),
            iter: 300);

    [Fact]
    public void The_same_seed_and_limit_give_the_same_bytes() =>
        Given.Problem.Sample(
            problem =>
            {
                var one = Planner.Solve(problem, Stop.AfterMoves(400), new Rng(5));
                var two = Planner.Solve(problem, Stop.AfterMoves(400), new Rng(5));
                Assert.Equal(one.Crew, two.Crew);
                Assert.Equal(one.Start, two.Start);
                Assert.Equal((one.Cost, one.Bound), (two.Cost, two.Bound));
            },
            iter: 200);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Threads_do_not_show_in_the_bytes_of_an_answer_under_a_limit_of_moves(int threads) =>
        Given.Problem.Sample(
            problem =>
            {
                var one = Planner.Solve(problem, Stop.AfterMoves(400), new Rng(5), threads: threads);
                var two = Planner.Solve(problem, Stop.AfterMoves(400), new Rng(5), threads: threads);
                Assert.Empty(Audit.Check(problem, one));
                Assert.Equal(one.Crew, two.Crew);
                Assert.Equal(one.Start, two.Start);
                Assert.Equal((one.Cost, one.Bound), (two.Cost, two.Bound));
            },
            iter: 60);

    [Fact]
    public void A_search_never_ends_worse_than_it_starts() =>
        Given.Problem.Sample(
            problem =>
            {
                var first = Planner.Solve(problem, Stop.AfterMoves(300), new Rng(5));
                var second = Planner.Solve(problem, Stop.AfterMoves(1), new Rng(6), first);
                Assert.Empty(Audit.Check(problem, second));
                Assert.True(
                    second.Unplanned < first.Unplanned
                    || (second.Unplanned == first.Unplanned && second.Cost <= first.Cost));
            },
            iter: 500);

    [Fact]
    public void After_any_price_step_an_hour_of_a_crew_in_demand_is_worth_something()
    {
        var problem = Given.Programme(300, 9);
        var schedule = Planner.Solve(problem, Stop.AfterMoves(200), new Rng(1));
        Assert.Equal(9, schedule.CrewWorth.Length);
        Assert.All(schedule.CrewWorth, static worth => Assert.True(worth > 0));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_answer_of_several_threads_passes_the_audit(int threads) =>
        Given.Problem.Sample(
            problem => Assert.Empty(Audit.Check(problem, Planner.Solve(
                problem, Stop.After(TimeSpan.FromMilliseconds(30), TimeProvider.System), new Rng(3),
                threads: threads))),
            iter: 20, threads: 1);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_search_with_several_threads_ends_when_it_is_cancelled(int threads)
    {
        using var asked = new CancellationTokenSource();
        var problem = Given.Programme(600, 8);
        var stop = Stop.After(TimeSpan.FromMinutes(10), TimeProvider.System, asked.Token);
        asked.CancelAfter(TimeSpan.FromMilliseconds(400));
        var began = Stopwatch.GetTimestamp();
        var schedule = Planner.Solve(problem, stop, new Rng(1), threads: threads);
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0.3, Late);
        Assert.Empty(Audit.Check(problem, schedule));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_search_ends_in_time_though_half_the_activities_have_a_skill_that_no_crew_has(int threads)
    {
        var problem = Given.Programme(5000, 40);
        problem = problem with
        {
            Activities = [.. problem.Activities.Select((one, i) => i % 2 == 0 ? one : one with { Skill = 63 })],
        };
        var schedule = InTime(problem, threads);
        Assert.Equal(2500, schedule.Unplanned);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_search_ends_in_time_though_half_the_activities_outlast_every_crew(int threads)
    {
        var problem = Given.Programme(5000, 40);
        problem = problem with
        {
            Activities =
            [
                .. problem.Activities.Select((one, i) => i % 2 == 0 ? one : one with { Effort = 90_000, Weight = 1 }),
            ],
            Crews = [.. problem.Crews.Select(static crew => crew with { Until = 80_000 })],
        };
        var schedule = InTime(problem, threads);
        Assert.Equal(2500, schedule.Unplanned);
    }

    /// <summary>Answers of a second's search, which must come within a few.</summary>
    private static Schedule InTime(Problem problem, int threads)
    {
        var began = Stopwatch.GetTimestamp();
        var stop = Stop.After(TimeSpan.FromSeconds(1), TimeProvider.System);
        var schedule = Planner.Solve(problem, stop, new Rng(1), threads: threads);
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0.9, Late);
        Assert.Empty(Audit.Check(problem, schedule));
        return schedule;
    }
}
