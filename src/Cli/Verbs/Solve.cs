using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Furrow.Cli.Formats;
using Furrow.Planning;
using Furrow.Registry;

namespace Furrow.Cli;

/// <summary>Plans published benchmark instances with the engine alone: no store, no names.</summary>
internal static class Solve
{
    private const int MostFiles = 100_000;
    private static readonly string[] Known = ["ccp", .. Families.Names];

    /// <summary>The verb with its options.</summary>
    internal static Command Build()
    {
        var path = new Argument<FileSystemInfo>("path") { Description = "An instance file, or a folder of them." };
        var format = new Option<string>("--format") { Required = true };
        format.Description = $"How the file is written: {string.Join(", ", Known)}.";
        var seconds = Number("--seconds", 10.0, "Seconds for each instance.");
        var cpu = Number("--cpu-seconds", 0.0, "Seconds of processor time instead, for busy machines.");
        var moves = Number("--moves", 0L, "Moves for each instance instead: the same seed gives the same bytes.");
        var threads = Number("--threads", 1, "Threads that search, 1 to 64.");
        var seed = Number("--seed", 1UL, "Seed of chance.");
        var json = new Option<bool>("--json") { Description = "One JSON object per instance on standard output." };
        var output = new Option<DirectoryInfo?>("--out") { Description = "Folder for one CSV per instance." };
        var verb = new Command(
            "solve",
            "Plan benchmark instances with the engine alone. Every answer is audited.\n"
            + "Example: furrow solve ccp_2000.txt --format ccp --seconds 60 --threads 2 --json --out answers")
        {
            path, format, seconds, cpu, moves, threads, seed, json, output,
        };
        verb.SetAction((parsed, cancel) => Task.Run(
            () => Run(
                new SolveWish(
                    parsed.GetRequiredValue(path), parsed.GetRequiredValue(format), parsed.GetValue(seconds),
                    parsed.GetValue(cpu), parsed.GetValue(moves), parsed.GetValue(threads), parsed.GetValue(seed),
                    parsed.GetValue(json), parsed.GetValue(output)),
                cancel),
            cancel));
        return verb;
    }

    private static Option<T> Number<T>(string name, T otherwise, string meaning) =>
        new(name) { Description = $"{meaning} Default {otherwise}.", DefaultValueFactory = _ => otherwise };

    private static int Run(SolveWish wish, CancellationToken cancel)
    {
        Check(wish);
        var sound = true;
        if (wish.Output is { } folder)
            folder.Create();
        var ending = wish.Format == "ccp" ? ".txt" : Families.EndingOf(wish.Format);
        foreach (var file in Files(wish.Path, ending))
        {
            cancel.ThrowIfCancellationRequested();
            sound &= wish.Format == "ccp" ? One(file, wish, cancel) : ProjectRun.One(file, wish, cancel);
        }

        return sound ? Exit.Done : Exit.Fault;
    }

    private static void Check(SolveWish wish)
    {
        if (!Known.Contains(wish.Format))
        {
            throw new Refusal(
                "solve.format-unknown",
                $"'{wish.Format}' is not a format that Furrow knows; it reads: {string.Join(", ", Known)}.");
        }

        if (wish.Seconds is not (>= 0 and <= 1_000_000) || wish.CpuSeconds is not (>= 0 and <= 1_000_000))
            throw new Refusal("solve.seconds", "Seconds are from 0 to 1000000.");
        if (wish.Threads is < 1 or > 64)
            throw new Refusal("solve.threads", $"--threads is {wish.Threads}; it is from 1 to 64.");
        if (wish.Moves < 0)
            throw new Refusal("solve.moves", $"--moves is {wish.Moves}; it is at least 0.");
    }

    private static FileInfo[] Files(FileSystemInfo path, string ending)
    {
        if (path is DirectoryInfo { Exists: true } folder)
        {
            FileInfo[] files = [.. folder.EnumerateFiles("*" + ending).Take(MostFiles)
                .OrderBy(static file => file.Name, StringComparer.Ordinal)];
            return files.Length > 0
                ? files
                : throw new Refusal("solve.no-file", $"The folder '{path}' holds no {ending} file.");
        }

        var file = new FileInfo(path.FullName);
        return file.Exists
            ? [file]
            : throw new Refusal("solve.no-file", $"'{path}' is not there. Give an instance file or a folder of them.");
    }

    private static bool One(FileInfo file, SolveWish wish, CancellationToken cancel)
    {
        using var reader = file.OpenText();
        var problem = Ccp.Read(reader, file.Name);
        var clock = wish.Clock;
        var began = clock.GetTimestamp();
        var stop = wish.Until(clock, cancel);
        var evaluations = 0L;
        Schedule schedule;
        try
        {
            schedule = Planner.Solve(
                problem, stop, new Rng(wish.Seed), null, progress => evaluations = Tell(progress, evaluations, file),
                wish.Threads);
        }
        catch (ArgumentException malformed)
        {
            throw new Refusal("solve.malformed", $"{file.Name}: {malformed.Message}");
        }

        var seconds = clock.GetElapsedTime(began).TotalSeconds;
        var objections = Audit.Check(problem, schedule);
        Say(file, schedule, seconds, evaluations, objections, wish.Json);
        if (wish.Output is { } folder)
            Write(Path.Combine(folder.FullName, Path.GetFileNameWithoutExtension(file.Name) + ".csv"), schedule);
        return objections.Count == 0;
    }

    private static long Tell(Progress progress, long before, FileInfo file)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write(
                $"\r{file.Name}: cost {progress.Cost}, bound {progress.Bound}, moves {progress.Moves} ");
        }

        return Math.Max(before, progress.Moves);
    }

    private static void Say(
        FileInfo file, Schedule schedule, double seconds, long evaluations, IReadOnlyList<string> objections, bool json)
    {
        if (!Console.IsErrorRedirected)
            Console.Error.WriteLine();
        foreach (var objection in objections)
            Console.Error.WriteLine($"{file.Name}: the audit objects: {objection}");
        if (!json)
        {
            Console.WriteLine(
                $"{file.Name}: cost {schedule.Cost}, bound {schedule.Bound}, gap {schedule.Gap:P2}, "
                + $"{schedule.Unplanned} not planned, {seconds:F1} s, "
                + (objections.Count == 0 ? "passes the audit" : "does not pass the audit"));
            return;
        }

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            instance = Path.GetFileNameWithoutExtension(file.Name),
            objective = schedule.Cost,
            bound = schedule.Bound,
            proven = schedule.Cost == schedule.Bound && schedule.Unplanned == 0,
            seconds = Math.Round(seconds, 3),
            evaluations,
            valid = objections.Count == 0,
            unplanned = schedule.Unplanned,
        }));
    }

    private static void Write(string path, Schedule schedule)
    {
        var text = new StringBuilder("activity,mode,start,finish,crew\n");
        for (var i = 0; i < schedule.Crew.Length; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture, $"{i},0,{schedule.Start[i]},{schedule.Finish[i]},{schedule.Crew[i]}\n");
        }

        File.WriteAllText(path, text.ToString());
    }
}
