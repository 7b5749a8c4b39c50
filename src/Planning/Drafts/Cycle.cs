namespace Furrow.Planning.Drafts;

/// <summary>Finds a circle in what waits for what.</summary>
internal static class Cycle
{
    /// <summary>Indices around one circle, the first repeated at the end; null when there is none.</summary>
    internal static List<int>? Find(Problem problem)
    {
        var waiting = new int[problem.Activities.Length];
        var links = new Links(problem.Activities.Length, problem.Waits, forward: true);
        foreach (var wait in problem.Waits)
            waiting[wait.Then]++;
        var free = new Stack<int>();
        for (var i = waiting.Length - 1; i >= 0; i--)
        {
            if (waiting[i] == 0)
                free.Push(i);
        }

        while (free.TryPop(out var activity))
        {
            foreach (var then in links.Of(activity))
            {
                if (--waiting[then] == 0)
                    free.Push(then);
            }
        }

        var stuck = Array.FindIndex(waiting, static count => count > 0);
        return stuck < 0 ? null : Around(problem, waiting, stuck);
    }

    /// <summary>Walks backwards over what still waits: every such activity has such a predecessor.</summary>
    private static List<int> Around(Problem problem, int[] waiting, int stuck)
    {
        var before = new Links(waiting.Length, problem.Waits, forward: false);
        var place = new Dictionary<int, int>();
        var path = new List<int>();
        while (place.TryAdd(stuck, path.Count))
        {
            path.Add(stuck);
            foreach (var first in before.Of(stuck))
            {
                if (waiting[first] > 0)
                {
                    stuck = first;
                    break;
                }
            }
        }

        var circle = path[place[stuck]..];
        circle.Reverse();
        circle.Add(circle[0]);
        return circle;
    }
}
