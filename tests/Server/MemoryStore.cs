using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Assets;
using Furrow.Registry.Exchange;
using Furrow.Registry.Hazards;
using Furrow.Registry.Plans;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;
using Furrow.Registry.Works;
using Furrow.Registry.Works.Release;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Server;

/// <summary>A store in memory: shows that the server needs the registry's words and no database.</summary>
internal sealed class MemoryStore : IStore, IJournal, IProgrammeStore
{
    private readonly List<JournalEntry> entries = [];
    private Programme? programme;

    public IJournal Journal => this;

    public IProgrammeStore Programme => this;

    public MemoryPlaces Places { get; } = new();

    public MemoryDocuments Documents { get; } = new();

    public MemoryClaims Claims { get; } = new();

    public MemoryCommitments Commitments { get; } = new();

    public MemoryStatements Statements { get; } = new();

    public MemoryRecords<Delivery, DeliveryId> Deliveries { get; } =
        new("delivery", one => one.Id, _ => null, _ => null);

    public MemoryMatches Matches { get; } = new();

    public MemoryLinks Links { get; } = new();

    public MemoryDecisions Decisions { get; } = new();

    public MemoryRecords<ExchangeRate, ExchangeRateId> ExchangeRates { get; } =
        new("exchange_rate", one => one.Id, _ => null, _ => null);

    public MemoryRecords<Hazard, HazardId> Hazards { get; } =
        new("hazard", one => one.Id, one => one.Outline, one => one.Place);

    public MemoryGround Ground { get; } = new();

    public MemoryOfHazard<HazardReport, HazardReportId> Reports { get; } =
        new("hazard_report", one => one.Id, one => one.Hazard);

    public MemoryAttachments Attachments { get; } = new();

    public MemoryRecords<EducationSession, EducationSessionId> Sessions { get; } =
        new("education_session", one => one.Id, one => one.Point, one => one.Place);

    public MemoryRecords<Code, CodeId> Codes { get; } = new("code", one => one.Id, _ => null, _ => null);

    public MemoryRecords<Accident, AccidentId> Accidents { get; } =
        new("accident", one => one.Id, one => one.Point, one => one.Place);

    public MemoryRecords<Asset, AssetId> Assets { get; } =
        new("asset", one => one.Id, one => one.Footprint, one => one.Place);

    public MemoryRecords<Norm, NormId> Norms { get; } = new("norm", one => one.Id, _ => null, _ => null);

    public MemoryRecords<Crew, CrewId> Crews { get; } = new("crew", one => one.Id, one => one.Base, _ => null);

    public MemoryWorks Works { get; } = new();

    public MemoryPlans Plans { get; } = new();

    public IFeatureStore Features { get; } = new MemoryFeatures();

    public ILayerWriter GeoPackages => throw new NotSupportedException();

    IPlaceStore IStore.Places => Places;

    IDocumentStore IStore.Documents => Documents;

    IClaimStore IStore.Claims => Claims;

    ICommitmentStore IStore.Commitments => Commitments;

    IStatementStore IStore.Statements => Statements;

    IRecordStore<Delivery, DeliveryId> IStore.Deliveries => Deliveries;

    IMatchStore IStore.Matches => Matches;

    ILinkStore IStore.Links => Links;

    IDecisionStore IStore.Decisions => Decisions;

    IRecordStore<ExchangeRate, ExchangeRateId> IStore.ExchangeRates => ExchangeRates;

    IRecordStore<Hazard, HazardId> IStore.Hazards => Hazards;

    IGroundStore IStore.Ground => Ground;

    IOfHazardStore<HazardReport, HazardReportId> IStore.Reports => Reports;

    IAttachmentStore IStore.Attachments => Attachments;

    IRecordStore<EducationSession, EducationSessionId> IStore.Sessions => Sessions;

    IRecordStore<Code, CodeId> IStore.Codes => Codes;

    IRecordStore<Accident, AccidentId> IStore.Accidents => Accidents;

    IRecordStore<Asset, AssetId> IStore.Assets => Assets;

    IRecordStore<Norm, NormId> IStore.Norms => Norms;

    IRecordStore<Crew, CrewId> IStore.Crews => Crews;

    IWorkStore IStore.Works => Works;

