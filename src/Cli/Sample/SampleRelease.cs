using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works;
using Furrow.Registry.Works.Release;

namespace Furrow.Cli.Sample;

/// <summary>
/// Made-up orders at every stage of release, with reports, quality and one incident: handed in at the same desk, under
/// the same gates, as everything real.
/// </summary>
internal sealed class SampleRelease(IStore store, SampleOptions options, SampleRecords records, Actor actor)
{
    private const string Authority = "Chief of operations";
    private const string Why = "sample of the release of ground";

    private static readonly Stage[] Stages =
        [Stage.Draft, Stage.Issued, Stage.Working, Stage.Working, Stage.Frozen, Stage.Inspected, Stage.Handed];

    private readonly Dice dice = new(options.Seed ^ 0x5245_4c45_4153_45);
    private readonly ReleaseDesk desk = new(store, new Afterwards(), Viewer.Local);

    private enum Stage
    {
        Draft,
        Issued,
        Working,
        Frozen,
        Inspected,
        Handed,
    }

    private OrganisationId Operator => options.Id<OrganisationId>("organisation operator");

    private OrganisationId Inspector => options.Id<OrganisationId>("organisation inspector");

    /// <summary>Hands everything in; nothing when it is there already.</summary>
    /// <returns>How many orders there are.</returns>
    public async Task<int> Load(CancellationToken cancel)
    {
        var crews = records.Crews.Where(crew => crew.Skills.Contains(Skill.Manual)).Take(Stages.Length).ToList();
        var hazards = records.Hazards.Where(hazard => hazard is
        { Kind: HazardKind.Confirmed, Method: ClearanceMethod.Manual }).Take(Stages.Length).ToList();
        var count = Math.Min(crews.Count, hazards.Count);
        if (await store.Release.Organisations.Find(Operator, Viewer.Local, cancel) is not null)
            return count;
        await Organisations(crews, cancel);
        for (var i = 0; i < count; i++)
            await Order(i, hazards[i], crews[i], Stages[i], cancel);
        return count;
    }

    private async Task Organisations(List<Crew> crews, CancellationToken cancel)
    {
        await desk.SetRules(ReleaseRules.Usual with
        {
            Authorities = [Authority],
            Origin = options.Made("rules"),
        }, actor, Why, cancel);
        foreach (var (id, name, kind) in ((OrganisationId, string, OrganisationKind)[])
            [(Operator, "Made-up Clearance", OrganisationKind.Operator),
                (Inspector, "Made-up Inspection", OrganisationKind.Inspector)])
        {
            await desk.Register(new()
            {
                Id = id, Name = name, Kind = kind, Origin = options.Made($"organisation {name}"),
            }, actor, Why, cancel);
        }

        var own = new Accreditation
        {
            Id = options.Id<AccreditationId>("accreditation"), Number = "ACC-001", Organisation = Operator,
            Objectives = [Objective.Clearance], ValidFrom = SampleOptions.StartsOn.AddYears(-2),
            ValidTo = SampleOptions.StartsOn.AddYears(1), IssuedBy = "Made-up authority",
            Origin = options.Made("accreditation"),
        };
        await desk.Accredit(own, actor, Why, cancel);
        foreach (var crew in crews)
        {
            await desk.Accredit(own with
            {
                Id = options.Id<AccreditationId>($"accreditation {crew.Name}"),
                Number = $"ACC {crew.Name}",
                Crew = crew.Id,
                Methods = [new(FieldMethod.Detector, 20)],
            }, actor, Why, cancel);
        }
    }

    private async Task Order(int i, Hazard hazard, Crew crew, Stage stage, CancellationToken cancel)
    {
        var id = options.Id<TaskOrderId>($"order {i}");
        var from = SampleOptions.StartsOn.AddDays(i);
        await desk.Draft(new()
        {
            Id = id, Number = $"TO-{i + 1:000}", Hazards = [hazard.Id], Organisation = Operator, Crews = [crew.Id],
            Objective = Objective.Clearance, Methods = [FieldMethod.Detector], DepthCm = 20,
            ThreatSummary = $"Made up: {string.Join(", ", hazard.Ordnance.Select(Collection.Word))}.",
            PlannedFrom = from, PlannedTo = from.AddDays(60), Reporting = "Any find at once by radio.",
            Origin = options.Made($"order {i}"),
        }, actor, Why, cancel);
        if (stage == Stage.Draft)
            return;
        await desk.Approve(id, actor, Why, cancel);
        await desk.Issue(id, "Made-up authority", actor, Why, cancel);
        if (stage == Stage.Issued)
            return;
        await Work(id, hazard, crew, from, cancel);
        if (stage == Stage.Frozen)
            await Freeze(id, i, from, cancel);
        else if (stage != Stage.Working)
            await Finish(id, i, hazard, from, stage == Stage.Handed, cancel);
    }

