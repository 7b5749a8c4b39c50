using Furrow.Registry.Hazards;
using Furrow.Registry.Works;
using Furrow.Registry.Works.Release;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Memorials;

/// <summary>Where a find stands.</summary>
public enum FindState
{
    /// <summary>Found and marked; the works are stopped.</summary>
    Found,

    /// <summary>The authority knows.</summary>
    Notified,

    /// <summary>The authority has taken over.</summary>
    HandedOver,
}

/// <summary>One notification of an authority.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Authority">Who was told.</param>
/// <param name="By">Who told them.</param>
/// <param name="How">By telephone, letter …</param>
public sealed record Notification(DateTimeOffset At, string Authority, string By, string How);

/// <summary>One link of the chain of custody: what changes hands, never who it may be.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="From">Who gave.</param>
/// <param name="To">Who took.</param>
/// <param name="What">What changed hands: the place, sealed containers by number.</param>
/// <param name="Receipt">Reference of the receipt.</param>
public sealed record Custody(DateTimeOffset At, string From, string To, string What, string Receipt);

/// <summary>
/// Human remains that clearance came upon (IMAS 07.50): where, when, in what surroundings, who was told, who took over.
/// There is no field for identity, and none may be written into a text: that is the authority's part.
/// </summary>
public sealed record RemainsFind
{
    /// <summary>Stays the same.</summary>
    public required FindId Id { get; init; }

    /// <summary>The programme's own number.</summary>
    public required string LocalId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>Who found it: the team, not a name.</summary>
    public required string FoundBy { get; init; }

    /// <summary>Precise place, WGS 84.</summary>
    public required Point Point { get; init; }

    /// <summary>Surroundings: soil, depth, position, what lies near. Nothing about identity.</summary>
    public required string Context { get; init; }

    /// <summary>True when explosive ordnance lies near; null when nobody could tell.</summary>
    public bool? OrdnanceNear { get; init; }

    /// <summary>True when it was left in place; false only when a threat forced a move.</summary>
    public required bool LeftInPlace { get; init; }

    /// <summary>How the place is marked and guarded.</summary>
    public required string Marking { get; init; }

    /// <summary>Where photographs of the place are kept, outside this register; null when none were taken.</summary>
    public string? PhotographsKeptBy { get; init; }

    /// <summary>The hazard whose clearance came upon it; null when none.</summary>
    public HazardId? Hazard { get; init; }

    /// <summary>The work that came upon it; null when none.</summary>
    public WorkId? Work { get; init; }

    /// <summary>Ground that stands still because of it.</summary>
    public IReadOnlyList<HazardId> Frozen { get; init; } = [];

    /// <summary>Task orders that stand still because of it.</summary>
    public IReadOnlyList<TaskOrderId> Orders { get; init; } = [];

    /// <summary>Works that stand still because of it.</summary>
    public IReadOnlyList<WorkId> Stopped { get; init; } = [];

    /// <summary>Authorities that were told, in order.</summary>
    public IReadOnlyList<Notification> Notifications { get; init; } = [];

    /// <summary>The chain of custody, in order.</summary>
    public IReadOnlyList<Custody> Custody { get; init; } = [];

    /// <summary>When the works may go on, with the authority's word; null while they stand still.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>The authority that let them go on; null while they stand still.</summary>
    public string? ReleasedBy { get; init; }

    /// <summary>Why they may go on, in words that only the small role reads; null while they stand still.</summary>
    public string? ReleasedWhy { get; init; }

    /// <summary>The smallest place it lies in; null when outside all.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>Where it stands.</summary>
    public FindState State => Custody.Count > 0 ? FindState.HandedOver
        : Notifications.Count > 0 ? FindState.Notified
        : FindState.Found;
}

/// <summary>
/// What everybody in the programme but a small role may know of a find: that there is one, about where, and whether
/// works stand still. Which works is not told, for they lie where the find lies. Nothing of it is public.
/// </summary>
/// <param name="Id">The find.</param>
/// <param name="LocalId">Its number.</param>
/// <param name="Month">Month in which it was found, <c>2026-05</c>.</param>
/// <param name="About">Middle of the cell of a twentieth of a degree that it lies in, WGS 84.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Stopped">How many works stand still because of it; 0 once they may go on.</param>
/// <param name="Illustrative">Made up to show the product.</param>
public sealed record FindNotice(
    FindId Id, string LocalId, string Month, Point About, FindState State, int Stopped, bool Illustrative);
