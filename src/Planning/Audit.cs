namespace Furrow.Planning;

/// <summary>The slow second opinion: recomputes cost and rules from nothing and shares no code with the search.</summary>
public static class Audit
{
    /// <summary>Every rule that the schedule breaks, in words, at most 100; empty when it breaks none.</summary>
    public static IReadOnlyList<string> Check(Problem problem, Schedule schedule) =>
        throw new NotSupportedException("The audit is the next commit.");
}
