using System.Globalization;
using Furrow.Cli.Formats;
using Furrow.Planning;

namespace Furrow.Bench.Planning;

/// <summary>
/// Measures a plan that is made again after one day's reports: what has begun is a fact, half of what was under way
/// takes longer or shorter than planned. Beside it a plan of the same problem from nothing.
/// </summary>
internal static class Replanning
{
    private const int HoursPerDay = 8;
    private const int Fortnight = 10 * HoursPerDay;

    /// <summary>Runs the measure and prints its row; 1 when an answer is not valid.</summary>
    internal static int Run(string[] args)
    {
        string Of(string name, string otherwise) =>
            Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;
        var seconds = double.Parse(Of("--seconds", "60"), CultureInfo.InvariantCulture);
        var seed = ulong.Parse(Of("--seed", "1"), CultureInfo.InvariantCulture);
        var what = Of("--replan", "10000");
        var problem = int.TryParse(what, CultureInfo.InvariantCulture, out var works)
            ? Programme.Make(works, new Rng(1))
            : Read(what);
        var plan = Planner.Solve(problem, Seconds(2 * seconds), new Rng(seed), threads: 2);
        var today = 60 * HoursPerDay;
        var (reported, held) = Reported(problem, plan, today, new Rng(seed + 1));
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        var again = Planner.Replan(reported, held, today + Fortnight, Seconds(1), new Rng(seed));
        var took = clock.GetElapsedTime(began).TotalSeconds;
        var fresh = Planner.Solve(reported, Seconds(2 * seconds), new Rng(seed), threads: 2);
        var objections = Audit.Check(reported, again).Concat(Audit.Check(reported, fresh)).ToArray();
        var near = Enumerable.Range(0, plan.Crew.Length)
            .Where(i => plan.Start[i] >= today && plan.Start[i] < today + Fortnight).ToArray();
        var changed = near.Count(i => again.Crew[i] != plan.Crew[i]);
        var ever = Enumerable.Range(0, plan.Crew.Length).Count(i => again.Crew[i] != plan.Crew[i]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: made again in {took:F2} s (1 s of processor time) at {again.Cost:N0}, "
            + $"{again.Unplanned} unplanned; "
            + $"from nothing in {seconds} s × 2 cores {fresh.Cost:N0} ({fresh.Unplanned} unplanned): "
            + $"{((double)again.Cost / fresh.Cost) - 1:P2}; {changed} of {near.Length} of the next fortnight "
            + $"and {ever} of {plan.Crew.Length} of all have another crew; objections {objections.Length}"));
        return objections.Length == 0 ? 0 : 1;
    }

    private static Problem Read(string file)
    {
        using var reader = File.OpenText(file);
        return Ccp.Read(reader, file);
    }

    private static Stop Seconds(double seconds) => Stop.After(TimeSpan.FromSeconds(seconds), new ProcessorClock());

    /// <summary>The problem a day later: what began is pinned, what is under way may take half to twice its time, and
    /// nothing else starts before today.</summary>
    private static (Problem Reported, Schedule Held) Reported(Problem problem, Schedule plan, int today, Rng rng)
    {
        var begun = Enumerable.Range(0, plan.Crew.Length).Where(i => plan.Crew[i] >= 0 && plan.Start[i] < today)
            .ToHashSet();
        var activities = problem.Activities.Select((one, i) => !begun.Contains(i)
            ? one with { Release = Math.Max(one.Release, today) }
            : plan.Finish[i] > today && rng.Below(2) == 0
                ? one with { Effort = Lasting(problem, one, plan.Start[i], today, rng), Release = 0 }
                : one);
        return (
            problem with
            {
                Activities = [.. activities],
                Pins = [.. begun.Order().Select(i => new Pin(i, plan.Crew[i], plan.Start[i]))],
            },
            plan);
    }

    private static int Lasting(Problem problem, Activity one, int start, int today, Rng rng)
    {
        var lasting = Math.Max(today - start, one.Effort * (50 + rng.Below(151)) / 100);
        if (one.Calendar < 0)
            return Math.Max(1, lasting);
        var close = problem.Calendars[one.Calendar].Windows.First(window => window.Close > start).Close;
        return Math.Max(1, Math.Min(lasting, close - start));
    }
}
