using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works.Release;
using Furrow.Store;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Store.Laws;

/// <summary>What a person tries next.</summary>
/// <param name="Act">Which act, 0 to 19.</param>
/// <param name="Which">Which hazard, order or incident, by its number modulo how many there are.</param>
/// <param name="Chance">Decides whatever else there is to decide.</param>
internal sealed record Try(int Act, int Which, int Chance);

/// <summary>
/// People at work on a few hazards of their own, by the same desks as the pages use: they open, survey, order, report,
/// release, split, merge, have accidents, find missed items, correct and undo, in any order and mostly wrongly. What
/// the rules refuse leaves nothing; what they let through must keep every law.
/// </summary>
internal sealed class RandomProgramme(OpenStore store, string prefix)
{
    private const string Authority = GivenRelease.Authority;
    private static readonly DateOnly Day = new(2026, 4, 20);
    private static readonly Evidence[] Seen =
        [new(EvidenceKind.OrdnanceSeen, true, EvidenceMethod.Visual, null, null)];

    private static readonly Actor Person = new("tester");
    private readonly ReleaseDesk desk = new(store, new Noon(), Viewer.Local);
    private int made;

    /// <summary>Histories of acts.</summary>
    public static Gen<Try[]> Histories { get; } = Gen.Select(
        Gen.Int[0, 19], Gen.Int[0, 99], Gen.Int[0, 999_999], (act, which, chance) => new Try(act, which, chance))
        .Array[10, 40];

    public List<HazardId> Hazards { get; } = [];

    public List<TaskOrderId> Orders { get; } = [];

    public List<IncidentId> Incidents { get; } = [];

    /// <summary>What was tried last; the first act of all opens a hazard.</summary>
    public int Tried { get; private set; }

    /// <summary>Acts that went through.</summary>
    public int Done { get; private set; }

    /// <summary>What every history finds there.</summary>
    public static async Task Set(OpenStore store) => await GivenRelease.Desk(store);

    /// <summary>Plays one act; true when it went through.</summary>
    public async Task<bool> Play(Try one)
    {
        try
        {
            await Act(one, Hazards.Count == 0 ? -1 : one.Which % Hazards.Count, new Random(one.Chance));
            Done++;
            return true;
        }
        catch (Refusal)
        {
            return false;
        }
    }

    private async Task Act(Try one, int at, Random chance)
    {
        Tried = at < 0 ? 0 : one.Act;
        if (Tried == 0)
        {
            await OpenHazard(chance);
            return;
        }

        var hazard = Hazards[at];
        Task tried = one.Act switch
        {
            1 => Survey(hazard, chance),
            2 or 3 => Release(hazard, chance),
            4 => Split(hazard, chance, at),
            5 => Ground(d => d.Merge(hazard, Hazards[(at + 1) % Hazards.Count], d.Posting(Day, "merge"),
                new ReleaseWitness(store, Viewer.Local), default)),
            6 => Changed(hazard, (account, posting) => account.Extend(Box(chance, at), posting)),
            7 => Changed(hazard, (account, posting) => account.Redraw(Box(chance, at), posting)),
            8 => Changed(hazard, (account, posting) => account.Undo(account.Entries[^1].Id, posting)),
            9 => Changed(hazard, (account, posting) => account.Reopen(Box(chance, at), posting)),
            10 => Ground(d => d.Step(hazard, Word(chance), chance.Next(4) == 0 ? null : "security", "a step",
                new ReleaseWitness(store, Viewer.Local), default)),
            11 => StartOrder(hazard, chance),
            12 or 13 => Report(one.Which, chance, at),
            14 => Inspect(one.Which, chance),
            15 => HandOver(one.Which),
            16 => Accident(hazard, one.Which, chance, at),
            17 or 18 => Lift(one.Which, chance),
            _ => SuspendOrLift(one.Which, chance),
        };
        await tried;
    }

    private async Task OpenHazard(Random chance)
    {
        var hazard = Given.Hazard($"{prefix}-{++made}") with
        {
            Outline = Plot(Hazards.Count),
            Kind = HazardKind.Suspected,
            ReportedOn = Day.AddDays(-30),
            Evidence = [new(EvidenceKind.Craters, false, EvidenceMethod.Visual, null, null),
                .. chance.Next(2) == 0 ? Seen : []],
        };
        await Ground(d => d.Open(hazard, CodeBook.Shipped, default));
        Hazards.Add(hazard.Id);
    }

