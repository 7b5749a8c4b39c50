using Furrow.Registry;
using Furrow.Registry.Accounts;
using Furrow.Registry.Assets;
using Furrow.Registry.Hazards;
using Furrow.Registry.Memorials;
using Furrow.Registry.Plans;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;
using Furrow.Registry.Works;
using Furrow.Registry.Works.Release;
using Furrow.Store.Accounts;
using Furrow.Store.Assets;
using Furrow.Store.Features;
using Furrow.Store.Hazards;
using Furrow.Store.Memorials;
using Furrow.Store.Plans;
using Furrow.Store.Pledges;
using Furrow.Store.Sources;
using Furrow.Store.Works;
using Furrow.Store.Works.Release;

namespace Furrow.Store;

/// <summary>A store that is open; close it by disposing. Safe to use from many threads at once.</summary>
public sealed class OpenStore : IStore, IAsyncDisposable
{
    private readonly Connections connections;
    private readonly Checkup checkup;

    internal OpenStore(Connections connections, TimeProvider clock)
    {
        this.connections = connections;
        var (places, documents, claims) = (
            new PlaceRecords(connections), new DocumentRecords(connections), new ClaimRecords(connections));
        var ground = new GroundRecords(connections);
        var (reports, sessions, codes) = (
            new HazardReportRecords(connections), new EducationRecords(connections),
            new CodeRecords(connections));
        var (commitments, hazards, accidents) = (
            new CommitmentRecords(connections),
            new HazardRecords(connections, ground, reports, new ReleaseWitness(this, Viewer.Local)),
            new AccidentRecords(connections));
        var (assets, norms, crews) = (
            new AssetRecords(connections), new NormRecords(connections), new CrewRecords(connections));
        var (works, plans) = (new WorkRecords(connections), new PlanRecords(connections));
        Journal = new Journal(connections, clock);
        Programme = new ProgrammeRecord(connections);
        (Places, Documents, Claims, Commitments) = (places, documents, claims, commitments);
        (Hazards, Accidents, Assets) = (hazards, accidents, assets);
        (Ground, Reports, Sessions, Codes) = (ground, reports, sessions, codes);
        var attachments = new AttachmentRecords(connections);
        Attachments = attachments;
        (Norms, Crews, Works, Plans) = (norms, crews, works, plans);
        var (statements, deliveries, matches) = (
            new StatementRecords(connections), new DeliveryRecords(connections), new MatchRecords(connections));
        var (links, decisions, rates) = (
            new LinkRecords(connections), new DecisionRecords(connections), new ExchangeRateRecords(connections));
        (Statements, Deliveries, Matches) = (statements, deliveries, matches);
        (Links, Decisions, ExchangeRates) = (links, decisions, rates);
        var memorials = new MemorialRecords(connections);
        Memorials = memorials;
        var release = new ReleaseRecords(connections, memorials.Holds);
        Release = release;
        var (accounts, tokens) = (new AccountRecords(connections), new TokenRecords(connections));
        (Accounts, Tokens, SignedIn) = (accounts, tokens, new SignedInRecords(connections));
        var rulings = new RulingRecords(connections);
        Rulings = rulings;
        IReadOnlyList<IExaminable> kinds =
        [
            places, documents, claims, commitments, statements, deliveries, matches, links, decisions, rates,
            hazards, ground, reports, attachments, sessions, codes, accidents, assets, norms, crews, works, plans,
            .. release.Kinds, .. memorials.Kinds,
        ];
        Features = new FeatureRecords(connections, [.. kinds.Select(kind => kind.Table)]);
        checkup = new Checkup(connections, Journal, [.. kinds, accounts, tokens, rulings]); // These are no layers.
        Tables = [.. kinds.Append(accounts).Append(tokens).Append(rulings).Select(kind => kind.Table)];
    }

    /// <summary>Where the store is: the full path of its file.</summary>
    public string Location => connections.Dialect.Location;

    /// <inheritdoc/>
    public IJournal Journal { get; }

    /// <inheritdoc/>
    public Task<TimeSpan?> Behind(Viewer viewer, CancellationToken cancel) =>
        connections.Ask((connection, _) => connections.Dialect.Behind(connection, cancel), cancel);

    /// <inheritdoc/>
    public IProgrammeStore Programme { get; }

    /// <inheritdoc/>
    public IPlaceStore Places { get; }

    /// <inheritdoc/>
    public IDocumentStore Documents { get; }

    /// <inheritdoc/>
    public IClaimStore Claims { get; }

    /// <inheritdoc/>
    public ICommitmentStore Commitments { get; }

    /// <inheritdoc/>
    public IStatementStore Statements { get; }

    /// <inheritdoc/>
    public IRecordStore<Delivery, DeliveryId> Deliveries { get; }

    /// <inheritdoc/>
    public IMatchStore Matches { get; }

    /// <inheritdoc/>
    public ILinkStore Links { get; }

    /// <inheritdoc/>
    public IDecisionStore Decisions { get; }

    /// <inheritdoc/>
    public IRecordStore<ExchangeRate, ExchangeRateId> ExchangeRates { get; }

    /// <inheritdoc/>
    public IRecordStore<Hazard, HazardId> Hazards { get; }

    /// <inheritdoc/>
    public IGroundStore Ground { get; }

    /// <inheritdoc/>
    public IOfHazardStore<HazardReport, HazardReportId> Reports { get; }

    /// <inheritdoc/>
    public IAttachmentStore Attachments { get; }

    /// <inheritdoc/>
    public IRecordStore<EducationSession, EducationSessionId> Sessions { get; }

    /// <inheritdoc/>
    public IRecordStore<Code, CodeId> Codes { get; }

    /// <inheritdoc/>
    public IRecordStore<Accident, AccidentId> Accidents { get; }

    /// <inheritdoc/>
    public IRecordStore<Asset, AssetId> Assets { get; }

    /// <inheritdoc/>
    public IRecordStore<Norm, NormId> Norms { get; }

    /// <inheritdoc/>
    public IRecordStore<Crew, CrewId> Crews { get; }

    /// <inheritdoc/>
    public IWorkStore Works { get; }

    /// <inheritdoc/>
    public IPlanStore Plans { get; }

    /// <inheritdoc/>
    public IRulingStore Rulings { get; }

    /// <inheritdoc/>
    public IReleaseStores Release { get; }

    /// <inheritdoc/>
    public IMemorials Memorials { get; }

    /// <inheritdoc/>
    public Registry.Exchange.IFeatureStore Features { get; }

    /// <inheritdoc/>
    public Registry.Exchange.ILayerWriter GeoPackages => Dialects.GeoPackageFile.Writer;

    /// <inheritdoc/>
    public IAccountStore Accounts { get; }

    /// <inheritdoc/>
    public ITokenStore Tokens { get; }

    /// <inheritdoc/>
    public ISessionStore SignedIn { get; }

    /// <summary>Every kind of record as it is kept, for tests that go through them all.</summary>
    internal IReadOnlyList<Table> Tables { get; }

    /// <summary>The connections behind the store, for tests that break them.</summary>
    internal Connections Connections => connections;

    /// <summary>
    /// Looks for what could be wrong: file, journal, GeoPackage, geometries, references, rows changed past the journal.
    /// </summary>
    /// <param name="progress">Hears which part is looked at; may be null.</param>
    /// <param name="cancel">Stops between two parts.</param>
    public IAsyncEnumerable<Finding> Check(IProgress<string>? progress, CancellationToken cancel) =>
        checkup.Run(progress, cancel);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connections.DisposeAsync();
}
