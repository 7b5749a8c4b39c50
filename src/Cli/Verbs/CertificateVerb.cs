using System.CommandLine;
using Furrow.Registry;
using Furrow.Registry.Works.Release;
using Furrow.Server.Works.Release;
using Furrow.Store;

namespace Furrow.Cli;

/// <summary>Writes the certificate of an order as PDF, or checks what a print says against the store.</summary>
internal static class CertificateVerb
{
    /// <summary>The verb with its options.</summary>
    internal static Command Build()
    {
        var store = new Option<string>("--store")
        {
            Description = "The store file.", HelpName = "FILE", Required = true,
        };
        var order = new Option<string?>("--order") { Description = "Number of the order.", HelpName = "NUMBER" };
        var output = new Option<FileInfo?>("--out") { Description = "The PDF to write.", HelpName = "FILE" };
        var check = new Option<string?>("--check")
        {
            Description = "The words below the print's square code, or what the code says.", HelpName = "WORDS",
        };
        var verb = new Command(
            "certificate",
            "Write the completion report or certificate of an order as PDF, or check a print, without a network: does "
            + "the store hold the entry with that hash, is the journal whole, and was the record changed since? Exits "
            + "with 1 when the print does not hold.\n"
            + "Example: furrow certificate --store my.gpkg --order TO-007 --out TO-007.pdf\n"
            + "Example: furrow certificate --store my.gpkg --check \"completions/… 412 9f2c…\"")
        {
            store, order, output, check,
        };
        verb.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(store), parsed.GetValue(order), parsed.GetValue(output), parsed.GetValue(check),
            cancel));
        return verb;
    }

    private static async Task<int> Run(
        string location, string? order, FileInfo? output, string? check, CancellationToken cancel)
    {
        await using var store = await Real.Open(location, create: false, cancel);
        if (check is not null)
            return await Check(store, check, cancel);
        if (order is null || output is null)
            throw new Refusal("certificate.what",
                "Give --order and --out to write a PDF, or --check to check a print.");
        var found = (await store.Release.Tasks.List(
            new Filter { Text = order }, new Page(100), Viewer.Local, cancel)).Items.Where(one => one.Number == order);
        if (found.FirstOrDefault() is not { } task || await Certificate.Of(
            store, Completion.IdOf(task.Id), Real.Clock, Viewer.Local, cancel) is not { } paper)
            throw new Refusal("certificate.none", $"Order '{order}' has no completion report in this store.");
        await File.WriteAllBytesAsync(output.FullName, paper.Pdf(), cancel);
        Console.WriteLine($"{output.Name}: {paper.Proof}");
        return Exit.Done;
    }

    private static async Task<int> Check(OpenStore store, string words, CancellationToken cancel)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [var address, var number, { Length: 64 } hash] || !long.TryParse(number, out var at))
            throw new Refusal("certificate.words", "The print's words are an address, a number and a hash of 64 "
                + "characters; write them as they stand below the square code.");
        var record = address[(address.LastIndexOf('/') + 1)..];
        Identity.Parse<CompletionId>(record);
        var entries = (await store.Journal.Of(record, new Page(1000), Viewer.Local, cancel)).Items;
        if (entries.FirstOrDefault(one => one.Number == at) is not { } entry)
            return Say($"Not in this store: it has no entry {at} for {address}.", Exit.Refused);
        if (!string.Equals(entry.Hash, hash, StringComparison.OrdinalIgnoreCase))
            return Say($"It does not hold: entry {at} has the hash {entry.Hash}, the print another.", Exit.Refused);
        var chain = await store.Journal.Verify(Viewer.Local, cancel);
        if (chain.Finding is { } broken)
            return Say($"The entry is there, but the journal is not whole: {broken}", Exit.Refused);
        var later = entries.Count(one => one.Number > at);
        return Say(
            $"It holds: entry {at} of {entry.At:yyyy-MM-dd} by {entry.Actor} ({entry.Why}); the journal is whole."
            + (later == 0 ? "" : $" The record was changed {later} times since: print it anew."), Exit.Done);
    }

    private static int Say(string words, int exit)
    {
        Console.WriteLine(words);
        return exit;
    }
}
