namespace Furrow.Registry.Sources;

/// <summary>Names a document.</summary>
public readonly record struct DocumentId(Guid Value) : IIdentity<DocumentId>
{
    /// <inheritdoc/>
    public static DocumentId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A text that somebody published. Never changed once kept: quotes are spans of it.</summary>
public sealed record Document
{
    /// <summary>Derived from the text's hash, so that the same text is kept once.</summary>
    public required DocumentId Id { get; init; }

    /// <summary>Headline, or the first line; null when there is none.</summary>
    public string? Title { get; init; }

    /// <summary>Who carried it; null when the text does not say.</summary>
    public string? Outlet { get; init; }

    /// <summary>Where it was published; null when not known.</summary>
    public Uri? Url { get; init; }

    /// <summary>Day of publication; null when not known.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>The text; every offset counts UTF-16 code units of it.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of the text in UTF-8, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Outlets that the document as a whole cites.</summary>
    public required IReadOnlyList<string> CitedOutlets { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }
}
