using System.Globalization;
using System.Text;
using System.Xml;
using Furrow.Registry;

namespace Furrow.Server;

/// <summary>Who changed what, when and why.</summary>
internal static class JournalAnswers
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int MostInFeed = 100;
    private const int MostLooked = 2000;

    /// <summary>Where the pages show a record of a kind that people follow; other kinds are not in the feed.</summary>
    private static readonly Dictionary<string, string> Followed = new(StringComparer.Ordinal)
    {
        ["ruling"] = "rulings", ["plan"] = "plans", ["decision"] = "commitments", ["commitment"] = "commitments",
        ["incident"] = "incidents", ["task_order"] = "tasks",
        ["hazard"] = "hazards", ["accident"] = "accidents",
    };

    /// <summary>Entries about one record, or all; newest first.</summary>
    public static async Task<object?> List(Ask ask)
    {
        var (journal, page) = (ask.Store.Journal, ask.Page());
        var slice = ask.Word("record") is { } record
            ? await journal.Of(record, page, ask.Viewer, ask.Cancel)
            : await journal.Latest(page, ask.Viewer, ask.Cancel);
        return new ListView<EntryView>([.. slice.Items.Select(EntryView.Of)], slice.Next);
    }

    /// <summary>Changes after a number of the journal, oldest first: what another program follows.</summary>
    public static async Task<object?> Changes(Ask ask)
    {
        MayRead(ask);
        var text = ask.Word("since") ?? "0";
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var since))
        {
            throw new Refusal("request.since", $"'since' is '{Answers.Short(text)}'; give the 'last' of the answer "
                + "before, or 0 for everything.");
        }

        var slice = await ask.Store.Journal.Since(since, ask.Page() with { After = null }, ask.Viewer, ask.Cancel);
        var items = slice.Items.Select(EntryView.Of).ToList();
        return new ChangesView(items, items is [.., var newest] ? newest.Number : since, slice.Next is not null);
    }

    /// <summary>The newest decisions and alerts as a feed (Atom, RFC 4287), for those who may read the journal.
    /// </summary>
    public static async Task<object?> Feed(Ask ask)
    {
        MayRead(ask);
        var slice = await ask.Store.Journal.Latest(new Page(MostLooked), ask.Viewer, ask.Cancel);
        var shown = slice.Items.Where(entry => Followed.ContainsKey(entry.Kind)).Take(MostInFeed).ToList();
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            var updated = shown is [var newest, ..] ? newest.At : DateTimeOffset.UnixEpoch;
            var programme = await ask.Store.Programme.Find(ask.Viewer, ask.Cancel);
            xml.WriteStartElement("feed", Atom);
            Head(xml, $"{ask.Root}/api/feed.atom", $"{programme?.Name ?? "Furrow"}: decisions and alerts", updated);
            xml.WriteStartElement("link", Atom);
            xml.WriteAttributeString("rel", "self");
            xml.WriteAttributeString("href", $"{ask.Root}/api/feed.atom");
            xml.WriteEndElement();
            foreach (var entry in shown)
                Entry(xml, ask.Root, entry);
            xml.WriteEndElement();
        }

        return new Answer(bytes.ToArray(), "application/atom+xml; charset=utf-8");
    }

    private static void Entry(XmlWriter xml, string root, JournalEntry entry)
    {
        xml.WriteStartElement("entry", Atom);
        Head(xml, $"{root}/api/journal#{entry.Number}", Clean($"{entry.Kind}: {entry.Why}"), entry.At);
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, Clean(entry.Actor));
        xml.WriteEndElement();
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("href", $"{root}/#/{Followed[entry.Kind]}"
            + (Followed[entry.Kind] is "plans" or "rulings" or "commitments" ? "" : $"/{entry.Record}"));
        xml.WriteEndElement();
        xml.WriteElementString("summary", Atom, Clean($"{entry.Actor}: {entry.Why}"));
        xml.WriteEndElement();
    }

    private static void Head(XmlWriter xml, string id, string title, DateTimeOffset updated)
    {
        xml.WriteElementString("id", Atom, id);
        xml.WriteElementString("title", Atom, Clean(title));
        xml.WriteElementString("updated", Atom, updated.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
    }

    /// <summary>Without what XML 1.0 cannot hold.</summary>
    private static string Clean(string text) => string.Concat(text.Where(one => XmlConvert.IsXmlChar(one)));

    private static void MayRead(Ask ask)
    {
        if (!ask.Viewer.MaySee(Sensitivity.High) || ask.Viewer.Areas.Count > 0)
        {
            throw new Refusal("access.journal", $"'{ask.Viewer.Name}' may not read the journal, which tells of every "
                + "record; it takes a ceiling of high and no bounds of area.");
        }
    }

    private sealed record ChangesView(IReadOnlyList<EntryView> Items, long Last, bool More);
}
