using System.Globalization;

namespace Furrow.Planning.Projects;

/// <summary>A project in flat arrays, checked: what every algorithm reads and none changes.</summary>
internal sealed class Network
{
    /// <summary>Longest duration and latest release.</summary>
    internal const int LatestTime = 1_000_000;

    /// <summary>Most time units that all jobs take one after the other.</summary>
    internal const int LongestHorizon = 4_000_000;

    /// <summary>Greatest capacity of a pool.</summary>
    internal const int GreatestCapacity = 1 << 30;

    internal Network(Project project)
    {
        Project = project;
        Check(project);
        Count = project.Jobs.Length;
        (BeforeFirst, Before) = Grouped(static follow => (follow.Then, follow.First));
        (AfterFirst, After) = Grouped(static follow => (follow.First, follow.Then));
        Release = [.. project.Jobs.Select(static job => job.Release)];
        Order = Topological();
        Horizon = Release.DefaultIfEmpty().Max() + (int)Longest(project);
        ShortestTail = Tails();
        EarliestStart = Earliest();
    }

    internal Project Project { get; }

    internal int Count { get; }

    /// <summary>Predecessors of job <c>j</c>: <c>Before[BeforeFirst[j]..BeforeFirst[j + 1]]</c>.</summary>
    internal int[] Before { get; }

    internal int[] BeforeFirst { get; }

    internal int[] After { get; }

    internal int[] AfterFirst { get; }

    internal int[] Release { get; }

    /// <summary>Every job after its predecessors.</summary>
    internal int[] Order { get; }

    /// <summary>No sensible timetable ends later.</summary>
    internal int Horizon { get; }

    /// <summary>Least time from the start of a job to the end of what follows it, itself included.</summary>
    internal int[] ShortestTail { get; }

    /// <summary>Earliest start by releases and precedence alone.</summary>
    internal int[] EarliestStart { get; }

    /// <summary>Timetables that a thread builds between two looks at the clock and at the others.</summary>
    internal int StepsBetweenLooks => Math.Clamp(8192 / Math.Max(1, Count), 1, 64);

    /// <summary>The critical path: no timetable ends before it.</summary>
    internal int CriticalPath =>
        Enumerable.Range(0, Count).Select(j => EarliestStart[j] + ShortestTail[j]).DefaultIfEmpty().Max();

    internal ReadOnlySpan<int> BeforeOf(int job) => Before.AsSpan(BeforeFirst[job]..BeforeFirst[job + 1]);

    internal ReadOnlySpan<int> AfterOf(int job) => After.AsSpan(AfterFirst[job]..AfterFirst[job + 1]);

    internal int Shortest(int job) => Project.Jobs[job].Modes.Min(static mode => mode.Duration);

    private static long Longest(Project project) =>
        project.Jobs.Sum(static job => (long)job.Modes.Max(static mode => mode.Duration));

    private static void Check(Project project)
    {
        for (var j = 0; j < project.Jobs.Length; j++)
        {
            var job = project.Jobs[j];
            if (job.Modes.IsDefaultOrEmpty)
                throw Wrong($"Job {j} has no mode.");
            InRange(job.Release, 0, LatestTime, "release", j);
            if (project.Parts.Length > 0)
                InRange(job.Part, 0, project.Parts.Length - 1, "part", j);
            foreach (var mode in job.Modes)
            {
                InRange(mode.Duration, 0, LatestTime, "duration", j);
                Check(mode.Pools, project.Pools.Length, "pool", j);
                Check(mode.Budgets, project.Budgets.Length, "budget", j);
            }

            Check(job.Skills, 64, "skill", j);
        }

        foreach (var capacity in project.Pools)
        {
            if (capacity is < 0 or > GreatestCapacity)
                throw Wrong($"A pool has {capacity} units; it has 0 to {GreatestCapacity}.");
        }

        foreach (var (first, then) in project.Follows
            .Select(static follow => (follow.First, follow.Then))
            .Concat(project.Lags.Select(static lag => (lag.First, lag.Then))))
        {
            if ((uint)first >= project.Jobs.Length || (uint)then >= project.Jobs.Length)
                throw Wrong($"Job {then} waits for job {first}; jobs are 0 to {project.Jobs.Length - 1}.");
        }

        if (Longest(project) > LongestHorizon)
            throw Wrong($"All jobs take {Longest(project)} time units; the limit is {LongestHorizon}.");
    }

    private static void Check(IEnumerable<Demand> demands, int count, string kind, int job)
    {
        if (demands is System.Collections.Immutable.ImmutableArray<Demand> { IsDefault: true })
            return;
        var seen = new HashSet<int>();
        foreach (var demand in demands)
        {
            InRange(demand.Of, 0, count - 1, kind, job);
            InRange(demand.Units, 1, GreatestCapacity, "demand", job);
            if (!seen.Add(demand.Of))
                throw Wrong($"Job {job} names {kind} {demand.Of} twice.");
        }
    }

    private static void InRange(int value, int least, int most, string what, int job)
    {
        if (value < least || value > most)
            throw Wrong($"Job {job} has {what} {value}; it is from {least} to {most}.");
    }

    private static ArgumentException Wrong(FormattableString what) => new(what.ToString(CultureInfo.InvariantCulture));

    private (int[] First, int[] Items) Grouped(Func<Follow, (int Key, int Item)> by)
    {
        var pairs = Project.Follows.Select(by).Distinct().Order().ToArray();
        var first = new int[Count + 1];
        foreach (var (key, _) in pairs)
            first[key + 1]++;
        for (var j = 0; j < Count; j++)
            first[j + 1] += first[j];
        return (first, [.. pairs.Select(static pair => pair.Item)]);
    }

    private int[] Topological()
    {
        var waiting = new int[Count];
        var order = new int[Count];
        var filled = 0;
        for (var j = 0; j < Count; j++)
        {
            waiting[j] = BeforeOf(j).Length;
            if (waiting[j] == 0)
                order[filled++] = j;
        }

        for (var at = 0; at < filled; at++)
        {
            foreach (var then in AfterOf(order[at]))
            {
                if (--waiting[then] == 0)
                    order[filled++] = then;
            }
        }

        return filled == Count
            ? order
            : throw Wrong(
                $"Jobs wait in a circle: job {Array.FindIndex(waiting, static left => left > 0)} is in or behind it.");
    }

    private int[] Tails()
    {
        var tail = new int[Count];
        for (var at = Count - 1; at >= 0; at--)
        {
            var job = Order[at];
            foreach (var then in AfterOf(job))
                tail[job] = Math.Max(tail[job], tail[then]);
            tail[job] += Shortest(job);
        }

        return tail;
    }

    private int[] Earliest()
    {
        var start = new int[Count];
        foreach (var job in Order)
        {
            start[job] = Release[job];
            foreach (var before in BeforeOf(job))
                start[job] = Math.Max(start[job], start[before] + Shortest(before));
        }

        return start;
    }
}
