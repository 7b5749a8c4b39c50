using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Registry.Exchange;

/// <summary>
/// Where every figure comes from, as PROV-O in JSON-LD: documents, statements as Web Annotations on them, commitments
/// and deliveries derived from statements, and who spoke.
/// </summary>
/// <remarks>
/// Texts stay at home: only quotes leave. Who decided leaves as "a person of the programme": names of those who work
/// for it are not for publication.
/// </remarks>
public static class ProvExport
{
    private const string Person = "urn:furrow:person-of-the-programme";

    private static readonly JsonSerializerOptions Pretty = new(RecordJson.Options) { WriteIndented = true };

    /// <summary>The document as bytes of UTF-8.</summary>
    public static byte[] Bytes(LedgerExport export) => JsonSerializer.SerializeToUtf8Bytes(Of(export), Pretty);

    /// <summary>The document.</summary>
    public static JsonObject Of(LedgerExport export)
    {
        ArgumentNullException.ThrowIfNull(export);
        var graph = new JsonArray(new JsonObject
        {
            ["id"] = Person, ["type"] = "prov:Agent", ["label"] = "A person of the programme",
        });
        var statements = export.Book.Commitments.SelectMany(one => export.Book.StatementsOf(one.Id))
            .OrderBy(one => one.Id.Value).ToList();
        foreach (var voice in statements.SelectMany(Voices).Distinct().Order(StringComparer.Ordinal))
            graph.Add(new JsonObject { ["id"] = Agent(voice), ["type"] = "prov:Agent", ["label"] = voice });
        foreach (var document in export.Documents.Values.OrderBy(one => one.Id.Value))
            graph.Add(DocumentOf(document));
        foreach (var statement in statements)
        {
            graph.Add(Annotation(export, statement));
            graph.Add(Decided(statement));
        }

        foreach (var delivery in export.Book.Deliveries.OrderBy(one => one.Id.Value))
            graph.Add(DeliveryOf(delivery));
        foreach (var commitment in export.Book.Commitments.OrderBy(one => one.Id.Value))
            graph.Add(CommitmentOf(export, commitment));
        return new JsonObject
        {
            ["@context"] = new JsonArray("http://www.w3.org/ns/anno.jsonld", Context()),
            ["id"] = $"urn:furrow:ledger:{Moment(export.MadeAt)}",
            ["type"] = "prov:Bundle",
            ["prov:generatedAtTime"] = Moment(export.MadeAt),
            ["notice"] = export.Notice,
            ["@graph"] = graph,
        };
    }

    private static JsonObject Context() => new()
    {
        ["prov"] = "http://www.w3.org/ns/prov#",
        ["dcterms"] = "http://purl.org/dc/terms/",
        ["schema"] = "http://schema.org/",
        ["furrow"] = "urn:furrow:",
        ["notice"] = "dcterms:accessRights",
        ["label"] = "http://www.w3.org/2000/01/rdf-schema#label",
    };

    private static JsonObject DocumentOf(Document document) => new()
    {
        ["id"] = Of(document.Id.Value),
        ["type"] = "prov:Entity",
        ["dcterms:title"] = document.Title,
        ["dcterms:publisher"] = document.Outlet,
        ["dcterms:language"] = document.Language,
        ["dcterms:issued"] = Day(document.PublishedOn),
        ["schema:url"] = document.Url?.OriginalString,
        ["schema:sha256"] = document.Sha256,
    };

