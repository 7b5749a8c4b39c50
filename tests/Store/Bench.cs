using System.Globalization;
using Furrow.Registry;
using Furrow.Store;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Store;

/// <summary>Measures what <c>bench/store.md</c> keeps.</summary>
internal static class Bench
{
    /// <summary>Saves, saves again, reads, asks by box and text, verifies, checks; prints a table.</summary>
    public static async Task<int> Run(int records)
    {
        var folder = Directory.CreateTempSubdirectory("furrow-bench-").FullName;
        try
        {
            await Measure(Path.Combine(folder, "a.gpkg"), records);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Measure(string location, int records)
    {
        Console.WriteLine("| What | Seconds | Processor seconds |\n| --- | ---: | ---: |");
        var none = CancellationToken.None;
        var hazards = Child.Hazards(0, records);
        await Timed("make a new store", async () => await (await Open(location, create: true)).DisposeAsync());
        await using (var store = await Open(location, create: false))
        {
            await Timed($"save {records} hazards in one journalled write", () => Save(store));
            await Timed($"save the same {records} again (nothing changes)", () => Save(store));
            await Timed("read all", () => store.Hazards.Everything(Filter.None, Viewer.Local, none));
            var box = new Filter { Within = new Envelope(31, 31.5, 45, 45.5) };
            await Timed("ask by a box of half a degree", () => store.Hazards.List(box, Page.First, Viewer.Local, none));
            var text = new Filter { Text = "h-4999" };
            await Timed("ask by a text", () => store.Hazards.List(text, Page.First, Viewer.Local, none));
            await Timed("verify the journal", () => store.Journal.Verify(Viewer.Local, none));
            await Timed("check the store", async () => Assert.Empty(await store.Check(null, none).ToListAsync()));

            Task Save(OpenStore into) => into.Journal.Write(
                new Actor("bench"), "bench", writing => into.Hazards.Save(writing, hazards, none), none);
        }

        await Timed("open it again and ask one question", async () =>
        {
            await using var store = await Open(location, create: false);
            await store.Programme.Find(Viewer.Local, none);
        });
        var megabytes = (new FileInfo(location).Length / 1e6).ToString("F1", CultureInfo.InvariantCulture);
        Console.WriteLine($"\nThe file has {megabytes} MB.");
    }

    private static Task<OpenStore> Open(string location, bool create) =>
        Stores.Open(location, create, TimeProvider.System, new CountedIdentities(), CancellationToken.None);

    private static async Task Timed(string what, Func<Task> act)
    {
        var started = TimeProvider.System.GetTimestamp();
        var before = Environment.CpuUsage.TotalTime;
        await act();
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var busy = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {seconds:F3} | {busy:F3} |"));
    }
}
