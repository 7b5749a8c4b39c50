using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Furrow.Registry.Memorials;

/// <summary>
/// A day as far as it is known, written in a part of EDTF (ISO 8601-2): <c>1943</c>, <c>1943-08</c>,
/// <c>1943-08-12</c>, <c>194X</c>, <c>1943-08-XX</c>, with <c>?</c> uncertain, <c>~</c> about, <c>%</c> both, and spans
/// <c>1942/1943-03</c> whose ends may be open (<c>../1943</c>).
/// </summary>
[JsonConverter(typeof(AsText))]
public readonly partial record struct PartialDate
{
    private const int LongestText = 40;

    private PartialDate(string text, DateOnly? earliest, DateOnly? latest) =>
        (Text, Earliest, Latest) = (text, earliest, latest);

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>The first day it may be; null when the beginning is open.</summary>
    public DateOnly? Earliest { get; }

    /// <summary>The last day it may be; null when the end is open.</summary>
    public DateOnly? Latest { get; }

    /// <summary>True when the source itself doubts it.</summary>
    public bool IsUncertain => Text is not null && (Text.Contains('?') || Text.Contains('%'));

    /// <summary>True when it is only about.</summary>
    public bool IsApproximate => Text is not null && (Text.Contains('~') || Text.Contains('%'));

    /// <summary>True when day, month and year are known and nothing is doubted.</summary>
    public bool IsDay => Earliest is not null && Earliest == Latest && !IsUncertain && !IsApproximate;

    /// <summary>Reads a date; refuses what this part of EDTF cannot say.</summary>
    /// <exception cref="Refusal"><c>date.malformed</c></exception>
    public static PartialDate Parse(string text) => TryParse(text, out var date)
        ? date
        : throw new Refusal("date.malformed", $"'{Cut(text)}' is not a date; write 1943, 1943-08, 1943-08-12, 194X, "
            + "1943~ (about), 1943? (uncertain) or 1942/1943 (between).");

    /// <summary>Reads a date; false when it is none.</summary>
    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        text = text?.Trim();
        if (text is null || text.Length is 0 or > LongestText)
            return false;
        var ends = text.Split('/');
        if (ends.Length > 2)
            return false;
        if (ends.Length == 1)
        {
            if (End(text) is not ({ } first, { } last))
                return false;
            date = new PartialDate(text, first, last);
            return true;
        }

        var (from, to) = (Open(ends[0]) ? default : End(ends[0]), Open(ends[1]) ? default : End(ends[1]));
        if ((from is null && !Open(ends[0])) || (to is null && !Open(ends[1])) || (Open(ends[0]) && Open(ends[1]))
            || from?.First > to?.Last)
            return false;
        date = new PartialDate(text, from?.First, to?.Last);
        return true;
    }

    /// <summary>True when both may be the same day.</summary>
    public bool MayEqual(PartialDate other) =>
        (Earliest is not { } mine || other.Latest is not { } theirs || mine <= theirs)
        && (other.Earliest is not { } first || Latest is not { } last || first <= last);

    /// <summary>Years between the two where they are apart; 0 where they may be the same day.</summary>
    public int YearsApart(PartialDate other) => MayEqual(other) ? 0
        : Earliest is { } mine && other.Latest is { } theirs && mine > theirs ? Math.Max(1, mine.Year - theirs.Year)
        : Math.Max(1, other.Earliest!.Value.Year - Latest!.Value.Year);

    /// <inheritdoc/>
    public override string ToString() => Text ?? "";

    private static bool Open(string end) => end is "" or "..";

    private static (DateOnly First, DateOnly Last)? End(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
            return null;
        var (year, month, day) = (match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value);
        if (year.Contains('X') && month.Length > 0)
            return null;
        var (low, high) = (Number(year.Replace('X', '0')), Number(year.Replace('X', '9')));
        if (low is 0)
            low = 1;
        if (month is "" or "XX")
            return day.Length > 0 && day != "XX" ? null : (new(low, 1, 1), new(high, 12, 31));
        if (Number(month) is not (>= 1 and <= 12 and var m))
            return null;
        var days = DateTime.DaysInMonth(low, m);
        if (day is "" or "XX")
            return (new(low, m, 1), new(low, m, days));
        return Number(day) is >= 1 and var d && d <= days ? (new(low, m, d), new(low, m, d)) : null;
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Cut(string text) => text.Length <= 60 ? text : text[..60] + "…";

    [GeneratedRegex(@"^(?<y>\d{4}|\d{3}X|\d\dXX)(-(?<m>\d\d|XX)(-(?<d>\d\d|XX))?)?[?~%]?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    private sealed class AsText : JsonConverter<PartialDate>
    {
        public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert,
            JsonSerializerOptions options) =>
            Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Text);
    }
}
