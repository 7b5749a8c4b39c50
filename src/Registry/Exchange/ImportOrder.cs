namespace Furrow.Registry.Exchange;

/// <summary>What a person asks of an import.</summary>
public sealed record ImportOrder
{
    /// <summary>
    /// Names the source in every record; with the key it makes the identity. Usually the file's name.
    /// </summary>
    public required string Source { get; init; }

    /// <summary>Words that the source's licence asks to show; null when none.</summary>
    public string? Attribution { get; init; }

    /// <summary>True when the rows are made up.</summary>
    public bool Illustrative { get; init; }

    /// <summary>Column by field, where names do not say it.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>();

    /// <summary>One value for all rows, by field.</summary>
    public IReadOnlyDictionary<string, string> Set { get; init; } = new Dictionary<string, string>();

    /// <summary>Column that names the row in its source; null means by usual names, else by line.</summary>
    public string? Key { get; init; }

    /// <summary>Rows for which one of these does not hold are left out.</summary>
    public IReadOnlyList<RowCondition> Where { get; init; } = [];

    /// <summary>
    /// Rows take the ground of the place of this kind that they name (<c>place_name</c>, <c>district_name</c>,
    /// <c>region_name</c>); null when rows carry their own.
    /// </summary>
    public PlaceKind? Join { get; init; }

    /// <summary>
    /// True when outlines that are not valid may be mended; each one is reported with the point at fault and the change
    /// of its area. False refuses their rows.
    /// </summary>
    public bool MendOutlines { get; init; }

    /// <summary>Code or name of the place that all imported places lie in; null means by ground.</summary>
    public string? Parent { get; init; }
}

/// <summary>A row is wanted when its column compares so with the value: <c>damage_sum&gt;0</c>.</summary>
/// <param name="Column">As the file writes it.</param>
/// <param name="Comparison"><c>=</c>, <c>!=</c>, <c>&gt;</c>, <c>&gt;=</c>, <c>&lt;</c> or <c>&lt;=</c>.</param>
/// <param name="Value">A number, or a text for equality.</param>
public sealed record RowCondition(string Column, string Comparison, string Value)
{
    private static readonly string[] Comparisons = ["!=", ">=", "<=", "=", ">", "<"];

    /// <summary>Reads <c>column&gt;value</c>; refuses anything else with an example.</summary>
    public static RowCondition Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = Comparisons
            .Select(sign => (Sign: sign, At: text.IndexOf(sign, StringComparison.Ordinal)))
            .Where(hit => hit.At > 0)
            .OrderBy(hit => hit.At).ThenByDescending(hit => hit.Sign.Length)
            .FirstOrDefault();
        return found.Sign is null
            ? throw new Refusal("import.condition-malformed",
                $"'{text}' is no condition; write for example damage_sum>0 or status=open.")
            : new RowCondition(text[..found.At].Trim(), found.Sign, text[(found.At + found.Sign.Length)..].Trim());
    }

    /// <summary>True when the row is wanted. A missing value is only ever unequal.</summary>
    public bool Holds(ImportRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (!row.Values.TryGetValue(Column, out var text))
            return Comparison == "!=";
        var order = RowNumbers.TryParse(text, out var left) && RowNumbers.TryParse(Value, out var right)
            ? left.CompareTo(right)
            : string.CompareOrdinal(text, Value);
        return Comparison switch
        {
            "=" => order == 0,
            "!=" => order != 0,
            ">" => order > 0,
            ">=" => order >= 0,
            "<" => order < 0,
            _ => order <= 0,
        };
    }
}

/// <summary>What an import made of a table. Nothing is written yet.</summary>
/// <param name="Records">From the good rows, in the order of the file.</param>
/// <param name="Rejected">Why the other rows were refused; a row may stand here more than once.</param>
/// <param name="Mended">Outlines that were mended because the person allowed it, with what was wrong.</param>
/// <param name="LeftOut">Rows that were not meant, counted by reason.</param>
/// <param name="Mapping">Where each field came from.</param>
/// <param name="RowsRead">All rows of the table.</param>
public sealed record ImportResult<TRecord>(
    IReadOnlyList<TRecord> Records, IReadOnlyList<RefusedRow> Rejected, IReadOnlyList<RefusedRow> Mended,
    IReadOnlyDictionary<string, int> LeftOut, IReadOnlyList<MappedField> Mapping, int RowsRead)
{
    /// <summary>How many rows were refused.</summary>
    public int RejectedRows => Rejected.Select(row => row.Line).Distinct().Count();
}

/// <summary>Where a field gets its values from.</summary>
/// <param name="Field">The collection's word.</param>
/// <param name="Column">The file's column; null when the value is set.</param>
/// <param name="Value">The value set for all rows; null when a column gives it.</param>
/// <param name="How"><c>asked</c>, <c>by name</c>, <c>set</c> or <c>default</c>.</param>
public sealed record MappedField(string Field, string? Column, string? Value, string How);
