using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Tests.Store;

/// <summary>The ledger on the database: what is found, what is refused, what is not shown.</summary>
public sealed class Ledgers
{
    private const string Report = """
        The defence minister said on Tuesday that his country will send 40 deminers and two machines to the north of the
        country, where fields have lain fallow for three years. The first group is to arrive before the spring sowing.
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_text_already_held_is_found_by_its_likeness(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var store = temporary.Store;
        var held = Of(Report);
        await temporary.Save(writing => store.Documents.Save(
            writing, [held, Of("Something else entirely was said about the weather of the coming week.")], Cancel));
        var again = Report.ReplaceLineEndings("\n\n").ToUpperInvariant() + " (end)";
        var alike = await store.Documents.Alike(Sketch.Of(again)!, 10, Viewer.Public, Cancel);
        Assert.Equal(held.Id, Assert.Single(alike).Document.Id);
        Assert.InRange(alike[0].Likeness, 0.8, 1);
        Assert.Empty(await store.Documents.Alike(Sketch.Of("Nothing like it is held.")!, 10, Viewer.Public, Cancel));
        await Assert.ThrowsAsync<Refusal>(() => store.Documents.Alike(Sketch.Of(again)!, 0, Viewer.Public, Cancel));
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_decision_is_added_and_never_changed(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var store = temporary.Store;
        var decision = Drawn(MadeLedger.Decision, 1)[0];
        Assert.Equal(1, (await temporary.Save(writing => store.Decisions.Add(writing, [decision], Cancel))).Added);
        Assert.Equal(1, (await temporary.Save(writing => store.Decisions.Add(writing, [decision], Cancel))).Unchanged);
        var refusal = await Assert.ThrowsAsync<Refusal>(() => temporary.Save(
            writing => store.Decisions.Add(writing, [decision with { Why = "otherwise" }], Cancel)));
        Assert.Equal("decision.kept", refusal.Code);
        Assert.Equal(decision, Assert.Single(await store.Decisions.Of(decision.Subject, Viewer.Local, Cancel)));
        Assert.Empty(await store.Decisions.Of(decision.Subject, Viewer.Public, Cancel));
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task What_the_roster_shows_and_what_nobody_confirmed_is_not_for_anybody(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        var store = temporary.Store;
        var drawn = Drawn(MadeLedger.Delivery, 2);
        var seen = drawn[0] with { Evidence = [new(EvidenceOfDelivery.Statement, "s")] };
        var roster = drawn[1] with
        {
            Evidence = [new(EvidenceOfDelivery.Statement, "s"), new(EvidenceOfDelivery.Roster, "crew")],
        };
        var links = Drawn(MadeLedger.Link, 3).Select((link, i) =>
            link with { State = (LinkState)i }).ToList();
        await temporary.Save(async writing => await store.Deliveries.Save(writing, [seen, roster], Cancel)
            + await store.Links.Save(writing, links, Cancel));
        Assert.Equal(1, await store.Deliveries.Count(Filter.None, Viewer.Public, Cancel));
        Assert.Null(await store.Deliveries.Find(roster.Id, Viewer.Public, Cancel));
        Assert.Equal(1, await store.Links.Count(Filter.None, Viewer.Public, Cancel));
        Assert.Equal(3, await store.Links.Count(Filter.None, Viewer.Local, Cancel));
    }

    [Theory, MemberData(nameof(Backends.All), MemberType = typeof(Backends))]
    public async Task A_ledger_that_was_written_by_its_rules_passes_the_check(Backend backend)
    {
        await using var temporary = await TemporaryStore.New(backend);
        await temporary.Save(writing => Pledged.Save(temporary.Store, writing));
        await temporary.Save(writing => Pledged.Confirm(temporary.Store, writing));
        var findings = await temporary.Store.Check(null, Cancel).ToListAsync(Cancel);
        Assert.Empty(findings);
    }

    private static T[] Drawn<T>(Gen<T> gen, int count)
    {
        T[] drawn = [];
        gen.Array[count].Sample(records => { drawn = records; }, iter: 1, threads: 1);
        return drawn;
    }

    private static Document Of(string text) => Documents.Of(text, new Origin("test", null, false));
}
