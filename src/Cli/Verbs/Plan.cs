using System.CommandLine;
using Furrow.Registry.Plans;
using Furrow.Registry.Pledges;

namespace Furrow.Cli;

/// <summary>Derives the works of a store and plans them.</summary>
internal static class Plan
{
    private static readonly string[] Scenarios = ["roster", "as-pledged", "as-arrived", "as-agreed"];

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
            Description = "Whose strength counts: every crew (roster), people promised (as-pledged), people whose "
                + "coming is signed, allocated or under way (as-agreed), or who are here (as-arrived). Default roster.",
            DefaultValueFactory = _ => Scenarios[0],
        };
        scenario.AcceptOnlyFromAmong(Scenarios);
        var strength = new Option<string[]>("--strength")
        {
            Description = "Plan for each of these strengths in turn, --seconds each, and compare what they cost in "
                + "people-days: as-pledged as-agreed as-arrived roster.",
            AllowMultipleArgumentsPerToken = true,
        };
        strength.AcceptOnlyFromAmong(Scenarios);
        var grade = new Option<string?>("--least-grade")
        {
            Description = "Count only commitments of this grade or better, a letter and a figure: B2.",
            HelpName = "GRADE",
        };
        var name = new Option<string?>("--name") { Description = "Name of the plan. Default scenario and time." };
        var adopt = new Option<bool>("--adopt") { Description = "Adopt it at once; the one before is superseded." };
        var json = new Option<bool>("--json") { Description = "JSON on standard output (docs/plan.md)." };
        var verb = new Command(
            "plan",
            "Derive the works of hazards and assets, plan who does them when, audit the plan and keep it as a draft.\n"
            + "Example: furrow plan --store kursk.gpkg --seconds 30 --scenario as-pledged\n"
            + "Example: furrow plan --store kursk.gpkg --strength as-pledged as-agreed as-arrived --least-grade C3\n"
            + "Example: furrow plan --store kursk.gpkg --from current --today 2027-10-04 --wishes pins.csv")
        {
            store, seconds, seed, threads, scenario, strength, grade, name, adopt, json,
        };
        var changes = new Changes(verb);
        verb.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(store),
            changes.Of(parsed, new()
            {
                Seconds = parsed.GetValue(seconds),
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
                Scenario = (Scenario)Array.IndexOf(Scenarios, parsed.GetRequiredValue(scenario)),
                LeastGrade = parsed.GetValue(grade) is { } least ? GradeFloor.Parse(least) : null,
                Name = parsed.GetValue(name),
                Adopt = parsed.GetValue(adopt),
            }),
            [.. (parsed.GetValue(strength) ?? []).Select(word => (Scenario)Array.IndexOf(Scenarios, word))],
            parsed.GetValue(json),
            cancel));
        return verb;
    }

    private static async Task<int> Run(
        string location, PlanWish wish, Scenario[] strengths, bool json, CancellationToken cancel)
    {
        wish = wish.Checked();
        await using var store = await Real.Open(location, create: false, cancel);
        var run = new PlanRun(store, Real.Person, Real.Clock, Real.Identities);
        if (strengths.Length > 0)
            return await StrengthReport.Compare(run, wish, strengths, json, cancel);
        var result = await Screen.Watch("planning", say => run.Run(wish, say, cancel));
        if (json)
            Console.WriteLine(PlanReport.Json(result));
        else
            PlanReport.Show(result, Console.Out);
        return Exit.Done;
    }

    private static Option<T> Number<T>(string name, T otherwise, string meaning) =>
        new(name) { Description = $"{meaning} Default {otherwise}.", DefaultValueFactory = _ => otherwise };

    /// <summary>Options of a plan that changes an earlier one, or that people ask something of.</summary>
    private sealed class Changes
    {
        private readonly Option<string?> from = new("--from")
        {
            Description = "Change this plan as little as can be: its id, or current.", HelpName = "PLAN",
        };

        private readonly Option<DateOnly?> keep = new("--keep-until")
        {
            Description = "What begins before this day keeps its crew. Default two weeks from --today.",
        };

        private readonly Option<DateOnly?> today = new("--today")
        {
            Description = "What began before this day is a fact and stays as it is.",
        };

        private readonly Option<string?> wishes = new("--wishes")
        {
            Description = "CSV of what people ask for: work, kind (by-crew, not-by-crew, start-on, not-before, "
                + "not-at-all), crew, day.",
            HelpName = "FILE",
        };

        private readonly Option<double> gap =
            Number("--gap", 0.0, "Good enough: stop when the gap is no more than this, like 0.05.");

        public Changes(Command verb)
        {
            foreach (var option in (Option[])[from, keep, today, wishes, gap])
                verb.Options.Add(option);
        }

        public PlanWish Of(ParseResult parsed, PlanWish wish) => wish with
        {
            From = parsed.GetValue(from),
            KeepUntil = parsed.GetValue(keep),
            Today = parsed.GetValue(today),
            Wishes = parsed.GetValue(wishes),
            Gap = parsed.GetValue(gap),
        };
    }
}
