using Furrow.Registry;
using Furrow.Store;

namespace Furrow.Tests.Store;

/// <summary>A new store that is gone after the test.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private static int made;
    private readonly string? folder;

    private TemporaryStore(string? folder, string location, OpenStore store) =>
        (this.folder, Location, Store) = (folder, location, store);

    public OpenStore Store { get; private set; }

    /// <summary>Path of the file, or the connection string of a schema of its own.</summary>
    public string Location { get; }

    public static async Task<TemporaryStore> New(Backend backend)
    {
        if (backend == Backend.Postgis)
        {
            var address = PostgisServer.Address($"store_{Interlocked.Increment(ref made)}");
            return new TemporaryStore(null, address, await Open(address, create: true));
        }

        var folder = Directory.CreateTempSubdirectory("furrow-store-").FullName;
        var file = Path.Combine(folder, "store.gpkg");
        return new TemporaryStore(folder, file, await Open(file, create: true));
    }

    public static Task<OpenStore> Open(string location, bool create = false) =>
        Stores.Open(location, create, new Clock(), new CountedIdentities(), TestContext.Current.CancellationToken);

    public async Task Reopen()
    {
        await Store.DisposeAsync();
        Store = await Open(Location);
    }

    public Task<Saved> Save(Func<IWriting, Task<Saved>> save, string why = "test") =>
        Store.Journal.Write(new Actor("tester"), why, save, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        if (folder is not null)
            Directory.Delete(folder, recursive: true);
    }

    private sealed class Clock : TimeProvider
    {
        private static readonly DateTimeOffset Start = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);
        private long ticks;

        public override DateTimeOffset GetUtcNow() => Start.AddTicks(Interlocked.Increment(ref ticks) * 12_345_671);
    }
}

/// <summary>Identities that count up from a start that is drawn once for the process.</summary>
internal sealed class CountedIdentities : IIdentities
{
    private static readonly int Process = Environment.ProcessId;
    private static int last;

    public Guid Next() => new(Process, 0, 0, BitConverter.GetBytes((long)Interlocked.Increment(ref last)));
}
