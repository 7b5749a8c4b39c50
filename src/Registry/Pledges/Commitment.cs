namespace Furrow.Registry.Pledges;

/// <summary>Names a commitment.</summary>
public readonly record struct CommitmentId(Guid Value) : IIdentity<CommitmentId>
{
    /// <inheritdoc/>
    public static CommitmentId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>What somebody promised, confirmed by a person; its state is a fold over its statements.</summary>
public sealed record Commitment
{
    /// <summary>Stays the same while statements are added.</summary>
    public required CommitmentId Id { get; init; }

    /// <summary>In a few words: "1,000 demining troops from North Korea".</summary>
    public required string Title { get; init; }

    /// <summary>The confirmed claims behind it, oldest first; at least one.</summary>
    public required IReadOnlyList<ClaimId> Claims { get; init; }

    /// <summary>Who gives; empty when unknown.</summary>
    public required IReadOnlyList<string> Pledgers { get; init; }

    /// <summary>Who gets it; empty when unknown.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>Kind of thing.</summary>
    public required PledgeCategory Category { get; init; }

    /// <summary>Promised amount as an interval; null when no number was given.</summary>
    public Amount? Amount { get; init; }

    /// <summary>Where it is to be used; null when unknown.</summary>
    public string? Place { get; init; }

    /// <summary>How far it has come.</summary>
    public required Modality Modality { get; init; }

    /// <summary>What arrived, by reports matched to it; null means no report seen, never "nothing arrived".</summary>
    public decimal? Arrived { get; init; }

    /// <summary>Who confirmed it, as the journal names them.</summary>
    public required string ConfirmedBy { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }
}
