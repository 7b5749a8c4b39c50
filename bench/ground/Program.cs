using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json;
using Furrow.Bench.Ground;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Server;
using Furrow.Store;

// dotnet run dev.cs bench ground [--hazards N] [--reports N] [--store FILE]
string? Option(string name) =>
    Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
int Number(string name, int usual) => Option(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

var country = new Country(1, Number("--hazards", 1_000_000), Number("--reports", 5_000_000));
var kept = Option("--store");
var folder = kept is null ? Directory.CreateTempSubdirectory("furrow-ground-").FullName : null;
try
{
    var path = kept ?? Path.Combine(folder!, "ground.gpkg");
    var filled = File.Exists(path);
    var watch = Stopwatch.StartNew();
    await using var store = await Stores.Open(path, !filled, new Clock(), new Counted(), default);
    if (!filled)
        await new Filler(store, country).Fill();
    Console.WriteLine($"""
        # Ground, measured

        `dotnet run dev.cs bench ground` fills a store with {country.Size.Hazards:N0} hazards and
        {country.Size.Reports:N0} daily reports (illustrative, seed 1), and asks it through the server's own interface
        over a socket. {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}.
        The file has {new FileInfo(path).Length / 1e9:0.0} GB and was {(filled ? "there" : "filled")} after
        {watch.Elapsed.TotalMinutes:0.0} minutes.

        | What | Median ms | 95 of 100 ms | Bound ms | Asked |
        | --- | ---: | ---: | ---: | ---: |
        """);
    await new Measures(store, country).Run();
    return 0;
}
finally
{
    if (folder is not null)
        Directory.Delete(folder, recursive: true);
}

/// <summary>Asks and writes, over HTTP, and prints a row for each kind of question.</summary>
internal sealed class Measures(OpenStore store, Country country)
{
    private readonly Furrow.Planning.Rng rng = new(7);

    private int AtWork => Math.Clamp(country.Orders / 50, 1, 400);

    public async Task Run()
    {
        await using var app = Host.Build(store, new HostOptions
        {
            Url = "http://127.0.0.1:0", Clock = new Clock(), Person = new Actor("bench"), Identities = new Counted(),
        });
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        await Hazards(client);
        await Totals(client);
        await Writes(client);
        await app.StopAsync();
    }

    private async Task Hazards(HttpClient client)
    {
        string Any() => Country.Hazard(rng.Below(country.Size.Hazards)).ToString();
        await Measure("a hazard's account (balance, ground, reports, next steps)", 100, 200,
            () => Get(client, $"/api/hazards/{Any()}/ground"));
        await Measure("a hazard's record with its journal", 100, 200, () => Get(client, $"/api/hazards/{Any()}"));
        await Measure("a task's file", 100, 100,
            () => Get(client, $"/api/tasks/{Country.Order(rng.Below(country.Orders))}"));
    }

    private async Task Totals(HttpClient client)
    {
        string Period()
        {
            var from = new DateOnly(2016, 1, 1).AddDays(rng.Below(3000));
            return $"from={from:yyyy-MM-dd}&until={from.AddDays(30 + rng.Below(900)):yyyy-MM-dd}";
        }

        await Measure("a district's totals for any period", 300, 100,
            () => Get(client, $"/api/ground/totals?place={Country.District(rng.Below(240))}&{Period()}"));
        await Measure("the largest district's totals for any period", 300, 50,
            () => Get(client, $"/api/ground/totals?place={Country.District(0)}&{Period()}"));
        await Measure("the whole country's totals for any period", null, 5,
            () => Get(client, $"/api/ground/totals?{Period()}"));
    }

    private async Task Writes(HttpClient client)
    {
        var (number, salt) = (0, Environment.TickCount % 1000 / 10.0); // A store that is measured again gets news.
        await Measure("one daily report handed in and committed", 20, 200, async () =>
        {
            var order = country.AtWork(number++ % AtWork);
            var body = JsonSerializer.SerializeToNode(new
            {
                record = country.Report(order, Country.Today.AddDays(-(number / AtWork)), 100 + salt + number),
                found = Array.Empty<int>(), why = "bench", correction = true,
            }, RecordJson.Options);
            using var answer = await client.PostAsJsonAsync("/api/reports", body);
            await Good(answer);
        });
        await Measure("the account of a hazard right after a write", 100, 50, async () =>
            await Get(client, $"/api/hazards/{Country.Hazard(rng.Below(country.Size.Hazards))}/ground"));
    }

    private static async Task Get(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        await Good(answer);
    }

    private static async Task Good(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{answer.RequestMessage?.RequestUri}: {text}");
    }

    private static async Task Measure(string what, int? bound, int times, Func<Task> ask)
    {
        await ask();
        var taken = new List<double>(times);
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await ask();
            taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        taken.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {what} | {taken[times / 2]:0.0} | {taken[times * 95 / 100]:0.0} | {bound} | {times} |"));
    }
}

/// <summary>Noon of the day on which everything is looked at, a little later at each look.</summary>
internal sealed class Clock : TimeProvider
{
    private long looks;

    public override DateTimeOffset GetUtcNow() =>
        new DateTimeOffset(Country.Today, new TimeOnly(12, 0), TimeSpan.Zero)
            .AddTicks(Interlocked.Increment(ref looks));
}

/// <summary>Identities that count up.</summary>
internal sealed class Counted : IIdentities
{
    private int last;

    public Guid Next() => new(Interlocked.Increment(ref last), 1, 1, new byte[8]);
}
