using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;

namespace Furrow.Cli;

/// <summary>Imports what crews and authorities hand in: through the gates that hold for everybody.</summary>
internal static class FieldImportRun
{
    private const int ShownFaults = 20;
    private static readonly JsonSerializerOptions Pretty = new(RecordJson.Options) { WriteIndented = true };

    /// <summary>What rows may become here.</summary>
    public static string[] Targets { get; } = ["organisations", "daily-reports", "releases", "sessions", "incidents"];

    /// <summary>Checks the rows at their desks and keeps them in one write.</summary>
    public static async Task<int> Run(ImportWish wish, RowTable table, ImportOrder order, CancellationToken cancel)
    {
        await using var store = await Real.Open(wish.Store, create: wish.Target is "organisations", cancel);
        var report = await Screen.Watch("Checking rows", _ => new FieldIntake(store, Real.Clock, Viewer.Local).Take(
            wish.Target, table, order, wish.AcceptGood, wish.DryRun, wish.Actor,
            $"Import {wish.Target} from {wish.Source}", cancel));
        if (wish.Json)
            Console.WriteLine(JsonSerializer.Serialize(report, Pretty));
        else
            ImportReport.Mapping(report.Mapping);
        if (!report.Written && !wish.DryRun)
            throw new Refusal("import.rows-refused", $"{report.Rejected.Select(row => row.Line).Distinct().Count():N0} "
                + $"of {report.RowsRead:N0} rows are refused; nothing was written. Correct them, or run again with "
                + "--accept-good to take the good rows.", report.Rejected);
        if (wish.Json)
            return Exit.Done;
        foreach (var row in report.Rejected.Take(ShownFaults))
            Console.Error.WriteLine($"  row {row.Line}, {row.Field} = '{row.Value}': {row.Reason}");
        Console.WriteLine($"{table.Format}: {report.RowsRead:N0} rows read, {report.Taken:N0} taken as {wish.Target}, "
            + $"{report.RowsRead - report.Taken:N0} refused or left out.");
        Console.WriteLine(report.Written
            ? $"{report.Saved.Added:N0} added, {report.Saved.Changed:N0} changed, "
                + $"{report.Saved.Unchanged:N0} unchanged."
            : "Nothing was written.");
        return Exit.Done;
    }
}
