using System.Collections.Frozen;

namespace Furrow.Registry.Exchange;

/// <summary>Says which column fills which field: as asked, else by name, else by a usual other name.</summary>
internal sealed class ImportMapping
{
    private readonly FrozenDictionary<string, MappedField> byField;

    /// <summary>Resolves the fields against a table; refuses words that neither side knows.</summary>
    public ImportMapping(IReadOnlyList<ImportField> fields, RowTable table, ImportOrder order)
    {
        var columns = table.Columns.ToHashSet(StringComparer.Ordinal);
        foreach (var field in order.Map.Keys.Concat(order.Set.Keys))
            CheckField(field, fields);
        foreach (var column in order.Map.Values.Concat(order.Where.Select(one => one.Column)))
            CheckColumn(column, columns, table);
        if (order.Key is { } key)
            CheckColumn(key, columns, table);
        var byFolded = table.Columns.GroupBy(Fold).ToDictionary(group => group.Key, group => group.First());
        Fields = [.. fields.Select(field => Resolve(field, order, byFolded)).OfType<MappedField>()];
        byField = Fields.ToFrozenDictionary(field => field.Field);
        Names = [.. table.Columns.Select(LanguageOf).OfType<(string, string)>()];
    }

    /// <summary>What is filled, and from where.</summary>
    public IReadOnlyList<MappedField> Fields { get; }

    /// <summary>Columns that hold a name in one language: <c>name:uk</c>, <c>name_uk</c>.</summary>
    public IReadOnlyList<(string Column, string Language)> Names { get; }

    /// <summary>Where the field comes from; null when it is not filled.</summary>
    public MappedField? Of(string field) => byField.GetValueOrDefault(field);

    private static MappedField? Resolve(
        ImportField field, ImportOrder order, Dictionary<string, string> byFolded)
    {
        if (order.Map.TryGetValue(field.Name, out var asked))
            return new MappedField(field.Name, asked, null, "asked");
        if (order.Set.TryGetValue(field.Name, out var value))
            return new MappedField(field.Name, null, value, "set");
        foreach (var name in field.Synonyms.Prepend(field.Name))
        {
            if (byFolded.TryGetValue(Fold(name), out var column))
                return new MappedField(field.Name, column, null, "by name");
        }

        return field.Default is { } usual ? new MappedField(field.Name, null, usual, "default") : null;
    }

    private static void CheckField(string field, IReadOnlyList<ImportField> fields)
    {
        if (fields.All(known => known.Name != field))
            throw new Refusal("import.field-unknown",
                $"There is no field '{field}'; the fields are: {string.Join(", ", fields.Select(one => one.Name))}.");
    }

    private static void CheckColumn(string column, HashSet<string> columns, RowTable table)
    {
        if (!columns.Contains(column))
            throw new Refusal("import.column-unknown",
                $"The file has no column '{column}'; it has: {string.Join(", ", table.Columns.Take(40))}.");
    }

    private static (string, string)? LanguageOf(string column)
    {
        if (!column.StartsWith("name:", StringComparison.OrdinalIgnoreCase)
            && !column.StartsWith("name_", StringComparison.OrdinalIgnoreCase))
            return null;
        var tag = column[5..];
        var parts = tag.Split('-');
        var fits = parts[0].Length is 2 or 3 && parts.All(part => part.Length is >= 1 and <= 8
            && part.All(char.IsAsciiLetterOrDigit)) && parts[0].All(char.IsAsciiLetter);
        return fits ? (column, tag.ToLowerInvariant()) : null;
    }

    private static string Fold(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
