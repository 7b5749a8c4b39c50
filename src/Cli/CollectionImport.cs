using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Store.Bundles;

namespace Furrow.Cli;

/// <summary>Takes the layers of a file as plain collections: reference layers, and whatever else maps need.</summary>
internal static class CollectionImport
{
    private static readonly JsonSerializerOptions Pretty = new(RecordJson.Options) { WriteIndented = true };

    /// <summary>Imports every layer, or the one that is named; all of them or none.</summary>
    public static async Task<int> Run(ImportWish wish, ImportOrder order, CancellationToken cancel)
    {
        var layers = await Screen.Watch("Reading", _ => Task.Run(() => Layers(wish, cancel), cancel));
        if (wish.Name is not null && layers.Count > 1)
            throw new Refusal("import.layer-unnamed",
                $"The file has {layers.Count} layers and --name names one collection; choose a layer with --layer: "
                + $"{string.Join(", ", layers.Take(20).Select(layer => layer.Name))}.");
        List<(ForeignLayer Layer, PlainCollection Collection)> wanted =
        [
            .. layers.Select(layer => (layer, PlainImport.Describe(layer, wish.Name,
                new Origin(order.Source, layer.Name, order.Illustrative, order.Attribution), wish.Sensitivity))),
        ];
        var outcomes = new List<Outcome>();
        if (wish.DryRun)
            outcomes.AddRange(wanted.Select(one =>
                new Outcome(one.Collection.Collection.Name, Features(one, wish).Count(), null)));
        else
            outcomes.AddRange(await Screen.Watch("Writing", _ => Keep(wish, wanted, cancel)));
        Show(outcomes, wish.Json);
        return Exit.Done;
    }

    private static async Task<List<Outcome>> Keep(
        ImportWish wish, List<(ForeignLayer, PlainCollection)> wanted, CancellationToken cancel)
    {
        await using var store = await Import.Open(wish, cancel);
        return await Import.Keep(wish, store, async (kept, writing) =>
        {
            var outcomes = new List<Outcome>();
            foreach (var one in wanted)
            {
                var saved = await kept.Features.Import(writing, one.Item2, Features(one, wish), cancel);
                outcomes.Add(new Outcome(
                    one.Item2.Collection.Name, saved.Added + saved.Changed + saved.Unchanged, saved));
            }

            return outcomes;
        }, cancel);
    }

    private static IEnumerable<FeatureDraft> Features(
        (ForeignLayer Layer, PlainCollection Collection) one, ImportWish wish) =>
        PlainImport.Features(one.Layer, one.Collection.Collection.Name, wish.AcceptGood);

    private static List<ForeignLayer> Layers(ImportWish wish, CancellationToken cancel)
    {
        if (!wish.File.Exists)
            throw new Refusal("import.file-missing", $"There is no file '{wish.File}'.");
        if (!wish.File.Extension.Equals(".gpkg", StringComparison.OrdinalIgnoreCase))
            return
            [
                PlainImport.Layer(ImportFiles.Read(wish.File, wish.Layer, RowLimits.Usual, cancel),
                    Path.GetFileNameWithoutExtension(wish.File.Name)),
            ];
        var layers = GeoPackageLayers.Of(wish.File.FullName);
        List<ForeignLayer> chosen = [.. layers.Where(layer => wish.Layer is null || layer.Name == wish.Layer)];
        return chosen.Count > 0 ? chosen : throw new Refusal("import.layer-missing",
            $"There is no layer '{wish.Layer}'; the file has: "
            + $"{string.Join(", ", layers.Take(20).Select(layer => layer.Name))}.");
    }

    private static void Show(List<Outcome> outcomes, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { target = "collections", collections = outcomes }, Pretty));
            return;
        }

        foreach (var outcome in outcomes)
            Console.WriteLine(outcome.Saved is not { } saved
                ? $"{outcome.Collection}: {outcome.Features:N0} features; nothing was written."
                : saved.Unchanged > 0 ? $"{outcome.Collection}: unchanged, {outcome.Features:N0} features."
                : $"{outcome.Collection}: {outcome.Features:N0} features {(saved.Added > 0 ? "added" : "replaced")}.");
    }

    private sealed record Outcome(string Collection, int Features, Saved? Saved);
}
