using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works.Release;
using static Furrow.Tests.Store.GivenRelease;

namespace Furrow.Tests.Store;

/// <summary>
/// No door may move a hazard, a task, an incident or an inspection past its table: not a form, not an import, not a
/// save. What comes in from an older system may enter at any state, and goes on from there by steps.
/// </summary>
public sealed class Steps
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_hazard_enters_at_any_state_and_jumps_to_none(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        foreach (var status in Enum.GetValues<HazardStatus>())
            await Keep(temporary, Given.Hazard($"{status}") with { Status = status });
        var open = Given.Hazard("Open");
        var refusal = await Assert.ThrowsAsync<Refusal>(() =>
            Keep(temporary, open with { Status = HazardStatus.HandedOver, StatusReason = "handover" }));
        Assert.Equal("hazard.state", refusal.Code);
        Assert.Contains("suspend", refusal.Message, StringComparison.Ordinal);
        refusal = await Assert.ThrowsAsync<Refusal>(() =>
            Keep(temporary, open with { Status = HazardStatus.Released }));
        Assert.Equal("hazard.missing", refusal.Code);
        Assert.Equal(["Needs a balance in which nothing remains.", "Needs released ground."],
            refusal.Rows.Select(row => row.Reason));
        await Keep(temporary, open with { Status = HazardStatus.Suspended, StatusReason = "weather" });
        Assert.Equal(HazardStatus.Suspended, (await Kept(temporary, open.Id)).Status);
    }

    [Fact]
    public async Task A_kind_changes_by_survey_and_evidence_only()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var hazard = Given.Hazard("H-1");
        await Keep(temporary, hazard);
        Assert.Equal("hazard-kind.missing", (await Assert.ThrowsAsync<Refusal>(() =>
            Keep(temporary, hazard with { Kind = HazardKind.Confirmed }))).Code);
        Assert.Equal("hazard-kind.state", (await Assert.ThrowsAsync<Refusal>(() =>
            Keep(temporary, hazard with { Kind = HazardKind.Indication }))).Code);
        await Keep(temporary, hazard with
        {
            Kind = HazardKind.Confirmed,
            SurveyedOn = new(2026, 5, 1),
            Evidence = [new(EvidenceKind.OrdnanceSeen, true, EvidenceMethod.Visual, null, null)],
        });
        Assert.Equal("hazard.evidence-lost", (await Assert.ThrowsAsync<Refusal>(() =>
            Keep(temporary, hazard with { Kind = HazardKind.Confirmed }))).Code);
    }

    [Fact]
    public async Task A_hazard_with_the_wrong_evidence_does_not_enter()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        Assert.Equal("hazard.no-direct-evidence", (await Assert.ThrowsAsync<Refusal>(() =>
            Keep(temporary, Given.Hazard("H-1") with
            {
                Kind = HazardKind.Confirmed,
                Evidence = [new(EvidenceKind.Craters, false, EvidenceMethod.Visual, null, null)],
            }))).Code);
        await temporary.Save(async writing =>
        {
            var desk = new GroundDesk(temporary.Store, writing, Viewer.Local);
            Assert.Equal("hazard.no-evidence", (await Assert.ThrowsAsync<Refusal>(() =>
                desk.Open(Given.Hazard("H-2"), CodeBook.Shipped, Cancel))).Code);
            return new Saved(0, 0, 0);
        });
    }

    [Fact]
    public async Task A_task_an_inspection_an_incident_and_a_finding_follow_their_tables()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var (kept, desk) = (temporary.Store.Release, await Desk(temporary.Store));
        var task = await desk.Started();
        await Refused("task.state", writing => kept.Tasks.Save(
            writing, [task with { State = TaskState.HandedOver }], Cancel));
        var lot = await desk.Inspected("lot", bad: true);
        await Refused("inspection.state", writing => kept.Inspections.Save(
            writing, [lot with { State = InspectionState.Passed }], Cancel));
        var incident = await desk.Open(Incident(), Officer, "called in", Cancel);
        await Refused("incident.state", writing => kept.Incidents.Save(
            writing, [incident with { State = IncidentState.Lifted, LiftedBy = "Anybody" }], Cancel));
        var visit = await desk.AddVisit(Visit(severity: Severity.Critical), Officer, "visited", Cancel);
        await Refused("non-conformity.state", writing => kept.Visits.Save(writing, [visit with
        {
            NonConformities = [.. visit.NonConformities.Select(one => one with { State = NonConformityState.Closed })],
        }], Cancel));
        await Refused("non-conformity.gone", writing => kept.Visits.Save(
            writing, [visit with { NonConformities = [] }], Cancel));

        async Task Refused(string code, Func<IWriting, Task<Saved>> save)
        {
            var refusal = await Assert.ThrowsAsync<Refusal>(() => temporary.Save(save));
            Assert.Equal(code, refusal.Code);
        }
    }

    [Fact]
    public async Task A_step_is_taken_back_by_a_step_of_the_table_or_not_at_all()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var hazard = Given.Hazard("H-1");
        await Keep(temporary, hazard);
        await Keep(temporary, hazard with { Status = HazardStatus.Suspended, StatusReason = "weather" });
        await TakeBack();
        var open = await Kept(temporary, hazard.Id);
        Assert.Equal((HazardStatus.Open, "other"), (open.Status, open.StatusReason));
        Assert.NotNull(open.StatusOn);

        async Task TakeBack()
        {
            var newest = (await temporary.Store.Journal.Of(
                hazard.Id.ToString(), new Page(1), Viewer.Local, Cancel)).Items[0];
            await temporary.Store.Journal.Write(new Actor("test"), "take back", writing =>
                new GroundDesk(temporary.Store, writing, Viewer.Local).TakeBack(
                    hazard.Id, newest.Number, Balancing.Read, Cancel), Cancel);
        }
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task Ground_that_came_in_released_stands_in_no_balance_and_is_named(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        await Keep(temporary, Given.Hazard("H-1"));
        await Keep(temporary, Given.Hazard("H-2") with { Status = HazardStatus.Released, AreaSquareMetres = 1234 });
        var totals = await temporary.Store.Ground.Totals(
            null, new(2026, 1, 1), new(2026, 12, 31), Viewer.Public, Cancel);
        Assert.Equal((780_000, 1234), (totals.Balance.Remaining, totals.Unaccounted));
    }

    [Fact]
    public async Task A_stop_for_another_reason_outlives_an_accident()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var desk = await Desk(temporary.Store);
        await Keep(temporary, Ground with { Status = HazardStatus.Suspended, StatusReason = "security" });
        await desk.Started();
        var incident = await desk.Open(Incident(), Officer, "called in", Cancel);
        await desk.Investigate(incident.Id, Officer, "team is there", Cancel);
        await desk.Conclude(incident.Id, "Lane width was not kept.", ["Training"], Officer, "report", Cancel);
        await desk.LiftIncident(incident.Id, Authority, new(2026, 4, 20), Officer, "trained", Cancel);
        var hazard = await Kept(temporary, Ground.Id);
        Assert.Equal((HazardStatus.Suspended, "security"), (hazard.Status, hazard.StatusReason));
    }

    [Fact]
    public async Task Work_goes_on_only_with_accreditation_for_the_days_left()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var desk = await Desk(temporary.Store);
        await desk.Started();
        await desk.Suspend(TaskId, SuspensionReason.Weather, From.AddDays(1), Officer, "flood", Cancel);
        await desk.Withdraw(OfCrew().Id, From.AddDays(2), Officer, "test failed", Cancel);
        Assert.Equal("gate.accreditation", (await Assert.ThrowsAsync<Refusal>(() =>
            desk.Lift(TaskId, 1, "Authority", From.AddDays(3), Officer, "dry", Cancel))).Code);
    }

    private static Task<Saved> Keep(TemporaryStore temporary, Hazard hazard) =>
        temporary.Save(writing => temporary.Store.Hazards.Save(writing, [hazard], Cancel));

    private static async Task<Hazard> Kept(TemporaryStore temporary, HazardId id) =>
        (await temporary.Store.Hazards.Find(id, Viewer.Local, Cancel))!;
}
