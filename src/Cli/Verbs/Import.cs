using System.CommandLine;
using Furrow.Reading;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;
using Furrow.Store;

namespace Furrow.Cli;

/// <summary>Takes a file's rows into the store: all of them, or the good ones when the person says so.</summary>
internal static class Import
{
    /// <summary>What rows may become.</summary>
    internal static readonly string[] Targets =
    [
        "places", "hazards", "assets", "accidents", "crews", "norms", "codes", "reports", "statements", "iati",
        "collections", .. FieldImportRun.Targets, .. MemorialImportRun.Targets,
    ];

    /// <summary>The verb with its options.</summary>
    internal static Command Build()
    {
        var options = new ImportOptions();
        var verb = new Command(
            "import",
            "Import places, hazards, assets, accidents, crews, norms or a statement from GeoJSON, GeoPackage, "
            + "Shapefile or CSV in WGS 84. Columns are matched to fields by name; a bad row is reported with line, "
            + "field, value and reason, and refuses the whole file unless --accept-good. "
            + "Importing the same file twice changes nothing. As collections, every layer becomes a collection "
            + "of its own with its fields as they are. An IATI activity file becomes documents whose figures are "
            + "proposed, as those of any statement.\n"
            + "Example: furrow import districts.geojson --as places --kind district --store my.furrow.gpkg\n"
            + "Example: furrow import damage.csv --as assets --join municipality --map place_name=adm3_uk "
            + "--map district_name=adm2_en --map quantity=damage_sum --set unit=m² --where \"damage_sum>0\" "
            + "--set kind=housing --map damage_raw=damage_pct --set damage_scheme=SAR --store my.furrow.gpkg\n"
            + "Example: furrow import november.csv --as daily-reports --map square_metres=done --store my.furrow.gpkg\n"
            + "Example: furrow import fallen.xlsx --as people --map name=Имя --map died=Погиб --store my.furrow.gpkg\n"
            + "Example: furrow import schools.gpkg --as collections --sensitivity low --store my.furrow.gpkg");
        options.AddTo(verb);
        verb.SetAction((parsed, cancel) => Run(options.Read(parsed), cancel));
        return verb;
    }

    private static async Task<int> Run(ImportWish wish, CancellationToken cancel)
    {
        RefuseOtherTargets(wish.Target);
        var order = OrderOf(wish);
        if (wish.Target == "collections")
            return await CollectionImport.Run(wish, order, cancel);
        if (wish.Target == "statements")
            return await Statement(wish, order, cancel);
        if (wish.Target == "iati")
            return await Iati(wish, order, cancel);
        var table = await Screen.Watch("Reading", _ => Task.Run(
            () => ImportFiles.Read(wish.File, wish.Layer, RowLimits.Usual, cancel), cancel));
        if (table.Rows.Count == 0)
            throw new Refusal("import.empty", $"'{wish.File.Name}' has no rows.");
        if (FieldImportRun.Targets.Contains(wish.Target))
            return await FieldImportRun.Run(wish, table, order, cancel);
        await using var store = await Open(wish, cancel);
        var places = store is null
            ? []
            : await store.Places.Everything(Filter.None, Viewer.Local, cancel);
        var index = new PlaceIndex(places);
        if (MemorialImportRun.Targets.Contains(wish.Target))
            return await MemorialImportRun.Run(wish, table, store, order, index, cancel);
        return wish.Target switch
        {
            "places" => await Take(wish, table, store, () => Importer.Places(table, order, places, cancel),
                (kept, writing, records) => kept.Places.Save(writing, records, cancel), cancel),
            "hazards" => await Hazards(wish, table, store, order, index, cancel),
            "assets" => await Take(wish, table, store, () => Importer.Assets(table, order, index, cancel),
                (kept, writing, records) => kept.Assets.Save(writing, records, cancel), cancel),
            "accidents" => await Take(wish, table, store, () => Importer.Accidents(table, order, index, cancel),
                (kept, writing, records) => kept.Accidents.Save(writing, records, cancel), cancel),
            "norms" => await Take(wish, table, store, () => Importer.Norms(table, order, cancel),
                (kept, writing, records) => kept.Norms.Save(writing, records, cancel), cancel),
            "codes" => await Take(wish, table, store, () => Importer.Codes(table, order, cancel),
                (kept, writing, records) => kept.Codes.Save(writing, records, cancel), cancel),
            "reports" => await Reports(wish, table, store, order, cancel),
            _ => await Take(wish, table, store, () => Importer.Crews(table, order, index, cancel),
                (kept, writing, records) => kept.Crews.Save(writing, records, cancel), cancel),
        };
    }

