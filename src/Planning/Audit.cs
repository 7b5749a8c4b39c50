using System.Globalization;

namespace Furrow.Planning;

/// <summary>The slow second opinion: recomputes cost and rules from nothing and shares no code with the
/// search.</summary>
public static class Audit
{
    /// <summary>Most objections that one check lists.</summary>
    public const int MostObjections = 100;

    /// <summary>Every rule that the schedule breaks, in words, at most 100; empty when it breaks none.</summary>
    /// <param name="problem">What must be respected.</param>
    /// <param name="schedule">What to examine.</param>
    public static IReadOnlyList<string> Check(Problem problem, Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(schedule);
        if (schedule.Crew.IsDefault || schedule.Start.IsDefault || schedule.Finish.IsDefault
            || schedule.Crew.Length != problem.Activities.Length
            || schedule.Start.Length != problem.Activities.Length
            || schedule.Finish.Length != problem.Activities.Length)
        {
            return [string.Create(
                CultureInfo.InvariantCulture,
                $"The schedule does not hold crew, start and finish of all {problem.Activities.Length} activities.")];
        }

        return [.. new Inspection(problem, schedule).Objections().Take(MostObjections)];
    }
}
