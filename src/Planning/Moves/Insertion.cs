using Furrow.Planning.Drafts;

namespace Furrow.Planning.Moves;

/// <summary>Finds the cheapest place for an activity that is out, in every crew that can do it, by estimate.</summary>
internal sealed class Insertion(Facts facts, Timeline timeline, DelayPrices prices)
{
    /// <summary>Chance, in 1024ths, to overlook a place: it lets later searches differ (Christiaens and Vanden
    /// Berghe).</summary>
    private const int Blink = 10;

    private readonly double[] outWorth = new double[facts.Count];
    private readonly int[] others = new int[facts.After.Count];
    private int activity;
    private int earliest;
    private int latestBefore;
    private double worth;
    private int bestCrew;
    private int bestBefore;
    private int bestEarliest;
    private double bestCost;
    private double bestFuture;
    private bool atEnd;

    /// <summary>Puts the activity behind everything that some crew does: that pushes nobody. False when no crew is
    /// there long enough.</summary>
    internal bool PlaceLast(int chosen, Rng rng)
    {
        atEnd = true;
        var placed = Place(chosen, double.MaxValue, rng);
        atEnd = false;
        return placed;
    }

    /// <summary>Puts the activity in the cheapest place and repairs the times. False when there is none.</summary>
    /// <param name="chosen">An activity that is out while its predecessors are in.</param>
    /// <param name="limit">When even the cheapest place seems to cost more, there is none.</param>
    /// <param name="rng">Chance to overlook places.</param>
    internal bool Place(int chosen, double limit, Rng rng)
    {
        if (!Prepare(chosen))
            return false;
        foreach (var crew in facts.CrewsOf[facts.Skill[chosen]])
        {
            if (facts.Can(crew, chosen))
                Scan(crew, rng);
        }

        if (bestCrew < 0 || bestCost - bestFuture > limit)
            return false;
        timeline.Insert(chosen, bestCrew, bestBefore, bestEarliest);
        return timeline.Settle();
    }

    private bool Prepare(int chosen)
    {
        (activity, bestCrew, bestCost) = (chosen, -1, double.MaxValue);
        earliest = facts.Release[activity];
        var before = facts.Before.Of(activity);
        var lags = facts.Before.Lags(activity);
        for (var i = 0; i < before.Length; i++)
        {
            if (timeline.Crew[before[i]] < 0)
                return false;
            earliest = Math.Max(earliest, timeline.Finish[before[i]] + lags[i]);
        }

        worth = facts.Weight[activity];
        latestBefore = Facts.Never;
        var after = facts.After.Of(activity);
        var begin = facts.After.Begin(activity);
        for (var i = 0; i < after.Length; i++)
        {
            if (timeline.Crew[after[i]] < 0)
                worth += outWorth[after[i]];
            else
            {
                latestBefore = Math.Min(latestBefore, timeline.Start[after[i]]);
                others[begin + i] = Unforced(after[i]);
            }
        }

        return earliest <= latestBefore;
    }

    /// <summary>What the activity and those waiting for it that are out weigh; call last activities first.</summary>
    internal void Weigh(int removed)
    {
        double sum = facts.Weight[removed];
        foreach (var then in facts.After.Of(removed))
        {
            if (timeline.Crew[then] < 0)
                sum += outWorth[then];
        }

        outWorth[removed] = 0.8 * sum;
    }

    /// <summary>The sum that <see cref="Weigh"/> found.</summary>
    internal double Worth(int removed) => outWorth[removed];

    /// <summary>When a follower could start if the activity were done at once.</summary>
    private int Unforced(int then)
    {
        var crew = timeline.Crew[then];
        var previous = timeline.Previous[then];
        var start = previous >= 0 ? timeline.Finish[previous] : facts.From[crew];
        start = Math.Max(start + timeline.TravelIn(then), facts.Release[then]);
        foreach (var first in facts.Before.Of(then))
        {
            if (first != activity)
                start = Math.Max(start, timeline.Finish[first]);
        }

        return start;
    }

    private void Scan(int crew, Rng rng)
    {
        prices.Renew(crew);
        var duration = facts.Duration(crew, activity);
        var after = -1;
        var before = timeline.Last[crew];
        while (before >= 0 && timeline.Start[before] >= earliest)
            (after, before) = (before, timeline.Previous[before]);
        while (true)
        {
            var free = before >= 0 ? timeline.Finish[before] : facts.From[crew];
            if (before >= 0 && free > latestBefore)
                return;
            var soonest = Math.Max(free, earliest);
            if (worth * (soonest + (double)duration) >= bestCost)
                return;
            Try(crew, before, after, soonest, duration, rng);
            if (after < 0)
                return;
            (before, after) = (after, timeline.Next[after]);
        }
    }

    private void Try(int crew, int before, int after, int soonest, int duration, Rng rng)
    {
        if (after >= 0 && (atEnd || timeline.IsKept[after]))
            return;
        var cost = worth * (soonest + (double)duration);
        if (after >= 0 && cost + prices.AtLeast(after, soonest + duration - timeline.Start[after]) >= bestCost)
            return;
        var site = facts.Site[activity];
        var arrive = (before >= 0 ? timeline.Finish[before] : facts.From[crew])
            + facts.Travel(before >= 0 ? facts.Site[before] : facts.Home[crew], site);
        var start = facts.Open(activity, Math.Max(arrive, earliest), duration);
        var end = (long)start + duration;
        if (end > facts.Until[crew])
            return;
        cost = (worth * end) + Followers((int)end) + timeline.DeviationOf(activity, crew);
        if (after >= 0)
        {
            var delay = (int)end + facts.Travel(site, facts.Site[after]) - timeline.Start[after];
            cost += prices.Delay(after, delay, bestCost - cost);
        }

        if (cost >= bestCost || (bestCrew >= 0 && rng.Below(1024) < Blink))
            return;
        (bestCost, bestCrew, bestBefore) = (cost, crew, before);
        bestFuture = (worth - facts.Weight[activity]) * end;
        bestEarliest = Math.Max(earliest, before >= 0 ? timeline.Finish[before] : 0);
    }

    private double Followers(int end)
    {
        var cost = 0.0;
        var after = facts.After.Of(activity);
        var lags = facts.After.Lags(activity);
        var begin = facts.After.Begin(activity);
        for (var i = 0; i < after.Length; i++)
        {
            var then = after[i];
            if (timeline.Crew[then] >= 0)
                cost += prices.Whole[then] * (Math.Max(end + lags[i], others[begin + i]) - others[begin + i]);
        }

        return cost;
    }
}
