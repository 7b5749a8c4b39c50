using System.Globalization;
using Furrow.Registry;
using Furrow.Registry.Memorials;
using Furrow.Store;

namespace Furrow.Tests.Store.Memorials;

/// <summary>Measures what <c>bench/memorials.md</c> keeps.</summary>
internal static class MemorialBench
{
    private static readonly string[] Questions =
        ["Kim Cholsu", "김철수", "Ким Чхоль Су", "Иван Вымыслский", "Ivan Vymyslskii", "Sergei", "박", "Nebyv",
            "C-012345"];

    private static readonly string[] Kinds = ["шлем", "letter", "photograph", "종이", "spade", "medal", "bell", "flag"];

    /// <summary>Fills a store, asks it, and looks for look-alikes; prints a table.</summary>
    public static async Task<int> Run(int people, int objects)
    {
        var folder = Directory.CreateTempSubdirectory("furrow-bench-").FullName;
        try
        {
            await using var store = await Stores.Open(
                Path.Combine(folder, "m.gpkg"), create: true, TimeProvider.System, new CountedIdentities(), default);
            var (made, _) = new Crowd(7).Make(people, people / 10);
            var things = Enumerable.Range(0, objects).Select(i => Sample.Object($"{Kinds[i % 8]} {i} {made[i].Name}"))
                .ToList();
            Say($"save {people:N0} people and {objects:N0} objects", await Timed(() => store.Journal.Write(
                new Actor("bench"), "bench", async writing => await store.Memorials.People.Save(writing, made, default)
                    + await store.Memorials.Objects.Save(writing, things, default), default)));
            foreach (var text in Questions)
                await Ask($"people “{text}”", () => store.Memorials.People.Search(
                    text, new Page(50), Viewer.Local, default), slice => slice.Items.Count);
            foreach (var text in new[] { "spade", "шлем", "종이 12", "medal Ivan" })
                await Ask($"objects “{text}”", () => store.Memorials.Objects.Search(
                    new ObjectWish { Text = text }, new Page(50), Viewer.Local, default), slice => slice.Items.Count);
            foreach (var seed in new[] { 1, 2, 3, 4, 5, 6 })
            {
                var clock = TimeProvider.System.GetTimestamp();
                var (precision, recall) = LikenessTests.Measure(seed, 20_000, 2_000);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| look-alikes among 20,000, seed {seed}: precision {precision:P1}, recall {recall:P1} | "
                    + $"{TimeProvider.System.GetElapsedTime(clock).TotalSeconds:F1} s | |"));
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Ask<T>(string what, Func<Task<T>> ask, Func<T, int> count)
    {
        var answer = await ask();
        var times = new List<double>();
        for (var i = 0; i < 15; i++)
            times.Add(await Timed(ask));
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {what} ({count(answer)} shown) | {times[7] * 1000:F1} ms | {times[^1] * 1000:F1} ms |"));
    }

    private static async Task<double> Timed<T>(Func<Task<T>> act)
    {
        var started = TimeProvider.System.GetTimestamp();
        _ = await act();
        return TimeProvider.System.GetElapsedTime(started).TotalSeconds;
    }

    private static void Say(string what, double seconds)
    {
        Console.WriteLine("| What | Median | Slowest |\n| --- | ---: | ---: |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {seconds:F1} s | |"));
    }
}
