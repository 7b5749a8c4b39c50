using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Hazards;
using Furrow.Registry.Memorials;
using Furrow.Registry.Works.Release;
using Furrow.Store;
using static Furrow.Tests.Store.GivenRelease;

namespace Furrow.Tests.Store.Memorials;

/// <summary>
/// A find of human remains freezes the works around it as an accident does, and tells nobody where it is.
/// </summary>
public sealed class FindTests
{
    private const string Prosecutor = "the district prosecutor";
    private static readonly Viewer Staff = new("staff", Sensitivity.High, []) { Role = Role.Officer };
    private static readonly Actor Reporter = new("reporter")
    {
        Bounds = new Viewer("reporter", Sensitivity.High, [Identity.From<PlaceId>("elsewhere")])
        {
            Role = Role.Reporter,
        },
    };

    public static TheoryData<Backend> Backends => Store.Backends.All;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Backends))]
    public async Task Whoever_reports_a_find_the_ground_and_its_works_stand_still_until_the_hand_over(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var (store, desk) = (temporary.Store, await Desk(temporary.Store));
        await desk.Started();
        var near = Given.Work("clear near the find") with { Hazard = null, Point = Sample.Find.Point };
        await temporary.Save(writing => store.Works.Save(writing, [near], Cancel));
        var notice = await new FindDesk(store, Staff).Record(Sample.Find, Reporter, Cancel);
        Assert.Equal(1, notice.Stopped);
        Assert.Equal((HazardStatus.Suspended, TaskState.Suspended), await Standing(store));
        Assert.Equal(near.Id, Assert.Single((await store.Release.Holds.Standing(Viewer.Public, Cancel))[0].Works));
        var other = Task() with { Id = Identity.From<TaskOrderId>("T-2"), Number = "T-2" };
        Assert.Equal("task.authority-stop", await Code(() => desk.Lift(
            TaskId, 1, Authority, To, Officer, "we go on", Cancel)));
        Assert.Equal("task.authority-stop", await Code(() => desk.Suspend(
            TaskId, SuspensionReason.Authority, From, Officer, "by hand", Cancel)));
        Assert.True(await new ReleaseWitness(store, Staff).Frozen(Ground, Cancel));
        await desk.Draft(other, Officer, "another order there", Cancel);
        await desk.Approve(other.Id, Officer, "agreed", Cancel);
        await desk.Issue(other.Id, "Authority", Officer, "given out", Cancel);
        await desk.Accept(other.Id, Officer, "taken on", Cancel);
        Assert.Equal("gate.held", await Code(() => desk.Start(other.Id, From, Officer, "crews begin", Cancel)));

        await HandedOver(store);
        Assert.Equal((HazardStatus.Suspended, TaskState.Suspended), await Standing(store));
        await Finds(store).Release(Sample.Find.Id, Prosecutor, Officer, "The place was examined.", Cancel);
        Assert.Equal((HazardStatus.Open, TaskState.InProgress), await Standing(store));
        Assert.Empty(await store.Release.Holds.Standing(Viewer.Local, Cancel));
        Assert.Null((await store.Journal.Verify(Viewer.Local, Cancel)).Finding);
    }

    [Fact]
    public async Task Neither_the_end_of_an_incident_nor_of_another_find_lets_held_ground_go()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var (store, desk) = (temporary.Store, await Desk(temporary.Store));
        await desk.Started();
        await desk.Open(Incident(), Officer, "happened", Cancel);
        var second = Sample.Find with { Id = Identity.From<FindId>("second"), LocalId = "R-2" };
        await Finds(store).Record(Sample.Find, Officer, Cancel);
        await Finds(store).Record(second, Officer, Cancel);
        await HandedOver(store);
        await Finds(store).Release(Sample.Find.Id, Prosecutor, Officer, "examined", Cancel);
        Assert.Equal((HazardStatus.Suspended, TaskState.Suspended), await Standing(store));
        var incident = Incident().Id;
        await desk.Investigate(incident, Officer, "begins", Cancel);
        await desk.Conclude(incident, "A lane was left.", ["Mark it"], Officer, "done", Cancel);
        await desk.LiftIncident(incident, Authority, To, Officer, "go on", Cancel);
        Assert.Equal((HazardStatus.Suspended, TaskState.Suspended), await Standing(store));
        await HandedOver(store, second.Id);
        await Finds(store).Release(second.Id, Prosecutor, Officer, "examined", Cancel);
        Assert.Equal((HazardStatus.Open, TaskState.InProgress), await Standing(store));
    }

    [Fact]
    public async Task A_find_that_ends_leaves_ground_frozen_that_an_incident_froze()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var (store, desk) = (temporary.Store, await Desk(temporary.Store));
        await desk.Started();
        await Finds(store).Record(Sample.Find, Officer, Cancel);
        await desk.Open(Incident(), Officer, "happened", Cancel);
        await HandedOver(store);
        await Finds(store).Release(Sample.Find.Id, Prosecutor, Officer, "examined", Cancel);
        Assert.Equal((HazardStatus.Suspended, TaskState.Suspended), await Standing(store));
    }

    [Fact]
    public async Task What_stands_still_does_not_tell_that_remains_were_found_nor_where()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var store = temporary.Store;
        await (await Desk(store)).Started();
        var before = (await store.Journal.Latest(new Page(1), Staff, Cancel)).Items[0].Number;
        await Finds(store).Record(Sample.Find with { Hazard = Ground.Id }, Officer, Cancel);
        await HandedOver(store);
        await Finds(store).Release(Sample.Find.Id, Prosecutor, Officer, "Remains of R-1 were taken away.", Cancel);
        var told = (await store.Journal.Latest(new Page(100), Viewer.Local with { Ceiling = Sensitivity.High },
            Cancel)).Items.Where(entry => entry.Number > before).ToList();
        var texts = told.Select(entry => $"{entry.Why} {entry.After}").Append(Text(
            (await store.Hazards.Find(Ground.Id, Staff, Cancel))!)).Append(Text(
            (await store.Release.Tasks.Find(TaskId, Staff, Cancel))!)).Append(Text(
            await store.Memorials.Finds.Notices(Staff, Cancel))).ToList();
        foreach (var word in new[] { "35.001", "remains", "trench", Prosecutor, $"{Ground.Id}\",\"R" })
            Assert.DoesNotContain(texts, text => text.Contains(word, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(told, entry => entry.After?.Contains("R-1", StringComparison.Ordinal) == true);
        Assert.Contains(told, entry => entry.Kind == "hazard");
    }

    [Fact]
    public async Task A_find_reported_twice_keeps_who_was_told_and_each_reading_of_it_is_journalled()
    {
        await using var temporary = await TemporaryStore.New(Backend.GeoPackage);
        var store = temporary.Store;
        await Finds(store).Record(Sample.Find, Officer, Cancel);
        await HandedOver(store);
        var again = await Finds(store).Record(Sample.Find, Officer, Cancel);
        Assert.Equal(FindState.HandedOver, again.State);
        var readings = (await store.Journal.Latest(new Page(100), Viewer.Local, Cancel)).Items
            .Count(entry => entry.Kind == "remains_find_reading");
        Assert.Equal(2, readings);
        Assert.Null(await new FindDesk(store, Staff).Change(
            Sample.Find.Id, (_, find) => find, Officer, "curious", Cancel));
    }

    private static FindDesk Finds(OpenStore store) => new(store, Viewer.Local);

    private static async Task HandedOver(OpenStore store, FindId? id = null)
    {
        await Finds(store).Change(id ?? Sample.Find.Id, (writing, find) => Furrow.Registry.Memorials.Finds.Notify(
            find, new Notification(writing.At, Prosecutor, "team leader", "telephone")), Officer, "told", Cancel);
        await Finds(store).Change(id ?? Sample.Find.Id, (writing, find) => Furrow.Registry.Memorials.Finds.HandOver(
            find, new Custody(writing.At, "team 3", Prosecutor, "the marked place", "P-17")), Officer, "taken over",
            Cancel);
    }

    private static async Task<(HazardStatus, TaskState)> Standing(OpenStore store) => (
        (await store.Hazards.Find(Ground.Id, Viewer.Local, Cancel))!.Status,
        (await store.Release.Tasks.Find(TaskId, Viewer.Local, Cancel))!.State);

    private static async Task<string> Code(Func<Task> act) => (await Assert.ThrowsAsync<Refusal>(act)).Code;

    private static string Text<T>(T record) => JsonSerializer.Serialize(record, RecordJson.Options);
}
