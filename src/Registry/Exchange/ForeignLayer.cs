using System.Globalization;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Exchange;

/// <summary>A layer of another program's file: its fields, and its rows as often as they are asked for.</summary>
/// <param name="Name">As the file has it.</param>
/// <param name="Fields">Name and type of each column, without shape and key.</param>
/// <param name="ShapeKind">As GeoPackage names it; null when rows have no shape.</param>
/// <param name="Rows">Reads the rows from the first; nothing is held.</param>
public sealed record ForeignLayer(
    string Name, IReadOnlyList<ForeignField> Fields, string? ShapeKind, Func<IEnumerable<ForeignRow>> Rows);

/// <summary>A column of another program's file.</summary>
public sealed record ForeignField(string Name, FieldType Type);

/// <summary>A row of a layer.</summary>
/// <param name="Line">Its ordinal, from 1.</param>
/// <param name="Key">The file's own name for it.</param>
/// <param name="Shape">WGS 84; null when it has none.</param>
/// <param name="Values">A value per field: text, long, double, bool or null; days and moments as ISO text.</param>
/// <param name="Fault">Why it cannot be taken; null when it can.</param>
public sealed record ForeignRow(
    int Line, string Key, Geometry? Shape, IReadOnlyList<object?> Values, RefusedRow? Fault);

/// <summary>Makes plain collections of layers.</summary>
public static class PlainImport
{
    private const int LongestName = 100;
    private const int MostFaults = 1_000;

    /// <summary>What a layer is as a collection.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="name">Its address; null to take the layer's name.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="sensitivity">Viewers below it see nothing of it.</param>
    public static PlainCollection Describe(
        ForeignLayer layer, string? name, Origin origin, Sensitivity sensitivity)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(origin);
        var taken = new HashSet<string>(StringComparer.Ordinal) { "id", "geom" };
        List<Field> fields = [];
        foreach (var field in layer.Fields)
        {
            var wanted = Trimmed(field.Name);
            var free = wanted;
            for (var n = 1; !taken.Add(free); n++)
                free = $"{wanted}_{n}";
            fields.Add(new Field(free, field.Type, $"'{field.Name}' of the source.", sensitivity));
        }

