using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace Furrow.Planning.Drafts;

/// <summary>The problem as flat arrays, made once and then only read.</summary>
internal sealed class Facts
{
    /// <summary>A time that never comes; every real time is less.</summary>
    internal const int Never = 1 << 30;

    private readonly FrozenSet<Ban>? bans;
    private readonly int[][] opens;
    private readonly int[][] closes;
    private readonly (int Shift, int[] First)[] lookups;

    internal Facts(Problem problem)
    {
        Admission.Check(problem);
        Problem = problem;
        Count = problem.Activities.Length;
        Crews = problem.Crews.Length;
        MetresPerUnit = problem.MetresPerUnit;
        X = [.. problem.Sites.Select(static site => site.X)];
        Y = [.. problem.Sites.Select(static site => site.Y)];
        Site = [.. problem.Activities.Select(static activity => activity.Site)];
        Skill = [.. problem.Activities.Select(static activity => activity.Skill)];
        Effort = [.. problem.Activities.Select(static activity => activity.Effort)];
        Weight = [.. problem.Activities.Select(static activity => activity.Weight)];
        Calendar = [.. problem.Activities.Select(static activity => activity.Calendar)];
        Release = [.. problem.Activities.Select(static activity => activity.Release)];
        ActivityX = [.. Site.Select(site => X[site])];
        ActivityY = [.. Site.Select(site => Y[site])];
        Home = [.. problem.Crews.Select(static crew => crew.Home)];
        Skills = [.. problem.Crews.Select(static crew => crew.Skills)];
        Rate = [.. problem.Crews.Select(static crew => crew.RatePercent)];
        From = [.. problem.Crews.Select(static crew => crew.From)];
        Until = [.. problem.Crews.Select(static crew => Math.Min(crew.Until, Never - 1))];
        opens = [.. problem.Calendars.Select(static one => one.Windows.Select(static w => w.Open).ToArray())];
        closes = [.. problem.Calendars.Select(static one => one.Windows.Select(static w => w.Close).ToArray())];
        lookups = [.. closes.Select(Lookup)];
        After = new Links(Count, problem.Waits, forward: true);
        Before = new Links(Count, problem.Waits, forward: false);
        PinnedCrew = Pinned(problem, static pin => pin.Crew);
        PinnedStart = Pinned(problem, static pin => pin.Start);
        bans = problem.Bans.IsEmpty ? null : problem.Bans.ToFrozenSet();
        Order = TopologicalOrder();
        CrewsOf = [.. Enumerable.Range(0, 64).Select(CrewsWith)];
    }

    /// <summary>What the facts were taken from.</summary>
    internal Problem Problem { get; }

    /// <summary>How many activities.</summary>
    internal int Count { get; }

    /// <summary>How many crews.</summary>
    internal int Crews { get; }

    internal int MetresPerUnit { get; }

    internal int[] X { get; }

    internal int[] Y { get; }

    internal int[] Site { get; }

    /// <summary>Where each activity is, so that its site need not be looked up.</summary>
    internal int[] ActivityX { get; }

    /// <summary>Beside <see cref="ActivityX"/>.</summary>
    internal int[] ActivityY { get; }

    internal int[] Skill { get; }

    internal int[] Effort { get; }

    internal long[] Weight { get; }

    internal int[] Calendar { get; }

    internal int[] Release { get; }

    internal int[] Home { get; }

    internal ulong[] Skills { get; }

    internal int[] Rate { get; }

    internal int[] From { get; }

    internal int[] Until { get; }

    /// <summary>Who waits for an activity.</summary>
    internal Links After { get; }

    /// <summary>For whom an activity waits.</summary>
    internal Links Before { get; }

    /// <summary>The crew that an activity is pinned to, or −1.</summary>
    internal int[] PinnedCrew { get; }

    /// <summary>The start that an activity is pinned to, or −1.</summary>
    internal int[] PinnedStart { get; }

    /// <summary>Every activity after those it waits for.</summary>
    internal int[] Order { get; }

