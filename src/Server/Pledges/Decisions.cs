using System.Text.Json.Serialization;
using Furrow.Registry;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Server.Pledges;

/// <summary>How a claim is confirmed.</summary>
internal sealed record ConfirmBody : Reason
{
    /// <summary>The link whose relation it takes; null for none.</summary>
    public LinkId? Link { get; init; }

    /// <summary>The commitment that it speaks of; null for a new one.</summary>
    public CommitmentId? Commitment { get; init; }

    /// <summary>What it does to the commitment; null for what the words or the link say.</summary>
    public StatementRole? Role { get; init; }

    /// <summary>Day on which it was said; null for the day of publication.</summary>
    public DateOnly? SaidOn { get; init; }

    /// <summary>Day by which it is to be here.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>What it is tied to.</summary>
    public string? Condition { get; init; }

    /// <summary>Letter and figure.</summary>
    public string? Grade { get; init; }

    /// <summary>The delivery that it reports once more.</summary>
    public DeliveryId? SameArrival { get; init; }
}

/// <summary>How a slot is corrected.</summary>
internal sealed record CorrectBody : Reason
{
    /// <summary>Which slot.</summary>
    public ClaimSlot? Slot { get; init; }

    /// <summary>In words; null or empty for unknown.</summary>
    public string? Value { get; init; }
}

/// <summary>How a source and what it says are judged.</summary>
internal sealed record GradeBody : Reason
{
    /// <summary>Letter and figure.</summary>
    public string? Grade { get; init; }
}

/// <summary>What a person decides about a claim: the rule is the ledger's, the reason is the person's.</summary>
internal static class Decisions
{
    /// <summary>
    /// Lets a claim stand. Asked again, the same commitment is given and nothing is written.
    /// </summary>
    public static Task<object?> Confirm(Ask ask, string why, ConfirmBody body) => Decide(ask, why, async at =>
    {
        if (at.Claim.State == ClaimState.Confirmed)
            return null;
        var (dossier, role, links) = await Linked(at, body);
        var how = new Confirmation
        {
            Role = body.Role ?? role, SaidOn = body.SaidOn, DueOn = body.DueOn, Condition = body.Condition,
            Grade = body.Grade is { } grade ? Grade.Parse(grade) : Grade.Unjudged, SameArrival = body.SameArrival,
        };
        var change = Ledger.Confirm(at.Claim, at.Document, how, dossier, at.Decider, at.Before);
        return change with
        {
            Links = links.Links,
            Decisions = [.. change.Decisions, .. links.Decisions],
        };
    });

    /// <summary>Sets a claim aside; it stays readable, and the journal keeps why.</summary>
    public static Task<object?> Reject(Ask ask, string why) => Decide(ask, why, at =>
        Task.FromResult<LedgerChange?>(at.Claim.State == ClaimState.Rejected
            ? null : Ledger.Reject(at.Claim, at.Decider, at.Before)));

    /// <summary>Corrects one slot.</summary>
    public static Task<object?> Correct(Ask ask, string why, CorrectBody body) => Decide(ask, why, async at =>
        Ledger.Correct(
            at.Claim, at.Document,
            body.Slot ?? throw new Refusal("claim.slot", "Name the slot that is corrected, for example amount."),
            body.Value, await at.Held(), at.Decider, at.Before));

    /// <summary>Judges the source of a confirmed claim and what it says.</summary>
    public static Task<object?> Judge(Ask ask, string why, GradeBody body) => Decide(ask, why, async at =>
        Ledger.Judge(at.Claim, Grade.Parse(body.Grade ?? ""), await at.Held(), at.Decider, at.Before));

    /// <summary>Takes the latest decision about a claim back.</summary>
    public static Task<object?> Undo(Ask ask, string why) => Decide(ask, why, async at =>
    {
        var held = await at.Held();
        var change = Ledger.Undo(at.Claim, at.Document, held, await at.Others(held), at.Decider, at.Before);
        if (change.Claims is not [{ State: ClaimState.Proposed }])
            return change;
        var reopened = new List<ClaimLink>();
        foreach (var link in await at.Links())
        {
            if (link.From == at.Claim.Id && link.State == LinkState.Confirmed)
                reopened.Add(link with { State = LinkState.Proposed });
        }

        return change with { Links = reopened };
    });

