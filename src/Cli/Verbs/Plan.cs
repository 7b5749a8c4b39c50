using System.CommandLine;
using Furrow.Registry.Plans;

namespace Furrow.Cli;

/// <summary>Derives the works of a store and plans them.</summary>
internal static class Plan
{
    private static readonly string[] Scenarios = ["roster", "as-pledged", "as-arrived"];

    /// <summary>The verb with its options.</summary>
    internal static Command Build()
    {
        var store = new Option<string>("--store")
        {
            Description = "The store file.", HelpName = "FILE", Required = true,
        };
        var seconds = Number("--seconds", 30.0, "Wall seconds for everything, from reading to keeping the plan.");
        var seed = Number("--seed", 1UL, "Seed of chance.");
        var threads = Number("--threads", 1, "Searches side by side, 1 to 64.");
        var scenario = new Option<string>("--scenario")
        {
            Description = "Whose strength counts: every crew (roster), people promised (as-pledged), or people who are "
                + "here (as-arrived). Default roster.",
            DefaultValueFactory = _ => Scenarios[0],
        };
        scenario.AcceptOnlyFromAmong(Scenarios);
        var name = new Option<string?>("--name") { Description = "Name of the plan. Default scenario and time." };
        var adopt = new Option<bool>("--adopt")
        {
            Description = "Adopt the plan at once; the one before is superseded.",
        };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output (docs/plan.md)." };
        var verb = new Command(
            "plan",
            "Derive the works of hazards and assets, plan who does them when, audit the plan and keep it as a draft.\n"
            + "Example: furrow plan --store kursk.gpkg --seconds 30 --scenario as-pledged")
        {
            store, seconds, seed, threads, scenario, name, adopt, json,
        };
        verb.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(store),
            new()
            {
                Seconds = parsed.GetValue(seconds),
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
                Scenario = (Scenario)Array.IndexOf(Scenarios, parsed.GetRequiredValue(scenario)),
                Name = parsed.GetValue(name),
                Adopt = parsed.GetValue(adopt),
            },
            parsed.GetValue(json),
            cancel));
        return verb;
    }

    private static async Task<int> Run(string location, PlanWish wish, bool json, CancellationToken cancel)
    {
        wish = wish.Checked();
        await using var store = await Real.Open(location, create: false, cancel);
        var run = new PlanRun(store, Real.Person, Real.Clock, Real.Identities);
        var result = await Screen.Watch("planning", say => run.Run(wish, say, cancel));
        if (json)
            Console.WriteLine(PlanReport.Json(result));
        else
            PlanReport.Show(result, Console.Out);
        return Exit.Done;
    }

    private static Option<T> Number<T>(string name, T otherwise, string meaning) =>
        new(name) { Description = $"{meaning} Default {otherwise}.", DefaultValueFactory = _ => otherwise };
}
