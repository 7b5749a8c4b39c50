using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works.Release;
using Furrow.Store;
using static Furrow.Tests.Store.GivenRelease;

namespace Furrow.Tests.Store;

/// <summary>The release of ground over a real store: each gate, each forbidden shortcut.</summary>
public sealed class Releasing
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task Ground_is_handed_over_when_everything_on_the_checklist_is_there(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var desk = await Desk(temporary.Store);
        await desk.Passed();
        await desk.WriteCompletion(Completion(), Officer, "written", Cancel);
        await desk.Sign(TaskId, SignatureRole.Operator, "O. Operator", To, Officer, "signed", Cancel);
        await desk.Sign(TaskId, SignatureRole.Authority, "A. Authority", To, Officer, "signed", Cancel);
        Assert.All(await desk.Checklist(TaskId, Cancel), duty => Assert.True(duty.Met, duty.Next));
        var report = await desk.HandOver(TaskId, To, "Village council", Officer, "handed over", Cancel);
        Assert.Equal((To, 400, 60, 1),
            (report.HandedOverOn, report.Figures!.WorkedSquareMetres, report.Figures.PersonHours, report.Figures.Days));
        var task = await temporary.Store.Release.Tasks.Find(TaskId, Viewer.Local, Cancel);
        Assert.Equal(TaskState.HandedOver, task!.State);
        await Whole(temporary.Store);
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_stop_asked_for_twice_holds_once_and_rewriting_a_draft_keeps_it(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var desk = await Desk(temporary.Store);
        await desk.Draft(Task(), Officer, "needed", Cancel);
        await desk.SubmitPlan(TaskId, "CP-1", From.AddDays(-5), Officer, "plan", Cancel);
        await desk.Suspend(TaskId, SuspensionReason.Weather, From, Officer, "flood", Cancel);
        await desk.Suspend(TaskId, SuspensionReason.Weather, From, Officer, "flood", Cancel);
        var rewritten = await desk.Draft(Task() with { DepthCm = 15 }, Officer, "shallower", Cancel);
        Assert.Equal(("CP-1", 15), (rewritten.ClearancePlan?.Reference, rewritten.DepthCm));
        Assert.Equal("flood", Assert.Single(rewritten.Suspensions).Why);
    }

    [Fact]
    public async Task Every_missing_thing_before_a_handover_is_named_at_once()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var desk = await Desk(temporary.Store);
        await desk.Passed();
        var refusal = await Assert.ThrowsAsync<Refusal>(() =>
            desk.HandOver(TaskId, To, "Village council", Officer, "handed over", Cancel));
        Assert.Equal("gate.handover", refusal.Code);
        Assert.Equal(["depth", "turning-points", "residual-risk", "unchecked", "signed"],
            refusal.Rows.Select(row => row.Field));
    }

    [Fact]
    public async Task Nothing_is_handed_over_past_inspection()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var desk = await Desk(temporary.Store);
        await desk.Started();
        await desk.Report(Report(From), [], false, Officer, "day 1", Cancel);
        await desk.Complete(TaskId, From.AddDays(3), Officer, "done", Cancel);
        var refusal = await Refused(() => desk.HandOver(TaskId, To, "Council", Officer, "at once", Cancel));
        Assert.Equal("task.state", refusal.Code);
        Assert.Contains("pass", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_order_is_given_out_without_accreditation_for_every_working_day()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var desk = await Desk(temporary.Store, Own(), OfCrew(to: new(2026, 4, 20)));
        await desk.Draft(Task(), Officer, "needed", Cancel);
        await desk.Approve(TaskId, Officer, "agreed", Cancel);
        var refusal = await Refused(() => desk.Issue(TaskId, "Authority", Officer, "given out", Cancel));
        Assert.Equal("gate.accreditation", refusal.Code);
        Assert.Contains(
            "2026-04-21, 2026-04-22, 2026-04-23 and 5 more days", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_order_is_given_out_for_a_method_that_does_not_reach_the_depth()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var desk = await Desk(temporary.Store, Own(), OfCrew(depthCm: 15));
        await desk.Draft(Task(), Officer, "needed", Cancel);
        await desk.Approve(TaskId, Officer, "agreed", Cancel);
        var refusal = await Refused(() => desk.Issue(TaskId, "Authority", Officer, "given out", Cancel));
        Assert.Equal("gate.depth", refusal.Code);
        Assert.Contains("relied upon to 15 cm and the task asks for 20 cm", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_order_is_approved_without_a_depth_and_a_threat()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var desk = await Desk(temporary.Store);
        await desk.Draft(Task(depthCm: null) with { ThreatSummary = null }, Officer, "needed", Cancel);
        var refusal = await Refused(() => desk.Approve(TaskId, Officer, "agreed", Cancel));
        Assert.Equal("gate.order", refusal.Code);
        Assert.Equal(["threat", "depth"], refusal.Rows.Select(row => row.Field));
    }

    [Fact]
    public async Task No_work_starts_before_the_clearance_plan_is_approved()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var desk = await Desk(temporary.Store);
        await desk.Issued();
        await desk.Accept(TaskId, Officer, "taken on", Cancel);
        await desk.SubmitPlan(TaskId, "CP-1", From.AddDays(-5), Officer, "plan", Cancel);
        var refusal = await Refused(() => desk.Start(TaskId, From, Officer, "crews begin", Cancel));
        Assert.Equal("task.missing", refusal.Code);
        Assert.Contains("an approved clearance plan", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_report_again_changes_nothing_and_another_one_is_a_correction()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var desk = await Desk(temporary.Store);
        await desk.Started();
        var first = await desk.Report(Report(From), [Item()], false, Officer, "day 1", Cancel);
        var entries = (await temporary.Store.Journal.Verify(Viewer.Local, Cancel)).Entries;
        var again = await desk.Report(Report(From), [Item()], false, Officer, "sent twice", Cancel);
        Assert.True(again.Repeated);
        Assert.False(first.Repeated);
        Assert.Equal(entries, (await temporary.Store.Journal.Verify(Viewer.Local, Cancel)).Entries);
        Assert.Equal("report.exists", (await Refused(() =>
            desk.Report(Report(From, 450), [Item()], false, Officer, "another", Cancel))).Code);
        await desk.Report(Report(From, 450), [Item()], correction: true, Officer, "misread", Cancel);
        var done = await temporary.Store.Release.Reports.Done(TaskId, Viewer.Local, Cancel);
        Assert.Equal((1, 450, 1), (done.Reports, done.SquareMetres, done.Items));
    }

    [Fact]
    public async Task A_report_after_the_accreditation_ended_is_refused_with_the_day()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var desk = await Desk(temporary.Store);
        await desk.Started();
        await desk.Withdraw(OfCrew().Id, From.AddDays(1), Officer, "test failed", Cancel);
        await desk.Report(Report(From), [], false, Officer, "before", Cancel);
        var refusal = await Refused(() => desk.Report(Report(From.AddDays(1)), [], false, Officer, "after", Cancel));
        Assert.Equal("gate.accreditation", refusal.Code);
        Assert.Contains("2026-04-07", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accident_freezes_task_and_site_until_a_named_authority_lifts_it()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var (store, desk) = (temporary.Store, await Desk(temporary.Store));
        await desk.Started();
        var incident = await desk.Open(Incident(), Officer, "called in", Cancel);
        Assert.Equal(TaskState.Suspended, (await store.Release.Tasks.Find(TaskId, Viewer.Local, Cancel))!.State);
        Assert.Equal(HazardStatus.Suspended, (await store.Hazards.Find(Ground.Id, Viewer.Local, Cancel))!.Status);
        Assert.Equal("report.suspended", (await Refused(() =>
            desk.Report(Report(new(2026, 4, 9)), [], false, Officer, "went on", Cancel))).Code);
        Assert.Equal("task.incident-stop", (await Refused(() =>
            desk.Lift(TaskId, 1, "Anybody", new(2026, 4, 10), Officer, "go on", Cancel))).Code);
        await desk.Investigate(incident.Id, Officer, "team is there", Cancel);
        await desk.Conclude(incident.Id, "Lane width was not kept.", ["Training"], Officer, "report", Cancel);
        Assert.Equal("gate.authority", (await Refused(() =>
            desk.LiftIncident(incident.Id, "Anybody", new(2026, 4, 20), Officer, "go on", Cancel))).Code);
        await desk.LiftIncident(incident.Id, Authority, new(2026, 4, 20), Officer, "trained", Cancel);
        Assert.Equal(TaskState.InProgress, (await store.Release.Tasks.Find(TaskId, Viewer.Local, Cancel))!.State);
        Assert.Equal(HazardStatus.Open, (await store.Hazards.Find(Ground.Id, Viewer.Local, Cancel))!.Status);
        Assert.Equal("incident.missing", (await Refused(() =>
            desk.CloseIncident(incident.Id, Officer, "filed", Cancel))).Code);
        await Whole(store);
    }

    [Fact]
    public async Task Deadlines_of_reports_run_from_the_accident_by_the_rules_of_the_programme()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var desk = await Desk(temporary.Store);
        await desk.Started();
        var incident = await desk.Open(Incident(), Officer, "called in", Cancel);
        var due = incident.Deadlines(ReleaseRules.Usual with { FirstReportHours = 2 });
        Assert.Equal([new(2026, 4, 9, 12, 0, 0, TimeSpan.Zero), new(2026, 4, 10, 10, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2026, 4, 19, 10, 0, 0, TimeSpan.Zero)], due.Select(one => one.Due));
        Assert.False(due[0].IsLate(incident.HappenedAt.AddHours(2)));
        Assert.True(due[0].IsLate(incident.HappenedAt.AddHours(2.1)));
    }

    [Fact]
    public async Task An_open_critical_finding_bars_the_handover_until_the_inspectors_close_it()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var desk = await Desk(temporary.Store);
        await desk.Passed();
        var visit = await desk.AddVisit(Visit(severity: Severity.Critical), Officer, "visited", Cancel);
        Assert.Contains(await desk.Checklist(TaskId, Cancel), duty => duty is { Code: "non-conformities", Met: false });
        Assert.Equal("non-conformity.state", (await Refused(() =>
            desk.CloseFinding(visit.Id, 1, To, "I. Inspector", Officer, "fine", Cancel))).Code);
        await desk.CorrectFinding(visit.Id, 1, To, "Tape is up", Officer, "corrected", Cancel);
        await desk.CloseFinding(visit.Id, 1, To, "I. Inspector", Officer, "seen", Cancel);
        Assert.Contains(await desk.Checklist(TaskId, Cancel), duty => duty is { Code: "non-conformities", Met: true });
    }

    [Fact]
    public async Task A_visit_that_stops_the_work_suspends_the_task_in_the_same_write()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var desk = await Desk(temporary.Store);
        await desk.Started();
        await desk.AddVisit(Visit(severity: Severity.Major, suspends: true), Officer, "visited", Cancel);
        var stopped = (await temporary.Store.Release.Tasks.Find(TaskId, Viewer.Local, Cancel))!;
        Assert.Equal((TaskState.Suspended, SuspensionReason.Quality),
            (stopped.State, stopped.Suspensions.Single().Reason));
        var running = await desk.Lift(TaskId, 1, "Inspector", From.AddDays(3), Officer, "corrected", Cancel);
        Assert.Equal(TaskState.InProgress, running.State);
    }

    [Fact]
    public async Task A_rejected_lot_fails_the_task_until_it_is_worked_and_inspected_again()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var desk = await Desk(temporary.Store);
        await desk.Started();
        await desk.Report(Report(From), [], false, Officer, "day 1", Cancel);
        await desk.Complete(TaskId, From.AddDays(3), Officer, "done", Cancel);
        await desk.Inspected("first", bad: true);
        Assert.Equal(TaskState.Failed, (await desk.JudgeTask(TaskId, Officer, "a lot failed", Cancel)).State);
        await desk.Rework(TaskId, Officer, "again", Cancel);
        await desk.Report(Report(From.AddDays(5)), [], false, Officer, "corrective work", Cancel);
        await desk.Complete(TaskId, From.AddDays(6), Officer, "done again", Cancel);
        await desk.Inspected("second", bad: false, again: "first");
        Assert.Equal(TaskState.Passed, (await desk.JudgeTask(TaskId, Officer, "accepted", Cancel)).State);
    }

    [Fact]
    public async Task Nobody_judges_their_own_work()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var desk = await Desk(temporary.Store);
        await desk.Started();
        Assert.Equal("quality.own-work", (await Refused(() =>
            desk.AddVisit(Visit() with { Inspecting = Operator }, Officer, "visited", Cancel))).Code);
    }

    [Fact]
    public async Task Victims_are_for_a_small_role_and_kept_without_a_name_unless_they_agreed()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var desk = await Desk(temporary.Store);
        await desk.Started();
        var incident = await desk.Open(Incident(), Officer, "called in", Cancel);
        var victim = new Victim
        {
            Id = Identity.From<VictimId>("v"), Incident = incident.Id, Harm = Harm.Injured,
            Group = VictimGroup.Deminer, Origin = Given.Origin,
        };
        Assert.Equal("victim.consent", (await Refused(() =>
            desk.AddVictim(victim with { Name = "N. N." }, Officer, "entered", Cancel))).Code);
        await desk.AddVictim(victim, Officer, "entered", Cancel);
        var store = temporary.Store.Release.Victims;
        Assert.Single((await store.Of(incident.Id.Value, new Page(10), Viewer.Local, Cancel)).Items);
        Assert.Empty((await store.Of(
            incident.Id.Value, new Page(10), new Viewer("officer", Sensitivity.High, []), Cancel)).Items);
        Assert.Empty((await temporary.Store.Release.Incidents.List(
            Filter.None, new Page(10), new Viewer("partner", Sensitivity.Moderate, []), Cancel)).Items);
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task Records_of_release_come_back_as_they_were_saved(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var (store, desk) = (temporary.Store, await Desk(temporary.Store));
        var task = await desk.Started();
        var receipt = await desk.Report(
            Report(From) with { Stops = [new(StopReason.Weather, 1.5, "rain")], Note = "ß 😀" }, [Item(3)], false,
            Officer, "day", Cancel);
        var visit = await desk.AddVisit(Visit(severity: Severity.Minor), Officer, "visited", Cancel);
        var lot = await desk.Inspected("lot", bad: false);
        var completion = await desk.WriteCompletion(Completion(), Officer, "written", Cancel);
        var kept = store.Release;
        Same(task, await kept.Tasks.Find(TaskId, Viewer.Local, Cancel));
        var reports = await kept.Reports.Of(Deminers.Id.Value, new Page(5), Viewer.Local, Cancel);
        Same(receipt.Report, reports.Items.Single());
        Same(receipt.Items[0], (await kept.Items.Of(TaskId.Value, new Page(5), Viewer.Local, Cancel)).Items.Single());
        Same(visit, (await kept.Visits.Of(TaskId.Value, new Page(5), Viewer.Local, Cancel)).Items.Single());
        Same(lot, (await kept.Inspections.Of(TaskId.Value, new Page(5), Viewer.Local, Cancel)).Items.Single());
        Same(completion, await kept.Completions.Find(completion.Id, Viewer.Local, Cancel));
        Same(task, (await kept.Tasks.Of(Ground.Id.Value, new Page(5), Viewer.Local, Cancel)).Items.Single());
        Assert.Equal(1, (await kept.Tasks.Board(Viewer.Local, Cancel))[TaskState.InProgress]);
        var rate = (await kept.Reports.Rates(From, To, Viewer.Local, Cancel)).Single();
        Assert.Equal((1, 400.0 / 6, 0), (rate.Days, rate.SquareMetresPerHour, rate.Spread));
        await Whole(store);
    }

    private static void Same<T>(T one, T? other) => Assert.Equal(
        JsonSerializer.Serialize(one, RecordJson.Options), JsonSerializer.Serialize(other, RecordJson.Options));

    private static async Task<Refusal> Refused(Func<Task> act) => await Assert.ThrowsAsync<Refusal>(act);

    private static async Task Whole(OpenStore store)
    {
        await foreach (var finding in store.Check(null, Cancel))
            Assert.Fail($"{finding.Part}: {finding.Subject}: {finding.What}");
    }
}
