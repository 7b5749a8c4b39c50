using System.Globalization;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Hazards;

/// <summary>
/// Reads positions as surveys write them: decimal degrees, degrees with minutes and seconds, UTM, MGRS, or bearing and
/// distance from a known point. Refuses what it cannot read; never guesses.
/// </summary>
public static partial class PositionText
{
    private const int Longest = 80;
    private const double FarthestMetres = 20_000;

    /// <summary>
    /// The position; latitude first where no letter says otherwise: <c>51.2034, 35.2711</c>, <c>51°12'14"N
    /// 35°16'20"E</c>, <c>36U 729000 5676000</c>, <c>36U YB 29000 76000</c>.
    /// </summary>
    public static Coordinate Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = text.Trim().ToUpperInvariant().Replace('′', '\'').Replace('’', '\'').Replace('″', '"');
        if (clean.Length is 0 or > Longest)
            throw Malformed(text);
        if (Mgrs().Match(clean) is { Success: true } grid)
        {
            return Utm.Grid(Int(grid, 1), grid.Groups[2].Value[0], grid.Groups[3].Value,
                grid.Groups[4].Value.Replace(" ", "", StringComparison.Ordinal));
        }

        if (Metric().Match(clean) is { Success: true } utm)
            return Utm.Degrees(Int(utm, 1), utm.Groups[2].Value[0], Number(utm, 3), Number(utm, 4));
        return FromAngles(clean, text);
    }

    /// <summary>
    /// The point at a bearing and distance from another, on the ellipsoid (Vincenty 1975, direct formula).
    /// </summary>
    /// <param name="from">Degrees.</param>
    /// <param name="bearing">Degrees clockwise from true north, 0 to 360.</param>
    /// <param name="metres">0 to 20,000.</param>
    public static Coordinate Along(Coordinate from, double bearing, double metres)
    {
        ArgumentNullException.ThrowIfNull(from);
        if (bearing is not (>= 0 and <= 360) || metres is not (>= 0 and <= FarthestMetres))
        {
            throw new Refusal("position.bearing", $"{bearing}° and {metres} m were given; a bearing is 0 to 360 "
                + $"degrees from true north and a distance 0 to {FarthestMetres:0} m.");
        }

        const double a = 6_378_137.0;
        const double f = 1 / 298.257223563;
        const double b = a * (1 - f);
        var (alpha, phi) = (bearing * Math.PI / 180, from.Y * Math.PI / 180);
        var u = Math.Atan((1 - f) * Math.Tan(phi));
        var sigma1 = Math.Atan2(Math.Tan(u), Math.Cos(alpha));
        var sine = Math.Cos(u) * Math.Sin(alpha);
        var cosine2 = 1 - (sine * sine);
        var u2 = cosine2 * ((a * a) - (b * b)) / (b * b);
        var big = 1 + (u2 / 16384 * (4096 + (u2 * (-768 + (u2 * (320 - (175 * u2)))))));
        var small = u2 / 1024 * (256 + (u2 * (-128 + (u2 * (74 - (47 * u2))))));
        var sigma = metres / (b * big);
        var middle = 0.0;
        for (var i = 0; i < 10; i++)
        {
            middle = Math.Cos((2 * sigma1) + sigma);
            var inner = small / 4 * Math.Cos(sigma) * (-1 + (2 * middle * middle));
            var turn = small * Math.Sin(sigma) * (middle + inner);
            sigma = (metres / (b * big)) + turn;
        }

        var (sinU, cosU, sinS, cosS) = (Math.Sin(u), Math.Cos(u), Math.Sin(sigma), Math.Cos(sigma));
        var cosA = Math.Cos(alpha);
        var side = (sinU * sinS) - (cosU * cosS * cosA);
        var latitude = Math.Atan2(
            (sinU * cosS) + (cosU * sinS * cosA), (1 - f) * Math.Sqrt((sine * sine) + (side * side)));
        var lambda = Math.Atan2(sinS * Math.Sin(alpha), (cosU * cosS) - (sinU * sinS * cosA));
        var c = f / 16 * cosine2 * (4 + (f * (4 - (3 * cosine2))));
        var turnEast = lambda - ((1 - c) * f * sine
            * (sigma + (c * sinS * (middle + (c * cosS * (-1 + (2 * middle * middle)))))));
        return new Coordinate(from.X + (turnEast * 180 / Math.PI), latitude * 180 / Math.PI);
    }

    /// <summary>True when a position lies outside what is expected and its two numbers swapped lie inside.</summary>
    public static bool LooksSwapped(Coordinate position, Envelope expected)
    {
        ArgumentNullException.ThrowIfNull(position);
        ArgumentNullException.ThrowIfNull(expected);
        return !expected.IsNull && !expected.Contains(position) && expected.Contains(position.Y, position.X);
    }

    /// <summary>One, two or three numbers to each angle; letters for both or for neither.</summary>
    private static Coordinate FromAngles(string clean, string text)
    {
        var numbers = Figure().Matches(clean).Select(match => match.Value).ToList();
        var letters = string.Concat(clean.Where(char.IsAsciiLetter));
        if (numbers.Count is not (2 or 4 or 6) || Figure().Replace(clean, "").Any(Foreign))
            throw Malformed(text);
        var half = numbers.Count / 2;
        var (one, two) = (Angle(numbers[..half], text), Angle(numbers[half..], text));
        var (latitude, longitude) = letters switch
        {
            "" or "NE" => (one, two),
            "NW" => (one, -two),
            "SE" => (-one, two),
            "SW" => (-one, -two),
            "EN" => (two, one),
            "WN" => (two, -one),
            "ES" => (-two, one),
            "WS" => (-two, -one),
            _ => throw Malformed(text),
        };
        return Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180
            ? new Coordinate(longitude, latitude)
            : throw new Refusal("position.range", $"'{text}' has a latitude of {latitude:0.####} and a longitude of "
                + $"{longitude:0.####}; a latitude is -90 to 90. Are the two swapped?");
    }

    private static bool Foreign(char sign) => !" ,;/°'\"NSEW".Contains(sign, StringComparison.Ordinal);

    private static double Angle(List<string> parts, string text)
    {
        var values = parts.ConvertAll(part => double.Parse(part, CultureInfo.InvariantCulture));
        if (values.Skip(1).Any(value => value is < 0 or >= 60)
            || parts.SkipLast(1).Any(part => part.Contains('.', StringComparison.Ordinal)))
            throw Malformed(text);
        var size = Math.Abs(values[0]) + (values.ElementAtOrDefault(1) / 60) + (values.ElementAtOrDefault(2) / 3600);
        return parts[0].StartsWith('-') ? -size : size;
    }

    private static int Int(Match match, int group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static double Number(Match match, int group) =>
        double.Parse(match.Groups[group].Value, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static Refusal Malformed(string text) => new("position.malformed",
        $"'{(text.Length > Longest ? text[..Longest] : text)}' is no position; write 51.2034, 35.2711, or 51°12'14\"N "
        + "35°16'20\"E, or UTM 36U 729000 5676000, or MGRS 36U YB 29000 76000.");

    [GeneratedRegex(@"^(?:MGRS\s*)?(\d{1,2})\s?([C-HJ-NP-X])\s?([A-HJ-NP-Z][A-HJ-NP-V])\s?(\d{0,5}\s?\d{0,5})$")]
    private static partial Regex Mgrs();

    [GeneratedRegex(
        @"^(?:UTM\s*)?(\d{1,2})\s?([C-HJ-NP-X])\s+(\d{6}(?:\.\d+)?)(?:\s*M?E)?[\s,]+(\d{1,8}(?:\.\d+)?)(?:\s*M?N)?$")]
    private static partial Regex Metric();

    [GeneratedRegex(@"-?\d{1,3}(?:\.\d+)?")]
    private static partial Regex Figure();
}
