using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works.Release;
using Furrow.Store;

namespace Furrow.Tests.Store.Laws;

/// <summary>
/// The ten invariants of hazardous ground over random histories of a programme: after every act that went through, each
/// must hold of what the store keeps. Those that are laws of single rules stand once more in tests/Registry.
/// </summary>
public sealed class Ten_invariants
{
    private const double Inside = 1e-7;

    private static readonly int Histories = Environment.GetEnvironmentVariable("FURROW_LAWS") == "all" ? 300 : 4;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task Invariant_1_what_remains_is_the_sum_of_the_entries_in_geometry_and_square_metres() => After(
        async (store, programme, _) =>
        {
            foreach (var (hazard, account) in await Accounts(store, programme))
            {
                Assert.True(account.IsWhole, $"{hazard.LocalId}: rest {account.Rest}");
                Assert.True(account.Balance.Remaining >= 0, $"{hazard.LocalId}: {account.Balance.Remaining}");
                Assert.Equal(account.Balance.Remaining, hazard.RemainingSquareMetres);
                Assert.True(hazard.Status is HazardStatus.Open or HazardStatus.Suspended
                    || account.Balance.Remaining <= Balance.ToleranceSquareMetres, $"{hazard.LocalId} has ended early");
            }
        });

    [Fact]
    public Task Invariant_2_released_ground_does_not_overlap_and_work_is_no_release() => After(
        async (store, programme, _) =>
        {
            foreach (var (_, account) in await Accounts(store, programme))
            {
                var standing = account.Entries.Where(entry => entry.IsRelease && entry.Reverses is null
                    && account.Entries.All(other => other.Reverses != entry.Id)).Select(account.Standing).ToList();
                for (var i = 0; i < standing.Count; i++)
                    for (var j = i + 1; j < standing.Count; j++)
                        Assert.InRange(GroundGrid.SquareMetres(GroundGrid.Common(standing[i], standing[j])), 0, 1);
            }

            if (programme.Tried is 11 or 14 or 15)
                Assert.DoesNotContain(await Newest(store), entry => entry.Kind == "ground_entry");
        });

    [Fact]
    public Task Invariant_3_kinds_and_releases_stand_on_their_evidence() => After(async (store, programme, _) =>
    {
        foreach (var (hazard, account) in await Accounts(store, programme))
        {
            var direct = hazard.Kind is HazardKind.Confirmed or HazardKind.EodSpot;
            Assert.True(hazard.Kind == HazardKind.Indication || hazard.Evidence.Any(one => one.Direct == direct));
            var reports = await store.Reports.OfHazard(hazard.Id, Viewer.Local, Cancel);
            foreach (var entry in account.Entries.Where(entry => entry.IsRelease && entry.Reverses is null))
            {
                var kinds = reports.Where(one => one.LocalId == entry.Release!.Report).Select(one => one.Kind).ToList();
                Assert.True(entry.Change switch
                {
                    GroundChange.Cancelled => kinds.Contains(ReportKind.NonTechnicalSurvey),
                    GroundChange.Reduced => kinds.Contains(ReportKind.TechnicalSurvey)
                        || kinds.Contains(ReportKind.Clearance),
                    _ => kinds.Contains(ReportKind.Clearance) && entry.Release!.DepthCentimetres > 0,
                });
                if (entry.Change == GroundChange.Cleared)
                {
                    var lot = await store.Release.Inspections.Find(
                        InspectionId.Of(Guid.Parse(entry.Release!.QualityControl!)), Viewer.Local, Cancel);
                    Assert.Equal(InspectionState.Passed, lot!.State);
                }
            }
        }
    });

    [Fact]
    public Task Invariant_4_no_task_is_worked_on_without_valid_accreditation() => After(async (store, programme, _) =>
    {
        foreach (var task in await Tasks(store, programme))
        {
            var held = (await store.Release.Accreditations.Of(
                task.Organisation.Value, new Page(50), Viewer.Local, Cancel)).Items;
            foreach (var report in (await store.Release.Reports.Of(
                task.Id.Value, new Page(100), Viewer.Local, Cancel)).Items)
            {
                Assert.Contains(held, one => one.Crew is null && one.HoldsOn(report.Day));
                Assert.Contains(held, one => one.Crew == report.Crew && one.HoldsOn(report.Day));
                Assert.True(report.Day >= task.StartedOn);
            }

            if (task.State is not (TaskState.Draft or TaskState.Approved or TaskState.Cancelled))
                Assert.NotNull(task.IssuedBy);
            if (task.StartedOn is not null)
                Assert.NotNull(task.ClearancePlan?.ApprovedOn);
        }
    });

