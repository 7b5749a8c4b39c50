using System.Collections.Immutable;

namespace Furrow.Planning.Projects;

/// <summary>Units of a pool, a budget or a skill that are needed.</summary>
/// <param name="Of">Index of the pool, the budget or the skill.</param>
/// <param name="Units">How many; at least 1.</param>
public readonly record struct Demand(int Of, int Units);

/// <summary>One way to do a job.</summary>
/// <param name="Duration">Time units without interruption; at least 0.</param>
/// <param name="Pools">Units of each pool held while the job runs; each pool at most once.</param>
/// <param name="Budgets">Units of each budget used up; each budget at most once.</param>
public sealed record Mode(int Duration, ImmutableArray<Demand> Pools, ImmutableArray<Demand> Budgets);

/// <summary>One job.</summary>
/// <param name="Modes">The ways to do it, at least one.</param>
/// <param name="Release">Earliest start; at least 0.</param>
/// <param name="Part">Index into <see cref="Project.Parts"/>; 0 where there are none.</param>
/// <param name="Skills">How many workers of each skill it holds; a worker gives one skill to one job at a
/// time.</param>
public sealed record Job(
    ImmutableArray<Mode> Modes, int Release = 0, int Part = 0, ImmutableArray<Demand> Skills = default);

/// <summary><paramref name="Then"/> starts when <paramref name="First"/> has finished, or later.</summary>
public readonly record struct Follow(int First, int Then);

/// <summary><paramref name="Then"/> starts at least <paramref name="Units"/> after the start of
/// <paramref name="First"/>. Below zero it is a maximum: <paramref name="First"/> starts at most −Units after
/// <paramref name="Then"/>.</summary>
public readonly record struct Lag(int First, int Then, int Units);

/// <summary>A project of a portfolio: each time unit after <paramref name="Due"/> until its last job finishes
/// costs 1.</summary>
public readonly record struct Part(int Due);

/// <summary>
/// Jobs that share pools of equal units: the classical problem of project scheduling in discrete time. The cost is the
/// last finish; with parts it is the sum of their delays, and the last finish breaks ties.
/// </summary>
public sealed record Project
{
    /// <summary>What is to be done.</summary>
    public required ImmutableArray<Job> Jobs { get; init; }

    /// <summary>What waits for the end of what; free of cycles.</summary>
    public ImmutableArray<Follow> Follows { get; init; } = [];

    /// <summary>Least and greatest distances between starts.</summary>
    public ImmutableArray<Lag> Lags { get; init; } = [];

    /// <summary>Capacity of each pool, available anew at each time.</summary>
    public ImmutableArray<int> Pools { get; init; } = [];

    /// <summary>Capacity of each budget, for the whole project.</summary>
    public ImmutableArray<int> Budgets { get; init; } = [];

    /// <summary>Projects with due dates; empty when only the last finish counts.</summary>
    public ImmutableArray<Part> Parts { get; init; } = [];

    /// <summary>Each worker's skills: bit <c>s</c> for skill <c>s</c>.</summary>
    public ImmutableArray<ulong> Workers { get; init; } = [];
}
