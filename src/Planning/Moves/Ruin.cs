using Furrow.Planning.Drafts;

namespace Furrow.Planning.Moves;

/// <summary>Chooses activities to take out together: near each other in place, in time, in a crew's days or in a
/// chain.</summary>
internal sealed class Ruin
{
    private readonly Facts facts;
    private readonly Timeline timeline;
    private readonly Nearby nearby;
    private readonly ulong[] company = new ulong[64];
    private readonly int[] byStart;
    private readonly int[] startKeys;
    private readonly int[] placeOf;
    private readonly double typical;
    private int count;

    internal Ruin(Facts facts, Timeline timeline)
    {
        (this.facts, this.timeline) = (facts, timeline);
        nearby = new Nearby(facts);
        Chosen = new int[Math.Max(1, Math.Min(facts.Count, 64))];
        for (var skill = 0; skill < 64; skill++)
        {
            foreach (var crew in facts.CrewsOf[skill])
                company[skill] |= facts.Skills[crew];
        }

        typical = facts.Count == 0 ? 1 : facts.Effort.Average(static effort => (double)effort);
        byStart = [.. Enumerable.Range(0, facts.Count)];
        startKeys = new int[facts.Count];
        placeOf = new int[facts.Count];
        Refresh();
    }

    /// <summary>What was taken out, in the first <see cref="Count"/> places.</summary>
    internal int[] Chosen { get; }

    /// <summary>How many were taken out.</summary>
    internal int Count => count;

    /// <summary>Sorts activities by their present start, for removal by time.</summary>
    internal void Refresh()
    {
        for (var i = 0; i < byStart.Length; i++)
            startKeys[i] = timeline.Start[byStart[i]];
        Array.Sort(startKeys, byStart);
        for (var i = 0; i < byStart.Length; i++)
            placeOf[byStart[i]] = i;
    }

    /// <summary>Takes some activities out of the timeline. None when chance points at one that must stay.</summary>
    internal void Act(Rng rng)
    {
        count = 0;
        var seed = rng.Below(facts.Count);
        if (!MayGo(seed))
            return;
        var size = Math.Min(Chosen.Length, 1 + rng.Below(10));
        switch (rng.Below(10))
        {
            case < 4:
                Neighbours(seed, size, rng);
                break;
            case < 6:
                Strings(seed, size, rng);
                break;
            case < 8:
                Chains(seed, size, rng);
                break;
            default:
                SameTime(seed, size, rng);
                break;
        }
    }

    private bool MayGo(int activity) =>
        timeline.Crew[activity] >= 0 && facts.PinnedStart[activity] < 0 && !timeline.IsKept[activity];

    private void Take(int activity)
    {
        if (count >= Chosen.Length || !MayGo(activity))
            return;
        Chosen[count++] = activity;
        timeline.Remove(activity);
    }

    private bool IsKin(int a, int b) => ((company[facts.Skill[a]] >> facts.Skill[b]) & 1) != 0;

    /// <summary>Activities that the same crews could do, at near places, at about the same time.</summary>
    private void Neighbours(int seed, int size, Rng rng)
    {
        var reach = typical * (0.5 + (4 * rng.Unit()));
        var start = timeline.Start[seed];
        Take(seed);
        for (var nth = 0; nth < nearby.Width && count < size; nth++)
        {
            foreach (var other in nearby.At(seed, nth))
            {
                if (count < size && IsKin(seed, other) && Math.Abs(timeline.Start[other] - start) <= reach
                    && rng.Below(8) != 0)
                {
                    Take(other);
                }
            }
        }
    }

    /// <summary>Strings of successive activities of the crews that work nearby at the time (after SISR).</summary>
    private void Strings(int seed, int size, Rng rng)
    {
        var start = timeline.Start[seed];
        var length = 1 + rng.Below(4);
        var reach = typical * 2;
        String(seed, length, rng);
        for (var nth = 0; nth < nearby.Width && count < size; nth++)
        {
            foreach (var other in nearby.At(seed, nth))
            {
                if (count < size && MayGo(other) && IsKin(seed, other)
                    && Math.Abs(timeline.Start[other] - start) <= reach)
                {
                    String(other, length, rng);
                }
            }
        }
    }

    private void String(int activity, int length, Rng rng)
    {
        var first = activity;
        for (var back = rng.Below(length); back > 0 && timeline.Previous[first] >= 0; back--)
            first = timeline.Previous[first];
        for (var i = 0; i < length && first >= 0; i++)
        {
            var next = timeline.Next[first];
            Take(first);
            first = next;
        }
    }

    /// <summary>Everything at the place that is not long before, then the same at near places.</summary>
    private void Chains(int seed, int size, Rng rng)
    {
        var from = timeline.Start[seed];
        var reach = typical * (1 + (6 * rng.Unit()));
        for (var nth = 0; nth < nearby.Width && count < size; nth++)
        {
            foreach (var other in nearby.At(seed, nth))
            {
                if (nth == 0 ? timeline.Start[other] >= from : Math.Abs(timeline.Start[other] - from) <= reach)
                    Take(other);
            }

            if (rng.Below(2) == 0)
                return;
        }
    }

    /// <summary>Activities that the same crews could do, at about the same time, wherever they are.</summary>
    private void SameTime(int seed, int size, Rng rng)
    {
        var at = placeOf[seed];
        var reach = 8 * size * (1 + rng.Below(4));
        Take(seed);
        for (var tries = 0; tries < 10 * size && count < size; tries++)
        {
            var other = at - reach + rng.Below((2 * reach) + 1);
            if (other >= 0 && other < byStart.Length && IsKin(seed, byStart[other]))
                Take(byStart[other]);
        }
    }
}
