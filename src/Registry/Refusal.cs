namespace Furrow.Registry;

/// <summary>
/// A "no" that the person at the other end can act on: thrown where the rule lives, answered in one place.
/// </summary>
/// <remarks>
/// The message names the wrong value, the limit and the next step. The code never changes once published.
/// </remarks>
public sealed class Refusal : Exception
{
    /// <summary>Refuses with a stable code such as <c>work.already-closed</c> and a sentence for people.</summary>
    public Refusal(string code, string message, IReadOnlyList<RefusedRow>? rows = null) : base(message)
    {
        Code = code;
        Rows = rows ?? [];
    }

    /// <summary>Column, dot, reason: lower case, words joined by hyphens.</summary>
    public string Code { get; }

    /// <summary>The single rows or fields at fault; empty when the refusal is about the whole.</summary>
    public IReadOnlyList<RefusedRow> Rows { get; }
}

/// <summary>One row of a file, or one field of a form, that was refused.</summary>
/// <param name="Line">Line of a text file or ordinal of a feature, from 1; null when there is no order.</param>
/// <param name="Field">Name as the file writes it; null when the whole row is at fault.</param>
/// <param name="Value">The wrong value as read, shortened to 200 characters.</param>
/// <param name="Reason">What is wrong and what would be right.</param>
public sealed record RefusedRow(int? Line, string? Field, string? Value, string Reason);
