using Furrow.Registry;
using Furrow.Registry.Assets;
using Furrow.Registry.Hazards;
using Furrow.Registry.Plans;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;
using Furrow.Registry.Works;
using Furrow.Store.Assets;
using Furrow.Store.Hazards;
using Furrow.Store.Plans;
using Furrow.Store.Pledges;
using Furrow.Store.Sources;
using Furrow.Store.Works;

namespace Furrow.Store;

/// <summary>A store that is open; close it by disposing. Safe to use from many threads at once.</summary>
public sealed class OpenStore : IStore, IAsyncDisposable
{
    private readonly Connections connections;

    internal OpenStore(Connections connections, TimeProvider clock)
    {
        this.connections = connections;
        Journal = new Journal(connections, clock);
        Programme = new ProgrammeRecord(connections);
        Places = new PlaceRecords(connections);
        Documents = new DocumentRecords(connections);
        Claims = new ClaimRecords(connections);
        Commitments = new CommitmentRecords(connections);
        Hazards = new HazardRecords(connections);
        Accidents = new AccidentRecords(connections);
        Assets = new AssetRecords(connections);
        Norms = new NormRecords(connections);
        Crews = new CrewRecords(connections);
        Works = new WorkRecords(connections);
        Plans = new PlanRecords(connections);
    }

    /// <summary>Where the store is: the full path of its file.</summary>
    public string Location => connections.Dialect.Location;

    /// <inheritdoc/>
    public IJournal Journal { get; }

    /// <inheritdoc/>
    public IProgrammeStore Programme { get; }

    /// <inheritdoc/>
    public IPlaceStore Places { get; }

    /// <inheritdoc/>
    public IRecordStore<Document, DocumentId> Documents { get; }

    /// <inheritdoc/>
    public IClaimStore Claims { get; }

    /// <inheritdoc/>
    public IRecordStore<Commitment, CommitmentId> Commitments { get; }

    /// <inheritdoc/>
    public IRecordStore<Hazard, HazardId> Hazards { get; }

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

    /// <summary>The connections behind the store, for tests that break them.</summary>
    internal Connections Connections => connections;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connections.DisposeAsync();
}
