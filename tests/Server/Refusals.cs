using System.Net;
using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Server;

namespace Furrow.Tests.Server;

/// <summary>Whatever is asked, the answer is a reason and never a fault.</summary>
public sealed class Refusals
{
    [Theory]
    [InlineData("/api/hazards?limit=0", "request.limit")]
    [InlineData("/api/hazards?limit=10001", "request.limit")]
    [InlineData("/api/hazards?limit=-1", "request.limit")]
    [InlineData("/api/hazards?limit=1e3", "request.limit")]
    [InlineData("/api/hazards?limit=99999999999999999999", "request.limit")]
    [InlineData("/api/hazards?limit=1&limit=2", "request.repeated")]
    [InlineData("/api/hazards?limt=1", "request.unknown-word")]
    [InlineData("/api/programme?x=1", "request.unknown-word")]
    [InlineData("/api/hazards?bbox=1,2,3", "request.bbox")]
    [InlineData("/api/hazards?bbox=3,2,1,4", "request.bbox")]
    [InlineData("/api/hazards?bbox=NaN,2,1,4", "request.bbox")]
    [InlineData("/api/hazards?bbox=-181,2,1,4", "request.bbox")]
    [InlineData("/api/hazards?bbox=a,b,c,d", "request.bbox")]
    [InlineData("/api/hazards?place=north", "identity.malformed")]
    [InlineData("/api/hazards/1%27%20or%201=1", "identity.malformed")]
    [InlineData("/api/hazards?text=%00", "request.text")]
    [InlineData("/api/totals?on=yesterday", "request.day")]
    [InlineData("/api/totals?on=2026-02-30", "request.day")]
    [InlineData("/api/totals/works?after=-1", "request.after")]
    [InlineData("/api/totals/works?after=x", "request.after")]
    public async Task A_wrong_question_is_refused_by_name(string path, string code)
    {
        await using var served = await Served.Small();
        Assert.Equal((HttpStatusCode.BadRequest, code), await served.Refusal(path));
    }

    [Fact]
    public async Task No_question_however_odd_is_our_fault()
    {
        await using var served = await Served.Small();
        string[] addresses = ["hazards", "works", "places", "totals", "totals/ground", "journal", "plans", "documents"];
        string[] words = ["limit", "after", "place", "text", "bbox", "hazard", "asset", "on", "plan", "record"];
        string[] odd = ["'", "%", "\\", "1;drop table hazard", "∞", "-0", "1,1,1,1"];
        await (from address in Gen.OneOf(addresses)
               from word in Gen.OneOf(words)
               from value in Gen.OneOf<string>(Gen.String, Gen.OneOf(odd))
               select $"/api/{address}?{word}={Uri.EscapeDataString(Whole(value))}")
            .SampleAsync(async path =>
            {
                using var answer = await served.Client.GetAsync(path);
                Assert.True((int)answer.StatusCode is 200 or 400 or 404 or 422, $"{path}: {(int)answer.StatusCode}");
            }, iter: 300, threads: 1);
    }

    [Fact]
    public async Task A_long_text_is_refused()
    {
        await using var served = await Served.Small();
        Assert.Equal((HttpStatusCode.BadRequest, "request.text"),
            await served.Refusal("/api/hazards?text=" + new string('a', 201)));
    }

    [Fact]
    public async Task A_list_goes_slice_by_slice_and_ends()
    {
        await using var served = await Served.Small();
        var seen = new List<string>();
        var after = "";
        do
        {
            var slice = await served.Json("/api/works?limit=4" + (after.Length > 0 ? "&after=" + after : ""));
            seen.AddRange(slice.GetProperty("items").EnumerateArray()
                .Select(item => item.GetProperty("id").GetString()!));
            after = slice.GetProperty("next").GetString() ?? "";
        }
        while (after.Length > 0);
        Assert.Equal(Given.Works.Length, seen.Distinct().Count());
        Assert.Equal(Given.Works.Length, seen.Count);
    }

