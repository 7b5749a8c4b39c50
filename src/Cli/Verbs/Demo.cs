using System.CommandLine;
using Furrow.Registry;
using Furrow.Server;

namespace Furrow.Cli;

/// <summary>From nothing to a plan on a map, in one command.</summary>
internal static class Demo
{
    /// <summary>The verb with its options.</summary>
    internal static Command Build()
    {
        var store = new Option<string?>("--store")
        {
            Description = "Where to keep the demo. Default: demo.gpkg in your folder for local application data.",
            HelpName = "FILE",
        };
        var (urls, basemap) = (Serve.Urls, Serve.Basemap);
        var quiet = new Option<bool>("--no-browser") { Description = "Do not open a browser." };
        var fresh = new Option<bool>("--fresh") { Description = "Begin anew instead of using the demo's store again." };
        var seconds = new Option<double>("--seconds")
        {
            Description = "Seconds of planning, 1 to 86400. Default 3.", DefaultValueFactory = _ => 3,
        };
        var verb = new Command(
            "demo",
            "Make a store with the sample programme, read the sample statement, plan, and serve it all on this "
            + "machine. Everything in it is illustrative.\nExample: furrow demo --no-browser --seconds 5")
        {
            store, urls, quiet, fresh, seconds, basemap,
        };
        verb.SetAction((parsed, cancel) => Run(
            new Wish(
                parsed.GetValue(store), parsed.GetValue(urls), !parsed.GetValue(quiet), parsed.GetValue(fresh),
                parsed.GetValue(seconds), parsed.GetValue(basemap)),
            cancel));
        return verb;
    }

    /// <summary>Pages are served before the plan is made, so that there is something to read meanwhile.</summary>
    private static async Task<int> Run(Wish wish, CancellationToken cancel)
    {
        new PlanWish { Seconds = wish.Seconds }.Checked();
        var location = wish.Store ?? DemoStore.Usual();
        if (wish.Fresh)
            await DemoStore.Forget(location, wish.Store is null, cancel);
        await using var store = await Real.Open(location, create: true, cancel);
        Say("store", location);
        var steps = new DemoSteps(store, cancel);
        var ready = await store.Plans.Current(Viewer.Local, cancel) is not null;
        if (ready)
            await DemoStore.RefuseOther(store, location, cancel);
        Say("sample", ready ? "there already, with its plan; --fresh begins anew" : await steps.Load());
        if (!ready)
            Say("statement", await steps.ReadAndConfirm());

        var preparation = new Preparation();
        if (!ready)
            preparation.Now("planning");
        var options = new HostOptions
        {
            Images = Real.Images, Clock = Real.Clock, Identities = Real.Identities, Person = Real.Person,
            Basemap = wish.Basemap?.FullName, Preparation = preparation,
        };
        await using var app = await Serving.Start(store, options, wish.Urls, cancel);
        Say("serving", app.Urls.First());
        if (wish.Browser)
            Browser.Open(app.Urls.First());
        if (!ready)
            Say("plan", await steps.Plan(wish.Seconds, preparation.Now));
        preparation.Done();
        Console.WriteLine($"Ready at {app.Urls.First()}. All of it is illustrative. Ctrl-C stops.");
        await Serving.UntilStopped(app, options.Readiness, TimeSpan.Zero, cancel);
        return Exit.Done;
    }

    private static void Say(string step, string words) => Console.WriteLine($"{step,-10} {words}");

    private sealed record Wish(
        string? Store, string? Urls, bool Browser, bool Fresh, double Seconds, FileInfo? Basemap);
}
