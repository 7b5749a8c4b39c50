using Furrow.Registry;
using Furrow.Store.Dialects;

namespace Furrow.Store;

/// <summary>Opens stores.</summary>
public static class Stores
{
    /// <summary>Opens the store at a location, making a new one where there is none and that is asked for.</summary>
    /// <param name="location">Path of a GeoPackage file, or a PostgreSQL connection string.</param>
    /// <param name="create">True to make a new store when there is none. It appears whole or not at all.</param>
    /// <param name="clock">What the journal reads the time from.</param>
    /// <param name="identities">Where names of temporary files come from.</param>
    /// <param name="cancel">Stops the opening.</param>
    /// <exception cref="Refusal">
    /// <c>store.missing</c>, <c>store.not-a-database</c>, <c>store.not-a-geopackage</c>, <c>store.not-ours</c>,
    /// <c>store.newer</c>, <c>store.locked</c>, <c>store.read-only</c>, <c>store.corrupt</c>, <c>store.cannot-open</c>,
    /// <c>store.disk-full</c>, <c>store.disk-error</c>,
    /// <c>store.address</c>, <c>store.unreachable</c>, <c>store.not-allowed</c>, <c>store.no-postgis</c>.
    /// </exception>
    public static async Task<OpenStore> Open(
        string location, bool create, TimeProvider clock, IIdentities identities, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(location))
            throw new Refusal("store.missing", "No store was named; give the path of a store file.");
        cancel.ThrowIfCancellationRequested();
        var dialect = PostgisAddress.Names(location)
            ? await Postgis.Open(location, create, cancel)
            : await GeoPackage.Open(location, create, identities);
        return new OpenStore(new Connections(dialect), clock);
    }

    /// <summary>Copies a whole store into an empty or new one, of the same or the other kind of database.</summary>
    /// <param name="from">The store to copy; it is only read.</param>
    /// <param name="to">Where to; made where there is none.</param>
    /// <param name="clock">What the journal reads the time from.</param>
    /// <param name="identities">Where names of temporary files come from.</param>
    /// <param name="progress">Hears which table is copied; may be null.</param>
    /// <param name="cancel">Stops the copy; the target then holds nothing.</param>
    /// <exception cref="Refusal"><c>store.not-empty</c>, <c>store.broken-journal</c>, and those of Open.</exception>
    public static async Task<Moved> Move(
        string from, string to, TimeProvider clock, IIdentities identities, IProgress<string>? progress,
        CancellationToken cancel)
    {
        await using var source = await Open(from, create: false, clock, identities, cancel);
        await using var target = await Open(to, create: true, clock, identities, cancel);
        return await Moving.Move(source, target, progress, cancel);
    }

    /// <summary>A location as a person may read it and type it again: quoted where a shell asks for it, and never
    /// with a password.</summary>
    public static string Shown(string location) => PostgisAddress.Names(location)
        ? $"\"{PostgisAddress.WithoutPassword(location)}\""
        : location.Contains(' ', StringComparison.Ordinal) ? $"\"{location}\"" : location;
}
