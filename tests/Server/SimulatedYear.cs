using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Furrow.Registry;
using Furrow.Registry.Works;
using Furrow.Registry.Works.Release;
using NetTopologySuite.Geometries;
using Rng = Furrow.Planning.Rng;

namespace Furrow.Tests.Server;

/// <summary>
/// A programme driven through the pages' interface only: surveyors, crews and inspectors with mistakes, accidents, late
/// and repeated reports. The same seed gives the same journal.
/// </summary>
internal sealed class SimulatedYear(HttpClient client, SimulatedYear.Calendar calendar, ulong seed, int hazards)
{
    private const string Authority = "Chief of operations";
    private int sent;
    private const int Crews = 12;
    private static readonly DateOnly Start = new(2026, 3, 16);
    private static readonly OrganisationId Operator = Identity.From<OrganisationId>("simulated operator");
    private static readonly OrganisationId Inspector = Identity.From<OrganisationId>("simulated inspector");

    private readonly Rng rng = new(seed);
    private int next;

    public int HandedOver { get; private set; }

    public int Accidents { get; private set; }

    public int Missed { get; private set; }

    public SortedDictionary<string, int> Refusals { get; } = new(StringComparer.Ordinal);

    /// <summary>Programme and crews have no form of their own yet, so they are set up at the store.</summary>
    public static Task<int> SetUp(IStore store) => store.Journal.Write(new Actor("setup"), "set up", async writing =>
    {
        await store.Programme.Save(writing, new()
        {
            Name = "Simulated", Illustrative = true, Notice = "Made up.", StartsOn = Start, WinterFrom = null,
        }, default);
        await store.Crews.Save(writing, [.. Enumerable.Range(0, Crews).Select(i => new Crew
        {
            Id = CrewOf(i), Name = $"crew {i}", Skills = [Skill.Manual], Size = 10, Arrived = true,
            Base = new Point(35, 51) { SRID = 4326 }, Origin = new("simulation", null, true),
        })], default);
        return 0;
    }, default);

    /// <summary>Runs to the end of the year or of the hazards.</summary>
    public async Task Run()
    {
        await Organisations();
        var agents = new PriorityQueue<IAsyncEnumerator<int>, (DateOnly, int)>();
        var numbers = new Dictionary<IAsyncEnumerator<int>, int>();
        for (var crew = 0; crew < Crews; crew++)
        {
            var agent = Work(crew).GetAsyncEnumerator();
            numbers[agent] = crew;
            agents.Enqueue(agent, (Start, crew));
        }

        while (agents.TryDequeue(out var agent, out var due))
        {
            if (due.Item1 > Start.AddYears(1))
                continue;
            calendar.Today = due.Item1;
            if (await agent.MoveNextAsync())
                agents.Enqueue(agent, (due.Item1.AddDays(agent.Current), numbers[agent]));
        }
    }

    private static CrewId CrewOf(int crew) => Identity.From<CrewId>($"simulated crew {crew}");

    private static object Origin => new { source = "simulation", illustrative = true };

    private async Task Organisations()
    {
        calendar.Today = Start;
        foreach (var (id, kind) in ((OrganisationId, string)[])[(Operator, "operator"), (Inspector, "inspector")])
            await Post("organisations", new { record = new { id, name = kind, kind, origin = Origin } });
        await Post("release-rules", new { record = new { authorities = new[] { Authority }, origin = Origin } });
        for (var crew = -1; crew < Crews; crew++)
        {
            await Post("accreditations", new
            {
                record = new
                {
                    id = Identity.From<AccreditationId>($"simulated {crew}"), number = $"A{crew}",
                    organisation = Operator, crew = crew < 0 ? null : (CrewId?)CrewOf(crew),
                    objectives = new[] { "clearance" },
                    methods = crew < 0 ? [] : new[] { new { method = "detector", reliableDepthCm = 20 } },
                    validFrom = Start, validTo = Start.AddYears(1), issuedBy = "authority", origin = Origin,
                },
            });
        }
    }

    /// <summary>One crew's year: hazard after hazard; gives the days until it has something to do again.</summary>
    private async IAsyncEnumerable<int> Work(int crew)
    {
        while (next < hazards)
        {
            var number = next++;
            var (hazard, ground) = await Open(number);
            var task = Identity.From<TaskOrderId>($"simulated {number}").ToString();
            await Order(task, number, hazard, crew);
            await Post($"tasks/{task}/start", new { on = calendar.Today });
            var days = 2 + rng.Below(3);
            for (var day = 0; day < days; day++)
            {
                if (rng.Unit() < 0.02)
                    await Accident(task, number, day);
                await Report(task, crew, day == 0 && rng.Unit() < 0.3);
                yield return 1;
            }

            await Expect("gate.handover task.state", $"tasks/{task}/hand-over", new { on = calendar.Today, to = "x" });
            await Post($"tasks/{task}/complete", new { on = calendar.Today });
            yield return 1;
            var lot = await Inspect(task, ground, null, bad: rng.Unit() < 0.1);
            if (lot.Failed)
            {
                await Post($"tasks/{task}/rework", new { });
                await Report(task, crew, repeated: false);
                yield return 1;
                await Post($"tasks/{task}/complete", new { on = calendar.Today });
                lot = await Inspect(task, ground, lot.Id, bad: false);
            }

            await Release(number, hazard, ground, task, lot.Id);
            yield return 1;
            if (rng.Unit() < 0.03)
                await MissedItem(task, hazard, number);
        }
    }

