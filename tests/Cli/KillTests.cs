using Furrow.Cli;
using Furrow.Registry;

namespace Furrow.Tests.Cli;

/// <summary>A run that is killed or stopped leaves the store as it was before or after each of its writes.</summary>
public sealed class KillTests
{
    private static readonly int[] Milliseconds = [200, 600, 1100, 1700];

    [Fact]
    public async Task A_killed_sample_is_there_whole_or_not_at_all()
    {
        foreach (var delay in Milliseconds)
        {
            using var furrow = new Shell();
            await KillAfter(delay, furrow, "sample", "--store", furrow.Store);
            if (!File.Exists(furrow.Store))
                continue;
            await Checks(furrow);
            var (hazards, _, _) = await Counts(furrow);
            Assert.Contains(hazards, new long[] { 0, 300 });
        }
    }

    [Fact]
    public async Task A_killed_import_takes_every_row_or_none()
    {
        const int rows = 20_000;
        using var furrow = new Shell();
        await furrow.Run("sample", "--store", furrow.Store);
        var file = Path.ChangeExtension(furrow.Store, ".csv");
        var lines = Enumerable.Range(1, rows)
            .Select(row => $"A-{row},{35 + (row % 100 / 1000.0):R},51.2,killed,1,2,spot");
        await File.WriteAllLinesAsync(
            file, ["id,lon,lat,kind,killed,injured,precision", .. lines], TestContext.Current.CancellationToken);
        string[] import = ["import", file, "--as", "accidents", "--store", furrow.Store];
        var seen = new HashSet<long>();
        foreach (var delay in Milliseconds)
        {
            await KillAfter(delay, furrow, import);
            await Checks(furrow);
            seen.Add(await Accidents(furrow));
        }

        Assert.Subset(new HashSet<long> { 0, rows }, seen);
        var whole = await furrow.Run(import);
        Assert.True(whole.Exit == 0, whole.Error);
        Assert.Equal(rows, await Accidents(furrow));
        await Checks(furrow);
    }

    [Fact]
    public async Task A_killed_plan_leaves_works_and_plan_whole_or_not_at_all()
    {
        using var furrow = new Shell();
        await furrow.Run("sample", "--store", furrow.Store);
        var seen = new HashSet<long>();
        foreach (var delay in Milliseconds)
        {
            await KillAfter(delay, furrow, "plan", "--seconds", "2", "--store", furrow.Store);
            await Checks(furrow);
            seen.Add((await Counts(furrow)).Works);
        }

        Assert.True((await furrow.Run("plan", "--seconds", "2", "--store", furrow.Store)).Exit == 0);
        var (_, works, plans) = await Counts(furrow);
        Assert.Subset(new HashSet<long> { 0, works }, seen);
        Assert.True(plans > 0);
        await Checks(furrow);
    }

    [Fact]
    public async Task Ctrl_C_stops_a_plan_cleanly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no way to send Ctrl-C to one other program.");
        using var furrow = new Shell();
        await furrow.Run("sample", "--store", furrow.Store);
        var exits = new List<int>();
        foreach (var delay in Milliseconds)
        {
            using var process = furrow.Start("plan", "--seconds", "30", "--store", furrow.Store);
            await Task.Delay(delay + 100, TestContext.Current.CancellationToken);
            await Shell.Interrupt(process);
            exits.Add((await Shell.Finish(process)).Exit);
            await Checks(furrow);
        }

        Assert.Contains(130, exits);
        Assert.Subset(new HashSet<int> { 0, 130 }, exits.ToHashSet());
    }

    private static async Task KillAfter(int delay, Shell furrow, params string[] arguments)
    {
        using var process = furrow.Start(arguments);
        await Task.Delay(delay, TestContext.Current.CancellationToken);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task Checks(Shell furrow)
    {
        var check = await furrow.Run("check", "--store", furrow.Store);
        Assert.True(check.Exit == 0, check.Output + check.Error);
    }

    private static async Task<long> Accidents(Shell furrow)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await Real.Open(furrow.Store, create: false, cancel);
        return await store.Accidents.Count(Filter.None, Viewer.Local, cancel);
    }

    private static async Task<(long Hazards, long Works, long Plans)> Counts(Shell furrow)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await Real.Open(furrow.Store, create: false, cancel);
        return (
            await store.Hazards.Count(Filter.None, Viewer.Local, cancel),
            await store.Works.Count(Filter.None, Viewer.Local, cancel),
            await store.Plans.Count(Filter.None, Viewer.Local, cancel));
    }
}
