using System.Globalization;

namespace Furrow.Registry.Exchange;

/// <summary>Numbers and days as files write them. What can be read in two ways is not read.</summary>
internal static class RowNumbers
{
    private static readonly string[] Days =
        ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy.MM.dd", "dd.MM.yyyy", "yyyyMMdd"];

    /// <summary>A number with a decimal point, without separators of thousands.</summary>
    public static bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>A day: 2026-11-22, 22.11.2026, or the day of a moment in ISO 8601.</summary>
    public static bool TryParseDay(string text, out DateOnly day)
    {
        var date = text.Length > 10 && text[10] is 'T' or ' ' ? text[..10] : text;
        return DateOnly.TryParseExact(date, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }
}