    private async Task Split(HazardId hazard, Random chance, int at)
    {
        var part = Identity.From<HazardId>(prefix, $"{++made}");
        await Ground(d => d.Split(hazard, Box(chance, at), part, $"{prefix}-{made}",
            d.Posting(Day, "split"), new ReleaseWitness(store, Viewer.Local), default));
        Hazards.Add(part);
    }

    private Task<HazardReport> Survey(HazardId hazard, Random chance)
    {
        var kind = (ReportKind)chance.Next(4);
        return Ground(d => d.Report(new()
        {
            Id = Identity.From<HazardReportId>(hazard.ToString(), $"{kind}"), LocalId = $"{kind}", Hazard = hazard,
            Kind = kind, On = Day.AddDays(-10), Origin = Given.Origin,
        }, CodeBook.Shipped, default));
    }

    private async Task Release(HazardId hazard, Random chance)
    {
        var change = (GroundChange)((int)GroundChange.Cancelled + chance.Next(3));
        var orders = (await store.Release.Tasks.Of(hazard.Value, new Page(50), Viewer.Local, default)).Items;
        var order = orders.Count > 0 ? orders[chance.Next(orders.Count)] : null;
        var lots = order is null ? [] :
            (await store.Release.Inspections.Of(order.Id.Value, new Page(50), Viewer.Local, default)).Items;
        var ground = chance.Next(3) == 0
            ? (await store.Hazards.Find(hazard, Viewer.Local, default))!.Outline
            : Box(chance, Hazards.IndexOf(hazard));
        await Ground(d => d.Release(hazard, change, ground, new()
        {
            Report = $"{(ReportKind)chance.Next(4)}", DepthCentimetres = chance.Next(3) == 0 ? null : 20,
            QualityControl = lots.Count == 0 ? null : lots[chance.Next(lots.Count)].Id.ToString(), Task = order?.Number,
        }, d.Posting(Day, "released"), new ReleaseWitness(store, Viewer.Local), default));
    }

    private async Task StartOrder(HazardId hazard, Random chance)
    {
        var id = Identity.From<TaskOrderId>(prefix, $"{++made}");
        await desk.Draft(GivenRelease.Task() with
        {
            Id = id,
            Number = $"{prefix}-T{made}",
            Hazards = [hazard],
        }, Person, "needed", default);
        Orders.Add(id);
        if (chance.Next(5) == 0)
            return;
        await desk.Approve(id, Person, "agreed", default);
        await desk.Issue(id, "Authority", Person, "given out", default);
        await desk.Accept(id, Person, "taken on", default);
        await desk.SubmitPlan(id, "CP", GivenRelease.From, Person, "plan", default);
        await desk.ApprovePlan(id, "Authority", GivenRelease.From, Person, "good", default);
        await desk.Start(id, GivenRelease.From.AddDays(chance.Next(5)), Person, "crews begin", default);
    }

    private async Task Report(int which, Random chance, int at)
    {
        var order = Order(which);
        var box = Box(chance, at).EnvelopeInternal.Centre;
        await desk.Report(
            GivenRelease.Report(GivenRelease.From.AddDays(chance.Next(24)), chance.Next(500)) with { Task = order },
            chance.Next(2) == 0 ? [] : [GivenRelease.Item() with { Point = Given.Point(box.X, box.Y) }],
            chance.Next(2) == 0, Person, "day", default);
    }

    private async Task Inspect(int which, Random chance)
    {
        var order = Order(which);
        var task = (await store.Release.Tasks.Find(order, Viewer.Local, default))!;
        if (task.State == TaskState.Failed)
            await desk.Rework(order, Person, "again", default);
        if (task.State == TaskState.InProgress)
            await desk.Complete(order, GivenRelease.To, Person, "done", default);
        var lots = (await store.Release.Inspections.Of(order.Value, new Page(50), Viewer.Local, default)).Items;
        var failed = lots.LastOrDefault(lot => lot.State == InspectionState.Failed);
        var id = Identity.From<InspectionId>(prefix, $"{++made}");
        var plot = (await store.Hazards.Find(task.Hazards[0], Viewer.Local, default))!.Outline;
        var lot = await desk.PlanInspection(
            id, order, plot, GivenRelease.Inspector, failed?.Id, Given.Origin, Person, "plan", default);
        await desk.JudgeInspection(id, Day, "I", lot.Plan.Sample, 20,
            chance.Next(4) == 0 ? [new("a mine", Bad: true)] : [], Person, "inspected", default);
        await desk.JudgeTask(order, Person, "lots are judged", default);
    }

