using Furrow.Registry;

namespace Furrow.Server;

/// <summary>Holds the snapshot of the latest data; a new entry in the journal begins a new one.</summary>
internal sealed class Latest(IStore store, Viewer viewer, CancellationToken stopping)
{
    private readonly Lock door = new();
    private Snapshot? current;

    /// <summary>The data as the journal's newest entry leaves it, written by this program or another.</summary>
    public async Task<Snapshot> Snapshot(CancellationToken cancel)
    {
        var head = await store.Journal.Latest(new Page(1), viewer, cancel);
        var version = head.Items is [var entry, ..]
            ? $"{entry.Number}-{entry.Hash[..Math.Min(12, entry.Hash.Length)]}"
            : "0";
        lock (door)
        {
            if (current?.Version != version)
                current = new Snapshot(store, viewer, version, stopping);
            return current;
        }
    }
}
