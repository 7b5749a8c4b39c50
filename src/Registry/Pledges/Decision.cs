namespace Furrow.Registry.Pledges;

/// <summary>Names a decision.</summary>
public readonly record struct DecisionId(Guid Value) : IIdentity<DecisionId>
{
    /// <inheritdoc/>
    public static DecisionId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>What a person decided.</summary>
public enum DecisionAction
{
    /// <summary>Lets it stand.</summary>
    Confirm,

    /// <summary>Changes one slot.</summary>
    Correct,

    /// <summary>Sets it aside.</summary>
    Reject,

    /// <summary>Judges the source and what it says.</summary>
    Grade,

    /// <summary>Takes back an earlier decision.</summary>
    Undo,
}

/// <summary>What a person decided about a claim, a link, a statement or a match. Never changed, never deleted; taken
/// back by another decision.</summary>
public sealed record Decision
{
    /// <summary>Derived from subject and number.</summary>
    public required DecisionId Id { get; init; }

    /// <summary>Identity of the claim, link, statement or match.</summary>
    public required string Subject { get; init; }

    /// <summary>From 1, without gaps, for each subject.</summary>
    public required int Number { get; init; }

    /// <summary>What was decided.</summary>
    public required DecisionAction Action { get; init; }

    /// <summary>The slot that was corrected; null for other actions.</summary>
    public ClaimSlot? Slot { get; init; }

    /// <summary>What stood before, as it takes to put it back; null when nothing did.</summary>
    public string? Old { get; init; }

    /// <summary>What stands since, in words; null when nothing does.</summary>
    public string? New { get; init; }

    /// <summary>The decision that this one takes back; null for other actions.</summary>
    public DecisionId? Reverses { get; init; }

    /// <summary>Who, as the journal names them.</summary>
    public required string Actor { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The reason given.</summary>
    public required string Why { get; init; }
}

/// <summary>Who decides now, and why: what every decision is stamped with.</summary>
/// <param name="Actor">Who.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Why">The reason in their words.</param>
public sealed record Decider(Actor Actor, DateTimeOffset At, string Why)
{
    /// <summary>The next decision about a subject.</summary>
    /// <param name="subject">Identity of what is decided about.</param>
    /// <param name="before">All earlier decisions about it.</param>
    /// <param name="action">What is decided.</param>
    public Decision Decide(string subject, IReadOnlyList<Decision> before, DecisionAction action)
    {
        ArgumentNullException.ThrowIfNull(before);
        var number = before.Count == 0 ? 1 : before.Max(decision => decision.Number) + 1;
        return new()
        {
            Id = Identity.From<DecisionId>(subject, $"{number}"),
            Subject = subject, Number = number, Action = action, Actor = Actor.Name, At = At, Why = Why,
        };
    }
}

/// <summary>Keeps decisions: adds, and never changes.</summary>
public interface IDecisionStore
{
    /// <summary>Decisions about one subject, first to last; at most 1,000.</summary>
    Task<IReadOnlyList<Decision>> Of(string subject, Viewer viewer, CancellationToken cancel);

    /// <summary>All decisions, in the order of their identities.</summary>
    Task<Slice<Decision>> List(Page page, Viewer viewer, CancellationToken cancel);

    /// <summary>Adds decisions. One that is there already in other words is refused: <c>decision.kept</c>.</summary>
    Task<Saved> Add(IWriting writing, IReadOnlyList<Decision> decisions, CancellationToken cancel);
}
