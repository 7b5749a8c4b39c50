using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Hazards;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;
using Furrow.Registry.Works.Release;
using Furrow.Store;
using Furrow.Tests.Store;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Simulation;

/// <summary>One thing that a person does, and asks again until there is an answer.</summary>
/// <param name="Who">Surveyor, planner, donor or inspector.</param>
/// <param name="Key">What is done to what: it can be done once, however often it is asked.</param>
/// <param name="Path">Address; null for the reduction of the hazard that <see cref="Key"/> ends with.</param>
/// <param name="Why">The reason, which no other act has.</param>
/// <param name="Body">What is sent beside the reason.</param>
internal sealed record Act(string Who, string Key, string? Path, string Why, Dictionary<string, object?> Body)
{
    /// <summary>True when it may be done again by another act, because others take it back between.</summary>
    public bool Again { get; init; }
}

/// <summary>A small programme at work, and what its people do there.</summary>
internal sealed class World(Random random)
{
    /// <summary>Reasons of acts begin with it; those of the setting do not.</summary>
    public const string Mark = "act ";

    /// <summary>A collection that anybody may add to.</summary>
    public const string Wells = "wells";

    private const int Hazards = 6;
    private const int Promises = 10;
    private const int Plans = 3;

    /// <summary>What a donor does with a promise; each time it is another decision.</summary>
    private static readonly string[] Decisions = ["confirm", "confirm", "reject", "undo"];

    private static readonly string[] Course =
        ["draft", "approve", "issue", "accept", "submit-plan", "approve-plan", "start", "report", "visit", "report",
         "suspend", "complete"];

    private static readonly List<(Document Document, Claim Claim)> Promised =
        [.. Enumerable.Range(0, Promises).Select(Promise)];

    private readonly int[] reached = new int[Hazards];
    private int told;

    /// <summary>Everything that there is before the first person acts.</summary>
    public static async Task Set(OpenStore store)
    {
        await GivenRelease.Desk(store);
        await store.Journal.Write(GivenRelease.Officer, "setting", async writing =>
        {
            await store.Hazards.Save(writing, [.. Enumerable.Range(0, Hazards).Select(Ground)], default);
            await store.Reports.Save(writing, [.. Enumerable.Range(0, Hazards).Select(Survey)], default);
            await store.Documents.Save(writing, [.. Promised.Select(one => one.Document)], default);
            await store.Claims.Save(writing, [.. Promised.Select(one => one.Claim)], default);
            for (var plan = 0; plan < Plans; plan++)
                await store.Plans.Add(writing, Given.Plan($"P{plan}") with { Works = 0 }, [], [], default);
            await AddWells(store, writing);
            return 0;
        }, default);
    }

    /// <summary>Makes the collection that anybody may add to.</summary>
    public static Task<Saved> AddWells(OpenStore store, IWriting writing) => store.Features.Import(
        writing, new PlainCollection(
            new Collection(Wells, "Wells", [new("name", FieldType.Text, "", Sensitivity.Low)]),
            new Origin("test", null, true), Sensitivity.Low, "POINT"), Array.Empty<FeatureDraft>(), default);

    /// <summary>Reduces a hazard by its southern half after a survey.</summary>
    public static async Task Reduce(OpenStore store, IWriting writing, HazardId id)
    {
        var hazard = (await store.Hazards.Find(id, Viewer.Local, default))!;
        var box = hazard.Outline!.EnvelopeInternal;
        var half = (Polygon)hazard.Outline.Factory.ToGeometry(
            new Envelope(box.MinX, box.MaxX, box.MinY, box.Centre.Y));
        var desk = new GroundDesk(store, writing, Viewer.Local);
        await desk.Release(
            id, GroundChange.Reduced, half, new LandRelease { Report = $"TS-{id}" },
            desk.Posting(null, "no item found"), new NothingKnown(), default);
    }

