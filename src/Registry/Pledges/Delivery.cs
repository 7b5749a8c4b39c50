namespace Furrow.Registry.Pledges;

/// <summary>Names a delivery.</summary>
public readonly record struct DeliveryId(Guid Value) : IIdentity<DeliveryId>
{
    /// <inheritdoc/>
    public static DeliveryId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>What shows that something arrived.</summary>
public enum EvidenceOfDelivery
{
    /// <summary>Somebody said so in public.</summary>
    Statement,

    /// <summary>The programme's own roster of crews.</summary>
    Roster,

    /// <summary>A paper: a receipt, a handover act, a bank statement.</summary>
    Paper,

    /// <summary>Somebody of the programme saw or counted it.</summary>
    Seen,
}

/// <summary>One thing that shows that a delivery took place.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Reference">Identity of the statement or crew, or the number of the paper.</param>
/// <param name="Note">In a few words; null when there is nothing to add.</param>
public sealed record DeliveryEvidence(EvidenceOfDelivery Kind, string Reference, string? Note = null);

/// <summary>Something that arrived, by evidence. What of it keeps which promise is told by matches.</summary>
public sealed record Delivery
{
    /// <summary>Derived from the claim or crew that first showed it.</summary>
    public required DeliveryId Id { get; init; }

    /// <summary>In a few words.</summary>
    public required string Title { get; init; }

    /// <summary>Who gave; empty when unknown.</summary>
    public required IReadOnlyList<string> Givers { get; init; }

    /// <summary>Who got it; empty when unknown.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>Kind of thing.</summary>
    public required PledgeCategory Category { get; init; }

    /// <summary>How much, as an interval; null when no number is known.</summary>
    public Amount? Amount { get; init; }

    /// <summary>Where; null when not known.</summary>
    public string? Place { get; init; }

    /// <summary>Day of arrival, else of the report; null when neither is known.</summary>
    public DateOnly? On { get; init; }

    /// <summary>What shows it; several reports of one arrival are several pieces of evidence, not several
    /// arrivals.</summary>
    public required IReadOnlyList<DeliveryEvidence> Evidence { get; init; }

    /// <summary>False once the decision behind it was undone.</summary>
    public bool Standing { get; init; } = true;

    /// <summary>Who let it stand, as the journal names them.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>How much of it is known to have arrived: the lower bound; null when no lower bound is known.</summary>
    public decimal? Known() => Amount?.Minimum;
}

/// <summary>Names a match.</summary>
public readonly record struct MatchId(Guid Value) : IIdentity<MatchId>
{
    /// <inheritdoc/>
    public static MatchId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Which part of a delivery keeps which commitment: many to many, and in parts.</summary>
public sealed record DeliveryMatch
{
    /// <summary>Derived from delivery and commitment: there is one match between the two.</summary>
    public required MatchId Id { get; init; }

    /// <summary>What arrived.</summary>
    public required DeliveryId Delivery { get; init; }

    /// <summary>What was promised.</summary>
    public required CommitmentId Commitment { get; init; }

    /// <summary>How much of the delivery counts for the commitment, in its unit; above 0; null when the report gives
    /// no number.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Day of arrival, as the delivery has it; null when not known.</summary>
    public DateOnly? On { get; init; }

    /// <summary>False once the decision behind it was undone.</summary>
    public bool Standing { get; init; } = true;

    /// <summary>Who decided, as the journal names them.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset DecidedAt { get; init; }
}

/// <summary>Keeps matches.</summary>
public interface IMatchStore : IRecordStore<DeliveryMatch, MatchId>
{
    /// <summary>Matches of one commitment, of one delivery, or both; in the order of their identities.</summary>
    Task<Slice<DeliveryMatch>> Of(
        CommitmentId? commitment, DeliveryId? delivery, Page page, Viewer viewer, CancellationToken cancel);
}
