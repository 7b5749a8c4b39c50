using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Works.Release;
using Furrow.Store;
using Furrow.Tests.Store;

namespace Furrow.Tests.Simulation;

/// <summary>Two servers on one database behind nginx: one is killed under load, comes back, the other is stopped.
/// </summary>
public sealed class Two_servers
{
    private const int People = 8;
    private const int Each = 20;
    private static int drawn;
    private readonly ConcurrentBag<(string Address, string Name)> acknowledged = [];
    private int done;
    private int againAfterStop;
    private volatile bool stopping;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_acknowledged_write_is_lost_and_no_answer_is_wrong_when_one_of_two_is_killed_under_load()
    {
        var location = PostgisServer.Address("two_servers") + ";Application Name=two_servers";
        await using (var store = await Open(location, create: true))
        {
            await GivenRelease.Desk(store);
            await Furrows.Furnish(store);
        }

        using (Furrows first = new(), second = new())
        using (var nginx = Nginx.Before(first.Port, second.Port))
        {
            await Task.WhenAll(first.Start(location), second.Start(location));
            using var client = Client(nginx.Port);
            var work = Task.WhenAll(Enumerable.Range(0, People).Select(person => Work(client, person)));
            await Reached(People * Each / 4, work);
            first.Kill();
            await Reached(People * Each / 2, work);
            await first.Start(location);
            await Task.Delay(2500, Cancel); // nginx tries it again after the time that its settings say.
            stopping = true;
            Assert.Equal(0, await second.Stop());
            await work;
        }

        Assert.Equal(0, againAfterStop);
        await using (var store = await Open(location, create: false))
            await Verdict(store);
    }

    private static HttpClient Client(int port) => new()
    {
        BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(30),
        DefaultRequestHeaders = { { "Cookie", Furrows.Cookie } },
    };

    /// <summary>Writes, asks until it is acknowledged, and reads it back at once, from whichever server.</summary>
    private async Task Work(HttpClient client, int person)
    {
        for (var number = 0; number < Each; number++)
        {
            var name = $"{person}-{number}";
            var address = number % 2 == 0 ? await Incident(client, name) : await Well(client, name);
            acknowledged.Add((address, name));
            var read = await client.GetStringAsync(address, Cancel);
            Assert.Contains(name, read, StringComparison.Ordinal);
            Interlocked.Increment(ref done);
        }
    }

    private async Task<string> Incident(HttpClient client, string name)
    {
        var incident = GivenRelease.Incident(IncidentKind.NearMiss) with
        {
            Id = Identity.From<IncidentId>(name),
            Number = $"I-{name}",
            Task = null,
            Point = Given.Point(35, 51),
        };
        var body = new { why = $"seen by {name}", record = incident };
        (await Until(client, "/api/incidents", name, body)).Dispose();
        return $"/api/incidents/{incident.Id}";
    }

    private async Task<string> Well(HttpClient client, string name)
    {
        using var answer = await Until(client, "/ogc/collections/wells/items", name, new
        {
            type = "Feature", properties = new { name },
            geometry = new { type = "Point", coordinates = new[] { 35, 51 } },
        });
        return answer.Headers.Location!.AbsolutePath;
    }

    /// <summary>Asks under one key until there is an answer; of a server that is gone, nginx says so.</summary>
    private async Task<HttpResponseMessage> Until(HttpClient client, string path, string key, object body)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = JsonContent.Create(body, options: Registry.Exchange.RecordJson.Options),
                Headers = { { "Idempotency-Key", key } },
            };
            var answer = await client.SendAsync(request, Cancel);
            if (answer.IsSuccessStatusCode)
                return answer;
            var text = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.True(
                (int)answer.StatusCode is 502 or 504 && attempt < 20, $"{path} {key}: {answer.StatusCode} {text}");
            if (stopping)
                Interlocked.Increment(ref againAfterStop);
            await Task.Delay(100, Cancel);
        }
    }

    private async Task Reached(int writes, Task work)
    {
        while (Volatile.Read(ref done) < writes && !work.IsCompleted)
            await Task.Delay(10, Cancel);
        if (work.IsFaulted)
            await work;
        Assert.False(work.IsCompleted, "the work ended before anything was broken");
    }

    private async Task Verdict(OpenStore store)
    {
        Assert.Equal(People * Each, acknowledged.Count);
        Assert.Equal(People * Each / 2, await store.Release.Incidents.Count(Filter.None, Viewer.Local, Cancel));
        var layer = (await store.Features.Layers(Viewer.Local, Cancel)).Single(one => one.Collection.Name == "wells");
        var wells = new List<string>();
        await foreach (var feature in store.Features.Features(layer, new() { Limit = 10_000 }, Viewer.Local, Cancel))
            wells.Add(JsonSerializer.Serialize(feature.Values[0]));
        Assert.Equal(People * Each / 2, wells.Count);
        Assert.Equal(wells.Count, wells.Distinct().Count());
        Assert.Empty(await store.Check(null, Cancel).ToListAsync(Cancel));
    }

    private static Task<OpenStore> Open(string location, bool create) =>
        Stores.Open(location, create, TimeProvider.System, new Drawn(), Cancel);

    private sealed class Drawn : IIdentities
    {
        public Guid Next() => Identity.From<IncidentId>($"drawn {Interlocked.Increment(ref drawn)}").Value;
    }
}
