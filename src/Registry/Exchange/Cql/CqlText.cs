namespace Furrow.Registry.Exchange.Cql;

/// <summary>Reads CQL2 text (OGC 21-065r2, annex B) into a tree.</summary>
public static class CqlText
{
    /// <summary>Characters of the longest filter.</summary>
    public const int Longest = 64 * 1024;

    /// <summary>The tree of a filter.</summary>
    /// <exception cref="Refusal"><c>filter.syntax</c>, <c>filter.too-long</c>, <c>filter.too-deep</c>,
    /// <c>filter.too-large</c>.</exception>
    public static CqlExpression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Longest)
            throw new Refusal("filter.too-long",
                $"The filter has {text.Length:N0} characters; at most {Longest:N0} are read. Ask in parts.");
        var parser = new CqlParser(new CqlTokens(text).All());
        var tree = parser.Expression();
        parser.End();
        return tree;
    }

    /// <summary>A box as a shape: west, south, east, north, or six numbers with heights; one whose west lies east of
    /// its east crosses the antimeridian.</summary>
    public static CqlExpression.Shape Box(IReadOnlyList<double> sides)
    {
        ArgumentNullException.ThrowIfNull(sides);
        return CqlWords.Box(sides);
    }

    /// <summary>A day or a moment as written in single quotes.</summary>
    public static CqlExpression Instant(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return CqlWords.Instant(text);
    }
}

/// <summary>Bounds what one filter may hold, so that no filter takes the process down.</summary>
internal sealed class CqlBounds
{
    private const int Deepest = 100;
    private const int Largest = 5_000;
    private int depth;
    private int nodes;

    /// <summary>Goes one level in; refuses past the deepest.</summary>
    public void Enter()
    {
        if (++depth > Deepest)
            throw new Refusal("filter.too-deep",
                $"The filter is nested deeper than {Deepest} levels; write it flatter or ask in parts.");
    }

    /// <summary>Comes one level out.</summary>
    public void Leave() => depth--;

    /// <summary>Counts a part; refuses past the largest.</summary>
    public void Count()
    {
        if (++nodes > Largest)
            throw new Refusal("filter.too-large",
                $"The filter has more than {Largest:N0} parts; ask in parts.");
    }
}
