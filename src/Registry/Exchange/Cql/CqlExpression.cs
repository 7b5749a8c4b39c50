using NetTopologySuite.Geometries;

namespace Furrow.Registry.Exchange.Cql;

/// <summary>
/// A filter in the Common Query Language CQL2 (OGC 21-065r2) as a tree: the same whether it was written as text, as
/// JSON, or as the <c>where</c> of another door. Names are not resolved and types not judged before it is asked.
/// </summary>
public abstract record CqlExpression
{
    private CqlExpression()
    {
    }

    /// <summary>How two values are compared.</summary>
    public enum Comparison
    {
        /// <summary>=.</summary>
        Equal,

        /// <summary>&lt;&gt;.</summary>
        Different,

        /// <summary>&lt;.</summary>
        Below,

        /// <summary>&gt;.</summary>
        Above,

        /// <summary>&lt;=.</summary>
        AtMost,

        /// <summary>&gt;=.</summary>
        AtLeast,
    }

    /// <summary>How two numbers are combined.</summary>
    public enum Operation
    {
        /// <summary>+.</summary>
        Add,

        /// <summary>-.</summary>
        Subtract,

        /// <summary>*.</summary>
        Multiply,

        /// <summary>/, never truncated.</summary>
        Divide,

        /// <summary>div: the quotient without its fraction.</summary>
        Quotient,

        /// <summary>%: what the quotient leaves, with the sign of the dividend.</summary>
        Remainder,

        /// <summary>^.</summary>
        Power,
    }

    /// <summary>How two geometries lie to each other (OGC 06-103r4, 6.1.15).</summary>
    public enum Relation
    {
        /// <summary>Share a point.</summary>
        Intersects,

        /// <summary>Are the same set of points.</summary>
        Equals,

        /// <summary>Share no point.</summary>
        Disjoint,

        /// <summary>Share points of their boundaries only.</summary>
        Touches,

        /// <summary>The first lies in the second.</summary>
        Within,

        /// <summary>Share a part of their own dimension, neither containing the other.</summary>
        Overlaps,

        /// <summary>Share a part of lower dimension inside both.</summary>
        Crosses,

        /// <summary>The second lies in the first.</summary>
        Contains,
    }

    /// <summary>How two times lie to each other (OGC 21-065r2, 7.8; Allen 1983).</summary>
    public enum Timing
    {
        /// <summary>Begins after the other ended.</summary>
        After,

        /// <summary>Ends before the other begins.</summary>
        Before,

        /// <summary>Holds the other without a shared end.</summary>
        Contains,

        /// <summary>Before or after.</summary>
        Disjoint,

        /// <summary>Lies in the other without a shared end.</summary>
        During,

        /// <summary>Same begin, same end.</summary>
        Equals,

        /// <summary>Begins earlier, ends together.</summary>
        FinishedBy,

        /// <summary>Begins later, ends together.</summary>
        Finishes,

        /// <summary>Not disjoint.</summary>
        Intersects,

        /// <summary>Ends where the other begins.</summary>
        Meets,

        /// <summary>Begins where the other ends.</summary>
        MetBy,

        /// <summary>Begins inside the other, ends after it.</summary>
        OverlappedBy,

        /// <summary>Begins before the other, ends inside it.</summary>
        Overlaps,

        /// <summary>Begins together, ends later.</summary>
        StartedBy,

        /// <summary>Begins together, ends earlier.</summary>
        Starts,
    }

    /// <summary>True when every part is.</summary>
    public sealed record All(IReadOnlyList<CqlExpression> Parts) : CqlExpression;

    /// <summary>True when one part is.</summary>
    public sealed record Any(IReadOnlyList<CqlExpression> Parts) : CqlExpression;

    /// <summary>True when the operand is false; unknown stays unknown.</summary>
    public sealed record Not(CqlExpression Operand) : CqlExpression;

    /// <summary>Compares two scalars.</summary>
    public sealed record Compare(Comparison By, CqlExpression Left, CqlExpression Right) : CqlExpression;

    /// <summary>Text with a pattern: % for any text, _ for one character, \ before either of them taken as it is.
    /// </summary>
    public sealed record Like(CqlExpression Value, CqlExpression Pattern) : CqlExpression;

    /// <summary>At least the low and at most the high.</summary>
    public sealed record Between(CqlExpression Value, CqlExpression Low, CqlExpression High) : CqlExpression;

    /// <summary>Equal to one of the list.</summary>
    public sealed record In(CqlExpression Value, IReadOnlyList<CqlExpression> List) : CqlExpression;

    /// <summary>Nothing is known of the operand.</summary>
    public sealed record IsNull(CqlExpression Operand) : CqlExpression;

    /// <summary>How two geometries lie to each other.</summary>
    public sealed record Spatial(Relation By, CqlExpression Left, CqlExpression Right) : CqlExpression;

    /// <summary>How two times lie to each other.</summary>
    public sealed record Temporal(Timing By, CqlExpression Left, CqlExpression Right) : CqlExpression;

    /// <summary>Calculates.</summary>
    public sealed record Arithmetic(Operation By, CqlExpression Left, CqlExpression Right) : CqlExpression;

    /// <summary>Text compared without regard to case.</summary>
    public sealed record Caseless(CqlExpression Operand) : CqlExpression;

    /// <summary>Text compared without regard to accents.</summary>
    public sealed record Accentless(CqlExpression Operand) : CqlExpression;

    /// <summary>The value of a field.</summary>
    public sealed record Property(string Name) : CqlExpression;

    /// <summary>Text as written.</summary>
    public sealed record Text(string Value) : CqlExpression;

    /// <summary>A number as written.</summary>
    /// <param name="Value">Finite.</param>
    /// <param name="Whole">The same, exactly, when it was written as a whole number that fits.</param>
    public sealed record Number(double Value, long? Whole = null) : CqlExpression;

    /// <summary>True or false as written.</summary>
    public sealed record Truth(bool Value) : CqlExpression;

    /// <summary>A day.</summary>
    public sealed record Day(DateOnly Value) : CqlExpression;

    /// <summary>A moment, UTC.</summary>
    public sealed record Moment(DateTime Value) : CqlExpression;

    /// <summary>A time with two ends; an end that is null is open.</summary>
    public sealed record Interval(CqlExpression? Start, CqlExpression? End) : CqlExpression;

    /// <summary>A geometry as written, CRS84.</summary>
    public sealed record Shape(Geometry Value) : CqlExpression;

    /// <summary>Several values in brackets.</summary>
    public sealed record Values(IReadOnlyList<CqlExpression> Items) : CqlExpression;

    /// <summary>A function by name.</summary>
    public sealed record Function(string Name, IReadOnlyList<CqlExpression> Arguments) : CqlExpression;
}
