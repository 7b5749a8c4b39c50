using Furrow.Registry.Hazards;

namespace Furrow.Registry.Works.Release;

/// <summary>
/// Where everything about the release of ground is handed in: each act is one write of the journal, with the rules of
/// this folder between the question and the store. Repeating an act that was done gives what it gave and writes
/// nothing.
/// </summary>
/// <param name="store">What is kept.</param>
/// <param name="clock">What time it is.</param>
/// <param name="viewer">On whose behalf records are read.</param>
public sealed partial class ReleaseDesk(IStore store, TimeProvider clock, Viewer viewer)
{
    private static readonly Page All = new(Page.Largest);

    private IReleaseStores Kept => store.Release;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The programme's rules of release; the usual ones until it sets its own.</summary>
    public async Task<ReleaseRules> Rules(CancellationToken cancel) =>
        await Kept.Rules.Find(ReleaseRules.Only, viewer, cancel) ?? ReleaseRules.Usual;

    /// <summary>Sets the programme's rules.</summary>
    public Task<ReleaseRules> SetRules(ReleaseRules rules, Actor actor, string why, CancellationToken cancel) =>
        Keep(Kept.Rules, rules.Checked() with { Id = ReleaseRules.Only }, actor, why, cancel);

    /// <summary>Adds or changes an organisation.</summary>
    /// <exception cref="Refusal"><c>organisation.name</c>.</exception>
    public Task<Organisation> Register(
        Organisation organisation, Actor actor, string why, CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(organisation.Name)
            ? throw new Refusal("organisation.name", "An organisation without a name was given; name it.")
            : Keep(Kept.Organisations, organisation, actor, why, cancel);

    /// <summary>Adds or changes an accreditation; its organisation and crew must be known.</summary>
    /// <exception cref="Refusal"><c>accreditation.…</c>, <c>organisation.unknown</c>, <c>crew.unknown</c>.</exception>
    public Task<Accreditation> Accredit(
        Accreditation accreditation, Actor actor, string why, CancellationToken cancel) =>
        store.Journal.Write(actor, why, async writing =>
        {
            await Known(accreditation.Organisation, cancel);
            await Known(accreditation.Crew is { } crew ? [crew] : [], cancel);
            await Kept.Accreditations.Save(writing, [accreditation.Checked()], cancel);
            return accreditation;
        }, cancel);

    /// <summary>Ends an accreditation before its last day.</summary>
    public Task<Accreditation> Withdraw(
        AccreditationId id, DateOnly on, Actor actor, string why, CancellationToken cancel) =>
        Change(Kept.Accreditations, id, one => one.Withdraw(on, why), actor, why, cancel);

    private async Task<Organisation> Known(OrganisationId id, CancellationToken cancel) =>
        await Kept.Organisations.Find(id, viewer, cancel) ?? throw new Refusal(
            "organisation.unknown", $"There is no organisation {id}; register it first.");

    private async Task Known(IReadOnlyList<CrewId> crews, CancellationToken cancel)
    {
        foreach (var crew in crews)
            if (await store.Crews.Find(crew, viewer, cancel) is null)
                throw new Refusal("crew.unknown", $"There is no crew {crew}; enter it first.");
    }

    private async Task<Hazard> Known(HazardId id, CancellationToken cancel) =>
        await store.Hazards.Find(id, viewer, cancel) ?? throw new Refusal(
            "hazard.unknown", $"There is no hazard {id}; enter it first.");

    private async Task<IReadOnlyList<Accreditation>> AccreditationsOf(TaskOrder task, CancellationToken cancel) =>
        (await Kept.Accreditations.Of(task.Organisation.Value, All, viewer, cancel)).Items;

    private async Task<Programme> Programme(CancellationToken cancel) =>
        await store.Programme.Find(viewer, cancel) ?? throw new Refusal(
            "programme.missing", "The store has no programme yet; working days are not known. Set one first.");

    private Task<TRecord> Keep<TRecord, TId>(
        IRecordStore<TRecord, TId> records, TRecord record, Actor actor, string why, CancellationToken cancel)
        where TRecord : class
        where TId : struct, IIdentity<TId> =>
        store.Journal.Write(actor, why, async writing =>
        {
            await records.Save(writing, [record], cancel);
            return record;
        }, cancel);

    private Task<TRecord> Change<TRecord, TId>(
        IRecordStore<TRecord, TId> records, TId id, Func<TRecord, TRecord> how, Actor actor, string why,
        CancellationToken cancel)
        where TRecord : class
        where TId : struct, IIdentity<TId> =>
        store.Journal.Write(actor, why, async writing =>
        {
            var changed = how(await Found(records, id, cancel));
            await records.Save(writing, [changed], cancel);
            return changed;
        }, cancel);

    private async Task<TRecord> Found<TRecord, TId>(
        IRecordStore<TRecord, TId> records, TId id, CancellationToken cancel)
        where TRecord : class
        where TId : struct, IIdentity<TId> =>
        await records.Find(id, viewer, cancel) ?? throw new Refusal(
            "record.missing", $"There is no record {id} that you may see; check the identity.");
}
