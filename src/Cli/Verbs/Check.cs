using System.CommandLine;
using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Store;
using Spectre.Console;

namespace Furrow.Cli;

/// <summary>Checks a store: file, journal, GeoPackage, geometries, references, rows changed past the journal.</summary>
internal static class Check
{
    /// <summary>The verb with its options.</summary>
    internal static Command Build()
    {
        var store = new Option<string>("--store")
        {
            Description = "The store file.", HelpName = "FILE", Required = true,
        };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output." };
        var verb = new Command(
            "check",
            "Check a store: the file, the chain of its journal, GeoPackage's rules, geometries, references, and whether"
            + " rows were changed past the journal. Exits with 0 when nothing is wrong and with 1 when something is.\n"
            + "Example: furrow check --store programme.gpkg")
        {
            store, json,
        };
        verb.SetAction((parsed, cancel) =>
            Run(parsed.GetRequiredValue(store), parsed.GetValue(json), cancel));
        return verb;
    }

    private static async Task<int> Run(string location, bool json, CancellationToken cancel)
    {
        await using var store = await Real.Open(location, create: false, cancel);
        var findings = await Findings(store, cancel);
        var last = await store.Journal.Latest(new Page(1), Viewer.Local, cancel);
        var entries = last.Items.Count == 0 ? 0 : last.Items[0].Number;
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(
                new { store = store.Location, entries, whole = findings.Count == 0, findings },
                RecordJson.Options));
        }
        else
        {
            foreach (var finding in findings)
                Console.Out.WriteLine($"{finding.Part}: {finding.Subject}: {finding.What}");
            Console.Out.WriteLine(findings.Count == 0
                ? $"Whole: {entries} journal entries, nothing found."
                : $"{findings.Count} findings. Restore a copy, or correct the records through Furrow.");
        }

        return findings.Count == 0 ? Exit.Done : Exit.Refused;
    }

    private static async Task<List<Finding>> Findings(OpenStore store, CancellationToken cancel)
    {
        if (Console.IsErrorRedirected)
            return await Collect(store, null, cancel);
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal.Status().StartAsync("Checking", status => Collect(
            store, new Progress<string>(part => status.Status($"Checking: {part}")), cancel));
    }

    private static async Task<List<Finding>> Collect(
        OpenStore store, IProgress<string>? progress, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        await foreach (var finding in store.Check(progress, cancel))
            findings.Add(finding);
        return findings;
    }
}
