using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Furrow.Reading.Scoring;

/// <summary>A text with its commitments and events, in the shape in which people annotate them and programs read
/// them.</summary>
/// <remarks>Offsets count Unicode code points, so that they are indices in languages that count so, such as
/// Python.</remarks>
public sealed record AnnotatedText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        MaxDepth = 32,
    };

    /// <summary>Name of the text: file name or hash.</summary>
    public required string Id { get; init; }

    /// <summary>Headline or first line; null when there is none.</summary>
    public string? Title { get; init; }

    /// <summary>The text itself.</summary>
    public required string Text { get; init; }

    /// <summary>Media that the document cites.</summary>
    public IReadOnlyList<string> DocCitedOutlets { get; init; } = [];

    /// <summary>What is given, by whom, to whom.</summary>
    public IReadOnlyList<AnnotatedCommitment> Commitments { get; init; } = [];

    /// <summary>What happened beside.</summary>
    public IReadOnlyList<AnnotatedEvent> Events { get; init; } = [];

    /// <summary>Takes an annotation from JSON.</summary>
    /// <exception cref="JsonException">It is not the annotation of a text.</exception>
    public static AnnotatedText Parse(string json) =>
        JsonSerializer.Deserialize<AnnotatedText>(json,
            Options) ?? throw new JsonException("An annotated text is an object, not null.");

    /// <summary>What the reader read, in this shape.</summary>
    public static AnnotatedText Of(string id, string text, ReadResult result)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(result);
        var points = new CodePoints(text);
        return new AnnotatedText
        {
            Id = id,
            Title = result.Title?.Of(text).Split('\n')[0].TrimEnd(),
            Text = text,
            DocCitedOutlets = Values(result.CitedOutlets),
            Commitments = [.. result.Commitments.Select((proposal, i) => Of($"{id}-c{i + 1}", text, proposal, points))],
            Events = [.. result.Events.Select((happening, i) => new AnnotatedEvent
            {
                Id = $"{id}-e{i + 1}",
                Type = Word(happening.Happening.ToString()),
                Participants = Values(happening.Participants),
                Place = happening.Place.Value,
                Date = happening.Date.Value,
                Quote = points.Quote(text, happening.Quote),
            })],
        };
    }

    /// <summary>As JSON, indented, names in snake_case.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    private static AnnotatedCommitment Of(string id, string text, Proposal proposal, CodePoints points) => new()
    {
        Id = id,
        Pledger = proposal.Pledgers.Count == 0 ? null : Values(proposal.Pledgers),
        Recipient = proposal.Recipients.Count == 0 ? null : Values(proposal.Recipients),
        What = proposal.Thing,
        Category = Word(proposal.Category.ToString()),
        Quantity = proposal.Quantity is { } quantity
            ? new AnnotatedQuantity
            {
                Text = quantity.Text, Min = quantity.Minimum, Max = quantity.Maximum,
                Approx = quantity.Approximate
            }
            : null,
        Unit = proposal.Unit,
        Place = proposal.Place.Value,
        Modality = Word(proposal.Modality.ToString()),
        Direct = proposal.Direct,
        Speaker = proposal.Speaker.Value,
        CitedOutlets = Values(proposal.CitedOutlets),
        Date = proposal.Date.Value,
        Aggregate = proposal.Aggregate,
        Quote = points.Quote(text, proposal.Quote),
        Slots = new Dictionary<string, AnnotatedSlot>
        {
            ["pledger"] = Slot(proposal.Pledgers.Count == 0 ? Found.Nothing : proposal.Pledgers[0], points),
            ["recipient"] = Slot(proposal.Recipients.Count == 0 ? Found.Nothing : proposal.Recipients[0], points),
            ["place"] = Slot(proposal.Place, points),
            ["speaker"] = Slot(proposal.Speaker, points),
            ["date"] = Slot(proposal.Date, points),
        },
        Rule = proposal.Rule,
    };

    private static AnnotatedSlot Slot(Found found, CodePoints points) => new()
    {
        Status = Word(found.Status.ToString()),
        Rule = found.Rule,
        Start = found.Span is { } span ? points.Of(span.Start) : null,
        End = found.Span is { } other ? points.Of(other.End) : null,
    };

    private static List<string> Values(IReadOnlyList<Found> found) => [.. found.Select(one => one.Value!)];

    private static string Word(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}

