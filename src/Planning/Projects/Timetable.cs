using System.Collections.Immutable;

namespace Furrow.Planning.Projects;

/// <summary>The answer for a <see cref="Project"/>: when each job starts and in which mode. Immutable.</summary>
public sealed record Timetable
{
    /// <summary>Mode of each job.</summary>
    public required ImmutableArray<int> Mode { get; init; }

    /// <summary>Start of each job.</summary>
    public required ImmutableArray<int> Start { get; init; }

    /// <summary>Finish of each job, exclusive.</summary>
    public required ImmutableArray<int> Finish { get; init; }

    /// <summary>Workers of each job, and the skill each of them gives; empty without workers.</summary>
    public ImmutableArray<ImmutableArray<Posting>> Postings { get; init; } = [];

    /// <summary>The last finish, or the sum of the parts' delays.</summary>
    public required long Cost { get; init; }

    /// <summary>The last finish.</summary>
    public required int LastFinish { get; init; }
}

/// <summary>A worker at a job.</summary>
/// <param name="Worker">Index into <see cref="Project.Workers"/>.</param>
/// <param name="Skill">The skill that the worker gives.</param>
public readonly record struct Posting(int Worker, int Skill);

/// <summary>What a search found out about a <see cref="Project"/>.</summary>
public sealed record Finding
{
    /// <summary>The best timetable; null when none was found.</summary>
    public required Timetable? Best { get; init; }

    /// <summary>No timetable costs less; <see cref="long.MaxValue"/> when it is proven that there is none.</summary>
    public required long Bound { get; init; }

    /// <summary>Timetables built or nodes searched.</summary>
    public required long Evaluations { get; init; }

    /// <summary>True when the best one is proven best, or when it is proven that there is none.</summary>
    public bool Proven => Best is null ? Bound == long.MaxValue : Bound >= Best.Cost;
}