    private async Task<(string Id, JsonNode Ground)> Open(int number)
    {
        var (x, y) = (35 + (number % 20 * 0.01), 51 + (number / 20 * 0.01));
        var side = 0.0004 + (rng.Unit() * 0.0004);
        var ground = JsonNode.Parse(FormattableString.Invariant($$"""
            {"type":"Polygon","coordinates":[[[{{x}},{{y}}],[{{x + side}},{{y}}],[{{x + side}},{{y + side}}],
            [{{x}},{{y + side}}],[{{x}},{{y}}]]]}
            """))!;
        var hazard = await Post("hazards/open", new
        {
            hazard = new
            {
                localId = $"H-{number:000}", kind = "suspected", method = "manual",
                evidence = new[] { new { kind = "craters", direct = false, method = "visual" } },
            },
            ground,
        });
        var id = (hazard["id"] ?? hazard["record"]?["id"])!.ToString();
        await Post($"hazards/{id}/report", new
        {
            report = new { localId = $"NTS-{number:000}", kind = "non-technical-survey", on = calendar.Today },
        });
        return (id, ground);
    }

    private async Task Order(string task, int number, string hazard, int crew)
    {
        var order = new
        {
            id = task, number = $"T-{number:000}", hazards = new[] { hazard }, organisation = Operator,
            crews = new[] { CrewOf(crew) }, objective = "clearance", methods = new[] { "detector" }, depthCm = 20,
            threatSummary = "suspected mines", plannedFrom = calendar.Today, plannedTo = calendar.Today.AddDays(20),
            origin = Origin,
        };
        if (rng.Unit() < 0.1)
        {
            await Post("tasks", new { record = order });
            await Expect("task.state", $"tasks/{task}/issue", new { by = "authority" });
        }

        await Post("tasks", new { record = order });
        await Post($"tasks/{task}/approve", new { });
        if (calendar.Today.AddDays(20) > Start.AddYears(1))
            await Expect("gate.accreditation", $"tasks/{task}/issue", new { by = "authority" });
        await Post($"tasks/{task}/issue", new { by = "authority" });
        await Post($"tasks/{task}/accept", new { });
        await Post($"tasks/{task}/submit-plan", new { reference = "CP", on = calendar.Today });
        if (rng.Unit() < 0.2)
            await Expect("task.missing", $"tasks/{task}/start", new { on = calendar.Today });
        await Post($"tasks/{task}/approve-plan", new { by = "authority", on = calendar.Today });
    }

    private async Task Report(string task, int crew, bool repeated)
    {
        var found = rng.Unit() < 0.15
            ? new[]
            {
                new
                {
                    id = Guid.Empty, category = "anti-personnel-mine", quantity = 1, foundOn = calendar.Today,
                    disposal = "destroyed-in-place", origin = Origin,
                },
            }
            : [];
        var body = new
        {
            record = new
            {
                task, crew = CrewOf(crew), day = calendar.Today, method = "detector", hours = 6, persons = 10,
                depthCm = 20, squareMetres = 100 + rng.Below(500), cover = "light", origin = Origin,
            },
            found,
        };
        await Post("reports", body);
        if (!repeated)
            return;
        Assert.True((await Post("reports", body))["repeated"]!.GetValue<bool>());
        await Expect("report.exists", "reports", new { record = body.record with { squareMetres = 1 }, found });
    }

    private async Task Accident(string task, int number, int day)
    {
        var id = Identity.From<IncidentId>($"simulated {number} {day}").ToString();
        await Post("incidents", new
        {
            record = new
            {
                id, number = $"I-{number:000}-{day}", kind = "accident", task, what = "made up", injured = 1,
                happenedAt = calendar.GetUtcNow().AddHours(-1), origin = Origin,
            },
        });
        Accidents++;
        await Expect("task.state task.no-reports", $"tasks/{task}/complete", new { on = calendar.Today });
        await Lift(id);
    }

