using System.Security.Cryptography;
using Furrow.Registry;
using Furrow.Store;
using Microsoft.Data.Sqlite;

namespace Furrow.Tests.Store;

/// <summary>A whole store moves between the databases, and nothing is lost on the way.</summary>
public sealed class MovingStores
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_goes_to_PostgreSQL_and_comes_back_byte_for_byte()
    {
        await using var file = await TemporaryStore.New(Backend.GeoPackage);
        await Made.Fill(file);
        await Made.Fill(file);
        var there = PostgisServer.Address("moved_there");
        var moved = await Move(file.Location, there);
        Assert.Equal((await file.Store.Journal.Verify(Viewer.Local, Cancel)).Entries, moved.Entries);
        await using var back = await TemporaryStore.New(Backend.GeoPackage);
        Assert.Equal(moved, await Move(there, back.Location));
        Assert.Equal(Contents(file.Location), Contents(back.Location));
        Outside.Validate(back.Location);
        Assert.Equal(await Findings(file.Store), await Findings(back.Store));
    }

    [Fact]
    public async Task A_moved_store_goes_on_where_the_old_one_ended()
    {
        await using var file = await TemporaryStore.New(Backend.GeoPackage);
        await Made.Fill(file);
        var there = PostgisServer.Address("moved_on");
        await Move(file.Location, there);
        await using var store = await TemporaryStore.Open(there);
        var (before, findings) = (
            await store.Hazards.Count(Filter.None, Viewer.Local, Cancel), await Findings(store));
        await store.Journal.Write(
            new Actor("tester"), "after the move",
            writing => store.Hazards.Save(writing, [Given.Hazard("new")], Cancel), Cancel);
        Assert.Equal(before + 1, await store.Hazards.Count(Filter.None, Viewer.Local, Cancel));
        Assert.Equal(findings, await Findings(store));
        Assert.DoesNotContain(findings, finding => finding.Part == "journal");
    }

    [Fact]
    public async Task A_store_that_holds_something_is_not_moved_into()
    {
        await using var one = await TemporaryStore.New(Backend.GeoPackage);
        await using var other = await TemporaryStore.New(Backend.GeoPackage);
        await other.Save(w => other.Store.Hazards.Save(w, [Given.Hazard("H-1")], Cancel));
        var refusal = await Assert.ThrowsAsync<Refusal>(() => Move(one.Location, other.Location));
        Assert.Equal("store.not-empty", refusal.Code);
    }

    [Fact]
    public async Task A_store_whose_journal_is_broken_is_not_moved()
    {
        await using var file = await TemporaryStore.New(Backend.GeoPackage);
        await Made.Fill(file);
        Execute(file.Location, "update journal set why = 'another' where number = 2");
        await using var target = await TemporaryStore.New(Backend.GeoPackage);
        var refusal = await Assert.ThrowsAsync<Refusal>(() => Move(file.Location, target.Location));
        Assert.Equal("store.broken-journal", refusal.Code);
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_move_stopped_anywhere_leaves_nothing_and_begins_anew(Backend to)
    {
        await using var file = await TemporaryStore.New(Backend.GeoPackage);
        await Made.Fill(file);
        await using var target = await TemporaryStore.New(to);
        for (var n = 1; ; n++)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            var left = n;
            try
            {
                await Stores.Move(
                    file.Location, target.Location, TimeProvider.System, new CountedIdentities(),
                    new Inline(() =>
                    {
                        if (--left == 0)
                            stop.Cancel();
                    }), stop.Token);
                Assert.True(n > 10, $"only {n} places were tried");
                break;
            }
            catch (OperationCanceledException)
            {
                Assert.Equal(0, (await target.Store.Journal.Verify(Viewer.Local, Cancel)).Entries);
                Assert.Equal(0, await target.Store.Hazards.Count(Filter.None, Viewer.Local, Cancel));
            }
        }

        Assert.DoesNotContain(await Findings(target.Store), finding => finding.Part == "journal");
    }

    /// <summary>Records drawn at random point at nothing and may cross themselves.</summary>
    private static async Task<List<Finding>> Findings(OpenStore store) =>
        await store.Check(null, Cancel).ToListAsync(Cancel);

    private static Task<Moved> Move(string from, string to) =>
        Stores.Move(from, to, TimeProvider.System, new CountedIdentities(), null, Cancel);

    /// <summary>Every table with the hash of its rows, blobs and numbers included.</summary>
    private static Dictionary<string, string> Contents(string location)
    {
        using var connection = new SqliteConnection($"Data Source={location};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var tables = new List<string>();
        using (var names = connection.CreateCommand())
        {
            names.CommandText = """
                select name from sqlite_master where type = 'table' and name not like '%gpkg%'
                    and name not like '%rtree%' and name not like 'sqlite%' and name <> 'furrow_script'
                """;
            using var reader = names.ExecuteReader();
            while (reader.Read())
                tables.Add(reader.GetString(0));
        }

        return tables.ToDictionary(table => table, table => Hash(connection, table));
    }

    private static string Hash(SqliteConnection connection, string table)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var command = connection.CreateCommand();
        command.CommandText = $"select * from {table} order by 1";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                var value = reader.GetValue(i);
                hash.AppendData(value as byte[] ?? System.Text.Encoding.UTF8.GetBytes(
                    string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}|")));
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static void Execute(string location, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={location};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Progress that is heard at once.</summary>
    private sealed class Inline(Action heard) : IProgress<string>
    {
        public void Report(string value) => heard();
    }
}
