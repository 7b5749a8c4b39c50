using Dapper;
using Furrow.Registry;
using Furrow.Registry.Accounts;
using Furrow.Store;
using Furrow.Store.Dialects;
using Npgsql;

namespace Furrow.Tests.Store;

/// <summary>
/// Row-level security: with the first lock off, where a question carries no bounds, the database still keeps from a
/// viewer what is not theirs.
/// </summary>
public sealed class Second_lock
{
    private static readonly PlaceId North = Identity.From<PlaceId>("North");

    private static readonly Viewer[] Viewers =
    [
        Viewer.Local, Viewer.Public, Viewer.Public with { Ceiling = Sensitivity.Moderate },
        Viewer.Public with { Ceiling = Sensitivity.High }, new("area", Sensitivity.Low, [North]),
        new("area", Sensitivity.Moderate, [North]), new("area", Sensitivity.Severe, [North]),
        new("elsewhere", Sensitivity.Severe, [Identity.From<PlaceId>("nowhere")]),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_without_bounds_gets_what_the_bounds_would_have_left_of_every_table()
    {
        await using var store = await Filled("second_lock");
        var seen = 0L;
        foreach (var table in store.Tables.Where(table => PostgisLocks.Locked.Contains(table.Name)))
        {
            foreach (var viewer in Viewers)
            {
                var first = await Bounded(store, table, viewer);
                var second = await Unbounded(store, table.Name, viewer);
                Assert.True(first == second, $"{table.Name} for {viewer.Name} up to {viewer.Ceiling}: "
                    + $"the first lock leaves {first}, the second {second}");
                seen += second;
            }
        }

        Assert.True(seen > 20, "too little was there to be seen");
        var area = new Viewer("area", Sensitivity.Severe, [North]);
        Assert.Equal(2, await Unbounded(store, "hazard", area));
        Assert.Equal(0, await Unbounded(store, "hazard", Viewer.Public));
        Assert.Equal(4, await Unbounded(store, "hazard", Viewer.Local));
    }

    [Fact]
    public async Task Every_kind_of_record_but_places_has_a_lock()
    {
        await using var store = await Filled("second_lock_everywhere");
        Assert.Equal(
            PostgisLocks.Locked,
            store.Tables.Select(table => table.Name).Where(name => name != "place").Distinct()
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_connection_that_does_not_say_for_whom_it_asks_gets_nothing()
    {
        await using (await Filled("second_lock_outside"))
        {
            await using var outside = new NpgsqlConnection(Address("second_lock_outside"));
            await outside.OpenAsync(Cancel);
            Assert.Equal(0, await outside.ExecuteScalarAsync<long>("select count(*) from hazard"));
            Assert.Equal(0, await outside.ExecuteAsync("update hazard set name = 'changed'"));
        }
    }

    [Fact]
    public async Task A_question_for_a_viewer_inside_a_write_leaves_the_write_as_it_was()
    {
        await using var store = await Filled("second_lock_writing");
        await store.Journal.Write(new Actor("tester"), "both", async writing =>
        {
            Assert.Equal(0, await store.Hazards.Count(Filter.None, Viewer.Public, Cancel));
            return await store.Hazards.Save(writing, [Given.Hazard("in South") with { Name = "new" }], Cancel);
        }, Cancel);
        Assert.Equal("new", (await store.Hazards.Find(Given.Hazard("in South").Id, Viewer.Local, Cancel))!.Name);
    }

    private static Task<long> Bounded(OpenStore store, Table table, Viewer viewer)
    {
        var question = new Question(table, viewer);
        return store.Connections.Ask((connection, transaction) => connection.ExecuteScalarAsync<long>(
            $"select count(*) from {table.Name} r {question.Where}", question.Parameters, transaction), Cancel);
    }

    private static Task<long> Unbounded(OpenStore store, string table, Viewer viewer) => store.Connections.Ask(
        viewer, (connection, transaction) => connection.ExecuteScalarAsync<long>(
            $"select count(*) from {table}", transaction: transaction), Cancel);

    /// <summary>A store of a user that is no superuser, as one is served.</summary>
    private static async Task<OpenStore> Filled(string schema)
    {
        await using (var keeper = new NpgsqlConnection(PostgisServer.Address("public")))
        {
            await keeper.OpenAsync(Cancel);
            await keeper.ExecuteAsync($"""
                select pg_advisory_xact_lock(1179996751); -- The lock under which stores are made.
                create extension if not exists postgis;
                do $$ begin create role furrow_app login; exception when duplicate_object then null; end $$;
                create schema {schema} authorization furrow_app;
                """);
        }

        var store = await TemporaryStore.Open(Address(schema), create: true);
        await store.Journal.Write(new Actor("tester"), "filled", async writing =>
        {
            var village = Given.Place("Village", North);
            await store.Places.Save(writing, [Given.Place("North"), Given.Place("South"), village], Cancel);
            await store.Hazards.Save(
                writing,
                [
                    Given.Hazard("in North", North), Given.Hazard("in Village", village.Id),
                    Given.Hazard("in South", Given.Place("South").Id), Given.Hazard("nowhere"),
                ], Cancel);
            await store.Works.Save(writing, [Given.Work("clear", village.Id), Given.Work("elsewhere")], Cancel);
            await store.Assets.Save(writing, [Given.Asset("A-1")], Cancel);
            await store.Crews.Save(writing, [Given.Crew("one")], Cancel);
            await store.Plans.Add(writing, Given.Plan("P") with { Works = 0 }, [], [], Cancel);
            await store.Release.Incidents.Save(writing, [GivenRelease.Incident()], Cancel);
            await store.Accounts.Save(writing, [new Account
            {
                Id = Identity.From<AccountId>("kim"), Name = "kim", Title = "Kim", Role = Role.Observer,
                Ceiling = Sensitivity.Low, Areas = [],
            }], Cancel);
            return await Pledged.Save(store, writing);
        }, Cancel);
        return store;
    }

    private static string Address(string schema) => PostgisServer.Address(schema)
        .Replace("Username=postgres", "Username=furrow_app", StringComparison.Ordinal);
}