    private static async Task<int> Hazards(
        ImportWish wish, RowTable table, OpenStore? store, ImportOrder order, PlaceIndex places,
        CancellationToken cancel)
    {
        var codes = store is null ? Registry.Hazards.CodeBook.Shipped
            : await Registry.Hazards.GroundDesk.Codes(store, Viewer.Local, cancel);
        return await Take(wish, table, store, () => Importer.Hazards(table, order, places, cancel, codes),
            async (kept, writing, records) => await kept.Hazards.Save(
                writing, await FieldIntake.Standing(kept, records, Viewer.Local, cancel), cancel), cancel);
    }

    private static async Task<int> Reports(
        ImportWish wish, RowTable table, OpenStore? store, ImportOrder order, CancellationToken cancel)
    {
        var hazards = store is null ? [] : await store.Hazards.Everything(Filter.None, Viewer.Local, cancel);
        var codes = store is null
            ? Registry.Hazards.CodeBook.Shipped
            : await Registry.Hazards.GroundDesk.Codes(store, Viewer.Local, cancel);
        return await Take(wish, table, store, () => Importer.Reports(table, order, hazards, codes, cancel),
            (kept, writing, records) => kept.Reports.Save(writing, records, cancel), cancel);
    }

    /// <summary>Checks the rows, reports them, and keeps them in one write.</summary>
    internal static async Task<int> Take<TRecord>(
        ImportWish wish, RowTable table, OpenStore? store, Func<ImportResult<TRecord>> import,
        Func<OpenStore, IWriting, IReadOnlyList<TRecord>, Task<Saved>> save, CancellationToken cancel)
    {
        var result = await Screen.Watch("Checking rows", _ => Task.Run(import, cancel));
        if (!wish.Json)
            ImportReport.Mapping(result.Mapping);
        if (result.Rejected.Count > 0 && (!wish.AcceptGood || result.Records.Count == 0))
        {
            if (wish.Json)
                ImportReport.Show(wish.Target, table.Format, result, null, json: true);
            throw new Refusal("import.rows-refused", result.Records.Count == 0
                ? $"None of the {result.RowsRead:N0} rows is good; nothing was written."
                : $"{result.RejectedRows:N0} of {result.RowsRead:N0} rows are refused; nothing was written. "
                    + $"Correct them, or run again with --accept-good to take the {result.Records.Count:N0} good rows.",
                result.Rejected);
        }

        var saved = wish.DryRun || result.Records.Count == 0
            ? null
            : await Screen.Watch("Writing", _ => Keep(
                wish, store, (kept, writing) => save(kept, writing, result.Records), cancel));
        ImportReport.Show(wish.Target, table.Format, result, saved, wish.Json);
        return Exit.Done;
    }

    private static async Task<int> Statement(ImportWish wish, ImportOrder order, CancellationToken cancel)
    {
        var document = Documents.Of(
            ImportFiles.Text(wish.File), new Origin(order.Source, null, order.Illustrative, order.Attribution));
        var reading = Reader.Read(document.Text);
        await using var store = await Open(wish, cancel);
        (int Added, int Held)? held = wish.DryRun
            ? null
            : await Keep(
                wish, store, (kept, writing) => Read.Keep(kept, writing, document, reading, cancel), cancel);
        ImportReport.Statement(document, reading.Commitments.Count, held, wish.Json);
        return Exit.Done;
    }

