using System.Text.RegularExpressions;
using Furrow.Registry;

namespace Furrow.Store;

/// <summary>What one kind of record looks like in the database, and who may see it.</summary>
/// <param name="Name">Of the table, and the journal's word for the record.</param>
/// <param name="Columns">All that a record fills, uuid first; each is the snake_case of a property of the row.</param>
/// <param name="Class">Viewers below it see no row.</param>
internal sealed partial record Table(string Name, string Columns, Sensitivity Class)
{
    /// <summary>Columns in which a text is looked for, beside the identity.</summary>
    public IReadOnlyList<string> Searched { get; init; } = [];

    /// <summary>How the areas of a viewer bear on it.</summary>
    public required AreaRule Areas { get; init; }

    /// <summary>The column that names the place a row lies in; null when there is none.</summary>
    public string? PlaceColumn { get; init; }

    /// <summary>The geometry that a box is compared with; null when there is none.</summary>
    public string? Geometry { get; init; }

    /// <summary>Conditions that hold for viewers who may not see a class.</summary>
    public IReadOnlyList<(Sensitivity Class, string Condition)> Narrower { get; init; } = [];

    /// <summary>Reads rows: to be followed by conditions.</summary>
    public string Select { get; } = $"select {Columns} from {Name} r";

    /// <summary>Adds a row.</summary>
    public string Insert { get; } =
        $"insert into {Name} ({Columns}) values ({string.Join(", ", Names(Columns).Select(Parameter))})";

    /// <summary>Replaces a row.</summary>
    public string Update { get; } =
        $"update {Name} set {string.Join(", ", Names(Columns).Skip(1).Select(Assigned))} where uuid = @Uuid";

    private static string[] Names(string columns) =>
        columns.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Assigned(string column) => $"{column} = {Parameter(column)}";

    private static string Parameter(string column) =>
        "@" + WordStart().Replace(column, match => match.Groups[1].Value.ToUpperInvariant());

    [GeneratedRegex("(?:^|_)([a-z0-9])")]
    private static partial Regex WordStart();
}
