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
    private readonly Facts facts;
    private readonly double[] priority;
    private readonly Fixtures fixtures;
    private readonly ReadySet[] ready;
    private readonly int[] rank;
    private readonly TimeHeap events;
    private readonly int[] freeAt;
    private readonly int[] place;
    private readonly bool[] idle;
    private readonly int[] nextPin;
    private readonly int[] wakes;
    private readonly int[] waiting;
    private readonly int[] earliest;
    private readonly Draft draft;

    private Dispatch(Facts facts, double[] priority, Fixtures fixtures)
    {
        (this.facts, this.priority, this.fixtures) = (facts, priority, fixtures);
        rank = new int[facts.Count];
        ready = Rank();
        events = new TimeHeap(facts.Count + facts.Crews);
        freeAt = [.. facts.From];
        place = [.. facts.Home];
        idle = new bool[facts.Crews];
        nextPin = new int[facts.Crews];
        wakes = new int[facts.Crews];
        waiting = new int[facts.Count];
        earliest = [.. facts.Release];
        draft = new Draft(facts.Count);
    }

    /// <summary>Plans everything that this order of things can place; pins that cannot be kept stay
    /// unplanned.</summary>
    /// <param name="facts">The problem.</param>
    /// <param name="priority">Worth of finishing each activity; per hour of effort it ranks them.</param>
    internal static Draft Run(Facts facts, double[] priority)
    {
        var dropped = new HashSet<int>();
        while (true)
        {
            var fixtures = Fixtures.Place(facts, dropped);
            var draft = new Dispatch(facts, fixtures.Raise(facts, priority), fixtures).Build();
            var broken = fixtures.Broken(facts, draft);
            if (broken.Count == 0)
                return draft;
            dropped.UnionWith(broken);
        }
    }

    private Draft Build()
    {
        Begin();
        while (!events.IsEmpty)
        {
            var (time, tag) = events.Pop();
            if (tag < facts.Count)
                BecomeReady(tag, time);
            else
                Offer(tag - facts.Count, time);
        }

        return draft;
    }

    private void Begin()
    {
        for (var i = 0; i < facts.Count; i++)
            waiting[i] = facts.Before.Of(i).Length;
        for (var i = 0; i < facts.Count; i++)
        {
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

    private void BecomeReady(int activity, int time)
    {
        var set = ready[facts.Skill[activity]];
        set.Add(rank[activity]);
        var best = -1;
        var leastLost = long.MaxValue;
        foreach (var crew in facts.CrewsOf[facts.Skill[activity]])
        {
            if (!idle[crew])
                continue;
            PassPins(crew, time);
            var skills = BitOperations.PopCount(facts.Skills[crew]);
            if ((time + (long)facts.Duration(crew, activity) - freeAt[crew] + 1) * skills >= leastLost)
                continue;
            var start = Fit(crew, activity, time, out var wake);
            if (start < 0)
            {
                WakeAt(crew, wake, time);
                continue;
            }

            var lost = (start + (long)facts.Duration(crew, activity) - freeAt[crew] + 1) * skills;
            if (lost < leastLost)
                (best, leastLost) = (crew, lost);
        }

        if (best >= 0)
            Assign(best, activity, Fit(best, activity, time, out _));
    }

    private void Offer(int crew, int time)
    {
        PassPins(crew, time);
        if (freeAt[crew] > time)
            return;
        var best = -1;
        var bestStart = 0;
        var bestScore = -1.0;
        var wakeAt = Facts.Never;
        for (var skills = facts.Skills[crew]; skills != 0; skills &= skills - 1)
        {
            var set = ready[BitOperations.TrailingZeroCount(skills)];
            for (var at = set.Next(0); at >= 0; at = set.Next(at + 1))
            {
                var activity = set.Ranked[at];
                if (priority[activity] * facts.Rate[crew] <= bestScore * 100 * facts.Effort[activity])
                    break;
                var start = Fit(crew, activity, time, out var wake);
                wakeAt = Math.Min(wakeAt, wake);
                if (start < 0)
                    continue;
                var score = priority[activity] / (start + facts.Duration(crew, activity) - time);
                if (score > bestScore)
                    (best, bestStart, bestScore) = (activity, start, score);
            }
        }

        if (best >= 0)
            Assign(crew, best, bestStart);
        else
        {
            idle[crew] = true;
            WakeAt(crew, wakeAt, time);
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
        ready[facts.Skill[activity]].Remove(rank[activity]);
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
            if (--waiting[then] == 0 && !fixtures.IsOut[then] && earliest[then] < Facts.Never)
                events.Push(earliest[then], then);
        }
    }

    private ReadySet[] Rank()
    {
        var bySkill = new List<int>[64];
        for (var skill = 0; skill < 64; skill++)
            bySkill[skill] = [];
        for (var i = 0; i < facts.Count; i++)
            bySkill[facts.Skill[i]].Add(i);
        var sets = new ReadySet[64];
        for (var skill = 0; skill < 64; skill++)
        {
            var ranked = bySkill[skill].ToArray();
            var keys = Array.ConvertAll(ranked, i => (Ratio: -priority[i] / facts.Effort[i], Index: i));
            Array.Sort(keys, ranked);
            for (var at = 0; at < ranked.Length; at++)
                rank[ranked[at]] = at;
            sets[skill] = new ReadySet(ranked);
        }

        return sets;
    }
}
