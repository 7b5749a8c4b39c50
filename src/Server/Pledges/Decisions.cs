using System.Text.Json.Serialization;
using Furrow.Registry;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Server.Pledges;

/// <summary>How a claim is confirmed.</summary>
/// <param name="Link">The link whose relation it takes; null for none.</param>
/// <param name="Commitment">The commitment that it speaks of; null for a new one.</param>
/// <param name="Role">What it does to the commitment; null for what the words or the link say.</param>
/// <param name="SaidOn">Day on which it was said; null for the day of publication.</param>
/// <param name="DueOn">Day by which it is to be here.</param>
/// <param name="Condition">What it is tied to.</param>
/// <param name="Grade">Letter and figure.</param>
/// <param name="SameArrival">The delivery that it reports once more.</param>
internal sealed record ConfirmBody(
    LinkId? Link = null, CommitmentId? Commitment = null, StatementRole? Role = null, DateOnly? SaidOn = null,
    DateOnly? DueOn = null, string? Condition = null, string? Grade = null, DeliveryId? SameArrival = null) : Reason;

/// <summary>How a slot is corrected.</summary>
/// <param name="Slot">Which slot.</param>
/// <param name="Value">In words; null or empty for unknown.</param>
internal sealed record CorrectBody(ClaimSlot? Slot = null, string? Value = null) : Reason;

/// <summary>How a source and what it says are judged.</summary>
/// <param name="Grade">Letter and figure.</param>
internal sealed record GradeBody(string? Grade = null) : Reason;

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
        var (dossier, role, links, total) = await Linked(at, body);
        var how = new Confirmation
        {
            Role = body.Role ?? role, SaidOn = body.SaidOn, DueOn = body.DueOn, Condition = body.Condition,
            Grade = body.Grade is { } grade ? Grade.Parse(grade) : Grade.Unjudged, SameArrival = body.SameArrival,
            PartOf = total,
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
        foreach (var link in await at.Links())
        {
            if (link.From != at.Claim.Id || link.State != LinkState.Confirmed)
                continue;
            var open = Linking.Reopen(link, at.Decider, await at.DecisionsOf(link.Id.ToString()));
            change = change with
            {
                Links = [.. change.Links, .. open.Links],
                Decisions = [.. change.Decisions, .. open.Decisions],
            };
        }

        return change;
    });

    /// <summary>The dossier that a claim is added to, the role that its link gives it, the link as confirmed, and the
    /// total that it makes the claim a part of.</summary>
    private static async Task<(Dossier? Dossier, StatementRole? Role, LedgerChange Links, CommitmentId? Total)> Linked(
        ClaimCase at, ConfirmBody body)
    {
        if (body.Link is not { } id)
            return (body.Commitment is { } named ? await at.Dossier(named) : null, null, new(), null);
        var link = await at.Ask.Store.Links.Find(id, at.Ask.Viewer, at.Ask.Cancel)
            ?? throw new Refusal("link.not-found", $"There is no link {id}.");
        if (link.From != at.Claim.Id)
            throw new Refusal("link.other-claim", "This link is about another claim; take one of this claim.");
        if (link.State == LinkState.Rejected)
            throw new Refusal("link.already-rejected", "This link was set aside; undo that before confirming by it.");
        var confirmed = Linking.Confirm(link, at.Decider, await at.DecisionsOf(id.ToString()));
        var about = await at.Ask.Store.Statements.Find(Ledger.StatementOf(link.To), at.Ask.Viewer, at.Ask.Cancel);
        if (about is not { Standing: true })
            throw new Refusal("link.other-open",
                "Nobody has confirmed the claim that this one is about; decide about that one first.");
        if (Ledger.RoleOf(link.Kind) is { } role)
            return (await at.Dossier(about.Commitment), role, confirmed, null);
        Addends.RefuseCircle(
            Identity.From<CommitmentId>(at.Claim.Id.ToString()), await at.Above(about.Commitment));
        return (null, null, confirmed, about.Commitment);
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
    private const int MostTotals = 64;

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

    /// <summary>A commitment, the total that it is a part of, the total of that one, and so on.</summary>
    public async Task<IReadOnlyList<Commitment>> Above(CommitmentId id)
    {
        var above = new List<Commitment>();
        for (CommitmentId? at = id; at is { } next && above.Count < MostTotals;)
        {
            if (await Ask.Store.Commitments.Find(next, Ask.Viewer, Ask.Cancel) is not { } total)
                break;
            above.Add(total);
            at = total.PartOf;
        }

        return above;
    }

    /// <summary>Links from and to the claim.</summary>
    public async Task<IReadOnlyList<ClaimLink>> Links() =>
        (await Ask.Store.Links.OfClaim(Claim.Id, new Page(MostLinks), Ask.Viewer, Ask.Cancel)).Items;

    /// <summary>Earlier decisions about a subject.</summary>
    public Task<IReadOnlyList<Decision>> DecisionsOf(string subject) =>
        Ask.Store.Decisions.Of(subject, Ask.Viewer, Ask.Cancel);
}
