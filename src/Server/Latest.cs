using Furrow.Registry;

namespace Furrow.Server;

/// <summary>
/// Holds a snapshot of the latest data for each class of access; a new entry in the journal begins new ones.
/// </summary>
/// <remarks>Who may see less never shares a snapshot with who may see more.</remarks>
internal sealed class Latest(IStore store, CancellationToken stopping)
{
    private const int MostClasses = 16;
    private readonly Lock door = new();
    private readonly Dictionary<string, Snapshot> current = [];

    /// <summary>The data as the journal's newest entry leaves it, written by this program or another.</summary>
    public async Task<Snapshot> Snapshot(Viewer viewer, CancellationToken cancel)
    {
        var head = await store.Journal.Latest(new Page(1), Viewer.Local, cancel);
        var version = head.Items is [var entry, ..]
            ? $"{entry.Number}-{entry.Hash[..Math.Min(12, entry.Hash.Length)]}"
            : "0";
        var key = Class(viewer);
        lock (door)
        {
            if (current.TryGetValue(key, out var kept) && kept.Version == version)
                return kept;
            var stale = current.Where(pair => pair.Value.Version != version).Select(pair => pair.Key).ToList();
            stale.ForEach(old => current.Remove(old));
            if (current.Count >= MostClasses)
                current.Clear();
            return current[key] = new Snapshot(store, viewer, version, stopping);
        }
    }

    /// <summary>The same for viewers who may see the same.</summary>
    public static string Class(Viewer viewer) => string.Join(
        ' ', viewer.Areas.Select(area => area.ToString()).Order(StringComparer.Ordinal)
            .Prepend(viewer.Ceiling.ToString()));
}
