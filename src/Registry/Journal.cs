namespace Furrow.Registry;

/// <summary>
/// The one door for writes: opens the transaction, keeps who, when, why, before and after, and chains the hashes.
/// </summary>
public interface IJournal
{
    /// <summary>
    /// Runs <paramref name="act"/> in one transaction and commits it with its journal entries, or leaves nothing.
    /// </summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="why">The reason in the actor's words; never empty.</param>
    /// <param name="act">Reads and saves through the stores; anything thrown undoes everything.</param>
    /// <param name="cancel">Stops before the commit, never during it.</param>
    Task<T> Write<T>(Actor actor, string why, Func<IWriting, Task<T>> act, CancellationToken cancel);

    /// <summary>Entries about one record, newest first; at most <see cref="Page.Limit"/>.</summary>
    Task<Slice<JournalEntry>> Of(string record, Page page, Viewer viewer, CancellationToken cancel);

    /// <summary>All entries, newest first; at most <see cref="Page.Limit"/>.</summary>
    Task<Slice<JournalEntry>> Latest(Page page, Viewer viewer, CancellationToken cancel);

    /// <summary>Entries after a number, oldest first; at most <see cref="Page.Limit"/>, whatever follows.</summary>
    Task<Slice<JournalEntry>> Since(long number, Page page, Viewer viewer, CancellationToken cancel);

    /// <summary>Recomputes the chain from the first entry and names the first broken one.</summary>
    Task<ChainReport> Verify(Viewer viewer, CancellationToken cancel);
}

/// <summary>An open write: the transaction that saves happen in.</summary>
public interface IWriting
{
    /// <summary>Who acts.</summary>
    Actor Actor { get; }

    /// <summary>The moment that all entries of this write carry, UTC.</summary>
    DateTimeOffset At { get; }
}

/// <summary>One change of one record, as it was written.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="At">UTC.</param>
/// <param name="Actor">Who.</param>
/// <param name="Why">The reason given.</param>
/// <param name="Kind">The column's word for the record: <c>hazard</c>, <c>commitment</c> …</param>
/// <param name="Record">Identity of the record.</param>
/// <param name="Before">JSON before; null when the record is new.</param>
/// <param name="After">JSON after; null when it was withdrawn.</param>
/// <param name="Hash">SHA-256 over the entry before and everything above, lower-case hexadecimal.</param>
public sealed record JournalEntry(
    long Number, DateTimeOffset At, string Actor, string Why, string Kind, string Record,
    string? Before, string? After, string Hash);

/// <summary>What a walk along the journal's hashes found.</summary>
/// <param name="Entries">How many were checked.</param>
/// <param name="FirstBroken">Number of the first entry that does not follow from the one before; null when
/// whole.</param>
/// <param name="Finding">What is wrong, in words; null when whole.</param>
public sealed record ChainReport(long Entries, long? FirstBroken, string? Finding);
