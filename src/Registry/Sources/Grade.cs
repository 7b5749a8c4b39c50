namespace Furrow.Registry.Sources;

/// <summary>How reliable a source is, whatever it says this time (letters of the Admiralty code).</summary>
public enum SourceGrade
{
    /// <summary>A: completely reliable.</summary>
    Reliable,

    /// <summary>B: usually reliable.</summary>
    UsuallyReliable,

    /// <summary>C: fairly reliable.</summary>
    FairlyReliable,

    /// <summary>D: not usually reliable.</summary>
    NotUsuallyReliable,

    /// <summary>E: unreliable.</summary>
    Unreliable,

    /// <summary>F: its reliability cannot be judged.</summary>
    CannotBeJudged,
}

/// <summary>How credible a piece of information is, whoever says it (figures of the Admiralty code).</summary>
public enum InformationGrade
{
    /// <summary>1: confirmed by other, independent sources.</summary>
    Confirmed,

    /// <summary>2: probably true.</summary>
    ProbablyTrue,

    /// <summary>3: possibly true.</summary>
    PossiblyTrue,

    /// <summary>4: doubtful.</summary>
    Doubtful,

    /// <summary>5: improbable.</summary>
    Improbable,

    /// <summary>6: its truth cannot be judged.</summary>
    CannotBeJudged,
}

/// <summary>A judgement of a source and, apart from it, of what it says: <c>B2</c>. Only people judge.</summary>
/// <param name="Source">A to F.</param>
/// <param name="Information">1 to 6.</param>
public sealed record Grade(SourceGrade Source, InformationGrade Information)
{
    /// <summary>F6: nobody has judged. It is where every statement begins.</summary>
    public static Grade Unjudged { get; } = new(SourceGrade.CannotBeJudged, InformationGrade.CannotBeJudged);

    /// <summary>Reads <c>B2</c>; case does not matter.</summary>
    /// <exception cref="Refusal"><c>grade.malformed</c>.</exception>
    public static Grade Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = text.Trim().ToUpperInvariant();
        return plain is [>= 'A' and <= 'F', >= '1' and <= '6']
            ? new((SourceGrade)(plain[0] - 'A'), (InformationGrade)(plain[1] - '1'))
            : throw new Refusal("grade.malformed",
                $"'{(text.Length > 40 ? text[..40] + "…" : text)}' is no grade; write a letter A to F for the "
                + "source and a figure 1 to 6 for the information, for example B2.");
    }

    /// <summary>True when neither part is worse than the other grade's: B2 is at least C3, not A3.</summary>
    public bool IsAtLeast(Grade other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Source <= other.Source && Information <= other.Information;
    }

    /// <summary>Letter and figure.</summary>
    public override string ToString() => $"{(char)('A' + (int)Source)}{(int)Information + 1}";
}
