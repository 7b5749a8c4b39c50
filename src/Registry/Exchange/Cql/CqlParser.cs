using static Furrow.Registry.Exchange.Cql.CqlExpression;

namespace Furrow.Registry.Exchange.Cql;

/// <summary>Descends through the grammar, one method a level.</summary>
internal sealed partial class CqlParser(List<CqlToken> tokens)
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "or", "not", "like", "between", "in", "is", "null", "true", "false", "div",
    };

    private readonly CqlBounds bounds = new();
    private int at;

    private CqlToken Token => tokens[at];

    /// <summary>A whole expression: parts joined by OR.</summary>
    public CqlExpression Expression()
    {
        bounds.Enter();
        var parts = new List<CqlExpression> { Conjunction() };
        while (Take("or"))
            parts.Add(Conjunction());
        bounds.Leave();
        return parts.Count == 1 ? parts[0] : new Any(parts);
    }

    /// <summary>Refuses what follows a whole expression.</summary>
    public void End()
    {
        if (Token.Kind != CqlTokenKind.End)
            throw Unexpected("nothing more");
    }

    private CqlExpression Conjunction()
    {
        var parts = new List<CqlExpression> { Negation() };
        while (Take("and"))
            parts.Add(Negation());
        return parts.Count == 1 ? parts[0] : new All(parts);
    }

    private CqlExpression Negation()
    {
        if (!Take("not"))
            return Predicate();
        bounds.Enter();
        var operand = Negation();
        bounds.Leave();
        return new Not(operand);
    }

    private CqlExpression Predicate()
    {
        var left = Sum();
        if (Token.Kind == CqlTokenKind.Sign && CqlWords.Comparisons.TryGetValue(Token.Text, out var comparison))
        {
            at++;
            return new Compare(comparison, left, Sum());
        }

        if (Take("is"))
        {
            var known = Take("not");
            Need("null");
            return known ? new Not(new IsNull(left)) : new IsNull(left);
        }

        var negated = Take("not");
        var predicate = Matching(left);
        if (negated && predicate is null)
            throw Unexpected("LIKE, BETWEEN or IN");
        return predicate is null ? left : negated ? new Not(predicate) : predicate;
    }

    private CqlExpression? Matching(CqlExpression left)
    {
        if (Take("like"))
            return new Like(left, Sum());
        if (Take("between"))
        {
            var low = Sum();
            Need("and");
            return new Between(left, low, Sum());
        }

        if (!Take("in"))
            return null;
        Sign("(");
        var list = new List<CqlExpression> { Sum() };
        while (TakeSign(","))
            list.Add(Sum());
        Sign(")");
        return new In(left, list);
    }

    private CqlExpression Sum()
    {
        var left = Product();
        while (Token is { Kind: CqlTokenKind.Sign, Text: "+" or "-" })
            left = Calculated(left, Product);
        return left;
    }

    private CqlExpression Product()
    {
        var left = Power();
        while (Token is { Kind: CqlTokenKind.Sign, Text: "*" or "/" or "%" } || Is("div"))
            left = Calculated(left, Power);
        return left;
    }

    private CqlExpression Power()
    {
        var left = Factor();
        return Token is { Kind: CqlTokenKind.Sign, Text: "^" } ? Calculated(left, Factor) : left;
    }

    /// <summary>Long chains lean left; each link counts as a level, because whoever walks the tree descends them.
    /// </summary>
    private Arithmetic Calculated(CqlExpression left, Func<CqlExpression> right)
    {
        var operation = CqlWords.Operations[tokens[at++].Text.ToLowerInvariant()];
        bounds.Count();
        return Levels(left) >= 200
            ? throw new Refusal("filter.too-deep", "A calculation has more than 200 steps; shorten it.")
            : new Arithmetic(operation, left, right());
    }

    private static int Levels(CqlExpression expression)
    {
        var levels = 0;
        while (expression is Arithmetic { Left: var left })
            (expression, levels) = (left, levels + 1);
        return levels;
    }

    private CqlExpression Factor()
    {
        if (!TakeSign("-"))
            return Operand();
        if (Token.Kind == CqlTokenKind.Number)
            return CqlTokens.Value(tokens[at++].Text, negative: true);
        bounds.Enter();
        var operand = Operand();
        bounds.Leave();
        return new Arithmetic(Operation.Multiply, new Number(-1, -1), operand);
    }

    private CqlExpression Operand()
    {
        bounds.Count();
        var token = tokens[at];
        switch (token.Kind)
        {
            case CqlTokenKind.Number:
                at++;
                return CqlTokens.Value(token.Text, negative: false);
            case CqlTokenKind.Text:
                at++;
                return new Text(token.Text);
            case CqlTokenKind.Quoted:
                at++;
                return new Property(token.Text);
            case CqlTokenKind.Sign when token.Text == "(":
                return Bracketed();
            case CqlTokenKind.Name:
                return Named();
            default:
                throw Unexpected("a value, a name or '('");
        }
    }

    /// <summary>One expression in brackets is itself; several are a list.</summary>
    private CqlExpression Bracketed()
    {
        Sign("(");
        if (TakeSign(")"))
            return new Values([]);
        var first = Expression();
        if (TakeSign(")"))
            return first;
        var items = new List<CqlExpression> { first };
        while (TakeSign(","))
            items.Add(Expression());
        Sign(")");
        return new Values(items);
    }

    private CqlExpression Named()
    {
        var word = Token.Text;
        if (word.Equals("true", StringComparison.OrdinalIgnoreCase)
            || word.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            at++;
            return new Truth(word.Length == 4);
        }

        if (Reserved.Contains(word))
            throw Unexpected("a value or a name (a field of this name goes in double quotes)");
        if (CqlShapes.Kind(word, tokens[at + 1]) is { } kind)
            return Shaped(kind);
        at++;
        return Token is { Kind: CqlTokenKind.Sign, Text: "(" } ? Called(word) : new Property(word);
    }

    private CqlExpression Called(string name)
    {
        Sign("(");
        var arguments = new List<CqlExpression>();
        if (!TakeSign(")"))
        {
            do
                arguments.Add(Expression());
            while (TakeSign(","));
            Sign(")");
        }

        return CqlCalls.Of(name, arguments);
    }

    private bool Is(string word) =>
        Token.Kind == CqlTokenKind.Name && Token.Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    private bool Take(string word)
    {
        if (!Is(word))
            return false;
        at++;
        return true;
    }

    private bool TakeSign(string sign)
    {
        if (Token.Kind != CqlTokenKind.Sign || Token.Text != sign)
            return false;
        at++;
        return true;
    }

    private void Need(string word)
    {
        if (!Take(word))
            throw Unexpected(word.ToUpperInvariant());
    }

    private void Sign(string sign)
    {
        if (!TakeSign(sign))
            throw Unexpected($"'{sign}'");
    }

    private Refusal Unexpected(string expected) => CqlWords.Syntax(Token.Kind == CqlTokenKind.End
        ? $"The filter ends where {expected} is expected."
        : $"'{RowText.Short(Token.Text)}' at character {Token.At + 1} is not expected; {expected} is.");
}
