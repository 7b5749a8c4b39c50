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
}
