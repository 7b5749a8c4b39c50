using System.Globalization;
using static Furrow.Registry.Exchange.Cql.CqlExpression;
using Expression = Furrow.Registry.Exchange.Cql.CqlExpression;

namespace Furrow.Store.Features;

/// <summary>Times and calculations.</summary>
internal sealed partial class CqlSql
{
    /// <summary>Before every other time, and after it, as text is ordered.</summary>
    private const string Ever = "''";
    private const string Forever = "'~'";

    private string Timed(Temporal temporal)
    {
        var (one, other) = (Span(temporal.Left), Span(temporal.Right));
        var moments = one.HasMoment || other.HasMoment;
        var (s1, e1) = (First(one, moments), Last(one, moments));
        var (s2, e2) = (First(other, moments), Last(other, moments));
        var condition = temporal.By switch
        {
            Timing.After => $"{s1} > {e2}",
            Timing.Before => $"{e1} < {s2}",
            Timing.Contains => $"{s1} < {s2} and {e1} > {e2}",
            Timing.Disjoint => $"{e1} < {s2} or {s1} > {e2}",
            Timing.During => $"{s1} > {s2} and {e1} < {e2}",
            Timing.Equals => $"{s1} = {s2} and {e1} = {e2}",
            Timing.FinishedBy => $"{s1} < {s2} and {e1} = {e2}",
            Timing.Finishes => $"{s1} > {s2} and {e1} = {e2}",
            Timing.Intersects => $"{s1} <= {e2} and {e1} >= {s2}",
            Timing.Meets => $"{e1} = {s2}",
            Timing.MetBy => $"{s1} = {e2}",
            Timing.OverlappedBy => $"{s1} > {s2} and {s1} < {e2} and {e1} > {e2}",
            Timing.Overlaps => $"{s1} < {s2} and {e1} > {s2} and {e1} < {e2}",
            Timing.StartedBy => $"{s1} = {s2} and {e1} > {e2}",
            _ => $"{s1} = {s2} and {e1} < {e2}",
        };
        return $"({condition})";
    }

    private CqlSpan Span(Expression expression)
    {
        if (expression is Interval interval)
            return new(
                interval.Start is null ? null : Instant(interval.Start),
                interval.End is null ? null : Instant(interval.End));
        var instant = Instant(expression);
        return new(instant, instant);
    }

    private CqlValue Instant(Expression expression) => Value(expression) switch
    {
        { Kind: CqlKind.Day or CqlKind.Moment } instant => instant,
        { Kind: CqlKind.Text, Constant: string } text => Time(text),
        _ => throw Mismatch("Temporal functions take days, moments, intervals and fields that hold one."),
    };

    private static string First(CqlSpan span, bool moments) =>
        span.Start is { } start ? Start(start, moments).Sql : Ever;

    private static string Last(CqlSpan span, bool moments) => span.End is not { } end
        ? Forever
        : moments && end.Kind == CqlKind.Day ? $"({end.Sql} || 'T23:59:59.999Z')" : end.Sql;

    private static CqlValue Start(CqlValue instant, bool moments) => moments && instant.Kind == CqlKind.Day
        ? new($"({instant.Sql} || 'T00:00:00.000Z')", CqlKind.Moment)
        : instant;

    private CqlValue Time(CqlValue text) => Registry.Exchange.Cql.CqlText.Instant((string)text.Constant!) switch
    {
        Day day => Parameter(TextOf(day.Value), CqlKind.Day),
        Moment moment => Parameter(TextOf(moment.Value), CqlKind.Moment),
        _ => throw Mismatch("A day or a moment is expected."),
    };

    /// <summary>
    /// Kept moments have milliseconds; what a filter says more exactly comes after the Z, where it sorts behind the
    /// millisecond and before the next.
    /// </summary>
    private static string TextOf(DateTime moment)
    {
        var finer = moment.Ticks % TimeSpan.TicksPerMillisecond;
        var text = moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return finer == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}{finer:0000}");
    }

    private CqlValue Calculated(Arithmetic arithmetic)
    {
        var (left, right) = (Value(arithmetic.Left), Value(arithmetic.Right));
        if (left.Kind != CqlKind.Number || right.Kind != CqlKind.Number)
            throw Mismatch("Only numbers can be calculated with.");
        if (left.Constant is { } one && right.Constant is { } other)
            return Constant(arithmetic.By, Convert.ToDouble(one, CultureInfo.InvariantCulture),
                Convert.ToDouble(other, CultureInfo.InvariantCulture));
        return new(sql.Calculated(arithmetic.By, left.Sql, right.Sql), CqlKind.Number);
    }

    private CqlValue Constant(Operation operation, double a, double b)
    {
        var result = operation switch
        {
            Operation.Add => a + b,
            Operation.Subtract => a - b,
            Operation.Multiply => a * b,
            Operation.Divide => a / b,
            Operation.Quotient => Math.Truncate(a / b),
            Operation.Remainder => a - (b * Math.Truncate(a / b)),
            _ => Math.Pow(a, b),
        };
        return double.IsFinite(result)
            ? Parameter(result, CqlKind.Number)
            : throw Mismatch("A calculation in the filter divides by zero or grows past all numbers.");
    }
}
