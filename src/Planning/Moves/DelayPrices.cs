using System.Runtime.CompilerServices;
using Furrow.Planning.Drafts;

namespace Furrow.Planning.Moves;

/// <summary>
/// What it costs to delay an activity: its own weight, its share of what waits for it, and, with the idle time between
/// taken into account, everything behind it in its crew's sequence. An estimate: moves are accepted on exact costs.
/// </summary>
internal sealed class DelayPrices
{
    private readonly Facts facts;
    private readonly Timeline timeline;
    private readonly double[] own;
    private readonly double[] tail;
    private readonly int[] jump;
    private readonly int[] gap;
    private readonly int[] seenAt;
    private readonly int[] order;
    private readonly int[] keys;
    private readonly double forgiving;

    internal DelayPrices(Facts facts, Timeline timeline)
    {
        (this.facts, this.timeline) = (facts, timeline);
        Whole = new double[facts.Count];
        own = new double[facts.Count];
        tail = new double[facts.Count];
        jump = new int[facts.Count];
        gap = new int[facts.Count];
        seenAt = new int[facts.Crews];
        Array.Fill(seenAt, -1);
        order = [.. Enumerable.Range(0, facts.Count)];
        keys = new int[facts.Count];
        forgiving = Math.Max(1, facts.Effort.Length == 0 ? 1 : facts.Effort.Average(static effort => (double)effort));
        Refresh();
    }

    /// <summary>Price of a unit of delay of each activity, with its share of everything that it would push.</summary>
    internal double[] Whole { get; }

    /// <summary>Recomputes every price from the present times, latest activities first.</summary>
    internal void Refresh()
    {
        for (var i = 0; i < order.Length; i++)
            keys[i] = timeline.Crew[order[i]] < 0 ? -1 : timeline.Start[order[i]];
        Array.Sort(keys, order);
        for (var at = order.Length - 1; at >= 0; at--)
        {
            var activity = order[at];
            if (timeline.Crew[activity] < 0)
                continue;
            own[activity] = Own(activity);
            Whole[activity] = own[activity];
            var next = timeline.Next[activity];
            if (next >= 0)
            {
                var slack = timeline.Start[next] - timeline.Finish[activity] - timeline.TravelIn(next);
                Whole[activity] += Whole[next] * Tightness(slack) * (IsWaiting(next) ? 0.5 : 1);
            }
        }

        Array.Fill(seenAt, -1);
    }

    /// <summary>Estimated cost of putting off an activity and those behind it in its crew.</summary>
    /// <param name="activity">The first to be put off, or −1 for nobody.</param>
    /// <param name="delay">By how much.</param>
    /// <param name="limit">More than this need not be exact.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal double Delay(int activity, int delay, double limit)
    {
        var cost = 0.0;
        while (activity >= 0 && delay > 0 && cost < limit)
        {
            cost += delay * tail[activity];
            delay -= gap[activity];
            activity = jump[activity];
        }

        return cost;
    }

    /// <summary>A lower estimate of <see cref="Delay"/> in one step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal double AtLeast(int activity, int delay) => delay <= 0 ? 0 : delay * tail[activity];

    /// <summary>Brings the sums along one crew's sequence up to date.</summary>
    internal void Renew(int crew)
    {
        if (seenAt[crew] == timeline.ChangedAt(crew))
            return;
        seenAt[crew] = timeline.ChangedAt(crew);
        var next = -1;
        for (var activity = timeline.Last[crew]; activity >= 0; activity = timeline.Previous[activity])
        {
            tail[activity] = own[activity];
            jump[activity] = next;
            gap[activity] = 0;
            if (next >= 0)
            {
                var slack = timeline.Start[next] - timeline.Finish[activity] - timeline.TravelIn(next);
                if (slack <= 0)
                {
                    tail[activity] += tail[next];
                    jump[activity] = jump[next];
                    gap[activity] = gap[next];
                }
                else
                    gap[activity] = slack;
            }

            next = activity;
        }
    }

    private double Own(int activity)
    {
        double price = facts.Weight[activity];
        var after = facts.After.Of(activity);
        var lags = facts.After.Lags(activity);
        for (var i = 0; i < after.Length; i++)
        {
            if (timeline.Crew[after[i]] < 0)
                continue;
            var slack = timeline.Start[after[i]] - timeline.Finish[activity] - lags[i];
            price += Whole[after[i]] * Tightness(slack) * (IsPushed(after[i]) ? 0.5 : 1);
        }

        return price;
    }

    private double Tightness(int slack) => Math.Max(0, 1 - (slack / forgiving));

    /// <summary>True when the crew comes to the activity straight from the one before.</summary>
    private bool IsPushed(int activity)
    {
        var before = timeline.Previous[activity];
        return before >= 0
            && timeline.Start[activity] - timeline.Finish[before] - timeline.TravelIn(activity) < forgiving / 4;
    }

    /// <summary>True when some predecessor ends right before the activity starts.</summary>
    private bool IsWaiting(int activity)
    {
        var before = facts.Before.Of(activity);
        var lags = facts.Before.Lags(activity);
        for (var i = 0; i < before.Length; i++)
        {
            if (timeline.Start[activity] - timeline.Finish[before[i]] - lags[i] < forgiving / 4)
                return true;
        }

        return false;
    }
}
