using Furrow.Registry;
using Furrow.Registry.Plans;
using Furrow.Store;

namespace Furrow.Tests.Store;

/// <summary>Every write is failed at its first, second, … statement until it goes through: never half-way.</summary>
public sealed class Faults
{
    private static readonly Dictionary<string, Func<OpenStore, IWriting, Task<Saved>>> Writes = new()
    {
        ["a save of new and changed hazards"] = (store, writing) => store.Hazards.Save(
            writing, [Given.Hazard("H-1") with { Name = "renamed" }, Given.Hazard("H-2")], Cancel),
        ["a plan with its assignments"] = (store, writing) => store.Plans.Add(
            writing, Given.Plan("P"),
            [
                new Assignment(
                    Given.Work("clear").Id, Given.Crew("one").Id, new DateTime(2026, 5, 4), new DateTime(2026, 5, 5)),
            ],
            [new Unplanned(Given.Work("other").Id, "no crew")], Cancel),
        ["a withdrawal of works"] = async (store, writing) =>
            new Saved(0, await store.Works.Withdraw(writing, [Given.Work("clear").Id], Cancel), 0),
        ["a change of the programme"] = (store, writing) => store.Programme.Save(writing, Programme("second"), Cancel),
        ["a confirmed claim that reports an arrival"] = Pledged.Confirm,
        ["a confirmation that is taken back"] = Pledged.Undo,
        ["a text with the keys that find its like"] = (store, writing) =>
            store.Documents.Save(writing, [Pledged.Another], Cancel),
        ["a release of ground"] = async (store, writing) =>
        {
            var id = Given.Hazard("H-1").Id;
            await store.Reports.Save(writing, [Balancing.Survey(id)], Cancel);
            await Balancing.Release(store, writing, id, Given.Square(35, 51, 0.005));
            return new Saved(1, 0, 0);
        },
        ["an order with a report, its item and an incident"] = async (store, writing) =>
            await store.Release.Tasks.Save(writing, [GivenRelease.Task()], Cancel)
            + await store.Release.Reports.Save(writing, [GivenRelease.Report(GivenRelease.From)], Cancel)
            + await store.Release.Items.Save(writing, [GivenRelease.Item()], Cancel)
            + await store.Release.Incidents.Save(writing, [GivenRelease.Incident()], Cancel),
        ["several saves in one write"] = async (store, writing) =>
            await store.Places.Save(writing, [Given.Place("North")], Cancel)
            + await store.Crews.Save(writing, [Given.Crew("two")], Cancel)
            + await store.Assets.Save(writing, [Given.Asset("A-1")], Cancel),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<Backend, string> OfEveryWrite()
    {
        var data = new TheoryData<Backend, string>();
        foreach (var backend in Enum.GetValues<Backend>())
        {
            foreach (var write in Writes.Keys)
                data.Add(backend, write);
        }

        return data;
    }

    [Theory, MemberData(nameof(OfEveryWrite))]
    public Task A_write_refused_at_any_statement_leaves_the_state_before(Backend backend, string write) =>
        Loop(backend, write, Break.Refused, step: n => n + 1);

    [Theory, MemberData(nameof(OfEveryWrite))]
    public Task A_write_interrupted_after_any_step_leaves_the_state_before(Backend backend, string write) =>
        Loop(backend, write, Break.Interrupted, step: n => n + 1 + (n / 20));

    [Theory, MemberData(nameof(OfEveryWrite))]
    public Task A_write_whose_commit_fails_leaves_the_state_before(Backend backend, string write) =>
        Loop(backend, write, Break.AtCommit, step: n => n + 1);

    private static async Task Loop(Backend backend, string write, Break how, Func<int, int> step)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var store = temporary.Store;
        await temporary.Save(async writing =>
            await store.Hazards.Save(writing, [Given.Hazard("H-1")], Cancel)
            + await store.Works.Save(writing, [Given.Work("clear")], Cancel)
            + await store.Programme.Save(writing, Programme("first"), Cancel)
            + await Pledged.Save(store, writing));
        var before = await State(store);
        await using var breaker = await IBreaker.Of(backend, temporary);
        var failed = 0;
        for (var n = 1; ; n = step(n))
        {
            await breaker.Arm(store, how, n);
            try
            {
                await temporary.Save(writing => Writes[write](store, writing));
            }
            catch (Exception error) when (breaker.Broke(error))
            {
                failed++;
                Assert.Equal(before, await State(store));
                continue;
            }

            await breaker.Disarm();
            Assert.NotEqual(before, await State(store));
            Assert.Null((await store.Journal.Verify(Viewer.Local, Cancel)).Finding);
            break;
        }

        var fewest = how == Break.AtCommit ? 1 : breaker.FewestPlaces;
        Assert.True(failed >= fewest, $"only {failed} places were broken, at least {fewest} were expected");
    }

    private static async Task<string> State(OpenStore store)
    {
        var chain = await store.Journal.Verify(Viewer.Local, Cancel);
        Assert.Null(chain.Finding);
        var hazards = await store.Hazards.List(Filter.None, Page.First, Viewer.Local, Cancel);
        var works = await store.Works.Count(Filter.None, Viewer.Local, Cancel);
        var plans = await store.Plans.List(Filter.None, Page.First, Viewer.Local, Cancel);
        var assignments = await store.Plans.Assignments(Given.Plan("P").Id, Viewer.Local, Cancel);
        var others = await store.Places.Count(Filter.None, Viewer.Local, Cancel)
            + await store.Crews.Count(Filter.None, Viewer.Local, Cancel)
            + await store.Assets.Count(Filter.None, Viewer.Local, Cancel)
            + await store.Release.Tasks.Count(Filter.None, Viewer.Local, Cancel)
            + (await store.Release.Tasks.Of(
                GivenRelease.Ground.Id.Value, new Page(9), Viewer.Local, Cancel)).Items.Count
            + await store.Release.Reports.Count(Filter.None, Viewer.Local, Cancel)
            + await store.Release.Items.Count(Filter.None, Viewer.Local, Cancel)
            + await store.Release.Incidents.Count(Filter.None, Viewer.Local, Cancel);
        var programme = await store.Programme.Find(Viewer.Local, Cancel);
        var ground = await store.Ground.Count(Filter.None, Viewer.Local, Cancel);
        var held = await Pledged.State(store);
        return $"{chain.Entries} {ground} {held} {string.Join(',', hazards.Items.Select(one => one.Name))} {works} "
            + $"{plans.Items.Count} {assignments.Count} {others} {programme?.Name}";
    }

    private static Programme Programme(string name) => new()
    {
        Name = name, Illustrative = true, Notice = "Made up.", StartsOn = new DateOnly(2026, 5, 4),
    };
}
