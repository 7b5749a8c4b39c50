using Furrow.Planning;
using Furrow.Planning.Projects;

namespace Furrow.Tests.Planning;

/// <summary>One canary for each rule of a timetable: the audit must object to it.</summary>
public sealed class TimetableAuditTests
{
    [Fact]
    public void A_sound_timetable_meets_no_objection() =>
        Assert.Empty(TimetableAudit.Check(GivenProject.Three, GivenProject.ThreeTimetable, 8));

    [Fact]
    public void A_timetable_of_another_project() =>
        Objects("does not hold", GivenProject.ThreeTimetable with { Start = [0] });

    [Fact]
    public void A_mode_that_is_not_there() =>
        Objects("mode 1; it has 1", GivenProject.ThreeTimetable with { Mode = [1, 0, 0] });

    [Fact]
    public void A_wrong_duration() =>
        Objects("takes 2; mode 0 needs 3", GivenProject.ThreeTimetable with { Finish = [2, 8, 5] });

    [Fact]
    public void A_start_before_the_release() =>
        Objects("release at 1", GivenProject.ThreeTimetable, GivenProject.Three with
        {
            Jobs = GivenProject.Three.Jobs.SetItem(0, GivenProject.One(3, 1) with { Release = 1 }),
        });

    [Fact]
    public void A_start_before_the_end_of_what_it_follows() => Objects("before job 0 ends", Moved(1, 2));

    [Fact]
    public void A_distance_below_the_least() =>
        Objects("the least is 4", GivenProject.ThreeTimetable, GivenProject.Three with { Lags = [new Lag(0, 2, 4)] });

    [Fact]
    public void A_distance_above_the_greatest() =>
        Objects("the least is -4", GivenProject.ThreeTimetable, GivenProject.Three with { Lags = [new Lag(1, 0, -4)] });

    [Fact]
    public void More_units_than_a_pool_has() => Objects("pool 0 gives 3 units; it has 2", Moved(2, 4));

    [Fact]
    public void More_units_than_a_budget_has() =>
        Objects("Budget 0 gives 6", GivenProject.ThreeTimetable, GivenProject.Three with
        {
            Jobs = [.. GivenProject.Three.Jobs.Select(static job => job with
            {
                Modes = [job.Modes[0] with { Budgets = [new Demand(0, 2)] }],
            })],
            Budgets = [5],
        });

    [Fact]
    public void Workers_that_are_missing_unskilled_doubled_or_in_two_places()
    {
        var skilled = GivenProject.Three with
        {
            Jobs = [.. GivenProject.Three.Jobs.Select(static job => job with { Skills = [new Demand(1, 1)] })],
            Workers = [0b10, 0b01],
        };
        var posted = GivenProject.ThreeTimetable with
        {
            Postings = [[new Posting(0, 1)], [new Posting(0, 1)], [new Posting(0, 1)]],
        };
        Assert.Empty(TimetableAudit.Check(skilled, posted));
        Objects("0 workers of skill 1; it needs 1", GivenProject.ThreeTimetable, skilled);
        Objects("has it not", posted with { Postings = posted.Postings.SetItem(0, [new Posting(1, 1)]) }, skilled);
        Objects("not there", posted with { Postings = posted.Postings.SetItem(0, [new Posting(9, 1)]) }, skilled);
        Objects("twice", posted with
        {
            Postings = posted.Postings.SetItem(0, [new Posting(0, 1), new Posting(0, 1)]),
        }, skilled);
        Objects("at jobs 0 and 2 at once", posted with { Start = [0, 5, 2], Finish = [3, 8, 4] }, skilled);
    }

    [Fact]
    public void A_wrong_cost_and_a_bound_above_it()
    {
        Objects("costs 7; it costs 8", GivenProject.ThreeTimetable with { Cost = 7 });
        Objects("ends at 7; it ends at 8", GivenProject.ThreeTimetable with { LastFinish = 7 });
        Assert.Contains("bound 9", Assert.Single(TimetableAudit.Check(
            GivenProject.Three, GivenProject.ThreeTimetable, 9)), StringComparison.Ordinal);
    }

    [Fact]
    public void Delays_of_parts_are_summed()
    {
        var parts = GivenProject.Three with
        {
            Jobs = GivenProject.Three.Jobs.SetItem(2, GivenProject.One(2, 2) with { Part = 1 }),
            Parts = [new Part(6), new Part(9)],
        };
        Assert.Empty(TimetableAudit.Check(parts, GivenProject.ThreeTimetable with { Cost = 2 }));
        Objects("it costs 2", GivenProject.ThreeTimetable, parts);
    }

    private static Timetable Moved(int job, int start)
    {
        var sound = GivenProject.ThreeTimetable;
        var finish = sound.Finish.SetItem(job, start + sound.Finish[job] - sound.Start[job]);
        return sound with { Start = sound.Start.SetItem(job, start), Finish = finish };
    }

    private static void Objects(string words, Timetable timetable, Project? project = null) =>
        Assert.Contains(
            TimetableAudit.Check(project ?? GivenProject.Three, timetable),
            objection => objection.Contains(words, StringComparison.Ordinal));
}
