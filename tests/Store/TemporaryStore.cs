using Furrow.Registry;
using Furrow.Store;

namespace Furrow.Tests.Store;

/// <summary>A new store that is gone after the test.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly string folder;

    private TemporaryStore(string folder, OpenStore store) => (this.folder, Store) = (folder, store);

    public OpenStore Store { get; private set; }

    public string Location => Path.Combine(folder, "store.gpkg");

    public static async Task<TemporaryStore> New(Backend backend)
    {
        Assert.Equal(Backend.GeoPackage, backend);
        var folder = Directory.CreateTempSubdirectory("furrow-store-").FullName;
        return new TemporaryStore(folder, await Open(Path.Combine(folder, "store.gpkg"), create: true));
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
