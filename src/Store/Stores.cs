using Furrow.Registry;
using Furrow.Store.Dialects;

namespace Furrow.Store;

/// <summary>Opens stores.</summary>
public static class Stores
{
    /// <summary>Opens the store at a location, making a new one where there is none and that is asked for.</summary>
    /// <param name="location">Path of a GeoPackage file; later also a PostgreSQL connection string.</param>
    /// <param name="create">True to make a new store when there is none. It appears whole or not at all.</param>
    /// <param name="clock">What the journal reads the time from.</param>
    /// <param name="identities">Where names of temporary files come from.</param>
    /// <param name="cancel">Stops the opening.</param>
    /// <exception cref="Refusal">
    /// <c>store.missing</c>, <c>store.not-a-database</c>, <c>store.not-a-geopackage</c>, <c>store.not-ours</c>,
    /// <c>store.newer</c>, <c>store.locked</c>, <c>store.read-only</c>, <c>store.corrupt</c>, <c>store.cannot-open</c>,
    /// <c>store.disk-full</c>, <c>store.disk-error</c>,
    /// <c>store.backend-not-built</c>.
    /// </exception>
    public static async Task<OpenStore> Open(
        string location, bool create, TimeProvider clock, IIdentities identities, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(location))
            throw new Refusal("store.missing", "No store was named; give the path of a store file.");
        if (NamesPostgres(location))
        {
            throw new Refusal("store.backend-not-built",
                "A PostgreSQL connection string was given; that backend is not built yet. Give the path of a file.");
        }

        cancel.ThrowIfCancellationRequested();
        var dialect = await GeoPackage.Open(location, create, identities);
        return new OpenStore(new Connections(dialect), clock);
    }

    private static bool NamesPostgres(string location) =>
        location.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
        || location.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase)
        || location.Split(';').Any(part =>
            part.TrimStart().StartsWith("host=", StringComparison.OrdinalIgnoreCase)
            || part.TrimStart().StartsWith("server=", StringComparison.OrdinalIgnoreCase));
}
