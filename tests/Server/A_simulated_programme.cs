using System.Diagnostics;
using Furrow.Registry;
using Furrow.Store;

namespace Furrow.Tests.Server;

/// <summary>What is left of a simulated year: a whole balance, no orphan, the same journal for the same seed.</summary>
public sealed class A_simulated_programme
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_year_of_300_hazards_ends_with_a_whole_balance_and_no_orphan()
    {
        var watch = Stopwatch.StartNew();
        await Simulate(1, 300, async (year, store, served) =>
        {
            var seconds = watch.Elapsed.TotalSeconds;
            TestContext.Current.SendDiagnosticMessage(
                $"{seconds:0.0} s; {year.HandedOver} handed over, {year.Accidents} accidents, {year.Missed} missed; "
                + string.Join(", ", year.Refusals.Select(pair => $"{pair.Key} {pair.Value}")));
            Assert.True(year.HandedOver > 200, $"only {year.HandedOver} were handed over");
            Assert.True(year.Accidents > 0 && year.Missed > 0);
            var balance = (await served.Json("/api/ground/totals?from=2026-01-01&until=2027-12-31"))
                .GetProperty("period").GetProperty("balance");
            decimal Of(string name) => balance.GetProperty(name).GetDecimal();
            var put = Of("opening") + Of("original") + Of("added") + Of("reopened");
            Assert.Equal(Of("remaining"), put - Of("cancelled") - Of("reduced") - Of("cleared"), 2);
            Assert.True(Of("remaining") >= 0);
            await foreach (var finding in store.Check(null, Cancel))
                Assert.Fail($"{finding.Part}: {finding.Subject}: {finding.What}");
            Assert.True(seconds < 240, $"{seconds:0} s; a year is to take less than 60 s on a machine of its own");
        });
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_journal_and_another_seed_another()
    {
        var hashes = new List<string>();
        foreach (var seed in (ulong[])[7, 7, 8])
            await Simulate(seed, 12, async (_, store, _) =>
                hashes.Add((await store.Journal.Latest(new Page(1), Viewer.Local, Cancel)).Items[0].Hash));
        Assert.Equal(hashes[0], hashes[1]);
        Assert.NotEqual(hashes[0], hashes[2]);
    }

    private static async Task Simulate(
        ulong seed, int hazards, Func<SimulatedYear, OpenStore, Served, Task> then)
    {
        var folder = Directory.CreateTempSubdirectory("furrow-year-").FullName;
        var calendar = new SimulatedYear.Calendar();
        try
        {
            await using var store = await Stores.Open(
                Path.Combine(folder, "year.gpkg"), create: true, calendar, Served.Options.Identities, Cancel);
            await SimulatedYear.SetUp(store);
            await using var served = await Served.Over(store, Served.Options with { Clock = calendar });
            var year = new SimulatedYear(served.Client, calendar, seed, hazards);
            await year.Run();
            await then(year, store, served);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
