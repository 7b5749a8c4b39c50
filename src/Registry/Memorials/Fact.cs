using Furrow.Registry.Sources;

namespace Furrow.Registry.Memorials;

/// <summary>How good the evidence for a fact is, best first.</summary>
public enum EvidenceGrade
{
    /// <summary>A record made at the time by those whose duty it was.</summary>
    Record,

    /// <summary>Words on a grave or memorial.</summary>
    Inscription,

    /// <summary>Somebody who was there, or the family.</summary>
    Testimony,

    /// <summary>A list, book or database put together later.</summary>
    Compilation,

    /// <summary>Nobody has checked it.</summary>
    Unverified,
}

/// <summary>What a fact stands on.</summary>
/// <param name="Source">The source in words: archive, fonds, page; the book; who told it.</param>
/// <param name="Grade">How good it is.</param>
/// <param name="Document">The kept document that says so; null when none is kept.</param>
/// <param name="Confidential">True when the source must not be named outside the programme.</param>
public sealed record Support(
    string Source, EvidenceGrade Grade, DocumentId? Document = null, bool Confidential = false);

/// <summary>What a fact about a person says.</summary>
public enum FactKind
{
    /// <summary>A name in one spelling of one script.</summary>
    Name,

    /// <summary>Day of birth, as a <see cref="PartialDate"/>.</summary>
    Born,

    /// <summary>Day of death, as a <see cref="PartialDate"/>.</summary>
    Died,

    /// <summary>Rank or office.</summary>
    Rank,

    /// <summary>Unit or organisation.</summary>
    Unit,

    /// <summary>Where the person came from.</summary>
    PlaceOfOrigin,

    /// <summary>What became of the person, as a word of <see cref="PersonStatus"/>.</summary>
    Status,

    /// <summary>Anything else that is worth remembering.</summary>
    Remark,
}

/// <summary>One thing that one source says about a person. Sources that disagree stand side by side.</summary>
public sealed record Fact
{
    /// <summary>What it is about.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>What the source says: a text, a <see cref="PartialDate"/> or a word, as the kind asks.</summary>
    public required string Value { get; init; }

    /// <summary>BCP 47 tag of a text, such as <c>ru</c>, <c>ko</c> or <c>ko-Latn</c>; null when not known.</summary>
    public string? Language { get; init; }

    /// <summary>What it stands on.</summary>
    public required Support Support { get; init; }

    /// <summary>The record that it came from by a merge; null for the record's own.</summary>
    public PersonId? From { get; init; }
}
