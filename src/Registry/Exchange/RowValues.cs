using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Furrow.Registry.Exchange;

/// <summary>
/// One row through the eyes of a mapping: typed values, and a note of everything that is wrong with it.
/// </summary>
internal sealed class RowValues(ImportRow row, ImportMapping mapping, bool mends)
{
    private const int DeepestText = 8;

    private readonly List<RefusedRow> faults = [];
    private readonly List<RefusedRow> mended = [];

    /// <summary>True when the person allows mending outlines.</summary>
    public bool Mends => mends;

    /// <summary>What was mended.</summary>
    public IReadOnlyList<RefusedRow> Mended => mended;

    /// <summary>Line of the row.</summary>
    public int Line => row.Line;

    /// <summary>What is wrong with the row; empty when it is good.</summary>
    public IReadOnlyList<RefusedRow> Faults => faults;

    /// <summary>Why the row is not meant by this import; null when it is.</summary>
    public string? LeftOut { get; private set; }

    /// <summary>Leaves the row out: it is not wrong, only not meant.</summary>
    public void Leave(string reason) => LeftOut = reason;

    /// <summary>Notes what is wrong.</summary>
    public void Fault(string field, string? value, string reason) =>
        faults.Add(RowText.Fault(row.Line, mapping.Of(field)?.Column ?? field, value, reason));

    /// <summary>Notes that an outline was mended, and by how much its area changed.</summary>
    public void Mend(string field, string fault, Geometry before, Geometry after)
    {
        mended.Add(RowText.Fault(row.Line, field, null,
            $"{fault} Mended: {SquareKilometres(before)} km² before, {SquareKilometres(after)} km² after."));
    }

    /// <summary>The text of a field; null when the row has none.</summary>
    public string? Text(string field)
    {
        var source = mapping.Of(field);
        if (source is null)
            return null;
        var text = source.Column is { } column ? row.Values.GetValueOrDefault(column) : source.Value;
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>The text of a field that a record cannot be without.</summary>
    public string Needed(string field)
    {
        if (Text(field) is { } text)
            return text;
        Fault(field, null, mapping.Of(field) is null
            ? $"Nothing gives '{field}'; name its column with --map {field}=… or one value for all with "
                + $"--set {field}=…."
            : "The value is missing.");
        return "";
    }

    /// <summary>A number within bounds.</summary>
    public double? Number(string field, double low, double high)
    {
        if (Text(field) is not { } text)
            return null;
        if (RowNumbers.TryParse(text, out var value) && value >= low && value <= high)
            return value;
        Fault(field, text, text.Contains(',', StringComparison.Ordinal)
            ? "The comma may part thousands or decimals; write the number with a decimal point alone."
            : $"Not a number from {low:R} to {high:R}.");
        return null;
    }

    /// <summary>A whole number within bounds.</summary>
    public int? Whole(string field, int low, int high)
    {
        if (Number(field, low, high) is not { } value)
            return null;
        if (value == Math.Floor(value))
            return (int)value;
        Fault(field, Text(field), "Not a whole number.");
        return null;
    }

    /// <summary>A day.</summary>
    public DateOnly? Day(string field)
    {
        if (Text(field) is not { } text)
            return null;
        if (RowNumbers.TryParseDay(text, out var day))
            return day;
        Fault(field, text, "Not a day; write it as 2026-11-22.");
        return null;
    }

    /// <summary>Yes or no.</summary>
    public bool? Flag(string field)
    {
        if (Text(field) is not { } text)
            return null;
        switch (text.ToLowerInvariant())
        {
            case "true" or "yes" or "1" or "t" or "y":
                return true;
            case "false" or "no" or "0" or "f" or "n":
                return false;
            default:
                Fault(field, text, "Not yes or no.");
                return null;
        }
    }

    /// <summary>One word of a list of ours, or a usual other word for it.</summary>
    public TEnum? Word<TEnum>(string field, IReadOnlyDictionary<string, TEnum>? others = null)
        where TEnum : struct, Enum =>
        Text(field) is { } text ? WordOf(field, text, others) : null;

    /// <summary>Several words, parted by semicolons.</summary>
    public IReadOnlyList<TEnum> Words<TEnum>(string field, IReadOnlyDictionary<string, TEnum>? others = null)
        where TEnum : struct, Enum =>
        Text(field) is { } text
            ? [.. Parts(text).Select(part => WordOf(field, part, others)).OfType<TEnum>().Distinct()]
            : [];

    /// <summary>The texts of columns that hold the name in one language.</summary>
    public IEnumerable<(string Language, string Text)> NamesByLanguage() =>
        from name in mapping.Names
        let text = row.Values.GetValueOrDefault(name.Column)
        where !string.IsNullOrWhiteSpace(text)
        select (name.Language, text);

    /// <summary>The row's geometry: its own, else from well-known text, else from longitude and latitude.</summary>
    public Geometry? Geometry()
    {
        if (row.Geometry is not null)
            return row.Geometry;
        if (Text("wkt") is { } text)
            return FromText(text);
        if (Text("longitude") is null && Text("latitude") is null)
            return null;
        var (longitude, latitude) = (Number("longitude", -180, 180), Number("latitude", -90, 90));
        if (longitude is not null && latitude is not null)
            return GeometryRules.Factory.CreatePoint(new Coordinate(longitude.Value, latitude.Value));
        if (Faults.Count == 0)
            Fault(longitude is null ? "longitude" : "latitude", null, "One of the two coordinates is missing.");
        return null;
    }

    /// <summary>Parts a list of words.</summary>
    public static IEnumerable<string> Parts(string text) =>
        text.Split([';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string SquareKilometres(Geometry geometry) =>
        (Geodesy.SquareMetres(geometry) / 1e6).ToString("#,0.###", CultureInfo.InvariantCulture);

    private TEnum? WordOf<TEnum>(string field, string text, IReadOnlyDictionary<string, TEnum>? others)
        where TEnum : struct, Enum
    {
        var word = text.Trim().ToLowerInvariant().Replace(' ', '-').Replace('_', '-');
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()) == word)
                return value;
        }

        if (others is not null && others.TryGetValue(word, out var other))
            return other;
        Fault(field, text, $"Not one of: {string.Join(", ", Collection.WordsOf<TEnum>())}.");
        return null;
    }

    private Geometry? FromText(string text)
    {
        var depth = 0;
        foreach (var letter in text)
        {
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (depth <= DeepestText)
                continue;
            Fault("wkt", text, $"The well-known text is nested deeper than {DeepestText}.");
            return null;
        }

        try
        {
            return new WKTReader(GeometryRules.Services) { IsOldNtsCoordinateSyntaxAllowed = false }.Read(text);
        }
#pragma warning disable CA1031 // The parser throws whatever the text makes it throw: all mean malformed.
        catch (Exception broken) when (broken is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            Fault("wkt", text, $"Not well-known text: {broken.Message}");
            return null;
        }
    }
}
