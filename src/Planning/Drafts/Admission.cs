namespace Furrow.Planning.Drafts;

/// <summary>Refuses problems that cannot mean anything, naming the index, the value and the limit.</summary>
internal static class Admission
{
    /// <summary>Most activities, crews or sites of one problem.</summary>
    internal const int MostThings = 4_000_000;

    /// <summary>Latest time that a problem may name.</summary>
    internal const int LatestTime = 500_000_000;

    /// <summary>Most metres from the origin: squares of distances stay exact in 53 bits.</summary>
    internal const int FarthestMetre = 30_000_000;

    private const int LargestEffort = 10_000_000;
    private const long LargestWeight = 1_000_000_000_000;
    private const long LargestCost = 1L << 62;

    /// <summary>Returns quietly, or throws an <see cref="ArgumentException"/>.</summary>
    internal static void Check(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Require(problem.MetresPerUnit >= 1, $"MetresPerUnit is {problem.MetresPerUnit}; it must be at least 1.");
        Counts(problem);
        Sites(problem);
        Calendars(problem);
        Crews(problem);
        Activities(problem);
        Waits(problem);
        Pins(problem);
        Bans(problem);
        Magnitude(problem);
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new ArgumentException(otherwise);
    }

    private static void Counts(Problem problem)
    {
        Require(
            !problem.Activities.IsDefault && !problem.Waits.IsDefault && !problem.Crews.IsDefault
            && !problem.Sites.IsDefault && !problem.Calendars.IsDefault && !problem.Pins.IsDefault
            && !problem.Bans.IsDefault,
            "A list of the problem is not set; an empty list is written [].");
        Require(
            problem.Activities.Length <= MostThings && problem.Crews.Length <= MostThings
            && problem.Sites.Length <= MostThings && problem.Waits.Length <= 4 * MostThings,
            $"A problem holds at most {MostThings} activities, crews or sites and four times as many waits.");
    }

    private static void Sites(Problem problem)
    {
        for (var i = 0; i < problem.Sites.Length; i++)
        {
            var (x, y) = problem.Sites[i];
            if (x is < -FarthestMetre or > FarthestMetre || y is < -FarthestMetre or > FarthestMetre)
                throw new ArgumentException($"Site {i} is at ({x}, {y}); the limit is ±{FarthestMetre} metres.");
        }
    }

    private static void Calendars(Problem problem)
    {
        for (var i = 0; i < problem.Calendars.Length; i++)
        {
            Require(problem.Calendars[i] is { Windows.IsDefault: false }, $"Calendar {i} has no list of windows.");
            var earlier = -1;
            foreach (var (open, close) in problem.Calendars[i].Windows)
            {
                if (open <= earlier || close <= open || close > Facts.Never)
                {
                    throw new ArgumentException(
                        $"Calendar {i} has the window [{open}, {close}) after {earlier}; windows are in order, apart, "
                        + $"not empty and end by {Facts.Never}.");
                }

                earlier = close;
            }
        }
    }

    private static void Crews(Problem problem)
    {
        for (var i = 0; i < problem.Crews.Length; i++)
        {
            var crew = problem.Crews[i];
            if ((uint)crew.Home >= (uint)problem.Sites.Length)
                throw new ArgumentException($"Crew {i} lives at site {crew.Home}; there are {problem.Sites.Length}.");
            if (crew.RatePercent is < 1 or > 1_000_000)
                throw new ArgumentException($"Crew {i} has rate {crew.RatePercent}; it is from 1 to 1000000.");
            if (crew.From is < 0 or > LatestTime)
                throw new ArgumentException($"Crew {i} arrives at {crew.From}; it is from 0 to {LatestTime}.");
        }
    }

