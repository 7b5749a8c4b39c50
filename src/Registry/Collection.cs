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
/// <param name="Fields">In the order in which they are shown.</param>
public sealed record Collection(string Name, string Title, IReadOnlyList<Field> Fields);
