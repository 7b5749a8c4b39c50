using System.Globalization;
using System.Text.RegularExpressions;

namespace Furrow.Registry.Pledges;

/// <summary>
/// Reads a date expression as the days that it may mean: <c>by the end of this year</c>, <c>last month</c>,
/// <c>Tuesday</c>, <c>4 February</c>.
/// </summary>
/// <remarks>
/// Proposes only. What is relative needs the day of publication and stays unknown without it. A bare weekday is the
/// last one up to the day of publication, as reports use it; a day or month without a year is the nearest one.
/// "Early" and "mid" give the whole month or year that holds them. Seasons differ between hemispheres and stay words.
/// </remarks>
public static partial class DayWords
{
    private const int Longest = 80;
    private const int MostUnits = 1_000;

    private static readonly string[] Months =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ];

    private static readonly string[] Numbers =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>The days that the words may mean; null when they are not understood, or when they are relative and the
    /// day of publication is not known.</summary>
    /// <param name="words">As the text has them; null for none.</param>
    /// <param name="publishedOn">Day of the document; null when not known.</param>
    public static Days? Resolve(string? words, DateOnly? publishedOn)
    {
        if (words is null || words.Length > Longest)
            return null;
        var plain = Spaces().Replace(words.Trim().TrimEnd('.', ',').ToLowerInvariant(), " ");
        try
        {
            return Bounded(plain, publishedOn);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null; // Beyond the calendar: not a day that anybody meant.
        }
    }

    private static Days? Bounded(string plain, DateOnly? today)
    {
        var found = Lead().Match(plain);
        var (lead, rest) = (found.Groups["lead"].Value, found.Groups["rest"].Value);
        if (Named(rest, today) is not { } days)
            return null;
        return lead switch
        {
            "by" or "until" or "till" or "before" or "no later than" => days with
            {
                From = null,
                Until = lead == "before" ? days.From?.AddDays(-1) : days.Until,
            } is { Until: not null } bounded ? bounded : null,
            "since" or "from" or "starting" or "after" => days with
            {
                From = lead == "after" ? days.Until?.AddDays(1) : days.From,
                Until = null,
            } is { From: not null } open ? open : null,
            _ => days,
        };
    }

    private static Days? Named(string words, DateOnly? today) =>
        Whole(words)
        ?? (today is { } day && Relative(words, day) is { } near ? near with { Status = SlotStatus.Inferred } : null);

    /// <summary>What the words alone fix.</summary>
    private static Days? Whole(string words)
    {
        if (Iso().Match(words) is { Success: true } iso
            && DateOnly.TryParseExact(iso.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var exact))
            return new(exact, exact, SlotStatus.Stated);
        if (Bracketed().Match(words) is { Success: true } inside)
            return Whole(inside.Groups["inside"].Value);
        if (Date().Match(words) is not { Success: true } found || !found.Groups["year"].Success)
            return Year().Match(words) is { Success: true } alone
                ? Span(new(Number(alone.Groups["year"].Value), 1, 1), "year", SlotStatus.Stated) : null;
        return Dated(found, Number(found.Groups["year"].Value), SlotStatus.Stated);
    }

    private static Days? Dated(Match found, int year, SlotStatus status)
    {
        var month = MonthOf(found.Groups["month"].Value);
        if (!found.Groups["day"].Success)
            return Span(new(year, month, 1), "month", status);
        var day = Number(found.Groups["day"].Value);
        return day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(new(year, month, day), new DateOnly(year, month, day), status) : null;
    }

    private static Days? Relative(string words, DateOnly today)
    {
        if (words is "today" or "tonight" or "currently")
            return One(today);
        if (words is "yesterday" or "tomorrow")
            return One(today.AddDays(words == "yesterday" ? -1 : 1));
        if (Date().Match(words) is { Success: true } date)
            return Nearest(date, today);
        if (Weekday().Match(words) is { Success: true } weekday)
            return WeekdayOf(weekday, today);
        if (Several().Match(words) is { Success: true } several)
            return Stretch(several, today);
        if (Unit().Match(words) is not { Success: true } unit)
            return null;
        var steps = unit.Groups["which"].Value switch { "last" or "previous" => -1, "next" or "coming" => 1, _ => 0 };
        var name = unit.Groups["unit"].Value;
        return Span(Moved(Start(today, name), name, steps), name, SlotStatus.Inferred);
    }

    /// <summary>A day or month without a year: the nearest one of the year before, this year or the next; "last" and
    /// "next" say on which side.</summary>
    private static Days? Nearest(Match found, DateOnly today)
    {
        var which = found.Groups["which"].Value;
        return Enumerable.Range(today.Year - 1, 3).Select(year => Dated(found, year, SlotStatus.Inferred))
            .OfType<Days>()
            .Where(days => which switch
            {
                "last" or "previous" => days.Until < today,
                "next" or "coming" => days.From > today,
                "this" => days.From!.Value.Year == today.Year,
                _ => true,
            })
            .MinBy(days => today < days.From ? days.From.Value.DayNumber - today.DayNumber
                : today > days.Until ? today.DayNumber - days.Until!.Value.DayNumber : 0);
    }

    private static Days WeekdayOf(Match found, DateOnly today)
    {
        var day = Enum.Parse<DayOfWeek>(found.Groups["weekday"].Value, ignoreCase: true);
        var since = ((int)today.DayOfWeek - (int)day + 7) % 7;
        return found.Groups["which"].Value switch
        {
            "last" or "previous" => One(today.AddDays(since == 0 ? -7 : -since)),
            "next" or "coming" => One(today.AddDays(7 - since)),
            "this" => One(Start(today, "week").AddDays(((int)day + 6) % 7)),
            _ => One(today.AddDays(-since)),
        };
    }

    /// <summary>"the last three months" ends on the day of publication, "the coming years" begins there.</summary>
    private static Days? Stretch(Match found, DateOnly today)
    {
        var (ahead, many) = (found.Groups["which"].Value is "next" or "coming", found.Groups["many"].Value);
        var count = many.Length == 0 || many is "few" or "several" ? (int?)null
            : char.IsAsciiDigit(many[0]) ? Number(many) : Array.IndexOf(Numbers, many) + 1;
        if (count is > MostUnits or 0)
            return null;
        var far = count is { } units
            ? Moved(today, found.Groups["unit"].Value, ahead ? units : -units) : (DateOnly?)null;
        return ahead ? new(today, far, SlotStatus.Inferred) : new(far, today, SlotStatus.Inferred);
    }

    private static Days One(DateOnly day) => new(day, day, SlotStatus.Inferred);

    private static Days Span(DateOnly start, string unit, SlotStatus status) =>
        new(start, Moved(start, unit, 1).AddDays(-1), status);

    private static DateOnly Start(DateOnly day, string unit) => unit switch
    {
        "year" => new(day.Year, 1, 1),
        "quarter" => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
        "month" => new(day.Year, day.Month, 1),
        "week" => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        _ => day,
    };

    private static DateOnly Moved(DateOnly day, string unit, int steps) => unit switch
    {
        "year" => day.AddYears(steps),
        "quarter" => day.AddMonths(3 * steps),
        "month" => day.AddMonths(steps),
        "week" => day.AddDays(7 * steps),
        _ => day.AddDays(steps),
    };

    private static int MonthOf(string word) =>
        Array.FindIndex(Months, month => month.StartsWith(word[..3], StringComparison.Ordinal)) + 1;

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private const string MonthNames =
        @"(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
        + @"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?";

    private const string WhichOne = @"(?:(?:the )?(?<which>last|previous|this|next|coming) )?";

    private const string Vague =
        @"(?:(?:the )?(?:(?:very )?end|beginning|start|middle) of )?(?:the )?(?:(?:early|mid|late)[ -])?";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("^(?:(?<lead>by|until|till|before|no later than|since|from|starting|after|on|in|during|over"
        + "|within) )?(?<rest>.*)$")]
    private static partial Regex Lead();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:,| \() ?(?<inside>[^()]+)\)?$")]
    private static partial Regex Bracketed();

    [GeneratedRegex("^" + Vague + @"(?<year>(?:19|20)\d\d)$")]
    private static partial Regex Year();

    [GeneratedRegex("^" + Vague + WhichOne + @"(?:(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? " + MonthNames
        + "|" + MonthNames + @"(?: (?<day>\d{1,2})(?:st|nd|rd|th)?)?)(?:,? (?<year>(?:19|20)\d\d))?$")]
    private static partial Regex Date();

    [GeneratedRegex("^" + WhichOne + "(?<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)$")]
    private static partial Regex Weekday();

    [GeneratedRegex("^" + Vague + "(?<which>last|previous|this|next|coming) (?<unit>year|quarter|month|week)$")]
    private static partial Regex Unit();

    [GeneratedRegex("^(?:the )?(?<which>last|past|previous|recent|next|coming)(?: (?<many>few|several|[0-9]{1,4}"
        + "|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))? (?<unit>year|quarter|month|week|day)s$")]
    private static partial Regex Several();
}
