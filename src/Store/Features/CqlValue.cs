namespace Furrow.Store.Features;

/// <summary>What a value is, as far as a filter cares.</summary>
internal enum CqlKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True, false or unknown.</summary>
    Truth,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A moment.</summary>
    Moment,

    /// <summary>A shape.</summary>
    Shape,
}

/// <summary>A value in SQL.</summary>
/// <param name="Sql">To be used as often as needed.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Constant">The value when it is the same for every row; else null.</param>
internal readonly record struct CqlValue(string Sql, CqlKind Kind, object? Constant = null);

/// <summary>A time in SQL: where it begins and ends.</summary>
internal readonly record struct CqlSpan(CqlValue? Start, CqlValue? End)
{
    /// <summary>True when one end is a moment: then days become their first and last moment.</summary>
    public bool HasMoment => Start?.Kind == CqlKind.Moment || End?.Kind == CqlKind.Moment;
}
