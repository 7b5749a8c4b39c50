using Furrow.Registry.Accounts;
using Furrow.Registry.Assets;
using Furrow.Registry.Hazards;
using Furrow.Registry.Memorials;
using Furrow.Registry.Plans;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;
using Furrow.Registry.Works;
using Furrow.Registry.Works.Release;

namespace Furrow.Registry;

/// <summary>Everything that is kept: what the server and the verbs are handed.</summary>
public interface IStore
{
    /// <summary>The one door for writes.</summary>
    IJournal Journal { get; }

    /// <summary>
    /// How far a copy lags behind the store it follows, zero when it is level with it; null when it is no copy.
    /// </summary>
    Task<TimeSpan?> Behind(Viewer viewer, CancellationToken cancel) => Task.FromResult<TimeSpan?>(null);

    /// <summary>The programme's settings.</summary>
    IProgrammeStore Programme { get; }

    /// <summary>Administrative areas and settlements.</summary>
    IPlaceStore Places { get; }

    /// <summary>Documents whose statements are quoted.</summary>
    IDocumentStore Documents { get; }

    /// <summary>What the reader proposed.</summary>
    IClaimStore Claims { get; }

    /// <summary>What a person confirmed.</summary>
    ICommitmentStore Commitments { get; }

    /// <summary>Quoted sentences that people let stand.</summary>
    IStatementStore Statements { get; }

    /// <summary>What arrived.</summary>
    IRecordStore<Delivery, DeliveryId> Deliveries { get; }

    /// <summary>Which part of what arrived keeps which promise.</summary>
    IMatchStore Matches { get; }

    /// <summary>How claims relate to earlier ones.</summary>
    ILinkStore Links { get; }

    /// <summary>What people decided about claims, links and matches.</summary>
    IDecisionStore Decisions { get; }

    /// <summary>Dated rates of exchange.</summary>
    IRecordStore<ExchangeRate, ExchangeRateId> ExchangeRates { get; }

    /// <summary>Suspected and confirmed ground.</summary>
    IRecordStore<Hazard, HazardId> Hazards { get; }

    /// <summary>Accounts of ground: what was added, released, reopened.</summary>
    IGroundStore Ground { get; }

    /// <summary>Indications, surveys and clearance reports.</summary>
    IOfHazardStore<HazardReport, HazardReportId> Reports { get; }

    /// <summary>Photographs and papers that belong to hazards.</summary>
    IAttachmentStore Attachments { get; }

    /// <summary>Risk education.</summary>
    IRecordStore<EducationSession, EducationSessionId> Sessions { get; }

    /// <summary>Codes that a programme added, renamed or retired.</summary>
    IRecordStore<Code, CodeId> Codes { get; }

    /// <summary>Accidents.</summary>
    IRecordStore<Accident, AccidentId> Accidents { get; }

    /// <summary>What was damaged.</summary>
    IRecordStore<Asset, AssetId> Assets { get; }

    /// <summary>How much work a unit of mending takes.</summary>
    IRecordStore<Norm, NormId> Norms { get; }

    /// <summary>Who works.</summary>
    IRecordStore<Crew, CrewId> Crews { get; }

    /// <summary>What is to be done.</summary>
    IWorkStore Works { get; }

    /// <summary>Every collection by its fields.</summary>
    Exchange.IFeatureStore Features { get; }

    /// <summary>Writes layers as GeoPackages.</summary>
    Exchange.ILayerWriter GeoPackages { get; }

    /// <summary>Which works, when, by whom.</summary>
    IPlanStore Plans { get; }

    /// <summary>What the levels of the programme decide about works.</summary>
    IRulingStore Rulings { get; }

    /// <summary>Orders, reports, inspections, incidents and handovers.</summary>
    IReleaseStores Release { get; }

    /// <summary>Those who are remembered, and a museum's objects.</summary>
    IMemorials Memorials { get; }

    /// <summary>Who may sign in.</summary>
    IAccountStore Accounts { get; }

    /// <summary>What lets programs in.</summary>
    ITokenStore Tokens { get; }

    /// <summary>Who is signed in.</summary>
    ISessionStore SignedIn { get; }
}
