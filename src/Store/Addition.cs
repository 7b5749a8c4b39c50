using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Furrow.Store;

/// <summary>New rows of one table: the statement for a few of them, the columns one by one for many.</summary>
/// <param name="Table">Where they go.</param>
/// <param name="Columns">What a row fills; each is the snake_case of a property of the row.</param>
internal sealed partial record Addition(string Table, string Columns)
{
    private readonly ConcurrentDictionary<Type, PropertyInfo[]> properties = new();

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Names { get; } =
        Columns.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Adds one row.</summary>
    public string Sql { get; } = $"insert into {Table} ({Columns}) values ({Parameters(Columns)})";

    /// <summary>A column's name as the parameter that fills it.</summary>
    public static string Parameter(string column) => "@" + Property(column);

    /// <summary>The properties of a row in the order of the columns.</summary>
    public PropertyInfo[] Of(Type row) => properties.GetOrAdd(row, type => [.. Names.Select(name =>
        type.GetProperty(Property(name)) ?? throw new InvalidOperationException($"{type.Name} has no {name}."))]);

    private static string Parameters(string columns) => string.Join(
        ", ", columns.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(Parameter));

    private static string Property(string column) =>
        WordStart().Replace(column, match => match.Groups[1].Value.ToUpperInvariant());

    [GeneratedRegex("(?:^|_)([a-z0-9])")]
    private static partial Regex WordStart();
}
