namespace Furrow.Reading;

/// <summary>The words that a reader reads by, from data files that people extend without code.</summary>
public sealed partial class Vocabulary
{
    /// <summary>The English that comes with the reader.</summary>
    public static Vocabulary English { get; } = new();
}
