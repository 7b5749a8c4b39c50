using System.Diagnostics;
using System.Numerics;
using Furrow.Planning.Drafts;

namespace Furrow.Planning.Search;

/// <summary>
/// Builds a schedule forward in time: whenever a crew is free it takes the ready activity with the best priority per
/// hour that the crew gives up for it, travel included; nobody waits for something better (non-delay dispatch).
/// </summary>
internal sealed class Dispatch
{
    /// <summary>Part of an activity's worth below which it is not raised.</summary>
    private const double LeastGain = 0.05;

    private readonly Facts facts;
    private readonly bool hasPins;
    private readonly ReadyList[] ready = [.. Enumerable.Range(0, 64).Select(static _ => new ReadyList())];
    private readonly double[] ratio;
    private readonly bool[] isReady;
    private readonly TimeHeap events;
    private readonly int[] freeAt;
    private readonly int[] place;
    private readonly bool[] idle;
    private readonly int[] nextPin;
    private readonly int[] wakes;
    private readonly int[] waiting;
    private readonly int[] earliest;
    private readonly double[] chain;
    private readonly double[] remote;
    private readonly double[] hour = new double[64];
    private Fixtures fixtures;
    private Guidance guidance = new([]);
    private Draft draft = new(0);
    private int block;
    private int choice;
    private int choiceStart;
    private double choiceScore;
    private int choiceWake;

    /// <param name="facts">The problem.</param>
    /// <param name="remote">See <see cref="Remoteness"/>; empty when no guidance asks for it.</param>
    internal Dispatch(Facts facts, double[] remote)
    {
        this.remote = remote;
        this.facts = facts;
        hasPins = Array.Exists(facts.PinnedStart, static start => start >= 0);
        fixtures = Fixtures.Place(facts, []);
        ratio = new double[facts.Count];
        isReady = new bool[facts.Count];
        events = new TimeHeap(facts.Count + facts.Crews);
        freeAt = new int[facts.Crews];
        place = new int[facts.Crews];
        idle = new bool[facts.Crews];
        nextPin = new int[facts.Crews];
        wakes = new int[facts.Crews];
        waiting = new int[facts.Count];
        earliest = new int[facts.Count];
        chain = Priorities.Weights(facts);
    }

    /// <summary>Plans everything that this order of things can place; pins that cannot be kept stay
    /// unplanned.</summary>
    internal Draft Plan(Guidance by)
    {
        if (!hasPins)
            return Build(by);
        var dropped = new HashSet<int>();
        while (true)
        {
            fixtures = Fixtures.Place(facts, dropped);
            var built = Build(by with { Priority = fixtures.Raise(facts, by.Priority) });
            var broken = fixtures.Broken(facts, built);
            if (broken.Count == 0)
                return built;
            dropped.UnionWith(broken);
        }
    }

    private Draft Build(Guidance by)
    {
        Begin(by);
        while (!events.IsEmpty)
        {
            var (time, tag) = events.Pop();
            Enter(time);
            if (tag < facts.Count)
                BecomeReady(tag, time);
            else
                Offer(tag - facts.Count, time);
        }

        return draft;
    }

    private void Begin(Guidance by)
    {
        (guidance, draft, block) = (by, new Draft(facts.Count), -1);
        Array.Fill(hour, 1);
        foreach (var list in ready)
            list.Clear();
        facts.From.CopyTo(freeAt, 0);
        facts.Home.CopyTo(place, 0);
        facts.Release.CopyTo(earliest, 0);
        Array.Clear(idle);
        Array.Clear(nextPin);
        Array.Clear(wakes);
        Array.Clear(isReady);
        for (var i = 0; i < facts.Count; i++)
        {
            ratio[i] = by.Priority[i] / facts.Effort[i];
            waiting[i] = facts.Before.Of(i).Length;
            if (waiting[i] == 0 && !fixtures.IsOut[i])
                events.Push(earliest[i], i);
        }

        for (var crew = 0; crew < facts.Crews; crew++)
        {
            if (facts.Skills[crew] != 0)
                events.Push(facts.From[crew], facts.Count + crew);
            foreach (var pin in fixtures.Of(crew))
            {
                Fix(pin.Activity, crew, pin.Start);
                events.Push(pin.Finish, facts.Count + crew);
            }
        }
    }

