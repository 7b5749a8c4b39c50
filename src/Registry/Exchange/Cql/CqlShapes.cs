using NetTopologySuite.Geometries;

namespace Furrow.Registry.Exchange.Cql;

/// <summary>The names of geometries as text writes them.</summary>
internal static class CqlShapes
{
    private static readonly HashSet<string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION", "BBOX",
    };

    /// <summary>The kind of geometry that a word begins, in capitals; null when it begins none.</summary>
    public static string? Kind(string word, CqlToken next) =>
        Kinds.Contains(word) && (next is { Kind: CqlTokenKind.Sign, Text: "(" }
            || next is { Kind: CqlTokenKind.Name, Text: "Z" or "z" or "EMPTY" or "empty" })
            ? word.ToUpperInvariant() : null;

    /// <summary>Builds a geometry; refuses what the builder refuses.</summary>
    public static CqlExpression.Shape Built(Func<Geometry> build)
    {
        try
        {
            return new(build());
        }
        catch (ArgumentException wrong)
        {
            throw CqlWords.Syntax($"A geometry cannot be built: {wrong.Message}");
        }
        catch (Refusal refusal) when (refusal.Code.StartsWith("import.", StringComparison.Ordinal))
        {
            throw CqlWords.Syntax(refusal.Message);
        }
    }
}

/// <summary>Reads geometries: well-known text with two or three numbers a position; heights are let go.</summary>
internal sealed partial class CqlParser
{
    private CqlExpression.Shape Shaped(string kind)
    {
        at++;
        if (kind == "BBOX")
            return CqlWords.Box(Numbers());
        Take("z");
        return CqlShapes.Built(() => Geometry(kind));
    }

    private Geometry Geometry(string kind)
    {
        var factory = GeometryRules.Factory;
        switch (kind)
        {
            case "POINT":
                Sign("(");
                var point = factory.CreatePoint(Position());
                Sign(")");
                return point;
            case "LINESTRING":
                return factory.CreateLineString(Positions());
            case "POLYGON":
                return Polygon();
            case "MULTIPOINT":
                return factory.CreateMultiPoint([.. Several(PointOfMany)]);
            case "MULTILINESTRING":
                return factory.CreateMultiLineString([.. Several(() => factory.CreateLineString(Positions()))]);
            case "MULTIPOLYGON":
                return factory.CreateMultiPolygon([.. Several(Polygon)]);
            default:
                return factory.CreateGeometryCollection([.. Several(Member)]);
        }
    }

    private Geometry Member()
    {
        bounds.Enter();
        if (Token.Kind != CqlTokenKind.Name || CqlShapes.Kind(Token.Text, tokens[at + 1]) is not { } kind)
            throw Unexpected("a geometry");
        var member = Shaped(kind).Value;
        bounds.Leave();
        return member;
    }

    private Point PointOfMany()
    {
        var bracketed = TakeSign("(");
        var point = GeometryRules.Factory.CreatePoint(Position());
        if (bracketed)
            Sign(")");
        return point;
    }

    private Polygon Polygon()
    {
        var rings = Several(() => GeometryRules.Factory.CreateLinearRing(Positions())).ToList();
        return GeometryRules.Factory.CreatePolygon(rings[0], [.. rings[1..]]);
    }

    private List<T> Several<T>(Func<T> one)
    {
        Sign("(");
        var items = new List<T> { one() };
        while (TakeSign(","))
            items.Add(one());
        Sign(")");
        return items;
    }

    private Coordinate[] Positions() => [.. Several(Position)];

    private Coordinate Position()
    {
        var (x, y) = (SignedNumber(), SignedNumber());
        if (Token.Kind == CqlTokenKind.Number || Token is { Kind: CqlTokenKind.Sign, Text: "-" or "+" })
            SignedNumber();
        return CqlWords.Position(x, y);
    }

    private List<double> Numbers() => Several(SignedNumber);

    private double SignedNumber()
    {
        var negative = TakeSign("-");
        if (!negative)
            TakeSign("+");
        return Token.Kind == CqlTokenKind.Number
            ? CqlTokens.Value(tokens[at++].Text, negative).Value
            : throw Unexpected("a number");
    }
}
