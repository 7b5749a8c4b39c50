namespace Furrow.Registry.Hazards;

/// <summary>What a surveyed point is for (IMAS 08.30).</summary>
public enum TurningPointKind
{
    /// <summary>A corner of the perimeter.</summary>
    Turning,

    /// <summary>On a long side between two corners.</summary>
    Intermediate,

    /// <summary>Where a survey or a lane begins.</summary>
    Start,

    /// <summary>The fixed point near the hazard that corners are measured from.</summary>
    Benchmark,

    /// <summary>The fixed point that leads to the benchmark.</summary>
    Landmark,
}

/// <summary>One surveyed point by its name.</summary>
/// <param name="Name">As on the marker: <c>TP1</c>.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Longitude">Degrees east, WGS 84.</param>
/// <param name="Latitude">Degrees north, WGS 84.</param>
/// <param name="Written">As the survey wrote it, when that was not decimal degrees: MGRS, bearing and distance.</param>
/// <param name="Note">What it is: a steel post, a bridge; null when nothing is said.</param>
public sealed record TurningPoint(
    string Name, TurningPointKind Kind, double Longitude, double Latitude, string? Written = null, string? Note = null);
