using Furrow.Planning.Drafts;
using Furrow.Planning.Search;

namespace Furrow.Planning;

/// <summary>Finds good schedules.</summary>
public static class Planner
{
    /// <summary>The best schedule found until <paramref name="stop"/>, with a lower bound. Always feasible for what
    /// it plans.</summary>
    /// <param name="problem">What must be respected.</param>
    /// <param name="stop">When to end.</param>
    /// <param name="rng">Chance; the same seed under a move limit gives the same bytes.</param>
    /// <param name="start">A schedule to improve on; null to begin from nothing.</param>
    /// <param name="progress">Told about each better schedule; never from two threads at once.</param>
    /// <param name="threads">
    /// At least 1: searches side by side that meet now and then. The same number under a move limit gives the same
    /// bytes, whatever the machine.
    /// </param>
    /// <exception cref="ArgumentException">The problem is malformed; the message names the index and the
    /// limit.</exception>
    public static Schedule Solve(
        Problem problem, Stop stop, Rng rng, Schedule? start = null, Action<Progress>? progress = null,
        int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(stop);
        ArgumentNullException.ThrowIfNull(rng);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return new Campaign(new Facts(problem), stop, rng, start, progress, threads).Run();
    }

    /// <summary>
    /// Takes an earlier schedule over to a problem that has changed a little: what begins before <paramref
    /// name="keepUntil"/> stays with its crew in its order unless it cannot, the rest is improved until <paramref
    /// name="stop"/>. Feasible at once; a part of the budget raises the bound.
    /// </summary>
    /// <param name="problem">What must be respected now.</param>
    /// <param name="earlier">The schedule that people hold to, over the same activities; what is new in the problem has
    /// no crew there.</param>
    /// <param name="keepUntil">Time before which people do not want to be told something new; 0 for none.</param>
    /// <param name="stop">When to end.</param>
    /// <param name="rng">Chance; the same seed under a move limit gives the same bytes.</param>
    /// <param name="progress">Told about each better schedule.</param>
    /// <exception cref="ArgumentException">The problem is malformed, or the schedule is of another number of
    /// activities.</exception>
    public static Schedule Replan(
        Problem problem, Schedule earlier, int keepUntil, Stop stop, Rng rng, Action<Progress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(stop);
        ArgumentNullException.ThrowIfNull(rng);
        return Repair.Run(new Facts(problem), earlier, keepUntil, stop, rng, progress);
    }
}
