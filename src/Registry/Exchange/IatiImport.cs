using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Registry.Exchange;

/// <summary>One activity of an IATI file as a document in plain words, with a claim for each line that promises or
/// reports something.</summary>
/// <param name="Document">Its text is written from the activity; the organisation that reports is its outlet.</param>
/// <param name="Claims">Proposed: a person confirms them as any other.</param>
public sealed record IatiActivity(Document Document, IReadOnlyList<Claim> Claims);

/// <summary>
/// Reads IATI activity files (2.0x). Every figure gets a line of text that it can be led back to, and is proposed like
/// anything that is read: a file of a donor is a statement too.
/// </summary>
/// <remarks>No document type definition, no entities, no address is followed; size and depth are bounded.</remarks>
public static class IatiImport
{
    /// <summary>Largest file, in bytes.</summary>
    public const long LargestBytes = 64 << 20;

    /// <summary>Most activities of one file.</summary>
    public const int MostActivities = 20_000;

    private const int Deepest = 64;
    private const int MostLines = 2_000;

    /// <summary>The activities that promise or report something.</summary>
    /// <param name="file">The file, from its beginning; read twice when it can seek.</param>
    /// <param name="origin">Source of the records; the activity's identifier becomes the key.</param>
    /// <param name="cancel">Stops between two activities.</param>
    /// <exception cref="Refusal"><c>iati.malformed</c>, <c>iati.not-activities</c>, <c>iati.too-large</c>,
    /// <c>iati.too-deep</c>.</exception>
    public static IReadOnlyList<IatiActivity> Read(Stream file, Origin origin, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(origin);
        var activities = new List<IatiActivity>();
        try
        {
            using var reader = XmlReader.Create(file, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestBytes,
                MaxCharactersFromEntities = 1_024, IgnoreComments = true, IgnoreProcessingInstructions = true,
                CloseInput = false,
            });
            reader.MoveToContent();
            if (reader.LocalName != "iati-activities")
                throw new Refusal("iati.not-activities",
                    $"The file begins with <{Short(reader.LocalName)}>; an IATI activity file begins with "
                    + "<iati-activities>.");
            while (reader.Read())
            {
                while (reader is { NodeType: XmlNodeType.Element, LocalName: "iati-activity" })
                {
                    cancel.ThrowIfCancellationRequested();
                    if (activities.Count == MostActivities)
                        throw new Refusal("iati.too-large",
                            $"The file has more than {MostActivities} activities; split it.");
                    if (Of(Element(reader), origin) is { } activity)
                        activities.Add(activity);
                }
            }
        }
        catch (XmlException fault)
        {
            throw new Refusal("iati.malformed",
                $"The file is not XML that is read here, at line {fault.LineNumber}: {Short(fault.Message)} Document "
                + "type definitions and entities are never read.");
        }

        return activities;
    }

    /// <summary>One element with all below it, refused when it is nested too deep.</summary>
    private static XElement Element(XmlReader reader)
    {
        using var part = reader.ReadSubtree();
        part.Read();
        var root = new XElement(part.LocalName);
        Attributes(part, root);
        var at = root;
        while (part.Read())
        {
            if (part.Depth > Deepest)
                throw new Refusal("iati.too-deep",
                    $"An activity is nested deeper than {Deepest} elements; that is no IATI file.");
            if (part.NodeType == XmlNodeType.Element)
            {
                var element = new XElement(part.LocalName);
                var empty = part.IsEmptyElement;
                Attributes(part, element);
                at.Add(element);
                if (!empty)
                    at = element;
            }
            else if (part.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
                at.Add(new XText(part.Value));
            else if (part.NodeType == XmlNodeType.EndElement && at.Parent is { } parent)
                at = parent;
        }

        reader.Read();
        return root;
    }

    private static void Attributes(XmlReader reader, XElement element)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix.Length == 0 && reader.LocalName != "xmlns")
                element.SetAttributeValue(reader.LocalName, reader.Value);
        }

        reader.MoveToElement();
    }

    private static IatiActivity? Of(XElement activity, Origin origin)
    {
        var id = Text(activity.Element("iati-identifier"));
        var lines = IatiLines.Of(activity).Take(MostLines).ToList();
        if (lines.Count == 0)
            return null;
        var reporter = Narrative(activity.Element("reporting-org")) ?? Text(activity.Element("reporting-org"))
            ?? activity.Element("reporting-org")?.Attribute("ref")?.Value;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Narrative(activity.Element("title")) ?? "Activity"}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"IATI activity {id ?? "without an identifier"}, reported by ");
        text.Append(CultureInfo.InvariantCulture, $"{reporter ?? "an organisation that is not named"}.\n");
        if (Narrative(activity.Element("description")) is { } description)
            text.Append(CultureInfo.InvariantCulture, $"{description}\n");
        text.Append('\n');
        var spans = lines.Select(line =>
        {
            var start = text.Length;
            text.Append(line.Words);
            var span = new Span(start, text.Length);
            text.Append('\n');
            return span;
        }).ToList();
        var whole = text.Replace('\0', ' ').ToString();
        var said = Day(activity.Attribute("last-updated-datetime")?.Value);
        var document = Documents.Of(whole, origin with { Key = id }, reporter, publishedOn: said);
        return new(document, [.. lines.Select((line, i) => ClaimOf(document, line, spans[i], reporter, i))
            .DistinctBy(claim => claim.Id)]);
    }

    private static Claim ClaimOf(Document document, IatiLine line, Span quote, string? reporter, int number) => new()
    {
        Id = Identity.From<ClaimId>(document.Id.ToString(), "iati", $"{number}"),
        Document = document.Id, Quote = quote, Direct = false,
        Pledgers = Slots(line.Provider, document.Text, quote, line.Rule),
        Recipients = Slots(line.Receiver, document.Text, quote, line.Rule),
        Thing = line.Thing, Category = line.Category, Amount = line.Amount,
        Place = new(null, SlotStatus.Unknown, null, null), Modality = line.Modality,
        Speaker = reporter is null ? new(null, SlotStatus.Unknown, null, null)
            : new(reporter, SlotStatus.Inferred, null, line.Rule),
        CitedOutlets = [], When = line.On?.ToString("O", CultureInfo.InvariantCulture),
        Days = line.On is { } on ? new(on, on, SlotStatus.Stated) : null, State = ClaimState.Proposed,
        Origin = document.Origin with { Key = $"iati:{line.Rule}" },
    };

    private static IReadOnlyList<Slot> Slots(string? name, string text, Span quote, string rule)
    {
        if (name is null)
            return [];
        var at = text.IndexOf(name, quote.Start, quote.End - quote.Start, StringComparison.Ordinal);
        return [at < 0 ? new(name, SlotStatus.Inferred, null, rule)
            : new(name, SlotStatus.Stated, new Span(at, at + name.Length), rule)];
    }

    internal static string? Narrative(XElement? element) =>
        Text(element?.Element("narrative")) ?? (element?.HasElements == false ? Text(element) : null);

    internal static DateOnly? Day(string? text) => DateOnly.TryParseExact(
        text is { Length: >= 10 } ? text[..10] : "", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
        out var day) ? day : null;

    private static string? Text(XElement? element)
    {
        const int longest = 2_000;
        var text = string.Join(' ', (element?.Value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? null : text.Length <= longest ? text : text[..longest] + "…";
    }

    private static string Short(string text) => text.Length <= 120 ? text : text[..120] + "…";
}
