using Furrow.Registry.Sources;

namespace Furrow.Registry.Pledges;

/// <summary>Names a claim.</summary>
public readonly record struct ClaimId(Guid Value) : IIdentity<ClaimId>
{
    /// <inheritdoc/>
    public static ClaimId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>How far a promise has come, by the words used (lowest first; denied stands apart).</summary>
public enum Modality
{
    /// <summary>Could, may, was discussed.</summary>
    Proposed,

    /// <summary>Plans, intends, will, is set to.</summary>
    Planned,

    /// <summary>Pledged, promised, decided.</summary>
    Pledged,

    /// <summary>Signed, the sides agreed.</summary>
    Agreed,

    /// <summary>Allocated, earmarked, approved.</summary>
    Allocated,

    /// <summary>Is sending, is under construction.</summary>
    UnderWay,

    /// <summary>Sent, handed over, arrived.</summary>
    Delivered,

    /// <summary>Refused, withdrawn, said not to be so.</summary>
    Denied,
}

/// <summary>What kind of thing is promised.</summary>
public enum PledgeCategory
{
    /// <summary>People: deminers, builders, doctors.</summary>
    Personnel,

    /// <summary>Machines, vehicles, materials.</summary>
    Equipment,

    /// <summary>Money.</summary>
    Money,

    /// <summary>Something built or repaired.</summary>
    Construction,

    /// <summary>A memorial, a museum.</summary>
    Memorial,

    /// <summary>Training.</summary>
    Training,

    /// <summary>Anything else material.</summary>
    Other,
}

/// <summary>How a slot got its value.</summary>
public enum SlotStatus
{
    /// <summary>The text does not say; the value is absent.</summary>
    Unknown,

    /// <summary>Taken from the words of a span.</summary>
    Stated,

    /// <summary>Concluded from elsewhere in the document.</summary>
    Inferred,
}

/// <summary>A part of a document's text, in UTF-16 code units; the text is always re-cut from the document.</summary>
public sealed record Span(int Start, int End);

/// <summary>One slot of a claim: value, how it was got, where it stands and by which rule.</summary>
public sealed record Slot(string? Value, SlotStatus Status, Span? Span, string? Rule);

/// <summary>An amount as an interval; a bound that the text does not give stays null.</summary>
public sealed record Amount(string Text, decimal? Minimum, decimal? Maximum, bool Approximate, string? Unit,
    string? Currency);

/// <summary>What became of a claim.</summary>
public enum ClaimState
{
    /// <summary>The reader proposed it; nobody has decided.</summary>
    Proposed,

    /// <summary>A person confirmed it: it stands behind a commitment.</summary>
    Confirmed,

    /// <summary>A person rejected it.</summary>
    Rejected,
}

/// <summary>What the reader proposes from one statement. Never a commitment by itself.</summary>
public sealed record Claim
{
    /// <summary>Derived from document and quote, so that reading twice proposes once.</summary>
    public required ClaimId Id { get; init; }

    /// <summary>The document it stands in.</summary>
    public required DocumentId Document { get; init; }

    /// <summary>The shortest span that proves what and how many.</summary>
    public required Span Quote { get; init; }

    /// <summary>True inside quotation marks.</summary>
    public required bool Direct { get; init; }

    /// <summary>Who gives; several when acting together.</summary>
    public required IReadOnlyList<Slot> Pledgers { get; init; }

    /// <summary>Who gets it.</summary>
    public required IReadOnlyList<Slot> Recipients { get; init; }

    /// <summary>The thing, in the text's words.</summary>
    public required string Thing { get; init; }

    /// <summary>Kind of thing.</summary>
    public required PledgeCategory Category { get; init; }

    /// <summary>How much; null when the text gives no number.</summary>
    public Amount? Amount { get; init; }

    /// <summary>Where it is to be used or built.</summary>
    public required Slot Place { get; init; }

    /// <summary>How far it has come.</summary>
    public required Modality Modality { get; init; }

    /// <summary>To whom the text attributes the statement.</summary>
    public required Slot Speaker { get; init; }

    /// <summary>Media named as the source of this claim.</summary>
    public required IReadOnlyList<string> CitedOutlets { get; init; }

    /// <summary>Date expression as written; null when none.</summary>
    public string? When { get; init; }

    /// <summary>The days that <see cref="When"/> may mean; null when it is not understood, or relative in a document
    /// without a date.</summary>
    public Days? Days { get; init; }

    /// <summary>A total or running sum: never added to its parts.</summary>
    public bool Aggregate { get; init; }

    /// <summary>What became of it.</summary>
    public required ClaimState State { get; init; }

    /// <summary>Where the record came from; the reader's version is its key.</summary>
    public required Origin Origin { get; init; }
}

/// <summary>Keeps claims.</summary>
public interface IClaimStore : IRecordStore<Claim, ClaimId>
{
    /// <summary>Claims read from one document, in the order of their quotes.</summary>
    Task<Slice<Claim>> OfDocument(DocumentId document, Page page, Viewer viewer, CancellationToken cancel);
}
