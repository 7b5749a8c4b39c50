using Furrow.Registry.Sources;

namespace Furrow.Registry.Pledges;

/// <content>From a claim to the statement that a person let stand, and back.</content>
public static partial class Ledger
{
    /// <summary>What a claim does by its words alone, when nobody says otherwise.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="adds">True when it is added to a commitment that is held.</param>
    public static StatementRole RoleOf(Claim claim, bool adds)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim.Modality switch
        {
            Modality.Delivered => StatementRole.ReportsDelivery,
            Modality.Denied => StatementRole.Denies,
            Modality.Agreed or Modality.Allocated or Modality.UnderWay when adds => StatementRole.Confirms,
            _ => adds ? StatementRole.Repeats : StatementRole.Announces,
        };
    }

    /// <summary>What a confirmed link makes of the statement; null for a part, which has a commitment of its
    /// own.</summary>
    public static StatementRole? RoleOf(LinkKind kind) => kind switch
    {
        LinkKind.Restates => StatementRole.Repeats,
        LinkKind.Updates => StatementRole.Changes,
        LinkKind.Contradicts => StatementRole.Announces,
        LinkKind.Fulfils => StatementRole.ReportsDelivery,
        LinkKind.Denies => StatementRole.Denies,
        _ => null,
    };

    /// <summary>Takes the latest decision about a claim back, by another decision: nothing is deleted.</summary>
    /// <param name="claim">As it stands.</param>
    /// <param name="document">That it stands in.</param>
    /// <param name="held">What the claim stands behind; null unless it is confirmed.</param>
    /// <param name="others">Matches of the deliveries that the claim reports with other commitments.</param>
    /// <param name="decider">Who decides.</param>
    /// <param name="before">Earlier decisions about the claim.</param>
    /// <exception cref="Refusal"><c>decision.none</c>, <c>commitment.has-arrivals</c>, <c>delivery.has-matches</c>,
    /// <c>claim.arrival</c>.</exception>
    public static LedgerChange Undo(
        Claim claim, Document document, Dossier? held, IReadOnlyList<DeliveryMatch> others, Decider decider,
        IReadOnlyList<Decision> before)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(decider);
        var last = LastStanding(before)
            ?? throw new Refusal("decision.none",
                $"Nothing is decided about claim {claim.Id}; there is nothing to undo.");
        var undo = decider.Decide(claim.Id.ToString(), before, DecisionAction.Undo) with { Reverses = last.Id };
        var change = last.Action switch
        {
            DecisionAction.Correct => Changed(ClaimSlots.Restore(claim, last.Slot!.Value, last.Old!), document, held),
            DecisionAction.Grade => Graded(claim, Grade.Parse(last.Old!), held),
            DecisionAction.Confirm => Unconfirmed(claim, held!, others),
            _ => new LedgerChange { Claims = [claim with { State = ClaimState.Proposed }] },
        };
        return change with { Decisions = [undo] };
    }

    /// <summary>Judges the source of a confirmed claim's statement and what it says.</summary>
    /// <exception cref="Refusal"><c>claim.not-confirmed</c>.</exception>
    public static LedgerChange Judge(
        Claim claim, Grade grade, Dossier? held, Decider decider, IReadOnlyList<Decision> before)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(grade);
        ArgumentNullException.ThrowIfNull(decider);
        var old = held?.Statements.FirstOrDefault(one => one.Claim == claim.Id && one.Standing)
            ?? throw new Refusal("claim.not-confirmed", "Only a confirmed claim is graded; confirm it first.");
        return Graded(claim, grade, held) with
        {
            Decisions = [decider.Decide(claim.Id.ToString(), before, DecisionAction.Grade) with
            {
                Old = old.Grade.ToString(), New = grade.ToString(),
            }],
        };
    }

    /// <summary>The latest decision that no other one took back; null when none stands.</summary>
    public static Decision? LastStanding(IReadOnlyList<Decision> decisions)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        var reversed = decisions.Select(decision => decision.Reverses).OfType<DecisionId>().ToHashSet();
        return decisions.Where(decision => decision.Action != DecisionAction.Undo && !reversed.Contains(decision.Id))
            .MaxBy(decision => decision.Number);
    }

    /// <summary>The statement that a claim becomes: the same each time it is confirmed.</summary>
    public static StatementId StatementOf(ClaimId claim) => Identity.From<StatementId>(claim.ToString());

    private static LedgerChange Graded(Claim claim, Grade grade, Dossier? held)
    {
        var next = held!.Statements.Single(one => one.Claim == claim.Id && one.Standing) with { Grade = grade };
        return new LedgerChange { Statements = [next] }.Folded(held.With([next]));
    }

    private static LedgerChange Unconfirmed(Claim claim, Dossier held, IReadOnlyList<DeliveryMatch> others)
    {
        var gone = held.Statements.Single(one => one.Claim == claim.Id && one.Standing) with { Standing = false };
        var change = new LedgerChange
        {
            Claims = [claim with { State = ClaimState.Proposed }], Statements = [gone],
        };
        var arrival = Arrivals.Unreported(gone, held, others);
        var after = held.With([gone], arrival.Deliveries, arrival.Matches);
        if (after.Commitment is null && after.Matches.Any(match => match.Standing))
            throw new Refusal("commitment.has-arrivals",
                "This is the last statement behind a commitment that arrivals are matched with; undo these matches "
                + "first.");
        return (change with { Deliveries = arrival.Deliveries, Matches = arrival.Matches }).Folded(after);
    }

    private static Statement StatementOf(
        Claim claim, Document document, Confirmation how, Dossier dossier, Decider decider)
    {
        var role = how.Role ?? RoleOf(claim, adds: dossier.Commitment is not null);
        if (claim.Modality == Modality.Denied && role is not (StatementRole.Denies or StatementRole.Withdraws))
            throw new Refusal("statement.role", "The words deny or take back; the statement denies or withdraws. "
                + "Correct the stage first when the words say something else.");
        if (claim.Modality == Modality.Delivered
            && role is not (StatementRole.ReportsDelivery or StatementRole.Denies or StatementRole.Withdraws))
            throw new Refusal("statement.role", "The words report an arrival; the statement reports a delivery. "
                + "Correct the stage first when the words say something else.");
        if (how.Condition?.Length > LongestCondition)
            throw new Refusal("statement.condition",
                $"The condition has {how.Condition.Length} characters; at most {LongestCondition} are kept.");
        if (role == StatementRole.Conditions && string.IsNullOrWhiteSpace(how.Condition))
            throw new Refusal("statement.condition", "Say in a few words what the promise is tied to.");
        if (how.PartOf == dossier.Id)
            throw new Refusal("statement.part-of-itself",
                $"Commitment {dossier.Id} cannot be a part of itself; name the total that it belongs to.");
        return Filled(claim, document, new Statement
        {
            Id = StatementOf(claim.Id),
            Commitment = dossier.Id, Claim = claim.Id, Document = document.Id,
            Quote = QuoteSelector.Of(document.Text, claim.Quote.Start, claim.Quote.End),
            Direct = claim.Direct, Role = role, SaidOn = how.SaidOn ?? document.PublishedOn,
            Agencies = [], Pledgers = [], Recipients = [], Thing = claim.Thing, Category = claim.Category,
            Modality = claim.Modality, DueOn = how.DueOn, PartOf = how.PartOf,
            Condition = string.IsNullOrWhiteSpace(how.Condition) ? null : how.Condition.Trim(),
            Grade = how.Grade, DecidedBy = decider.Actor.Name, DecidedAt = decider.At, Origin = claim.Origin,
        });
    }

    /// <summary>The statement with the slots of its claim.</summary>
    private static Statement Filled(Claim claim, Document document, Statement statement) => statement with
    {
        Outlet = document.Outlet,
        Agencies = claim.CitedOutlets,
        Speaker = claim.Speaker.Value,
        Pledgers = Values(claim.Pledgers),
        Recipients = Values(claim.Recipients),
        Thing = claim.Thing,
        Category = claim.Category,
        Amount = claim.Amount,
        Place = claim.Place.Value,
        Modality = claim.Modality,
        When = claim.When,
        Days = claim.Days,
        Aggregate = claim.Aggregate,
    };

    private static string[] Values(IReadOnlyList<Slot> slots) =>
        [.. slots.Select(slot => slot.Value).OfType<string>().Distinct()];
}
