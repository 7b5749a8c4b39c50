using System.Text.Json;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;
using Furrow.Store;

namespace Furrow.Tests.Store;

/// <summary>A small ledger: one promise that is confirmed, and one report that waits for a decision.</summary>
internal static class Pledged
{
    private static readonly Origin Origin = new("test", null, false);

    private static readonly Document Promise = Documents.Of("Norway will send 40 deminers to Laos.", Origin);

    private static readonly Document Report = Documents.Of("Norway has sent 15 deminers to Laos, said Oslo.", Origin);

    private static readonly Claim Promised = Ledger.ClaimsOf(Promise, Furrow.Reading.Reader.Read(Promise.Text))[0];

    private static readonly Claim Reported = Ledger.ClaimsOf(Report, Furrow.Reading.Reader.Read(Report.Text))[0];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A text that is not held yet.</summary>
    public static Document Another { get; } = Documents.Of("Sweden plans to train 12 medics in Vientiane.", Origin);

    /// <summary>Keeps both texts and confirms the promise.</summary>
    public static async Task<Saved> Save(OpenStore store, IWriting writing) =>
        await store.Documents.Save(writing, [Promise, Report], Cancel)
        + await store.Claims.Save(writing, [Promised, Reported], Cancel)
        + await store.Save(
            writing, Ledger.Confirm(Promised, Promise, new(), null, By(writing), []), Cancel);

    /// <summary>Confirms the report: claim, statement, delivery, match, commitment and decision in one write.</summary>
    public static async Task<Saved> Confirm(OpenStore store, IWriting writing)
    {
        var held = await store.Dossier(Identity.From<CommitmentId>(Promised.Id.ToString()), Viewer.Local, Cancel);
        return await store.Save(writing, Ledger.Confirm(Reported, Report, new(), held, By(writing), []), Cancel);
    }

    /// <summary>Takes the confirmation of the promise back: the commitment goes.</summary>
    public static async Task<Saved> Undo(OpenStore store, IWriting writing)
    {
        var held = await store.Dossier(Identity.From<CommitmentId>(Promised.Id.ToString()), Viewer.Local, Cancel);
        var claim = await store.Claims.Find(Promised.Id, Viewer.Local, Cancel);
        var before = await store.Decisions.Of(Promised.Id.ToString(), Viewer.Local, Cancel);
        return await store.Save(writing, Ledger.Undo(claim!, Promise, held, [], By(writing), before), Cancel);
    }

    /// <summary>All that the ledger holds, as text.</summary>
    public static async Task<string> State(OpenStore store)
    {
        var all = new object[]
        {
            (await store.Documents.List(Filter.None, Page.First, Viewer.Local, Cancel)).Items,
            (await store.Documents.Alike(Sketch.Of(Another.Text)!, 5, Viewer.Local, Cancel)).Count,
            (await store.Claims.List(Filter.None, Page.First, Viewer.Local, Cancel)).Items,
            (await store.Statements.List(Filter.None, Page.First, Viewer.Local, Cancel)).Items,
            (await store.Deliveries.List(Filter.None, Page.First, Viewer.Local, Cancel)).Items,
            (await store.Matches.List(Filter.None, Page.First, Viewer.Local, Cancel)).Items,
            (await store.Commitments.List(Filter.None, Page.First, Viewer.Local, Cancel)).Items,
            (await store.Decisions.List(Page.First, Viewer.Local, Cancel)).Items,
        };
        return JsonSerializer.Serialize(all, RecordJson.Options);
    }

    private static Decider By(IWriting writing) => new(writing.Actor, writing.At, "I read it.");
}
