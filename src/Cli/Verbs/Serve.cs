using System.CommandLine;
using Furrow.Server;
using Furrow.Store;

namespace Furrow.Cli;

/// <summary>Serves the pages of a store on this machine.</summary>
internal static class Serve
{
    /// <summary>Where the pages are served.</summary>
    internal static Option<string?> Urls => new("--urls")
    {
        Description = $"Address on this machine. Default {HostOptions.UsualAddress}, or the next free port.",
        HelpName = "URL",
    };

    /// <summary>A richer background map.</summary>
    internal static Option<FileInfo?> Basemap => new("--basemap")
    {
        Description = "A .pmtiles file for a richer background map. Without it, the store's own outlines are drawn.",
        HelpName = "FILE",
    };

    /// <summary>The verb with its options.</summary>
    internal static Command Build()
    {
        var store = new Option<string>("--store")
        {
            Description = "The store file.", HelpName = "FILE", Required = true,
        };
        var (urls, basemap) = (Urls, Basemap);
        var verb = new Command(
            "serve",
            "Serve a store's pages on this machine until Ctrl-C. Other machines cannot reach it: there are no accounts "
            + "yet.\nExample: furrow serve --store kursk.gpkg --urls http://127.0.0.1:5080")
        {
            store, urls, basemap,
        };
        verb.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(store), parsed.GetValue(urls), parsed.GetValue(basemap), cancel));
        return verb;
    }

    private static async Task<int> Run(string location, string? urls, FileInfo? basemap, CancellationToken cancel)
    {
        await using var store = await Real.Open(location, create: false, cancel);
        var options = new HostOptions
        {
            Clock = Real.Clock, Identities = Real.Identities, Actor = Real.Person, Basemap = basemap?.FullName,
        };
        await using var app = await Serving.Start(store, options, urls, cancel);
        Console.WriteLine($"Serving {Stores.Shown(location)} at {app.Urls.First()} (Ctrl-C stops)");
        await Serving.UntilStopped(app, cancel);
        return Exit.Done;
    }
}
