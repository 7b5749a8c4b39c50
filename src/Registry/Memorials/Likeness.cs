namespace Furrow.Registry.Memorials;

/// <summary>What a person decided about two records that look alike.</summary>
public enum LikenessState
{
    /// <summary>Nobody has looked.</summary>
    Proposed,

    /// <summary>Merged: one person.</summary>
    Merged,

    /// <summary>Two people.</summary>
    KeptApart,
}

/// <summary>What speaks for or against two records being one person.</summary>
/// <param name="Word">What was compared: name, born, died, unit, place-of-origin, rank, grave.</param>
/// <param name="Weight">Evidence in bits: above 0 speaks for one person, below for two.</param>
/// <param name="One">What the one record says.</param>
/// <param name="Other">What the other says.</param>
public sealed record LikenessReason(string Word, double Weight, string One, string Other);

/// <summary>Two records that may be one person: a proposal, until a person decides.</summary>
public sealed record Likeness
{
    /// <summary>Derived from both records.</summary>
    public required LikenessId Id { get; init; }

    /// <summary>The record with the smaller identity.</summary>
    public required PersonId One { get; init; }

    /// <summary>The other.</summary>
    public required PersonId Other { get; init; }

    /// <summary>Sum of the weights, in bits.</summary>
    public required double Score { get; init; }

    /// <summary>Why.</summary>
    public required IReadOnlyList<LikenessReason> Reasons { get; init; }

    /// <summary>What was decided.</summary>
    public LikenessState State { get; init; }

    /// <summary>Who decided; null before.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>A proposal about two records, in the order of their identities.</summary>
    public static Likeness Of(PersonId one, PersonId other, IReadOnlyList<LikenessReason> reasons)
    {
        var (first, second) = one.Value.CompareTo(other.Value) <= 0 ? (one, other) : (other, one);
        return new Likeness
        {
            Id = Identity.From<LikenessId>(first.ToString(), second.ToString()),
            One = first,
            Other = second,
            Score = Math.Round(reasons.Sum(reason => reason.Weight), 2),
            Reasons = reasons,
        };
    }

    /// <summary>The decision that they are two people.</summary>
    /// <exception cref="Refusal"><c>likeness.already-decided</c></exception>
    public Likeness KeepApart(Actor by) => State == LikenessState.Proposed
        ? this with { State = LikenessState.KeptApart, DecidedBy = by.Name }
        : throw new Refusal("likeness.already-decided",
            $"{DecidedBy} decided already: {Collection.Word(State)}. Take that back first.");

    /// <summary>The decision that they are one person.</summary>
    /// <exception cref="Refusal"><c>likeness.already-decided</c></exception>
    public Likeness Merge(Actor by) => State == LikenessState.Proposed
        ? this with { State = LikenessState.Merged, DecidedBy = by.Name }
        : throw new Refusal("likeness.already-decided",
            $"{DecidedBy} decided already: {Collection.Word(State)}. Take that back first.");

    /// <summary>Opens the question again.</summary>
    public Likeness Reopen() => this with { State = LikenessState.Proposed, DecidedBy = null };
}
