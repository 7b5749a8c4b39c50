using Furrow.Planning.Projects;

namespace Furrow.Planning.Nogoods;

/// <summary>
/// Depth first with nogoods and restarts over the starts of jobs with one mode, for the least last finish. Either every
/// timetable below the best known one is sought (from above), or the least finish not yet refuted is assumed first
/// (from below), so that each refutation raises the bound.
/// </summary>
internal sealed class ExactSearch
{
    private const int FirstRestart = 100;

    private readonly Deduction known;
    private readonly int count;
    private readonly int[] durations;
    private readonly List<(int Then, int Units)>[] arcs;
    private readonly Timetabling[] pools;
    private readonly List<int>[] poolsOf;
    private readonly bool[] isDirty;
    private readonly bool fromBelow;
    private int limit;
    private long sinceRestart;
    private double untilRestart = FirstRestart;
    private int restarts;
    private bool byActivity;
    private bool isGuided;
    private int[] guide = [];

    /// <param name="project">Every job has one mode that fits.</param>
    /// <param name="horizon">Nothing ends later.</param>
    /// <param name="fromBelow">Whether finishes are assumed from the least on.</param>
    internal ExactSearch(Project project, int horizon, bool fromBelow)
    {
        this.fromBelow = fromBelow;
        count = project.Jobs.Length;
        durations = [.. project.Jobs.Select(static job => job.Modes[0].Duration)];
        known = new Deduction(count + 1);
        limit = horizon;
        arcs = [.. Enumerable.Range(0, 2 * (count + 1)).Select(static _ => new List<(int, int)>())];
        foreach (var (first, then) in project.Follows)
            Arc(first, then, durations[first]);
        foreach (var (first, then, units) in project.Lags)
            Arc(first, then, units);
        pools = [.. project.Pools.Select((capacity, pool) => PoolOf(project, pool, capacity, horizon))];
        poolsOf =
        [
            .. project.Jobs.Select(static job => job.Modes[0].Duration == 0
                ? [] : job.Modes[0].Pools.Select(static demand => demand.Of).ToList()),
            [],
        ];
        isDirty = new bool[pools.Length];
        IsOver = !Root(project, horizon);
    }

    /// <summary>Nothing is left to search: the best known timetable is best, or there is none.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>No timetable that is better than the best known one ends before this.</summary>
    internal int Bound { get; private set; }

    internal long Nodes { get; private set; }

    /// <summary>The starts found last.</summary>
    internal int[] Found { get; private set; } = [];

    /// <summary>From now on only timetables that end by then are sought.</summary>
    internal void EndBy(int finish)
    {
        if (finish >= limit)
            return;
        limit = finish;
        known.BackTo(0);
        Array.Fill(isDirty, true);
        IsOver |= !known.RaiseAtRoot((2 * count) + 1, -finish) || !Propagate();
        if (!IsOver)
            Keep();
    }

    /// <summary>Searches a number of conflicts; true when a timetable was found.</summary>
    internal bool Search(int conflicts)
    {
        while (!IsOver && conflicts > 0)
        {
            if (!Propagate())
            {
                conflicts--;
                Conflict();
                continue;
            }

            if (sinceRestart > untilRestart)
            {
                Restart();
                continue;
            }

            Nodes++;
            if (Decide())
                continue;
            Found = [.. Enumerable.Range(0, count).Select(known.Least)];
            guide = Found;
            return true;
        }

        return false;
    }

    private void Arc(int first, int then, int units)
    {
        arcs[2 * first].Add((2 * then, units));
        arcs[(2 * then) + 1].Add(((2 * first) + 1, units));
    }

    private static Timetabling PoolOf(Project project, int pool, int capacity, int horizon) => new(
        [
            .. project.Jobs.SelectMany((job, j) => job.Modes[0].Pools
                .Where(demand => demand.Of == pool && job.Modes[0].Duration > 0)
                .Select(demand => (j, job.Modes[0].Duration, demand.Units))),
        ],
        capacity, horizon);

