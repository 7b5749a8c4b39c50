using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Pledges;
using Furrow.Tests.Registry.Pledges;

namespace Furrow.Tests.Registry.Exchange;

/// <summary>The ledger as other programs read it, by the rules of each format that we keep here.</summary>
public sealed class LedgerExportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Money_becomes_transactions_and_people_a_result_with_target_and_actual()
    {
        var activities = IatiExport.Of(Sample()).Root!.Elements("iati-activity").ToList();
        Assert.Equal(4, activities.Count);
        var money = Assert.Single(activities, one => one.Elements("transaction").Any());
        Assert.Equal(["12", "3"], money.Elements("transaction")
            .Select(one => one.Element("transaction-type")!.Attribute("code")!.Value));
        Assert.Equal("4000000", money.Element("transaction")!.Element("value")!.Value);
        var people = Assert.Single(activities, one => one.Descendants("actual").Any());
        Assert.Equal(("40", "15"), (people.Descendants("target").Single().Attribute("value")!.Value,
            people.Descendants("actual").Single().Attribute("value")!.Value));
        Assert.Empty(people.Elements("transaction"));
    }

    [Fact]
    public void Up_to_and_a_total_stand_in_words_and_never_as_values()
    {
        var open = Activity("Japan will send up to 50 deminers to Laos.");
        Assert.Empty(open.Elements("result"));
        Assert.Contains("up to 50", open.Element("description")!.Value);
        var total = Activity("Japan pledged $9 million to Laos.", claim => claim with { Aggregate = true });
        Assert.Empty(total.Elements("transaction"));
        Assert.Contains("not to be added", total.Element("description")!.Value);
    }

    [Fact]
    public void Every_activity_has_what_the_standard_asks_in_its_order()
    {
        string[] order =
        [
            "iati-identifier", "reporting-org", "title", "description", "participating-org", "activity-status",
            "activity-date", "recipient-country", "sector", "transaction", "conditions", "result",
        ];
        foreach (var activity in IatiExport.Of(Sample() with { Country = "LA" }).Root!.Elements())
        {
            var names = activity.Elements().Select(one => Array.IndexOf(order, one.Name.LocalName)).ToList();
            Assert.DoesNotContain(-1, names);
            Assert.Equal(names.Order(), names);
            Assert.All(order[..9], name => Assert.NotEmpty(activity.Elements(name)));
            Assert.StartsWith("XM-TEST-1-", activity.Element("iati-identifier")!.Value);
            Assert.NotEqual("XM-TEST-1", activity.Element("iati-identifier")!.Value);
        }
    }

    [Fact]
    public void A_text_with_what_xml_cannot_carry_still_leaves_as_xml()
    {
        var book = new Book();
        book.Confirm("Norway will send 40 deminers to Laos.",
            change: claim => claim with { Thing = "de\u0001min<ers>" });
        var bytes = IatiExport.Bytes(Sample(book));
        Assert.Contains("<ers>", XDocument.Parse(Encoding.UTF8.GetString(bytes)).Root!.Value);
    }

    [Fact]
    public void The_table_has_a_row_of_hashtags_and_conflicting_figures_side_by_side()
    {
        var book = new Book();
        book.Confirm("Norway will send 40 deminers to Laos, Ola Hansen said.");
        book.Confirm("Norway will send 60 deminers to Laos, Kari Berg said.", StatementRole.Announces);
        book.Confirm("Norway has sent 15 deminers to Laos.");
        var rows = Rows(HxlExport.Bytes(Sample(book)));
        Assert.All(rows[1], tag => Assert.Matches("^#[a-z]+(\\+[a-z]+)*$", tag));
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        var (least, here) = (Array.IndexOf(rows[1], "#indicator+num+promised+min"),
            Array.IndexOf(rows[1], "#indicator+num+arrived"));
        Assert.Equal([("40", "15"), ("60", "")], rows.Skip(2).Select(row => (row[least], row[here])));
    }

    [Fact]
    public void A_part_names_its_total_in_every_file()
    {
        var (total, part) = (new Book(), new Book());
        total.Confirm("Norway will send 6,000 people to Laos.");
        part.Confirm("Norway will send 1,000 deminers to Laos.", partOf: total.Commitment.Id);
        var export = Sample(total, part);
        var related = IatiExport.Of(export).Descendants("related-activity").Select(one => (
            Of: one.Parent!.Element("iati-identifier")!.Value, Ref: one.Attribute("ref")!.Value,
            Type: one.Attribute("type")!.Value)).OrderBy(one => one.Type).ToList();
        Assert.Equal([
            ($"XM-TEST-1-{part.Commitment.Id}", $"XM-TEST-1-{total.Commitment.Id}", "1"),
            ($"XM-TEST-1-{total.Commitment.Id}", $"XM-TEST-1-{part.Commitment.Id}", "2"),
        ], related);
        var rows = Rows(HxlExport.Bytes(export));
        var (parent, whole) = (Array.IndexOf(rows[1], "#activity+parent+code"), Array.IndexOf(rows[1], "#meta+total"));
        Assert.Equal([("", "yes"), ($"{total.Commitment.Id}", "no")],
            rows.Skip(2).Select(row => (row[parent], row[whole])).OrderBy(pair => pair.Item1.Length));
        Assert.Contains($"\"dcterms:isPartOf\": {{\n", Encoding.UTF8.GetString(ProvExport.Bytes(export))
            .ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_that_a_spreadsheet_would_run_is_kept_as_text()
    {
        var book = new Book();
        book.Confirm("Norway will send 40 deminers to Laos.", outlet: "=cmd|'/c calc'!A1",
            change: claim => claim with { Pledgers = [new("=1+1", SlotStatus.Stated, null, null)] });
        Assert.DoesNotContain(Rows(HxlExport.Bytes(Sample(book))).SelectMany(row => row),
            cell => cell is ['=' or '+' or '@' or '-', ..]);
    }

    [Fact]
    public void Every_commitment_leads_back_to_a_quote_and_its_voice_in_prov()
    {
        var graph = JsonDocument.Parse(ProvExport.Bytes(Sample())).RootElement.GetProperty("@graph");
        var nodes = graph.EnumerateArray().ToDictionary(node => node.GetProperty("id").GetString()!);
        var commitments = nodes.Values.Where(node => node.TryGetProperty("furrow:stage", out _)).ToList();
        Assert.Equal(4, commitments.Count);
        foreach (var source in commitments.SelectMany(one => one.GetProperty("prov:wasDerivedFrom").EnumerateArray()))
            Assert.True(nodes.ContainsKey(source.GetProperty("id").GetString()!));
        var annotations = nodes.Values.Where(node => node.TryGetProperty("motivation", out _)).ToList();
        Assert.Equal(6, annotations.Count);
        Assert.All(annotations, one =>
        {
            var selectors = one.GetProperty("target").GetProperty("selector").EnumerateArray().ToList();
            Assert.Equal(["TextQuoteSelector", "TextPositionSelector"],
                selectors.Select(each => each.GetProperty("type").GetString()));
            Assert.NotEqual("", selectors[0].GetProperty("exact").GetString());
            Assert.True(nodes.ContainsKey(one.GetProperty("prov:wasQuotedFrom").GetProperty("id").GetString()!));
        });
        Assert.DoesNotContain("a.kim", graph.GetRawText());
    }

    [Fact]
    public void What_an_export_writes_an_import_proposes_again_with_a_line_for_each_figure()
    {
        using var file = new MemoryStream(IatiExport.Bytes(Sample()));
        var activities = IatiImport.Read(file, new Origin("donor.xml", null, false), Cancel);
        var claims = activities.SelectMany(one => one.Claims).ToList();
        Assert.Contains(claims, one => one is
        {
            Modality: Modality.Pledged, Amount: { Minimum: 4_000_000, Currency: "USD" },
        });
        Assert.Contains(claims, one => one is { Modality: Modality.Delivered, Amount.Minimum: 15 });
        Assert.All(activities, one => Assert.All(one.Claims, claim => Assert.Contains(
            claim.Amount!.Text, one.Document.Text[claim.Quote.Start..claim.Quote.End])));
        Assert.All(claims, one => Assert.Equal(ClaimState.Proposed, one.State));
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><iati-activities/>", "iati.malformed")]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><iati-activities/>", "iati.malformed")]
    [InlineData("<iati-activities><iati-activity>", "iati.malformed")]
    [InlineData("<html/>", "iati.not-activities")]
    [InlineData("", "iati.malformed")]
    [InlineData("not xml", "iati.malformed")]
    [InlineData("DEEP", "iati.too-deep")]
    public void A_hostile_file_is_refused_by_name(string text, string code)
    {
        if (text == "DEEP")
            text = $"<iati-activities><iati-activity>{string.Concat(Enumerable.Repeat("<a>", 100_000))}";
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Assert.Equal(code, Assert.Throws<Refusal>(
            () => IatiImport.Read(file, new Origin("x", null, false), Cancel)).Code);
    }

    [Theory]
    [InlineData("XM DAC", null, "export.reporting-org")]
    [InlineData("XM-DAC-1", "ua", "export.country")]
    public void Who_reports_and_for_which_country_is_checked(string org, string? country, string code) =>
        Assert.Equal(code, Assert.Throws<Refusal>(() => new ExportOrder(org, null, country).Checked()).Code);

    private static XElement Activity(string text, Func<Claim, Claim>? change = null)
    {
        var book = new Book();
        book.Confirm(text, change: change);
        return IatiExport.Of(Sample(book)).Root!.Elements("iati-activity").Single();
    }

    private static LedgerExport Sample()
    {
        var (people, money, open, denied) = (new Book(), new Book(), new Book(), new Book());
        people.Confirm("Norway will send 40 deminers to Laos.", on: new(2026, 5, 1), due: new(2026, 12, 1));
        people.Confirm("Norway has sent 15 deminers to Laos.", on: new(2026, 6, 1));
        money.Confirm("Norway pledged $4 million to Laos.", on: new(2026, 5, 1));
        money.Confirm("Norway has provided $1 million to Laos.", on: new(2026, 6, 1));
        open.Confirm("Japan will send up to 50 deminers to Laos.");
        denied.Confirm("Sweden has refused to send 12 trucks to Laos.", on: new(2026, 5, 1));
        return Sample(people, money, open, denied);
    }

    internal static LedgerExport Sample(params Book[] books) => new()
    {
        Programme = new() { Name = "Test", Illustrative = true, Notice = "Made up.", StartsOn = new(2026, 5, 1) },
        Book = PaceTests.BookOf(books),
        Documents = books.SelectMany(book => book.Documents).ToDictionary(document => document.Id),
        MadeAt = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero), ReportingOrg = "XM-TEST-1", ReportingName = "Test",
    };

    private static List<string[]> Rows(byte[] csv)
    {
        var table = CsvTableReader.Read(new MemoryStream(csv), RowLimits.Usual, Cancel);
        return [[.. table.Columns], .. table.Rows.Select(row => table.Columns
            .Select(column => row.Values.GetValueOrDefault(column, "")).ToArray())];
    }
}
