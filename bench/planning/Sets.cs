using System.Globalization;
using Furrow.Cli.Formats;
using Furrow.Planning;
using Furrow.Planning.Projects;

namespace Furrow.Bench.Planning;

/// <summary>
/// Measures the engine on a published set beside the best known values. Seconds are of as many cores as there are
/// threads, counted as processor time of this process. Best known values are read after solving, to compare.
/// </summary>
internal static class Sets
{
    /// <summary>Delays of the best published MISTA solutions, A-1 to A-10 and B-1 to B-10.</summary>
    private static readonly int[] Mista =
        [1, 2, 0, 65, 153, 147, 596, 302, 223, 969, 349, 434, 545, 1274, 820, 912, 792, 3176, 4192, 3249];

    /// <summary>Runs one set and prints its row; 1 when an answer is not valid.</summary>
    internal static int Run(string[] args)
    {
        string Of(string name, string otherwise) =>
            Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;
        double Number(string name, string otherwise) =>
            double.Parse(Of(name, otherwise), CultureInfo.InvariantCulture);
        var root = Of("--folder", Path.Combine("..", "shared", "bench"));
        var (seconds, every) = (Number("--seconds", "60"), (int)Number("--every", "10"));
        var (threads, seed) = ((int)Number("--threads", "2"), (ulong)Number("--seed", "1"));
        var name = Of("--set", "");
        var (folder, format) = Place(name);
        var files = new DirectoryInfo(Path.Combine(root, folder))
            .EnumerateFiles("*" + Families.EndingOf(format))
            .Where(file => name != "mista" || file.Name is ['A' or 'B', '-', ..])
            .OrderBy(static file => file.Name, StringComparer.Ordinal)
            .Where((_, i) => i % every == every / 2).ToArray();
        var answers = files.Select(file => Answer(file, format, seconds * threads, threads, seed)).ToList();
        return Print(name, seconds, threads, answers, BestKnown(root, name));
    }

    private static (string Folder, string Format) Place(string set) => set switch
    {
        "j30" or "j60" or "j120" => ($"psplib/{set}", "psplib"),
        "mmlib50" => (set, "mmlib"),
        "mista" => ("mista2013", "mista"),
        "ubo50" or "ubo100" => ($"rcpspmax/{set}", "rcpspmax"),
        "mspsp-a" or "mspsp-b" => ($"mspsp/set-1{set[^1]}", "mspsp"),
        "rg300" => ("format-samples", "patterson"),
        "mplib" => ("format-samples", "mplib"),
        _ => throw new ArgumentException(
            $"'{set}' is no set; there are j30, j60, j120, mmlib50, mista, ubo50, ubo100, mspsp-a, mspsp-b, rg300, "
            + "mplib."),
    };

    private static Answer Answer(FileInfo file, string format, double seconds, int threads, ulong seed)
    {
        var project = Families.Read(file, format);
        var clock = new ProcessorClock();
        var began = clock.GetTimestamp();
        var finding = ProjectPlanner.Solve(
            project, Stop.After(TimeSpan.FromSeconds(seconds), clock), new Rng(seed), null, threads);
        var valid = finding.Best is not { } best || TimetableAudit.Check(project, best, finding.Bound).Count == 0;
        return new Answer(
            Path.GetFileNameWithoutExtension(file.Name), finding, valid, clock.GetElapsedTime(began).TotalSeconds);
    }

    private static int Print(
        string set, double seconds, int threads, List<Answer> answers, Dictionary<string, int> bestKnown)
    {
        Console.WriteLine("| instance | cost | bound | best known | proven | seconds | timetables |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (name, finding, _, spent) in answers)
        {
            var known = bestKnown.TryGetValue(name, out var value) ? $"{value}" : "";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {finding.Best?.Cost} | {(finding.Bound == long.MaxValue ? "none exists" : finding.Bound)} "
                + $"| {known} | {(finding.Proven ? "yes" : "")} | {spent:F1} | {finding.Evaluations:N0} |"));
        }

        var compared = answers.Where(one => one.Finding.Best is not null && bestKnown.ContainsKey(one.Name)).ToList();
        var gap = compared.Select(one => (double)(one.Finding.Best!.Cost - bestKnown[one.Name])
            / Math.Max(1, bestKnown[one.Name])).DefaultIfEmpty().Average();
        var sum = compared.Sum(static one => one.Finding.Best!.Cost);
        var best = compared.Sum(one => bestKnown[one.Name]);
        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{set}: {answers.Count} instances, {seconds} s × {threads} cores; mean gap to best known {gap:P3} "
            + $"(sum {sum} / {best} over {compared.Count}); proven {answers.Count(static one => one.Finding.Proven)}; "
            + $"without a timetable {answers.Count(static one => one.Finding.Best is null)}; "
            + $"not valid {answers.Count(static one => !one.Valid)}"));
        return answers.All(static one => one.Valid) ? 0 : 1;
    }

    private static Dictionary<string, int> BestKnown(string root, string set)
    {
        if (set == "mista")
            return Mista.Select((delay, i) => ($"{(i < 10 ? 'A' : 'B')}-{(i % 10) + 1}", delay)).ToDictionary();
        var (file, name, value) = set switch
        {
            "j30" or "j60" or "j120" => ("psplib/bks.csv", 1, 4),
            "mmlib50" => ("mmlib50-bks.csv", 1, 2),
            "ubo50" or "ubo100" => ($"rcpspmax/testset_{set}.csv", 0, 1),
            _ => ("", 0, 0),
        };
        var known = new Dictionary<string, int>();
        if (file.Length == 0)
            return known;
        foreach (var line in File.ReadLines(Path.Combine(root, file)).Skip(1))
        {
            var cells = line.Split(',');
            if (int.TryParse(cells[value].Split("..")[^1], out var best))
                known[Path.GetFileNameWithoutExtension(cells[name])] = best;
        }

        return known;
    }
}

/// <summary>What the engine answered for an instance.</summary>
internal sealed record Answer(string Name, Finding Finding, bool Valid, double Seconds);