    private async Task MissedItem(string task, string hazard, int number)
    {
        var id = Identity.From<IncidentId>($"simulated missed {number}").ToString();
        await Post("incidents", new
        {
            record = new
            {
                id, number = $"M-{number:000}", kind = "missed-item", task, hazard, what = "made up",
                happenedAt = calendar.GetUtcNow(), origin = Origin,
            },
        });
        Missed++;
        HandedOver--;
        await Lift(id);
    }

    private async Task Lift(string incident)
    {
        await Post($"incidents/{incident}/report", new { report = "initial" });
        await Post($"incidents/{incident}/investigate", new { });
        await Expect("gate.authority incident.state", $"incidents/{incident}/lift",
            new { by = "anybody", on = calendar.Today });
        await Post($"incidents/{incident}/conclude", new { findings = "made up", actions = new[] { "training" } });
        await Post($"incidents/{incident}/lift", new { by = Authority, on = calendar.Today });
    }

    private async Task<(string Id, bool Failed)> Inspect(string task, JsonNode ground, string? again, bool bad)
    {
        var id = Identity.From<InspectionId>(task, again ?? "").ToString();
        var planned = await Post("inspections", new
        {
            id, task, lot = ground, inspecting = Inspector, againOf = again, illustrative = true,
        });
        await Post($"inspections/{id}/judge", new
        {
            day = calendar.Today, inspector = "i", units = planned["plan"]!["sample"]!.GetValue<int>(), depthCm = 20,
            findings = bad ? new[] { new { what = "a mine", bad = true } } : [],
        });
        await Post($"tasks/{task}/judge", new { });
        return (id, bad);
    }

    private async Task Release(int number, string hazard, JsonNode ground, string task, string lot)
    {
        await Post($"hazards/{hazard}/report", new
        {
            report = new { localId = $"CL-{number:000}", kind = "clearance", on = calendar.Today },
        });
        await Post($"hazards/{hazard}/release", new
        {
            change = "cleared", ground, on = calendar.Today,
            release = new
            {
                report = $"CL-{number:000}", qualityControl = lot, depthCentimetres = 20, task = $"T-{number:000}",
            },
        });
        var ring = ground["coordinates"]![0]!.AsArray().Take(4).ToList();
        await Post("completions", new
        {
            record = new
            {
                task, number = $"C-{number:000}", writtenOn = calendar.Today, depthCm = 20, origin = Origin,
                residualRisk = "items below 20 cm may remain", turningPoints = ring.Select((point, i) => new
                {
                    name = $"TP{i}", kind = "turning", longitude = point![0]!.GetValue<double>(),
                    latitude = point[1]!.GetValue<double>(),
                }),
            },
        });
        foreach (var role in (string[])["operator", "authority"])
            await Post($"tasks/{task}/sign", new { role, by = role, on = calendar.Today });
        await Post($"tasks/{task}/hand-over", new { on = calendar.Today, to = "village" });
        HandedOver++;
    }

    private async Task<JsonNode> Post(string path, object body)
    {
        using var answer = await Send(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"seed {seed}, {calendar.Today:O}, {path}: {text}");
        return JsonNode.Parse(text)!;
    }

    private async Task Expect(string codes, string path, object body)
    {
        using var answer = await Send(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        var code = answer.IsSuccessStatusCode ? "it went through" : JsonNode.Parse(text)!["code"]!.ToString();
        Assert.True(codes.Split(' ').Contains(code), $"seed {seed}, {path}: {codes} was expected, {code} came: {text}");
        Refusals[code] = Refusals.GetValueOrDefault(code) + 1;
    }

    /// <summary>Sends everything twice under one key, as a bad line would: the second answer is the first.</summary>
    private async Task<HttpResponseMessage> Send(string path, object body)
    {
        var json = JsonSerializer.SerializeToNode(body, Furrow.Registry.Exchange.RecordJson.Options)!.AsObject();
        json["why"] = "simulated";
        var key = $"{seed}-{++sent}";
        var first = await Once(path, json, key);
        if (!first.IsSuccessStatusCode)
            return first;
        using (first)
        {
            var again = await Once(path, json, key);
            var (one, other) = (await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
            Assert.True(one == other, $"seed {seed}, {path}, again: {other}\nfirst: {one}");
            return again;
        }
    }

    private Task<HttpResponseMessage> Once(string path, JsonObject json, string key) => client.SendAsync(
        new HttpRequestMessage(HttpMethod.Post, $"/api/{path}")
        {
            Content = JsonContent.Create(json), Headers = { { "Idempotency-Key", key } },
        });

    /// <summary>The day of the simulation: noon of it, a second later at each look.</summary>
    internal sealed class Calendar : TimeProvider
    {
        private long looks;

        public DateOnly Today { get; set; } = Start;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(Today, new TimeOnly(12, 0), TimeSpan.Zero)
            .AddTicks(Interlocked.Increment(ref looks));
    }
}
