using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Plans;
using Furrow.Registry.Works;

namespace Furrow.Tests.Registry.Plans;

public sealed class WorkingTimeTests
{
    [Fact]
    public void Hours_become_dates_and_dates_the_same_hours() =>
        Gen.Select(Given.AnyProgramme, Gen.Int[0, 5000]).Sample((programme, hour) =>
        {
            var time = new WorkingTime(programme);
            Assert.Equal(hour, time.HourOf(time.StartOf(hour)));
            Assert.Equal(time.StartOf(hour).AddHours(1), time.FinishOf(hour + 1));
            Assert.True(time.StartOf(hour) < time.StartOf(hour + 1));
        });

    [Fact]
    public void Nobody_works_outside_the_week_or_on_a_holiday() =>
        Gen.Select(Given.AnyProgramme, Gen.Int[0, 5000]).Sample((programme, hour) =>
        {
            var day = DateOnly.FromDateTime(new WorkingTime(programme).StartOf(hour));
            Assert.Contains(day.DayOfWeek, programme.WorkingDays);
            Assert.DoesNotContain(day, programme.Holidays);
        });

    [Fact]
    public void Hours_before_a_day_are_those_that_start_before_it() =>
        Gen.Select(Given.AnyProgramme, Gen.Int[0, 900]).Sample((programme, days) =>
        {
            var time = new WorkingTime(programme);
            var day = programme.StartsOn.AddDays(days);
            var before = time.HoursBefore(day);
            Assert.True(DateOnly.FromDateTime(time.StartOf(before)) >= day);
            Assert.True(before == 0 || DateOnly.FromDateTime(time.StartOf(before - 1)) < day);
        });

    [Fact]
    public void Open_seasons_never_touch_the_winter_and_leave_out_nothing_else() =>
        Gen.Select(Given.AnyProgramme, Gen.Int[0, 4000]).Sample((programme, hour) =>
        {
            var time = new WorkingTime(programme);
            if (time.Seasons is not { } seasons)
                return;
            var day = DateOnly.FromDateTime(time.StartOf(hour));
            var open = seasons.Windows.Any(window => window.Open <= hour && hour < window.Close);
            Assert.Equal(!IsWinter(day, programme.WinterFrom!, programme.WinterUntil!), open);
        });

    [Fact]
    public void A_programme_of_one_hour_a_week_still_has_a_season_in_its_eightieth_year()
    {
        var weekly = Given.Programme with { HoursPerDay = 1, WorkingDays = [DayOfWeek.Monday], Holidays = [] };
        var time = new WorkingTime(weekly);
        var summer = time.HoursBefore(new DateOnly(weekly.StartsOn.Year + 80, 7, 1));
        Assert.Contains(time.Seasons!.Windows, window => window.Open <= summer && summer < window.Close);
    }

    [Fact]
    public void Calendar_days_never_fall_below_the_floor() =>
        Gen.Select(Given.AnyProgramme, Gen.Int[1, 5000]).Sample((programme, finish) =>
        {
            var time = new WorkingTime(programme);
            var (slope, offset) = time.Floor();
            Assert.True(time.CalendarDays(finish) >= (slope * finish) + offset - 1e-6);
        }, iter: 30);

    [Fact]
    public void The_ground_stands_down_in_winter_and_mending_does_not()
    {
        Assert.All([WorkKind.Survey, WorkKind.Clear, WorkKind.Inspect], kind =>
            Assert.True(Translate.StandsDownInWinter(kind)));
        Assert.All([WorkKind.Debris, WorkKind.Build, WorkKind.Finish], kind =>
            Assert.False(Translate.StandsDownInWinter(kind)));
    }

    [Theory]
    [InlineData("programme.hours")]
    [InlineData("programme.week")]
    [InlineData("programme.winter")]
    public void A_calendar_that_cannot_be_is_refused_by_name(string code)
    {
        var programme = code switch
        {
            "programme.hours" => Given.Programme with { HoursPerDay = 25 },
            "programme.week" => Given.Programme with { WorkingDays = [] },
            _ => Given.Programme with { WinterFrom = "13-40" },
        };
        Assert.Equal(code, Assert.Throws<Refusal>(() => new WorkingTime(programme)).Code);
    }

    private static bool IsWinter(DateOnly day, string from, string until)
    {
        var word = day.ToString("MM-dd");
        bool Reaches(string first, string last) =>
            string.CompareOrdinal(first, word) <= 0 && string.CompareOrdinal(word, last) <= 0;
        return string.CompareOrdinal(from, until) <= 0
            ? Reaches(from, until)
            : Reaches(from, "12-31") || Reaches("01-01", until);
    }
}
