using System.Text.Json;
using static Furrow.Registry.Exchange.Cql.CqlExpression;

namespace Furrow.Registry.Exchange.Cql;

/// <summary>Reads CQL2 JSON (OGC 21-065r2, annex B) into the same tree as text.</summary>
public static class CqlJson
{
    private const int DeepestJson = 2_000;

    /// <summary>The tree of a filter.</summary>
    /// <exception cref="Refusal"><c>filter.syntax</c>, <c>filter.too-long</c>, <c>filter.too-deep</c>,
    /// <c>filter.too-large</c>.</exception>
    public static CqlExpression Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > CqlText.Longest)
            throw new Refusal("filter.too-long",
                $"The filter has {json.Length:N0} characters; at most {CqlText.Longest:N0} are read. Ask in parts.");
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = DeepestJson });
            return new CqlJsonReader().Read(document.RootElement);
        }
        catch (JsonException wrong)
        {
            throw CqlWords.Syntax($"The filter is not JSON: {wrong.Message}");
        }
        catch (InvalidOperationException)
        {
            throw CqlWords.Syntax("The filter's text is not valid Unicode.");
        }
    }
}

/// <summary>Walks the JSON.</summary>
internal sealed class CqlJsonReader
{
    private readonly CqlBounds bounds = new();

    /// <summary>One expression.</summary>
    public CqlExpression Read(JsonElement element)
    {
        bounds.Enter();
        bounds.Count();
        var read = element.ValueKind switch
        {
            JsonValueKind.String => new Text(element.GetString()!),
            JsonValueKind.Number => NumberOf(element),
            JsonValueKind.True => new Truth(true),
            JsonValueKind.False => new Truth(false),
            JsonValueKind.Array => new Values([.. element.EnumerateArray().Select(Read)]),
            JsonValueKind.Object => OfObject(element),
            _ => throw CqlWords.Syntax("null is no value in CQL2; ask with isNull."),
        };
        bounds.Leave();
        return read;
    }

    private CqlExpression OfObject(JsonElement element)
    {
        if (Member(element, "op") is { } op)
            return Operation(Word(op, "op"), Member(element, "args"));
        if (Member(element, "property") is { } property)
            return new Property(Word(property, "property"));
        if (Member(element, "date") is { } date)
            return CqlWords.Day(Word(date, "date"));
        if (Member(element, "timestamp") is { } timestamp)
            return CqlWords.Moment(Word(timestamp, "timestamp"));
        if (Member(element, "interval") is { } interval)
            return IntervalOf(interval);
        if (Member(element, "bbox") is { ValueKind: JsonValueKind.Array } box && Member(element, "type") is null)
            return CqlWords.Box([.. box.EnumerateArray().Select(side => NumberOf(side).Value)]);
        if (Member(element, "type") is not null)
            return ShapeOf(element);
        throw CqlWords.Syntax("An object is an operation (op and args), a property, a date, a timestamp, an interval, "
            + "a bbox or a GeoJSON geometry.");
    }

    private CqlExpression Operation(string op, JsonElement? args)
    {
        if (args is not { ValueKind: JsonValueKind.Array } list)
            throw CqlWords.Syntax($"'{RowText.Short(op)}' has no args; give them as an array.");
        List<CqlExpression> operands = [.. list.EnumerateArray().Select(Read)];
        if (CqlWords.Comparisons.TryGetValue(op, out var comparison))
            return new Compare(comparison, Of(0, 2), Of(1, 2));
        if (CqlWords.Operations.TryGetValue(op, out var operation))
            return op == "-" && operands.Count == 1
                ? new Arithmetic(CqlExpression.Operation.Multiply, new Number(-1, -1), operands[0])
                : new Arithmetic(operation, Of(0, 2), Of(1, 2));
        return op switch
        {
            "and" => new All(AtLeastTwo()),
            "or" => new Any(AtLeastTwo()),
            "not" => new Not(Of(0, 1)),
            "like" => new Like(Of(0, 2), Of(1, 2)),
            "between" => new Between(Of(0, 3), Of(1, 3), Of(2, 3)),
            "in" => new In(Of(0, 2), Of(1, 2) is Values { Items: { Count: > 0 } items }
                ? items
                : throw CqlWords.Syntax("The second argument of 'in' is an array that is not empty.")),
            "isNull" => new IsNull(Of(0, 1)),
            _ => CqlCalls.Of(op, operands),
        };

        CqlExpression Of(int index, int count) => operands.Count == count
            ? operands[index]
            : throw CqlWords.Syntax($"'{op}' takes {count} arguments; {operands.Count} are given.");

        List<CqlExpression> AtLeastTwo() => operands.Count >= 2
            ? operands
            : throw CqlWords.Syntax($"'{op}' takes two arguments or more; {operands.Count} are given.");
    }

    private Interval IntervalOf(JsonElement ends)
    {
        if (ends.ValueKind != JsonValueKind.Array || ends.GetArrayLength() != 2)
            throw CqlWords.Syntax("An interval is an array of two: days, moments, '..' or properties.");
        return new Interval(EndOf(ends[0]), EndOf(ends[1]));
    }

    private CqlExpression? EndOf(JsonElement end) => end.ValueKind == JsonValueKind.String
        ? CqlWords.End(end.GetString()!)
        : Read(end) is (Property or Function or Day or Moment) and var read
            ? read
            : throw CqlWords.Syntax("An end of an interval is a day, a moment, '..' or a property.");

    private static Shape ShapeOf(JsonElement element) => CqlShapes.Built(() => GeoJsonGeometry.Of(element)!);

    private static Number NumberOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var value) && double.IsFinite(value)
            ? new(value, element.TryGetInt64(out var whole) ? whole : null)
            : throw CqlWords.Syntax($"{RowText.Short(element.GetRawText())} is not a number that can be compared.");

    private static string Word(JsonElement element, string name) => element.ValueKind == JsonValueKind.String
        ? element.GetString()!
        : throw CqlWords.Syntax($"'{name}' is text.");

    private static JsonElement? Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value : null;
}
