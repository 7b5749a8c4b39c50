using System.Diagnostics;
using Furrow.Registry;
using Furrow.Store;

namespace Furrow.Tests.Store;

/// <summary>A disk that is full: writes are refused in plain words, reading goes on, with room all goes on.</summary>
public sealed class Full_disk : IDisposable
{
    private readonly string disk = Directory.CreateTempSubdirectory("furrow-full-").FullName;
    private bool mounted;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (mounted)
            PostgisServer.Run("umount", disk);
        Directory.Delete(disk, recursive: true);
    }

    [Fact]
    public async Task A_store_on_a_full_disk_refuses_writes_keeps_reading_and_recovers()
    {
        Mount("12m");
        var (file, ballast) = (Path.Combine(disk, "a.gpkg"), Path.Combine(disk, "ballast"));
        await File.WriteAllBytesAsync(ballast, new byte[5 << 20], Cancel);
        await using (var store = await TemporaryStore.Open(file, create: true))
            await FillAndRecover(store, () => File.Delete(ballast));
        Outside.Validate(file);
    }

    [Fact]
    public async Task A_database_on_a_full_disk_refuses_writes_keeps_reading_and_recovers()
    {
        Mount("64m");
        var space = Path.Combine(disk, "space");
        PostgisServer.Run("chown", "postgres", disk);
        PostgisServer.Run("mkdir", space);
        PostgisServer.Run("dd", "if=/dev/zero", $"of={Path.Combine(disk, "ballast")}", "bs=1M", "count=24");
        await using var server = Cluster.New();
        server.Start();
        await server.Ask($"create tablespace small location '{space}'");
        await server.Ask("create database small tablespace small");
        await using (var store = await TemporaryStore.Open(server.Address("small"), create: true))
        {
            await server.Ask("checkpoint"); // A new database has its room on the disk only from then on.
            await FillAndRecover(store, () => PostgisServer.Run("rm", Path.Combine(disk, "ballast")));
        }

        await server.Ask("drop database small");
    }

    private static async Task FillAndRecover(OpenStore store, Action makeRoom)
    {
        var acknowledged = 0;
        Refusal? refused = null;
        while (refused is null)
        {
            Assert.True(acknowledged < 100_000, "the disk does not get full");
            try
            {
                await Save(store, acknowledged);
                acknowledged += Child.Batch;
            }
            catch (Refusal refusal)
            {
                refused = refusal;
            }
        }

        Assert.Equal("store.disk-full", refused.Code);
        Assert.Contains("Make room", refused.Message, StringComparison.Ordinal);
        await Holds(store, acknowledged);
        Assert.Equal("store.disk-full", (await Assert.ThrowsAsync<Refusal>(() => Save(store, acknowledged))).Code);
        makeRoom();
        await Save(store, acknowledged);
        await Holds(store, acknowledged + Child.Batch);
        Assert.Empty(await store.Check(null, Cancel).ToListAsync(Cancel));
    }

    private static Task<Saved> Save(OpenStore store, int from) => store.Journal.Write(
        new Actor("tester"), "until it is full",
        writing => store.Hazards.Save(writing, Child.Hazards(from, Child.Batch), Cancel), Cancel);

    private static async Task Holds(OpenStore store, int hazards)
    {
        Assert.Equal(hazards, await store.Hazards.Count(Filter.None, Viewer.Local, Cancel));
        var chain = await store.Journal.Verify(Viewer.Local, Cancel);
        Assert.Equal((hazards, null), (chain.Entries, chain.Finding));
    }

    /// <summary>A disk in memory of a given size; only root can make one, so that elsewhere nothing is tried.</summary>
    private void Mount(string size)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root",
            "NOT RUN: only root on Linux can make a disk that gets full.");
        using var mount = Process.Start(
            new ProcessStartInfo("mount", ["-t", "tmpfs", "-o", $"size={size}", "tmpfs", disk])
            {
                RedirectStandardError = true,
            })!;
        var said = mount.StandardError.ReadToEnd();
        mount.WaitForExit();
        Assert.SkipUnless(mount.ExitCode == 0, $"NOT RUN: this machine does not let a disk be made: {said}");
        mounted = true;
    }
}
