using System.Collections.Frozen;

namespace Furrow.Registry.Assets;

/// <summary>One line of the crosswalk: what a source's class means on our scale.</summary>
/// <param name="Scheme">Name of the source's scheme.</param>
/// <param name="Raw">The source's class, lower case.</param>
/// <param name="Grade">The grade used: where a class spans several, the lower middle, so that work is not
/// overstated.</param>
/// <param name="Low">Lowest grade that the class may mean.</param>
/// <param name="High">Highest grade that the class may mean.</param>
public sealed record DamageClass(string Scheme, string Raw, int Grade, int Low, int High);

/// <summary>Turns the classes of known damage schemes into grades 0 to 5. An unknown class stays unknown.</summary>
/// <remarks>EMS-98 is the European Macroseismic Scale; the raw value is always kept beside the grade.</remarks>
public static class DamageScale
{
    /// <summary>Our own scheme: the raw value is the grade.</summary>
    public const string Own = "own";

    /// <summary>The whole crosswalk, for people.</summary>
    public static IReadOnlyList<DamageClass> Crosswalk { get; } =
    [
        .. Scheme(Own, ("0", 0, 0, 0), ("1", 1, 1, 1), ("2", 2, 2, 2), ("3", 3, 3, 3), ("4", 4, 4, 4), ("5", 5, 5, 5)),
        .. Scheme("EMS-98", ("0", 0, 0, 0), ("1", 1, 1, 1), ("2", 2, 2, 2), ("3", 3, 3, 3), ("4", 4, 4, 4),
            ("5", 5, 5, 5), ("grade 1", 1, 1, 1), ("grade 2", 2, 2, 2), ("grade 3", 3, 3, 3), ("grade 4", 4, 4, 4),
            ("grade 5", 5, 5, 5), ("d0", 0, 0, 0), ("d1", 1, 1, 1), ("d2", 2, 2, 2), ("d3", 3, 3, 3), ("d4", 4, 4, 4),
            ("d5", 5, 5, 5)),
        .. Scheme("UNOSAT", ("no visible damage", 0, 0, 0), ("possible damage", 1, 1, 1), ("possible", 1, 1, 1),
            ("moderate damage", 2, 2, 2), ("moderate", 2, 2, 2), ("severe damage", 3, 3, 4), ("severe", 3, 3, 4),
            ("major damage", 3, 3, 4), ("2", 3, 3, 4), ("destroyed", 5, 5, 5), ("1", 5, 5, 5)),
        .. Scheme("Copernicus EMS", ("no visible damage", 0, 0, 0), ("possibly damaged", 1, 1, 1),
            ("damaged", 3, 2, 4), ("destroyed", 5, 4, 5)),
        .. Scheme("DTM", ("undamaged", 0, 0, 0), ("none", 0, 0, 0), ("minor", 1, 1, 1), ("moderate", 2, 2, 2),
            ("severe", 3, 3, 4), ("destroyed", 5, 5, 5)),
        .. Scheme("OSM", ("none", 0, 0, 0), ("minimal", 1, 1, 2), ("significant", 3, 2, 4), ("complete", 5, 5, 5),
            ("destroyed", 5, 5, 5)),
    ];

    private static readonly FrozenDictionary<(string, string), DamageClass> ByClass =
        Crosswalk.ToFrozenDictionary(line => (line.Scheme.ToUpperInvariant(), line.Raw));

    /// <summary>The grade of a source's class, or null when its scheme has no such class.</summary>
    public static int? Grade(string scheme, string raw)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(raw);
        var key = (scheme.Trim().ToUpperInvariant(), raw.Trim().ToLowerInvariant());
        return ByClass.TryGetValue(key, out var line) ? line.Grade : null;
    }

    private static IEnumerable<DamageClass> Scheme(
        string name, params (string Raw, int Grade, int Low, int High)[] lines) =>
        lines.Select(line => new DamageClass(name, line.Raw, line.Grade, line.Low, line.High));
}
