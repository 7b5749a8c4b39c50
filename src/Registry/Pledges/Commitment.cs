using Furrow.Registry.Sources;

namespace Furrow.Registry.Pledges;

/// <summary>Names a commitment.</summary>
public readonly record struct CommitmentId(Guid Value) : IIdentity<CommitmentId>
{
    /// <inheritdoc/>
    public static CommitmentId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>One figure that is said, with every voice that says it. Figures that conflict stand side by side.</summary>
/// <param name="Amount">As an interval.</param>
/// <param name="Voices">Speakers, else agencies, else outlets, in the order in which they said it.</param>
/// <param name="Statements">The statements that say it.</param>
/// <param name="Replaced">True when every voice that said it has put another figure in its place.</param>
public sealed record Figure(
    Amount Amount, IReadOnlyList<string> Voices, IReadOnlyList<StatementId> Statements, bool Replaced);

/// <summary>
/// What somebody promised, confirmed by a person. Everything here but the identity follows from its statements and
/// matches (<see cref="Folding"/>); nothing is ever overwritten by hand.
/// </summary>
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

    /// <summary>The thing, in the words of the first statement.</summary>
    public string Thing { get; init; } = "";

    /// <summary>Kind of thing.</summary>
    public required PledgeCategory Category { get; init; }

    /// <summary>Promised amount as an interval that holds every figure that stands; null when no number was
    /// given.</summary>
    public Amount? Amount { get; init; }

    /// <summary>The figures side by side, in the order in which they were said.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>True when only a total or running sum is known: never added to its parts.</summary>
    public bool Aggregate { get; init; }

    /// <summary>The commitment that is the total of which this one is a part; null when it is part of none.</summary>
    public CommitmentId? PartOf { get; init; }

    /// <summary>Where it is to be used; null when unknown.</summary>
    public string? Place { get; init; }

    /// <summary>How far it has come.</summary>
    public required Modality Modality { get; init; }

    /// <summary>How far it had come before it was denied; null when it is not denied.</summary>
    public Modality? BeforeDenial { get; init; }

    /// <summary>What it is tied to, in words; empty when to nothing.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Day on which it was first said; null when no statement has a date.</summary>
    public DateOnly? SaidOn { get; init; }

    /// <summary>First day on which it was said to be agreed, allocated or firmer; null when never or not
    /// dated.</summary>
    public DateOnly? AgreedOn { get; init; }

    /// <summary>Day by which it is to be here; null when no date is given.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>What arrived: the sum of its matches; null means no report seen, never "nothing arrived".</summary>
    public decimal? Arrived { get; init; }

    /// <summary>True when a report of an arrival is matched, with or without a number.</summary>
    public bool ArrivalReported { get; init; }

    /// <summary>The best grade that people gave one of its statements.</summary>
    public Grade Grade { get; init; } = Grade.Unjudged;

    /// <summary>Who confirmed it first, as the journal names them.</summary>
    public required string ConfirmedBy { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }
}

/// <summary>Keeps commitments.</summary>
public interface ICommitmentStore : IRecordStore<Commitment, CommitmentId>
{
    /// <summary>Takes commitments away that no standing statement is behind; the journal keeps them.</summary>
    Task<int> Withdraw(IWriting writing, IReadOnlyList<CommitmentId> commitments, CancellationToken cancel);
}
