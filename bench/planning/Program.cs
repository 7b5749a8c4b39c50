using System.Diagnostics;
using System.Globalization;
using Furrow.Bench.Planning;
using Furrow.Cli.Formats;
using Furrow.Planning;

// dotnet run -c Release --project bench/planning -- [SECONDS [FOLDER OF CCP FILES | SIZE,SIZE,… [THREADS [SEED]]]]
// Without a folder: generated programmes of growing size. Seconds are processor time of this process.
// With --replan FILE|SIZE [--seconds S] [--seed N]: a plan made again after a day's reports, see Replanning.
// With --set NAME [--seconds S] [--every N] [--threads T] [--seed N] [--folder DIR]: published sets, see Sets.
if (args.Contains("--set"))
    return Sets.Run(args);
if (args.Contains("--replan"))
    return Replanning.Run(args);
var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 5;
var threads = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 2;
var seed = args.Length > 3 ? ulong.Parse(args[3], CultureInfo.InvariantCulture) : 1;
var problems = args.Length > 1 && Directory.Exists(args[1]) ? Published(args[1])
    : Generated(args.Length > 1 ? args[1] : "100,300,1000,3000,10000,30000,100000");
Console.WriteLine($"{seconds} s of processor time each, seed {seed}, {threads} threads; "
    + $"{Environment.ProcessorCount} processors");
Console.WriteLine();
Console.WriteLine(
    "| instance | works | first plan | after | within 1 % of the last | cost | bound | gap | moves | peak memory |");
Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
foreach (var (name, problem) in problems)
    Measure(name, problem);
return 0;

static IEnumerable<(string, Problem)> Published(string folder)
{
    foreach (var file in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal))
    {
        using var reader = File.OpenText(file);
        yield return (Path.GetFileNameWithoutExtension(file), Ccp.Read(reader, file));
    }
}

static IEnumerable<(string, Problem)> Generated(string sizes) =>
    sizes.Split(',').Select(static size => int.Parse(size, CultureInfo.InvariantCulture))
        .Select(static works => ($"generated {works}", Programme.Make(works, new Rng(1))));

void Measure(string name, Problem problem)
{
    var began = Processor();
    var steps = new List<(double Seconds, long Cost)>();
    var moves = 0L;
    var stop = Stop.After(TimeSpan.FromSeconds(seconds), new ProcessorClock());
    var schedule = Planner.Solve(problem, stop, new Rng(seed), null, progress =>
    {
        steps.Add(((Processor() - began).TotalSeconds, progress.Cost));
        moves = progress.Moves;
    }, threads);
    var objections = Audit.Check(problem, schedule);
    if (objections.Count > 0)
        throw new InvalidOperationException($"{name}: {objections[0]}");
    var near = steps.FirstOrDefault(step => step.Cost <= schedule.Cost * 1.01, steps[^1]).Seconds;
    using var process = Process.GetCurrentProcess();
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {problem.Activities.Length:N0} | {steps[0].Cost:N0} | {steps[0].Seconds:F2} s | {near:F1} s "
        + $"| {schedule.Cost:N0} | {schedule.Bound:N0} | {schedule.Gap:P2} | {moves:N0} "
        + $"| {process.PeakWorkingSet64 >> 20} MB |"));
}

static TimeSpan Processor() => Environment.CpuUsage.TotalTime;

/// <summary>Processor time of this process as a clock: a busy machine does not spoil the measure.</summary>
internal sealed class ProcessorClock : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks;
}
