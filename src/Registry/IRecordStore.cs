namespace Furrow.Registry;

/// <summary>Keeps one kind of record. Reading names its viewer; saving happens inside a journal write.</summary>
public interface IRecordStore<TRecord, TId>
    where TRecord : class
    where TId : struct, IIdentity<TId>
{
    /// <summary>One record, or null when there is none that the viewer may see.</summary>
    Task<TRecord?> Find(TId id, Viewer viewer, CancellationToken cancel);

    /// <summary>A slice, ordered by identity.</summary>
    Task<Slice<TRecord>> List(Filter filter, Page page, Viewer viewer, CancellationToken cancel);

    /// <summary>How many records match.</summary>
    Task<long> Count(Filter filter, Viewer viewer, CancellationToken cancel);

    /// <summary>Adds new records and replaces changed ones; equal ones are left alone and not journalled.</summary>
    Task<Saved> Save(IWriting writing, IReadOnlyList<TRecord> records, CancellationToken cancel);
}

/// <summary>What a save did.</summary>
public sealed record Saved(int Added, int Changed, int Unchanged)
{
    /// <summary>Sums two saves.</summary>
    public static Saved operator +(Saved one, Saved other) =>
        new(one.Added + other.Added, one.Changed + other.Changed, one.Unchanged + other.Unchanged);

    /// <summary>Sums two saves.</summary>
    public static Saved Add(Saved one, Saved other) => one + other;
}

/// <summary>Reads whole lists slice by slice.</summary>
public static class RecordStores
{
    /// <summary>Every record that matches, in order. For planning and exports; pages use slices.</summary>
    public static async Task<List<TRecord>> Everything<TRecord, TId>(
        this IRecordStore<TRecord, TId> store, Filter filter, Viewer viewer, CancellationToken cancel)
        where TRecord : class
        where TId : struct, IIdentity<TId>
    {
        var all = new List<TRecord>();
        for (var page = Page.First; ;)
        {
            var slice = await store.List(filter, page, viewer, cancel);
            all.AddRange(slice.Items);
            if (slice.Next is null)
                return all;
            page = page with { After = slice.Next };
        }
    }
}
