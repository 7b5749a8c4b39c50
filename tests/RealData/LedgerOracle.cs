using System.Text.Json;
using System.Xml.Linq;
using System.Xml.Schema;
using Furrow.Reading;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Tests.RealData;

/// <summary>What the ledger hands out, judged by the schemas and rules of those who keep the standards.</summary>
public sealed class LedgerOracle
{
    private const string Iati = "iati";
    private static readonly Decider By = new(new Actor("test"), new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero), "a test");

    private static readonly string[] Texts =
    [
        "Norway will send 40 deminers to Laos.", "Norway pledged $4 million to Laos.",
        "Japan will send up to 50 trucks to Laos.", "Sweden has refused to send 12 medics to Laos.",
        "China agreed to build 3 schools in Laos.", "Norway has sent 15 deminers to Laos.",
    ];

    [Fact]
    public void The_iati_file_is_valid_by_its_schema()
    {
        var schemas = new XmlSchemaSet { XmlResolver = null };
        foreach (var name in new[] { "xml.xsd", "iati-common.xsd", "iati-activities-schema.xsd" })
            schemas.Add(null, Oracle(Iati, name));
        var faults = new List<string>();
        var file = XDocument.Parse(System.Text.Encoding.UTF8.GetString(IatiExport.Bytes(Export())));
        file.Validate(schemas, (_, fault) => faults.Add(fault.Message));
        Assert.Empty(faults);
        Assert.Equal(Texts.Length, file.Root!.Elements("iati-activity").Count());
        Assert.Equal(2, file.Descendants("related-activity").Count());
    }

    [Fact]
    public void The_iati_file_keeps_the_standards_own_rules()
    {
        using var rules = JsonDocument.Parse(File.ReadAllText(Oracle(Iati, "ruleset-standard.json")));
        var file = XDocument.Parse(System.Text.Encoding.UTF8.GetString(IatiExport.Bytes(Export())));
        var (kept, broken) = (0, new List<string>());
        foreach (var path in rules.RootElement.EnumerateObject().Where(one => one.Name.EndsWith("/iati-activity",
            StringComparison.Ordinal)))
        {
            foreach (var activity in file.Root!.Elements("iati-activity"))
            {
                foreach (var rule in path.Value.EnumerateObject())
                {
                    foreach (var @case in rule.Value.GetProperty("cases").EnumerateArray())
                    {
                        if (!@case.TryGetProperty("ruleInfo", out var info)
                            || info.GetProperty("severity").GetString() != "error"
                            || @case.TryGetProperty("condition", out _))
                            continue;
                        if (Keeps(rule.Name, @case, activity) is not { } good)
                            continue;
                        kept++;
                        if (!good)
                            broken.Add($"{info.GetProperty("id")} {info.GetProperty("message")}");
                    }
                }
            }
        }

        Assert.Empty(broken);
        Assert.True(kept > 20, $"only {kept} rules were looked at");
    }

    [Fact]
    public void The_table_keeps_the_default_schema_of_hxl()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Oracle("hxl", "hxl-default-schema.json")));
        var table = CsvTableReader.Read(
            new MemoryStream(HxlExport.Bytes(Export())), RowLimits.Usual, TestContext.Current.CancellationToken);
        var tags = table.Rows[0].Values;
        foreach (var rule in schema.RootElement.EnumerateArray().Where(rule =>
            rule.TryGetProperty("#valid_datatype", out _)
            && rule.GetProperty("#valid_severity").GetString() == "error"))
        {
            var kind = rule.GetProperty("#valid_datatype").GetString();
            var patterns = rule.GetProperty("#valid_tag").GetString()!.Split(',');
            foreach (var (column, tag) in tags.Where(pair => patterns.Any(pattern => Matches(pair.Value, pattern))))
            {
                foreach (var row in table.Rows.Skip(1).Where(row => row.Values.ContainsKey(column)))
                    Assert.True(kind == "date" ? DateOnly.TryParse(row.Values[column], out _)
                        : decimal.TryParse(row.Values[column], out _), $"{tag}: {row.Values[column]}");
            }
        }
    }

    /// <summary>The kinds of rule that ask for one activity alone; null for others.</summary>
    private static bool? Keeps(string kind, JsonElement rule, XElement activity)
    {
        switch (kind)
        {
            case "atleast_one":
                return Paths(rule).Any(path => Values(activity, path).Count > 0);
            case "unique":
                var all = Paths(rule).SelectMany(path => Values(activity, path)).ToList();
                return all.Distinct().Count() == all.Count;
            case "date_order" when rule.TryGetProperty("less", out var less):
                var from = Values(activity, less.GetString()!);
                var until = Values(activity, rule.GetProperty("more").GetString()!);
                return from.Count == 0 || until.Count == 0 || string.CompareOrdinal(from.Max(), until.Min()) <= 0;
            case "date_now" when rule.TryGetProperty("date", out var date):
                return Values(activity, date.GetString()!).All(day => string.CompareOrdinal(day, "2999") < 0);
            default:
                return null;
        }
    }

    private static IEnumerable<string> Paths(JsonElement rule) =>
        rule.GetProperty("paths").EnumerateArray().Select(path => path.GetString()!);

    private static List<string> Values(XElement activity, string path) =>
        ((System.Collections.IEnumerable)System.Xml.XPath.Extensions.XPathEvaluate(activity, path)).Cast<object>()
            .Select(one => one is XAttribute attribute ? attribute.Value : ((XElement)one).Value).ToList();

    private static bool Matches(string tag, string pattern)
    {
        var (have, want) = (tag.Split('+'), pattern.Trim().Split('+'));
        return have[0] == want[0] && want.Skip(1).All(have.Contains);
    }

    private static string Oracle(string folder, string name)
    {
        var path = Path.Combine(SharedData.Repository, "..", "shared", "oracle", folder, name);
        Assert.SkipUnless(File.Exists(path), SharedData.Absent);
        return Path.GetFullPath(path);
    }

    private static LedgerExport Export()
    {
        var (commitments, statements, deliveries, matches, documents) = (new List<Commitment>(), new List<Statement>(),
            new List<Delivery>(), new List<DeliveryMatch>(), new Dictionary<DocumentId, Document>());
        foreach (var text in Texts)
        {
            var document = Documents.Of(
                text, new Origin("test", null, true), "A paper", new Uri("https://example.org/a"),
                new DateOnly(2026, 4, 1));
            var claim = Ledger.ClaimsOf(document, Reader.Read(text))[0];
            var change = Ledger.Confirm(claim, document, new()
            {
                DueOn = new DateOnly(2026, 12, 1), PartOf = commitments.Count == 1 ? commitments[0].Id : null,
            }, null, By, []);
            documents[document.Id] = document;
            commitments.AddRange(change.Commitments);
            statements.AddRange(change.Statements);
            deliveries.AddRange(change.Deliveries);
            matches.AddRange(change.Matches);
        }

        return new()
        {
            Programme = new()
            {
                Name = "Test", Illustrative = true, Notice = "Made up -- all.", StartsOn = new(2026, 5, 1),
            },
            Book = new(commitments, statements, deliveries, matches, []), Documents = documents,
            MadeAt = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero), ReportingOrg = "XM-TEST-1", ReportingName = "Test",
            Country = "LA",
        };
    }
}
