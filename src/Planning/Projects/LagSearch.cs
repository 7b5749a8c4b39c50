using Furrow.Planning.Nogoods;

namespace Furrow.Planning.Projects;

/// <summary>Searches when starts have least and greatest distances: there even one timetable may be hard to find, so
/// the exact search does it all, on one thread for better timetables and on another for the bound.</summary>
internal sealed class LagSearch(Project project, Stop stop, Action<Progress>? progress, int threads)
{
    private const int ConflictsBetweenLooks = 20;
    private readonly Lock gate = new();
    private int[]? best;
    private int finish = int.MaxValue;
    private int bound;
    private long nodes;
    private volatile bool over;

    /// <summary>The best timetable until the search should stop, or until it is proven best or impossible.</summary>
    internal Finding Run()
    {
        var horizon = Horizon();
        if (stop.IsOfMoves || threads == 1)
        {
            Search([new ExactSearch(project, horizon, false), new ExactSearch(project, horizon, true)]);
        }
        else
        {
            var other = new Thread(() => Search([new ExactSearch(project, horizon, true)]));
            other.Start();
            Search([new ExactSearch(project, horizon, false)]);
            other.Join();
        }

        return new Finding
        {
            Best = best is null ? null : Timetables.Of(project, best),
            Bound = best is null && bound == int.MaxValue ? long.MaxValue : Math.Min(bound, finish),
            Evaluations = nodes,
        };
    }

    /// <summary>Whatever is possible at all is possible by then: each job starts at the latest when the one before it
    /// has ended and all distances to it are kept.</summary>
    private int Horizon()
    {
        var longest = project.Jobs.Select(static job => (long)job.Modes[0].Duration).ToArray();
        foreach (var (first, _, units) in project.Lags)
            longest[first] = Math.Max(longest[first], units);
        var horizon = longest.Sum() + project.Jobs.Max(static job => job.Release);
        return horizon <= Network.LongestHorizon
            ? (int)horizon
            : throw new ArgumentException($"The horizon is {horizon} time units; the limit is "
                + $"{Network.LongestHorizon}.");
    }

    private void Search(ExactSearch[] searches)
    {
        for (var turn = 0; !over; turn++)
        {
            var search = searches[turn % searches.Length];
            var before = search.Nodes;
            search.EndBy(Volatile.Read(ref finish) - 1);
            var found = search.Search(ConflictsBetweenLooks);
            Look(search, found, search.Nodes - before + 1);
        }
    }

    private void Look(ExactSearch search, bool found, long more)
    {
        lock (gate)
        {
            nodes += more;
            if (found && LastFinish(search.Found) is var last && last < finish)
            {
                (best, finish) = (search.Found, last);
                progress?.Invoke(new Progress(nodes, finish, bound));
            }

            bound = Math.Max(bound, search.IsOver ? finish : Math.Min(finish, search.Bound));
            over |= finish <= bound || stop.Now(nodes);
        }
    }

    private int LastFinish(int[] start)
    {
        var last = 0;
        for (var job = 0; job < start.Length; job++)
            last = Math.Max(last, start[job] + project.Jobs[job].Modes[0].Duration);
        return last;
    }
}
