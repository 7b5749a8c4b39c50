using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Store;
using Microsoft.Data.Sqlite;

namespace Furrow.Tests.Store;

/// <summary>What this program does when a test starts it as a child, or a person by hand.</summary>
internal static class Child
{
    /// <summary>Hazards in one write of <see cref="Import"/>.</summary>
    public const int Batch = 500;

    /// <summary>Imports batches into a store for ever, and says each that is committed. To be killed.</summary>
    public static async Task<int> Import(string location)
    {
        await using var store = await Stores.Open(
            location, create: true, TimeProvider.System, new CountedIdentities(), CancellationToken.None);
        var done = await store.Hazards.Count(Filter.None, Viewer.Local, CancellationToken.None);
        await Console.Out.WriteLineAsync($"{done}");
        while (true)
        {
            var batch = Hazards((int)done, Batch);
            await store.Journal.Write(
                new Actor("child"), "bulk import",
                writing => store.Hazards.Save(writing, batch, CancellationToken.None), CancellationToken.None);
            done += Batch;
            await Console.Out.WriteLineAsync($"{done}");
            await Console.Out.FlushAsync();
        }
    }

    /// <summary>Prints the schema that the migrations add up to.</summary>
    public static async Task<int> Schema()
    {
        var folder = Directory.CreateTempSubdirectory("furrow-schema-").FullName;
        try
        {
            await Console.Out.WriteAsync(await SchemaOf(Path.Combine(folder, "a.gpkg")));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Makes a store and reads back its schema as text, in the order in which it was made.</summary>
    public static async Task<string> SchemaOf(string location)
    {
        const string Statements = """
            select sql from sqlite_master
            where sql is not null and name not like 'sqlite!_%' escape '!'
                and not (name like 'rtree!_%' escape '!' and sql like 'create table "%')
            order by rowid
            """;
        var store = await Stores.Open(
            location, create: true, TimeProvider.System, new CountedIdentities(), CancellationToken.None);
        await store.DisposeAsync();
        await using var connection = new SqliteConnection($"Data Source={location};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Statements;
        await using var reader = await command.ExecuteReaderAsync();
        var text = new System.Text.StringBuilder();
        while (await reader.ReadAsync())
            text.Append(reader.GetString(0).ReplaceLineEndings("\n")).Append(";\n\n");
        return text.ToString().TrimEnd() + "\n";
    }

    /// <summary>Numbered hazards on a grid.</summary>
    public static List<Hazard> Hazards(int from, int count) =>
        [.. Enumerable.Range(from, count).Select(Hazard)];

    private static Hazard Hazard(int i) => Given.Hazard($"H-{i}", null, 30 + (i % 500 * 0.02), 45 + (i / 500 * 0.02));
}
