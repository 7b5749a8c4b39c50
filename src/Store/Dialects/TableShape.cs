namespace Furrow.Store.Dialects;

/// <summary>What a column holds, the same in every database.</summary>
internal enum ColumnKind
{
    /// <summary>A 64-bit whole number.</summary>
    Integer,

    /// <summary>A 64-bit floating point number.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>A geometry in WGS 84.</summary>
    Geometry,
}

/// <summary>A table of the store as the database describes it.</summary>
/// <param name="Name">Of the table.</param>
/// <param name="Columns">Every column in the order in which they were made; the first is the number of the row.</param>
internal sealed record TableShape(string Name, IReadOnlyList<(string Name, ColumnKind Kind)> Columns)
{
    /// <summary>Reads every row in the order of the first column.</summary>
    public string Select => $"select {Names} from {Name} order by 1";

    /// <summary>The names of the columns, ready for a statement.</summary>
    public string Names => string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));
}
