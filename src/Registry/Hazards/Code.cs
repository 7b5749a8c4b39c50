namespace Furrow.Registry.Hazards;

/// <summary>Names one code of one list.</summary>
public readonly record struct CodeId(Guid Value) : IIdentity<CodeId>
{
    /// <inheritdoc/>
    public static CodeId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A word for a code in one language.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Text">As people read it.</param>
public sealed record CodeLabel(string Language, string Text);

/// <summary>
/// One code of one list: shipped with Furrow, or added and translated by a programme. A code is never deleted: it is
/// retired, and stays readable where it was used.
/// </summary>
public sealed record Code
{
    /// <summary>Codes, described once for every door.</summary>
    public static Collection Collection { get; } = new("codes", "Code lists",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Low) { Required = true },
        new("list", FieldType.Text, "Name of the list.", Sensitivity.Low) { Required = true },
        new("value", FieldType.Text, "The code, kebab-case.", Sensitivity.Low) { Required = true },
        new("labels", FieldType.Text, "Words by language, as JSON.", Sensitivity.Low) { Required = true },
        new("position", FieldType.Integer, "Place in the list.", Sensitivity.Low),
        new("retired", FieldType.Boolean, "No longer chosen; stays readable.", Sensitivity.Low),
        .. Collection.OriginFields,
    ]);

    /// <summary>Follows from list and value.</summary>
    public required CodeId Id { get; init; }

    /// <summary>Name of the list, kebab-case.</summary>
    public required string List { get; init; }

    /// <summary>The code, kebab-case; the same in every language.</summary>
    public required string Value { get; init; }

    /// <summary>At least one word.</summary>
    public required IReadOnlyList<CodeLabel> Labels { get; init; }

    /// <summary>Place in the list; equal places go by value.</summary>
    public int Position { get; init; }

    /// <summary>True when it is no longer chosen.</summary>
    public bool Retired { get; init; }

    /// <summary>Where the list or the addition came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>A code with the identity that follows from list and value; refuses what is no code.</summary>
    public static Code Of(string list, string value, IReadOnlyList<CodeLabel> labels, int position, Origin origin)
    {
        foreach (var word in (string[])[list, value])
        {
            if (word.Length is 0 or > 60 || word.Any(letter => !char.IsAsciiLetterLower(letter)
                && !char.IsAsciiDigit(letter) && letter != '-'))
            {
                throw new Refusal("code.malformed",
                    $"'{word}' is no code; write 1 to 60 lower-case letters, digits and hyphens, as in 'river-bank'.");
            }
        }

        if (labels.Count == 0 || labels.Any(label => label.Text.Length is 0 or > 200))
            throw new Refusal("code.no-label", $"'{value}' needs a word of 1 to 200 characters for people.");
        return new()
        {
            Id = Identity.From<CodeId>(list, value), List = list, Value = value, Labels = labels, Position = position,
            Origin = origin,
        };
    }
}
