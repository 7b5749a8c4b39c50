using Furrow.Registry.Works;

namespace Furrow.Registry.Plans;

/// <summary>Names a plan.</summary>
public readonly record struct PlanId(Guid Value) : IIdentity<PlanId>
{
    /// <inheritdoc/>
    public static PlanId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Whose strength a plan counts on.</summary>
public enum Scenario
{
    /// <summary>Every crew of the register.</summary>
    Roster,

    /// <summary>Crews as far as confirmed commitments promise them.</summary>
    AsPledged,

    /// <summary>Only crews that have arrived.</summary>
    AsArrived,

    /// <summary>Crews as far as commitments were signed, allocated or are under way.</summary>
    AsAgreed,
}

/// <summary>Whether people have taken a plan as theirs.</summary>
public enum PlanStatus
{
    /// <summary>An answer of the engine, advice only.</summary>
    Draft,

    /// <summary>A person adopted it.</summary>
    Adopted,

    /// <summary>Another was adopted after it.</summary>
    Superseded,
}

/// <summary>One work done by one crew.</summary>
/// <param name="Work">Which work.</param>
/// <param name="Crew">Which crew.</param>
/// <param name="Start">Local time of the programme, at working-hour precision.</param>
/// <param name="Finish">Local time of the programme; after <paramref name="Start"/>.</param>
public sealed record Assignment(WorkId Work, CrewId Crew, DateTime Start, DateTime Finish);

/// <summary>A work that the plan leaves out, and why.</summary>
public sealed record Unplanned(WorkId Work, string Reason);

/// <summary>One part of a plan's cost, so that the number can be taken apart.</summary>
/// <param name="Word">What drives it, in words.</param>
/// <param name="PeopleDays">Its share of the cost.</param>
public sealed record CostPart(string Word, double PeopleDays);

/// <summary>Which works, when, by whom: a draft until a person adopts it.</summary>
public sealed record Plan
{
    /// <summary>Stays the same.</summary>
    public required PlanId Id { get; init; }

    /// <summary>In a few words.</summary>
    public required string Name { get; init; }

    /// <summary>Whose strength it counts on.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>Draft or adopted.</summary>
    public required PlanStatus Status { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>First working day.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Last day of the last work.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>How many works are planned.</summary>
    public required int Works { get; init; }

    /// <summary>How many crews are used.</summary>
    public required int Crews { get; init; }

    /// <summary>People-days of waiting, in calendar days from the start: Σ people × completion.</summary>
    public required double PeopleDays { get; init; }

    /// <summary>No plan for the same works and crews can be below this.</summary>
    public required double PeopleDaysBound { get; init; }

    /// <summary>(cost − bound) ÷ cost, 0 to 1, in the engine's own units of working time.</summary>
    public required double Gap { get; init; }

    /// <summary>What drives the cost, largest first.</summary>
    public required IReadOnlyList<CostPart> Drivers { get; init; }

    /// <summary>The plan that this one changes as little as it can; null when it was made from nothing.</summary>
    public PlanId? BasedOn { get; init; }

    /// <summary>What people asked for, and what each of it costs or why it cannot be.</summary>
    public IReadOnlyList<WishAnswer> Wishes { get; init; } = [];

    /// <summary>What one more crew of each kind would be worth, most first; empty when it was not computed.</summary>
    public IReadOnlyList<CrewWorth> Worth { get; init; } = [];

    /// <summary>How certain the dates are: of the whole plan, then of places.</summary>
    public IReadOnlyList<PlaceDates> Dates { get; init; } = [];

    /// <summary>Seed and seconds that the engine was given.</summary>
    public required string Effort { get; init; }

    /// <summary>What the audit found; empty when nothing.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }
}

/// <summary>Keeps plans with their assignments.</summary>
public interface IPlanStore : IRecordStore<Plan, PlanId>
{
    /// <summary>Keeps a new plan with all its assignments, or nothing.</summary>
    Task<Saved> Add(
        IWriting writing, Plan plan, IReadOnlyList<Assignment> assignments, IReadOnlyList<Unplanned> unplanned,
        CancellationToken cancel);

    /// <summary>The adopted plan, else the latest draft; null when there is none.</summary>
    Task<Plan?> Current(Viewer viewer, CancellationToken cancel);

    /// <summary>A plan's assignments by start, then work.</summary>
    Task<IReadOnlyList<Assignment>> Assignments(PlanId plan, Viewer viewer, CancellationToken cancel);

    /// <summary>What a plan leaves out.</summary>
    Task<IReadOnlyList<Unplanned>> Unplanned(PlanId plan, Viewer viewer, CancellationToken cancel);
}
