using Furrow.Registry.Assets;
using Furrow.Registry.Hazards;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Works;

/// <summary>Names a work.</summary>
public readonly record struct WorkId(Guid Value) : IIdentity<WorkId>
{
    /// <inheritdoc/>
    public static WorkId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Steps of the chain from suspicion to use.</summary>
public enum WorkKind
{
    /// <summary>Survey of a hazard.</summary>
    Survey,

    /// <summary>Clearance of a hazard or one lot of it.</summary>
    Clear,

    /// <summary>Inspection of what was cleared.</summary>
    Inspect,

    /// <summary>Debris removal or demolition at an asset.</summary>
    Debris,

    /// <summary>Structural repair or rebuilding.</summary>
    Build,

    /// <summary>
    /// Finishing: roofs, windows, fittings; roads and lines are mended in one step of this kind or of Build.
    /// </summary>
    Finish,
}

/// <summary>One piece of work that one crew does without interruption.</summary>
public sealed record Work
{
    /// <summary>Derived from its hazard or asset, kind and lot, so that deriving twice changes nothing.</summary>
    public required WorkId Id { get; init; }

    /// <summary>Which step it is.</summary>
    public required WorkKind Kind { get; init; }

    /// <summary>In words.</summary>
    public required string Title { get; init; }

    /// <summary>The hazard it treats; null for works at assets.</summary>
    public HazardId? Hazard { get; init; }

    /// <summary>The asset it mends; null for works on ground.</summary>
    public AssetId? Asset { get; init; }

    /// <summary>From 1 where a large hazard is split; null when whole.</summary>
    public int? Lot { get; init; }

    /// <summary>What a crew must be able to do.</summary>
    public required Skill Skill { get; init; }

    /// <summary>How much, in <see cref="Unit"/>.</summary>
    public required double Quantity { get; init; }

    /// <summary><c>m²</c>, <c>m</c> or <c>piece</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Person-days by the norm.</summary>
    public required double PersonDays { get; init; }

    /// <summary>The norm's code that this follows; null when the source gave a rate.</summary>
    public string? Norm { get; init; }

    /// <summary>People whose waiting ends when this work ends; 0 for steps on the way.</summary>
    public required int PeopleWaiting { get; init; }

    /// <summary>Works that must end before this one starts.</summary>
    public required IReadOnlyList<WorkId> WaitsFor { get; init; }

    /// <summary>Where it is done, WGS 84.</summary>
    public required Point Point { get; init; }

    /// <summary>The smallest place it lies in; null when outside all.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }
}

/// <summary>Keeps works.</summary>
public interface IWorkStore : IRecordStore<Work, WorkId>
{
    /// <summary>Works at one hazard or asset, ordered by identity.</summary>
    Task<Slice<Work>> At(HazardId? hazard, AssetId? asset, Page page, Viewer viewer, CancellationToken cancel);

    /// <summary>Withdraws works that a new derivation no longer has; the journal keeps them.</summary>
    Task<int> Withdraw(IWriting writing, IReadOnlyList<WorkId> works, CancellationToken cancel);
}
