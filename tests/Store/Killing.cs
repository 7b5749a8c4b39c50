using System.Diagnostics;
using Furrow.Registry;

namespace Furrow.Tests.Store;

/// <summary>A process that is killed at any moment leaves a store that opens, with a whole journal.</summary>
public sealed class Killing : IDisposable
{
    private const int UsualKills = 24;

    /// <summary>Kills that one file goes through before it is looked at whole and another takes its place.</summary>
    private const int KillsAFile = 24;

    private readonly string folder = Directory.CreateTempSubdirectory("furrow-kill-").FullName;

    private string Location => Path.Combine(folder, "a.gpkg");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_import_killed_at_any_moment_keeps_what_was_acknowledged_and_nothing_half()
    {
        var wish = Environment.GetEnvironmentVariable("FURROW_KILLS");
        var kills = int.TryParse(wish, out var asked) ? asked : UsualKills;
        for (var first = 0; first < kills; first += KillsAFile)
        {
            await KillOneFile(Math.Min(KillsAFile, kills - first));
            TestContext.Current.SendDiagnosticMessage($"{Math.Min(first + KillsAFile, kills)} kills");
            foreach (var file in Directory.GetFiles(folder))
                File.Delete(file);
        }
    }

    private async Task KillOneFile(int kills)
    {
        var acknowledged = 0L;
        for (var kill = 0; kill < kills; kill++)
        {
            acknowledged = Math.Max(acknowledged, await ImportAndKill(kill));
            if (!File.Exists(Location))
                continue;
            await using var store = await TemporaryStore.Open(Location);
            var kept = await store.Hazards.Count(Filter.None, Viewer.Local, TestContext.Current.CancellationToken);
            Assert.True(kept >= acknowledged, $"kill {kill}: {acknowledged} were acknowledged, {kept} are kept");
            Assert.Equal(0, kept % Child.Batch);
            var chain = await store.Journal.Verify(Viewer.Local, TestContext.Current.CancellationToken);
            Assert.Equal((kept, null), (chain.Entries, chain.Finding));
        }

        Assert.True(acknowledged > 0 || kills < 4, "no import got far enough to be killed in its middle");
        await using (var store = await TemporaryStore.Open(Location))
            Assert.Empty(await store.Check(null, TestContext.Current.CancellationToken)
                .ToListAsync(TestContext.Current.CancellationToken));
        Outside.Validate(Location);
    }

    /// <summary>
    /// Every fourth is killed while it starts; the others some milliseconds after what they say for the n-th time.
    /// </summary>
    private async Task<long> ImportAndKill(int kill)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { "child-import", Location },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var cancel = TestContext.Current.CancellationToken;
        var acknowledged = 0L;
        for (var said = kill % 4; said > 0; said--)
            acknowledged = long.Parse(await child.StandardOutput.ReadLineAsync(cancel) ?? "0");
        await Task.Delay(kill % 4 == 0 ? kill * 20 : kill * 13 % 90, cancel);
        child.Kill();
        await child.WaitForExitAsync(cancel);
        var rest = (await child.StandardOutput.ReadToEndAsync(cancel)).Split('\n')[..^1];
        return rest.Length == 0 ? acknowledged : long.Parse(rest[^1]);
    }
}