    /// <summary>The crews that have a skill, in order.</summary>
    internal int[][] CrewsOf { get; }

    /// <summary>True when a crew has the skill and no pin or ban says otherwise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Can(int crew, int activity) =>
        ((Skills[crew] >> Skill[activity]) & 1) != 0 && (PinnedCrew[activity] < 0 || PinnedCrew[activity] == crew)
        && (bans is null || !bans.Contains(new Ban(activity, crew)));

    /// <summary>Time units that a crew takes for an activity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Duration(int crew, int activity)
    {
        var rate = Rate[crew];
        return rate == 100 ? Effort[activity] : Slow(Effort[activity], rate);
    }

    /// <summary>Time units between two sites: distance ÷ metres per unit, rounded up exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Travel(int a, int b)
    {
        if (a == b)
            return 0;
        double dx = X[a] - X[b];
        double dy = Y[a] - Y[b];
        var square = (dx * dx) + (dy * dy); // exact: below 2^53 by admission
        double metres = MetresPerUnit;
        var units = (int)(Math.Sqrt(square) / metres);
        if (units > 0 && units * metres * (units * metres) >= square)
            units--;
        while (units * metres * (units * metres) < square)
            units++;
        return units;
    }

    /// <summary>The earliest start from <paramref name="time"/> on that lies with its duration in one window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Open(int activity, int time, int duration)
    {
        var calendar = Calendar[activity];
        return calendar < 0 ? time : OpenIn(calendar, time, duration);
    }

    /// <summary>For each skill, all skills of the crews that have it.</summary>
    internal ulong[] Company()
    {
        var company = new ulong[64];
        for (var skill = 0; skill < 64; skill++)
        {
            foreach (var crew in CrewsOf[skill])
                company[skill] |= Skills[crew];
        }

        return company;
    }

    private static int Slow(int effort, int rate) => (int)Math.Min((((long)effort * 100) + rate - 1) / rate, Never - 1);

    private int OpenIn(int calendar, int time, int duration)
    {
        var close = closes[calendar];
        var open = opens[calendar];
        var lookup = lookups[calendar];
        var at = time >> lookup.Shift;
        if (at >= lookup.First.Length)
            return Never;
        for (var i = lookup.First[at]; i < close.Length; i++)
        {
            var start = Math.Max(time, open[i]);
            if (close[i] - duration >= start)
                return start;
        }

        return Never;
    }

    /// <summary>For each stretch of 2^shift time units, the first window that closes after it begins.</summary>
    private static (int Shift, int[] First) Lookup(int[] close)
    {
        if (close.Length == 0)
            return (0, []);
        var shift = 0;
        while ((close[^1] >> shift) > 4 * close.Length)
            shift++;
        var first = new int[(close[^1] >> shift) + 1];
        var window = 0;
        for (var at = 0; at < first.Length; at++)
        {
            while (close[window] <= (long)at << shift && window + 1 < close.Length)
                window++;
            first[at] = window;
        }

        return (shift, first);
    }

    private static int[] Pinned(Problem problem, Func<Pin, int> part)
    {
        var pinned = new int[problem.Activities.Length];
        Array.Fill(pinned, -1);
        foreach (var pin in problem.Pins)
            pinned[pin.Activity] = part(pin);
        return pinned;
    }

    private int[] CrewsWith(int skill) =>
        [.. Enumerable.Range(0, Crews).Where(crew => ((Skills[crew] >> skill) & 1) != 0)];

    private int[] TopologicalOrder()
    {
        var order = new int[Count];
        var waiting = new int[Count];
        var end = 0;
        for (var i = 0; i < Count; i++)
        {
            waiting[i] = Before.Of(i).Length;
            if (waiting[i] == 0)
                order[end++] = i;
        }

        for (var at = 0; at < end; at++)
        {
            foreach (var then in After.Of(order[at]))
            {
                if (--waiting[then] == 0)
                    order[end++] = then;
            }
        }

        return order;
    }
}
