using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Memorials;
using Furrow.Store;

namespace Furrow.Cli;

/// <summary>Imports sites, people and objects; how columns were matched is remembered for the next such file.</summary>
internal static class MemorialImportRun
{
    /// <summary>What rows may become here.</summary>
    internal static readonly string[] Targets = ["sites", "people", "objects"];

    /// <summary>Takes the rows.</summary>
    internal static async Task<int> Run(
        ImportWish wish, RowTable table, OpenStore? store, ImportOrder order, PlaceIndex places,
        CancellationToken cancel)
    {
        order = await Remembered(wish.Target, table, store, order, cancel);
        var at = Real.Clock.GetUtcNow();
        var sites = store is null ? [] : await store.Memorials.Sites.Everything(Filter.None, Viewer.Local, cancel);
        var shelves = store is null
            ? []
            : await store.Memorials.Locations.Everything(Filter.None, Viewer.Local, cancel);
        return wish.Target switch
        {
            "sites" => await Import.Take(wish, table, store, () => Importer.Sites(table, order, places, cancel),
                async (kept, writing, records) => await kept.Memorials.Sites.Save(writing, records, cancel)
                    + await Remember(kept, writing, wish.Target, table, order, cancel), cancel),
            "people" => await Import.Take(wish, table, store, () => Importer.People(table, order, sites, cancel),
                async (kept, writing, records) => await kept.Memorials.People.Save(writing, records, cancel)
                    + await Remember(kept, writing, wish.Target, table, order, cancel), cancel),
            _ => await Import.Take(wish, table, store,
                () => Importer.Objects(table, order, shelves, at, wish.Actor, cancel),
                async (kept, writing, records) => await Objects(kept, writing, order, wish, records, at, cancel)
                    + await Remember(kept, writing, wish.Target, table, order, cancel), cancel),
        };
    }

    /// <summary>
    /// Objects that are in the register already are left alone: since they were read, things happened to them.
    /// </summary>
    private static async Task<Saved> Objects(
        OpenStore kept, IWriting writing, ImportOrder order, ImportWish wish, IReadOnlyList<MuseumObject> records,
        DateTimeOffset at, CancellationToken cancel)
    {
        var fresh = new List<MuseumObject>();
        foreach (var it in records)
        {
            if (await kept.Memorials.Objects.Find(it.Id, Viewer.Local, cancel) is null)
                fresh.Add(it);
        }

        var entry = Importer.EntryOf(order, records, DateOnly.FromDateTime(at.UtcDateTime), wish.Actor);
        if (await kept.Memorials.Entries.Find(entry.Id, Viewer.Local, cancel) is null)
            await kept.Memorials.Entries.Save(writing, [entry], cancel);
        return await kept.Memorials.Objects.Save(writing, fresh, cancel)
            + new Saved(0, 0, records.Count - fresh.Count);
    }

    private static async Task<ImportOrder> Remembered(
        string target, RowTable table, OpenStore? store, ImportOrder order, CancellationToken cancel) =>
        order.Map.Count == 0 && store is not null && await store.Memorials.Mappings.Find(
            RowMapping.IdOf(target, table.Columns), Viewer.Local, cancel) is { } mapping
                ? order with { Map = mapping.Map }
                : order;

    private static async Task<Saved> Remember(
        OpenStore kept, IWriting writing, string target, RowTable table, ImportOrder order, CancellationToken cancel)
    {
        if (order.Map.Count > 0)
            await kept.Memorials.Mappings.Save(writing, [new RowMapping
            {
                Id = RowMapping.IdOf(target, table.Columns), Target = target, Columns = table.Columns,
                Map = new SortedDictionary<string, string>(order.Map.ToDictionary(), StringComparer.Ordinal),
            }], cancel);
        return new Saved(0, 0, 0);
    }
}
