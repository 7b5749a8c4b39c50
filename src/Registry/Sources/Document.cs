namespace Furrow.Registry.Sources;

/// <summary>Names a document.</summary>
public readonly record struct DocumentId(Guid Value) : IIdentity<DocumentId>
{
    /// <inheritdoc/>
    public static DocumentId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>How much of a text is kept.</summary>
public enum TextKeeping
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Only the sentences that quotes stand in; what was left out is marked.</summary>
    Excerpt,
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

    /// <summary>Day on which it was taken from there; null when not known.</summary>
    public DateOnly? RetrievedOn { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>The text that is kept; every offset counts UTF-16 code units of it.</summary>
    public required string Text { get; init; }

    /// <summary>Whether all of the text is kept, or an excerpt.</summary>
    public TextKeeping Keeping { get; init; }

    /// <summary>SHA-256 of the whole text as it was given, in UTF-8, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary><see cref="Sketch"/> of the whole text, to notice nearly equal ones; null when it has no
    /// word.</summary>
    public string? Sketch { get; init; }

    /// <summary>Outlets that the document as a whole cites.</summary>
    public required IReadOnlyList<string> CitedOutlets { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }
}

/// <summary>A document that is nearly the same as another.</summary>
/// <param name="Document">The one that is held.</param>
/// <param name="Likeness">Estimated share of common runs of words, 0 to 1; 1 for the very same text.</param>
public sealed record AlikeDocument(Document Document, double Likeness);

/// <summary>Keeps documents.</summary>
public interface IDocumentStore : IRecordStore<Document, DocumentId>
{
    /// <summary>Held documents that are nearly the same as a text, the most alike first; the text itself is
    /// among them when it is held.</summary>
    /// <param name="sketch">Of the text.</param>
    /// <param name="most">At most this many; 1 to 100.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="cancel">Stops the question.</param>
    Task<IReadOnlyList<AlikeDocument>> Alike(Sketch sketch, int most, Viewer viewer, CancellationToken cancel);
}
