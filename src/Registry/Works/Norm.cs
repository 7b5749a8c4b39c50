namespace Furrow.Registry.Works;

/// <summary>Names a norm.</summary>
public readonly record struct NormId(Guid Value) : IIdentity<NormId>
{
    /// <inheritdoc/>
    public static NormId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>How much labour one unit of a work takes: editable, with range and source.</summary>
public sealed record Norm
{
    /// <summary>Derived from <see cref="Code"/>.</summary>
    public required NormId Id { get; init; }

    /// <summary>Stable word: <c>clear.manual</c>, <c>repair.housing.3</c>.</summary>
    public required string Code { get; init; }

    /// <summary>In words.</summary>
    public required string Title { get; init; }

    /// <summary>Who does it.</summary>
    public required Skill Skill { get; init; }

    /// <summary>Unit of the quantity: <c>m²</c>, <c>m</c>, <c>piece</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Units that one person does in a working day: low end of the range.</summary>
    public required double Low { get; init; }

    /// <summary>Units that one person does in a working day: the value used.</summary>
    public required double Typical { get; init; }

    /// <summary>Units that one person does in a working day: high end of the range.</summary>
    public required double High { get; init; }

    /// <summary>Where the figures come from, or "planning assumption".</summary>
    public required string Source { get; init; }
}
