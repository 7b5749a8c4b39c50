using System.CommandLine;
using System.Globalization;
using Furrow.Registry;

namespace Furrow.Cli;

/// <summary>Prints the norm table as CSV, to be edited in a sheet and imported again.</summary>
internal static class NormTable
{
    private static readonly string[] Columns =
        ["code", "title", "skill", "unit", "low", "typical", "high", "norm_source"];

    /// <summary>The verb with its options.</summary>
    internal static Command Build()
    {
        var store = new Option<string>("--store") { Description = "Store file.", Required = true };
        var verb = new Command(
            "norms",
            "Print the norm table: how many units of each work one person does in a day, with range and source. Edit "
            + "it in a sheet and import it again; the next plan uses it.\n"
            + "Example: furrow norms --store kursk.gpkg > norms.csv\n"
            + "Example: furrow import norms.csv --as norms --store kursk.gpkg");
        verb.Add(store);
        verb.SetAction((parsed, cancel) => Run(parsed.GetRequiredValue(store), cancel));
        return verb;
    }

    private static async Task<int> Run(string location, CancellationToken cancel)
    {
        await using var store = await Real.Open(location, create: false, cancel);
        var norms = await store.Norms.Everything(Filter.None, Viewer.Local, cancel);
        await using var csv = CsvHelper.CsvWriter.Create(
            Console.Out, new CsvHelper.CsvWriterOptions(), leaveOpen: true);
        Row(csv, Columns);
        foreach (var norm in norms.OrderBy(norm => norm.Code, StringComparer.Ordinal))
            Row(csv,
            [
                norm.Code, norm.Title, Collection.Word(norm.Skill), norm.Unit, Text(norm.Low), Text(norm.Typical),
                Text(norm.High), norm.Source,
            ]);
        return Exit.Done;
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static void Row(CsvHelper.CsvWriter csv, string[] values)
    {
        foreach (var value in values)
            csv.WriteField(value);
        csv.EndRecord();
    }
}