    [Fact]
    public Task Invariant_5_what_is_handed_over_is_reported_inspected_and_stopped_by_nothing() => After(
        async (store, programme, act) =>
        {
            if (act.Act != 15)
                return;
            foreach (var task in (await Tasks(store, programme)).Where(task => task.State == TaskState.HandedOver))
            {
                var report = await store.Release.Completions.Find(Completion.IdOf(task.Id), Viewer.Local, Cancel);
                Assert.True(report!.IsSigned && report.HandedOverOn is not null && report.TurningPoints.Count >= 3);
                Assert.True(report.DepthCm >= task.DepthCm);
                Assert.DoesNotContain(task.Suspensions, stop => stop.IsOpen);
                var lots = (await store.Release.Inspections.Of(
                    task.Id.Value, new Page(50), Viewer.Local, Cancel)).Items;
                Assert.Contains(lots, lot => lot.State == InspectionState.Passed);
            }
        });

    [Fact]
    public Task Invariant_6_states_are_added_to_history_with_their_day_and_reason() => After(
        async (store, programme, _) =>
        {
            foreach (var id in programme.Hazards)
            {
                var entries = (await store.Journal.Of(id.ToString(), new Page(1000), Viewer.Local, Cancel)).Items
                    .Where(entry => entry.Kind == "hazard").Reverse().ToList();
                for (var i = 1; i < entries.Count; i++)
                {
                    Assert.Equal(entries[i - 1].After, entries[i].Before);
                    Assert.NotEmpty(entries[i].Why);
                    var (was, now) = (Balancing.Read(entries[i].Before!), Balancing.Read(entries[i].After!));
                    if (was.Status == now.Status && was.Kind == now.Kind)
                        continue;
                    Assert.NotNull(now.StatusOn);
                    Assert.Contains(HazardMachines.Status.Transitions, row => was.Status == now.Status
                        || (row.From.Contains(was.Status) && row.To == now.Status
                            && (now.StatusReason is not null || row.Needs.All(need => need.Code != "reason"))));
                }
            }
        });

    [Fact]
    public Task Invariant_7_people_by_sex_and_age_add_up() => Gen.Select(
            Gen.Int[0, 20], Gen.Int[0, 20], Gen.Int[0, 40]).SampleAsync(async (girls, men, total) =>
        {
            await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
            var people = new PeopleCount(total, [new(Sex.Female, "5-12", girls), new(Sex.Male, "18-plus", men)]);
            var hazard = Given.Hazard("H-7") with
            {
                DirectBeneficiaries = people,
                Evidence = [new(EvidenceKind.Craters, false, EvidenceMethod.Visual, null, null)],
            };
            var refused = await Record.ExceptionAsync(() => temporary.Store.Journal.Write(
                new Actor("tester"), "open", writing => new GroundDesk(temporary.Store, writing, Viewer.Local).Open(
                    hazard, CodeBook.Shipped, Cancel), Cancel));
            Assert.Equal(girls + men == total, refused is null);
            var kept = await temporary.Store.Hazards.Find(hazard.Id, Viewer.Local, Cancel);
            Assert.Equal(refused is null, kept is not null);
        }, iter: Histories, threads: 1);

    [Fact]
    public Task Invariant_8_an_item_in_released_ground_opens_an_incident_and_reopens_the_hazard() => After(
        async (store, programme, _) =>
        {
            foreach (var task in await Tasks(store, programme))
            {
                foreach (var item in (await store.Release.Items.Of(
                    task.Id.Value, new Page(200), Viewer.Local, Cancel)).Items)
                {
                    var id = Identity.From<IncidentId>("missed", item.Id.ToString());
                    var incident = await store.Release.Incidents.Find(id, Viewer.Local, Cancel);
                    if (incident is { Freezes: true })
                    {
                        var hazard = await store.Hazards.Find(incident.Hazard!.Value, Viewer.Local, Cancel);
                        Assert.Equal(HazardStatus.Suspended, hazard!.Status);
                    }
                }
            }
        }, Missed);

    [Fact]
    public Task Invariant_9_an_accident_freezes_task_and_site_until_a_named_authority_lifts_it() => After(
        async (store, programme, _) =>
        {
            foreach (var id in programme.Incidents)
            {
                if (await store.Release.Incidents.Find(id, Viewer.Local, Cancel) is not { } incident)
                    continue;
                if (!incident.Freezes)
                {
                    Assert.Equal(GivenRelease.Authority, incident.LiftedBy);
                    continue;
                }

                if (incident.Task is { } task)
                    Still(await store.Release.Tasks.Find(task, Viewer.Local, Cancel));
                if (incident.Hazard is not { } site)
                    continue;
                Assert.Equal(HazardStatus.Suspended, (await store.Hazards.Find(site, Viewer.Local, Cancel))!.Status);
                foreach (var order in (await store.Release.Tasks.Of(
                    site.Value, new Page(100), Viewer.Local, Cancel)).Items)
                    Still(order);
            }

            static void Still(TaskOrder? order) => Assert.NotEqual(TaskState.InProgress, order!.State);
        });

