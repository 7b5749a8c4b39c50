namespace Furrow.Registry.Pledges;

/// <summary>The days that a date expression may mean; at least one end is known.</summary>
/// <param name="From">First day; null when only the last is known.</param>
/// <param name="Until">Last day; null when only the first is known.</param>
/// <param name="Status">Stated when the words alone fix the days, inferred when the day of publication was
/// needed.</param>
public sealed record Days(DateOnly? From, DateOnly? Until, SlotStatus Status)
{
    /// <summary>The day, when it can be one only.</summary>
    public DateOnly? Single() => From is not null && From == Until ? From : null;
}
