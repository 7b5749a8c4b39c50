using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Server;
using Furrow.Store;
using Furrow.Store.Dialects;
using Microsoft.AspNetCore.Builder;

namespace Furrow.Tests.Simulation;

/// <summary>The server that is simulated: a process of its own, told over its standard input what goes wrong.</summary>
internal static class Child
{
    /// <summary>Begins its answers; other lines are its log.</summary>
    public const string Prompt = "> ";

    /// <summary>Serves a store until its input ends or it is killed; its first line is the address.</summary>
    public static async Task<int> Serve(string location)
    {
        var clock = new Jumping();
        var identities = new Drawn();
        var dialect = new Faulty(PostgisAddress.Names(location)
            ? await Postgis.Open(location, create: false, CancellationToken.None)
            : await GeoPackage.Open(location, create: false, identities));
        await using var store = new OpenStore(new Connections(dialect), clock);
        var options = new HostOptions
        {
            Url = "http://127.0.0.1:0", Clock = clock, Identities = identities, Person = new Actor("simulated"),
        };
        await using var app = Furrow.Server.Host.Build(store, options);
        var silent = false;
        app.Use(async (http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                if (silent && http.Request.Method == "POST")
                    Faulty.Die();
                return Task.CompletedTask;
            });
            await next(http);
        });
        await app.StartAsync();
        await Say(app.Urls.First());
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ', 3);
            if (words[0] == "release")
            {
                await Say(await Release(store, words[1], words[2]));
                continue;
            }

            var place = words.Length > 1 ? int.Parse(words[1]) : 0;
            if (words[0] == "clock")
                clock.Jump(TimeSpan.FromSeconds(place));
            else if (words[0] == "die-answer")
                silent = true;
            else
                dialect.Arm(new(words[0], place));
            await Say("ok");
        }

        return 0;
    }

    /// <summary>A surveyor reduces a hazard by half; no address does that. Asked again, nothing happens.</summary>
    private static async Task<string> Release(OpenStore store, string name, string why)
    {
        try
        {
            await store.Journal.Write(new Actor("surveyor"), why, async writing =>
            {
                var id = Identity.Parse<HazardId>(name);
                var account = await store.Ground.OfHazard(id, Viewer.Local, default);
                if (account.Any(entry => entry.Change == GroundChange.Reduced))
                    return false;
                await World.Reduce(store, writing, id);
                return true;
            }, default);
            return "200";
        }
        catch (Refusal refusal) when (!refusal.Code.StartsWith("store.", StringComparison.Ordinal))
        {
            return $"422 {refusal.Code}";
        }
        catch (Exception error)
        {
            return $"500 {error.GetType().Name}";
        }
    }

    private static async Task Say(string line)
    {
        await Console.Out.WriteLineAsync(Prompt + line);
        await Console.Out.FlushAsync();
    }

    /// <summary>A clock that runs, and jumps when it is told to.</summary>
    private sealed class Jumping : TimeProvider
    {
        private static readonly DateTimeOffset Noon = new(2026, 5, 20, 12, 0, 0, TimeSpan.Zero);
        private readonly long start = System.GetTimestamp();
        private TimeSpan jumped;

        public void Jump(TimeSpan by) => jumped += by;

        public override DateTimeOffset GetUtcNow() => Noon + System.GetElapsedTime(start) + jumped;
    }

    /// <summary>Identities that no two processes share.</summary>
    private sealed class Drawn : IIdentities
    {
        public Guid Next() => Guid.NewGuid();
    }
}