/// <summary>One commitment of an annotated text.</summary>
public sealed record AnnotatedCommitment
{
    /// <summary>Unique in its text.</summary>
    public required string Id { get; init; }

    /// <summary>Who gives; null when the text does not say.</summary>
    public IReadOnlyList<string>? Pledger { get; init; }

    /// <summary>Who gets it; null when the text does not say.</summary>
    public IReadOnlyList<string>? Recipient { get; init; }

    /// <summary>The thing, in the text's words.</summary>
    public string? What { get; init; }

    /// <summary>personnel, equipment, money, construction, memorial, training or other.</summary>
    public required string Category { get; init; }

    /// <summary>How much; null without a number.</summary>
    public AnnotatedQuantity? Quantity { get; init; }

    /// <summary>Head noun or ISO 4217 code.</summary>
    public string? Unit { get; init; }

    /// <summary>Where it is to be used or built.</summary>
    public string? Place { get; init; }

    /// <summary>proposed, planned, pledged, agreed, allocated, under_way, delivered or denied.</summary>
    public required string Modality { get; init; }

    /// <summary>True inside quotation marks.</summary>
    public bool Direct { get; init; }

    /// <summary>To whom the text attributes it.</summary>
    public string? Speaker { get; init; }

    /// <summary>Media named as the source of this claim.</summary>
    public IReadOnlyList<string> CitedOutlets { get; init; } = [];

    /// <summary>Date as written.</summary>
    public string? Date { get; init; }

    /// <summary>A total or running sum.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Aggregate { get; init; }

    /// <summary>A second wording: finding it is neither rewarded nor punished.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Optional { get; init; }

    /// <summary>The span that proves it.</summary>
    public required AnnotatedQuote Quote { get; init; }

    /// <summary>How each slot was filled; only in what the reader writes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, AnnotatedSlot>? Slots { get; init; }

    /// <summary>The rule that proposed it; only in what the reader writes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rule { get; init; }
}

/// <summary>An amount as an interval.</summary>
public sealed record AnnotatedQuantity
{
    /// <summary>Verbatim.</summary>
    public required string Text { get; init; }

    /// <summary>Smallest; null when open.</summary>
    public decimal? Min { get; init; }

    /// <summary>Largest; null when open.</summary>
    public decimal? Max { get; init; }

    /// <summary>True for "about" and "thousands".</summary>
    public bool Approx { get; init; }
}

/// <summary>How a slot was filled.</summary>
public sealed record AnnotatedSlot
{
    /// <summary>stated, inferred or unknown.</summary>
    public required string Status { get; init; }

    /// <summary>Name of the rule.</summary>
    public string? Rule { get; init; }

    /// <summary>First code point of the words.</summary>
    public int? Start { get; init; }

    /// <summary>Code point after the last.</summary>
    public int? End { get; init; }
}

/// <summary>A verbatim span, in code points.</summary>
public sealed record AnnotatedQuote
{
    /// <summary>The words.</summary>
    public required string Text { get; init; }

    /// <summary>First code point.</summary>
    public int Start { get; init; }

    /// <summary>Code point after the last.</summary>
    public int End { get; init; }
}

/// <summary>One event of an annotated text.</summary>
public sealed record AnnotatedEvent
{
    /// <summary>Unique in its text.</summary>
    public required string Id { get; init; }

    /// <summary>meeting, visit, agreement, ceremony, handover, conference or arrival.</summary>
    public required string Type { get; init; }

    /// <summary>Who took part.</summary>
    public IReadOnlyList<string> Participants { get; init; } = [];

    /// <summary>Where.</summary>
    public string? Place { get; init; }

    /// <summary>When, as written.</summary>
    public string? Date { get; init; }

    /// <summary>The span that proves it.</summary>
    public required AnnotatedQuote Quote { get; init; }
}
