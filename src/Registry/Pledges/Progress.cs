namespace Furrow.Registry.Pledges;

/// <summary>How what arrived compares with what was promised.</summary>
public enum Outcome
{
    /// <summary>No report of an arrival was seen: that is not to say that nothing arrived.</summary>
    NoReportSeen,

    /// <summary>Some of it is here.</summary>
    Partly,

    /// <summary>At least the lower bound is here.</summary>
    Met,

    /// <summary>More than the upper bound is here.</summary>
    Exceeded,

    /// <summary>Something is here, but a number or a unit is missing on one side.</summary>
    CannotBeCompared,
}

/// <summary>How far a promise is kept, as an interval.</summary>
/// <param name="Outcome">In one word.</param>
/// <param name="Least">Smallest share that can be here, 0 to 1; null when it cannot be told.</param>
/// <param name="Most">Largest share that can be here, 0 to 1; null when it cannot be told.</param>
public sealed record Progress(Outcome Outcome, decimal? Least, decimal? Most)
{
    /// <summary>Compares what arrived with a promised amount, which may be one of several that stand side by
    /// side.</summary>
    /// <param name="commitment">What is matched with it counts as here.</param>
    /// <param name="promised">The amount to compare with; null for the commitment's own.</param>
    public static Progress Of(Commitment commitment, Amount? promised = null)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        if (!commitment.ArrivalReported && commitment.Arrived is null)
            return new(Outcome.NoReportSeen, null, null);
        var amount = promised ?? commitment.Amount;
        if (commitment.Arrived is not { } here || (amount?.Minimum ?? amount?.Maximum) is not > 0)
            return new(Outcome.CannotBeCompared, null, null);
        var most = amount!.Minimum is > 0 and var low ? Math.Min(1, here / low) : (decimal?)null;
        var least = amount.Maximum is > 0 and var high ? Math.Min(1, here / high) : (decimal?)null;
        var outcome = amount.Maximum is { } top && here > top ? Outcome.Exceeded
            : here >= (amount.Minimum ?? amount.Maximum) ? Outcome.Met
            : Outcome.Partly;
        return new(outcome, least, most);
    }
}
