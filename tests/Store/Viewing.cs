using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Plans;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Store;

/// <summary>Who sees what: by ceiling, by area, by filter.</summary>
public sealed class Viewing
{
    private static readonly PlaceId North = Identity.From<PlaceId>("North");
    private static readonly PlaceId South = Identity.From<PlaceId>("South");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task Anybody_sees_nothing_of_hazards_works_crews_accidents_drafts_or_the_journal(Backend backend)
    {
        await using var temporary = await Peopled(backend);
        var store = temporary.Store;
        Assert.Empty((await store.Hazards.List(Filter.None, Page.First, Viewer.Public, Cancel)).Items);
        Assert.Equal(0, await store.Hazards.Count(Filter.None, Viewer.Public, Cancel));
        Assert.Null(await store.Hazards.Find(Given.Hazard("in North").Id, Viewer.Public, Cancel));
        Assert.Equal(0, await store.Works.Count(Filter.None, Viewer.Public, Cancel));
        var north = Given.Hazard("in North").Id;
        Assert.Empty((await store.Works.At(north, null, Page.First, Viewer.Public, Cancel)).Items);
        Assert.Equal(0, await store.Crews.Count(Filter.None, Viewer.Public, Cancel));
        Assert.Equal(0, await store.Accidents.Count(Filter.None, Viewer.Public, Cancel));
        Assert.Equal(0, await store.Plans.Count(Filter.None, Viewer.Public, Cancel));
        Assert.Null(await store.Plans.Current(Viewer.Public, Cancel));
        Assert.Empty(await store.Plans.Assignments(Given.Plan("P").Id, Viewer.Public, Cancel));
        Assert.Empty((await store.Journal.Latest(Page.First, Viewer.Public, Cancel)).Items);
        Assert.Equal(4, await store.Places.Count(Filter.None, Viewer.Public, Cancel));
        await Assert.ThrowsAsync<Refusal>(() => store.Journal.Verify(Viewer.Public, Cancel));
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_viewer_of_an_area_sees_what_lies_in_it_and_below_and_nothing_else(Backend backend)
    {
        await using var temporary = await Peopled(backend);
        var viewer = new Viewer("north desk", Sensitivity.Severe, [North]);
        var store = temporary.Store;
        var seen = (await store.Hazards.List(Filter.None, Page.First, viewer, Cancel)).Items;
        Assert.Equal(["in North", "in Village"], seen.Select(hazard => hazard.LocalId).Order());
        Assert.Null(await store.Hazards.Find(Given.Hazard("in South").Id, viewer, Cancel));
        Assert.Equal(2, await store.Hazards.Count(Filter.None, viewer, Cancel));
        Assert.Equal(3, await store.Places.Count(Filter.None, viewer, Cancel));
        Assert.Equal(1, await store.Works.Count(Filter.None, viewer, Cancel));
        Assert.Equal(0, await store.Crews.Count(Filter.None, viewer, Cancel));
        Assert.Empty((await store.Journal.Latest(Page.First, viewer, Cancel)).Items);
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_partner_sees_an_adopted_plan_and_no_draft(Backend backend)
    {
        await using var temporary = await Peopled(backend);
        var partner = new Viewer("partner", Sensitivity.Moderate, []);
        Assert.Null(await temporary.Store.Plans.Current(partner, Cancel));
        await temporary.Save(writing => temporary.Store.Plans.Save(
            writing, [Given.Plan("P", PlanStatus.Adopted)], Cancel));
        Assert.Equal("P", (await temporary.Store.Plans.Current(partner, Cancel))?.Name);
        Assert.NotEmpty(await temporary.Store.Plans.Assignments(Given.Plan("P").Id, partner, Cancel));
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task The_adopted_plan_is_current_else_the_latest_draft(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var plans = temporary.Store.Plans;
        Assert.Null(await plans.Current(Viewer.Local, Cancel));
        await temporary.Save(w => plans.Save(
            w,
            [Given.Plan("old"), Given.Plan("new", madeOnDay: 2), Given.Plan("gone", PlanStatus.Superseded, 9)],
            Cancel));
        Assert.Equal("new", (await plans.Current(Viewer.Local, Cancel))!.Name);
        await temporary.Save(w => plans.Save(w, [Given.Plan("old", PlanStatus.Adopted)], Cancel));
        Assert.Equal("old", (await plans.Current(Viewer.Local, Cancel))!.Name);
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_place_filter_reaches_everything_below_it(Backend backend)
    {
        await using var temporary = await Peopled(backend);
        Assert.Equal(["in North", "in Village"], await Found(temporary, new Filter { Place = North }));
        Assert.Equal(["in South"], await Found(temporary, new Filter { Place = South }));
        Assert.Empty(await Found(temporary, new Filter { Place = Identity.From<PlaceId>("nowhere") }));
        var refusal = await Assert.ThrowsAsync<Refusal>(
            () => temporary.Store.Crews.Count(new Filter { Place = North }, Viewer.Local, Cancel));
        Assert.Equal("filter.no-place", refusal.Code);
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task Parents_in_a_circle_do_not_hang_a_question(Backend backend)
    {
        await using var temporary = await Peopled(backend);
        await temporary.Save(w => temporary.Store.Places.Save(
            w, [Given.Place("North", Identity.From<PlaceId>("Village"))], Cancel));
        Assert.Equal(["in North", "in Village"], await Found(temporary, new Filter { Place = North }));
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_text_is_found_in_any_script_whatever_its_case(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        await temporary.Save(w => temporary.Store.Hazards.Save(
            w, [Given.Hazard("СУДЖА 50% поле"), Given.Hazard("суджа_2"), Given.Hazard("Kyiv")], Cancel));
        var both = await Found(temporary, new Filter { Text = "Суджа" });
        Assert.Equal(["СУДЖА 50% поле", "суджа_2"], both);
        Assert.Equal(["СУДЖА 50% поле"], await Found(temporary, new Filter { Text = "50%" }));
        Assert.Equal(["суджа_2"], await Found(temporary, new Filter { Text = "_" }));
        Assert.Empty(await Found(temporary, new Filter { Text = "' or 1=1 --" }));
        var id = Given.Hazard("Kyiv").Id.ToString();
        Assert.Equal(["Kyiv"], await Found(temporary, new Filter { Text = id[4..20].ToUpperInvariant() }));
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_box_finds_what_touches_it_and_not_what_only_its_box_touches(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var triangle = Given.Hazard("triangle") with
        {
            Outline = new Polygon(new LinearRing([new(0, 0), new(10, 0), new(0, 10), new(0, 0)])),
        };
        await temporary.Save(w => temporary.Store.Hazards.Save(w, [triangle, Given.Hazard("far", x: 60)], Cancel));
        Assert.Equal(["triangle"], await Found(temporary, new Filter { Within = new Envelope(1, 2, 1, 2) }));
        Assert.Empty(await Found(temporary, new Filter { Within = new Envelope(8, 9, 8, 9) }));
        Assert.Equal(["triangle"], await Found(temporary, new Filter { Within = new Envelope(-1, 0, -1, 0) }));
        var globe = new Filter { Within = new Envelope(-180, 180, -90, 90) };
        Assert.Equal(["far", "triangle"], await Found(temporary, globe));
    }

    [Fact]
    public async Task Boxes_agree_with_plain_geometry_for_any_outline()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var made = Made.Hazard.Array[300].Single(_ => true, "0000Qjm6fyU4").DistinctBy(hazard => hazard.Id).ToList();
        await temporary.Save(w => temporary.Store.Hazards.Save(w, made, Cancel));
        var box = Gen.Select(Gen.Double[-180, 170], Gen.Double[-90, 80], Gen.Double[0.1, 90], Gen.Double[0.1, 60],
            (x, y, width, height) => new Envelope(x, x + width, y, y + height));
        await box.SampleAsync(
            async within =>
            {
                var rectangle = made[0].Outline.Factory.ToGeometry(within);
                var expected = made.Where(hazard => hazard.Outline.Intersects(rectangle));
                var filter = new Filter { Within = within };
                var found = await temporary.Store.Hazards.List(filter, Page.First, Viewer.Local, Cancel);
                Assert.Equal(
                    expected.Select(hazard => hazard.Id.ToString()).Order(StringComparer.Ordinal),
                    found.Items.Select(hazard => hazard.Id.ToString()));
            },
            iter: 100, threads: 1);
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task Slices_follow_each_other_without_gap_or_repetition(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var hazards = Enumerable.Range(0, 25).Select(i => Given.Hazard($"H-{i}")).ToList();
        await temporary.Save(w => temporary.Store.Hazards.Save(w, hazards, Cancel));
        var seen = new List<string>();
        for (var page = new Page(4); ;)
        {
            var slice = await temporary.Store.Hazards.List(Filter.None, page, Viewer.Local, Cancel);
            Assert.InRange(slice.Items.Count, 1, 4);
            seen.AddRange(slice.Items.Select(hazard => hazard.Id.ToString()));
            if (slice.Next is null)
                break;
            page = page with { After = slice.Next };
        }

        Assert.Equal(hazards.Select(hazard => hazard.Id.ToString()).Order(StringComparer.Ordinal), seen);
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_page_out_of_bounds_is_refused(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        foreach (var (page, code) in ((Page, string)[])
            [(new Page(0), "page.limit"), (new Page(10_001), "page.limit"), (new Page(1, "x"), "page.malformed")])
        {
            var refusal = await Assert.ThrowsAsync<Refusal>(
                () => temporary.Store.Hazards.List(Filter.None, page, Viewer.Local, Cancel));
            Assert.Equal(code, refusal.Code);
        }
    }

    private static async Task<TemporaryStore> Peopled(Backend backend)
    {
        var temporary = await TemporaryStore.New(backend);
        var store = temporary.Store;
        var village = Given.Place("Village", North);
        await temporary.Save(async writing =>
        {
            var saved = await store.Places.Save(
                writing,
                [Given.Place("North"), Given.Place("South"), village, Given.Place("Hamlet", village.Id)],
                Cancel);
            saved += await store.Hazards.Save(
                writing,
                [
                    Given.Hazard("in North", North), Given.Hazard("in Village", village.Id),
                    Given.Hazard("in South", South), Given.Hazard("nowhere"),
                ],
                Cancel);
            var work = Given.Work("clear", village.Id, Given.Hazard("in North").Id);
            saved += await store.Works.Save(writing, [work, Given.Work("elsewhere")], Cancel);
            saved += await store.Crews.Save(writing, [Given.Crew("one")], Cancel);
            var assignment = new Assignment(
                work.Id, Given.Crew("one").Id, new DateTime(2026, 5, 4, 8, 0, 0), new DateTime(2026, 5, 6, 12, 0, 0));
            return saved + await store.Plans.Add(
                writing, Given.Plan("P"), [assignment], [new Unplanned(Given.Work("elsewhere").Id, "no crew")], Cancel);
        });
        return temporary;
    }

    private static async Task<string[]> Found(TemporaryStore temporary, Filter filter) =>
        [.. (await temporary.Store.Hazards.List(filter, Page.First, Viewer.Local, Cancel)).Items
            .Select(hazard => hazard.LocalId).Order(StringComparer.Ordinal)];
}