    private async Task Work(TaskOrderId id, Hazard hazard, Crew crew, DateOnly from, CancellationToken cancel)
    {
        await desk.Accept(id, actor, Why, cancel);
        await desk.SubmitPlan(id, "Clearance plan", from.AddDays(-6), actor, Why, cancel);
        await desk.ApprovePlan(id, "Made-up authority", from.AddDays(-3), actor, Why, cancel);
        await desk.Start(id, from, actor, Why, cancel);
        var left = hazard.AreaSquareMetres;
        var cover = dice.One<GroundCover>([GroundCover.Open, GroundCover.Light, GroundCover.Dense]);
        for (var day = from; day < from.AddDays(12); day = day.AddDays(1))
        {
            if (!records.Programme.IsWorkingDay(day))
                continue;
            var rained = dice.Chance(0.15);
            var found = dice.Chance(0.2) ? new[] { Found(hazard, day) } : [];
            var worked = Math.Min(left, Math.Round(dice.Between(60, 180) * (rained ? 0.4 : 1)));
            left -= worked;
            await desk.Report(new()
            {
                Task = id, Crew = crew.Id, Day = day, Method = FieldMethod.Detector, Cover = cover, DepthCm = 20,
                SquareMetres = worked, Hours = rained ? 3 : 6,
                Persons = crew.Size, Stops = rained ? [new(StopReason.Weather, 3, "rain")] : [],
                Origin = options.Made($"report {id} {day:O}"),
            }, found, false, actor, Why, cancel);
        }
    }

    private Item Found(Hazard hazard, DateOnly day) => new()
    {
        Id = default, Category = hazard.Ordnance[0], Quantity = 1, FoundOn = day,
        Point = hazard.Outline.InteriorPoint, DepthCm = (int)dice.Between(2, 18), Condition = ItemCondition.Live,
        Disposal = Disposal.DestroyedInPlace, DisposedOn = day, Origin = options.Made($"item {day:O}"),
    };

    private async Task Freeze(TaskOrderId id, int i, DateOnly from, CancellationToken cancel) =>
        await desk.Open(new()
        {
            Id = options.Id<IncidentId>($"incident {i}"), Number = $"IN-{i:000}", Kind = IncidentKind.NearMiss,
            HappenedAt = new(from.AddDays(11), new TimeOnly(9, 30), TimeSpan.Zero), Task = id,
            What = "Made up: a detector was set to the wrong ground; nobody was hurt.",
            Origin = options.Made($"incident {i}"),
        }, actor, Why, cancel);

    private async Task Finish(
        TaskOrderId id, int i, Hazard hazard, DateOnly from, bool hand, CancellationToken cancel)
    {
        var last = from.AddDays(12);
        await desk.Complete(id, last, actor, Why, cancel);
        await desk.AddVisit(new()
        {
            Id = options.Id<VisitId>($"visit {i}"), Task = id, Day = from.AddDays(5), Inspecting = Inspector,
            Inspector = "Made-up inspector", Origin = options.Made($"visit {i}"),
            Checklist = [.. Visit.UsualQuestions.Select(question => new CheckLine(question, CheckAnswer.Yes))],
        }, actor, Why, cancel);
        var lot = await desk.PlanInspection(
            options.Id<InspectionId>($"lot {i}"), id, hazard.Outline, Inspector, null, options.Made($"lot {i}"), actor,
            Why, cancel);
        await desk.JudgeInspection(
            lot.Id, last.AddDays(1), "Made-up inspector", lot.Plan.Sample, 20, [], actor, Why, cancel);
        await desk.JudgeTask(id, actor, Why, cancel);
        await desk.WriteCompletion(new()
        {
            Task = id, Number = $"CC-{i:000}", WrittenOn = last.AddDays(2), DepthCm = 20,
            TurningPoints = [.. hazard.Outline.Coordinates.Skip(1).Select((point, n) =>
                new TurningPoint($"TP{n + 1}", TurningPointKind.Turning, point.X, point.Y))],
            ResidualRisk = "Made up: items below 20 cm may remain. Nothing here says that any real ground is safe.",
            Told = new(14, 11, 6, 7), Origin = options.Made($"completion {i}"),
        }, actor, Why, cancel);
        if (!hand)
            return;
        await desk.Sign(id, SignatureRole.Operator, "Made-up operator", last.AddDays(3), actor, Why, cancel);
        await desk.Sign(id, SignatureRole.Authority, "Made-up authority", last.AddDays(4), actor, Why, cancel);
        await desk.HandOver(id, last.AddDays(5), "Made-up village council", actor, Why, cancel);
    }

    /// <summary>A year after the sample's first day, so that every made-up day has passed.</summary>
    private sealed class Afterwards : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() =>
            new(SampleOptions.StartsOn.AddYears(1), TimeOnly.MinValue, TimeSpan.Zero);
    }
}
