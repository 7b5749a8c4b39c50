using System.Globalization;
using Furrow.Registry.Sources;

namespace Furrow.Registry.Pledges;

/// <summary>How a person confirms a claim.</summary>
public sealed record Confirmation
{
    /// <summary>What the statement does to the commitment; null for what its words say.</summary>
    public StatementRole? Role { get; init; }

    /// <summary>Day on which it was said; null for the day of publication.</summary>
    public DateOnly? SaidOn { get; init; }

    /// <summary>Day by which it is to be here; null when no date is given.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>What it is tied to; null when to nothing.</summary>
    public string? Condition { get; init; }

    /// <summary>Judgement of source and information.</summary>
    public Grade Grade { get; init; } = Grade.Unjudged;

    /// <summary>The delivery that it reports once more; null when it reports one that is not held yet.</summary>
    public DeliveryId? SameArrival { get; init; }

    /// <summary>The total that the promise is a part of; null when of none.</summary>
    public CommitmentId? PartOf { get; init; }
}

/// <summary>The rules of the ledger: from what was read to claims, from confirmed claims to a commitment.</summary>
public static partial class Ledger
{
    private const int LongestCondition = 500;

    /// <summary>What the reader proposes from a document, as claims that nobody has decided on.</summary>
    /// <remarks>Identities follow from document, quote, thing and stage: reading the same text again proposes the
    /// same.</remarks>
    public static IReadOnlyList<Claim> ClaimsOf(Document document, Reading.ReadResult result)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(result);
        return [.. result.Commitments.Select(proposal => ClaimOf(document, proposal)).DistinctBy(claim => claim.Id)];
    }

    /// <summary>The document with the outlets that the reader found it to cite.</summary>
    public static Document WithCited(Document document, Reading.ReadResult result) =>
        document with { CitedOutlets = [.. result.CitedOutlets.Select(outlet => outlet.Value!).Distinct()] };

    /// <summary>The document with only the sentences that these claims stand in, and the claims moved there.</summary>
    /// <exception cref="Refusal"><c>excerpt.nothing</c>, <c>excerpt.already</c>.</exception>
    public static (Document Document, IReadOnlyList<Claim> Claims) OnlyExcerpt(
        Document document, IReadOnlyList<Claim> claims)
    {
        var (kept, excerpt) = Documents.OnlyExcerpt(document, claims.SelectMany(Spans)
            .Select(span => (span.Start, span.End)));
        Span Moved(Span span) => new(excerpt.Move(span.Start)!.Value, excerpt.Move(span.End)!.Value);
        Slot Slot(Slot slot) => slot.Span is { } span ? slot with { Span = Moved(span) } : slot;
        return (kept, [.. claims.Select(claim => claim with
        {
            Quote = Moved(claim.Quote),
            Pledgers = [.. claim.Pledgers.Select(Slot)],
            Recipients = [.. claim.Recipients.Select(Slot)],
            Place = Slot(claim.Place),
            Speaker = Slot(claim.Speaker),
        })]);
    }

    /// <summary>Confirms a claim: it becomes a statement, which begins a commitment or is added to one.</summary>
    /// <param name="claim">Proposed.</param>
    /// <param name="document">That it stands in.</param>
    /// <param name="how">What the person adds to what was read.</param>
    /// <param name="held">The commitment that it speaks of; null when it begins one.</param>
    /// <param name="decider">Who decides.</param>
    /// <param name="before">Earlier decisions about the claim.</param>
    /// <exception cref="Refusal"><c>claim.rejected</c>, <c>claim.already-confirmed</c>, <c>claim.units-differ</c>,
    /// <c>claim.kinds-differ</c>, <c>statement.role</c>, <c>statement.condition</c>, <c>statement.part-of-itself</c>,
    /// <c>delivery.not-found</c>.</exception>
    public static LedgerChange Confirm(
        Claim claim, Document document, Confirmation how, Dossier? held, Decider decider,
        IReadOnlyList<Decision> before)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(how);
        ArgumentNullException.ThrowIfNull(decider);
        if (claim.State == ClaimState.Rejected)
            throw new Refusal("claim.rejected",
                $"Claim {claim.Id} was rejected; undo that decision before confirming it.");
        if (claim.State == ClaimState.Confirmed)
            throw new Refusal("claim.already-confirmed",
                $"Claim {claim.Id} is confirmed; undo that decision to confirm it otherwise.");
        RefuseOtherKind(claim, held);
        var dossier = held ?? Dossier.New(Identity.From<CommitmentId>(claim.Id.ToString()));
        var statement = StatementOf(claim, document, how, dossier, decider);
        var arrival = statement.Role == StatementRole.ReportsDelivery
            ? Arrivals.Reported(statement, how.SameArrival, dossier, decider)
            : new LedgerChange();
        return (arrival with
        {
            Claims = [claim with { State = ClaimState.Confirmed }],
            Statements = [statement],
            Decisions = [decider.Decide(claim.Id.ToString(), before, DecisionAction.Confirm) with
            {
                New = $"{Collection.Word(statement.Role)} {dossier.Id}",
            }],
        }).Folded(dossier.With([statement], arrival.Deliveries, arrival.Matches));
    }

    /// <summary>Sets a claim aside. A claim behind a commitment is refused: undo its confirmation first.</summary>
    /// <exception cref="Refusal"><c>claim.confirmed</c>, <c>claim.already-rejected</c>.</exception>
    public static LedgerChange Reject(Claim claim, Decider decider, IReadOnlyList<Decision> before)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(decider);
        return claim.State switch
        {
            ClaimState.Confirmed => throw new Refusal("claim.confirmed",
                $"Claim {claim.Id} stands behind a commitment; undo its confirmation before rejecting it."),
            ClaimState.Rejected => throw new Refusal("claim.already-rejected",
                $"Claim {claim.Id} is rejected already."),
            _ => new LedgerChange
            {
                Claims = [claim with { State = ClaimState.Rejected }],
                Decisions = [decider.Decide(claim.Id.ToString(), before, DecisionAction.Reject)],
            },
        };
    }

    /// <summary>Corrects one slot of a claim that nobody has decided on, or of a confirmed one and its
    /// statement.</summary>
    /// <param name="claim">As it stands.</param>
    /// <param name="document">That it stands in.</param>
    /// <param name="slot">Which slot.</param>
    /// <param name="value">In words; null or empty for unknown.</param>
    /// <param name="held">What the claim stands behind; null while it is proposed.</param>
    /// <param name="decider">Who decides.</param>
    /// <param name="before">Earlier decisions about the claim.</param>
    /// <exception cref="Refusal"><c>claim.rejected</c>, <c>claim.slot</c>, <c>amount.malformed</c>,
    /// <c>claim.arrival</c>.</exception>
    public static LedgerChange Correct(
        Claim claim, Document document, ClaimSlot slot, string? value, Dossier? held, Decider decider,
        IReadOnlyList<Decision> before)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(decider);
        if (claim.State == ClaimState.Rejected)
            throw new Refusal("claim.rejected",
                $"Claim {claim.Id} was rejected; undo that decision before correcting it.");
        var corrected = ClaimSlots.Set(claim, slot, value, document.Text);
        var decision = decider.Decide(claim.Id.ToString(), before, DecisionAction.Correct) with
        {
            Slot = slot,
            Old = ClaimSlots.Keep(claim, slot),
            New = ClaimSlots.Words(corrected, slot),
        };
        return Changed(corrected, document, held) with { Decisions = [decision] };
    }

    /// <summary>What becomes of the commitment when a claim behind it changes.</summary>
    private static LedgerChange Changed(Claim claim, Document document, Dossier? held)
    {
        claim = claim with { Days = DayWords.Resolve(claim.When, document.PublishedOn) };
        var change = new LedgerChange { Claims = [claim] };
        if (claim.State != ClaimState.Confirmed || held is null)
            return change;
        var old = held.Statements.Single(one => one.Claim == claim.Id && one.Standing);
        if (old.Role == StatementRole.ReportsDelivery)
            throw new Refusal("claim.arrival",
                "This claim reports an arrival that is matched; undo its confirmation, correct it, and confirm it "
                + "again.");
        var next = Filled(claim, document, old);
        return (change with { Statements = [next] }).Folded(held.With([next]));
    }

    private static void RefuseOtherKind(Claim claim, Dossier? held)
    {
        if (held?.Commitment is not { } commitment)
            return;
        var (mine, theirs) = (claim.Amount?.Currency, commitment.Amount?.Currency);
        if (claim.Amount is not null && commitment.Amount is not null && mine != theirs)
            throw new Refusal("claim.units-differ",
                $"The claim counts in {mine ?? "no currency"}, the commitment in {theirs ?? "no currency"}; "
                + "confirm it as a commitment of its own.");
        if (claim.Category != commitment.Category)
            throw new Refusal("claim.kinds-differ",
                $"The claim is about {Collection.Word(claim.Category)}, the commitment about "
                + $"{Collection.Word(commitment.Category)}; correct the kind, or confirm it as a commitment of its "
                + "own.");
    }

    private static IEnumerable<Span> Spans(Claim claim) =>
        new[] { claim.Quote, claim.Place.Span, claim.Speaker.Span }
            .Concat(claim.Pledgers.Concat(claim.Recipients).Select(slot => slot.Span)).OfType<Span>();

    private static Claim ClaimOf(Document document, Reading.Proposal proposal) => new()
    {
        Id = Identity.From<ClaimId>(
            document.Id.ToString(),
            proposal.Quote.Start.ToString(CultureInfo.InvariantCulture),
            proposal.Quote.End.ToString(CultureInfo.InvariantCulture),
            proposal.Quantity?.Span.Start.ToString(CultureInfo.InvariantCulture) ?? "",
            proposal.Thing, proposal.Modality.ToString()),
        Document = document.Id,
        Quote = new Span(proposal.Quote.Start, proposal.Quote.End),
        Direct = proposal.Direct,
        Pledgers = [.. proposal.Pledgers.Select(SlotOf)],
        Recipients = [.. proposal.Recipients.Select(SlotOf)],
        Thing = proposal.Thing,
        Category = (PledgeCategory)proposal.Category,
        Amount = proposal.Quantity is { } quantity
            ? new Amount(quantity.Text, quantity.Minimum, quantity.Maximum, quantity.Approximate,
                proposal.Unit, quantity.Currency)
            : null,
        Place = SlotOf(proposal.Place),
        Modality = (Modality)proposal.Modality,
        Speaker = SlotOf(proposal.Speaker),
        CitedOutlets = [.. proposal.CitedOutlets.Select(outlet => outlet.Value!)],
        When = proposal.Date.Value,
        Days = DayWords.Resolve(proposal.Date.Value, document.PublishedOn),
        Aggregate = proposal.Aggregate,
        State = ClaimState.Proposed,
        Origin = document.Origin with { Key = $"{Reading.Reader.Version}:{proposal.Rule}" },
    };

    private static Slot SlotOf(Reading.Found found) => new(
        found.Value, (SlotStatus)found.Status,
        found.Span is { } span ? new Span(span.Start, span.End) : null, found.Rule);
}
