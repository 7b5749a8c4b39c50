using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Furrow.Registry.Pledges;

namespace Furrow.Registry.Exchange;

/// <summary>
/// The ledger as IATI activities (version 2.03): one activity for each commitment; money as transactions, people and
/// things as a result with target and actual.
/// </summary>
/// <remarks>
/// A pledge becomes transaction type 12 (outgoing pledge), what was signed or allocated type 2 (outgoing commitment),
/// what arrived type 3 (disbursement). Only lower bounds are written as values: "up to 1,000" has none, so it stands in
/// words alone. A total is marked in words and never stands beside its parts as a value.
/// </remarks>
public static class IatiExport
{
    private const int LongestText = 4_000;

    /// <summary>The activities.</summary>
    public static XDocument Of(LedgerExport export)
    {
        ArgumentNullException.ThrowIfNull(export);
        var activities = export.Book.Commitments.OrderBy(one => one.Id.Value).Select(one => Activity(export, one));
        return new XDocument(
            new XDeclaration("1.0", "utf-8", null),
            new XElement("iati-activities",
                new XAttribute("version", "2.03"), new XAttribute("generated-datetime", Moment(export.MadeAt)),
                export.Notice is { } notice ? new XComment(Comment(notice)) : null,
                activities));
    }

    /// <summary>The activities as bytes of UTF-8.</summary>
    public static byte[] Bytes(LedgerExport export)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings
        {
            Indent = true, Encoding = new System.Text.UTF8Encoding(false), CheckCharacters = true,
        }))
        {
            Of(export).Save(writer);
        }

        return stream.ToArray();
    }

    private static XElement Activity(LedgerExport export, Commitment commitment)
    {
        var line = Pace.LineOf(export.Book, commitment, DateOnly.FromDateTime(export.MadeAt.UtcDateTime));
        return new XElement("iati-activity",
            new XAttribute("last-updated-datetime", Moment(export.MadeAt)),
            new XAttribute(XNamespace.Xml + "lang", "en"),
            commitment.Amount?.Currency is { } currency ? new XAttribute("default-currency", currency) : null,
            new XAttribute("humanitarian", "1"),
            new XElement("iati-identifier", $"{export.ReportingOrg}-{commitment.Id}"),
            new XElement("reporting-org", new XAttribute("ref", export.ReportingOrg), new XAttribute("type", "10"),
                new XAttribute("secondary-reporter", "1"), Narrative(export.ReportingName)),
            new XElement("title", Narrative(
                (export.IsIllustrative(commitment) ? "[Illustrative] " : "") + commitment.Title)),
            new XElement("description", new XAttribute("type", "1"), Narrative(Words(export, line))),
            Organisations(commitment, export),
            new XElement("activity-status", new XAttribute("code", StatusOf(commitment.Modality))),
            Dates(export, line),
            export.Country is { } country
                ? new XElement("recipient-country", new XAttribute("code", country),
                    new XAttribute("percentage", "100"))
                : null,
            new XElement("sector", new XAttribute("vocabulary", "1"), new XAttribute("code", SectorOf(commitment)),
                new XAttribute("percentage", "100")),
            commitment.Category == PledgeCategory.Money ? Transactions(export, line) : null,
            Related(export, commitment),
            commitment.Conditions.Count == 0 ? null : new XElement("conditions", new XAttribute("attached", "1"),
                commitment.Conditions.Select(condition => new XElement("condition", new XAttribute("type", "1"),
                    Narrative(condition)))),
            commitment.Category == PledgeCategory.Money ? null : Result(line, export));
    }

    /// <summary>What the file's fields cannot say: every quote with its voice and day, every figure, what is
    /// unknown.</summary>
    private static string Words(LedgerExport export, PaceLine line)
    {
        var commitment = line.Commitment;
        var words = new List<string>();
        if (export.IsIllustrative(commitment))
            words.Add("Illustrative data, made up to show a program: do not act on it.");
        if (line.Total)
            words.Add("This is a total or running sum that somebody gave; it is not to be added to other activities.");
        foreach (var figure in commitment.Figures.Where(_ => commitment.Figures.Count > 1))
            words.Add($"{figure.Amount.Text} by {(figure.Voices.Count == 0 ? "a voice that is not named"
                : string.Join(", ", figure.Voices))}{(figure.Replaced ? " (replaced since)" : "")}.");
        foreach (var one in line.Events.Where(one => one.Quote is not null))
        {
            words.Add($"“{one.Quote}” ({one.Voice ?? "no speaker named"}, "
                + $"{one.On?.ToString("O", CultureInfo.InvariantCulture) ?? "no date given"}, "
                + $"{Collection.Word(one.Role!.Value)}).");
        }

        if (line.Progress.Outcome == Outcome.NoReportSeen)
            words.Add("No report of an arrival was seen; that does not say that nothing arrived.");
        var text = string.Join(' ', words);
        return text.Length <= LongestText ? text : text[..LongestText] + "…";
    }

    private static IEnumerable<XElement> Organisations(Commitment commitment, LedgerExport export)
    {
        foreach (var pledger in commitment.Pledgers)
            yield return Organisation("1", pledger);
        foreach (var recipient in commitment.Recipients)
            yield return Organisation("4", recipient);
        if (commitment.Pledgers.Count + commitment.Recipients.Count == 0)
            yield return Organisation("2", export.ReportingName);
    }

    private static XElement Organisation(string role, string name) =>
        new("participating-org", new XAttribute("role", role), Narrative(name));

    private static IEnumerable<XElement> Dates(LedgerExport export, PaceLine line)
    {
        var commitment = line.Commitment;
        var entered = export.Book.StatementsOf(commitment.Id).Min(one => (DateTimeOffset?)one.DecidedAt);
        yield return commitment.SaidOn is { } said
            ? Date("1", said, "Day on which it was first said; no start of its own is known.")
            : Date("1", DateOnly.FromDateTime((entered ?? export.MadeAt).UtcDateTime),
                "Day on which it was entered; no statement gives a date.");
        if (commitment.DueOn is { } due && due >= (commitment.SaidOn ?? due))
            yield return Date("3", due, "Day by which it is to be here, as stated.");
    }

    private static XElement Date(string type, DateOnly day, string words) => new("activity-date",
        new XAttribute("iso-date", Day(day)), new XAttribute("type", type), Narrative(words));

    private static IEnumerable<XElement> Transactions(LedgerExport export, PaceLine line)
    {
        var commitment = line.Commitment;
        if (!line.Total && commitment is { Amount: { Currency: { } currency, Minimum: > 0 and var least } })
        {
            var firm = commitment.AgreedOn is not null;
            if ((commitment.AgreedOn ?? commitment.SaidOn) is { } day)
                yield return Transaction(firm ? "2" : "12", day, least, currency, commitment);
        }

        foreach (var match in export.Book.MatchesOf(commitment.Id))
        {
            if (match is { Quantity: > 0 and var quantity, On: { } on }
                && export.Book.Delivery(match.Delivery)?.Amount?.Currency is { } paid)
                yield return Transaction("3", on, quantity, paid, commitment);
        }
    }

    /// <summary>Codes of the list RelatedActivityType: 1 is the total that it is a part of, 2 a part of it.</summary>
    private static IEnumerable<XElement> Related(LedgerExport export, Commitment commitment)
    {
        if (commitment.PartOf is { } total && export.Book.Commitment(total) is not null)
            yield return One(total, "1");
        foreach (var part in export.Book.PartsOf(commitment.Id))
            yield return One(part.Id, "2");

        XElement One(CommitmentId id, string type) => new("related-activity",
            new XAttribute("ref", $"{export.ReportingOrg}-{id}"), new XAttribute("type", type));
    }

    private static XElement Transaction(
        string type, DateOnly day, decimal value, string currency, Commitment commitment) => new("transaction",
        new XElement("transaction-type", new XAttribute("code", type)),
        new XElement("transaction-date", new XAttribute("iso-date", Day(day))),
        new XElement("value", new XAttribute("currency", currency), new XAttribute("value-date", Day(day)),
            value.ToString(CultureInfo.InvariantCulture)),
        commitment.Pledgers.Take(1).Select(name => new XElement("provider-org", Narrative(name))),
        commitment.Recipients.Take(1).Select(name => new XElement("receiver-org", Narrative(name))));

    private static XElement? Result(PaceLine line, LedgerExport export)
    {
        var commitment = line.Commitment;
        var from = commitment.SaidOn ?? DateOnly.FromDateTime(export.MadeAt.UtcDateTime);
        var until = new[] { from, commitment.DueOn ?? from, line.LastArrivalOn ?? from,
            DateOnly.FromDateTime(export.MadeAt.UtcDateTime) }.Max();
        var target = !line.Total && commitment is { Amount.Minimum: > 0 and var least }
            ? new XElement("target", new XAttribute("value", least.ToString(CultureInfo.InvariantCulture)))
            : null;
        var actual = commitment.Arrived is { } here
            ? new XElement("actual", new XAttribute("value", here.ToString(CultureInfo.InvariantCulture)))
            : null;
        if (target is null && actual is null)
            return null;
        var unit = Pace.UnitOf(commitment);
        return new XElement("result", new XAttribute("type", "1"),
            new XElement("title", Narrative($"{commitment.Thing}, promised and here")),
            new XElement("indicator", new XAttribute("measure", "1"), new XAttribute("ascending", "1"),
                new XElement("title", Narrative($"{commitment.Thing} here ({unit})")),
                new XElement("period",
                    new XElement("period-start", new XAttribute("iso-date", Day(from))),
                    new XElement("period-end", new XAttribute("iso-date", Day(until))), target, actual)));
    }

    /// <summary>Codes of the list ActivityStatus.</summary>
    private static string StatusOf(Modality modality) => modality switch
    {
        Modality.UnderWay => "2",
        Modality.Delivered => "4",
        Modality.Denied => "5",
        _ => "1",
    };

    /// <summary>Purpose codes of the DAC: people who clear are 15250; what has no code of its own is 73010,
    /// immediate reconstruction and rehabilitation.</summary>
    private static string SectorOf(Commitment commitment) =>
        Things.FamilyOf(commitment.Thing) is "deminers" or "demining machines" or "detectors" or "dogs"
            ? "15250" : "73010";

    private static XElement Narrative(string text) => new("narrative", Clean(text));

    /// <summary>Characters that XML 1.0 cannot carry become a replacement sign: the rest of the text stays.</summary>
    private static string Clean(string text)
    {
        var clean = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                clean.Append(text, i++, 2);
            else
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\ufffd');
        }

        return clean.ToString();
    }

    private static string Comment(string text) => Clean(text).Replace("--", "- -", StringComparison.Ordinal) + " ";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
