using System.Text.Json;

namespace Furrow.Registry;

/// <summary>What a field holds.</summary>
public enum FieldType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Whole number.</summary>
    Integer,

    /// <summary>Number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>Day.</summary>
    Date,

    /// <summary>Moment, UTC.</summary>
    DateTime,

    /// <summary>One of the words in <see cref="Field.Words"/>.</summary>
    Word,

    /// <summary>Point, line or polygon, WGS 84.</summary>
    Geometry,
}

/// <summary>One field of a collection, described once for every door.</summary>
/// <param name="Name">snake_case, the same in SQL, files and queries.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Meaning">One line for people.</param>
/// <param name="Sensitivity">The class of its values; no door may forget it.</param>
public sealed record Field(string Name, FieldType Type, string Meaning, Sensitivity Sensitivity)
{
    /// <summary>Unit of a number; null when it has none.</summary>
    public string? Unit { get; init; }

    /// <summary>Allowed words of a <see cref="FieldType.Word"/>.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>True when a record without it is refused.</summary>
    public bool Required { get; init; }
}

/// <summary>One capability, described once: its name, its fields and its geometry.</summary>
/// <param name="Name">Plural, lower case: <c>hazards</c>. The table, the file and the address share it.</param>
/// <param name="Title">For people.</param>
/// <param name="Fields">In the order in which they are shown; the first names the record.</param>
public sealed record Collection(string Name, string Title, IReadOnlyList<Field> Fields)
{
    /// <summary>Where a record came from: the last four fields of every collection.</summary>
    public static IReadOnlyList<Field> OriginFields { get; } =
    [
        new("source", FieldType.Text, "File, form or program that the record came from.", Sensitivity.Low),
        new("source_key", FieldType.Text, "The source's own name for the row.", Sensitivity.Low),
        new("illustrative", FieldType.Boolean, "Made up to show the product.", Sensitivity.Low),
        new("attribution", FieldType.Text, "Words that the source's licence asks to show.", Sensitivity.Low),
    ];

    /// <summary>The field of that name, or null.</summary>
    public Field? Find(string field) => Fields.FirstOrDefault(one => one.Name == field);

    /// <summary>
    /// The words of an enumeration as every file, query and screen writes them: kebab-case, lower case.
    /// </summary>
    public static IReadOnlyList<string> WordsOf<TEnum>() where TEnum : struct, Enum =>
        [.. Enum.GetNames<TEnum>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    /// <summary>One word of an enumeration, as <see cref="WordsOf"/> writes it.</summary>
    public static string Word<TEnum>(TEnum value) where TEnum : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