    /// <summary>The dossier that a claim is added to, the role that its link gives it, and the link as
    /// confirmed.</summary>
    private static async Task<(Dossier? Dossier, StatementRole? Role, LedgerChange Links)> Linked(
        ClaimCase at, ConfirmBody body)
    {
        if (body.Link is not { } id)
            return (body.Commitment is { } named ? await at.Dossier(named) : null, null, new LedgerChange());
        var link = await at.Ask.Store.Links.Find(id, at.Ask.Viewer, at.Ask.Cancel)
            ?? throw new Refusal("link.not-found", $"There is no link {id}.");
        if (link.From != at.Claim.Id)
            throw new Refusal("link.other-claim", "This link is about another claim; take one of this claim.");
        var confirmed = new LedgerChange
        {
            Links = [link with { State = LinkState.Confirmed }],
            Decisions = [at.Decider.Decide(
                id.ToString(), await at.DecisionsOf(id.ToString()), DecisionAction.Confirm)],
        };
        if (Ledger.RoleOf(link.Kind) is not { } role)
            return (null, null, confirmed);
        var about = await at.Ask.Store.Statements.Find(Ledger.StatementOf(link.To), at.Ask.Viewer, at.Ask.Cancel);
        if (about is not { Standing: true })
            throw new Refusal("link.other-open",
                "Nobody has confirmed the claim that this one is about; decide about that one first.");
        return (await at.Dossier(about.Commitment), role, confirmed);
    }

    private static async Task<object?> Decide(
        Ask ask, string why, Func<ClaimCase, Task<LedgerChange?>> decide)
    {
        var id = ask.Id<ClaimId>();
        return await ask.Store.Journal.Write(ask.Actor, why, async writing =>
        {
            if (await ClaimCase.Of(ask, id, new(writing.Actor, writing.At, why)) is not { } at)
                return null;
            if (await decide(at) is { } change)
                await ask.Store.Save(writing, change, ask.Cancel);
            return await View(ask, id);
        }, ask.Cancel);
    }

    private static async Task<DecisionView?> View(Ask ask, ClaimId id)
    {
        var claim = await ask.Store.Claims.Find(id, ask.Viewer, ask.Cancel);
        var statement = await ask.Store.Statements.Find(Ledger.StatementOf(id), ask.Viewer, ask.Cancel);
        var commitment = statement is { Standing: true }
            ? await ask.Store.Commitments.Find(statement.Commitment, ask.Viewer, ask.Cancel)
            : null;
        return new(claim!, statement, commitment,
            await ask.Store.Decisions.Of(id.ToString(), ask.Viewer, ask.Cancel));
    }

    private sealed record DecisionView(
        Claim Claim, Statement? Statement,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Commitment? Commitment,
        IReadOnlyList<Decision> Decisions);
}

/// <summary>A claim that is being decided about, with what the rules need to know.</summary>
internal sealed record ClaimCase(
    Ask Ask, Claim Claim, Document Document, Decider Decider, IReadOnlyList<Decision> Before)
{
    private const int MostLinks = 200;

    /// <summary>The case of a claim; null when there is none.</summary>
    public static async Task<ClaimCase?> Of(Ask ask, ClaimId id, Decider decider)
    {
        var (store, viewer, cancel) = (ask.Store, ask.Viewer, ask.Cancel);
        if (await store.Claims.Find(id, viewer, cancel) is not { } claim)
            return null;
        var document = await store.Documents.Find(claim.Document, viewer, cancel)
            ?? throw new Refusal("document.not-found", $"The document of claim {id} is not held any more.");
        return new(ask, claim, document, decider, await store.Decisions.Of(id.ToString(), viewer, cancel));
    }

    /// <summary>What the claim stands behind; null while it is behind nothing.</summary>
    public async Task<Dossier?> Held()
    {
        if (Claim.State != ClaimState.Confirmed)
            return null;
        var statement = await Ask.Store.Statements.Find(Ledger.StatementOf(Claim.Id), Ask.Viewer, Ask.Cancel);
        return statement is { Standing: true } ? await Dossier(statement.Commitment) : null;
    }

    /// <summary>All that is held about a commitment.</summary>
    public async Task<Dossier> Dossier(CommitmentId id) =>
        await Ask.Store.Dossier(id, Ask.Viewer, Ask.Cancel) is { Commitment: not null } dossier
            ? dossier
            : throw new Refusal("commitment.not-found",
                $"There is no commitment {id}; /api/commitments lists them.");

    /// <summary>Matches of the dossier's deliveries, with any commitment.</summary>
    public async Task<IReadOnlyList<DeliveryMatch>> Others(Dossier? held)
    {
        var others = new List<DeliveryMatch>();
        foreach (var delivery in held?.Deliveries ?? [])
        {
            others.AddRange((await Ask.Store.Matches.Of(
                null, delivery.Id, Page.First, Ask.Viewer, Ask.Cancel)).Items);
        }

        return others;
    }

    /// <summary>Links from and to the claim.</summary>
    public async Task<IReadOnlyList<ClaimLink>> Links() =>
        (await Ask.Store.Links.OfClaim(Claim.Id, new Page(MostLinks), Ask.Viewer, Ask.Cancel)).Items;

    /// <summary>Earlier decisions about a subject.</summary>
    public Task<IReadOnlyList<Decision>> DecisionsOf(string subject) =>
        Ask.Store.Decisions.Of(subject, Ask.Viewer, Ask.Cancel);
}
