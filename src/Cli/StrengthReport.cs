using System.Globalization;
using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Plans;

namespace Furrow.Cli;

/// <summary>Plans for several strengths in turn and shows what each costs in people-days.</summary>
internal static class StrengthReport
{
    private static readonly JsonSerializerOptions Pretty = new(RecordJson.Options) { WriteIndented = true };

    /// <summary>Plans for each strength with the same effort; a strength that counts no crew is shown with the
    /// reason.</summary>
    public static async Task<int> Compare(
        PlanRun run, PlanWish wish, IReadOnlyList<Scenario> strengths, bool json, CancellationToken cancel)
    {
        var rows = new List<(Scenario Scenario, PlanResult? Result, string? Reason)>();
        foreach (var scenario in strengths.Distinct())
        {
            var one = wish with
            {
                Scenario = scenario,
                Adopt = false,
                Name = wish.Name is { } name ? $"{name}, {PlanMaker.Word(scenario)}" : null,
            };
            try
            {
                rows.Add((scenario, await Screen.Watch(
                    $"planning {PlanMaker.Word(scenario)}", say => run.Run(one, say, cancel)), null));
            }
            catch (Refusal refusal) when (refusal.Code == "plan.no-crews")
            {
                rows.Add((scenario, null, refusal.Message));
            }
        }

        if (json)
            Console.WriteLine(Json(rows));
        else
            Show(rows, Console.Out);
        return Exit.Done;
    }

    private static string Json(IEnumerable<(Scenario Scenario, PlanResult? Result, string? Reason)> rows) =>
        JsonSerializer.Serialize(rows.Select(row => new
        {
            row.Scenario, plan = row.Result?.Draft.Plan.Id, crews = row.Result?.Draft.Plan.Crews,
            works = row.Result?.Draft.Plan.Works, unplanned = row.Result?.Draft.Unplanned.Count,
            endsOn = row.Result?.Draft.Plan.EndsOn, peopleDays = row.Result?.Draft.Plan.PeopleDays,
            bound = row.Result?.Draft.Plan.PeopleDaysBound, notes = row.Result?.Draft.Notes, row.Reason,
        }), Pretty);

    private static void Show(
        List<(Scenario Scenario, PlanResult? Result, string? Reason)> rows, TextWriter output)
    {
        var least = rows.Where(row => row.Result is not null).Select(row => row.Result!.Draft.Plan.PeopleDays)
            .DefaultIfEmpty(0).Min();
        output.WriteLine("strength      crews    works  left out  ends on        people-days   above the least");
        foreach (var (scenario, result, reason) in rows)
        {
            if (result?.Draft is not { } draft)
            {
                output.WriteLine($"{PlanMaker.Word(scenario),-12}  {reason}");
                continue;
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{PlanMaker.Word(scenario),-12}  {draft.Plan.Crews,5:N0}  {draft.Plan.Works,7:N0}  "
                + $"{draft.Unplanned.Count,8:N0}  {draft.Plan.EndsOn:yyyy-MM-dd}  {draft.Plan.PeopleDays,14:N0}  "
                + $"{draft.Plan.PeopleDays - least,16:N0}"));
        }

        foreach (var (scenario, result, _) in rows)
        {
            foreach (var note in result?.Draft.Notes ?? [])
                output.WriteLine($"  {PlanMaker.Word(scenario)}: {note}");
        }

        output.WriteLine("People-days count the works that are planned; works left out add none, so compare them too.");
    }
}