    private static void Activities(Problem problem)
    {
        for (var i = 0; i < problem.Activities.Length; i++)
        {
            var activity = problem.Activities[i];
            if ((uint)activity.Site >= (uint)problem.Sites.Length)
            {
                throw new ArgumentException(
                    $"Activity {i} is at site {activity.Site}; there are {problem.Sites.Length}.");
            }

            if (activity.Skill is < 0 or > 63)
                throw new ArgumentException($"Activity {i} needs skill {activity.Skill}; it is from 0 to 63.");
            if (activity.Effort is < 1 or > LargestEffort)
                throw new ArgumentException($"Activity {i} has effort {activity.Effort}; 1 to {LargestEffort}.");
            if (activity.Weight is < 0 or > LargestWeight)
                throw new ArgumentException($"Activity {i} has weight {activity.Weight}; 0 to {LargestWeight}.");
            if (activity.Calendar < -1 || activity.Calendar >= problem.Calendars.Length)
            {
                throw new ArgumentException(
                    $"Activity {i} keeps calendar {activity.Calendar}; there are {problem.Calendars.Length}.");
            }

            if (activity.Release is < 0 or > LatestTime)
                throw new ArgumentException($"Activity {i} is released at {activity.Release}; 0 to {LatestTime}.");
        }
    }

    private static void Waits(Problem problem)
    {
        var count = problem.Activities.Length;
        for (var i = 0; i < problem.Waits.Length; i++)
        {
            var (first, then, lag) = problem.Waits[i];
            if ((uint)first >= (uint)count || (uint)then >= (uint)count)
                throw new ArgumentException($"Wait {i} joins {first} and {then}; there are {count} activities.");
            if (lag is < 0 or > LatestTime)
                throw new ArgumentException($"Wait {i} has lag {lag}; it is from 0 to {LatestTime}.");
        }

        if (Cycle.Find(problem) is { } cycle)
        {
            var shown = string.Join(" → ", cycle.Take(20));
            throw new ArgumentException(
                $"The waits go round in a circle: {shown}{(cycle.Count > 20 ? " → …" : "")}. Remove one of them.");
        }
    }

    private static void Pins(Problem problem)
    {
        var seen = new HashSet<int>();
        for (var i = 0; i < problem.Pins.Length; i++)
        {
            var (activity, crew, start) = problem.Pins[i];
            if ((uint)activity >= (uint)problem.Activities.Length)
                throw new ArgumentException($"Pin {i} fixes activity {activity}, which is not there.");
            if (crew < -1 || crew >= problem.Crews.Length)
                throw new ArgumentException($"Pin {i} names crew {crew}, which is not there.");
            if (start is < -1 or > LatestTime)
                throw new ArgumentException($"Pin {i} has start {start}; it is −1 or from 0 to {LatestTime}.");
            if (!seen.Add(activity))
                throw new ArgumentException($"Pin {i} fixes activity {activity} a second time.");
        }
    }

    private static void Bans(Problem problem)
    {
        for (var i = 0; i < problem.Bans.Length; i++)
        {
            var (activity, crew) = problem.Bans[i];
            if ((uint)activity >= (uint)problem.Activities.Length)
                throw new ArgumentException($"Ban {i} is for activity {activity}, which is not there.");
            if ((uint)crew >= (uint)problem.Crews.Length)
                throw new ArgumentException($"Ban {i} names crew {crew}, which is not there.");
        }
    }

    private static void Magnitude(Problem problem)
    {
        Int128 weight = 0;
        Int128 effort = 0;
        var slowest = problem.Crews.IsEmpty ? 100 : problem.Crews.Min(static crew => crew.RatePercent);
        foreach (var activity in problem.Activities)
        {
            weight += activity.Weight;
            effort += activity.Effort;
        }

        var horizon = Int128.Min((effort * 100 / slowest * 2) + LatestTime, Facts.Never);
        if (weight * horizon > LargestCost)
        {
            throw new ArgumentException(
                $"The weights sum to {weight}: a cost could pass {LargestCost}. Scale them down.");
        }
    }
}
