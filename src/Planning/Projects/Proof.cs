using Furrow.Planning.Nogoods;

namespace Furrow.Planning.Projects;

/// <summary>Two exact searches by turns: one seeks better timetables, the other raises the bound.</summary>
internal sealed class Proof
{
    private readonly ExactSearch above;
    private readonly ExactSearch below;
    private bool turn;

    /// <param name="project">Every job has one mode that fits.</param>
    /// <param name="horizon">Nothing ends later.</param>
    internal Proof(Project project, int horizon)
    {
        above = new ExactSearch(project, horizon, fromBelow: false);
        below = new ExactSearch(project, horizon, fromBelow: true);
    }

    /// <summary>True when no timetable is better than the best known one.</summary>
    internal bool IsOver => above.IsOver || below.IsOver;

    /// <summary>No timetable that is better than the best known one ends before this.</summary>
    internal int Bound => Math.Max(above.Bound, below.Bound);

    /// <summary>Conflicts so far, about.</summary>
    internal long Conflicts { get; private set; }

    /// <summary>Nodes so far.</summary>
    internal long Nodes => above.Nodes + below.Nodes;

    /// <summary>Only timetables that end by then are sought from now on.</summary>
    internal void EndBy(int finish)
    {
        above.EndBy(finish);
        below.EndBy(finish);
    }

    /// <summary>Searches until so many conflicts more; the starts of a better timetable, or null.</summary>
    internal int[]? Search(int conflicts)
    {
        Conflicts += conflicts;
        turn = !turn;
        var search = turn ? above : below;
        return search.Search(conflicts) ? search.Found : null;
    }
}
