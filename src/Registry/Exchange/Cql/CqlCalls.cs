using static Furrow.Registry.Exchange.Cql.CqlExpression;

namespace Furrow.Registry.Exchange.Cql;

/// <summary>What a name with arguments means.</summary>
internal static class CqlCalls
{
    /// <summary>The standard's own functions as what they are; any other as a function by name.</summary>
    public static CqlExpression Of(string name, List<CqlExpression> arguments)
    {
        if (CqlWords.Relations.TryGetValue(name, out var relation))
            return Two(name, arguments) is var (left, right) ? new Spatial(relation, left, right) : null!;
        if (CqlWords.Timings.TryGetValue(name, out var timing))
            return Two(name, arguments) is var (first, second) ? new Temporal(timing, first, second) : null!;
        return name.ToLowerInvariant() switch
        {
            "casei" => new Caseless(One(name, arguments)),
            "accenti" => new Accentless(One(name, arguments)),
            "date" when One(name, arguments) is Text text => CqlWords.Day(text.Value),
            "timestamp" when One(name, arguments) is Text text => CqlWords.Moment(text.Value),
            "interval" when Two(name, arguments) is var (start, end) => new Interval(End(start), End(end)),
            "date" or "timestamp" => throw CqlWords.Syntax($"{name.ToUpperInvariant()} takes text in single quotes."),
            _ => new Function(name, arguments),
        };
    }

    private static CqlExpression? End(CqlExpression end) => end switch
    {
        Text text => CqlWords.End(text.Value),
        Property or Function or Day or Moment => end,
        _ => throw CqlWords.Syntax("An end of an INTERVAL is a day, a moment, '..' or a field."),
    };

    private static CqlExpression One(string name, List<CqlExpression> arguments) => arguments.Count == 1
        ? arguments[0]
        : throw CqlWords.Syntax($"{name.ToUpperInvariant()} takes one argument; {arguments.Count} are given.");

    private static (CqlExpression, CqlExpression) Two(string name, List<CqlExpression> arguments) =>
        arguments.Count == 2
            ? (arguments[0], arguments[1])
            : throw CqlWords.Syntax($"{name.ToUpperInvariant()} takes two arguments; {arguments.Count} are given.");
}
