namespace Furrow.Registry.Hazards;

/// <summary>Keeps the entries of all accounts of ground. Entries are added and never changed.</summary>
public interface IGroundStore : IRecordStore<GroundEntry, GroundEntryId>
{
    /// <summary>The account of one hazard in order; empty while only its outline is known.</summary>
    Task<IReadOnlyList<GroundEntry>> OfHazard(HazardId hazard, Viewer viewer, CancellationToken cancel);

    /// <summary>
    /// The balance of a place with all below it, for a period. Open and suspended hazards without entries count with
    /// their outline from their first report on.
    /// </summary>
    /// <param name="place">Null for everything the viewer may see.</param>
    /// <param name="from">First day.</param>
    /// <param name="until">Last day.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="cancel">Stops.</param>
    Task<PeriodBalance> Totals(
        PlaceId? place, DateOnly from, DateOnly until, Viewer viewer, CancellationToken cancel);

    /// <summary>
    /// Entries that hold before a day and were recorded on it or after, newest first: they change openings that were
    /// reported.
    /// </summary>
    Task<Slice<GroundEntry>> Corrections(
        PlaceId? place, DateOnly from, Page page, Viewer viewer, CancellationToken cancel);

    /// <summary>When a record was first written, by the journal; null when it never was.</summary>
    Task<DateTimeOffset?> FirstRecorded(string record, Viewer viewer, CancellationToken cancel);
}

/// <summary>The balance of many hazards over a period.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="Balance">In m².</param>
/// <param name="Corrected">m² by which entries recorded since the first day change the opening; named one by one by
/// <see cref="IGroundStore.Corrections"/>.</param>
public sealed record PeriodBalance(DateOnly From, DateOnly Until, Balance Balance, decimal Corrected)
{
    /// <summary>
    /// m² of hazards that came in already released, handed over or closed: how is not recorded, so they stand in no
    /// balance.
    /// </summary>
    public decimal Unaccounted { get; init; }
}

/// <summary>Keeps records that belong to hazards.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TId">Its identity.</typeparam>
public interface IOfHazardStore<TRecord, TId> : IRecordStore<TRecord, TId>
    where TRecord : class
    where TId : struct, IIdentity<TId>
{
    /// <summary>Those of one hazard, newest first; at most <see cref="Page.Largest"/>.</summary>
    Task<IReadOnlyList<TRecord>> OfHazard(HazardId hazard, Viewer viewer, CancellationToken cancel);
}
