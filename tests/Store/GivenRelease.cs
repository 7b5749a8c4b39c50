using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works;
using Furrow.Registry.Works.Release;
using Furrow.Store;

namespace Furrow.Tests.Store;

/// <summary>A small programme that can release ground: two organisations, one crew, one hazard, one order.</summary>
internal static class GivenRelease
{
    public const string Authority = "Chief of operations";

    public static DateOnly From { get; } = new(2026, 4, 6);

    public static DateOnly To { get; } = new(2026, 4, 30);

    public static OrganisationId Operator { get; } = Identity.From<OrganisationId>("operator");

    public static OrganisationId Inspector { get; } = Identity.From<OrganisationId>("inspector");

    public static Crew Deminers { get; } = Given.Crew("manual one");

    public static Hazard Ground { get; } = Given.Hazard("H-1") with { Status = HazardStatus.Open };

    public static TaskOrderId TaskId { get; } = Identity.From<TaskOrderId>("T-1");

    public static Actor Officer { get; } = new("tester");

    public static Organisation Organisation(OrganisationId id, string name, OrganisationKind kind) =>
        new() { Id = id, Name = name, Kind = kind, Origin = Given.Origin };

    public static Accreditation Own(DateOnly? to = null) => new()
    {
        Id = Identity.From<AccreditationId>("own"), Number = "A-1", Organisation = Operator,
        Objectives = [Objective.Clearance], ValidFrom = new(2026, 1, 1), ValidTo = to ?? new(2026, 12, 31),
        IssuedBy = "Authority", Origin = Given.Origin,
    };

    public static Accreditation OfCrew(int depthCm = 20, DateOnly? to = null) => Own(to) with
    {
        Id = Identity.From<AccreditationId>("crew"),
        Number = "A-2",
        Crew = Deminers.Id,
        Methods = [new(FieldMethod.Detector, depthCm), new(FieldMethod.Flail, 10)],
    };

    public static TaskOrder Task(int? depthCm = 20) => new()
    {
        Id = TaskId, Number = "T-1", Hazards = [Ground.Id], Organisation = Operator, Crews = [Deminers.Id],
        Objective = Objective.Clearance, Methods = [FieldMethod.Detector], DepthCm = depthCm,
        ThreatSummary = "anti-personnel mines in a belt", PlannedFrom = From, PlannedTo = To, Origin = Given.Origin,
    };

    public static DailyReport Report(DateOnly day, double squareMetres = 400) => new()
    {
        Task = TaskId, Crew = Deminers.Id, Day = day, Method = FieldMethod.Detector, SquareMetres = squareMetres,
        Hours = 6, Persons = 10, DepthCm = 20, Cover = GroundCover.Light, Origin = Given.Origin,
    };

    public static Item Item(int quantity = 1) => new()
    {
        Id = default, Category = OrdnanceCategory.AntiPersonnelMine, Model = "PMN-2", Quantity = quantity,
        FoundOn = From, Point = Given.Point(35.005, 51.005), DepthCm = 8, Condition = ItemCondition.Live,
        Disposal = Disposal.DestroyedInPlace, DisposedOn = From.AddDays(30), Origin = Given.Origin,
    };

    public static Visit Visit(string name = "visit", Severity? severity = null, bool suspends = false) => new()
    {
        Id = Identity.From<VisitId>(name), Task = TaskId, Day = From.AddDays(2), Inspecting = Inspector,
        Inspector = "I. Inspector", Suspends = suspends,
        Checklist = [new("marking-in-place", severity is null ? CheckAnswer.Yes : CheckAnswer.No)],
        NonConformities = severity is { } given
            ? [new() { Number = 1, What = "Lane tape is missing", Severity = given, Measure = "Put it up" }] : [],
        Origin = Given.Origin,
    };

    public static Incident Incident(IncidentKind kind = IncidentKind.Accident) => new()
    {
        Id = Identity.From<IncidentId>("incident"), Number = "I-1", Kind = kind,
        HappenedAt = new(2026, 4, 9, 10, 0, 0, TimeSpan.Zero), Task = TaskId,
        Device = OrdnanceCategory.AntiPersonnelMine, What = "An item went off in lane 3.", Injured = 1,
        Origin = Given.Origin,
    };