    private static JsonObject Annotation(LedgerExport export, Statement one)
    {
        var document = export.Documents.GetValueOrDefault(one.Document);
        var target = new JsonObject
        {
            ["source"] = document?.Url is { IsAbsoluteUri: true } url ? url.AbsoluteUri : Of(one.Document.Value),
            ["selector"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "TextQuoteSelector", ["exact"] = one.Quote.Exact, ["prefix"] = one.Quote.Prefix,
                    ["suffix"] = one.Quote.Suffix,
                },
                new JsonObject
                {
                    ["type"] = "TextPositionSelector", ["start"] = one.Quote.Start, ["end"] = one.Quote.End,
                }),
        };
        if (document?.RetrievedOn is { } day)
            target["state"] = new JsonObject { ["type"] = "TimeState", ["sourceDate"] = $"{Day(day)}T00:00:00Z" };
        return new()
        {
            ["id"] = Of(one.Id.Value),
            ["type"] = new JsonArray("Annotation", "prov:Entity"),
            ["motivation"] = "describing",
            ["created"] = Moment(one.DecidedAt),
            ["body"] = new JsonObject
            {
                ["type"] = "TextualBody", ["value"] = $"{Collection.Word(one.Role)}: {one.Amount?.Text} {one.Thing}",
                ["format"] = "text/plain",
            },
            ["target"] = target,
            ["prov:wasQuotedFrom"] = Reference(one.Document.Value),
            ["prov:wasAttributedTo"] = new JsonArray([.. Voices(one).Select(voice =>
                new JsonObject { ["id"] = Agent(voice) })]),
            ["prov:wasGeneratedBy"] = Reference(Decision(one)),
            ["furrow:role"] = Collection.Word(one.Role),
            ["furrow:outlet"] = one.Outlet,
            ["furrow:agency"] = new JsonArray([.. one.Agencies.Select(agency => JsonValue.Create(agency))]),
            ["furrow:speaker"] = one.Speaker,
            ["furrow:pledger"] = new JsonArray([.. one.Pledgers.Select(pledger => JsonValue.Create(pledger))]),
            ["furrow:grade"] = one.Grade.ToString(),
        };
    }

    private static JsonObject Decided(Statement one) => new()
    {
        ["id"] = Of(Decision(one)),
        ["type"] = "prov:Activity",
        ["label"] = "A person let the statement stand",
        ["prov:endedAtTime"] = Moment(one.DecidedAt),
        ["prov:used"] = Reference(one.Document.Value),
        ["prov:wasAssociatedWith"] = new JsonObject { ["id"] = Person },
    };

    private static JsonObject DeliveryOf(Delivery one) => new()
    {
        ["id"] = Of(one.Id.Value),
        ["type"] = "prov:Entity",
        ["label"] = one.Title,
        ["furrow:arrivedOn"] = Day(one.On),
        ["prov:wasDerivedFrom"] = new JsonArray([.. one.Evidence
            .Where(each => each.Kind == EvidenceOfDelivery.Statement && Guid.TryParse(each.Reference, out _))
            .Select(each => Reference(Guid.Parse(each.Reference)))]),
    };

    private static JsonObject CommitmentOf(LedgerExport export, Commitment one) => new()
    {
        ["id"] = Of(one.Id.Value),
        ["type"] = "prov:Entity",
        ["label"] = one.Title,
        ["furrow:stage"] = Collection.Word(one.Modality),
        ["furrow:promisedAtLeast"] = one.Amount?.Minimum,
        ["furrow:promisedAtMost"] = one.Amount?.Maximum,
        ["furrow:arrived"] = one.Arrived,
        ["furrow:outcome"] = Collection.Word(Progress.Of(one).Outcome),
        ["furrow:illustrative"] = export.IsIllustrative(one),
        ["dcterms:isPartOf"] = one.PartOf is { } total ? Reference(total.Value) : null,
        ["prov:wasDerivedFrom"] = new JsonArray([
            .. export.Book.StatementsOf(one.Id).OrderBy(each => each.Id.Value).Select(each => Reference(each.Id.Value)),
            .. export.Book.MatchesOf(one.Id).OrderBy(each => each.Id.Value)
                .Where(each => export.Book.Delivery(each.Delivery) is not null)
                .Select(each => Reference(each.Delivery.Value)),
        ]),
    };

    private static IEnumerable<string> Voices(Statement one) =>
        new[] { one.Speaker, one.Outlet }.Concat(one.Agencies).OfType<string>().Distinct();

    private static Guid Decision(Statement one) => Identity.From<DecisionId>("prov", one.Id.ToString()).Value;

    private static JsonObject Reference(Guid id) => new() { ["id"] = Of(id) };

    private static string Of(Guid id) => $"urn:uuid:{id}";

    private static string Agent(string name) => $"urn:furrow:agent:{Uri.EscapeDataString(name)}";

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
