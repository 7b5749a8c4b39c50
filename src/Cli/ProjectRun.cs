using System.Globalization;
using System.Text;
using System.Text.Json;
using Furrow.Cli.Formats;
using Furrow.Planning;
using Furrow.Planning.Projects;
using Furrow.Registry;

namespace Furrow.Cli;

/// <summary>Plans one instance of the published sets of project scheduling, audits the answer and writes it
/// down.</summary>
internal static class ProjectRun
{
    /// <summary>True when the answer passes the audit, or when there is none.</summary>
    internal static bool One(FileInfo file, SolveWish wish, CancellationToken cancel)
    {
        var project = Families.Read(file, wish.Format);
        var clock = wish.Clock;
        var began = clock.GetTimestamp();
        Finding finding;
        try
        {
            finding = ProjectPlanner.Solve(
                project, wish.Until(clock, cancel), new Rng(wish.Seed), progress => Tell(progress, file), wish.Threads);
        }
        catch (ArgumentException malformed)
        {
            throw new Refusal("solve.malformed", $"{file.Name}: {malformed.Message}");
        }

        var seconds = clock.GetElapsedTime(began).TotalSeconds;
        var objections = finding.Best is { } best ? TimetableAudit.Check(project, best, finding.Bound) : [];
        Say(file, finding, seconds, objections, wish.Json);
        if (wish.Output is { } folder && finding.Best is { } table)
            Write(Path.Combine(folder.FullName, Path.GetFileNameWithoutExtension(file.Name) + ".csv"), table);
        return objections.Count == 0;
    }

    private static void Tell(Progress progress, FileInfo file)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write(
                $"\r{file.Name}: cost {progress.Cost}, bound {progress.Bound}, timetables {progress.Moves} ");
        }
    }

    private static void Say(
        FileInfo file, Finding finding, double seconds, IReadOnlyList<string> objections, bool json)
    {
        if (!Console.IsErrorRedirected)
            Console.Error.WriteLine();
        foreach (var objection in objections)
            Console.Error.WriteLine($"{file.Name}: the audit objects: {objection}");
        var best = finding.Best;
        if (!json)
        {
            Console.WriteLine(best is null
                ? $"{file.Name}: " + (finding.Proven ? "there is no timetable, proven" : "no timetable found")
                : $"{file.Name}: cost {best.Cost}, bound {finding.Bound}, "
                + $"{(finding.Proven ? "proven" : "not proven")}, {seconds:F1} s, "
                + $"{(objections.Count == 0 ? "passes the audit" : "does not pass the audit")}");
            return;
        }

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            instance = Path.GetFileNameWithoutExtension(file.Name),
            objective = best?.Cost,
            bound = finding.Bound == long.MaxValue ? (long?)null : finding.Bound,
            proven = finding.Proven,
            seconds = Math.Round(seconds, 3),
            evaluations = finding.Evaluations,
            valid = best is not null && objections.Count == 0,
            lastFinish = best?.LastFinish,
            infeasible = best is null && finding.Proven,
        }));
    }

    /// <summary>Activities and modes count from 1, as the files count them; several workers are parted by
    /// spaces.</summary>
    private static void Write(string path, Timetable table)
    {
        var text = new StringBuilder("activity,mode,start,finish,crew\n");
        for (var i = 0; i < table.Start.Length; i++)
        {
            var crew = i < table.Postings.Length
                ? string.Join(' ', table.Postings[i].Select(static one => one.Worker + 1))
                : "";
            text.Append(
                CultureInfo.InvariantCulture,
                $"{i + 1},{table.Mode[i] + 1},{table.Start[i]},{table.Finish[i]},{crew}\n");
        }

        File.WriteAllText(path, text.ToString());
    }
}
