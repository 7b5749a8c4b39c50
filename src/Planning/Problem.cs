using System.Collections.Immutable;

namespace Furrow.Planning;

/// <summary>One activity: one crew does it, without interruption, at one site.</summary>
/// <param name="Site">Index into <see cref="Problem.Sites"/>.</param>
/// <param name="Skill">0 to 63; the crew must have it.</param>
/// <param name="Effort">Time units a crew of rate 100 needs; at least 1.</param>
/// <param name="Weight">Price of each time unit until it finishes; at least 0.</param>
/// <param name="Calendar">Index into <see cref="Problem.Calendars"/>, or −1 for always open.</param>
/// <param name="Release">Earliest start; at least 0.</param>
public readonly record struct Activity(
    int Site, int Skill, int Effort, long Weight, int Calendar = -1, int Release = 0);

/// <summary>A crew: does one activity at a time and travels between their sites.</summary>
/// <param name="Home">Index into <see cref="Problem.Sites"/>: where it is at <paramref name="From"/>.</param>
/// <param name="Skills">Bit <c>s</c> is set when it can do activities of skill <c>s</c>.</param>
/// <param name="RatePercent">100 does an activity in its effort; 200 in half of it, rounded up; at least 1.</param>
/// <param name="From">Available from this time unit on.</param>
/// <param name="Until">Everything it does ends by then; <see cref="int.MaxValue"/> for no end.</param>
public readonly record struct Crew(
    int Home, ulong Skills, int RatePercent = 100, int From = 0, int Until = int.MaxValue);

/// <summary>Where activities happen and crews live, in metres on a plane.</summary>
public readonly record struct Site(int X, int Y);

/// <summary>Finish-to-start precedence: <paramref name="Then"/> starts at least <paramref name="Lag"/> units after
/// <paramref name="First"/> ends.</summary>
public readonly record struct Wait(int First, int Then, int Lag = 0);

/// <summary>A stretch of time in which work may be done: from <paramref name="Open"/> up to but not including
/// <paramref name="Close"/>.</summary>
public readonly record struct Window(int Open, int Close);

/// <summary>Windows in order, apart from each other. An activity lies wholly inside one.</summary>
public sealed record Calendar(ImmutableArray<Window> Windows);

/// <summary>Fixes an activity: to a crew, to a start, or both.</summary>
/// <param name="Activity">Which.</param>
/// <param name="Crew">The crew that must do it, or −1 for any.</param>
/// <param name="Start">The start it must have, or −1 for any.</param>
public readonly record struct Pin(int Activity, int Crew, int Start);

/// <summary>Keeps an activity from a crew that could otherwise do it.</summary>
/// <param name="Activity">Which.</param>
/// <param name="Crew">The crew that must not do it.</param>
public readonly record struct Ban(int Activity, int Crew);

/// <summary>Everything that a schedule must respect and what it is worth. Integers only; a unit of time is a working
/// hour.</summary>
public sealed record Problem
{
    /// <summary>What is to be done.</summary>
    public required ImmutableArray<Activity> Activities { get; init; }

    /// <summary>What waits for what; free of cycles.</summary>
    public required ImmutableArray<Wait> Waits { get; init; }

    /// <summary>Who does it.</summary>
    public required ImmutableArray<Crew> Crews { get; init; }

    /// <summary>Where.</summary>
    public required ImmutableArray<Site> Sites { get; init; }

    /// <summary>When work may be done.</summary>
    public ImmutableArray<Calendar> Calendars { get; init; } = [];

    /// <summary>What people have fixed.</summary>
    public ImmutableArray<Pin> Pins { get; init; } = [];

    /// <summary>Who must not do what.</summary>
    public ImmutableArray<Ban> Bans { get; init; } = [];

    /// <summary>How far a crew moves in one time unit; at least 1. Travel time is the distance divided by it,
    /// rounded up.</summary>
    public required int MetresPerUnit { get; init; }
}
