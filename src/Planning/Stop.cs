namespace Furrow.Planning;

/// <summary>When a search ends: after a number of moves, a time on a clock handed in, or when asked to.</summary>
public sealed class Stop
{
    private readonly long moves;
    private readonly Func<bool> asked;
    private readonly Func<double> elapsed;

    private Stop(long moves, Func<bool> asked, Func<double> elapsed) =>
        (this.moves, this.asked, this.elapsed) = (moves, asked, elapsed);

    /// <summary>Ends after this many moves; the same problem, seed and limit give the same bytes.</summary>
    public static Stop AfterMoves(long moves) =>
        new(moves, static () => false, static () => 0);

    /// <summary>Ends after this much time on <paramref name="clock"/>, or when <paramref name="cancel"/> is
    /// cancelled.</summary>
    public static Stop After(TimeSpan time, TimeProvider clock, CancellationToken cancel = default)
    {
        var began = clock.GetTimestamp();
        return new(
            long.MaxValue,
            () => cancel.IsCancellationRequested || clock.GetElapsedTime(began) >= time,
            () => time <= TimeSpan.Zero ? 1 : clock.GetElapsedTime(began) / time);
    }

    /// <summary>True when the search should end now. Asking costs a clock reading: ask every few hundred
    /// moves.</summary>
    public bool Now(long movesDone) => movesDone >= moves || asked();

    /// <summary>True when a number of moves is the limit, so that the answer must not depend on time.</summary>
    public bool IsOfMoves => moves < long.MaxValue;

    /// <summary>How much of the budget is used: 0 at the begin, 1 when the search should end.</summary>
    public double Share(long movesDone)
    {
        var ofMoves = moves switch
        {
            <= 0 => 1,
            long.MaxValue => 0,
            _ => (double)movesDone / moves,
        };
        return Math.Clamp(Math.Max(ofMoves, elapsed()), 0, 1);
    }
}
