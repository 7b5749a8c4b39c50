using System.Diagnostics;
using Furrow.Registry;
using Furrow.Store;

namespace Furrow.Tests.Server;

/// <summary>The same answers over a store file.</summary>
public sealed class Over_the_real_store
{
    [Fact]
    public async Task Every_list_layer_and_figure_is_the_same_as_from_memory()
    {
        await using var kept = await Kept.Small();
        await using var real = await Served.Over(kept.Store);
        await using var memory = await Served.Small();
        string[] addresses =
        [
            "programme", "map/places", "map/hazards", "map/assets", "map/crews", "map/accidents", "hazards", "assets",
            "crews", "works", "places", "norms", "accidents", "documents", "commitments", "plans",
            $"plans/{Given.Plan}/timeline", $"works?hazard={Given.Field}", $"hazards?place={Given.North}",
            "totals?on=2026-04-07", $"totals?place={Given.Region}&on=2026-04-01",
            "totals/ground?on=2026-04-07", "totals/waiting?on=2026-04-07&limit=2",
        ];
        foreach (var address in addresses)
        {
            var (one, other) = (await real.Json("/api/" + address), await memory.Json("/api/" + address));
            Assert.Equal(other.GetRawText(), one.GetRawText());
        }
    }

    [Theory]
    [InlineData("hazards?after=x", 400)]
    [InlineData("journal?after=x", 400)]
    [InlineData("hazards?text=%25_'%22", 200)]
    [InlineData("hazards?bbox=-180,-90,180,90", 200)]
    [InlineData("norms?bbox=0,0,1,1", 400)]
    [InlineData("crews?place=00000000-0000-0000-0000-000000000000", 400)]
    [InlineData("journal?record=nothing", 200)]
    public async Task A_question_that_only_the_store_can_judge_is_answered_or_refused(string address, int status)
    {
        await using var kept = await Kept.Small();
        await using var served = await Served.Over(kept.Store);
        using var answer = await served.Client.GetAsync("/api/" + address, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_decision_is_in_the_file_and_in_its_chain()
    {
        await using var kept = await Kept.Small();
        await using var served = await Served.Over(kept.Store);
        using var answer = await served.Client.SendAsync(
            Served.Change($"/api/claims/{Given.Proposed}/confirm"), TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await Served.Body(answer));
        var entry = (await served.Json($"/api/journal?record={Given.Proposed}")).GetProperty("items")[0];
        Assert.Equal("tester", entry.GetProperty("actor").GetString());
        var chain = await kept.Store.Journal.Verify(Viewer.Local, TestContext.Current.CancellationToken);
        Assert.Null(chain.Finding);
    }

    [Fact]
    public async Task Serving_an_existing_store_starts_within_two_seconds()
    {
        await using var kept = await Kept.Small();
        var watch = Stopwatch.StartNew();
        await using var again = await Stores.Open(
            kept.Location, create: false, TimeProvider.System, new Kept.Counted(),
            TestContext.Current.CancellationToken);
        await using var served = await Served.Over(again);
        await served.Json("/api/programme");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed.TotalSeconds:0.00} s");
    }

    /// <summary>A store file in a folder of its own.</summary>
    internal sealed class Kept(OpenStore store, string folder) : IAsyncDisposable
    {
        public OpenStore Store => store;

        public string Location => Path.Combine(folder, "small.gpkg");

        public static async Task<Kept> Small()
        {
            var folder = Directory.CreateTempSubdirectory("furrow-test-").FullName;
            var store = await Stores.Open(Path.Combine(folder, "small.gpkg"), create: true, TimeProvider.System,
                new Counted(), TestContext.Current.CancellationToken);
            await Given.Fill(store);
            return new Kept(store, folder);
        }

        public async ValueTask DisposeAsync()
        {
            await store.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }

        public sealed class Counted : IIdentities
        {
            private int last;

            public Guid Next() => new(++last, 0, 0, new byte[8]);
        }
    }
}