    public static Completion Completion() => new()
    {
        Task = TaskId, Number = "C-1", WrittenOn = To, DepthCm = 20,
        TurningPoints =
        [
            Point("TP1", 35, 51), Point("TP2", 35.01, 51), Point("TP3", 35.01, 51.01), Point("TP4", 35, 51.01),
        ],
        ResidualRisk = "Items deeper than 20 cm may remain; the operator answers for the stated depth.",
        Told = new(12, 9, 4, 5), Origin = Given.Origin,
    };

    /// <summary>Organisations, accreditations, crew, hazard, rules and programme are kept.</summary>
    public static async Task<ReleaseDesk> Desk(OpenStore store, params Accreditation[] accreditations)
    {
        var desk = new ReleaseDesk(store, Clock.At(2026, 5, 20), Viewer.Local);
        await store.Journal.Write(Officer, "set up", async writing =>
            await store.Programme.Save(writing, new()
            {
                Name = "test", Illustrative = true, Notice = "Made up.", StartsOn = new(2026, 1, 1),
            }, default)
            + await store.Hazards.Save(writing, [Ground], default)
            + await store.Crews.Save(writing, [Deminers], default), default);
        await desk.SetRules(ReleaseRules.Usual with { Authorities = [Authority] }, Officer, "rules", default);
        await desk.Register(
            Organisation(Operator, "Operator", OrganisationKind.Operator), Officer, "operator", default);
        await desk.Register(
            Organisation(Inspector, "Inspector", OrganisationKind.Inspector), Officer, "inspector", default);
        foreach (var one in accreditations.Length > 0 ? accreditations : [Own(), OfCrew()])
            await desk.Accredit(one, Officer, "accredited", default);
        return desk;
    }

    /// <summary>The order is at work.</summary>
    public static async Task<TaskOrder> Started(this ReleaseDesk desk)
    {
        await desk.Issued();
        await desk.Accept(TaskId, Officer, "taken on", default);
        await desk.SubmitPlan(TaskId, "CP-1", From.AddDays(-5), Officer, "plan", default);
        await desk.ApprovePlan(TaskId, "Authority", From.AddDays(-3), Officer, "plan is good", default);
        return await desk.Start(TaskId, From, Officer, "crews begin", default);
    }

    /// <summary>The order is given out.</summary>
    public static async Task<TaskOrder> Issued(this ReleaseDesk desk)
    {
        await desk.Draft(Task(), Officer, "needed", default);
        await desk.Approve(TaskId, Officer, "agreed", default);
        return await desk.Issue(TaskId, "Authority", Officer, "given out", default);
    }

    /// <summary>Worked on, called done, and its one lot accepted.</summary>
    public static async Task Passed(this ReleaseDesk desk)
    {
        await desk.Started();
        await desk.Report(Report(From), [], false, Officer, "day 1", default);
        await desk.Complete(TaskId, From.AddDays(3), Officer, "done", default);
        await desk.Inspected("lot", bad: false);
        await desk.JudgeTask(TaskId, Officer, "lots accepted", default);
    }

    public static async Task<Inspection> Inspected(this ReleaseDesk desk, string name, bool bad, string? again = null)
    {
        var id = Identity.From<InspectionId>(name);
        var planned = await desk.PlanInspection(
            id, TaskId, Ground.Outline, Inspector, again is null ? null : Identity.From<InspectionId>(again),
            Given.Origin, Officer, "plan", default);
        return await desk.JudgeInspection(
            id, From.AddDays(4), "I. Inspector", planned.Plan.Sample, 20,
            bad ? [new("A mine at 12 cm", Bad: true)] : [], Officer, "inspected", default);
    }

    private static TurningPoint Point(string name, double x, double y) =>
        new(name, TurningPointKind.Turning, x, y, Note: "steel pin");

    /// <summary>A clock that stands still.</summary>
    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public static Clock At(int year, int month, int day) => new(new(year, month, day, 12, 0, 0, TimeSpan.Zero));

        public override DateTimeOffset GetUtcNow() => now;
    }
}