    [Fact]
    public Task Invariant_10_uncleared_ground_never_leaves_by_a_public_door() => After(async (store, programme, _) =>
    {
        Assert.Empty((await store.Hazards.List(Filter.None, Page.First, Viewer.Public, Cancel)).Items);
        Assert.Empty((await store.Ground.List(Filter.None, Page.First, Viewer.Public, Cancel)).Items);
        Assert.Empty((await store.Release.Inspections.List(Filter.None, Page.First, Viewer.Public, Cancel)).Items);
        var partner = new Viewer("partner", Sensitivity.Moderate, []);
        Assert.Empty((await store.Release.Items.List(Filter.None, Page.First, partner, Cancel)).Items);
        Assert.Empty((await store.Release.Incidents.List(Filter.None, Page.First, partner, Cancel)).Items);
        var ground = (await Accounts(store, programme)).Select(pair => pair.Account.Remaining)
            .Where(left => !left.IsEmpty).ToList();
        foreach (var layer in await store.Features.Layers(Viewer.Public, Cancel))
        {
            await foreach (var feature in store.Features.Features(
                layer, FeatureQuestion.Everything, Viewer.Public, Cancel))
            {
                if (feature.Shape is not { Length: > 0 } shape)
                    continue;
                var drawn = new NetTopologySuite.IO.WKBReader().Read(shape.ToArray());
                Assert.DoesNotContain(ground, left => left.Covers(drawn));
            }
        }
    });

    /// <summary>
    /// Plays random histories, each with hazards of its own in one store, and asks for the law after every act that
    /// went through. A history that breaks it is shrunk and printed with its seed.
    /// </summary>
    private static async Task After(
        Func<OpenStore, RandomProgramme, Try, Task> law,
        Func<OpenStore, RandomProgramme, Try, Func<Task<bool>>, Task<bool>>? around = null)
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        await RandomProgramme.Set(temporary.Store);
        var (played, went) = (0, 0);
        await RandomProgramme.Histories.SampleAsync(async history =>
        {
            var programme = new RandomProgramme(temporary.Store, $"P{++played}");
            foreach (var act in history)
            {
                Func<Task<bool>> play = () => programme.Play(act);
                if (await (around is null ? play() : around(temporary.Store, programme, act, play)))
                    await law(temporary.Store, programme, act);
            }

            went += programme.Done;
        }, iter: Histories, threads: 1);
        Assert.True(went > 5 * Histories, $"only {went} acts went through");
    }

    /// <summary>Looks before and after an act: each new item in released ground opened an incident.</summary>
    private static async Task<bool> Missed(
        OpenStore store, RandomProgramme programme, Try act, Func<Task<bool>> play)
    {
        if (act.Act is not (12 or 13))
            return await play();
        var before = await Accounts(store, programme);
        var known = (await Items(store, programme)).Select(item => item.Id).ToHashSet();
        if (!await play())
            return false;
        foreach (var item in (await Items(store, programme)).Where(item => !known.Contains(item.Id)))
        {
            var account = before.FirstOrDefault(pair => pair.Hazard.Id == item.Hazard).Account;
            var released = GroundGrid.Without(account.Extent, account.Remaining);
            if (released.IsEmpty || !released.Contains(item.Point!.Buffer(Inside)))
                continue;
            var incident = await store.Release.Incidents.Find(
                Identity.From<IncidentId>("missed", item.Id.ToString()), Viewer.Local, Cancel);
            Assert.Equal((IncidentKind.MissedItem, item.Hazard), (incident!.Kind, incident.Hazard));
            var (hazard, now) = (await Accounts(store, programme)).First(pair => pair.Hazard.Id == item.Hazard);
            Assert.Equal(HazardStatus.Suspended, hazard.Status);
            Assert.True(now.Remaining.Covers(item.Point));
        }

        return true;
    }

    private static async Task<List<(Hazard Hazard, GroundAccount Account)>> Accounts(
        OpenStore store, RandomProgramme programme)
    {
        var accounts = new List<(Hazard, GroundAccount)>();
        foreach (var id in programme.Hazards)
        {
            if (await store.Hazards.Find(id, Viewer.Local, Cancel) is { } hazard)
                accounts.Add((hazard, GroundAccount.Of(
                    hazard, await store.Ground.OfHazard(id, Viewer.Local, Cancel), DateTimeOffset.UnixEpoch)));
        }

        return accounts;
    }

    private static async Task<List<TaskOrder>> Tasks(OpenStore store, RandomProgramme programme)
    {
        var tasks = new List<TaskOrder>();
        foreach (var id in programme.Orders)
            if (await store.Release.Tasks.Find(id, Viewer.Local, Cancel) is { } task)
                tasks.Add(task);
        return tasks;
    }

    private static async Task<List<Item>> Items(OpenStore store, RandomProgramme programme)
    {
        var items = new List<Item>();
        foreach (var order in programme.Orders)
            items.AddRange((await store.Release.Items.Of(order.Value, new Page(500), Viewer.Local, Cancel)).Items);
        return items;
    }

    /// <summary>Entries of the newest write.</summary>
    private static async Task<IEnumerable<JournalEntry>> Newest(OpenStore store)
    {
        var entries = (await store.Journal.Latest(new Page(100), Viewer.Local, Cancel)).Items;
        return entries.TakeWhile(entry => entry.At == entries[0].At);
    }
}
