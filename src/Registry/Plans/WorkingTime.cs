using System.Collections.Immutable;
using System.Globalization;

namespace Furrow.Registry.Plans;

/// <summary>The programme's calendar and the engine's working hours, each told in the other's words.</summary>
/// <remarks>
/// Hour 0 is the first working hour of the first working day. A day's work begins at 8:00, or earlier when it is longer
/// than 16 hours.
/// </remarks>
public sealed class WorkingTime
{
    private const int HorizonDays = 40_000;
    private const int WholeYears = (HorizonDays / 366) - 1;
    private const int ProbedWorkingDays = 1500;

    private readonly Programme programme;
    private readonly List<DateOnly> days = [];
    private readonly HashSet<DateOnly> holidays;
    private readonly int firstHour;

    /// <summary>Reads the programme's rules of time.</summary>
    /// <exception cref="Refusal"><c>programme.hours</c>, <c>programme.week</c>, <c>programme.winter</c>.</exception>
    public WorkingTime(Programme programme)
    {
        this.programme = programme;
        if (programme.HoursPerDay is < 1 or > 24)
            throw new Refusal("programme.hours",
                $"A working day has {programme.HoursPerDay} hours; it must have between 1 and 24.");
        if (programme.WorkingDays.Count == 0)
            throw new Refusal("programme.week", "The working week has no day; name at least one.");
        holidays = [.. programme.Holidays];
        firstHour = Math.Min(8, 24 - programme.HoursPerDay);
        Seasons = Open(programme);
    }

    /// <summary>Working hours in a day.</summary>
    public int HoursPerDay => programme.HoursPerDay;

    /// <summary>
    /// When work on the ground may be done, in working hours; null when there is no winter stand-down.
    /// </summary>
    public Planning.Calendar? Seasons { get; }

    /// <summary>Local time at which a work that starts with this working hour starts.</summary>
    public DateTime StartOf(int hour) =>
        Day(hour / HoursPerDay).ToDateTime(new TimeOnly(firstHour + (hour % HoursPerDay), 0));

    /// <summary>
    /// Local time at which a work that ends before this working hour has ended: the end of the hour before.
    /// </summary>
    public DateTime FinishOf(int hour) => StartOf(hour - 1).AddHours(1);

    /// <summary>The working hour that starts at this local time, as <see cref="StartOf"/> gave it.</summary>
    public int HourOf(DateTime start) =>
        HoursBefore(DateOnly.FromDateTime(start)) + start.Hour - firstHour;

    /// <summary>How many working hours lie before a day; 0 for days before the first.</summary>
    public int HoursBefore(DateOnly day)
    {
        if (day <= programme.StartsOn)
            return 0;
        while (days.Count == 0 || days[^1] < day)
            if (!TryAddDay())
                return int.MaxValue;
        var index = days.BinarySearch(day);
        return (index < 0 ? ~index : index) * HoursPerDay;
    }

    /// <summary>
    /// Calendar days from the start of the first day until a work that ends before this working hour has ended.
    /// </summary>
    public double CalendarDays(int finish) =>
        (FinishOf(finish) - programme.StartsOn.ToDateTime(TimeOnly.MinValue)).TotalDays;

    /// <summary>
    /// A straight line that calendar days never fall below: days ≥ slope × working hours + offset. It turns a bound on
    /// working hours into one on calendar days; holidays and the stand-down only lift the days further.
    /// </summary>
    public (double Slope, double Offset) Floor()
    {
        var slope = 7.0 / (programme.WorkingDays.Distinct().Count() * HoursPerDay);
        var offset = double.MaxValue;
        for (var finish = 1; finish <= ProbedWorkingDays * HoursPerDay; finish++)
            offset = Math.Min(offset, CalendarDays(finish) - (slope * finish));
        return (slope, offset);
    }

    private DateOnly Day(int index)
    {
        while (days.Count <= index)
            if (!TryAddDay())
                throw new Refusal("programme.horizon",
                    $"The plan runs beyond {HorizonDays} days from {programme.StartsOn:O}; add crews or drop works.");
        return days[index];
    }

    private bool TryAddDay()
    {
        var day = days.Count == 0 ? programme.StartsOn : days[^1].AddDays(1);
        while (!programme.WorkingDays.Contains(day.DayOfWeek) || holidays.Contains(day))
            day = day.AddDays(1);
        if (day.DayNumber - programme.StartsOn.DayNumber > HorizonDays)
            return false;
        days.Add(day);
        return true;
    }

    private Planning.Calendar? Open(Programme programme)
    {
        if (programme.WinterFrom is not { } from || programme.WinterUntil is not { } until)
            return null;
        var windows = ImmutableArray.CreateBuilder<Planning.Window>();
        var open = 0;
        for (var year = programme.StartsOn.Year - 1; year <= programme.StartsOn.Year + WholeYears; year++)
        {
            var (first, last) = Winter(year, from, until);
            if (last < programme.StartsOn)
                continue;
            var close = HoursBefore(first);
            if (close > open)
                windows.Add(new(open, close));
            open = HoursBefore(last.AddDays(1));
        }

        return new(windows.ToImmutable());
    }

    private static (DateOnly First, DateOnly Last) Winter(int year, string from, string until)
    {
        var first = MonthDay(year, from);
        var last = MonthDay(year, until);
        return (first, last < first ? MonthDay(year + 1, until) : last);
    }

    private static DateOnly MonthDay(int year, string text) =>
        DateOnly.TryParseExact(
            $"{year:0000}-{(text == "02-29" && !DateTime.IsLeapYear(year) ? "02-28" : text)}", "yyyy-MM-dd",
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new Refusal("programme.winter", $"'{text}' is not a month and day; write it as MM-dd, like 12-01.");
}
