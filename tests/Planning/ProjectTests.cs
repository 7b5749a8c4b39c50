using CsCheck;
using Furrow.Planning;
using Furrow.Planning.Projects;

namespace Furrow.Tests.Planning;

/// <summary>What the search promises for jobs that share pools.</summary>
public sealed class ProjectTests
{
    [Fact]
    public void Every_timetable_passes_the_audit_with_its_bound() =>
        GivenProject.SingleMode.Sample(
            project =>
            {
                var finding = Solve(project, 1000);
                Assert.Empty(TimetableAudit.Check(project, finding.Best!, finding.Bound));
            },
            iter: 150);

    [Fact]
    public void Tiny_projects_are_planned_to_the_least_last_finish() =>
        GivenProject.Tiny.Sample(
            project =>
            {
                var finding = Solve(project, 1500);
                Assert.Equal(EveryTimetable.Cost(project), finding.Best!.Cost);
                Assert.InRange(finding.Bound, 0, finding.Best.Cost);
            },
            iter: 100);

    [Fact]
    public void Tiny_projects_with_modes_budgets_and_parts_are_planned_to_the_least_cost() =>
        GivenProject.TinyMultiMode.Sample(
            project =>
            {
                var finding = Solve(project, 3000);
                Assert.Equal(EveryTimetable.Cost(project), finding.Best?.Cost);
                if (finding.Best is { } best)
                    Assert.Empty(TimetableAudit.Check(project, best, finding.Bound));
            },
            iter: 60);

    [Fact]
    public void Tiny_projects_with_distances_are_planned_to_the_least_finish_or_proven_impossible() =>
        GivenProject.TinyLags.Sample(
            project =>
            {
                var finding = Solve(project, 100_000);
                Assert.True(finding.Proven);
                Assert.Equal(EveryTimetable.Cost(project, 40), finding.Best?.Cost);
                if (finding.Best is { } best)
                    Assert.Empty(TimetableAudit.Check(project, best, finding.Bound));
            },
            iter: 60);

    [Fact]
    public void Tiny_projects_with_workers_are_planned_to_the_least_finish() =>
        GivenProject.TinyWorkers.Sample(
            project =>
            {
                var finding = Solve(project, 1500);
                Assert.Equal(EveryTimetable.Cost(project), finding.Best?.Cost);
                if (finding.Best is { } best)
                    Assert.Empty(TimetableAudit.Check(project, best, finding.Bound));
            },
            iter: 60);

    [Fact]
    public void One_more_unit_in_a_pool_never_costs_more_and_twice_the_durations_cost_twice() =>
        GivenProject.Tiny.Sample(
            project =>
            {
                var cost = Solve(project, 2000);
                var roomy = Solve(project with { Pools = [.. project.Pools.Select(static one => one + 1)] }, 2000);
                var slow = Solve(
                    project with
                    {
                        Jobs =
                        [
                            .. project.Jobs.Select(static job => new Job(
                                [job.Modes[0] with { Duration = 2 * job.Modes[0].Duration }], 2 * job.Release)),
                        ],
                    },
                    2000);
                Assert.True(roomy.Best!.Cost <= cost.Best!.Cost);
                Assert.Equal(2 * cost.Best.Cost, slow.Best!.Cost);
            },
            iter: 40);

    [Fact]
    public void Projects_with_modes_pass_the_audit_and_repeat_to_the_byte() =>
        GivenProject.MultiMode.Sample(
            project =>
            {
                var (one, two) = (Solve(project, 1500), Solve(project, 1500));
                Assert.Equal((one.Best is null, one.Bound), (two.Best is null, two.Bound));
                if (one.Best is not { } best)
                    return;
                Assert.Empty(TimetableAudit.Check(project, best, one.Bound));
                Assert.Equal(best.Start, two.Best!.Start);
                Assert.Equal(best.Mode, two.Best.Mode);
            },
            iter: 60);

    [Fact]
    public void The_same_seed_and_limit_give_the_same_starts() =>
        GivenProject.SingleMode.Sample(
            project =>
            {
                var (one, two) = (Solve(project, 700), Solve(project, 700));
                Assert.Equal(one.Best!.Start, two.Best!.Start);
                Assert.Equal((one.Bound, one.Evaluations), (two.Bound, two.Evaluations));
            },
            iter: 30);

    [Fact]
    public void Many_pools_and_great_capacities_are_shared_rightly() =>
        GivenProject.SingleMode.Sample(
            project =>
            {
                var wide = project with
                {
                    Pools = [.. project.Pools.Select(static units => units * 100_000)],
                    Jobs =
                    [
                        .. project.Jobs.Select(static job => job with
                        {
                            Modes = [.. job.Modes.Select(static mode => mode with
                            {
                                Pools = [.. mode.Pools.Select(static d => d with { Units = d.Units * 100_000 })],
                            })],
                        }),
                    ],
                };
                Assert.Equal(Solve(project, 300).Best!.Start, Solve(wide, 300).Best!.Start);
            },
            iter: 50);

    [Fact]
    public void A_job_that_no_pool_can_hold_is_proven_impossible()
    {
        var finding = Solve(GivenProject.Three with { Pools = [1] }, 100);
        Assert.Null(finding.Best);
        Assert.True(finding.Proven);
    }

    [Fact]
    public void Long_durations_find_their_gaps()
    {
        var project = new Project
        {
            Jobs = [.. Enumerable.Range(0, 12).Select(static i => GivenProject.One(30 + (17 * i), 1 + (i % 3)))],
            Pools = [3],
        };
        var finding = Solve(project, 2000);
        Assert.Empty(TimetableAudit.Check(project, finding.Best!, finding.Bound));
    }

    [Fact]
    public void A_circle_and_a_wrong_index_are_refused_by_name()
    {
        var circle = GivenProject.Three with { Follows = [new Follow(0, 1), new Follow(1, 0)] };
        Assert.Contains("circle", Refused(circle), StringComparison.Ordinal);
        var away = GivenProject.Three with { Follows = [new Follow(0, 7)] };
        Assert.Contains("job 0; jobs are 0 to 2", Refused(away), StringComparison.Ordinal);
        Assert.Contains("pool 0", Refused(GivenProject.Three with { Pools = [] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_threads_and_a_clock_give_a_sound_answer()
    {
        var finding = ProjectPlanner.Solve(
            GivenProject.Three,
            Stop.After(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken),
            new Rng(1), null, 3);
        Assert.Equal(8, finding.Best!.Cost);
        Assert.True(finding.Proven);
    }

    private static Finding Solve(Project project, long moves) =>
        ProjectPlanner.Solve(project, Stop.AfterMoves(moves), new Rng(5));

    private static string Refused(Project project) =>
        Assert.Throws<ArgumentException>(() => Solve(project, 10)).Message;
}