    /// <summary>Activities of donors: each a document in plain words, its figures proposed as claims.</summary>
    private static async Task<int> Iati(ImportWish wish, ImportOrder order, CancellationToken cancel)
    {
        await using var file = ImportFiles.Open(wish.File, IatiImport.LargestBytes);
        var activities = IatiImport.Read(
            file, new Origin(order.Source, null, order.Illustrative, order.Attribution), cancel);
        if (activities.Count == 0)
            throw new Refusal("import.empty", $"'{wish.File.Name}' has no activity that promises or reports anything.");
        await using var store = await Open(wish, cancel);
        var added = wish.DryRun ? (int?)null : await Keep(wish, store, async (kept, writing) =>
        {
            var claims = 0;
            foreach (var activity in activities)
                claims += (await Intake.Keep(
                    kept, writing, activity.Document, activity.Claims, Viewer.Local, cancel)).Added;
            return claims;
        }, cancel);
        ImportReport.Iati(activities.Count, activities.Sum(activity => activity.Claims.Count), added, wish.Json);
        return Exit.Done;
    }

    /// <summary>Writes into the open store, or into a new one: a refused file leaves no store behind.</summary>
    internal static async Task<T> Keep<T>(
        ImportWish wish, OpenStore? store, Func<OpenStore, IWriting, Task<T>> save, CancellationToken cancel)
    {
        if (store is not null)
            return await Write(wish, store, writing => save(store, writing), cancel);
        await using var made = await Real.Open(wish.Store, create: true, cancel);
        return await Write(wish, made, writing => save(made, writing), cancel);
    }

    /// <summary>One journal write for the whole file, and for the programme when this import founds it.</summary>
    private static async Task<T> Write<T>(
        ImportWish wish, OpenStore store, Func<IWriting, Task<T>> save, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(Real.Clock.GetUtcNow().UtcDateTime);
        var programme = await Founding.Wanted(store, wish, today, cancel);
        return await store.Journal.Write(wish.Actor, $"Import {wish.Target} from {wish.Source}", async writing =>
        {
            if (programme is not null)
                _ = await store.Programme.Save(writing, programme, cancel);
            return await save(writing);
        }, cancel);
    }

    /// <summary>The store, when there is one.</summary>
    internal static async Task<OpenStore?> Open(ImportWish wish, CancellationToken cancel) =>
        File.Exists(wish.Store) ? await Real.Open(wish.Store, create: false, cancel) : null;

    private static void RefuseOtherTargets(string target)
    {
        if (!Targets.Contains(target))
            throw new Refusal("import.target-unknown",
                $"'{target}' cannot be imported; --as takes one of: {string.Join(", ", Targets)}.");
    }

    private static ImportOrder OrderOf(ImportWish wish)
    {
        var set = Pairs(wish.Set, "--set");
        if (wish.Kind is { } kind)
            set["kind"] = kind;
        return new ImportOrder
        {
            Source = wish.Source,
            Attribution = wish.Attribution,
            Illustrative = wish.Illustrative,
            Map = Pairs(wish.Map, "--map"),
            Set = set,
            Key = wish.Key,
            Where = [.. wish.Where.Select(RowCondition.Parse)],
            Join = wish.Join is { } join ? LevelOf(join) : null,
            Parent = wish.Parent,
            MendOutlines = wish.MendOutlines,
        };
    }

    private static PlaceKind LevelOf(string word) =>
        Enum.TryParse<PlaceKind>(word, ignoreCase: true, out var level) && Enum.IsDefined(level)
            ? level
            : throw new Refusal("import.join-unknown",
                $"'{word}' is no kind of place; --join takes one of: "
                + $"{string.Join(", ", Collection.WordsOf<PlaceKind>())}.");

    private static Dictionary<string, string> Pairs(string[] texts, string option)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || at == text.Length - 1)
                throw new Refusal("import.pair-malformed", $"'{text}' is no pair; write {option} field=value.");
            if (!pairs.TryAdd(text[..at].Trim(), text[(at + 1)..].Trim()))
                throw new Refusal("import.pair-twice", $"{option} names '{text[..at]}' twice; name each field once.");
        }

        return pairs;
    }
}