    private bool Root(Project project, int horizon)
    {
        var sound = known.RaiseAtRoot(2 * count, 0) && known.RaiseAtRoot((2 * count) + 1, -horizon);
        for (var job = 0; job < count; job++)
        {
            Arc(job, count, durations[job]);
            sound = sound && known.RaiseAtRoot(2 * job, project.Jobs[job].Release)
                && known.RaiseAtRoot((2 * job) + 1, durations[job] - horizon);
        }

        Array.Fill(isDirty, true);
        if (!sound || !Propagate())
            return false;
        Keep();
        return true;
    }

    private void Conflict()
    {
        sinceRestart++;
        if (known.Level == 0)
        {
            IsOver = true;
            return;
        }

        Array.Clear(isDirty);
        known.Bump *= 1.05;
        if (known.Bump > 1e100)
            Rescale();
        IsOver |= !known.Learn();
        if (known.Level == 0)
            Bound = Math.Max(Bound, known.Least(count));
    }

    private void Keep()
    {
        known.Settle();
        Bound = known.Least(count);
    }

    private void Rescale()
    {
        for (var i = 0; i < known.Activity.Length; i++)
            known.Activity[i] *= 1e-100;
        known.Bump *= 1e-100;
    }

    private void Restart()
    {
        known.BackTo(0);
        restarts++;
        sinceRestart = 0;
        untilRestart *= 1.1;
        byActivity = restarts % 4 != 0;
        isGuided = !fromBelow && restarts % 2 == 1 && guide.Length > 0;
        Array.Fill(isDirty, true);
        if (!Propagate())
        {
            IsOver = true;
            return;
        }

        Keep();
        if (known.NogoodCount > 4000 + (200 * restarts))
            known.Forget();
    }

    private bool Propagate()
    {
        while (true)
        {
            for (var side = known.Next(); side >= 0; side = known.Next())
            {
                foreach (var pool in poolsOf[side >> 1])
                    isDirty[pool] = true;
                if (!Follow(side) || !known.Follow(side))
                    return false;
            }

            var dirty = Array.IndexOf(isDirty, true);
            if (dirty < 0)
                return true;
            isDirty[dirty] = false;
            if (!pools[dirty].Propagate(known))
                return false;
        }
    }

    private bool Follow(int side)
    {
        foreach (var (then, units) in arcs[side])
        {
            var value = known.Low[side] + units;
            if (value <= known.Low[then])
                continue;
            var why = known.Explain();
            known.Because(why, side, known.Low[side]);
            if (!known.Raise(then, value, why))
                return false;
        }

        return true;
    }

    /// <summary>Fixes one more number; false when none is open.</summary>
    private bool Decide()
    {
        if (fromBelow && !known.IsFixed(count))
        {
            known.Decide((2 * count) + 1, -known.Least(count));
            return true;
        }

        var chosen = -1;
        for (var job = 0; job < count; job++)
        {
            if (!known.IsFixed(job) && (chosen < 0 || IsBefore(job, chosen)))
                chosen = job;
        }

        if (chosen < 0)
            return false;
        Place(chosen);
        return true;
    }

    /// <summary>As early as it can be, or as near as it can be to where the best known timetable has it.</summary>
    private void Place(int job)
    {
        var (least, most) = (known.Least(job), known.Most(job));
        var at = isGuided ? Math.Clamp(guide[job], least, most) : least;
        if (most > at)
            known.Decide((2 * job) + 1, -at);
        else
            known.Decide(2 * job, at);
    }

    /// <summary>What a better timetable might resemble.</summary>
    internal void Resemble(int[] starts) => guide = starts;

    private bool IsBefore(int one, int two)
    {
        if (byActivity && known.Activity[one] != known.Activity[two])
            return known.Activity[one] > known.Activity[two];
        var (first, second) = (known.Least(one), known.Least(two));
        return first < second || (first == second && known.Most(one) < known.Most(two));
    }
}