    /// <summary>The next thing that somebody does; sometimes too early, sometimes once more.</summary>
    public Act Draw(int number)
    {
        var why = $"{Mark}{number}";
        switch (random.Next(12))
        {
            case 0 or 1 or 2:
                var decide = Decisions[random.Next(Decisions.Length)];
                var claim = Promised[random.Next(Promises)].Claim.Id;
                return new("donor", $"{decide} {claim}", $"claims/{claim}/{decide}", why, []) { Again = true };
            case 3:
                return new("surveyor", $"well {why}", $"/ogc/collections/{Wells}/items", why, new()
                {
                    ["type"] = "Feature",
                    ["properties"] = new { name = why },
                    ["geometry"] = new { type = "Point", coordinates = new[] { 35, 51 } },
                });
            case 4:
                var plan = Given.Plan($"P{random.Next(Plans)}").Id;
                return new("planner", $"adopt {plan}", $"plans/{plan}/adopt", why, []);
            case 5:
                var id = Ground(random.Next(Hazards)).Id;
                return new("surveyor", $"reduce {id}", null, why, []);
            case 6:
                var incident = GivenRelease.Incident(IncidentKind.NearMiss) with
                {
                    Id = Identity.From<IncidentId>($"incident {number}"),
                    Number = $"I-{number}",
                    Task = null,
                    Point = Given.Point(35, 51),
                };
                return new("inspector", $"incident {incident.Id}", "incidents", why, new() { ["record"] = incident });
            default:
                return OnOrder(random.Next(Hazards), why);
        }
    }

    private static Hazard Ground(int i) => Given.Hazard($"S-{i}", null, 35 + (i * 0.1), 51);

    private static TaskOrder Order(int i) => GivenRelease.Task() with
    {
        Id = Identity.From<TaskOrderId>($"O-{i}"),
        Number = $"O-{i}",
        Hazards = [Ground(i).Id],
    };

    private static HazardReport Survey(int i) => new()
    {
        Id = Identity.From<HazardReportId>($"TS-{i}"), LocalId = $"TS-{Ground(i).Id}", Hazard = Ground(i).Id,
        Kind = ReportKind.TechnicalSurvey, On = new(2026, 1, 1), Origin = Given.Origin,
    };

    private static (Document Document, Claim Claim) Promise(int i)
    {
        var document = Documents.Of($"Norway will send {40 + i} deminers to Laos.", new("test", null, false));
        return (document, Ledger.ClaimsOf(document, Furrow.Reading.Reader.Read(document.Text))[0]);
    }

    /// <summary>Orders go their course; one act in five comes before its turn.</summary>
    private Act OnOrder(int i, string why)
    {
        var step = random.Next(5) == 0 ? random.Next(Course.Length) : Math.Min(reached[i]++, Course.Length - 1);
        var (act, order, day) = (Course[step], Order(i), GivenRelease.From.AddDays(step));
        var (path, key) = ($"tasks/{order.Id}/{act}", $"{act} {order.Id}");
        Act By(string who, Dictionary<string, object?> body) => new(who, key, path, why, body);
        switch (act)
        {
            case "draft":
                path = "tasks";
                return By("planner", new() { ["record"] = order });
            case "issue":
                return By("planner", new() { ["by"] = "Authority" });
            case "submit-plan":
                return By("surveyor", new() { ["reference"] = "CP-1", ["on"] = GivenRelease.From.AddDays(-5) });
            case "approve-plan":
                return By("planner", new() { ["by"] = "Authority", ["on"] = GivenRelease.From.AddDays(-3) });
            case "start":
                return By("surveyor", new() { ["on"] = GivenRelease.From });
            case "report":
                (path, key, told) = ("reports", $"report {order.Id} {day}", told + 1);
                return By("surveyor", new()
                {
                    ["record"] = GivenRelease.Report(day, 300 + told) with { Task = order.Id },
                    ["found"] = new[] { GivenRelease.Item() },
                });
            case "visit":
                var visit = GivenRelease.Visit() with
                {
                    Id = Identity.From<VisitId>($"visit {why}"),
                    Task = order.Id,
                    Day = day,
                };
                (path, key) = ("visits", $"visit {visit.Id}");
                return By("inspector", new() { ["record"] = visit });
            case "suspend":
                key = $"suspend {order.Id}, {why}"; // Another reason is another stop.
                return By("inspector", new() { ["reason"] = SuspensionReason.Weather, ["on"] = day });
            case "complete":
                return By("surveyor", new() { ["on"] = day });
            default:
                return By("planner", []);
        }
    }

    private sealed class NothingKnown : IReleaseWitness
    {
        public Task<ReleaseFacts> Of(
            Hazard hazard, LandRelease release, ReleaseFacts facts, CancellationToken cancel) =>
            Task.FromResult(facts);

        public Task<IReadOnlyList<string>> MissingForHandover(Hazard hazard, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyList<string>>([]);

        public Task<bool> Frozen(Hazard hazard, CancellationToken cancel) => Task.FromResult(false);
    }
}