    private async Task HandOver(int which)
    {
        var order = Order(which);
        await desk.WriteCompletion(GivenRelease.Completion() with { Task = order }, Person, "written", default);
        foreach (var role in (SignatureRole[])[SignatureRole.Operator, SignatureRole.Authority])
            await desk.Sign(order, role, "N. N.", GivenRelease.To, Person, "signed", default);
        await desk.HandOver(order, GivenRelease.To, "Village", Person, "handed over", default);
    }

    private async Task Accident(HazardId hazard, int which, Random chance, int at)
    {
        var (id, box) = (Identity.From<IncidentId>(prefix, $"{++made}"), Box(chance, at).EnvelopeInternal.Centre);
        await desk.Open(GivenRelease.Incident((IncidentKind)chance.Next(3)) with
        {
            Id = id,
            Number = $"{prefix}-{made}",
            Task = chance.Next(2) == 0 || Orders.Count == 0 ? null : Order(which),
            Hazard = chance.Next(4) == 0 ? null : hazard,
            Point = Given.Point(box.X, box.Y),
        }, Person, "called in", default);
        Incidents.Add(id);
    }

    private async Task Lift(int which, Random chance)
    {
        if (Incidents.Count == 0)
            throw Nothing("incident");
        var id = Incidents[which % Incidents.Count];
        var incident = (await store.Release.Incidents.Find(id, Viewer.Local, default))!;
        if (incident.State == IncidentState.Reported && chance.Next(4) > 0)
            await desk.Investigate(id, Person, "team is there", default);
        if (incident.State is IncidentState.Reported or IncidentState.Investigated && chance.Next(4) > 0)
            await desk.Conclude(id, "made up", ["training"], Person, "report", default);
        await desk.LiftIncident(id, chance.Next(3) == 0 ? "Anybody" : Authority, Day, Person, "trained", default);
    }

    private async Task SuspendOrLift(int which, Random chance)
    {
        var order = Order(which);
        if (chance.Next(2) == 0)
            await desk.Suspend(order, SuspensionReason.Weather, Day, Person, $"flood {chance.Next(3)}", default);
        else
            await desk.Lift(order, 1 + chance.Next(3), Authority, Day, Person, "dry", default);
    }

    private TaskOrderId Order(int which) => Orders.Count > 0 ? Orders[which % Orders.Count] : throw Nothing("order");

    /// <summary>Nobody can do anything to what is not there.</summary>
    private static Refusal Nothing(string what) => new("test.nothing", $"There is no {what} yet.");

    private static string Word(Random chance)
    {
        var words = HazardMachines.Status.Transitions.Select(one => one.Act)
            .Concat(HazardMachines.Kind.Transitions.Select(one => one.Act)).Distinct().ToList();
        return words[chance.Next(words.Count)];
    }

    /// <summary>Each hazard begins on a plot of its own, some 70 by 110 m.</summary>
    private static Polygon Plot(int at) => Given.Square(35 + (0.002 * at), 51, 0.001);

    private static Polygon Box(Random chance, int at)
    {
        var x = 35 + (0.002 * at) - 0.0002 + (chance.NextDouble() * 0.001);
        var y = 50.9998 + (chance.NextDouble() * 0.001);
        return Given.Square(x, y, 0.0001 + (chance.NextDouble() * 0.0006));
    }

    private Task<Hazard> Changed(HazardId hazard, Func<GroundAccount, Posting, Posted> act) => Ground(async d =>
        await d.Keep(act(await d.Account(hazard, default), d.Posting(Day, "changed")), default));

    private Task<T> Ground<T>(Func<GroundDesk, Task<T>> act) => store.Journal.Write(
        Person, "on the ground", writing => act(new GroundDesk(store, writing, Viewer.Local)), default);

    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 5, 20, 12, 0, 0, TimeSpan.Zero);
    }
}
