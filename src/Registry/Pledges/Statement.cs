using Furrow.Registry.Sources;

namespace Furrow.Registry.Pledges;

/// <summary>Names a statement.</summary>
public readonly record struct StatementId(Guid Value) : IIdentity<StatementId>
{
    /// <inheritdoc/>
    public static StatementId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>What a statement does to the commitment that it speaks of.</summary>
public enum StatementRole
{
    /// <summary>Says it first, or says another figure beside one that stands.</summary>
    Announces,

    /// <summary>Says again what was said; counts for nothing more.</summary>
    Repeats,

    /// <summary>The same voice says a new figure or stage in place of its old one.</summary>
    Changes,

    /// <summary>Makes it firmer: signed, allocated, confirmed by the one who gives.</summary>
    Confirms,

    /// <summary>Ties it to a condition.</summary>
    Conditions,

    /// <summary>Says that it is not so.</summary>
    Denies,

    /// <summary>Takes it back.</summary>
    Withdraws,

    /// <summary>Says that something of it arrived.</summary>
    ReportsDelivery,
}

/// <summary>
/// A quoted sentence that a person let stand, with who carried it, who said it and what it does to a commitment.
/// </summary>
/// <remarks>
/// Outlet, agency, speaker and pledger are four slots: that an agency quotes a minister does not mean that the giver
/// has announced anything.
/// </remarks>
public sealed record Statement
{
    /// <summary>Derived from the claim.</summary>
    public required StatementId Id { get; init; }

    /// <summary>The commitment it speaks of.</summary>
    public required CommitmentId Commitment { get; init; }

    /// <summary>What the reader proposed, as people corrected it.</summary>
    public required ClaimId Claim { get; init; }

    /// <summary>Where it stands.</summary>
    public required DocumentId Document { get; init; }

    /// <summary>The words, and how to find them again.</summary>
    public required QuoteSelector Quote { get; init; }

    /// <summary>True inside quotation marks.</summary>
    public required bool Direct { get; init; }

    /// <summary>What it does to the commitment.</summary>
    public required StatementRole Role { get; init; }

    /// <summary>Day on which it was said, else on which it was published; null when neither is known.</summary>
    public DateOnly? SaidOn { get; init; }

    /// <summary>Who carried it; null when not known.</summary>
    public string? Outlet { get; init; }

    /// <summary>Agencies and media named as its source; empty when none.</summary>
    public required IReadOnlyList<string> Agencies { get; init; }

    /// <summary>Who said it; null when it is the outlet's own voice.</summary>
    public string? Speaker { get; init; }

    /// <summary>Who gives; empty when unknown.</summary>
    public required IReadOnlyList<string> Pledgers { get; init; }

    /// <summary>Who gets it; empty when unknown.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>The thing, in the text's words.</summary>
    public required string Thing { get; init; }

    /// <summary>Kind of thing.</summary>
    public required PledgeCategory Category { get; init; }

    /// <summary>How much; null when it gives no number.</summary>
    public Amount? Amount { get; init; }

    /// <summary>Where it is to be used or built; null when it does not say.</summary>
    public string? Place { get; init; }

    /// <summary>How far it has come, by the words used.</summary>
    public required Modality Modality { get; init; }

    /// <summary>Date expression as written; null when none.</summary>
    public string? When { get; init; }

    /// <summary>The days that <see cref="When"/> may mean; null when that is not known.</summary>
    public Days? Days { get; init; }

    /// <summary>Day by which it is to be here, as a person read it; null when no date is given.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>What it is tied to, in words; null when to nothing.</summary>
    public string? Condition { get; init; }

    /// <summary>A total or running sum: never added to its parts.</summary>
    public bool Aggregate { get; init; }

    /// <summary>The commitment that is the total of which this is a part; null when it is part of none.</summary>
    public CommitmentId? PartOf { get; init; }

    /// <summary>Judgement of the source and of the information, apart.</summary>
    public Grade Grade { get; init; } = Grade.Unjudged;

    /// <summary>False once the decision behind it was undone: it stays readable and counts for nothing.</summary>
    public bool Standing { get; init; } = true;

    /// <summary>Who decided, as the journal names them.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>Whose voice it is: the speaker, else the agency, else the outlet; null when none is known.</summary>
    public string? Voice() => Speaker ?? (Agencies.Count > 0 ? Agencies[0] : Outlet);
}

/// <summary>Keeps statements.</summary>
public interface IStatementStore : IRecordStore<Statement, StatementId>
{
    /// <summary>Statements about one commitment, in the order of their identities.</summary>
    Task<Slice<Statement>> OfCommitment(
        CommitmentId commitment, Page page, Viewer viewer, CancellationToken cancel);
}
