using System.CommandLine;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Server;

namespace Furrow.Cli;

/// <summary>Writes records as a file that other programs read. For anybody, unless the person says for whom.</summary>
internal static class Export
{
    private static readonly string[] Formats = ["iati", "hxl", "prov", .. MemorialFile.Formats.Keys];

    /// <summary>The verb with its options.</summary>
    internal static Command Build()
    {
        var format = new Option<string>("--as")
        {
            Description = "iati: activities of the ledger (IATI 2.03, XML). hxl: the ledger as CSV with HXL hashtags. "
                + "prov: where every figure comes from (PROV-O and Web Annotations, JSON-LD). "
                + "Of the memorials: lido, linked-art, linked-art-people, iiif (a collection of manifests), "
                + "dublin-core, objects-csv, objects-xlsx, people-csv, people-xlsx, roll (of names, PDF).",
            Required = true, HelpName = "FORMAT",
        };
        format.AcceptOnlyFromAmong(Formats);
        var store = new Option<string>("--store")
        {
            Description = "The store file.", HelpName = "FILE", Required = true,
        };
        var output = new Option<FileInfo?>("--out") { Description = "File to write. Default: standard output." };
        var org = new Option<string?>("--reporting-org")
        {
            Description = "Identifier of the organisation that reports, as registered: XM-DAC-41301.", HelpName = "ID",
        };
        var name = new Option<string?>("--reporting-name") { Description = "Its name. Default: the programme's." };
        var country = new Option<string?>("--country")
        {
            Description = "Country that receives, two capitals: UA. Left out when it is not said.", HelpName = "CODE",
        };
        var whole = new Option<bool>("--whole")
        {
            Description = "With what is for the programme only. Without it, only what anybody may see leaves.",
        };
        var root = new Option<string>("--root")
        {
            Description = "Address at which the pages are served, for links in LIDO, Linked Art, IIIF, Dublin Core. "
                + $"Default {HostOptions.UsualAddress}.",
            HelpName = "URL", DefaultValueFactory = _ => HostOptions.UsualAddress,
        };
        var site = new Option<string?>("--site")
        {
            Description = "Number of one memorial site; only its people leave.", HelpName = "NUMBER",
        };
        var verb = new Command(
            "export",
            "Write the ledger of promises, or the memorials, for other programs. Only what anybody may see leaves; of"
            + " the ledger, --whole gives more.\n"
            + "Example: furrow export --as iati --store kursk.gpkg --reporting-org XM-DAC-41301 --out pledges.xml\n"
            + "Example: furrow export --as hxl --store kursk.gpkg > pledges.csv\n"
            + "Example: furrow export --as lido --store kursk.gpkg --root https://museum.example.org --out museum.xml")
        {
            format, store, output, org, name, country, whole, root, site,
        };
        verb.SetAction((parsed, cancel) => MemorialFile.Formats.ContainsKey(parsed.GetRequiredValue(format))
            ? RunMemorials(
                parsed.GetRequiredValue(format), parsed.GetRequiredValue(store), parsed.GetValue(output),
                parsed.GetRequiredValue(root), parsed.GetValue(site), cancel)
            : Run(
                parsed.GetRequiredValue(format), parsed.GetRequiredValue(store), parsed.GetValue(output),
                new(parsed.GetValue(org), parsed.GetValue(name), parsed.GetValue(country)),
                parsed.GetValue(whole) ? Viewer.Local : Viewer.Public, cancel));
        return verb;
    }

    private static async Task<int> RunMemorials(
        string format, string location, FileInfo? output, string root, string? site, CancellationToken cancel)
    {
        await using var store = await Real.Open(location, create: false, cancel);
        var bytes = await MemorialFile.Write(store, format, root, site, cancel);
        return await Written(bytes, output, $"{bytes.Length:N0} bytes", cancel);
    }

    private static async Task<int> Run(
        string format, string location, FileInfo? output, ExportOrder order, Viewer viewer, CancellationToken cancel)
    {
        await using var store = await Real.Open(location, create: false, cancel);
        var export = await LedgerExport.Read(store, viewer, order, Real.Clock.GetUtcNow(), cancel);
        var bytes = format switch
        {
            "iati" => IatiExport.Bytes(export),
            "hxl" => HxlExport.Bytes(export),
            _ => ProvExport.Bytes(export),
        };
        return await Written(bytes, output, $"{export.Book.Commitments.Count:N0} commitments", cancel);
    }

    private static async Task<int> Written(byte[] bytes, FileInfo? output, string what, CancellationToken cancel)
    {
        if (output is null)
        {
            await using var standard = Console.OpenStandardOutput();
            await standard.WriteAsync(bytes, cancel);
            return Exit.Done;
        }

        try
        {
            await File.WriteAllBytesAsync(output.FullName, bytes, cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new Refusal("export.cannot-write", $"'{output.FullName}' cannot be written: {fault.Message}");
        }

        Console.Error.WriteLine($"{what} written to {output.FullName}.");
        return Exit.Done;
    }
}
