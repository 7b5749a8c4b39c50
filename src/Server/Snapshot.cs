using System.Collections.Concurrent;
using Furrow.Registry;
using Furrow.Registry.Assets;
using Furrow.Registry.Hazards;
using Furrow.Registry.Plans;
using Furrow.Registry.Pledges;
using Furrow.Registry.Works;
using Furrow.Server.Pledges;

namespace Furrow.Server;

/// <summary>The data at one version: whole lists are read at most once, and finished answers are kept.</summary>
/// <remarks>
/// Costs memory in proportion to the store: about 1 kB a record, so a million works take a gigabyte. Answers keep at
/// most <see cref="MostBytes"/>; past that they are made anew.
/// </remarks>
internal sealed class Snapshot
{
    private const long MostBytes = 96 * 1024 * 1024;
    private readonly ConcurrentDictionary<string, Answer> answers = new();
    private readonly ConcurrentDictionary<PlanId, Once<Outlook>> outlooks = new();
    private readonly Once<PlaceTree> places;
    private readonly Once<List<Hazard>> hazards;
    private readonly Once<List<Asset>> assets;
    private readonly Once<List<Crew>> crews;
    private readonly Once<List<Work>> works;
    private readonly Once<List<Accident>> accidents;
    private readonly Once<Promises> promises;
    private readonly Once<PledgeBook> book;
    private readonly IStore store;
    private readonly Viewer viewer;
    private readonly CancellationToken stopping;
    private long bytes;

    /// <summary>Nothing is read yet.</summary>
    public Snapshot(IStore store, Viewer viewer, string version, CancellationToken stopping)
    {
        (this.store, this.viewer, this.stopping, Version) = (store, viewer, stopping, version);
        places = new(async () => new PlaceTree(await All(store.Places)));
        hazards = new(() => All(store.Hazards));
        assets = new(() => All(store.Assets));
        crews = new(() => All(store.Crews));
        works = new(() => All(store.Works));
        accidents = new(() => All(store.Accidents));
        book = new(() => PledgeBook.Read(store, viewer, stopping));
        promises = new(async () => new Promises(
            await All(store.Commitments), await Places));
    }

    /// <summary>Number and hash of the journal's newest entry.</summary>
    public string Version { get; }

    /// <summary>Every place and what lies in what.</summary>
    public Task<PlaceTree> Places => places.Value;

    /// <summary>Every hazard.</summary>
    public Task<List<Hazard>> Hazards => hazards.Value;

    /// <summary>Every asset.</summary>
    public Task<List<Asset>> Assets => assets.Value;

    /// <summary>Every crew.</summary>
    public Task<List<Crew>> Crews => crews.Value;

    /// <summary>Every work.</summary>
    public Task<List<Work>> Works => works.Value;

    /// <summary>Every accident.</summary>
    public Task<List<Accident>> Accidents => accidents.Value;

    /// <summary>What confirmed commitments promise.</summary>
    public Task<Promises> Promises => promises.Value;

    /// <summary>The whole ledger.</summary>
    public Task<PledgeBook> Book => book.Value;

    /// <summary>What a plan says about each day.</summary>
    public Task<Outlook> Outlook(Plan? plan) => outlooks.GetOrAdd(plan?.Id ?? default, _ => new(async () =>
        new Outlook(await Works, await Hazards,
            plan is null ? null : await store.Plans.Assignments(plan.Id, viewer, stopping)))).Value;

    /// <summary>
    /// The answer kept for this question, or the one just made; null when there is nothing, which is not kept.
    /// </summary>
    public async Task<Answer?> Answer(string key, Func<Task<Answer?>> make)
    {
        if (answers.TryGetValue(key, out var kept))
            return kept;
        if (await make() is not { } answer)
            return null;
        if (Interlocked.Read(ref bytes) + answer.Bytes.Length <= MostBytes && answers.TryAdd(key, answer))
            Interlocked.Add(ref bytes, answer.Bytes.Length + key.Length);
        return answer;
    }

    private Task<List<TRecord>> All<TRecord, TId>(IRecordStore<TRecord, TId> records)
        where TRecord : class
        where TId : struct, IIdentity<TId> => records.Everything(Filter.None, viewer, stopping);
}
