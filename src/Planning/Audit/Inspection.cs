namespace Furrow.Planning;

/// <summary>Goes through a schedule rule by rule, from the words of the problem alone.</summary>
internal sealed class Inspection(Problem problem, Schedule schedule)
{
    /// <summary>What is wrong, in the order of the rules.</summary>
    internal IEnumerable<string> Objections() =>
        Wholeness()
            .Concat(Enumerable.Range(0, problem.Activities.Length).Where(Names).SelectMany(OfActivity))
            .Concat(problem.Waits.SelectMany(OfWait))
            .Concat(Journeys())
            .Concat(problem.Pins.SelectMany(OfPin))
            .Concat(problem.Bans.Where(ban => schedule.Crew[ban.Activity] == ban.Crew).Select(static ban =>
                $"Activity {ban.Activity} is given to crew {ban.Crew}, which a ban keeps it from."))
            .Concat(Sums());

    private bool Names(int activity) => schedule.Crew[activity] >= 0 && schedule.Crew[activity] < problem.Crews.Length;

    private IEnumerable<string> Wholeness()
    {
        for (var i = 0; i < problem.Activities.Length; i++)
        {
            var (crew, start, finish) = (schedule.Crew[i], schedule.Start[i], schedule.Finish[i]);
            if (crew < -1 || crew >= problem.Crews.Length)
                yield return $"Activity {i} is given to crew {crew}, which is not there.";
            else if (crew == -1 && (start != -1 || finish != -1))
                yield return $"Activity {i} has no crew but is planned from {start} to {finish}.";
        }
    }

    private IEnumerable<string> OfActivity(int i)
    {
        var activity = problem.Activities[i];
        var crew = problem.Crews[schedule.Crew[i]];
        long start = schedule.Start[i];
        long finish = schedule.Finish[i];
        if ((crew.Skills & (1UL << activity.Skill)) == 0)
            yield return $"Activity {i} needs skill {activity.Skill}, which crew {schedule.Crew[i]} does not have.";
        var hundredths = activity.Effort * 100L;
        var duration = hundredths / crew.RatePercent;
        if (duration * crew.RatePercent < hundredths)
            duration++;
        if (finish - start != duration)
            yield return $"Activity {i} lasts from {start} to {finish}, but crew {schedule.Crew[i]} needs {duration}.";
        if (start < activity.Release)
            yield return $"Activity {i} starts at {start}, before its release at {activity.Release}.";
        if (start < crew.From)
            yield return $"Activity {i} starts at {start}, before crew {schedule.Crew[i]} arrives at {crew.From}.";
        if (finish > crew.Until)
            yield return $"Activity {i} ends at {finish}, after crew {schedule.Crew[i]} leaves at {crew.Until}.";
        if (activity.Calendar >= 0
            && !problem.Calendars[activity.Calendar].Windows.Any(w => w.Open <= start && finish <= w.Close))
        {
            yield return $"Activity {i} lies from {start} to {finish}, not wholly in one window of its calendar "
                + $"{activity.Calendar}.";
        }
    }

    private IEnumerable<string> OfWait(Wait wait)
    {
        if (schedule.Crew[wait.Then] < 0)
            yield break;
        if (schedule.Crew[wait.First] < 0)
            yield return $"Activity {wait.Then} is planned but waits for {wait.First}, which is not.";
        else if (schedule.Start[wait.Then] < (long)schedule.Finish[wait.First] + wait.Lag)
        {
            yield return $"Activity {wait.Then} starts at {schedule.Start[wait.Then]}, but waits for {wait.First} "
                + $"until {schedule.Finish[wait.First]} and {wait.Lag} more.";
        }
    }

    private IEnumerable<string> Journeys()
    {
        var byCrew = Enumerable.Range(0, problem.Activities.Length).Where(Names)
            .GroupBy(i => schedule.Crew[i]).OrderBy(static group => group.Key);
        foreach (var group in byCrew)
        {
            var crew = problem.Crews[group.Key];
            var from = $"home at {crew.From}";
            var place = crew.Home;
            long free = crew.From;
            foreach (var i in group.OrderBy(i => schedule.Start[i]).ThenBy(i => schedule.Finish[i]).ThenBy(i => i))
            {
                var travel = UnitsBetween(problem.Sites[place], problem.Sites[problem.Activities[i].Site]);
                if (schedule.Start[i] < free + travel)
                {
                    yield return $"Crew {group.Key} starts activity {i} at {schedule.Start[i]}, but leaves {from} at "
                        + $"{free} and travels {travel}.";
                }

                (from, place, free) = ($"activity {i}", problem.Activities[i].Site, schedule.Finish[i]);
            }
        }
    }

    /// <summary>The least whole number of units whose reach is not shorter than the distance.</summary>
    private long UnitsBetween(Site a, Site b)
    {
        Int128 east = (long)a.X - b.X;
        Int128 north = (long)a.Y - b.Y;
        var square = (east * east) + (north * north);
        long low = 0;
        var high = 8L * int.MaxValue;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var reach = (Int128)middle * problem.MetresPerUnit;
            if (reach * reach >= square)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    private IEnumerable<string> OfPin(Pin pin)
    {
        if (schedule.Crew[pin.Activity] < 0)
            yield break;
        if (pin.Crew >= 0 && schedule.Crew[pin.Activity] != pin.Crew)
        {
            yield return $"Activity {pin.Activity} is pinned to crew {pin.Crew} but given to "
                + $"{schedule.Crew[pin.Activity]}.";
        }

        if (pin.Start >= 0 && schedule.Start[pin.Activity] != pin.Start)
        {
            yield return $"Activity {pin.Activity} is pinned to start at {pin.Start} but starts at "
                + $"{schedule.Start[pin.Activity]}.";
        }
    }

    private IEnumerable<string> Sums()
    {
        Int128 cost = 0;
        var unplanned = 0;
        for (var i = 0; i < problem.Activities.Length; i++)
        {
            if (schedule.Crew[i] >= 0)
                cost += (Int128)problem.Activities[i].Weight * schedule.Finish[i];
            else
                unplanned++;
        }

        if (cost != schedule.Cost)
            yield return $"The schedule says that it costs {schedule.Cost}; it costs {cost}.";
        if (unplanned != schedule.Unplanned)
            yield return $"The schedule says that {schedule.Unplanned} activities are not planned; "
                + $"{unplanned} are not.";
        if (schedule.Bound > cost)
            yield return $"The bound {schedule.Bound} is above the cost {cost}: one of them is wrong.";
    }
}
