using System.Globalization;

namespace Furrow.Registry.Plans;

/// <summary>Says which few rules stand against a wish that could not be met.</summary>
internal sealed class Conflict(Translation translation, Planning.Problem problem, Planning.Schedule soft)
{
    /// <summary>In words: the wish, and what it meets when everything else goes on as well as it can.</summary>
    internal string Of(Wish wish, int i)
    {
        var work = translation.Works[i];
        var pin = problem.Pins.FirstOrDefault(pin => pin.Activity == i, new Planning.Pin(i, -1, -1));
        var asked = pin.Start >= 0 ? $"to start on {Day(pin.Start)}" : "to be done by that crew";
        var last = problem.Waits.Where(wait => wait.Then == i && soft.Crew[wait.First] >= 0)
            .OrderByDescending(wait => soft.Finish[wait.First] + wait.Lag).Select(wait => wait.First)
            .FirstOrDefault(-1);
        if (pin.Start >= 0 && last >= 0 && soft.Finish[last] > pin.Start)
            return $"'{work.Title}' was asked {asked}, but it waits for '{translation.Works[last].Title}', which ends "
                + $"on {Day(soft.Finish[last] - 1)} at the best that was found.";
        if (pin.Start >= 0 && IsShut(i, pin.Start))
            return $"'{work.Title}' was asked {asked}, but it does not fit before the winter stand-down: work on this "
                + "ground is shut then or would be cut off.";
        if (problem.Pins.FirstOrDefault(other => other.Activity != i && Meets(pin, other), new(-1, -1, -1))
            is { Activity: >= 0 } rival)
        {
            return $"'{work.Title}' was asked {asked}, but the same crew is asked for "
                + $"'{translation.Works[rival.Activity].Title}' at that time.";
        }

        return soft.Crew[i] < 0
            ? $"'{work.Title}' was asked {asked}, but no crew that can do it is there long enough."
            : $"'{work.Title}' was asked {asked}, but no crew can be there in time; the earliest that was found is "
                + $"{Day(soft.Start[i])}.";
    }

    private bool Meets(Planning.Pin one, Planning.Pin other) =>
        one.Crew >= 0 && one.Crew == other.Crew && one.Start >= 0 && other.Start >= 0
        && one.Start < other.Start + Length(other) && other.Start < one.Start + Length(one);

    private int Length(Planning.Pin pin) =>
        (int)(((problem.Activities[pin.Activity].Effort * 100L) + problem.Crews[pin.Crew].RatePercent - 1)
            / problem.Crews[pin.Crew].RatePercent);

    private bool IsShut(int i, int start)
    {
        if (problem.Activities[i].Calendar < 0)
            return false;
        var able = problem.Crews.Where(crew => (crew.Skills >> problem.Activities[i].Skill & 1) != 0).ToList();
        var fastest = able.Count == 0 ? 100 : able.Max(crew => crew.RatePercent);
        var end = start + ((((long)problem.Activities[i].Effort * 100) + fastest - 1) / fastest);
        return !problem.Calendars[problem.Activities[i].Calendar].Windows
            .Any(window => window.Open <= start && end <= window.Close);
    }

    private string Day(int hour) =>
        translation.Time.StartOf(Math.Max(0, hour)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
