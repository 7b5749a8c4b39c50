using Furrow.Registry.Sources;

namespace Furrow.Registry.Pledges;

/// <summary>The worst grade that a commitment may have to be counted on.</summary>
/// <param name="Least">Both letter and figure must be this good or better.</param>
public sealed record GradeFloor(Grade Least)
{
    /// <summary>Reads <c>B2</c>.</summary>
    /// <exception cref="Refusal"><c>grade.malformed</c>.</exception>
    public static GradeFloor Parse(string text) => new(Grade.Parse(text));

    /// <summary>True when the commitment's best grade is good enough.</summary>
    public bool Lets(Commitment commitment)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        return commitment.Grade.IsAtLeast(Least);
    }

    /// <summary>Letter and figure.</summary>
    public override string ToString() => Least.ToString();
}