    IPlanStore IStore.Plans => Plans;

    IReleaseStores IStore.Release { get; } = new MemoryRelease();
    Furrow.Registry.Memorials.IMemorials IStore.Memorials =>
        throw new NotSupportedException("Memorials are told over the real store.");

    IRulingStore IStore.Rulings { get; } = new MemoryRulings();

    Furrow.Registry.Accounts.IAccountStore IStore.Accounts =>
        throw new NotSupportedException("Accounts are told over the real store.");

    Furrow.Registry.Accounts.ITokenStore IStore.Tokens =>
        throw new NotSupportedException("Tokens are told over the real store.");

    Furrow.Registry.Accounts.ISessionStore IStore.SignedIn =>
        throw new NotSupportedException("Sessions are told over the real store.");

    public async Task<T> Write<T>(Actor actor, string why, Func<IWriting, Task<T>> act, CancellationToken cancel)
    {
        var writing = new MemoryWriting(actor, why);
        var result = await act(writing);
        entries.AddRange(writing.Changes.Select((change, i) => new JournalEntry(
            entries.Count + i + 1, writing.At, actor.Name, why, change.Kind, change.Record, null, change.After,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{entries.Count + i}{change.After}"))))));
        return result;
    }

    public Task<Slice<JournalEntry>> Of(string record, Page page, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(new Slice<JournalEntry>(
            [.. entries.Where(entry => entry.Record == record).Reverse().Take(page.Limit)], null));

    public Task<Slice<JournalEntry>> Latest(Page page, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(new Slice<JournalEntry>([.. Enumerable.Reverse(entries).Take(page.Limit)], null));

    public Task<Slice<JournalEntry>> Since(long number, Page page, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(new Slice<JournalEntry>(
            [.. entries.Where(entry => entry.Number > number).Take(page.Limit)],
            entries.Count > number + page.Limit ? $"{number + page.Limit}" : null));

    public Task<ChainReport> Verify(Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(new ChainReport(entries.Count, null, null));

    public Task<Programme?> Find(Viewer viewer, CancellationToken cancel) => Task.FromResult(programme);

    public Task<Saved> Save(IWriting writing, Programme programme, CancellationToken cancel)
    {
        this.programme = programme;
        return Task.FromResult(new Saved(1, 0, 0));
    }
}

/// <summary>A write in memory: keeps what changed.</summary>
internal sealed record MemoryWriting(Actor Actor, string Why) : IWriting
{
    public DateTimeOffset At => new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public List<(string Kind, string Record, string After)> Changes { get; } = [];
}

/// <summary>Records of one kind in memory, ordered by identity.</summary>
internal class MemoryRecords<TRecord, TId>(
    string kind, Func<TRecord, TId> id, Func<TRecord, Geometry?> shape, Func<TRecord, PlaceId?> place)
    : IRecordStore<TRecord, TId>
    where TRecord : class
    where TId : struct, IIdentity<TId>
{
    protected SortedDictionary<Guid, TRecord> Records { get; } = [];

    public Task<TRecord?> Find(TId id, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(Records.GetValueOrDefault(id.Value));

    public Task<Slice<TRecord>> List(Filter filter, Page page, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(Cut(Records.Values.Where(record => Matches(record, filter)), page));

    public Task<long> Count(Filter filter, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult((long)Records.Values.Count(record => Matches(record, filter)));

    public Task<Saved> Save(IWriting writing, IReadOnlyList<TRecord> records, CancellationToken cancel)
    {
        foreach (var record in records)
        {
            Records[id(record).Value] = record;
            ((MemoryWriting)writing).Changes.Add(
                (kind, id(record).Value.ToString(), JsonSerializer.Serialize(record, RecordJson.Options)));
        }

        return Task.FromResult(new Saved(records.Count, 0, 0));
    }

    protected Slice<TRecord> Cut(IEnumerable<TRecord> records, Page page)
    {
        var from = page.After is null ? Guid.Empty : Identity.Parse<TId>(page.After).Value;
        List<TRecord> items = [.. records.Where(record => id(record).Value > from).Take(page.Limit + 1)];
        return items.Count > page.Limit
            ? new(items[..page.Limit], id(items[page.Limit - 1]).Value.ToString())
            : new(items, null);
    }

    private bool Matches(TRecord record, Filter filter) =>
        (filter.Within is null || shape(record)?.EnvelopeInternal.Intersects(filter.Within) == true)
        && (filter.Place is null || place(record) == filter.Place)
        && (filter.Text is null || JsonSerializer.Serialize(record, RecordJson.Options)
            .Contains(filter.Text, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Places in memory.</summary>
internal sealed class MemoryPlaces()
    : MemoryRecords<Place, PlaceId>("place", one => one.Id, one => one.Outline ?? one.Centre, one => one.Id),
        IPlaceStore
{
    public Task<Slice<Place>> OfKind(
        PlaceKind kind, PlaceId? parent, Page page, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(Cut(Records.Values.Where(place => place.Kind == kind && place.Parent == parent), page));
}

/// <summary>Claims in memory.</summary>
internal sealed class MemoryClaims()
    : MemoryRecords<Claim, ClaimId>("claim", one => one.Id, _ => null, _ => null), IClaimStore
{
    public Task<Slice<Claim>> OfDocument(DocumentId document, Page page, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(new Slice<Claim>([.. Records.Values.Where(claim => claim.Document == document)
            .OrderBy(claim => claim.Quote.Start)], null));
}

/// <summary>Works in memory.</summary>
internal sealed class MemoryWorks()
    : MemoryRecords<Work, WorkId>("work", one => one.Id, one => one.Point, one => one.Place), IWorkStore
{
    public Task<Slice<Work>> At(
        HazardId? hazard, AssetId? asset, Page page, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(Cut(Records.Values.Where(work =>
            (hazard is null || work.Hazard == hazard) && (asset is null || work.Asset == asset)), page));

    public Task<int> Withdraw(IWriting writing, IReadOnlyList<WorkId> works, CancellationToken cancel) =>
        Task.FromResult(works.Count(work => Records.Remove(work.Value)));
}

/// <summary>Plans in memory.</summary>
internal sealed class MemoryPlans()
    : MemoryRecords<Plan, PlanId>("plan", one => one.Id, _ => null, _ => null), IPlanStore
{
    private readonly Dictionary<PlanId, (IReadOnlyList<Assignment>, IReadOnlyList<Unplanned>)> parts = [];

    public Task<Saved> Add(
        IWriting writing, Plan plan, IReadOnlyList<Assignment> assignments, IReadOnlyList<Unplanned> unplanned,
        CancellationToken cancel)
    {
        parts[plan.Id] = (assignments, unplanned);
        return Save(writing, [plan], cancel);
    }

    public Task<Plan?> Current(Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(Records.Values.FirstOrDefault(plan => plan.Status == PlanStatus.Adopted)
            ?? Records.Values.Where(plan => plan.Status == PlanStatus.Draft).MaxBy(plan => plan.MadeAt));

    public Task<IReadOnlyList<Assignment>> Assignments(PlanId plan, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(parts[plan].Item1);

    public Task<IReadOnlyList<Unplanned>> Unplanned(PlanId plan, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(parts[plan].Item2);
}

/// <summary>No collections: what doors show over them is tested over the real store.</summary>
internal sealed class MemoryFeatures : IFeatureStore
{
    public Task<IReadOnlyList<Layer>> Layers(Viewer viewer, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Layer>>([]);

    public async IAsyncEnumerable<Feature> Features(
        Layer layer, FeatureQuestion question, Viewer viewer, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        yield break;
    }

    public Task<long> Count(Layer layer, FeatureQuestion question, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(0L);

    public Task<Feature?> Find(Layer layer, string id, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult<Feature?>(null);

    public Task<LayerExtent> Extent(Layer layer, Viewer viewer, CancellationToken cancel) =>
        Task.FromResult(new LayerExtent(null, null, null, null, null, null));

    public Task<Saved> Import(
        IWriting writing, PlainCollection collection, IEnumerable<FeatureDraft> features, CancellationToken cancel) =>
        throw new NotSupportedException();

    public Task<Saved> Save(IWriting writing, Layer layer, FeatureDraft feature, CancellationToken cancel) =>
        throw new NotSupportedException();

    public Task<bool> Remove(IWriting writing, Layer layer, FeatureId feature, CancellationToken cancel) =>
        throw new NotSupportedException();
}
