namespace Furrow.Reading;

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

/// <summary>What kind of thing a proposal is about.</summary>
public enum Category
{
    /// <summary>People.</summary>
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
public enum Status
{
    /// <summary>The text does not say; the value is absent.</summary>
    Unknown,

    /// <summary>Taken from the words of a span.</summary>
    Stated,

    /// <summary>Concluded from elsewhere in the document.</summary>
    Inferred,
}

/// <summary>Kind of happening that a text reports beside what it promises.</summary>
public enum Happening
{
    /// <summary>People met or talked.</summary>
    Meeting,

    /// <summary>Somebody travelled to a place.</summary>
    Visit,

    /// <summary>Something was signed.</summary>
    Agreement,

    /// <summary>A ceremony was held.</summary>
    Ceremony,

    /// <summary>Something was handed over.</summary>
    Handover,

    /// <summary>A conference was held.</summary>
    Conference,

    /// <summary>People or things arrived.</summary>
    Arrival,
}

/// <summary>A part of the text, in UTF-16 code units: from <paramref name="Start"/> up to but without <paramref
/// name="End"/>.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>Length in UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>The words themselves, cut from the text that was read.</summary>
    public string Of(string text) => text[Start..End];
}

/// <summary>One slot: a value, how it was got, where it stands and by which rule.</summary>
/// <param name="Value">Absent when unknown; for actors the name as the vocabulary writes it.</param>
/// <param name="Status">Unknown exactly when <paramref name="Value"/> is absent.</param>
/// <param name="Span">The words it was taken or concluded from; null when unknown.</param>
/// <param name="Rule">Name of the rule that filled it; null when unknown.</param>
public sealed record Found(string? Value, Status Status, TextSpan? Span, string? Rule)
{
    /// <summary>The text does not say.</summary>
    public static Found Nothing { get; } = new(null, Status.Unknown, null, null);

    /// <summary>Taken from the words of <paramref name="span"/>.</summary>
    public static Found Stated(string value, TextSpan span, string rule) => new(value, Status.Stated, span, rule);

    /// <summary>Concluded from <paramref name="span"/>, which stands elsewhere.</summary>
    public static Found Inferred(string value, TextSpan span, string rule) => new(value, Status.Inferred, span, rule);
}

/// <summary>An amount as an interval: a bound that the words do not give is null, never 0.</summary>
/// <param name="Text">The words that give it, verbatim.</param>
/// <param name="Span">Where they stand.</param>
/// <param name="Minimum">Smallest amount that fits the words.</param>
/// <param name="Maximum">Largest amount that fits the words; never below <paramref name="Minimum"/>.</param>
/// <param name="Approximate">True for "about", "nearly", "thousands".</param>
/// <param name="Currency">ISO 4217 code; null when the amount is not money.</param>
public sealed record Quantity(
    string Text, TextSpan Span, decimal? Minimum, decimal? Maximum, bool Approximate, string? Currency);

/// <summary>One thing that somebody gave, gives or says they will give, as one statement has it.</summary>
public sealed record Proposal
{
    /// <summary>The shortest span that proves what and how many.</summary>
    public required TextSpan Quote { get; init; }

    /// <summary>True inside quotation marks.</summary>
    public required bool Direct { get; init; }

    /// <summary>Who gives; several when acting together; empty when unknown.</summary>
    public required IReadOnlyList<Found> Pledgers { get; init; }

    /// <summary>Who gets it; empty when unknown.</summary>
    public required IReadOnlyList<Found> Recipients { get; init; }

    /// <summary>The thing, in the text's words.</summary>
    public required string Thing { get; init; }

    /// <summary>Kind of thing.</summary>
    public required Category Category { get; init; }

    /// <summary>How much; null when the text gives no number.</summary>
    public Quantity? Quantity { get; init; }

    /// <summary>Head noun of what is counted, or the ISO 4217 code; null without a number.</summary>
    public string? Unit { get; init; }

    /// <summary>Where it is to be used or built, as written.</summary>
    public required Found Place { get; init; }

    /// <summary>How far it has come, by the words used.</summary>
    public required Modality Modality { get; init; }

    /// <summary>To whom the text attributes the statement; unknown means the outlet's own voice.</summary>
    public required Found Speaker { get; init; }

    /// <summary>Media named as the source of this statement.</summary>
    public required IReadOnlyList<Found> CitedOutlets { get; init; }

    /// <summary>Date as written.</summary>
    public required Found Date { get; init; }

    /// <summary>A total or running sum: never added to its parts.</summary>
    public bool Aggregate { get; init; }

    /// <summary>Name of the rule that proposed it.</summary>
    public required string Rule { get; init; }
}

/// <summary>A happening that the text reports.</summary>
/// <param name="Happening">Which kind.</param>
/// <param name="Participants">Who took part, as written.</param>
/// <param name="Place">Where.</param>
/// <param name="Date">When, as written.</param>
/// <param name="Quote">The span that proves it.</param>
/// <param name="Rule">Name of the rule that found it.</param>
public sealed record ReadEvent(
    Happening Happening, IReadOnlyList<Found> Participants, Found Place, Found Date, TextSpan Quote, string Rule);

/// <summary>What was read from one text.</summary>
/// <param name="Title">Headline or first line; null when the text has none.</param>
/// <param name="CitedOutlets">Media that the document as a whole cites.</param>
/// <param name="Commitments">Proposed commitments, in the order of their quotes.</param>
/// <param name="Events">Reported events, in the order of their quotes.</param>
/// <param name="Cut">True when the text was longer than the reader reads, so that its end was left unread.</param>
public sealed record ReadResult(
    TextSpan? Title, IReadOnlyList<Found> CitedOutlets, IReadOnlyList<Proposal> Commitments,
    IReadOnlyList<ReadEvent> Events, bool Cut);
