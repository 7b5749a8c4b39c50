using System.Globalization;

namespace Furrow.Registry.Pledges;

/// <content>Arrivals that a person enters with what shows them, and takes back.</content>
public static partial class Arrivals
{
    /// <summary>Most things that may show one delivery.</summary>
    public const int MostEvidence = 50;

    private const int LongestName = 300;
    private const int LongestNote = 1_000;
    private const int MostNames = 20;

    /// <summary>A delivery that a person enters: a receipt, a handover act, something seen and counted.</summary>
    /// <param name="delivery">As they give it; at least one thing shows it.</param>
    /// <param name="decider">Who enters it.</param>
    /// <exception cref="Refusal"><c>delivery.title</c>, <c>delivery.names</c>, <c>delivery.amount</c>,
    /// <c>delivery.not-yet</c>, <c>delivery.no-evidence</c>, <c>delivery.evidence</c>.</exception>
    public static LedgerChange Enter(Delivery delivery, Decider decider)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(decider);
        if (string.IsNullOrWhiteSpace(delivery.Title) || delivery.Title.Length > LongestName)
            throw new Refusal("delivery.title",
                $"The title has {delivery.Title.Length} characters; say in 1 to {LongestName} what arrived.");
        if (delivery.Givers.Count > MostNames || delivery.Recipients.Count > MostNames
            || delivery.Givers.Concat(delivery.Recipients).Any(name => name.Length is 0 or > LongestName))
            throw new Refusal("delivery.names",
                $"Name at most {MostNames} givers and receivers, each in 1 to {LongestName} characters.");
        if (delivery.Amount is { } amount && amount.Minimum is null && amount.Maximum is null)
            throw new Refusal("delivery.amount", $"'{amount.Text}' gives no number; leave the amount out.");
        var today = DateOnly.FromDateTime(decider.At.UtcDateTime);
        if (delivery.On > today)
            throw new Refusal("delivery.not-yet", string.Create(CultureInfo.InvariantCulture,
                $"{delivery.On:yyyy-MM-dd} is not over yet (today is {today:yyyy-MM-dd}); enter what has arrived."));
        if (delivery.Evidence.Count is 0 or > MostEvidence)
            throw new Refusal("delivery.no-evidence",
                $"{delivery.Evidence.Count} things show this delivery; give the number of a paper, or who saw it, at "
                + $"most {MostEvidence}.");
        foreach (var evidence in delivery.Evidence)
            RefuseEvidence(evidence);
        return new()
        {
            Deliveries = [delivery with { DecidedBy = decider.Actor.Name, Standing = true }],
            Decisions = [decider.Decide(delivery.Id.ToString(), [], DecisionAction.Confirm) with
            {
                New = delivery.Title,
            }],
        };
    }

    /// <summary>One thing more that shows a held delivery: it is not a second arrival.</summary>
    /// <exception cref="Refusal"><c>delivery.undone</c>, <c>delivery.evidence</c>,
    /// <c>delivery.evidence-known</c>.</exception>
    public static LedgerChange Show(
        Delivery delivery, DeliveryEvidence evidence, Decider decider, IReadOnlyList<Decision> before)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(decider);
        RefuseUndone(delivery);
        RefuseEvidence(evidence);
        if (delivery.Evidence.Any(one => one.Kind == evidence.Kind && one.Reference == evidence.Reference))
            throw new Refusal("delivery.evidence-known", $"'{evidence.Reference}' shows this delivery already.");
        if (delivery.Evidence.Count >= MostEvidence)
            throw new Refusal("delivery.evidence",
                $"{delivery.Evidence.Count} things show this delivery; at most {MostEvidence} are kept.");
        return new()
        {
            Deliveries = [delivery with { Evidence = [.. delivery.Evidence, evidence] }],
            Decisions = [decider.Decide(delivery.Id.ToString(), before, DecisionAction.Correct) with
            {
                New = $"{Collection.Word(evidence.Kind)}: {evidence.Reference}",
            }],
        };
    }

    /// <summary>Takes a delivery back that a person entered: it stays readable and counts for nothing.</summary>
    /// <param name="delivery">As it stands.</param>
    /// <param name="matches">All of its matches.</param>
    /// <param name="decider">Who decides.</param>
    /// <param name="before">Earlier decisions about it.</param>
    /// <exception cref="Refusal"><c>delivery.undone</c>, <c>delivery.by-statement</c>,
    /// <c>delivery.has-matches</c>.</exception>
    public static LedgerChange TakeBack(
        Delivery delivery, IReadOnlyList<DeliveryMatch> matches, Decider decider, IReadOnlyList<Decision> before)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(matches);
        ArgumentNullException.ThrowIfNull(decider);
        RefuseUndone(delivery);
        if (delivery.Evidence.Any(one => one.Kind == EvidenceOfDelivery.Statement))
            throw new Refusal("delivery.by-statement",
                "A statement reports this delivery; undo the confirmation of that statement.");
        if (matches.Any(match => match.Delivery == delivery.Id && match.Standing))
            throw new Refusal("delivery.has-matches",
                $"'{delivery.Title}' counts for a commitment; take that match back first.");
        return new()
        {
            Deliveries = [delivery with { Standing = false }],
            Decisions = [decider.Decide(delivery.Id.ToString(), before, DecisionAction.Undo) with
            {
                Reverses = before.FirstOrDefault(one => one.Action == DecisionAction.Confirm)?.Id,
            }],
        };
    }

    private static void RefuseUndone(Delivery delivery)
    {
        if (!delivery.Standing)
            throw new Refusal("delivery.undone", "This delivery no longer stands; nothing of it can be changed.");
    }

    private static void RefuseEvidence(DeliveryEvidence evidence)
    {
        if (evidence.Kind is EvidenceOfDelivery.Statement or EvidenceOfDelivery.Roster)
            throw new Refusal("delivery.evidence",
                "Statements and the roster show deliveries by themselves: confirm the statement, or count the crew. "
                + "Give a paper, or who saw it.");
        if (string.IsNullOrWhiteSpace(evidence.Reference) || evidence.Reference.Length > LongestName
            || evidence.Note?.Length > LongestNote)
            throw new Refusal("delivery.evidence",
                $"Give the number of the paper or the name of who saw it in 1 to {LongestName} characters, and a note "
                + $"of at most {LongestNote}.");
    }
}
