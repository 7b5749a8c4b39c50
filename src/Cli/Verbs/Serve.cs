using System.CommandLine;
using System.Net;
using Furrow.Registry;
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
        var hosts = new Option<string[]>("--host")
        {
            Description = "A name under which other machines reach the pages, such as furrow.example.org; may be "
                + "repeated. Needs accounts.",
            HelpName = "NAME",
        };
        var notice = new Option<double>("--notice")
        {
            Description = "Seconds between SIGTERM and the end, in which /health/ready says no. 0 to 300. Default 3.",
            DefaultValueFactory = _ => 3,
        };
        var proxies = new Option<string[]>("--proxy")
        {
            Description = "Address of a reverse proxy on another machine whose X-Forwarded-For and -Proto are taken; "
                + "may be repeated. Those on this machine always are.",
            HelpName = "IP",
        };
        var verb = new Command(
            "serve",
            "Serve a store's pages until Ctrl-C. While nobody has chosen a password, only this machine can reach them,"
            + " and whoever sits at it may do everything; from then on people sign in, and --urls and --host open the"
            + " pages to others.\n"
            + "Example: furrow serve --store kursk.gpkg --urls http://127.0.0.1:5080")
        {
            store, urls, basemap, hosts, notice, proxies,
        };
        verb.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(store),
            new HostOptions
            {
                Clock = Real.Clock, Identities = Real.Identities, Person = Real.Person,
                Basemap = parsed.GetValue(basemap)?.FullName, Hosts = parsed.GetValue(hosts) ?? [],
                Proxies = [.. (parsed.GetValue(proxies) ?? []).Select(Proxy)],
            },
            parsed.GetValue(urls), Notice(parsed.GetValue(notice)), cancel));
        return verb;
    }

    private static IPAddress Proxy(string text) => IPAddress.TryParse(text, out var address)
        ? address
        : throw new Refusal("serve.proxy", $"'{text}' is not an address; write for example --proxy 10.0.0.7.");

    private static TimeSpan Notice(double seconds) => seconds is >= 0 and <= 300
        ? TimeSpan.FromSeconds(seconds)
        : throw new Refusal("serve.notice", $"--notice is {seconds}; give 0 to 300 seconds.");

    private static async Task<int> Run(
        string location, HostOptions options, string? urls, TimeSpan notice, CancellationToken cancel)
    {
        await using var store = await Real.Open(location, create: false, cancel);
        var signIn = await FirstAccount.IsUsed(store, cancel);
        await using var app = await Serving.Start(
            store, options with { SignIn = signIn, Images = Real.Images }, urls, cancel);
        var offer = signIn ? "" : await FirstAccount.Offer(store, location, cancel);
        Console.WriteLine($"Serving {Stores.Shown(location)} at {app.Urls.First()} (Ctrl-C stops)");
        if (offer.Length > 0)
            Console.WriteLine(offer);
        await Serving.UntilStopped(app, options.Readiness, notice, cancel);
        return Exit.Done;
    }
}
