using Furrow.Registry;
using Furrow.Store;
using Furrow.Tests.Store;
using Npgsql;

namespace Furrow.Tests.Simulation;

/// <summary>People at work while everything breaks that can: one run, drawn from a seed.</summary>
internal sealed class Simulation(Backend backend, int seed, int length, Action<string> say)
{
    private const int Attempts = 4;
    private readonly Random random = new(seed);
    private readonly List<Told> told = [];

    /// <summary>Runs it on a store of its own; what is found wrong at the end, one line each.</summary>
    public async Task<List<string>> Run()
    {
        if (backend == Backend.Postgis)
            return await Run(PostgisServer.Address($"sim_{seed}") + $";Application Name=sim_{seed}");
        var folder = Directory.CreateTempSubdirectory("furrow-sim-").FullName;
        try
        {
            return await Run(Path.Combine(folder, "sim.gpkg"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<List<string>> Run(string location)
    {
        await using (var store = await Open(location, create: true))
            await World.Set(store);
        if (backend == Backend.Postgis)
            await Ask(location, Faulty.Triggers);
        var world = new World(random);
        int deaths;
        await using (var subject = new Subject(location))
        {
            for (var number = 1; number <= length; number++)
                await Step(world.Draw(number), subject, location);
            deaths = subject.Deaths;
        }

        await using (var store = await Open(location, create: false))
        {
            var findings = await new Verdict(store, told).Find();
            say($"{backend} seed {seed}: {told.Count(one => one.Acknowledged)} of {length} acts acknowledged, "
                + $"{told.Count(one => one.Refused)} refused, {deaths} deaths, {findings.Count} findings");
            foreach (var finding in findings)
                say($"  FOUND: {finding}");
            return findings;
        }
    }

    /// <summary>One act under one fault, asked until answered; now and then an old one comes in late.</summary>
    private async Task Step(Act act, Subject subject, string location)
    {
        var mine = new Told(act);
        told.Add(mine);
        var fault = Fault();
        if (fault.Length > 0 && fault is not ("twice" or "lost connections" or "killed"))
            await subject.Say(fault);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (fault == "twice")
            {
                foreach (var answer in await Task.WhenAll(Together(subject, act)))
                    mine.Add(answer);
            }
            else if (attempt == 1 && fault is "lost connections" or "killed")
            {
                var asked = subject.Send(act);
                await Task.Delay(random.Next(12));
                if (fault == "killed")
                    subject.Kill();
                else if (backend == Backend.Postgis)
                    await Ask(location, $"select pg_terminate_backend(pid) from pg_stat_activity "
                        + $"where application_name = 'sim_{seed}' and pid <> pg_backend_pid()");
                mine.Add(await asked);
            }
            else
            {
                mine.Add(await subject.Send(act));
            }

            if (mine.Acknowledged || mine.Refused)
                break;
        }

        say($"  [{(fault.Length == 0 ? "all well" : fault)}] {mine}");
        if (random.Next(8) == 0)
        {
            var late = told[random.Next(told.Count)];
            late.Add(await subject.Send(late.Act));
            say($"  [late again] {late}");
        }
    }

    /// <summary>A release goes over one pipe, so it is asked once and then again.</summary>
    private static Task<string>[] Together(Subject subject, Act act) =>
        act.Path is null ? [subject.Send(act)] : [subject.Send(act), subject.Send(act)];

    private string Fault() => random.Next(15) switch
    {
        0 => $"refuse {Place(60, 8)}",
        1 => $"drop {Place(60, 8)}",
        2 => "commit",
        3 => $"die {Place(60, 8)}",
        4 => "die-commit",
        5 => "die-answer",
        6 => $"clock {random.Next(-864_000, 864_000)}",
        7 => "twice",
        8 => "lost connections",
        10 => "full 1",
        9 => random.Next(2) == 0 ? "killed" : "twice",
        _ => "",
    };

    private int Place(int inFile, int onServer) =>
        random.Next(1, backend == Backend.GeoPackage ? inFile : onServer);

    private static Task<OpenStore> Open(string location, bool create) =>
        Stores.Open(location, create, TimeProvider.System, new Numbered(), default);

    private static async Task Ask(string location, string sql)
    {
        await using var connection = new NpgsqlConnection(location + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Numbered : IIdentities
    {
        private int last;

        public Guid Next() => new(Environment.ProcessId, 0, 0, BitConverter.GetBytes((long)++last));
    }
}
