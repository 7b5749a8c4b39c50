using System.Globalization;
using System.Text.RegularExpressions;
using Furrow.Registry;
using Furrow.Registry.Exchange.Cql;

namespace Furrow.Server.Ogc;

/// <summary>Reads the <c>datetime</c> of a question (OGC 17-069r4, 7.15.4; intervals with ISO 8601 durations too).
/// </summary>
internal static partial class Times
{
    /// <summary>The time as an interval or an instant.</summary>
    public static CqlExpression Parse(string text)
    {
        var ends = text.Split('/');
        if (ends.Length > 2 || text.Length > 100)
            throw Wrong(text);
        if (ends.Length == 1)
            return Node(Instant(ends[0], text));
        var (from, until) = (Open(ends[0]), Open(ends[1]));
        if (from is null && until is null && !(ends[0] is "" or ".." && ends[1] is "" or ".."))
            throw Wrong(text);
        var start = from is null || from.StartsWith('P') ? null : (End?)Instant(from, text);
        var end = until is null || until.StartsWith('P') ? null : (End?)Instant(until, text);
        if (from?.StartsWith('P') == true && end is { } last)
            start = Moved(last, from, -1, text);
        else if (until?.StartsWith('P') == true && start is { } first)
            end = Moved(first, until, 1, text);
        else if (from?.StartsWith('P') == true || until?.StartsWith('P') == true)
            throw Wrong(text);
        if (start?.At > end?.At)
            throw new Refusal(
                "request.datetime", $"'datetime' is '{Answers.Short(text)}', which ends before it begins.");
        return new CqlExpression.Interval(
            start is { } one ? Node(one) : null, end is { } other ? Node(other) : null);
    }

    private static string? Open(string end) => end is "" or ".." ? null : end;

    private static CqlExpression Node(End end) => end.IsDay
        ? new CqlExpression.Day(DateOnly.FromDateTime(end.At))
        : new CqlExpression.Moment(end.At);

    private static End Instant(string text, string whole)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), true);
        return Moment().IsMatch(text)
            && DateTime.TryParse(text.ToUpperInvariant(), CultureInfo.InvariantCulture, utc, out var at)
                ? new(at, false)
                : throw Wrong(whole);
    }

    private static End Moved(End from, string duration, int sign, string whole)
    {
        var match = Duration().Match(duration);
        if (!match.Success || duration is "P" || duration.EndsWith('T'))
            throw Wrong(whole);
        try
        {
            var at = from.At.AddYears(sign * Part(1)).AddMonths(sign * Part(2))
                .AddDays(sign * ((7 * Part(3)) + Part(4)))
                .AddHours(sign * Part(5)).AddMinutes(sign * Part(6)).AddSeconds(sign * Part(7));
            return new(at, from.IsDay && at.TimeOfDay == TimeSpan.Zero);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw Wrong(whole);
        }

        int Part(int group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan) : 0;
    }

    private static Refusal Wrong(string text) => new("request.datetime",
        $"'datetime' is '{Answers.Short(text)}'; give 2026-03-31, 2026-03-31T08:30:00Z, or two of them with / between, "
        + "where .. is open and P2D a duration.");

    private readonly record struct End(DateTime At, bool IsDay);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$")]
    private static partial Regex Moment();

    [GeneratedRegex(
        @"^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?"
        + @"(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$")]
    private static partial Regex Duration();
}
