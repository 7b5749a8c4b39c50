using Furrow.Registry.Works;

namespace Furrow.Registry.Plans;

/// <summary>What a person asks of a plan for one work.</summary>
public enum WishKind
{
    /// <summary>This crew does it.</summary>
    ByCrew,

    /// <summary>This crew does not do it.</summary>
    NotByCrew,

    /// <summary>It starts on this day, at the begin of the working day.</summary>
    StartOn,

    /// <summary>It does not start before this day.</summary>
    NotBefore,

    /// <summary>It is not planned at all, nor what waits for it.</summary>
    NotAtAll,
}

/// <summary>One thing that a person pins, holds or forbids. A plan keeps the wishes it was made under.</summary>
/// <param name="Work">Which work.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="Crew">For <see cref="WishKind.ByCrew"/> and <see cref="WishKind.NotByCrew"/>; else null.</param>
/// <param name="Day">For <see cref="WishKind.StartOn"/> and <see cref="WishKind.NotBefore"/>; else null.</param>
public sealed record Wish(WorkId Work, WishKind Kind, CrewId? Crew = null, DateOnly? Day = null);

/// <summary>What a wish costs, or why it could not be met.</summary>
/// <param name="Wish">The wish.</param>
/// <param name="PeopleDays">People-days of waiting that the plan has more because of it, about; null when it was not
/// met or not priced. Below 0 when it happens to help.</param>
/// <param name="Conflict">The few rules that stand against it, in words; null when it is met.</param>
public sealed record WishAnswer(Wish Wish, double? PeopleDays, string? Conflict);

/// <summary>A plan that people hold to, to be changed as little as can be.</summary>
/// <param name="Plan">Which.</param>
/// <param name="Assignments">Its assignments.</param>
/// <param name="KeepUntil">What begins before this day stays with its crew, unless it cannot; null to keep
/// nothing.</param>
/// <param name="Today">What has begun before this day is a fact and stays as it is; null when nothing has.</param>
/// <param name="Ends">Works that ended, or now will end, on another day than planned, for what has begun.</param>
public sealed record EarlierPlan(
    Plan Plan, IReadOnlyList<Assignment> Assignments, DateOnly? KeepUntil = null, DateOnly? Today = null,
    IReadOnlyDictionary<WorkId, DateOnly>? Ends = null);
