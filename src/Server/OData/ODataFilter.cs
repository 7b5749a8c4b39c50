using Furrow.Registry;
using Furrow.Registry.Exchange.Cql;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using static Furrow.Registry.Exchange.Cql.CqlExpression;

namespace Furrow.Server.OData;

/// <summary>
/// Turns <c>$filter</c> into the tree of every other filter. Here a comparison with nothing is false and its denial
/// true (OData 4.01 part 2, 5.1.1.1), where CQL2 leaves both unknown: denials are carried down to what they deny.
/// </summary>
internal sealed class ODataFilter(ODataSet set)
{
    /// <summary>The filter; refuses what this door does not know.</summary>
    public CqlExpression Of(SingleValueNode node) => Truth(node, denied: false);

    private CqlExpression Truth(QueryNode node, bool denied) => node switch
    {
        ConvertNode convert => Truth(convert.Source, denied),
        UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not => Truth(not.Operand, !denied),
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } and => Joined(and, !denied, denied),
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } or => Joined(or, denied, denied),
        BinaryOperatorNode compare => Comparing(compare, denied),
        SingleValueFunctionCallNode call => Leaf(Call(call), denied),
        InNode list => Leaf(new In(Value(list.Left), Items(list.Right)), denied),
        SingleValuePropertyAccessNode flag => Leaf(
            new Compare(Comparison.Equal, Value(flag), new Truth(true)), denied),
        ConstantNode { Value: bool flag } => Always(flag != denied),
        _ => throw Unknown(node),
    };

    private CqlExpression Joined(BinaryOperatorNode node, bool all, bool denied)
    {
        CqlExpression[] parts = [Truth(node.Left, denied), Truth(node.Right, denied)];
        return all ? new All(parts) : new Any(parts);
    }

    private CqlExpression Comparing(BinaryOperatorNode node, bool denied)
    {
        var by = node.OperatorKind switch
        {
            BinaryOperatorKind.Equal => Comparison.Equal,
            BinaryOperatorKind.NotEqual => Comparison.Different,
            BinaryOperatorKind.GreaterThan => Comparison.Above,
            BinaryOperatorKind.GreaterThanOrEqual => Comparison.AtLeast,
            BinaryOperatorKind.LessThan => Comparison.Below,
            BinaryOperatorKind.LessThanOrEqual => Comparison.AtMost,
            _ => throw Unknown(node),
        };
        if (IsNothing(node.Left) || IsNothing(node.Right))
        {
            var asked = new IsNull(Value(IsNothing(node.Left) ? node.Right : node.Left));
            if (by is not (Comparison.Equal or Comparison.Different))
                return Always(denied);
            return (by == Comparison.Equal) != denied ? asked : new Not(asked);
        }

        var (left, right) = (Value(node.Left), Value(node.Right));
        if (left is Caseless || right is Caseless)
            (left, right) = (Folded(left), Folded(right));
        return by == Comparison.Different
            ? Leaf(new Compare(Comparison.Equal, left, right), !denied)
            : Leaf(new Compare(by, left, right), denied);
    }

    /// <summary>A question that is unknown where one of its fields holds nothing: false here, and true when denied.
    /// </summary>
    private static CqlExpression Leaf(CqlExpression question, bool denied) => !denied
        ? question
        : new Any([new Not(question), .. Fields(question).Distinct().Select(field => new IsNull(field))]);

    private static IEnumerable<Property> Fields(CqlExpression node) => node switch
    {
        Property property => [property],
        Caseless folded => Fields(folded.Operand),
        Compare compare => [.. Fields(compare.Left), .. Fields(compare.Right)],
        Like like => [.. Fields(like.Value), .. Fields(like.Pattern)],
        In list => Fields(list.Value),
        Arithmetic sum => [.. Fields(sum.Left), .. Fields(sum.Right)],
        _ => [],
    };

    private Like Call(SingleValueFunctionCallNode call)
    {
        QueryNode[] arguments = [.. call.Parameters];
        var (before, after) = call.Name switch
        {
            "contains" => ("%", "%"),
            "startswith" => ("", "%"),
            "endswith" => ("%", ""),
            _ => throw Unknown(call),
        };
        if (arguments is not [_, var pattern] || Bare(pattern) is not ConstantNode { Value: string text })
            throw Unknown(call);
        var escaped = string.Concat(text.Select(letter => letter is '%' or '_' or '\\' ? $"\\{letter}" : $"{letter}"));
        var (value, like) = (Value(arguments[0]), (CqlExpression)new Text(before + escaped + after));
        return value is Caseless ? new Like(value, new Caseless(like)) : new Like(value, like);
    }

    private CqlExpression Value(QueryNode node) => Bare(node) switch
    {
        SingleValuePropertyAccessNode property => new Property(
            set.Columns.First(column => column.Name == property.Property.Name).Field.Name),
        SingleValueFunctionCallNode { Name: "tolower" or "toupper" } fold => Folded(Value(fold.Parameters.First())),
        BinaryOperatorNode sum => new Arithmetic(sum.OperatorKind switch
        {
            BinaryOperatorKind.Add => Operation.Add,
            BinaryOperatorKind.Subtract => Operation.Subtract,
            BinaryOperatorKind.Multiply => Operation.Multiply,
            BinaryOperatorKind.Divide => Operation.Divide,
            BinaryOperatorKind.Modulo => Operation.Remainder,
            _ => throw Unknown(sum),
        }, Value(sum.Left), Value(sum.Right)),
        ConstantNode constant => Constant(constant),
        _ => throw Unknown(node),
    };

    private static CqlExpression Constant(ConstantNode node) => node.Value switch
    {
        string text => new Text(text),
        bool flag => new Truth(flag),
#pragma warning disable CS0618 // The library's parser still hands out days of its own.
        Date day => new Day(new DateOnly(day.Year, day.Month, day.Day)),
#pragma warning restore CS0618
        DateOnly day => new Day(day),
        DateTimeOffset at => new Moment(at.UtcDateTime),
        Guid id => new Text(id.ToString()),
        int or long or short or byte or sbyte => new Number(
            Convert.ToDouble(node.Value, null), Convert.ToInt64(node.Value, null)),
        double or float or decimal => new Number(Convert.ToDouble(node.Value, null)),
        _ => throw Unknown(node),
    };

    private static IReadOnlyList<CqlExpression> Items(CollectionNode node) => node is CollectionConstantNode list
        ? [.. list.Collection.Select(Constant)]
        : throw Unknown(node);

    private static QueryNode Bare(QueryNode node) => node is ConvertNode convert ? Bare(convert.Source) : node;

    private static bool IsNothing(QueryNode node) => Bare(node) is ConstantNode { Value: null };

    private static Caseless Folded(CqlExpression node) => node as Caseless ?? new Caseless(node);

    private static Compare Always(bool truth) =>
        new(Comparison.Equal, new Number(1, 1), truth ? new Number(1, 1) : new Number(0, 0));

    private static Refusal Unknown(QueryNode node) => new("filter.unknown",
        $"'$filter' uses {(node is SingleValueFunctionCallNode call ? call.Name : node.Kind)}, which this door does "
        + "not know; it knows comparisons, and, or, not, in, add, sub, mul, div, mod, contains, startswith, endswith, "
        + "tolower and toupper.");
}
