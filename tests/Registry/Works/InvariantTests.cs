using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works;
using Furrow.Registry.Works.Release;
using Furrow.Tests.Registry.Hazards;

namespace Furrow.Tests.Registry.Works;

/// <summary>Invariants 3, 4 and 5 of the ground, each against an oracle that says the rule once more.</summary>
public sealed class InvariantTests
{
    private static readonly DateOnly First = new(2026, 3, 2);
    private static readonly Origin Made = new("test", null, true);
    private static readonly OrganisationId Operator = Identity.From<OrganisationId>("operator");
    private static readonly CrewId[] Crews = [Identity.From<CrewId>("one"), Identity.From<CrewId>("two")];

    private static readonly Gen<Accreditation> AnyAccreditation =
        from crew in Gen.Int[-1, 1]
        from mine in Gen.Frequency((9, Gen.Const(true)), (1, Gen.Const(false)))
        from objective in Gen.Frequency((6, Gen.Const(Objective.Clearance)), (1, Gen.Enum<Objective>()))
        from days in Gen.Select(Gen.Int[-10, 12], Gen.Int[0, 60])
        from depth in Gen.Int[5, 40]
        from method in Gen.Frequency(
            (2, Gen.Const(FieldMethod.Detector)), (1, Gen.Const(FieldMethod.Flail)))
        from id in Gen.Guid
        select new Accreditation
        {
            Id = AccreditationId.Of(id), Number = "A", Crew = crew < 0 ? null : Crews[crew],
            Organisation = mine ? Operator : Identity.From<OrganisationId>("other"), Objectives = [objective],
            Methods = crew < 0 ? [] : [new(method, depth)], ValidFrom = First.AddDays(days.Item1),
            ValidTo = First.AddDays(days.Item1 + days.Item2), IssuedBy = "authority", Origin = Made,
        };

    private static readonly Gen<TaskOrder> AnyOrder =
        from length in Gen.Int[0, 20]
        from crews in Gen.Int[1, 2]
        from depth in Gen.Int[5, 30]
        from methods in Gen.Int[0, 2].Select(which => ((FieldMethod[][])
            [[FieldMethod.Detector], [FieldMethod.Flail], [FieldMethod.Detector, FieldMethod.Flail]])[which])
        select new TaskOrder
        {
            Id = Identity.From<TaskOrderId>("T"), Number = "T", Hazards = [Identity.From<HazardId>("H")],
            Organisation = Operator, Crews = Crews[..crews], Objective = Objective.Clearance, Methods = methods,
            DepthCm = depth, ThreatSummary = "mines", PlannedFrom = First, PlannedTo = First.AddDays(length),
            Origin = Made,
        };

    private static readonly Programme Programme = new()
    {
        Name = "test", Illustrative = true, Notice = "Made up.", StartsOn = new(2026, 1, 1), WinterFrom = null,
    };

    [Fact]
    public void Invariant_3_confirmed_needs_direct_and_suspected_indirect_evidence() => Gen.Select(
            Gen.Enum<HazardKind>(),
            Gen.Select(Gen.Enum<EvidenceKind>(), Gen.Bool, Gen.Enum<EvidenceMethod>(),
                (kind, direct, method) => new Evidence(kind, direct, method, null, null)).List[0, 4])
        .Sample((kind, evidence) =>
        {
            var holds = kind switch
            {
                HazardKind.Confirmed or HazardKind.EodSpot => evidence.Exists(one => one.Direct),
                HazardKind.Suspected => evidence.Exists(one => !one.Direct),
                _ => true,
            };
            Assert.Equal(holds, Passes(() => EvidenceRule.CheckEntered(kind, evidence)));
            Assert.Equal(holds || evidence.Count == 0, Passes(() => EvidenceRule.Check(kind, evidence)));
        }, iter: Runs.Facts);

    [Fact]
    public void Invariant_3_each_release_stands_on_its_own_report() => Gen.Select(
            Gen.Enum<GroundChange>(), Gen.Bool.Array[4], Gen.Int[-5, 60], Gen.Int[0, 60])
        .Sample((change, known, depth, asked) =>
        {
            var facts = new ReleaseFacts
            {
                NonTechnicalSurvey = known[0], TechnicalSurvey = known[1], ClearanceReport = known[2],
                QualityControlPassed = known[3], RequiredDepthCentimetres = asked == 0 ? null : asked,
            };
            var holds = change switch
            {
                GroundChange.Cancelled => known[0],
                GroundChange.Reduced => known[1],
                GroundChange.Cleared => known[2] && known[3] && depth > 0 && depth >= asked,
                _ => false,
            };
            var release = new LandRelease { Report = "R", DepthCentimetres = depth, QualityControl = "Q" };
            Assert.Equal(holds, Passes(() => LandReleaseRule.Check(change, release, facts)));
        }, iter: Runs.Facts);

    [Fact]
    public void Invariant_4_no_task_without_accreditation_of_organisation_and_crew_for_every_working_day() =>
        Gen.Select(AnyOrder, AnyAccreditation.List[0, 8], Gen.Int[0, 25]).Sample((order, accreditations, day) =>
        {
            var approved = order.Approve();
            var issued = Passes(() => approved.Issue("authority", accreditations, Programme));
            Assert.Equal(Covered(order, accreditations, order.PlannedFrom), issued);
            var accepted = approved with
            {
                State = TaskState.Accepted,
                ClearancePlan = new("CP", First.AddDays(-9), First.AddDays(-8), "authority"),
            };
            var on = First.AddDays(day);
            Assert.Equal(on <= order.PlannedTo && Covered(order, accreditations, on),
                Passes(() => accepted.Start(on, accreditations, Programme)));
            var running = accepted with { State = TaskState.InProgress, StartedOn = First };
            var report = new DailyReport
            {
                Task = order.Id, Crew = order.Crews[0], Day = on, Method = order.Methods[0], SquareMetres = 10,
                Hours = 6, Persons = 5, DepthCm = 40, Origin = Made,
            };
            if (Passes(() => running.Admit(report, accreditations)))
            {
                Assert.True(Holds(accreditations, null, on) && Holds(accreditations, report.Crew, on));
                Assert.Contains(accreditations, one => one.Crew == report.Crew && one.ValidFrom <= on
                    && on <= one.ValidTo && one.Methods.Any(method => method.Method == report.Method
                        && method.ReliableDepthCm >= order.DepthCm));
            }
        }, iter: Runs.Facts);

