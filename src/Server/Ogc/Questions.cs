using System.Globalization;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Exchange.Cql;
using static Furrow.Registry.Exchange.Cql.CqlExpression;

namespace Furrow.Server.Ogc;

/// <summary>What a request asks of a layer: box, time, filter and fields are all one expression.</summary>
internal static class Questions
{
    private static readonly string[] Known =
        ["limit", "after", "bbox", "datetime", "filter", "filter-lang", "filter-crs"];

    /// <summary>The question, or a refusal that names the wrong word.</summary>
    public static FeatureQuestion Of(OgcAsk ask, Layer layer, params string[] more)
    {
        List<Field> fields = [.. layer.Collection.Fields.Where(field => field.Type != FieldType.Geometry)];
        ask.Knows([.. Known, .. more, .. fields.Select(field => field.Name)]);
        var parts = new List<CqlExpression>();
        if (Filter(ask.Word("filter"), ask.Word("filter-lang"), ask.Word("filter-crs")) is { } filter)
            parts.Add(filter);
        if (ask.Word("bbox") is { } box)
            parts.Add(Box(box, layer));
        if (ask.Word("datetime") is { } time && Times.Parse(time) is var asked && layer.Time is { } when)
            parts.Add(new Temporal(Timing.Intersects, new Property(when.Name), asked));
        foreach (var field in fields)
            if (!Known.Contains(field.Name) && !more.Contains(field.Name) && ask.Word(field.Name) is { } value)
                parts.Add(new Compare(Comparison.Equal, new Property(field.Name), ValueOf(field, value)));
        return new FeatureQuestion
        {
            Filter = parts.Count switch { 0 => null, 1 => parts[0], _ => new All([.. parts.SelectMany(Flat)]) },
        };
    }

    /// <summary>A filter in the language that is named.</summary>
    public static CqlExpression? Filter(string? filter, string? language, string? system)
    {
        if (language is not (null or "cql2-text" or "cql2-json"))
            throw new Refusal("filter.language",
                $"'filter-lang' is '{Answers.Short(language)}'; give cql2-text or cql2-json.");
        if (system is not (null or Links.Crs84))
            throw new Refusal("filter.crs", $"'filter-crs' is '{Answers.Short(system)}'; only {Links.Crs84} is known.");
        return filter is null ? null : language == "cql2-json" ? CqlJson.Parse(filter) : CqlText.Parse(filter);
    }

    private static IEnumerable<CqlExpression> Flat(CqlExpression part) => part is All all ? all.Parts : [part];

    private static CqlExpression Box(string text, Layer layer)
    {
        var sides = text.Split(',').Select(side => double.TryParse(
            side, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN).ToList();
        if (sides.Count is not (4 or 6) || !sides.TrueForAll(double.IsFinite))
            throw new Refusal(
                "request.bbox", $"'bbox' is '{Answers.Short(text)}'; give west,south,east,north in degrees.");
        var box = CqlText.Box(sides);
        return layer.Shape is { } shape
            ? new Spatial(Relation.Intersects, new Property(shape.Name), box)
            : new Truth(false);
    }

    private static CqlExpression ValueOf(Field field, string value) => field.Type switch
    {
        FieldType.Text or FieldType.Word => new Text(value),
        FieldType.Date or FieldType.DateTime => CqlText.Instant(value),
        _ => PlainImport.ValueOf(value, field.Type) switch
        {
            long whole => new Number(whole, whole),
            double number => new Number(number),
            bool flag => new Truth(flag),
            _ => throw new Refusal("request.value",
                $"'{field.Name}' is '{Answers.Short(value)}'; it holds a {field.Type.ToString().ToLowerInvariant()}."),
        },
    };
}
