using Furrow.Registry;
using Furrow.Registry.Plans;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;
using Furrow.Store;

namespace Furrow.Tests.Store;

/// <summary>What the check of a store finds, each broken by hand, and that a whole store has nothing to find.</summary>
public sealed class Checking
{
    private const string Text = "Korea pledged 1,000 deminers.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_whole_store_has_no_findings()
    {
        await using var temporary = await Full();
        Assert.Empty(await Findings(temporary));
    }

    [Theory]
    [InlineData("journal", "update journal set why = 'another' where number = 2")]
    [InlineData("record hazard", "update hazard set name = 'edited past the journal'")]
    [InlineData("record hazard", "update hazard set kind = 'no such kind'")]
    [InlineData("record hazard", "update hazard set evidence = 'not json'")]
    [InlineData("record hazard", "delete from hazard")]
    [InlineData("record asset", "insert into asset select null, lower(hex(randomblob(16))), local_id, name, kind, "
        + "damage_grade, damage_raw, damage_scheme, damage_remote, damage_on, quantity, unit, people_served, place, "
        + "footprint_is_stand_in, footprint, access, source, source_key, illustrative, attribution from asset limit 1")]
    [InlineData("record document", "update document set text = 'Korea pledged nothing at all.'")]
    [InlineData("record plan", "update assignment set finish = '2027-01-01T00:00:00'")]
    [InlineData("record plan", "delete from unplanned")]
    [InlineData("reference work.hazard", "update work set hazard = '00000000-0000-0000-0000-000000000001'")]
    [InlineData("reference work.waits_for", "update work set waits_for = '[\"00000000-0000-0000-0000-000000000001\"]'")]
    [InlineData("reference assignment.crew", "delete from crew")]
    [InlineData("reference claim.document", "delete from document")]
    [InlineData("reference claim", "update claim set quote_end = 9000")]
    [InlineData("reference hazard.place", "delete from place")]
    [InlineData("geopackage hazard", "delete from rtree_hazard_outline")]
    [InlineData("geopackage hazard", "update rtree_hazard_outline set minx = 100, maxx = 101")]
    [InlineData("geopackage hazard", "insert into rtree_hazard_outline values (99, 1, 2, 1, 2)")]
    [InlineData("geopackage nothing", "insert into gpkg_contents (table_name, data_type) values ('nothing', 'x')")]
    public async Task Something_broken_by_hand_is_found(string part, string sql)
    {
        await using var temporary = await Full();
        Journals.Tamper(temporary.Location, sql);
        var findings = await Findings(temporary);
        Assert.Contains(findings, f => $"{f.Part} {f.Subject}".StartsWith(part, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_work_withdrawn_after_it_was_planned_is_no_orphan()
    {
        await using var temporary = await Full();
        await temporary.Store.Journal.Write(
            new Actor("tester"), "derived anew",
            writing => temporary.Store.Works.Withdraw(writing, [Given.Work("left").Id], Cancel), Cancel);
        Assert.Empty(await Findings(temporary));
    }

    private static async Task<List<Finding>> Findings(TemporaryStore temporary)
    {
        var findings = new List<Finding>();
        await foreach (var finding in temporary.Store.Check(null, Cancel))
            findings.Add(finding);
        return findings;
    }

    private static async Task<TemporaryStore> Full()
    {
        var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var store = temporary.Store;
        var place = Given.Place("North");
        var hazard = Given.Hazard("H-1", place.Id);
        var (first, left) = (Given.Work("first", place.Id, hazard.Id), Given.Work("left"));
        var document = new Document
        {
            Id = Identity.From<DocumentId>(Text), Language = "en", Text = Text, CitedOutlets = [],
            Origin = Given.Origin,
            Sha256 = Convert.ToHexStringLower(
                System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Text))),
        };
        await temporary.Save(async writing =>
        {
            var saved = await store.Places.Save(writing, [place], Cancel);
            saved += await store.Hazards.Save(writing, [hazard], Cancel);
            saved += await store.Assets.Save(writing, [Given.Asset("A-1", place.Id)], Cancel);
            saved += await store.Works.Save(writing, [first, left], Cancel);
            saved += await store.Crews.Save(writing, [Given.Crew("one")], Cancel);
            saved += await store.Documents.Save(writing, [document], Cancel);
            saved += await store.Claims.Save(writing, [Claim(document)], Cancel);
            var assignment = new Assignment(
                first.Id, Given.Crew("one").Id, new DateTime(2026, 5, 4, 8, 0, 0), new DateTime(2026, 5, 6, 12, 0, 0));
            return saved + await store.Plans.Add(
                writing, Given.Plan("P"), [assignment], [new Unplanned(left.Id, "no crew")], Cancel);
        });
        return temporary;
    }

    private static Claim Claim(Document document) => new()
    {
        Id = Identity.From<ClaimId>("one"),
        Document = document.Id,
        Quote = new Span(0, 13),
        Direct = false,
        Pledgers = [new Slot("Korea", SlotStatus.Stated, new Span(0, 5), "subject")],
        Recipients = [],
        Thing = "deminers",
        Category = PledgeCategory.Personnel,
        Place = new Slot(null, SlotStatus.Unknown, null, null),
        Modality = Modality.Pledged,
        Speaker = new Slot(null, SlotStatus.Unknown, null, null),
        CitedOutlets = [],
        State = ClaimState.Proposed,
        Origin = Given.Origin,
    };
}
