using CsCheck;
using Furrow.Planning;

namespace Furrow.Tests.Planning;

/// <summary>What a search promises, however long it runs.</summary>
public sealed class SearchTests
{
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
}
