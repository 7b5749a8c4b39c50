using System.Collections.Frozen;
using Furrow.Registry;
using Furrow.Registry.Exchange;

namespace Furrow.Store.Features;

/// <summary>A collection with the table that keeps it and the column of each field.</summary>
internal sealed record LayerTable(Collection Collection, Table Table)
{
    /// <summary>Column by field; fields that are not here are kept inside other columns and not asked for.</summary>
    public required FrozenDictionary<string, string> Columns { get; init; }

    /// <summary>The field of the table's geometry; null when there is none.</summary>
    public Field? Shape { get; init; }

    /// <summary>As GeoPackage names it.</summary>
    public string ShapeKind { get; init; } = "GEOMETRY";

    /// <summary>The plain collection behind it; null when the table is a column's own.</summary>
    public CollectionRow? Plain { get; init; }

    /// <summary>The shape column.</summary>
    public string ShapeColumn => $"r.{Table.Geometry}";

    /// <summary>A column's own table, by what it says about itself.</summary>
    public static LayerTable Of(Table table, Collection collection)
    {
        var known = table.Columns.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var shape = table.Geometry is null
            ? null
            : collection.Fields.FirstOrDefault(field => field.Type == FieldType.Geometry);
        var columns = new Dictionary<string, string> { ["id"] = "r.uuid" };
        foreach (var field in collection.Fields.Where(field => field.Type != FieldType.Geometry))
            if (known.Contains(field.Name))
                columns.TryAdd(field.Name, "r." + field.Name);
        return new LayerTable(collection, table) { Columns = columns.ToFrozenDictionary(), Shape = shape };
    }

    /// <summary>What a viewer may see of it; null when that is nothing.</summary>
    public Layer? As(Viewer viewer, long version)
    {
        if (!viewer.MaySee(Table.Class))
            return null;
        List<Field> seen = [.. Collection.Fields.Where(field => viewer.MaySee(field.Sensitivity)
            && (Columns.ContainsKey(field.Name) || field == Shape))];
        return new Layer(Collection with { Fields = seen }, Table.Name)
        {
            Meaning = Plain is null ? "" : $"Imported from {Plain.Source}.",
            Attribution = Plain?.Attribution,
            Illustrative = Plain?.Illustrative ?? false,
            Plain = Plain is not null,
            Shape = seen.Contains(Shape!) ? Shape : null,
            ShapeKind = ShapeKind,
            Time = seen.Find(field => field.Type is FieldType.Date or FieldType.DateTime),
            Version = version,
        };
    }
}

/// <summary>A row of the table of plain collections.</summary>
internal sealed class CollectionRow : OriginRow
{
    /// <summary>For Dapper.</summary>
    public CollectionRow()
    {
    }

    /// <summary>The row that keeps a collection.</summary>
    public CollectionRow(Origin origin) : base(origin)
    {
    }

    public string Name { get; init; } = "";
    public string Title { get; init; } = "";
    public string TableName { get; init; } = "";
    public string Fields { get; init; } = "";
    public string? ShapeKind { get; init; }
    public string Class { get; init; } = "";
    public long Features { get; init; }
    public string Content { get; init; } = "";

    /// <summary>Its fields with their columns.</summary>
    public PlainField[] Described => Column.FromJson<PlainField[]>(Fields);

    /// <summary>Who may see it.</summary>
    public Sensitivity Sensitivity => Column.FromWord<Sensitivity>(Class);

    /// <summary>Its description, table and columns.</summary>
    public LayerTable Layer()
    {
        var shape = ShapeKind is null
            ? null
            : new Field("geom", FieldType.Geometry, "Where it is.", Sensitivity);
        var described = Described;
        var collection = new Collection(Name, Title,
        [
            new Field("id", FieldType.Text, "Identity.", Sensitivity) { Required = true },
            .. described.Select(field => new Field(field.Name, field.Type, field.Meaning, Sensitivity)
            {
                Unit = field.Unit,
            }),
            .. shape is null ? [] : new[] { shape },
        ]);
        var columns = described.ToDictionary(field => field.Name, field => $"r.\"{field.Column}\"");
        columns["id"] = "r.uuid";
        var table = new Table(TableName, "uuid", Sensitivity)
        {
            Areas = AreaRule.Programme,
            Geometry = shape is null ? null : Dialects.PlainTable.Shape,
        };
        return new LayerTable(collection, table)
        {
            Columns = columns.ToFrozenDictionary(), Shape = shape, ShapeKind = ShapeKind ?? "GEOMETRY", Plain = this,
        };
    }

    /// <summary>Its table.</summary>
    public Dialects.PlainTable PlainTable() =>
        new(TableName, Title, ShapeKind, [.. Described.Select(field => (field.Column, field.Type))]);
}

/// <summary>A field of a plain collection, with the column that holds it.</summary>
internal sealed record PlainField(string Name, FieldType Type, string Meaning, string? Unit, string Column);
