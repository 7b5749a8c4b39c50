using System.Globalization;
using System.Text.RegularExpressions;

namespace Furrow.Registry.Memorials;

/// <summary>
/// How things are numbered: words, <c>{year}</c>, and at the end <c>{count}</c> with the least number of digits, as in
/// <c>KM.{year}.{count:4}</c>.
/// </summary>
public sealed partial record NumberScheme
{
    private const int LongestPattern = 60;

    private NumberScheme(string pattern, string head, int digits) => (Pattern, Head, Digits) = (pattern, head, digits);

    /// <summary>Numbers of entries.</summary>
    public static NumberScheme Entries { get; } = Parse("E-{year}-{count:4}");

    /// <summary>Numbers of loans.</summary>
    public static NumberScheme Loans { get; } = Parse("L-{year}-{count:4}");

    /// <summary>Numbers that objects bear until they are accessioned.</summary>
    public static NumberScheme Objects { get; } = Parse("T-{year}-{count:5}");

    /// <summary>As written.</summary>
    public string Pattern { get; }

    private string Head { get; }

    private int Digits { get; }

    /// <summary>Reads a scheme.</summary>
    /// <exception cref="Refusal"><c>scheme.malformed</c></exception>
    public static NumberScheme Parse(string pattern) =>
        pattern.Length <= LongestPattern && Form().Match(pattern) is { Success: true } match
            ? new NumberScheme(pattern, match.Groups["head"].Value, match.Groups["digits"] is { Success: true } digits
                ? int.Parse(digits.Value, CultureInfo.InvariantCulture)
                : 1)
            : throw new Refusal("scheme.malformed",
                $"'{(pattern.Length <= 80 ? pattern : pattern[..80])}' is no scheme of numbers; write words, then "
                + "perhaps {year}, and {count} or {count:4} at the end, as in KM.{year}.{count:4}.");

    /// <summary>What all numbers of a year begin with.</summary>
    public string Start(int year) =>
        Head.Replace("{year}", year.ToString("D4", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>The number after the highest one given in a year; the first when there is none.</summary>
    /// <param name="year">The year.</param>
    /// <param name="highest">The highest number given so far that begins with <see cref="Start"/>; or null.</param>
    public string After(int year, string? highest)
    {
        var start = Start(year);
        var count = highest is not null && highest.StartsWith(start, StringComparison.Ordinal)
            && long.TryParse(highest.AsSpan(start.Length), NumberStyles.None, CultureInfo.InvariantCulture,
                out var last)
                ? last
                : 0;
        return start + (count + 1).ToString("D" + Digits, CultureInfo.InvariantCulture);
    }

    /// <summary>True when a number has the form of this scheme, of any year.</summary>
    public bool Fits(string number) => Regex.IsMatch(number,
        "^" + Regex.Escape(Head).Replace("\\{year}", "[0-9]{4}", StringComparison.Ordinal) + "[0-9]{" + Digits + ",}$",
        RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"^(?<head>[^{}]*(\{year\}[^{}]*)?)\{count(:(?<digits>[1-9]))?\}$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
