using NetTopologySuite.Geometries;

namespace Furrow.Registry;

/// <summary>Which records of a list are wanted; every part that is given must hold.</summary>
public sealed record Filter
{
    /// <summary>Everything the viewer may see.</summary>
    public static Filter None { get; } = new();

    /// <summary>The record's geometry touches this box, in degrees.</summary>
    public Envelope? Within { get; init; }

    /// <summary>The record lies in this place or one below it.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>A part of a name, number or identity, case ignored.</summary>
    public string? Text { get; init; }
}
