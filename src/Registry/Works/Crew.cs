using NetTopologySuite.Geometries;

namespace Furrow.Registry.Works;

/// <summary>Names a crew.</summary>
public readonly record struct CrewId(Guid Value) : IIdentity<CrewId>
{
    /// <inheritdoc/>
    public static CrewId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>What a crew can do: clearance capabilities, then building trades.</summary>
public enum Skill
{
    /// <summary>Non-technical and technical survey.</summary>
    Survey,

    /// <summary>Manual clearance.</summary>
    Manual,

    /// <summary>Mine detection dogs.</summary>
    Dogs,

    /// <summary>Mechanical clearance.</summary>
    Mechanical,

    /// <summary>Explosive ordnance disposal.</summary>
    Eod,

    /// <summary>Battle area clearance.</summary>
    BattleArea,

    /// <summary>Inspection (quality control) of cleared ground.</summary>
    Inspection,

    /// <summary>Debris removal and demolition.</summary>
    Debris,

    /// <summary>Structure: masonry, concrete, carpentry.</summary>
    Structure,

    /// <summary>Finishing: roofs, windows, plaster, fittings.</summary>
    Finishing,

    /// <summary>Roads.</summary>
    Roads,

    /// <summary>Bridges.</summary>
    Bridges,

    /// <summary>Power and water.</summary>
    Utilities,
}

/// <summary>People who work together; a clearance team is a crew.</summary>
public sealed record Crew
{
    /// <summary>Stays the same when the crew changes.</summary>
    public required CrewId Id { get; init; }

    /// <summary>As it is called.</summary>
    public required string Name { get; init; }

    /// <summary>What it can do; at least one.</summary>
    public required IReadOnlyList<Skill> Skills { get; init; }

    /// <summary>People in it; at least 1.</summary>
    public required int Size { get; init; }

    /// <summary>Where it starts from, WGS 84.</summary>
    public required Point Base { get; init; }

    /// <summary>First day it can work; null means from the start.</summary>
    public DateOnly? AvailableFrom { get; init; }

    /// <summary>Last day it can work; null means to the end.</summary>
    public DateOnly? AvailableTo { get; init; }

    /// <summary>Who sends it, in the words of the commitment; null when it is the programme's own.</summary>
    public string? SentBy { get; init; }

    /// <summary>True once it is here; false while only promised.</summary>
    public required bool Arrived { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }
}
