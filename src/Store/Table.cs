using Furrow.Registry;

namespace Furrow.Store;

/// <summary>What one kind of record looks like in the database, and who may see it.</summary>
/// <param name="Name">Of the table, and the journal's word for the record.</param>
/// <param name="Columns">All that a record fills, uuid first; each is the snake_case of a property of the row.</param>
/// <param name="Class">Viewers below it see no row.</param>
internal sealed record Table(string Name, string Columns, Sensitivity Class)
{
    /// <summary>What the doors that know no column show of it; null when they show nothing.</summary>
    public Collection? Collection { get; init; }

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

    /// <summary>Adds rows.</summary>
    public Addition Addition { get; } = new(Name, Columns);

    /// <summary>Replaces a row.</summary>
    public string Update { get; } =
        $"update {Name} set {string.Join(", ", Assigned(Columns))} where uuid = @Uuid";

    private static IEnumerable<string> Assigned(string columns) =>
        columns.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Skip(1).Select(column => $"{column} = {Addition.Parameter(column)}");
}
