using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Furrow.Cli.Sample;
using Furrow.Store;

namespace Furrow.Cli;

/// <summary>Makes the illustrative sample programme in a store.</summary>
internal static class SampleVerb
{
    /// <summary>The verb with its options.</summary>
    internal static Command Build()
    {
        var store = new Option<string>("--store")
        {
            Description = "The store file; made when it is not there.", HelpName = "FILE", Required = true,
        };
        var scale = new Option<int>("--scale")
        {
            Description = "How many times as many hazards, assets and crews, 1 to 100. Default 1.",
            DefaultValueFactory = _ => 1,
        };
        var seed = new Option<ulong>("--seed")
        {
            Description = "Seed of chance: the same seed gives the same records. Default 1.",
            DefaultValueFactory = _ => 1,
        };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output." };
        var verb = new Command(
            "sample",
            "Make the sample programme: real settlements of the Kursk border districts, with hazards, damage and crews "
            + "that are made up and marked illustrative.\nExample: furrow sample --scale 10 --store kursk10.gpkg")
        {
            store, scale, seed, json,
        };
        verb.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(store), new(parsed.GetValue(scale), parsed.GetValue(seed)), parsed.GetValue(json),
            cancel));
        return verb;
    }

    private static async Task<int> Run(string location, SampleOptions options, bool json, CancellationToken cancel)
    {
        options = options.Checked();
        await using var store = await Real.Open(location, create: true, cancel);
        var (records, saved) = await Screen.Watch(
            "making the sample", say => SampleProgramme.Load(store, options, Real.Person, say, cancel));
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    programme = records.Programme.Name, illustrative = true, options.Scale, options.Seed,
                    places = records.Places.Count, hazards = records.Hazards.Count, assets = records.Assets.Count,
                    crews = records.Crews.Count, norms = records.Norms.Count, documents = 1,
                    added = saved.Added, changed = saved.Changed, unchanged = saved.Unchanged,
                },
                Registry.Exchange.RecordJson.Options));
            return Exit.Done;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{records.Programme.Name} in {Stores.Shown(location)}: {records.Places.Count:N0} places, "
            + $"{records.Hazards.Count:N0} hazards, "
            + $"{records.Assets.Count:N0} assets, {records.Crews.Count:N0} crews, {records.Norms.Count:N0} norms, "
            + $"1 statement; {saved.Added:N0} new, {saved.Changed:N0} changed, {saved.Unchanged:N0} as they were."));
        Console.WriteLine(records.Programme.Notice);
        Console.WriteLine($"Next: furrow plan --store {Stores.Shown(location)}");
        return Exit.Done;
    }
}