    /// <summary>Brings what hours are worth up to date.</summary>
    private void Enter(int time)
    {
        if (guidance.Hour is not { } table || time / guidance.BlockUnits == block)
            return;
        block = time / guidance.BlockUnits;
        for (var skill = 0; skill < 64; skill++)
        {
            if (table[skill].Length > 0)
                hour[skill] = table[skill][Math.Min(block, table[skill].Length - 1)];
        }
    }

    private void BecomeReady(int activity, int time)
    {
        var set = ready[facts.Skill[activity]];
        set.Add(ratio[activity], activity);
        isReady[activity] = true;
        var best = -1;
        var leastLost = long.MaxValue;
        foreach (var crew in facts.CrewsOf[facts.Skill[activity]])
        {
            if (!idle[crew])
                continue;
            if (hasPins)
                PassPins(crew, time);
            var skills = BitOperations.PopCount(facts.Skills[crew]);
            if ((facts.Duration(crew, activity) + 1L) * skills >= leastLost)
                continue;
            var start = Fit(crew, activity, time, out var wake);
            if (start < 0)
            {
                WakeAt(crew, wake, time);
                continue;
            }

            var journey = (long)((start - time) * guidance.Road);
            var lost = (journey + facts.Duration(crew, activity) + 1) * skills;
            if (lost < leastLost)
                (best, leastLost) = (crew, lost);
        }

        if (best >= 0)
            Assign(best, activity, Fit(best, activity, time, out _));
    }

    private void Offer(int crew, int time)
    {
        if (hasPins)
            PassPins(crew, time);
        if (freeAt[crew] > time)
            return;
        (choice, choiceStart, choiceScore, choiceWake) = (-1, 0, -1, Facts.Never);
        for (var skills = facts.Skills[crew]; skills != 0; skills &= skills - 1)
            Seek(crew, time, BitOperations.TrailingZeroCount(skills));
        if (choice >= 0)
            Assign(crew, choice, choiceStart);
        else
        {
            idle[crew] = true;
            WakeAt(crew, choiceWake, time);
        }
    }

    /// <summary>Looks for a better choice among the ready activities of one skill.</summary>
    private void Seek(int crew, int time, int skill)
    {
        var most = hour[skill] * facts.Rate[crew] / 100;
        var setsOutNow = freeAt[crew] == time;
        var (x, y) = (facts.X[place[crew]], facts.Y[place[crew]]);
        var metresPerScore = hour[skill] * facts.MetresPerUnit / guidance.Road;
        foreach (var block in ready[skill].Blocks)
        {
            if (block.Ratio[0] * most <= choiceScore)
                break;
            var (ratios, activities) = (block.Ratio, block.Activity);
            for (var at = 0; at < block.Count && ratios[at] * most > choiceScore; at++)
            {
                var activity = activities[at];
                var duration = facts.Duration(crew, activity);
                var worth = ratios[at] * facts.Effort[activity];
                var away = guidance.Remote > 0 ? guidance.Remote * remote[activity] : 0;
                if (setsOutNow && choice >= 0)
                {
                    // Only what is near enough to beat the choice is looked at any further.
                    var reach = ((worth / choiceScore) - ((duration + away) / hour[skill])) * metresPerScore;
                    double east = facts.ActivityX[activity] - x;
                    double north = facts.ActivityY[activity] - y;
                    if (reach < 0 || (east * east) + (north * north) > reach * reach)
                        continue;
                }

                var start = Fit(crew, activity, time, out var wake);
                choiceWake = Math.Min(choiceWake, wake);
                if (start < 0)
                    continue;
                var score = hour[skill] * worth / (((start - time) * guidance.Road) + duration + away);
                if (score > choiceScore)
                    (choice, choiceStart, choiceScore) = (activity, start, score);
            }
        }
    }

