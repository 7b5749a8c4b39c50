using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Store;

namespace Furrow.Tests.RealData;

/// <summary>A store that the whole chain has gone into, made once for all tests.</summary>
public sealed class RealStore : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("furrow-real");

    /// <summary>The chain that filled it; null when there is no data.</summary>
    internal RealChain? Chain { get; private set; }

    internal IReadOnlyList<Place> Places { get; private set; } = [];

    internal IReadOnlyList<Hazard> Hazards { get; private set; } = [];

    internal IReadOnlyList<Furrow.Registry.Assets.Asset> Assets { get; private set; } = [];

    internal IReadOnlyList<Accident> Accidents { get; private set; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (SharedData.Folder is not { } data)
        {
            await Console.Error.WriteLineAsync(SharedData.Absent);
            return;
        }

        var path = Path.Combine(folder.FullName, "real.gpkg");
        Chain = new RealChain(data, path);
        Chain.Run(seconds: 20);
        await using var store = await Stores.Open(
            path, create: false, TimeProvider.System, new NoIdentities(), default);
        Places = await store.Places.Everything(Filter.None, Viewer.Local, default);
        Hazards = await store.Hazards.Everything(Filter.None, Viewer.Local, default);
        Assets = await store.Assets.Everything(Filter.None, Viewer.Local, default);
        Accidents = await store.Accidents.Everything(Filter.None, Viewer.Local, default);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private sealed class NoIdentities : IIdentities
    {
        public Guid Next() => throw new InvalidOperationException("reading makes no identities");
    }
}
