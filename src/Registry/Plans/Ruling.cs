using Furrow.Registry.Works;

namespace Furrow.Registry.Plans;

/// <summary>Names a ruling.</summary>
public readonly record struct RulingId(Guid Value) : IIdentity<RulingId>
{
    /// <inheritdoc/>
    public static RulingId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>What became of a ruling.</summary>
public enum RulingState
{
    /// <summary>Put to a level by somebody who does not decide there.</summary>
    Proposed,

    /// <summary>Holds: the next plan is made under it.</summary>
    Standing,

    /// <summary>Another ruling, of the same level or a higher one, took its place.</summary>
    Overruled,

    /// <summary>The level that it was put to said no.</summary>
    Rejected,

    /// <summary>Taken back by its level.</summary>
    Withdrawn,
}

/// <summary>What a level of the programme decides about one work: a pin, a hold or a ban, within its area.</summary>
public sealed record Ruling
{
    /// <summary>Stays the same whatever becomes of it.</summary>
    public required RulingId Id { get; init; }

    /// <summary>What is asked of the plan.</summary>
    public required Wish Wish { get; init; }

    /// <summary>The place whose level decides: a region, a district, a settlement; null for the programme.</summary>
    public required PlaceId? Level { get; init; }

    /// <summary>Where the work lies; null when outside all places.</summary>
    public required PlaceId? Place { get; init; }

    /// <summary>Whether it holds.</summary>
    public required RulingState State { get; init; }

    /// <summary>Who decided or proposed it.</summary>
    public required string By { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why, for those whom it binds.</summary>
    public required string Why { get; init; }

    /// <summary>Who answered it last, and why; null while nobody has.</summary>
    public RulingAnswer? Answer { get; init; }
}

/// <summary>Who accepted, rejected, overruled or withdrew a ruling: what the level below sees.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Why">In their words.</param>
/// <param name="Level">For which level; null for the programme.</param>
/// <param name="Ruling">The ruling that took its place; null when none did.</param>
public sealed record RulingAnswer(string By, DateTimeOffset At, string Why, PlaceId? Level, RulingId? Ruling);

/// <summary>Keeps rulings.</summary>
public interface IRulingStore : IRecordStore<Ruling, RulingId>
{
    /// <summary>The rulings about one work, whatever became of them, the latest first; at most a thousand.</summary>
    Task<IReadOnlyList<Ruling>> OfWork(WorkId work, Viewer viewer, CancellationToken cancel);

    /// <summary>The rulings in one state, ordered by identity.</summary>
    Task<Slice<Ruling>> In(RulingState state, Page page, Viewer viewer, CancellationToken cancel);
}
