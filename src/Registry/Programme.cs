namespace Furrow.Registry;

/// <summary>The programme that a store is about, and the rules of time that hold for all of it.</summary>
public sealed record Programme
{
    /// <summary>As shown on every page.</summary>
    public required string Name { get; init; }

    /// <summary>True when any part of the data is made up; said on every screen, file and print.</summary>
    public required bool Illustrative { get; init; }

    /// <summary>What must be said about the data and its boundaries, in one or two sentences.</summary>
    public required string Notice { get; init; }

    /// <summary>First working day that a plan may use.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Working hours in a working day; 1 to 24.</summary>
    public int HoursPerDay { get; init; } = 8;

    /// <summary>Working days of the week.</summary>
    public IReadOnlyList<DayOfWeek> WorkingDays { get; init; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Days without work, beside the working week.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];

    /// <summary>First month-day of the winter stand-down, as <c>MM-dd</c>; null when work goes on all year.</summary>
    public string? WinterFrom { get; init; } = "12-01";

    /// <summary>Last month-day of the winter stand-down, as <c>MM-dd</c>; null when work goes on all year.</summary>
    public string? WinterUntil { get; init; } = "03-15";

    /// <summary>How fast crews move between sites, km/h.</summary>
    public int TravelKilometresPerHour { get; init; } = 40;

    /// <summary>True when ground is worked on that day: in the working week, no holiday, not in the winter stand-down.
    /// </summary>
    public bool IsWorkingDay(DateOnly day)
    {
        if (!WorkingDays.Contains(day.DayOfWeek) || Holidays.Contains(day))
            return false;
        if (WinterFrom is not { } from || WinterUntil is not { } until)
            return true;
        var today = $"{day:MM-dd}";
        var (after, before) = (string.CompareOrdinal(today, from) >= 0, string.CompareOrdinal(today, until) <= 0);
        return !(string.CompareOrdinal(from, until) <= 0 ? after && before : after || before);
    }

    /// <summary>Working days from one day to another, both included; at most ten years of them.</summary>
    /// <exception cref="Refusal"><c>programme.days</c>.</exception>
    public IReadOnlyList<DateOnly> WorkingDaysBetween(DateOnly first, DateOnly last)
    {
        const int most = 3660;
        return last.DayNumber - first.DayNumber > most
            ? throw new Refusal("programme.days",
                $"From {first:O} to {last:O} are more than {most} days; give ten years at most.")
            : [.. Enumerable.Range(0, Math.Max(0, last.DayNumber - first.DayNumber + 1)).Select(first.AddDays)
                .Where(IsWorkingDay)];
    }
}

/// <summary>Keeps the programme: one to a store.</summary>
public interface IProgrammeStore
{
    /// <summary>The programme, or null in an empty store.</summary>
    Task<Programme?> Find(Viewer viewer, CancellationToken cancel);

    /// <summary>Sets it.</summary>
    Task<Saved> Save(IWriting writing, Programme programme, CancellationToken cancel);
}
