using System.Diagnostics;
using Furrow.Tests.Store;

namespace Furrow.Tests.Simulation;

/// <summary>What a person may ask by hand.</summary>
internal static class Commands
{
    private const int Acts = 40;

    /// <summary>Replays one seed with everything that happens, or runs a span such as <c>1..1000</c>.</summary>
    public static async Task<int> Run(string seeds)
    {
        var ends = seeds.Split("..");
        if (ends.Length > 2 || !int.TryParse(ends[0], out var first) || !int.TryParse(ends[^1], out var last))
        {
            await Console.Error.WriteLineAsync($"'{seeds}' is no seed; write for example 7 or 1..1000.");
            return 2;
        }

        var (watch, runs, failed) = (Stopwatch.StartNew(), 0, new List<string>());
        for (var seed = first; seed <= last; seed++)
        {
            foreach (var backend in Enum.GetValues<Backend>())
            {
                var findings = await new Simulation(backend, seed, Acts, line =>
                {
                    if (ends.Length == 1 || !line.StartsWith("  [", StringComparison.Ordinal))
                        Console.WriteLine(line);
                }).Run();
                runs++;
                if (findings.Count > 0)
                    failed.Add($"{backend} seed {seed}");
            }
        }

        Console.WriteLine($"{runs} runs in {watch.Elapsed.TotalSeconds:0} s; {PostgisServer.Version()}");
        Console.WriteLine(failed.Count == 0 ? "Nothing lost, nothing doubled, nothing half."
            : $"FAILED: {string.Join(", ", failed)}");
        return failed.Count == 0 ? 0 : 1;
    }
}
