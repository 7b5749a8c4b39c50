using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;

namespace Furrow.Store;

/// <summary>A row as Dapper reads and writes it: its properties are the columns.</summary>
internal abstract class Row
{
    /// <summary>The record's identity.</summary>
    public string Uuid { get; init; } = "";
}

/// <summary>A row of a record that says where it came from.</summary>
internal abstract class OriginRow : Row
{
    /// <summary>The columns of this part of a row.</summary>
    public const string OriginColumns = "source, source_key, illustrative, attribution";

    /// <summary>For Dapper.</summary>
    protected OriginRow()
    {
    }

    /// <summary>The part of a row that an origin fills.</summary>
    protected OriginRow(Origin origin)
    {
        Source = origin.Source;
        SourceKey = origin.Key;
        Illustrative = origin.Illustrative;
        Attribution = origin.Attribution;
    }

    public string Source { get; init; } = "";
    public string? SourceKey { get; init; }
    public bool Illustrative { get; init; }
    public string? Attribution { get; init; }

    /// <summary>The origin that the row keeps.</summary>
    protected Origin Origin() => new(Source, SourceKey, Illustrative, Attribution);
}

/// <summary>Words, days, identities and lists between records and columns.</summary>
internal static class Column
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string Nul = "\\u0000";
    private const string MomentFormat = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    /// <summary>A day as a column keeps it.</summary>
    public static string Of(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>A day as a column keeps it; null stays null.</summary>
    public static string? Of(DateOnly? day) => day is { } given ? Of(given) : null;

    /// <summary>A moment as a column keeps it: UTC, to the tick, sortable as text.</summary>
    public static string Of(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString(MomentFormat, CultureInfo.InvariantCulture);

    /// <summary>A moment from a column.</summary>
    public static DateTimeOffset Moment(string text) => DateTimeOffset.ParseExact(
        text, MomentFormat, CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>A list or part of a record as JSON.</summary>
    public static string Json<T>(T part) => JsonSerializer.Serialize(part, RecordJson.Options);

    /// <summary>Refuses JSON in which a text holds U+0000: PostgreSQL keeps no such text, so no store does.</summary>
    public static void RefuseNul(string json, string kind)
    {
        for (var at = json.IndexOf(Nul, StringComparison.Ordinal); at >= 0;
            at = json.IndexOf(Nul, at + 1, StringComparison.Ordinal))
        {
            var slashes = 0;
            while (slashes < at && json[at - slashes - 1] == '\\')
                slashes++;
            if (slashes % 2 == 0)
            {
                throw new Refusal("record.not-text",
                    $"A text of a {kind} holds the character U+0000, which no store keeps; take it out.");
            }
        }
    }

    /// <summary>A list or part of a record from JSON.</summary>
    public static T FromJson<T>(string json) => JsonSerializer.Deserialize<T>(json, RecordJson.Options)
        ?? throw new JsonException("A column that must hold a value holds null.");

    /// <summary>A figure that is kept to the hundredth; null stays null.</summary>
    public static decimal? Hundredths(double? value) => value is { } given ? Hundredths(given) : null;

    /// <summary>A figure that is kept to the hundredth.</summary>
    public static decimal Hundredths(double value) => Math.Round((decimal)value, 2) + 0.00m;

    /// <summary>The kebab-case word of an enumeration's value.</summary>
    public static string Word<TWord>(TWord value) where TWord : struct, Enum => Words<TWord>.Texts[value];

    /// <summary>The value of a kebab-case word.</summary>
    public static TWord FromWord<TWord>(string word) where TWord : struct, Enum => Words<TWord>.Values[word];

    /// <summary>A day from a column.</summary>
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, DayFormat, CultureInfo.InvariantCulture);

    /// <summary>A day from a column that may be empty.</summary>
    public static DateOnly? DayOrNull(string? text) => text is null ? null : Day(text);

    /// <summary>An identity from a column.</summary>
    public static TId Id<TId>(string text) where TId : struct, IIdentity<TId> => TId.Of(Guid.Parse(text));

    /// <summary>An identity from a column that may be empty.</summary>
    public static TId? IdOrNull<TId>(string? text) where TId : struct, IIdentity<TId> =>
        text is null ? null : Id<TId>(text);

    private static class Words<TWord> where TWord : struct, Enum
    {
        public static FrozenDictionary<TWord, string> Texts { get; } = Enum.GetValues<TWord>().ToFrozenDictionary(
            value => value, value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));

        public static FrozenDictionary<string, TWord> Values { get; } =
            Texts.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
    }
}
