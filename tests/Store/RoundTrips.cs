using System.Text.Json;
using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Store;

namespace Furrow.Tests.Store;

public sealed class RoundTrips
{
    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public Task A_place_comes_back_as_it_was_saved(Backend backend) =>
        ComesBack(backend, Made.Place, store => store.Places, place => place.Id);

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public Task A_document_comes_back_as_it_was_saved(Backend backend) =>
        ComesBack(backend, Made.Document, store => store.Documents, document => document.Id);

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public Task A_claim_comes_back_as_it_was_saved(Backend backend) =>
        ComesBack(backend, Made.Claim, store => store.Claims, claim => claim.Id);

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public Task A_commitment_comes_back_as_it_was_saved(Backend backend) =>
        ComesBack(backend, MadeLedger.Commitment, store => store.Commitments, commitment => commitment.Id);

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public Task A_statement_comes_back_as_it_was_saved(Backend backend) =>
        ComesBack(backend, MadeLedger.Statement, store => store.Statements, statement => statement.Id);

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public Task A_delivery_comes_back_as_it_was_saved(Backend backend) =>
        ComesBack(backend, MadeLedger.Delivery, store => store.Deliveries, delivery => delivery.Id);

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public Task A_match_comes_back_as_it_was_saved(Backend backend) =>
        ComesBack(backend, MadeLedger.Match, store => store.Matches, match => match.Id);

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public Task A_link_comes_back_as_it_was_saved(Backend backend) =>
        ComesBack(backend, MadeLedger.Link, store => store.Links, link => link.Id);

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public Task A_rate_of_exchange_comes_back_as_it_was_saved(Backend backend) =>
        ComesBack(backend, MadeLedger.Rate, store => store.ExchangeRates, rate => rate.Id);

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public Task A_hazard_comes_back_as_it_was_saved(Backend backend) =>
        ComesBack(backend, Made.Hazard, store => store.Hazards, hazard => hazard.Id);

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public Task An_entry_of_the_balance_comes_back_as_it_was_saved(Backend backend) =>
        ComesBack(backend, Made.GroundEntry, store => store.Ground, entry => entry.Id);

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public Task A_report_about_a_hazard_comes_back_as_it_was_saved(Backend backend) =>
        ComesBack(backend, Made.HazardReport, store => store.Reports, report => report.Id);

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public Task A_session_comes_back_as_it_was_saved(Backend backend) =>
        ComesBack(backend, Made.Session, store => store.Sessions, session => session.Id);

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public Task A_code_comes_back_as_it_was_saved(Backend backend) =>
        ComesBack(backend, Made.Code, store => store.Codes, code => code.Id);

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public Task An_accident_comes_back_as_it_was_saved(Backend backend) =>
        ComesBack(backend, Made.Accident, store => store.Accidents, accident => accident.Id);

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public Task An_asset_comes_back_as_it_was_saved(Backend backend) =>
        ComesBack(backend, Made.Asset, store => store.Assets, asset => asset.Id);

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public Task A_norm_comes_back_as_it_was_saved(Backend backend) =>
        ComesBack(backend, Made.Norm, store => store.Norms, norm => norm.Id);

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public Task A_crew_comes_back_as_it_was_saved(Backend backend) =>
        ComesBack(backend, Made.Crew, store => store.Crews, crew => crew.Id);

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public Task A_work_comes_back_as_it_was_saved(Backend backend) =>
        ComesBack(backend, Made.Work, store => store.Works, work => work.Id);

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public Task A_plan_comes_back_as_it_was_saved(Backend backend) =>
        ComesBack(backend, Made.Plan, store => store.Plans, plan => plan.Id);

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task The_programme_comes_back_as_it_was_saved(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var programme = new Programme
        {
            Name = "Курск", Illustrative = true, Notice = "Made up.", StartsOn = new DateOnly(2026, 5, 4),
            HoursPerDay = 7, WorkingDays = [DayOfWeek.Saturday], Holidays = [new DateOnly(2026, 6, 12)],
            WinterFrom = null, WinterUntil = null, TravelKilometresPerHour = 35,
        };
        Assert.Null(await temporary.Store.Programme.Find(Viewer.Public, CancellationToken.None));
        await Save(programme with { Name = "?" });
        var saved = await Save(programme);
        Assert.Equal(new Saved(0, 1, 0), saved);
        await temporary.Reopen();
        var back = await temporary.Store.Programme.Find(Viewer.Public, CancellationToken.None);
        Assert.Equal(Json(programme), Json(back));

        Task<Saved> Save(Programme given) =>
            temporary.Save(w => temporary.Store.Programme.Save(w, given, CancellationToken.None));
    }