    [Fact]
    public async Task A_fault_of_ours_says_nothing_of_our_inside()
    {
        var store = new MemoryStore();
        await Given.Fill(store);
        await using var served = await Served.Over(new Broken(store));
        using var answer = await served.Client.GetAsync("/api/hazards", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var body = await Served.Body(answer);
        Assert.Contains("\"fault\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5100")]
    [InlineData("http://192.168.1.2:5100")]
    [InlineData("http://example.org:5100")]
    [InlineData("http://+:5100")]
    [InlineData("https://127.0.0.1:5100")]
    [InlineData("127.0.0.1:5100")]
    [InlineData("")]
    public void An_address_that_others_can_reach_is_refused(string url)
    {
        var refusal = Assert.Throws<Refusal>(() => Host.Build(new MemoryStore(), Served.Options with { Url = url }));
        Assert.StartsWith("serve.", refusal.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void A_basemap_that_is_missing_or_is_something_else_is_refused()
    {
        var options = Served.Options with { Basemap = "no-such.pmtiles" };
        Assert.Equal("basemap.missing", Assert.Throws<Refusal>(() => Host.Build(new MemoryStore(), options)).Code);
        options = options with { Basemap = typeof(Host).Assembly.Location };
        Assert.Equal("basemap.not-pmtiles", Assert.Throws<Refusal>(() => Host.Build(new MemoryStore(), options)).Code);
    }

    /// <summary>Half a surrogate pair cannot be sent in an address.</summary>
    private static string Whole(string value) => string.Concat(value.Where(letter => !char.IsSurrogate(letter)));

    /// <summary>A store whose hazards cannot be read.</summary>
    private sealed class Broken(IStore whole) : IStore
    {
        public IJournal Journal => whole.Journal;

        public IProgrammeStore Programme => whole.Programme;

        public IPlaceStore Places => whole.Places;

        public Registry.Sources.IDocumentStore Documents => whole.Documents;

        public Registry.Pledges.IClaimStore Claims => whole.Claims;

        public Registry.Pledges.ICommitmentStore Commitments => whole.Commitments;

        public Registry.Pledges.IStatementStore Statements => whole.Statements;

        public IRecordStore<Registry.Pledges.Delivery, Registry.Pledges.DeliveryId> Deliveries => whole.Deliveries;

        public Registry.Pledges.IMatchStore Matches => whole.Matches;

        public Registry.Pledges.ILinkStore Links => whole.Links;

        public Registry.Pledges.IDecisionStore Decisions => whole.Decisions;

        public IRecordStore<Registry.Pledges.ExchangeRate, Registry.Pledges.ExchangeRateId> ExchangeRates =>
            whole.ExchangeRates;

        public IRecordStore<Hazard, HazardId> Hazards =>
            throw new InvalidOperationException("secret: the file lies at a path nobody should read");

        public IGroundStore Ground => whole.Ground;
        public IOfHazardStore<HazardReport, HazardReportId> Reports => whole.Reports;
        public IAttachmentStore Attachments => whole.Attachments;
        public IRecordStore<EducationSession, EducationSessionId> Sessions => whole.Sessions;
        public IRecordStore<Code, CodeId> Codes => whole.Codes;
        public IRecordStore<Accident, AccidentId> Accidents => whole.Accidents;

        public IRecordStore<Registry.Assets.Asset, Registry.Assets.AssetId> Assets => whole.Assets;

        public IRecordStore<Registry.Works.Norm, Registry.Works.NormId> Norms => whole.Norms;

        public IRecordStore<Registry.Works.Crew, Registry.Works.CrewId> Crews => whole.Crews;

        public Registry.Works.IWorkStore Works => whole.Works;

        public Registry.Plans.IPlanStore Plans => whole.Plans;

        public Registry.Plans.IRulingStore Rulings => whole.Rulings;

        public Registry.Exchange.IFeatureStore Features => whole.Features;

        public Registry.Exchange.ILayerWriter GeoPackages => whole.GeoPackages;

        public Registry.Works.Release.IReleaseStores Release => whole.Release;

        public Furrow.Registry.Memorials.IMemorials Memorials => whole.Memorials;

        public Registry.Accounts.IAccountStore Accounts => whole.Accounts;

        public Registry.Accounts.ITokenStore Tokens => whole.Tokens;

        public Registry.Accounts.ISessionStore SignedIn => whole.SignedIn;
    }
}