        return new PlainCollection(
            new Collection(Address(name ?? layer.Name), layer.Name, fields), origin, sensitivity, layer.ShapeKind);
    }

    /// <summary>A layer's rows as features. The same file gives the same identities.</summary>
    /// <exception cref="Refusal"><c>import.rows-refused</c> on a bad row, unless bad rows are left out.</exception>
    public static IEnumerable<FeatureDraft> Features(ForeignLayer layer, string collection, bool leaveOutBad)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var faults = new List<RefusedRow>();
        foreach (var row in layer.Rows())
        {
            if (row.Fault is { } fault)
            {
                faults.Add(fault);
                if (!leaveOutBad && faults.Count >= MostFaults)
                    break;
                continue;
            }

            yield return new FeatureDraft(
                Identity.From<FeatureId>(collection, row.Key), row.Key, row.Shape, row.Values);
        }

        if (faults.Count > 0 && !leaveOutBad)
            throw new Refusal("import.rows-refused",
                $"{faults.Count:N0} rows of '{layer.Name}' are refused; nothing was written. "
                + "Correct them, or run again with --accept-good to leave them out.", faults);
    }

    /// <summary>The rows of a table whose file does not say what its columns hold: told from all their values.
    /// </summary>
    public static ForeignLayer Layer(RowTable table, string name)
    {
        ArgumentNullException.ThrowIfNull(table);
        List<ForeignField> fields =
            [.. table.Columns.Select(column => new ForeignField(column, TypeOf(table, column)))];
        var shaped = table.Rows.Any(row => row.Geometry is not null);
        return new ForeignLayer(name, fields, shaped ? "GEOMETRY" : null, () => table.Rows.Select((row, i) =>
            new ForeignRow(
                row.Line, row.Values.GetValueOrDefault("id") ?? $"{i + 1}", row.Geometry,
                [.. fields.Select(field => ValueOf(row.Values.GetValueOrDefault(field.Name), field.Type))],
                row.Fault ?? (row.Geometry is null ? null : OffGlobe(row.Line, row.Geometry)))));
    }

    /// <summary>What a text holds; null when it does not hold a value of the type.</summary>
    public static object? ValueOf(string? text, FieldType type) => text is null ? null : type switch
    {
        FieldType.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, null, out var whole) ? whole : null,
        FieldType.Number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) ? number : null,
        FieldType.Boolean => text switch { "true" or "1" => true, "false" or "0" => false, _ => null },
        FieldType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _) ? text : null,
        FieldType.DateTime => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
            : null,
        _ => text,
    };

    /// <summary>
    /// The fault of a shape outside the globe; null when there is none. What lies outside by less than a billionth of a
    /// degree, a rounding of its maker, is moved onto the edge.
    /// </summary>
    public static RefusedRow? OffGlobe(int line, Geometry shape)
    {
        const double rounding = 1e-9;
        ArgumentNullException.ThrowIfNull(shape);
        var box = shape.EnvelopeInternal;
        if (box is { MinX: >= -180, MaxX: <= 180, MinY: >= -90, MaxY: <= 90 })
            return null;
        if (!(box.MinX >= -180 - rounding && box.MaxX <= 180 + rounding
            && box.MinY >= -90 - rounding && box.MaxY <= 90 + rounding))
            return new RefusedRow(line, "geometry", box.ToString(),
                "The shape lies outside longitude -180 to 180 and latitude -90 to 90; convert the file to WGS 84.");
        shape.Apply(new OntoGlobe());
        shape.GeometryChanged();
        return null;
    }

    private static FieldType TypeOf(RowTable table, string column)
    {
        List<FieldType> possible =
            [FieldType.Boolean, FieldType.Integer, FieldType.Number, FieldType.Date, FieldType.DateTime];
        var any = false;
        foreach (var row in table.Rows)
        {
            if (!row.Values.TryGetValue(column, out var text))
                continue;
            any = true;
            possible.RemoveAll(type => !Is(text, type));
            if (possible.Count == 0)
                break;
        }

        return any && possible.Count > 0 ? possible[0] : FieldType.Text;
    }

    /// <summary>A number written with a leading zero is a code, not a number.</summary>
    private static bool Is(string text, FieldType type) => type switch
    {
        FieldType.Boolean => text is "true" or "false",
        FieldType.Integer => ValueOf(text, type) is long whole && whole.ToString(CultureInfo.InvariantCulture) == text,
        FieldType.Number => ValueOf(text, type) is double
            && !text.TrimStart('-').StartsWith("00", StringComparison.Ordinal)
            && (text.Length < 2 || text[0] != '0' || text[1] == '.'),
        FieldType.DateTime => text.Contains('T', StringComparison.Ordinal) && text.Length >= 19
            && ValueOf(text, type) is not null,
        _ => ValueOf(text, type) is not null,
    };

    private static string Trimmed(string name)
    {
        var trimmed = name.Trim().Replace('"', '\'');
        return trimmed.Length == 0 ? "field" : trimmed.Length <= LongestName ? trimmed : trimmed[..LongestName];
    }

    private static string Address(string name)
    {
        var address = string.Concat(name.Trim().Select(one =>
            char.IsLetterOrDigit(one) || one is '_' or '-' or '.' ? one : '-')).Trim('-', '.');
        return address.Length is > 0 and <= LongestName ? address : throw new Refusal("collection.name",
            $"'{RowText.Short(name)}' cannot be the name of a collection; give 1 to {LongestName} letters, digits, "
            + "'_' or '-' with --name.");
    }

    private sealed class OntoGlobe : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence positions)
        {
            for (var i = 0; i < positions.Count; i++)
            {
                positions.SetX(i, Math.Clamp(positions.GetX(i), -180, 180));
                positions.SetY(i, Math.Clamp(positions.GetY(i), -90, 90));
            }
        }
    }
}