    private void WakeAt(int crew, int wake, int time)
    {
        if (wake <= time || wake >= Facts.Never || (wakes[crew] > time && wakes[crew] <= wake))
            return;
        wakes[crew] = wake;
        events.Push(wake, facts.Count + crew);
    }

    /// <summary>The start if the crew may set out now (it may have been free, and travelled, before), or −1.</summary>
    /// <param name="crew">A crew without work.</param>
    /// <param name="activity">A ready activity.</param>
    /// <param name="time">Now.</param>
    /// <param name="wake">When to ask again because only a closed calendar is in the way; else never.</param>
    private int Fit(int crew, int activity, int time, out int wake)
    {
        wake = Facts.Never;
        if (!facts.Can(crew, activity))
            return -1;
        var travel = facts.Travel(place[crew], facts.Site[activity]);
        var arrive = Math.Max(freeAt[crew] + travel, earliest[activity]);
        var duration = facts.Duration(crew, activity);
        var start = facts.Open(activity, arrive, duration);
        var end = (long)start + duration;
        if (end > Latest(crew, activity) || start > fixtures.LatestStart[activity])
            return -1;
        if (start > Math.Max(arrive, time + travel))
        {
            wake = start - travel;
            return wake > time ? -1 : start;
        }

        return start;
    }

    private long Latest(int crew, int activity)
    {
        var pins = fixtures.Of(crew);
        if (nextPin[crew] >= pins.Count)
            return facts.Until[crew];
        var pin = pins[nextPin[crew]];
        return pin.Start - facts.Travel(facts.Site[activity], facts.Site[pin.Activity]);
    }

    private void PassPins(int crew, int time)
    {
        var pins = fixtures.Of(crew);
        while (nextPin[crew] < pins.Count && pins[nextPin[crew]].Finish <= time)
        {
            var pin = pins[nextPin[crew]++];
            freeAt[crew] = Math.Max(freeAt[crew], pin.Finish);
            place[crew] = facts.Site[pin.Activity];
        }
    }

    private void Assign(int crew, int activity, int start)
    {
        Debug.Assert(start >= 0, "only what fits is assigned");
        ready[facts.Skill[activity]].Remove(ratio[activity], activity);
        isReady[activity] = false;
        idle[crew] = false;
        freeAt[crew] = start + facts.Duration(crew, activity);
        place[crew] = facts.Site[activity];
        Fix(activity, crew, start);
        events.Push(freeAt[crew], facts.Count + crew);
    }

    private void Fix(int activity, int crew, int start)
    {
        draft.Crew[activity] = crew;
        draft.Start[activity] = start;
        draft.Finish[activity] = start + facts.Duration(crew, activity);
        var after = facts.After.Of(activity);
        var lags = facts.After.Lags(activity);
        for (var i = 0; i < after.Length; i++)
        {
            var then = after[i];
            earliest[then] = Math.Min(Facts.Never, Math.Max(earliest[then], draft.Finish[activity] + lags[i]));
            if (--waiting[then] == 0)
            {
                if (!fixtures.IsOut[then] && earliest[then] < Facts.Never)
                    events.Push(earliest[then], then);
            }
            else if (guidance.Company > 0)
                Press(then, chain[then] / waiting[then] / (waiting[then] + 1));
        }
    }

    /// <summary>Raises those that a follower still waits for: the fewer they are, the more each is worth.</summary>
    private void Press(int then, double more)
    {
        foreach (var first in facts.Before.Of(then))
        {
            if (draft.Crew[first] >= 0)
                continue;
            var gain = more / chain[first];
            if (!(gain >= LeastGain))
                continue;
            Raise(first, 1 + (guidance.Company * gain));
            if (facts.Before.Of(first).Length is > 0 and var others)
                Press(first, more / others);
        }
    }

    private void Raise(int activity, double factor)
    {
        var list = ready[facts.Skill[activity]];
        if (isReady[activity])
            list.Remove(ratio[activity], activity);
        ratio[activity] *= factor;
        if (isReady[activity])
            list.Add(ratio[activity], activity);
    }
}