    [Fact]
    public void Invariant_5_nothing_is_handed_over_before_everything_is_there() => Gen.Select(
            Gen.Frequency((8, Gen.Const(true)), (1, Gen.Const(false))).Array[9], Gen.Int[2, 6], Gen.Int[18, 40])
        .Sample((has, corners, depth) =>
        {
            var order = new TaskOrder
            {
                Id = Identity.From<TaskOrderId>("T"), Number = "T", Hazards = [Identity.From<HazardId>("H")],
                Organisation = Operator, Objective = Objective.Clearance, DepthCm = 20, PlannedFrom = First,
                PlannedTo = First, State = TaskState.Passed, Origin = Made, Suspensions = has[0] ? [] :
                    [new() { Number = 1, Reason = SuspensionReason.Weather, Why = "flood", From = First }],
            };
            var file = new HandoverFile(order, has[1] ? Report(has, corners, depth) : null, [Visit(order, has[2])],
                [Lot(order, has[3] ? InspectionState.Passed : InspectionState.Failed)], [Accident(order, has[4])],
                [Found(has[5])], 100);
            var holds = has.All(one => one) && corners >= 3 && depth >= 20;
            Assert.Equal(holds, Passes(() => order.HandOver(Gates.Handover(file))));
        }, iter: Runs.Facts);

    private static Completion Report(bool[] has, int corners, int depth) => new()
    {
        Task = Identity.From<TaskOrderId>("T"), Number = "C", WrittenOn = First, DepthCm = depth, Origin = Made,
        TurningPoints = [.. Enumerable.Range(0, corners)
            .Select(i => new TurningPoint($"TP{i}", TurningPointKind.Turning, 35 + (i * 0.001), 51))],
        ResidualRisk = has[6] ? "items deeper than 20 cm" : " ", UncheckedSquareMetres = has[7] ? 0 : 5,
        Signatures =
        [
            new(SignatureRole.Operator, "O", First),
            .. has[8] ? (Signature[])[new(SignatureRole.Authority, "A", First)] : [],
        ],
    };

    private static Visit Visit(TaskOrder order, bool closed) => new()
    {
        Id = Identity.From<VisitId>("V"), Task = order.Id, Day = First, Inspector = "I", Checklist = [],
        Inspecting = Identity.From<OrganisationId>("inspector"), Origin = Made,
        NonConformities =
        [
            new()
            {
                Number = 1, What = "tape", Severity = Severity.Critical, Measure = "mend",
                State = closed ? NonConformityState.Closed : NonConformityState.Corrected,
            },
        ],
    };

    private static Inspection Lot(TaskOrder order, InspectionState state)
    {
        var lot = Hazards.Given.Square(0, 0, 50);
        return new()
        {
            Id = Identity.From<InspectionId>("L"), Task = order.Id, Lot = lot, LotSquareMetres = 2500,
            Plan = Sampling.OfLot(100, 1, 0.95m, 1), State = state, Origin = Made,
            Inspecting = Identity.From<OrganisationId>("inspector"),
        };
    }

    private static Incident Accident(TaskOrder order, bool lifted) => new()
    {
        Id = Identity.From<IncidentId>("I"), Number = "I", Kind = IncidentKind.Accident, Task = order.Id, What = "x",
        HappenedAt = new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero), Origin = Made,
        State = lifted ? IncidentState.Lifted : IncidentState.Concluded,
    };

    private static Item Found(bool disposed) => new()
    {
        Id = Identity.From<ItemId>("item"), Category = OrdnanceCategory.AntiPersonnelMine, Quantity = 1,
        FoundOn = First, Disposal = disposed ? Disposal.DestroyedInPlace : Disposal.Left, Origin = Made,
    };

    /// <summary>The rule in plain words: each working day has the organisation and every crew, each method its depth.
    /// </summary>
    private static bool Covered(TaskOrder order, List<Accreditation> accreditations, DateOnly from)
    {
        var own = accreditations.Where(one =>
            one.Organisation == Operator && one.Objectives.Contains(Objective.Clearance)).ToList();
        foreach (var day in Programme.WorkingDaysBetween(from, order.PlannedTo))
        {
            if (!Holds(own, null, day) || !order.Crews.All(crew => Holds(own, crew, day)))
                return false;
        }

        return order.Methods.All(method => own.Exists(one =>
            one.Crew is { } crew && order.Crews.Contains(crew)
            && one.Methods.Any(it => it.Method == method && it.ReliableDepthCm >= order.DepthCm)));
    }

    private static bool Holds(List<Accreditation> accreditations, CrewId? crew, DateOnly day) =>
        accreditations.Exists(one => one.Crew == crew && one.Organisation == Operator
            && one.Objectives.Contains(Objective.Clearance) && one.ValidFrom <= day && day <= one.ValidTo);

    private static bool Passes(Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (Refusal)
        {
            return false;
        }
    }
}
