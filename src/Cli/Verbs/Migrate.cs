using System.CommandLine;
using System.Text.Json;
using Furrow.Registry.Exchange;
using Furrow.Store;
using Spectre.Console;

namespace Furrow.Cli;

/// <summary>Moves a whole store between a file and PostgreSQL, either way, with its history.</summary>
internal static class Migrate
{
    /// <summary>The verb with its options.</summary>
    internal static Command Build()
    {
        var from = new Option<string>("--from")
        {
            Description = "The store to copy; it is only read.", HelpName = "STORE", Required = true,
        };
        var to = new Option<string>("--to")
        {
            Description = "Where to: a file or schema that holds no store yet, or an empty one.", HelpName = "STORE",
            Required = true,
        };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output." };
        var verb = new Command(
            "migrate",
            "Copy a whole store into an empty one: records, row numbers, history, the hash of every journal entry. It"
            + " is one transaction: stopped anywhere, the target is as empty as before, and the command begins anew.\n"
            + "Example: furrow migrate --from programme.gpkg --to \"Host=localhost;Database=furrow;Username=furrow\"")
        {
            from, to, json,
        };
        verb.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(from), parsed.GetRequiredValue(to), parsed.GetValue(json), cancel));
        return verb;
    }

    private static async Task<int> Run(string from, string to, bool json, CancellationToken cancel)
    {
        var moved = await Move(from, to, cancel);
        Console.Out.WriteLine(json
            ? JsonSerializer.Serialize(moved, RecordJson.Options)
            : $"Moved {moved.Rows} rows of {moved.Tables} tables; all {moved.Entries} journal entries arrived whole.");
        return Exit.Done;
    }

    private static async Task<Moved> Move(string from, string to, CancellationToken cancel)
    {
        if (Console.IsErrorRedirected)
            return await Real.Move(from, to, null, cancel);
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal.Status().StartAsync("Moving", status => Real.Move(
            from, to, new Progress<string>(part => status.Status($"Moving: {part}")), cancel));
    }
}
