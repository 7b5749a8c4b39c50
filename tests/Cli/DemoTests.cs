using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Furrow.Cli;
using Furrow.Registry;
using Furrow.Registry.Pledges;
using Furrow.Server;
using Furrow.Store;

namespace Furrow.Tests.Cli;

/// <summary>The demo's chain, and the server over what it makes.</summary>
public sealed class DemoTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("furrow-test-").FullName;
    private OpenStore store = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Location => Path.Combine(folder, "demo.gpkg");

    public async ValueTask InitializeAsync() => store = await Real.Open(Location, create: true, Cancel);

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_demo_confirms_what_was_read_in_its_own_name_and_a_second_run_adds_nothing()
    {
        var steps = new DemoSteps(store, Cancel);
        await steps.Load();
        await steps.ReadAndConfirm();
        var claims = await store.Claims.Everything(Filter.None, Viewer.Local, Cancel);
        Assert.All(claims, claim => Assert.Equal(ClaimState.Confirmed, claim.State));
        var commitments = await store.Commitments.Everything(Filter.None, Viewer.Local, Cancel);
        var statements = await store.Statements.Everything(Filter.None, Viewer.Local, Cancel);
        Assert.Equal(claims.Count, statements.Count);
        Assert.True(commitments.Count is >= 4 and < 15, $"{commitments.Count} commitments");
        Assert.All(commitments, commitment => Assert.Equal("demo", commitment.ConfirmedBy));
        var lived = Assert.Single(commitments, commitment => commitment.Figures.Count > 1);
        Assert.Equal((Modality.Denied, 5m), (lived.Modality, lived.Arrived));
        Assert.True(lived.Claims.Count >= 7, $"{lived.Claims.Count} statements");
        Assert.All(commitments, commitment => Assert.True(commitment.Origin.Illustrative));
        await steps.ReadAndConfirm();
        Assert.Equal(claims.Count, await store.Claims.Count(Filter.None, Viewer.Local, Cancel));
    }

    [Fact]
    public async Task What_the_demo_made_is_served_at_once_and_its_figures_are_the_sums_of_their_rows()
    {
        var steps = new DemoSteps(store, Cancel);
        await steps.Load();
        await steps.ReadAndConfirm();
        await steps.Plan(1, _ => { });
        var watch = Stopwatch.StartNew();
        await using var app = await Serving.Start(
            store, new HostOptions { Clock = Real.Clock, Identities = Real.Identities }, "http://127.0.0.1:0", Cancel);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        foreach (var address in new[] { "programme", "map/places", "map/hazards", "map/assets" })
            await client.GetByteArrayAsync("/api/" + address, Cancel);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(8), $"first data after {watch.Elapsed.TotalSeconds:0.0} s");

        var plan = (await Json(client, "/api/programme")).GetProperty("currentPlan");
        var totals = await Json(client, $"/api/totals?on={plan.GetProperty("startsOn").GetString()}");
        foreach (var figure in totals.GetProperty("figures").EnumerateArray())
        {
            var rows = await Json(client, figure.GetProperty("rows").GetString() + "&limit=10000");
            Assert.Equal(figure.GetProperty("value").GetDecimal(),
                rows.GetProperty("items").EnumerateArray().Sum(row => row.GetProperty("value").GetDecimal()));
        }

        var waiting = totals.GetProperty("figures")[0].GetProperty("value").GetDouble();
        Assert.Equal(plan.GetProperty("peopleDays").GetDouble(), waiting, 0.1);
        await app.StopAsync(Cancel);
    }

    [Fact]
    public async Task An_address_that_was_asked_for_must_be_free_and_the_usual_one_gives_way()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var options = new HostOptions { Clock = Real.Clock, Identities = Real.Identities };
        var refusal = await Assert.ThrowsAsync<Refusal>(() => Serving.Start(
            store, options, $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}", Cancel));
        Assert.Equal("serve.port-taken", refusal.Code);

        await using var first = await Serving.Start(store, options, null, Cancel);
        await using var second = await Serving.Start(store, options, null, Cancel);
        Assert.NotEqual(first.Urls.First(), second.Urls.First());
        await first.StopAsync(Cancel);
        await second.StopAsync(Cancel);
    }

    [Fact]
    public async Task Serve_prints_its_address_and_Ctrl_C_stops_it_cleanly()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var shell = new Shell();
        using var process = shell.Start("serve", "--store", Location, "--urls", "http://127.0.0.1:0");
        var line = await process.StandardOutput.ReadLineAsync(Cancel) ?? "";
        var address = new Uri(line.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal)));
        using var client = new HttpClient { BaseAddress = address };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/programme", Cancel)).StatusCode);
        await Shell.Interrupt(process);
        var answer = await Shell.Finish(process);
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
    }

    [Fact]
    public async Task A_store_of_somebody_is_never_deleted_and_never_shown_as_the_demo()
    {
        await store.Journal.Write(new Actor("a.kim"), "our own programme", writing => store.Programme.Save(
            writing, new Programme { Name = "Ours", Illustrative = false, Notice = "", StartsOn = new(2026, 1, 5) },
            Cancel), Cancel);
        var refusal = await Assert.ThrowsAsync<Refusal>(() => DemoStore.Forget(Location, isUsual: false, Cancel));
        Assert.Equal("demo.not-the-sample", refusal.Code);
        Assert.True(File.Exists(Location));
        await Assert.ThrowsAsync<Refusal>(() => DemoStore.RefuseOther(store, Location, Cancel));
    }

    private static async Task<JsonElement> Json(HttpClient client, string address) =>
        JsonDocument.Parse(await client.GetByteArrayAsync(address, Cancel)).RootElement;
}
