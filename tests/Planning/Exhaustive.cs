using Furrow.Planning;

namespace Furrow.Tests.Planning;

/// <summary>Tries every order and every crew: the truth about tiny problems. Shares no code with the engine.</summary>
internal sealed class Exhaustive
{
    private readonly Problem problem;
    private readonly bool[] wanted;
    private readonly int[] finish;
    private readonly int[] free;
    private readonly int[] place;

    private Exhaustive(Problem problem, bool[] wanted)
    {
        (this.problem, this.wanted) = (problem, wanted);
        finish = [.. problem.Activities.Select(static _ => -1)];
        free = [.. problem.Crews.Select(static crew => crew.From)];
        place = [.. problem.Crews.Select(static crew => crew.Home)];
    }

    private long Best { get; set; } = long.MaxValue;

    /// <summary>The least cost at which all wanted activities can be done; null when they cannot.</summary>
    internal static long? Cost(Problem problem, Func<int, bool> wanted)
    {
        var search = new Exhaustive(problem, [.. Enumerable.Range(0, problem.Activities.Length).Select(wanted)]);
        search.Go(search.wanted.Count(static one => one), 0);
        return search.Best == long.MaxValue ? null : search.Best;
    }

    private void Go(int left, long cost)
    {
        if (left == 0)
            Best = Math.Min(Best, cost);
        for (var i = 0; left > 0 && i < finish.Length; i++)
        {
            if (!wanted[i] || finish[i] >= 0
                || problem.Waits.Any(w => w.Then == i && wanted[w.First] && finish[w.First] < 0))
                continue;
            for (var crew = 0; crew < free.Length; crew++)
            {
                if (Start(i, crew) is not { } start)
                    continue;
                var (wasFree, wasAt) = (free[crew], place[crew]);
                finish[i] = free[crew] = start + Duration(i, crew);
                place[crew] = problem.Activities[i].Site;
                Go(left - 1, cost + (problem.Activities[i].Weight * finish[i]));
                (free[crew], place[crew], finish[i]) = (wasFree, wasAt, -1);
            }
        }
    }

    private int Duration(int i, int crew) =>
        (int)Math.Ceiling(problem.Activities[i].Effort * 100m / problem.Crews[crew].RatePercent);

    private int? Start(int i, int crew)
    {
        var activity = problem.Activities[i];
        var pin = problem.Pins.Where(p => p.Activity == i).DefaultIfEmpty(new Pin(i, -1, -1)).First();
        if ((problem.Crews[crew].Skills >> activity.Skill & 1) == 0 || (pin.Crew >= 0 && pin.Crew != crew)
            || problem.Bans.Contains(new Ban(i, crew)))
            return null;
        var (a, b) = (problem.Sites[place[crew]], problem.Sites[activity.Site]);
        var metres = Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2));
        var start = Math.Max(activity.Release, free[crew] + (int)Math.Ceiling(metres / problem.MetresPerUnit - 1e-9));
        foreach (var wait in problem.Waits.Where(w => w.Then == i && wanted[w.First]))
            start = Math.Max(start, finish[wait.First] + wait.Lag);
        if (pin.Start >= 0 && start > pin.Start)
            return null;
        start = Math.Max(start, pin.Start);
        var duration = Duration(i, crew);
        if (activity.Calendar >= 0)
        {
            var windows = problem.Calendars[activity.Calendar].Windows
                .Where(w => w.Close >= Math.Max(start, w.Open) + duration);
            if (!windows.Any())
                return null;
            start = Math.Max(start, windows.First().Open);
        }

        return (pin.Start >= 0 && start != pin.Start) || start + duration > problem.Crews[crew].Until ? null : start;
    }
}
