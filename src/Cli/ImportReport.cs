using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Sources;

namespace Furrow.Cli;

/// <summary>Says what an import did: for people in sentences, for programs in JSON.</summary>
internal static class ImportReport
{
    private const int ShownFaults = 20;

    private static readonly JsonSerializerOptions Pretty = new(RecordJson.Options) { WriteIndented = true };

    /// <summary>Shows on standard error which field was taken from where.</summary>
    public static void Mapping(IReadOnlyList<MappedField> mapping)
    {
        foreach (var field in mapping)
        {
            var from = field.Column is { } column ? $"column '{column}'" : $"'{field.Value}'";
            Console.Error.WriteLine($"  {field.Field} = {from} ({field.How})");
        }
    }

    /// <summary>Shows the outcome on standard output; faults in sentences go to standard error.</summary>
    public static void Show<TRecord>(
        string target, string format, ImportResult<TRecord> result, Saved? saved, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    target,
                    format,
                    rows = result.RowsRead,
                    taken = result.Records.Count,
                    added = saved?.Added,
                    changed = saved?.Changed,
                    unchanged = saved?.Unchanged,
                    written = saved is not null,
                    leftOut = result.LeftOut,
                    rejectedRows = result.RejectedRows,
                    rejected = result.Rejected,
                    mended = result.Mended,
                    mapping = result.Mapping,
                },
                Pretty));
            return;
        }

        foreach (var row in result.Rejected.Take(ShownFaults))
            Console.Error.WriteLine($"  row {row.Line}, {row.Field} = '{row.Value}': {row.Reason}");
        if (result.Rejected.Count > ShownFaults)
            Console.Error.WriteLine($"  … and {result.Rejected.Count - ShownFaults} more.");
        foreach (var row in result.Mended.Take(ShownFaults))
            Console.Error.WriteLine($"  row {row.Line}, {row.Field}: {row.Reason}");
        Console.WriteLine($"{format}: {result.RowsRead:N0} rows read, {result.Records.Count:N0} taken as {target}, "
            + $"{result.RejectedRows:N0} refused, {result.LeftOut.Values.Sum():N0} left out.");
        foreach (var (reason, count) in result.LeftOut)
            Console.WriteLine($"  {count:N0} left out: {reason}.");
        Console.WriteLine(saved is null
            ? "Nothing was written."
            : $"{saved.Added:N0} added, {saved.Changed:N0} changed, {saved.Unchanged:N0} unchanged.");
    }

    /// <summary>Shows what became of an IATI file.</summary>
    public static void Iati(int activities, int proposed, int? added, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { target = "iati", activities, proposed, added, written = added is not null }, Pretty));
            return;
        }

        Console.WriteLine($"{activities:N0} activities, {proposed:N0} claims proposed; none is confirmed by itself.");
        Console.WriteLine(added is { } count ? $"{count:N0} claims added." : "Nothing was written.");
    }

    /// <summary>Shows what became of a statement.</summary>
    public static void Statement(Document document, int proposed, (int Added, int Held)? kept, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    target = "statements", document.Id, document.Title, proposed, added = kept?.Added,
                    held = kept?.Held, written = kept is not null,
                },
                Pretty));
            return;
        }

        Console.WriteLine($"{document.Title}: {proposed:N0} claims proposed; none is confirmed by itself.");
        Console.WriteLine(kept is { } counts
            ? $"{counts.Added:N0} claims added, {counts.Held:N0} held already."
            : "Nothing was written.");
    }
}
