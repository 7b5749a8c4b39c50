using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Plans;

namespace Furrow.Cli;

/// <summary>Puts plans of one store side by side.</summary>
internal static class Compare
{
    private const int MostPlans = 10;

    /// <summary>The verb with its options.</summary>
    internal static Command Build()
    {
        var store = new Option<string>("--store") { Description = "Store file.", HelpName = "FILE", Required = true };
        var ids = new Argument<string[]>("plan")
        {
            Description = "Plans by id; the others are compared with the first. None: the latest plans.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output." };
        var verb = new Command(
            "compare",
            "Put plans side by side: what they cost, when they end, and in words what the others do differently from "
            + "the first.\nExample: furrow compare --store kursk.gpkg")
        {
            ids, store, json,
        };
        verb.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(store), parsed.GetValue(ids) ?? [], parsed.GetValue(json), cancel));
        return verb;
    }

    private static async Task<int> Run(string location, string[] ids, bool json, CancellationToken cancel)
    {
        await using var store = await Real.Open(location, create: false, cancel);
        var plans = await Plans(store, ids, cancel);
        var works = await store.Works.Everything(Filter.None, Viewer.Local, cancel);
        var first = await store.Plans.Assignments(plans[0].Id, Viewer.Local, cancel);
        var comparisons = new List<PlanComparison>();
        foreach (var other in plans.Skip(1))
        {
            comparisons.Add(PlanComparison.Of(
                plans[0], first, other, await store.Plans.Assignments(other.Id, Viewer.Local, cancel), works));
        }

        if (json)
            Console.WriteLine(JsonSerializer.Serialize(new { plans, comparisons }, RecordJson.Options));
        else
            Show(plans, comparisons);
        return Exit.Done;
    }

    private static async Task<IReadOnlyList<Registry.Plans.Plan>> Plans(
        Store.OpenStore store, string[] ids, CancellationToken cancel)
    {
        if (ids.Length > MostPlans)
            throw new Refusal("compare.plans", $"{ids.Length} plans; at most {MostPlans} fit side by side.");
        var found = new List<Registry.Plans.Plan>();
        foreach (var id in ids)
        {
            found.Add(await store.Plans.Find(Identity.Parse<PlanId>(id), Viewer.Local, cancel)
                ?? throw new Refusal("plan.not-found", $"There is no plan {id} in the store."));
        }

        if (found.Count == 0)
        {
            found.AddRange((await store.Plans.Everything(Filter.None, Viewer.Local, cancel))
                .OrderByDescending(plan => plan.MadeAt).ThenBy(plan => plan.Id.Value).Take(MostPlans).Reverse());
        }

        return found.Count > 0
            ? found
            : throw new Refusal("compare.none", "The store has no plan yet; make one with furrow plan --store FILE.");
    }

    private static void Show(IReadOnlyList<Registry.Plans.Plan> plans, IReadOnlyList<PlanComparison> comparisons)
    {
        Console.WriteLine($"{"people-days",13} {"bound",13} {"gap",6} {"ends",10} {"P50",10} {"P90",10} "
            + $"{"works",7} {"crews",6}  plan");
        foreach (var plan in plans)
        {
            var dates = plan.Dates.Count > 0 ? plan.Dates[0] : null;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{plan.PeopleDays,13:N0} {plan.PeopleDaysBound,13:N0} {plan.Gap,6:P1} {plan.EndsOn,10:yyyy-MM-dd} "
                + $"{dates?.Half,10:yyyy-MM-dd} {dates?.NineInTen,10:yyyy-MM-dd} {plan.Works,7:N0} {plan.Crews,6:N0}  "
                + $"{plan.Name} ({plan.Id})"));
        }

        foreach (var comparison in comparisons)
        {
            Console.WriteLine();
            foreach (var words in comparison.Words)
                Console.WriteLine($"  {words}");
        }
    }
}
