using Furrow.Planning;

namespace Furrow.Tests.Planning;

/// <summary>One canary for each rule: the audit must object to it.</summary>
public sealed class AuditTests
{
    [Fact]
    public void A_sound_schedule_meets_no_objection() =>
        Assert.Empty(Audit.Check(Given.Pair, Given.PairSchedule));

    [Fact]
    public void A_crew_without_the_skill() =>
        Objects("skill 0", Given.PairSchedule with { Crew = [1, 0], Finish = [3, 18], Cost = 93 });

    [Fact]
    public void A_duration_that_the_crew_does_not_take() =>
        Objects("needs 10", Given.PairSchedule with { Finish = [5, 17], Cost = 90 });

    [Fact]
    public void A_start_before_the_release() =>
        Objects("release", Moved(1, 20), Given.Pair with { Activities = Given.Pair.Activities.SetItem(1, Late) });

    [Fact]
    public void A_start_before_the_crew_arrives() => Objects("arrives", Moved(0, 0));

    [Fact]
    public void An_end_after_the_crew_leaves() => Objects("leaves at 40", Moved(1, 60));

    [Fact]
    public void Work_across_the_end_of_a_window() => Objects("window", Moved(1, 25));

    [Fact]
    public void A_start_that_does_not_wait_long_enough() => Objects("waits for 0", Moved(1, 7));

    [Fact]
    public void Work_that_waits_for_work_not_planned() =>
        Objects("which is not", Given.PairSchedule with
        {
            Crew = [-1, 0],
            Start = [-1, 8],
            Finish = [-1, 18],
            Cost = 90,
            Unplanned = 1,
        });

    [Fact]
    public void A_journey_that_takes_no_time() =>
        Objects("travels 2", Moved(1, 6), Given.Pair with { Waits = [] });

    [Fact]
    public void The_first_journey_from_home() =>
        Objects("leaves home", Given.PairSchedule, Given.Pair with { Crews = [new Crew(1, 0b11, 100, 1, 40)] });

    [Fact]
    public void Two_works_of_one_crew_at_once() =>
        Objects("Crew 0 starts", Moved(1, 4), Given.Pair with { Waits = [] });

    [Fact]
    public void Another_crew_than_the_pinned_one() =>
        Objects("pinned to crew 1", Given.PairSchedule, Given.Pair with { Pins = [new Pin(1, 1, -1)] });

    [Fact]
    public void Another_start_than_the_pinned_one() =>
        Objects("pinned to start", Given.PairSchedule, Given.Pair with { Pins = [new Pin(1, -1, 9)] });

    [Fact]
    public void A_wrong_cost() => Objects("says that it costs", Given.PairSchedule with { Cost = 94 });

    [Fact]
    public void A_wrong_count_of_unplanned_work() =>
        Objects("not planned; 0 are not", Given.PairSchedule with { Unplanned = 1 });

    [Fact]
    public void A_bound_above_the_cost() => Objects("is above the cost", Given.PairSchedule with { Bound = 96 });

    [Fact]
    public void A_crew_that_does_not_exist() => Objects("not there", Given.PairSchedule with { Crew = [0, 7] });

    [Fact]
    public void Times_without_a_crew() =>
        Objects("has no crew but", Given.PairSchedule with { Crew = [0, -1], Unplanned = 1, Cost = 5, Bound = 1 });

    [Fact]
    public void A_crew_that_is_kept_from_the_activity() =>
        Objects("a ban keeps it from", Given.PairSchedule, Given.Pair with { Bans = [new Ban(1, 0)] });

    [Fact]
    public void A_schedule_of_another_problem() =>
        Objects("does not hold", Given.PairSchedule with { Crew = [0] });

    private static Activity Late => new(1, 1, 10, 5, -1, 21);

    private static Schedule Moved(int activity, int start)
    {
        var sound = Given.PairSchedule;
        var duration = sound.Finish[activity] - sound.Start[activity];
        var finish = sound.Finish.SetItem(activity, start + duration);
        return sound with
        {
            Start = sound.Start.SetItem(activity, start),
            Finish = finish,
            Cost = finish[0] + (5L * finish[1]),
        };
    }

    private static void Objects(string words, Schedule schedule, Problem? problem = null) =>
        Assert.Contains(
            Audit.Check(problem ?? Given.Pair, schedule),
            objection => objection.Contains(words, StringComparison.Ordinal));
}
