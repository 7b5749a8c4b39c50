using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Store;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Store;

/// <summary>Ground as the store keeps it: accounts, periods, corrections, history.</summary>
public sealed class Balancing
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_release_is_kept_with_its_hazard_and_its_period(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var (store, hazard) = (temporary.Store, await Filled(temporary));
        var released = await Release(temporary, hazard, Half);
        var account = await store.Ground.OfHazard(hazard, Viewer.Local, Cancel);
        Assert.Equal([GroundChange.Original, GroundChange.Reduced], account.Select(entry => entry.Change));
        Assert.Equal(released.RemainingSquareMetres, Balance.Of(account).Remaining);
        var totals = await store.Ground.Totals(
            Given.Place("North").Id, Start, DateOnly.MaxValue, Viewer.Public, Cancel);
        Assert.Equal(account[1].SquareMetres, totals.Balance.Reduced);
        Assert.Equal(totals.Balance.Opening + totals.Balance.Original - totals.Balance.Reduced,
            totals.Balance.Remaining);
        var others = await store.Ground.Totals(
            Given.Place("South").Id, Start, DateOnly.MaxValue, Viewer.Public, Cancel);
        Assert.Equal(0, others.Balance.Remaining);
        Assert.Empty(await Findings(store));
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_hazard_without_entries_counts_with_its_outline(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        await Filled(temporary);
        var totals = await temporary.Store.Ground.Totals(null, Start, DateOnly.MaxValue, Viewer.Public, Cancel);
        Assert.Equal(780_000, totals.Balance.Remaining);
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task An_outline_that_is_given_anew_is_a_correction_by_name(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var (store, id) = (temporary.Store, await Filled(temporary));
        var hazard = (await store.Hazards.Find(id, Viewer.Local, Cancel))!;
        await temporary.Save(writing => store.Hazards.Save(
            writing, [hazard with { Outline = Given.Square(35, 51, 0.02) }], Cancel));
        var account = await store.Ground.OfHazard(id, Viewer.Local, Cancel);
        Assert.Equal([GroundChange.Original, GroundChange.CorrectedUp], account.Select(entry => entry.Change));
        var kept = await store.Hazards.Find(id, Viewer.Local, Cancel);
        Assert.Equal(Balance.Of(account).Remaining, kept!.RemainingSquareMetres);
        Assert.Empty(await Findings(store));
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task An_entry_of_the_balance_is_never_changed(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var (store, id) = (temporary.Store, await Filled(temporary));
        await Release(temporary, id, Half);
        var entry = (await store.Ground.OfHazard(id, Viewer.Local, Cancel))[1];
        Assert.Equal("balance.entry-changed", (await Assert.ThrowsAsync<Refusal>(() => temporary.Save(writing =>
            store.Ground.Save(writing, [entry with { SquareMetres = 1 }], Cancel)))).Code);
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_late_entry_corrects_an_opening_by_name(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var (store, id) = (temporary.Store, await Filled(temporary));
        await Release(temporary, id, Half, new DateOnly(2020, 2, 2));
        var from = new DateOnly(2021, 1, 1);
        var totals = await store.Ground.Totals(null, from, from.AddYears(1), Viewer.Local, Cancel);
        var corrections = await store.Ground.Corrections(null, from, new Page(10), Viewer.Local, Cancel);
        Assert.Equal(totals.Corrected, Balance.Of(corrections.Items).Remaining);
        Assert.Contains(corrections.Items, entry => entry.Change == GroundChange.Reduced);
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_change_of_fields_is_taken_back_by_a_change(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var (store, id) = (temporary.Store, await Filled(temporary));
        var hazard = (await store.Hazards.Find(id, Viewer.Local, Cancel))!;
        await temporary.Save(w => store.Hazards.Save(w, [hazard with { Name = "wrong" }], Cancel));
        var newest = (await store.Journal.Of(id.ToString(), new Page(1), Viewer.Local, Cancel)).Items[0];
        await store.Journal.Write(new Actor("test"), "take back", writing =>
            new GroundDesk(store, writing, Viewer.Local).TakeBack(id, newest.Number, Read, Cancel), Cancel);
        Assert.Equal(hazard.Name, (await store.Hazards.Find(id, Viewer.Local, Cancel))!.Name);
        var then = await GroundDesk.AsRecorded(store, id, newest.At, Read, Viewer.Local, Cancel);
        Assert.NotNull(then);
    }

    internal static Hazard Read(string json) => System.Text.Json.JsonSerializer.Deserialize<Hazard>(
        json, Furrow.Registry.Exchange.RecordJson.Options)!;

    private static Polygon Half => (Polygon)Given.Square(35, 51, 0.01).Factory.ToGeometry(
        new Envelope(35, 35.01, 51, 51.005));

    internal static async Task<HazardId> Filled(TemporaryStore temporary)
    {
        var hazard = Given.Hazard("H-1", Given.Place("North").Id);
        await temporary.Save(async writing =>
            await temporary.Store.Places.Save(writing, [Given.Place("North"), Given.Place("South")], Cancel)
            + await temporary.Store.Hazards.Save(writing, [hazard], Cancel)
            + await temporary.Store.Reports.Save(writing, [Survey(hazard.Id)], Cancel));
        return hazard.Id;
    }

    internal static Task<Hazard> Release(
        TemporaryStore temporary, HazardId id, Polygon ground, DateOnly? on = null) =>
        temporary.Store.Journal.Write(new Actor("test"), "reduce by survey", writing => Release(
            temporary.Store, writing, id, ground, on), Cancel);

    internal static Task<Hazard> Release(
        OpenStore store, IWriting writing, HazardId id, Polygon ground, DateOnly? on = null)
    {
        var desk = new GroundDesk(store, writing, Viewer.Local);
        return desk.Release(id, GroundChange.Reduced, ground, new LandRelease { Report = "TS-1" },
            desk.Posting(on, "no item found"), new NothingKnown(), Cancel);
    }

    internal static HazardReport Survey(HazardId hazard) => new()
    {
        Id = Identity.From<HazardReportId>("TS-1"), LocalId = "TS-1", Hazard = hazard,
        Kind = ReportKind.TechnicalSurvey, On = Start, Origin = Given.Origin,
    };

    private static async Task<List<Finding>> Findings(OpenStore store)
    {
        var findings = new List<Finding>();
        await foreach (var finding in store.Check(null, Cancel))
            findings.Add(finding);
        return findings;
    }

    private sealed class NothingKnown : IReleaseWitness
    {
        public Task<ReleaseFacts> Of(
            Hazard hazard, LandRelease release, ReleaseFacts facts, CancellationToken cancel) =>
            Task.FromResult(facts);

        public Task<IReadOnlyList<string>> MissingForHandover(Hazard hazard, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyList<string>>([]);

        public Task<bool> Frozen(Hazard hazard, CancellationToken cancel) => Task.FromResult(false);
    }
}