    [Fact]
    public void Every_field_of_every_record_is_drawn_with_more_than_one_value()
    {
        Varies(Made.Place);
        Varies(Made.Document, "Sha256");
        Varies(Made.Claim);
        Varies(MadeLedger.Commitment);
        Varies(MadeLedger.Statement);
        Varies(MadeLedger.Delivery);
        Varies(MadeLedger.Match);
        Varies(MadeLedger.Link);
        Varies(MadeLedger.Decision);
        Varies(MadeLedger.Rate);
        Varies(Made.Hazard, "RemainingSquareMetres");
        Varies(Made.GroundEntry);
        Varies(Made.HazardReport);
        Varies(Made.Session);
        Varies(Made.Code);
        Varies(Made.Accident);
        Varies(Made.Asset);
        Varies(Made.Norm);
        Varies(Made.Crew);
        Varies(Made.Work);
        Varies(Made.Plan);
    }

    /// <summary>A field that the generator forgets would be a field that the store may forget.</summary>
    private static void Varies<TRecord>(Gen<TRecord> gen, params string[] except)
    {
        var drawn = new List<TRecord>();
        gen.Array[60].Sample(records => drawn.AddRange(records), iter: 1, threads: 1);
        foreach (var property in typeof(TRecord).GetProperties().Where(p => p.CanWrite && !except.Contains(p.Name)))
        {
            var values = drawn.Select(record => Json(property.GetValue(record))).Distinct().Take(2).Count();
            Assert.True(values > 1, $"{typeof(TRecord).Name}.{property.Name} is always drawn alike");
        }
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_text_with_the_character_zero_is_refused_and_one_that_spells_it_is_kept(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var hazards = temporary.Store.Hazards;
        var refusal = await Assert.ThrowsAsync<Refusal>(() => temporary.Save(
            w => hazards.Save(w, [Given.Hazard("H-1") with { Name = "a\0b" }], CancellationToken.None)));
        Assert.Equal("record.not-text", refusal.Code);
        await temporary.Save(
            w => hazards.Save(w, [Given.Hazard("H-1") with { Name = @"a\u0000b" }], CancellationToken.None));
    }

    private static async Task ComesBack<TRecord, TId>(
        Backend backend, Gen<TRecord> gen, Func<OpenStore, IRecordStore<TRecord, TId>> kind, Func<TRecord, TId> id)
        where TRecord : class
        where TId : struct, IIdentity<TId>
    {
        await using var temporary = await TemporaryStore.New(backend);
        var records = kind(temporary.Store);
        await gen.List[1, 8].SampleAsync(
            async made =>
            {
                made = [.. made.DistinctBy(id)];
                var saved = await temporary.Save(w => records.Save(w, made, CancellationToken.None));
                Assert.Equal(new Saved(made.Count, 0, 0), saved);
                foreach (var record in made)
                {
                    var back = await records.Find(id(record), Viewer.Local, CancellationToken.None);
                    Assert.Equal(Json(record), Json(back));
                }

                saved = await temporary.Save(w => records.Save(w, made, CancellationToken.None));
                Assert.Equal(new Saved(0, 0, made.Count), saved);
            },
            iter: 60, threads: 1);
        Assert.Null((await temporary.Store.Journal.Verify(Viewer.Local, CancellationToken.None)).FirstBroken);
    }

    private static string Json<T>(T record) => JsonSerializer.Serialize(record, RecordJson.Options);
}
