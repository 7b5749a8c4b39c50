namespace Furrow.Registry.Pledges;

/// <summary>
/// Which commitments may be added up. What somebody gave as a total, and what others are parts of, stands beside its
/// parts and is never added to them; what was denied or only discussed is no promise.
/// </summary>
/// <remarks>Asked wherever figures are summed: pace, givers, programme totals, strength of plans, exports.</remarks>
public sealed class Addends
{
    private readonly HashSet<CommitmentId> totals;

    /// <summary>Looks at the parts among these commitments.</summary>
    /// <param name="all">Every commitment that is held, so that no part is overlooked.</param>
    public Addends(IEnumerable<Commitment> all) =>
        totals = [.. all.Select(commitment => commitment.PartOf).OfType<CommitmentId>()];

    /// <summary>True for a total or running sum, by its own words or because another commitment is a part of
    /// it.</summary>
    public bool IsTotal(Commitment commitment)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        return commitment.Aggregate || totals.Contains(commitment.Id);
    }

    /// <summary>True when it may be added to others.</summary>
    public bool Adds(Commitment commitment) =>
        !IsTotal(commitment) && commitment.Modality is not (Modality.Proposed or Modality.Denied);

    /// <summary>Refuses a part that its own total would be a part of.</summary>
    /// <param name="part">That is to be a part.</param>
    /// <param name="above">The total, the total of that one, and so on.</param>
    /// <exception cref="Refusal"><c>statement.part-of-itself</c>.</exception>
    public static void RefuseCircle(CommitmentId part, IEnumerable<Commitment> above)
    {
        ArgumentNullException.ThrowIfNull(above);
        if (above.Any(total => total.Id == part))
            throw new Refusal("statement.part-of-itself",
                $"The total that is named is itself a part of commitment {part}; take that decision back first.");
    }
}
