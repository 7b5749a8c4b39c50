using System.Globalization;
using Furrow.Registry;
using Furrow.Store;

namespace Furrow.Tests.Store;

/// <summary>What docs/running.md says of backups, restoring and copies on PostgreSQL, carried out.</summary>
public sealed class Backups
{
    private const string Moment = "select to_char(clock_timestamp(), 'YYYY-MM-DD HH24:MI:SS.US TZH')";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dump_restores_into_an_empty_database_with_its_history()
    {
        await using var server = Cluster.New();
        server.Start();
        await using (var store = await TemporaryStore.Open(server.Address(), create: true))
            await Save(store, "kept");
        var dump = Path.Combine(server.Archive, "furrow.dump");
        string[] there = ["-h", "127.0.0.1", "-p", $"{server.Port}", "-U", "postgres"];
        Cluster.Program("pg_dump", [.. there, "-Fc", "-n", "furrow", "-f", dump, "postgres"]);
        await server.Ask("create database restored");
        await server.Ask("create extension postgis", "restored");
        Cluster.Program("pg_restore", [.. there, "--exit-on-error", "-d", "restored", dump]);
        await using var restored = await TemporaryStore.Open(server.Address("restored"));
        await Whole(restored, "kept");
        await Save(restored, "and goes on");
        await Whole(restored, "kept", "and goes on");
    }

    [Fact]
    public async Task A_base_backup_and_the_log_bring_back_the_moment_before_a_mistake()
    {
        await using var server = Cluster.New();
        server.Set("archive_mode = on", $"archive_command = 'cp %p {server.Archive}/%f'");
        server.Start();
        await using (var store = await TemporaryStore.Open(server.Address(), create: true))
            await Save(store, "before the backup");
        await using var restored = Cluster.CopyOf(server, "-X", "none");
        string moment;
        await using (var store = await TemporaryStore.Open(server.Address()))
        {
            await Save(store, "after the backup");
            moment = (await server.Ask(Moment))!;
            await Save(store, "the mistake");
        }

        var last = await server.Ask("select pg_walfile_name(pg_switch_wal())");
        await server.Until($"select last_archived_wal >= '{last}' from pg_stat_archiver", "True");
        server.Stop();
        restored.Set(
            $"restore_command = 'cp {server.Archive}/%f %p'", $"recovery_target_time = '{moment}'",
            "recovery_target_action = 'promote'", "archive_mode = off");
        restored.Recover();
        restored.Start();
        await restored.Until("select pg_is_in_recovery()", "False");
        await using var again = await TemporaryStore.Open(restored.Address());
        await Whole(again, "before the backup", "after the backup");
        await Save(again, "and goes on");
        await Whole(again, "before the backup", "after the backup", "and goes on");
    }

    [Fact]
    public async Task A_replica_answers_questions_says_how_old_they_are_and_refuses_writes()
    {
        await using var server = Cluster.New();
        server.Start();
        await using var store = await TemporaryStore.Open(server.Address(), create: true);
        await Save(store, "first");
        await using var replica = Cluster.CopyOf(server, "-R", "-X", "stream");
        replica.Start();
        await Save(store, "second");
        var end = await server.Ask("select pg_current_wal_lsn()::text");
        await replica.Until($"select pg_last_wal_replay_lsn() >= '{end}'", "True");
        await using var copy = await TemporaryStore.Open(replica.Address());
        await Whole(copy, "first", "second");
        Assert.Null(await store.Behind(Viewer.Local, Cancel));
        Assert.Equal(TimeSpan.Zero, await copy.Behind(Viewer.Local, Cancel));
        Assert.Equal("store.read-only", (await Assert.ThrowsAsync<Refusal>(() => Save(copy, "third"))).Code);
        server.Stop(); // From here on the copy grows old, and says so.
        await replica.Until("select count(*) from pg_stat_wal_receiver", "0");
        var behind = await copy.Behind(Viewer.Local, Cancel);
        Assert.True(behind > TimeSpan.Zero, string.Create(CultureInfo.InvariantCulture, $"{behind}"));
        await Whole(copy, "first", "second");
    }

    private static Task<Saved> Save(OpenStore store, string name) => store.Journal.Write(
        new Actor("tester"), name, writing => store.Hazards.Save(writing, [Given.Hazard(name)], Cancel), Cancel);

    private static async Task Whole(OpenStore store, params string[] names)
    {
        var hazards = await store.Hazards.List(Filter.None, Page.First, Viewer.Local, Cancel);
        Assert.Equal(names.Order(), hazards.Items.Select(hazard => hazard.Name).Order());
        var chain = await store.Journal.Verify(Viewer.Local, Cancel);
        Assert.Equal((names.Length, null), (chain.Entries, chain.Finding));
    }
}
