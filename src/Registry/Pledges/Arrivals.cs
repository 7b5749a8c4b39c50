using System.Globalization;

namespace Furrow.Registry.Pledges;

/// <summary>The rules of what arrived: a delivery is never counted beyond itself, nor twice.</summary>
public static partial class Arrivals
{
    /// <summary>Counts a part of a delivery for a commitment, or changes how much.</summary>
    /// <param name="delivery">What arrived.</param>
    /// <param name="held">What was promised.</param>
    /// <param name="quantity">How much; null when the report gives no number.</param>
    /// <param name="others">All matches of the delivery, with any commitment.</param>
    /// <param name="decider">Who decides.</param>
    /// <param name="before">Earlier decisions about this match.</param>
    /// <exception cref="Refusal"><c>match.kinds-differ</c>, <c>match.quantity</c>, <c>match.exceeds-delivery</c>,
    /// <c>delivery.undone</c>, <c>commitment.not-found</c>.</exception>
    public static LedgerChange Match(
        Delivery delivery, Dossier held, decimal? quantity, IReadOnlyList<DeliveryMatch> others, Decider decider,
        IReadOnlyList<Decision> before)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(decider);
        var commitment = held.Commitment ?? throw new Refusal("commitment.not-found",
            $"There is no commitment {held.Id}; /api/commitments lists them.");
        RefuseUndone(delivery);
        if (delivery.Category != commitment.Category
            || (quantity is not null && commitment.Amount is not null
                && delivery.Amount?.Currency != commitment.Amount.Currency))
            throw new Refusal("match.kinds-differ",
                $"The delivery is {Collection.Word(delivery.Category)} in "
                + $"{delivery.Amount?.Currency ?? "no currency"}, "
                + $"the commitment {Collection.Word(commitment.Category)} in "
                + $"{commitment.Amount?.Currency ?? "no currency"}; they cannot be counted together.");
        var id = IdOf(delivery.Id, held.Id);
        RefuseTooMuch(delivery, quantity, others.Where(match => match.Standing && match.Id != id));
        var match = MatchOf(delivery, held.Id, quantity, decider);
        return new LedgerChange
        {
            Deliveries = [delivery],
            Matches = [match],
            Decisions = [decider.Decide(id.ToString(), before, DecisionAction.Confirm) with { New = Words(quantity) }],
        }.Folded(held.With(null, [delivery], [match]));
    }

    /// <summary>Takes a match back; the delivery stays.</summary>
    /// <exception cref="Refusal"><c>match.already-undone</c>.</exception>
    public static LedgerChange Unmatch(
        DeliveryMatch match, Dossier held, Decider decider, IReadOnlyList<Decision> before)
    {
        ArgumentNullException.ThrowIfNull(match);
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(decider);
        if (!match.Standing)
            throw new Refusal("match.already-undone", "This match was taken back already.");
        var gone = match with { Standing = false };
        return new LedgerChange
        {
            Matches = [gone],
            Decisions = [decider.Decide(match.Id.ToString(), before, DecisionAction.Undo) with
            {
                Reverses = Ledger.LastStanding(before)?.Id,
            }],
        }.Folded(held.With(matches: [gone]));
    }

    /// <summary>There is one match between a delivery and a commitment.</summary>
    public static MatchId IdOf(DeliveryId delivery, CommitmentId commitment) =>
        Identity.From<MatchId>(delivery.ToString(), commitment.ToString());

    /// <summary>A delivery that a statement reports, matched in full; or one more piece of evidence of a known
    /// one.</summary>
    internal static LedgerChange Reported(
        Statement statement, DeliveryId? same, Dossier held, Decider decider)
    {
        var evidence = new DeliveryEvidence(EvidenceOfDelivery.Statement, statement.Id.ToString());
        if (same is { } known)
        {
            var delivery = held.Deliveries.FirstOrDefault(one => one.Id == known && one.Standing)
                ?? throw new Refusal("delivery.not-found",
                    $"Delivery {known} is not matched with this commitment; it cannot be reported once more.");
            return new() { Deliveries = [delivery with { Evidence = [.. delivery.Evidence, evidence] }] };
        }

        var arrived = new Delivery
        {
            Id = Identity.From<DeliveryId>(statement.Claim.ToString()),
            Title = $"{statement.Amount?.Text} {statement.Thing}".Trim(),
            Givers = statement.Pledgers, Recipients = statement.Recipients, Category = statement.Category,
            Amount = statement.Amount, Place = statement.Place, On = DayOf(statement), Evidence = [evidence],
            DecidedBy = decider.Actor.Name, Origin = statement.Origin,
        };
        return new() { Deliveries = [arrived], Matches = [MatchOf(arrived, held.Id, arrived.Known(), decider)] };
    }

    /// <summary>What becomes of deliveries when a statement that reports them no longer stands.</summary>
    internal static LedgerChange Unreported(
        Statement statement, Dossier held, IReadOnlyList<DeliveryMatch> others)
    {
        var (deliveries, matches) = (new List<Delivery>(), new List<DeliveryMatch>());
        foreach (var delivery in held.Deliveries.Where(one => one.Evidence.Any(Shown)))
        {
            IReadOnlyList<DeliveryEvidence> left = [.. delivery.Evidence.Where(one => !Shown(one))];
            deliveries.Add(delivery with { Evidence = left, Standing = left.Count > 0 });
            if (left.Count > 0)
                continue;
            if (others.Any(match => match.Delivery == delivery.Id && match.Commitment != held.Id && match.Standing))
                throw new Refusal("delivery.has-matches",
                    $"'{delivery.Title}' counts for another commitment too; undo that match first.");
            matches.AddRange(held.Matches.Where(match => match.Delivery == delivery.Id && match.Standing)
                .Select(match => match with { Standing = false }));
        }

        return new() { Deliveries = deliveries, Matches = matches };

        bool Shown(DeliveryEvidence evidence) =>
            evidence.Kind == EvidenceOfDelivery.Statement && evidence.Reference == statement.Id.ToString();
    }

    /// <summary>The day that the words give, when it is one day and not later than the report; else the day of the
    /// report.</summary>
    private static DateOnly? DayOf(Statement statement) =>
        statement.Days?.Single() is { } day && !(day > statement.SaidOn) ? day : statement.SaidOn;

    private static DeliveryMatch MatchOf(
        Delivery delivery, CommitmentId commitment, decimal? quantity, Decider decider) => new()
        {
            Id = IdOf(delivery.Id, commitment), Delivery = delivery.Id, Commitment = commitment,
            Quantity = quantity > 0 ? quantity : null, On = delivery.On, DecidedBy = decider.Actor.Name,
            DecidedAt = decider.At,
        };

    private static void RefuseTooMuch(Delivery delivery, decimal? quantity, IEnumerable<DeliveryMatch> others)
    {
        if (quantity is not { } wanted)
            return;
        if (wanted <= 0)
            throw new Refusal("match.quantity", string.Create(CultureInfo.InvariantCulture,
                $"{wanted} was to be counted; count more than 0, or leave the number out when the report has none."));
        var known = delivery.Known() ?? throw new Refusal("match.exceeds-delivery",
            $"No lower bound of '{delivery.Title}' is known, so no number of it can be counted; leave the number out.");
        var left = known - others.Sum(match => match.Quantity ?? 0);
        if (wanted > left)
            throw new Refusal("match.exceeds-delivery", string.Create(CultureInfo.InvariantCulture,
                $"{wanted} of '{delivery.Title}' were to be counted, but {known} arrived and {left} are not counted "
                + $"elsewhere; count at most {left}."));
    }

    private static string Words(decimal? quantity) =>
        quantity?.ToString(CultureInfo.InvariantCulture) ?? "no number";
}
