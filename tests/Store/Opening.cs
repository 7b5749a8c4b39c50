using Furrow.Registry;
using Furrow.Store;
using Microsoft.Data.Sqlite;

namespace Furrow.Tests.Store;

/// <summary>What happens at the door: a new file, somebody else's, a broken one.</summary>
public sealed class Opening : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("furrow-open-").FullName;

    private string File => Path.Combine(folder, "a.gpkg");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_new_store_is_one_whole_file_and_opens_again()
    {
        await using (await TemporaryStore.Open(File, create: true))
        {
        }

        Assert.Equal(["a.gpkg"], Directory.GetFiles(folder).Select(Path.GetFileName));
        await using var again = await TemporaryStore.Open(File);
        Assert.Equal(0, await again.Hazards.Count(Filter.None, Viewer.Local, CancellationToken.None));
    }

    [Fact]
    public Task A_store_that_is_not_there_is_refused_unless_it_is_to_be_made() => Refused("store.missing");

    [Fact]
    public async Task A_folder_or_a_file_in_no_folder_is_refused()
    {
        Assert.Equal("store.cannot-open", await Code(folder));
        Assert.Equal("store.cannot-open", await Code(Path.Combine(folder, "no", "a.gpkg"), create: true));
    }

    [Theory]
    [InlineData("Host=localhost")]
    [InlineData("postgresql:///furrow")]
    [InlineData("Host=db;Database=furrow;Colour=red")]
    [InlineData("Host=db;Database=furrow;Search Path=a b")]
    public async Task A_PostgreSQL_address_that_cannot_be_read_is_refused(string location) =>
        Assert.Equal("store.address", await Code(location, create: true));

    [Fact]
    public async Task A_PostgreSQL_server_that_does_not_answer_is_refused() => Assert.Equal(
        "store.unreachable", await Code("Host=127.0.0.1;Port=9;Database=furrow;Timeout=2", create: true));

    [Fact]
    public async Task A_schema_without_a_store_is_refused_unless_it_is_to_be_made()
    {
        var address = PostgisServer.Address("store_that_nobody_made");
        Assert.Equal("store.missing", await Code(address));
        Assert.Equal("store.missing", await Code(
            address.Replace("Database=postgres", "Database=nowhere", StringComparison.Ordinal), create: true));
    }

    [Fact]
    public Task A_text_file_is_refused()
    {
        System.IO.File.WriteAllText(File, string.Concat(Enumerable.Repeat("not a database\n", 400)));
        return Refused("store.not-a-database");
    }

    [Fact]
    public Task An_empty_file_is_refused_as_no_GeoPackage()
    {
        System.IO.File.WriteAllText(File, "");
        return Refused("store.not-a-geopackage");
    }

    [Fact]
    public Task A_database_that_is_no_GeoPackage_is_refused()
    {
        Execute("create table a (b)");
        return Refused("store.not-a-geopackage");
    }

    [Fact]
    public Task A_GeoPackage_of_another_program_is_refused()
    {
        Execute("create table a (b); pragma application_id = 1196444487;");
        return Refused("store.not-ours");
    }

    [Fact]
    public async Task A_store_of_a_newer_Furrow_is_refused_and_left_alone()
    {
        await (await TemporaryStore.Open(File, create: true)).DisposeAsync();
        Execute("update furrow_schema set version = 999");
        await Refused("store.newer");
    }

    [Fact]
    public async Task A_store_of_an_older_Furrow_is_brought_up_to_date_and_keeps_its_records()
    {
        Execute("pragma application_id = 1196444487; pragma user_version = 10300;");
        foreach (var script in Migrations.Scripts.Take(2))
            Execute(script.Contents);
        Execute("""
            create table furrow_script (
                SchemaVersionID integer primary key autoincrement not null, ScriptName text not null,
                Applied datetime not null);
            insert into furrow_script (ScriptName, Applied)
            values ('0001-geopackage', '2026-01-01'), ('0002-registry', '2026-01-01');
            insert into norm (uuid, code, title, skill, unit, low, typical, high, source)
            values ('6f1c1f0a-0000-4000-8000-000000000001', 'clear.manual', 'Manual', 'manual', 'm²', 10, 20, 50, 't');
            """);
        await using var newer = await TemporaryStore.Open(File);
        Assert.Equal(1, await newer.Norms.Count(Filter.None, Viewer.Local, CancellationToken.None));
        Assert.Equal([$"{Migrations.Newest}"], Rows("select cast(version as text) from furrow_schema"));
        Assert.True(Rows("select name from sqlite_master where sql like 'create virtual table%'").Count >= 6);
    }

    [Fact]
    public async Task A_store_with_a_broken_page_is_refused_or_found_broken()
    {
        await (await TemporaryStore.Open(File, create: true)).DisposeAsync();
        using (var stream = System.IO.File.OpenWrite(File))
        {
            stream.Seek(100, SeekOrigin.Begin);
            stream.Write(Enumerable.Repeat((byte)0xA5, 3000).ToArray());
        }

        await Refused("store.corrupt");
    }

    [Fact]
    public async Task A_store_in_use_for_too_long_is_refused_with_what_to_do()
    {
        await using var store = await TemporaryStore.Open(File, create: true);
        using var other = new SqliteConnection($"Data Source={File};Pooling=False");
        other.Open();
        using var transaction = other.BeginTransaction(deferred: false);
        var refusal = await Assert.ThrowsAsync<Refusal>(() => store.Journal.Write(
            new Actor("tester"), "why", _ => Task.FromResult(0), TestContext.Current.CancellationToken));
        Assert.Equal("store.locked", refusal.Code);
        Assert.Contains(File, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_existing_store_opens_quickly()
    {
        await (await TemporaryStore.Open(File, create: true)).DisposeAsync();
        var started = TimeProvider.System.GetTimestamp();
        await using var store = await TemporaryStore.Open(File);
        await store.Programme.Find(Viewer.Local, CancellationToken.None);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(0.5));
    }

    private async Task Refused(string code) => Assert.Equal(code, await Code(File));

    private static async Task<string> Code(string location, bool create = false) =>
        (await Assert.ThrowsAsync<Refusal>(() => TemporaryStore.Open(location, create))).Code;

    private List<string> Rows(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
