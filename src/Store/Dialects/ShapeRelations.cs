using Furrow.Registry.Exchange.Cql;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.RelateNG;

namespace Furrow.Store.Dialects;

/// <summary>
/// How shapes lie to each other (DE-9IM). The other shape is prepared once, for the next row brings it again.
/// </summary>
internal sealed class ShapeRelations
{
    private byte[]? last;
    private Geometry? other;
    private RelateNG? prepared;

    /// <summary>True when the relation holds between the shape and the other.</summary>
    public bool Hold(CqlExpression.Relation relation, byte[] shape, byte[] with)
    {
        Prepare(with);
        var disjoint = relation == CqlExpression.Relation.Disjoint;
        if (GeometryBlob.Envelope(shape) is not { } box || !box.Intersects(other!.EnvelopeInternal))
            return disjoint;
        var read = GeometryBlob.Read(shape);
        try
        {
            return prepared!.Evaluate(read, Predicate(Converse(relation)));
        }
        catch (TopologyException)
        {
            return RelateNG.Relate(GeometryFixer.Fix(other!), GeometryFixer.Fix(read), Predicate(Converse(relation)));
        }
    }

    /// <summary>True when the relation holds between two geometries.</summary>
    public static bool Hold(CqlExpression.Relation relation, Geometry left, Geometry right) =>
        RelateNG.Relate(left, right, Predicate(relation));

    private void Prepare(byte[] with)
    {
        if (last is not null && last.AsSpan().SequenceEqual(with))
            return;
        other = GeometryBlob.Read(with);
        prepared = RelateNG.Prepare(other);
        last = with;
    }

    /// <summary>The same relation said from the other's side.</summary>
    public static CqlExpression.Relation Converse(CqlExpression.Relation relation) => relation switch
    {
        CqlExpression.Relation.Within => CqlExpression.Relation.Contains,
        CqlExpression.Relation.Contains => CqlExpression.Relation.Within,
        _ => relation,
    };

    private static TopologyPredicate Predicate(CqlExpression.Relation relation) => relation switch
    {
        CqlExpression.Relation.Intersects => RelatePredicate.Intersects(),
        CqlExpression.Relation.Equals => RelatePredicate.EqualsTopologically(),
        CqlExpression.Relation.Disjoint => RelatePredicate.Disjoint(),
        CqlExpression.Relation.Touches => RelatePredicate.Touches(),
        CqlExpression.Relation.Within => RelatePredicate.Within(),
        CqlExpression.Relation.Overlaps => RelatePredicate.Overlaps(),
        CqlExpression.Relation.Crosses => RelatePredicate.Crosses(),
        _ => RelatePredicate.Contains(),
    };
}
