using System.Collections.Frozen;
using System.Globalization;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Exchange.Cql;

/// <summary>The words and the values that text and JSON share.</summary>
internal static class CqlWords
{
    /// <summary>Comparisons by their sign.</summary>
    public static FrozenDictionary<string, CqlExpression.Comparison> Comparisons { get; } =
        new Dictionary<string, CqlExpression.Comparison>
        {
            ["="] = CqlExpression.Comparison.Equal,
            ["<>"] = CqlExpression.Comparison.Different,
            ["<"] = CqlExpression.Comparison.Below,
            [">"] = CqlExpression.Comparison.Above,
            ["<="] = CqlExpression.Comparison.AtMost,
            [">="] = CqlExpression.Comparison.AtLeast,
        }.ToFrozenDictionary();

    /// <summary>Arithmetic by its sign.</summary>
    public static FrozenDictionary<string, CqlExpression.Operation> Operations { get; } =
        new Dictionary<string, CqlExpression.Operation>
        {
            ["+"] = CqlExpression.Operation.Add,
            ["-"] = CqlExpression.Operation.Subtract,
            ["*"] = CqlExpression.Operation.Multiply,
            ["/"] = CqlExpression.Operation.Divide,
            ["div"] = CqlExpression.Operation.Quotient,
            ["%"] = CqlExpression.Operation.Remainder,
            ["^"] = CqlExpression.Operation.Power,
        }.ToFrozenDictionary();

    /// <summary>Spatial functions by name, whatever the case.</summary>
    public static FrozenDictionary<string, CqlExpression.Relation> Relations { get; } =
        Enum.GetValues<CqlExpression.Relation>().ToFrozenDictionary(
            relation => "s_" + relation, relation => relation, StringComparer.OrdinalIgnoreCase);

    /// <summary>Temporal functions by name, whatever the case.</summary>
    public static FrozenDictionary<string, CqlExpression.Timing> Timings { get; } =
        Enum.GetValues<CqlExpression.Timing>().ToFrozenDictionary(
            timing => "t_" + timing, timing => timing, StringComparer.OrdinalIgnoreCase);

    /// <summary>What cannot be understood, as a refusal.</summary>
    public static Refusal Syntax(string message) => new("filter.syntax", message);

    /// <summary>A day written as 2026-03-31.</summary>
    public static CqlExpression.Day Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(day)
            : throw Syntax($"'{RowText.Short(text)}' is not a day; write 2026-03-31.");

    /// <summary>A moment written as 2026-03-31T08:30:00Z, with or without a fraction of a second.</summary>
    public static CqlExpression.Moment Moment(string text) =>
        text.EndsWith('Z') && DateTime.TryParseExact(text, Moments, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? new(moment)
            : throw Syntax($"'{RowText.Short(text)}' is not a moment; write 2026-03-31T08:30:00Z.");

    /// <summary>A day or a moment, by its form.</summary>
    public static CqlExpression Instant(string text) => text.Contains('T', StringComparison.Ordinal)
        ? Moment(text)
        : Day(text);

    /// <summary>An end of an interval: null for "..".</summary>
    public static CqlExpression? End(string text) => text == ".." ? null : Instant(text);

    /// <summary>A position in degrees, longitude first.</summary>
    public static Coordinate Position(double longitude, double latitude) =>
        Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90
            ? new Coordinate(longitude, latitude)
            : throw Syntax($"{longitude:R} {latitude:R} is not a longitude (-180 to 180) and a latitude (-90 to 90).");

    /// <summary>A box of four or six numbers; one that crosses the antimeridian becomes two.</summary>
    public static CqlExpression.Shape Box(IReadOnlyList<double> sides)
    {
        if (sides.Count is not (4 or 6))
            throw Syntax($"A box has {sides.Count} numbers; give west, south, east, north, or six with heights.");
        var (west, south, east, north) = sides.Count == 4
            ? (sides[0], sides[1], sides[2], sides[3])
            : (sides[0], sides[1], sides[3], sides[4]);
        _ = (Position(west, south), Position(east, north));
        if (south > north)
            throw Syntax($"The box's south {south:R} lies north of its north {north:R}.");
        var factory = GeometryRules.Factory;
        if (west <= east)
            return new(factory.ToGeometry(new Envelope(west, east, south, north)));
        return new(factory.BuildGeometry(
        [
            factory.ToGeometry(new Envelope(west, 180, south, north)),
            factory.ToGeometry(new Envelope(-180, east, south, north)),
        ]));
    }

    private static readonly string[] Moments =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
    ];
}
