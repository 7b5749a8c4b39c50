using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works;
using Furrow.Registry.Works.Release;

namespace Furrow.Tests.Registry.Works;

public sealed class FieldProgressTests
{
    private static readonly Hazard Ground = Given.Hazard("H-1", Given.Square(0, 0, 100));

    [Fact]
    public void A_rate_learnt_from_enough_days_takes_the_place_of_the_norm() => Assert.Equal(
        (400.0, (double?)null),
        (Progress(days: 5).Hazards[0].RateSquareMetresPerCrewDay!.Value,
            Progress(days: 4).Hazards[0].RateSquareMetresPerCrewDay));

    [Fact]
    public void A_rate_that_a_person_set_stays()
    {
        var set = Ground with { RateSquareMetresPerCrewDay = 30 };
        Assert.Equal(30, FieldProgress.Of([set], [], [Rate(20)], 8).Hazards[0].RateSquareMetresPerCrewDay);
    }

    [Fact]
    public void Ground_that_was_worked_on_is_not_planned_again()
    {
        var seen = Progress(worked: 1500).Hazards[0];
        Assert.Equal(Ground.AreaSquareMetres - 1500, seen.AreaSquareMetres, 6);
        Assert.Equal(1, Progress(worked: 99_000).Hazards[0].AreaSquareMetres);
    }

    [Fact]
    public void A_hazard_whose_orders_all_stand_still_is_left_out_of_the_next_plan()
    {
        Assert.Empty(Progress().Stopped);
        Assert.Equal([Ground.Id], Progress(stopped: true).Stopped);
    }

    private static FieldProgress Progress(int days = 0, double worked = 0, bool stopped = false)
    {
        var task = new TaskOrder
        {
            Id = Identity.From<TaskOrderId>("t"), Number = "T", Hazards = [Ground.Id],
            Organisation = Identity.From<OrganisationId>("o"), Objective = Objective.Clearance,
            PlannedFrom = new(2026, 5, 4), PlannedTo = new(2026, 6, 4), State = TaskState.InProgress,
            Origin = Ground.Origin,
        };
        if (stopped)
            task = task.Suspend(SuspensionReason.Weather, "flood", new(2026, 5, 5));
        return FieldProgress.Of(
            [Ground], [(task, new(1, worked, 10, 1, 0, null, null))], days == 0 ? [] : [Rate(days)], 8);
    }

    private static FieldRate Rate(long days) => new(
        Identity.From<CrewId>("c"), FieldMethod.Detector, GroundCover.Open, days, 50, 5, 40, 60);
}
