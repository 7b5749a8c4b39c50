namespace Furrow.Registry.Hazards;

/// <summary>What the works column knows about a release and a handover; handed in.</summary>
public interface IReleaseWitness
{
    /// <summary>The facts with what is known of the named task and inspection.</summary>
    Task<ReleaseFacts> Of(Hazard hazard, LandRelease release, ReleaseFacts facts, CancellationToken cancel);

    /// <summary>What handing the hazard over still lacks; empty when nothing.</summary>
    Task<IReadOnlyList<string>> MissingForHandover(Hazard hazard, CancellationToken cancel);

    /// <summary>True while an accident, incident or suspension freezes the hazard.</summary>
    Task<bool> Frozen(Hazard hazard, CancellationToken cancel);
}

/// <summary>
/// Where changes of ground are handed in. Reads the account, asks the rule, keeps its entries and the hazard in the
/// open write; the journal does the rest.
/// </summary>
/// <param name="store">Where everything is kept.</param>
/// <param name="writing">The open write.</param>
/// <param name="viewer">On whose behalf it is read.</param>
public sealed partial class GroundDesk(IStore store, IWriting writing, Viewer viewer)
{
    /// <summary>Day of the write.</summary>
    private DateOnly Today => DateOnly.FromDateTime(writing.At.UtcDateTime);

    /// <summary>The account of a hazard; refused when there is none that the viewer may see.</summary>
    public async Task<GroundAccount> Account(HazardId id, CancellationToken cancel)
    {
        var hazard = await store.Hazards.Find(id, viewer, cancel)
            ?? throw new Refusal("hazard.not-found", $"There is no hazard {id} that you may see.");
        var entries = await store.Ground.OfHazard(id, viewer, cancel);
        var first = entries.Count > 0 ? null : await store.Ground.FirstRecorded(id.ToString(), viewer, cancel);
        return GroundAccount.Of(hazard, entries, first ?? writing.At);
    }

    /// <summary>Who enters what, from the open write.</summary>
    /// <param name="on">Day on which it holds; null for the day of the write.</param>
    /// <param name="why">The reason.</param>
    /// <param name="origin">Where it came from; null for a form.</param>
    public Posting Posting(DateOnly? on, string why, Origin? origin = null) =>
        new(writing.At, writing.Actor.Name, on ?? Today, why, origin ?? new Origin("form", null, false));

    /// <summary>Keeps what an act gave.</summary>
    public async Task<Hazard> Keep(Posted posted, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(posted);
        await store.Ground.Save(writing, posted.Entries, cancel);
        await store.Hazards.Save(writing, [posted.Hazard], cancel);
        return posted.Hazard;
    }

    /// <summary>Releases ground by a report that is on record, and by what the works column knows.</summary>
    public async Task<Hazard> Release(
        HazardId id, GroundChange change, NetTopologySuite.Geometries.Geometry ground, LandRelease release,
        Posting posting, IReleaseWitness witness, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(witness);
        var account = await Account(id, cancel);
        var reports = (await store.Reports.OfHazard(id, viewer, cancel))
            .Where(report => report.LocalId == release.Report).ToList();
        bool Has(ReportKind kind) => reports.Exists(report => report.Kind == kind);
        var facts = await witness.Of(account.Hazard, release, new ReleaseFacts
        {
            NonTechnicalSurvey = Has(ReportKind.NonTechnicalSurvey),
            TechnicalSurvey = Has(ReportKind.TechnicalSurvey) || Has(ReportKind.Clearance),
            ClearanceReport = Has(ReportKind.Clearance),
        }, cancel);
        return await Keep(account.Release(change, ground, release, facts, posting), cancel);
    }

    /// <summary>Splits a part off into a hazard of its own; both are kept. A freeze is not left by splitting.</summary>
    public async Task<(Hazard Here, Hazard There)> Split(
        HazardId id, NetTopologySuite.Geometries.Geometry ground, HazardId newId, string localId, Posting posting,
        IReleaseWitness witness, CancellationToken cancel)
    {
        var account = await Free(id, witness, cancel);
        var part = account.Hazard with
        {
            Id = newId,
            LocalId = localId,
            TurningPoints = [],
            StatusReason = "split",
            StatusOn = Today,
            StatusNote = posting.Reason,
            Origin = account.Hazard.Origin with { Key = localId },
        };
        var (here, there) = account.Split(ground, part, posting);
        return (await Keep(here, cancel), await Keep(there, cancel));
    }

    /// <summary>Moves all that remains of one hazard into another; neither may be frozen.</summary>
    public async Task<(Hazard Here, Hazard There)> Merge(
        HazardId id, HazardId into, Posting posting, IReleaseWitness witness, CancellationToken cancel)
    {
        var (here, there) = (await Free(id, witness, cancel))
            .MergeInto(await Free(into, witness, cancel), posting);
        return (await Keep(here, cancel), await Keep(there, cancel));
    }

    /// <summary>The account of a hazard whose ground may move to another; refused while it is frozen.</summary>
    private async Task<GroundAccount> Free(HazardId id, IReleaseWitness witness, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(witness);
        var account = await Account(id, cancel);
        return !await witness.Frozen(account.Hazard, cancel) ? account : throw new Refusal("balance.frozen",
            $"{account.Hazard.LocalId} is frozen by an accident, an incident or an authority; its ground moves to no "
            + "other hazard before a named authority lifts that.");
    }

    /// <summary>Takes a step of the hazard's machine; the step is refused when something is missing for it.</summary>
    /// <param name="id">Which hazard.</param>
    /// <param name="act">The step, by its word in the table: <c>suspend</c>, <c>confirm</c>.</param>
    /// <param name="reason">A code of <c>status-reason</c>; null when none is given.</param>
    /// <param name="note">In words.</param>
    /// <param name="witness">What the works column knows.</param>
    /// <param name="cancel">Stops before anything is kept.</param>
    public async Task<Hazard> Step(
        HazardId id, string act, string? reason, string? note, IReleaseWitness witness, CancellationToken cancel)
    {
        var account = await Account(id, cancel);
        var reports = await store.Reports.OfHazard(id, viewer, cancel);
        var facts = await Facts(account, reports, reason, witness, cancel);
        var hazard = account.Hazard;
        var changed = HazardMachines.Kind.Transitions.Any(one => one.Act == act)
            ? hazard with { Kind = HazardMachines.Kind.After(act, hazard.Kind, facts) }
            : hazard with { Status = HazardMachines.Status.After(act, hazard.Status, facts) };
        changed = changed with { StatusReason = reason, StatusOn = Today, StatusNote = note };
        await store.Hazards.Save(writing, [changed], cancel);
        return changed;
    }

    /// <summary>What is known about a hazard for its machines.</summary>
    public static async Task<HazardFacts> Facts(
        GroundAccount account, IReadOnlyList<HazardReport> reports, string? reason, IReleaseWitness witness,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(witness);
        var hazard = account.Hazard;
        return new()
        {
            RemainingSquareMetres = account.Balance.Remaining,
            HasReleases = account.Balance.Released > 0,
            DirectEvidence = hazard.Evidence.Any(one => one.Direct),
            IndirectEvidence = hazard.Evidence.Any(one => !one.Direct),
            Surveyed = hazard.SurveyedOn is not null || reports.Any(one => one.Kind != ReportKind.Indication),
            HasPerimeter = !hazard.OutlineIsStandIn,
            Reason = reason,
            Frozen = await witness.Frozen(hazard, cancel),
            MissingForHandover = await witness.MissingForHandover(hazard, cancel),
        };
    }
}
