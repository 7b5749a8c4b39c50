using System.Globalization;
using Dapper;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Store.Dialects;
using static Furrow.Registry.Exchange.Cql.CqlExpression;
using Expression = Furrow.Registry.Exchange.Cql.CqlExpression;

namespace Furrow.Store.Features;

/// <summary>
/// Compiles a filter to SQL with parameters. SQL's own logic of true, false and unknown is CQL2's; every other
/// difference between databases is the dialect's. Names are looked up among what the viewer may see.
/// </summary>
internal sealed partial class CqlSql(
    LayerTable table, Layer layer, IDialect dialect, DynamicParameters parameters, string? numberName = null)
{
    private readonly IFeatureSql sql = dialect.Features;
    private int count;

    /// <summary>The condition of an expression that is true, false or unknown.</summary>
    public string Condition(Expression expression) => expression switch
    {
        All all => Joined(all.Parts, 0, all.Parts.Count, " and "),
        Any any => Joined(any.Parts, 0, any.Parts.Count, " or "),
        Not not => $"not ({Condition(not.Operand)})",
        Truth truth => truth.Value ? "1 = 1" : "1 = 0",
        Compare compare => Compared(compare),
        Like like => Matched(like),
        Between between => Compared(between),
        In list => Compared(list),
        IsNull isNull => Unknown(isNull.Operand),
        Spatial spatial => Related(spatial),
        Temporal temporal => Timed(temporal),
        Property => Value(expression) is { Kind: CqlKind.Truth } truth
            ? truth.Sql
            : throw Mismatch("A field that is not yes or no stands where a condition is expected; compare it."),
        Function function => throw NoFunction(function.Name),
        _ => throw Mismatch("A value stands where a condition is expected; compare it with something."),
    };

    /// <summary>Halves a chain, so that a long one is not deep: databases bound the depth.</summary>
    private string Joined(IReadOnlyList<Expression> parts, int from, int many, string word) => many == 1
        ? Condition(parts[from])
        : $"({Joined(parts, from, many / 2, word)}{word}{Joined(parts, from + (many / 2), many - (many / 2), word)})";

    private string Compared(Compare compare)
    {
        var (left, right) = Alike(Value(compare.Left), Value(compare.Right));
        return $"({left.Sql} {Sign(compare.By)} {right.Sql})";
    }

    private string Compared(Between between)
    {
        var value = Value(between.Value);
        var (low, first) = Alike(value, Value(between.Low));
        var (high, last) = Alike(value, Value(between.High));
        return low.Sql == high.Sql
            ? $"({low.Sql} between {first.Sql} and {last.Sql})"
            : $"({low.Sql} >= {first.Sql} and {high.Sql} <= {last.Sql})";
    }

    private string Compared(In list)
    {
        var value = Value(list.Value);
        var pairs = list.List.Select(item => Alike(value, Value(item))).ToList();
        return pairs.TrueForAll(pair => pair.Item1.Sql == pairs[0].Item1.Sql)
            ? $"({pairs[0].Item1.Sql} in ({string.Join(", ", pairs.Select(pair => pair.Item2.Sql))}))"
            : $"({string.Join(" or ", pairs.Select(pair => $"{pair.Item1.Sql} = {pair.Item2.Sql}"))})";
    }

    private string Matched(Like like)
    {
        const int longest = 1_000;
        var (value, pattern) = (Value(like.Value), Value(like.Pattern));
        if (value.Kind != CqlKind.Text || pattern.Kind != CqlKind.Text)
            throw Mismatch("LIKE compares text with a pattern in single quotes.");
        if (pattern.Constant is not string words)
            throw Mismatch("The pattern of LIKE is text in single quotes, not a field.");
        return words.Length > longest
            ? throw new Refusal("filter.too-long", $"A pattern has {words.Length:N0} characters; at most {longest}.")
            : sql.Like(value.Sql, Parameter(Closed(words), CqlKind.Text).Sql);
    }

    /// <summary>A pattern that ends in one escape means that sign itself; databases want it doubled.</summary>
    private static string Closed(string pattern) =>
        (pattern.Length - pattern.TrimEnd('\\').Length) % 2 == 1 ? pattern + '\\' : pattern;

    private string Unknown(Expression operand) => operand switch
    {
        Interval interval => Span(interval) is var span
            ? $"({string.Join(" or ", new[] { span.Start, span.End }.Where(end => end is not null)
                .Select(end => $"{end!.Value.Sql} is null").DefaultIfEmpty("1 = 0"))})"
            : "",
        Values => throw Mismatch("A list is never unknown; ask about a field."),
        _ => $"({Value(operand).Sql} is null)",
    };

    private string Related(Spatial spatial)
    {
        if (spatial is { Left: Shape one, Right: Shape other })
            return ShapeRelations.Hold(spatial.By, one.Value, other.Value) ? "1 = 1" : "1 = 0";
        var (left, right) = (Value(spatial.Left), Value(spatial.Right));
        if (left.Kind != CqlKind.Shape || right.Kind != CqlKind.Shape)
            throw Mismatch("Spatial functions take two shapes: a field of geometry, or a geometry as written.");
        return spatial.Left is Shape
            ? sql.Relates(ShapeRelations.Converse(spatial.By), right.Sql, left.Sql)
            : sql.Relates(spatial.By, left.Sql, right.Sql);
    }

    /// <summary>The value of an expression.</summary>
    private CqlValue Value(Expression expression) => expression switch
    {
        Property property => Column(property.Name),
        Text text => Parameter(text.Value, CqlKind.Text),
        Number number => Parameter(number.Whole ?? (object)number.Value, CqlKind.Number),
        Truth truth => Parameter(truth.Value, CqlKind.Truth),
        Day day => Parameter(TextOf(day.Value), CqlKind.Day),
        Moment moment => Parameter(TextOf(moment.Value), CqlKind.Moment),
        Shape shape => ShapeOf(shape),
        Arithmetic arithmetic => Calculated(arithmetic),
        Caseless caseless => Folded(caseless.Operand, true, false),
        Accentless accentless => Folded(accentless.Operand, false, true),
        Interval => throw Mismatch("An INTERVAL can only be compared by a temporal function such as T_DURING."),
        Values => throw Mismatch("A list stands where one value is expected; array functions are not offered."),
        Function function => throw NoFunction(function.Name),
        _ => new($"({Condition(expression)})", CqlKind.Truth),
    };

    private CqlValue Column(string name)
    {
        if (name == numberName)
            return new("r.fid", CqlKind.Number);
        var field = layer.Collection.Find(name) ?? throw new Refusal("filter.unknown-property",
            $"'{Short(name)}' is no field of {layer.Collection.Name}; its queryables are "
            + $"{string.Join(", ", layer.Collection.Fields.Take(60).Select(one => one.Name))}.");
        return field.Type == FieldType.Geometry
            ? new(table.ShapeColumn, CqlKind.Shape)
            : new(sql.Comparable(table.Columns[name], field.Type), field.Type switch
            {
                FieldType.Integer or FieldType.Number => CqlKind.Number,
                FieldType.Boolean => CqlKind.Truth,
                FieldType.Date => CqlKind.Day,
                FieldType.DateTime => CqlKind.Moment,
                _ => CqlKind.Text,
            });
    }

    private CqlValue ShapeOf(Shape shape) =>
        shape.Value.IsEmpty
            ? throw Mismatch("A geometry in the filter is empty.")
            : Parameter(dialect.ToColumn(shape.Value)!, CqlKind.Shape);

    private CqlValue Folded(Expression operand, bool caseless, bool accentless)
    {
        var value = Value(operand);
        if (value.Kind != CqlKind.Text)
            throw Mismatch("CASEI and ACCENTI take text.");
        if (value.Constant is not string text)
            return new(sql.Folded(value.Sql, caseless, accentless), CqlKind.Text);
        var folded = caseless
            ? Registry.Exchange.Cql.CqlFolding.WithoutCase(text)
            : Registry.Exchange.Cql.CqlFolding.WithoutAccents(text);
        return Parameter(folded, CqlKind.Text);
    }

    private CqlValue Parameter(object value, CqlKind kind)
    {
        var name = $"c{count++}";
        parameters.Add(name, value);
        return new("@" + name, kind, value);
    }

    /// <summary>Two values that can be compared: text becomes the day, the day the moment that it stands beside.
    /// </summary>
    private (CqlValue Left, CqlValue Right) Alike(CqlValue left, CqlValue right)
    {
        if (left.Kind == right.Kind)
            return left.Kind == CqlKind.Shape
                ? throw Mismatch("Shapes are compared by spatial functions such as S_INTERSECTS.")
                : (left, right);
        return (left.Kind, right.Kind) switch
        {
            (CqlKind.Day, CqlKind.Moment) => (Start(left, true), right),
            (CqlKind.Moment, CqlKind.Day) => (left, Start(right, true)),
            (CqlKind.Day or CqlKind.Moment, CqlKind.Text) when right.Constant is string => Alike(left, Time(right)),
            (CqlKind.Text, CqlKind.Day or CqlKind.Moment) when left.Constant is string => Alike(Time(left), right),
            _ => throw Mismatch($"A {Word(left.Kind)} is compared with a {Word(right.Kind)}."),
        };
    }

    private static string Word(CqlKind kind) => kind switch
    {
        CqlKind.Truth => "yes-or-no",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "=",
        Comparison.Different => "<>",
        Comparison.Below => "<",
        Comparison.Above => ">",
        Comparison.AtMost => "<=",
        _ => ">=",
    };

    private static string TextOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static Refusal Mismatch(string message) => new("filter.type", message);

    private static Refusal NoFunction(string name) => new("filter.unknown-function",
        $"There is no function '{Short(name)}'; CASEI, ACCENTI, S_… and T_… are offered.");
}
