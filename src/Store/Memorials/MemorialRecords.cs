using Furrow.Registry;
using Furrow.Registry.Memorials;
using Furrow.Registry.Works.Release;

namespace Furrow.Store.Memorials;

/// <summary>Every kind of record of this column.</summary>
internal sealed class MemorialRecords(Connections connections) : IMemorials
{
    private readonly SiteRecords sites = new(connections);
    private readonly PersonRecords people = new(connections);
    private readonly LikenessRecords likenesses = new(connections);
    private readonly MuseumObjectRecords objects = new(connections);
    private readonly EntryRecords entries = new(connections);
    private readonly LoanRecords loans = new(connections);
    private readonly LocationRecords locations = new(connections);
    private readonly InventoryRecords inventories = new(connections);
    private readonly GoalRecords goals = new(connections);
    private readonly FindRecords finds = new(connections);
    private readonly PictureRecords pictures = new(connections);
    private readonly MappingRecords mappings = new(connections);

    /// <summary>All kinds, for a checkup.</summary>
    public IReadOnlyList<IExaminable> Kinds =>
    [
        sites, people, likenesses, objects, entries, loans, locations, inventories, goals, finds, pictures, mappings,
    ];

    /// <inheritdoc/>
    public IRecordStore<Site, SiteId> Sites => sites;

    /// <inheritdoc/>
    public IPersonStore People => people;

    /// <inheritdoc/>
    public ILikenessStore Likenesses => likenesses;

    /// <inheritdoc/>
    public IMuseumObjectStore Objects => objects;

    /// <inheritdoc/>
    public IRecordStore<ObjectEntry, EntryId> Entries => entries;

    /// <inheritdoc/>
    public IRecordStore<Loan, LoanId> Loans => loans;

    /// <inheritdoc/>
    public IRecordStore<Location, LocationId> Locations => locations;

    /// <inheritdoc/>
    public IRecordStore<Inventory, InventoryId> Inventories => inventories;

    /// <inheritdoc/>
    public IRecordStore<DocumentationGoal, GoalId> Goals => goals;

    /// <inheritdoc/>
    public IFindStore Finds => finds;

    /// <summary>What stands still because of finds.</summary>
    public IHoldStore Holds => finds;

    /// <inheritdoc/>
    public IPictureStore Pictures => pictures;

    /// <inheritdoc/>
    public IRecordStore<RowMapping, MappingId> Mappings => mappings;
}
