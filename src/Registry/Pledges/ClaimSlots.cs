using System.Text.Json;

namespace Furrow.Registry.Pledges;

/// <summary>The parts of a claim that a person may correct.</summary>
public enum ClaimSlot
{
    /// <summary>Who gives.</summary>
    Pledger,

    /// <summary>Who gets it.</summary>
    Recipient,

    /// <summary>The thing.</summary>
    Thing,

    /// <summary>Kind of thing.</summary>
    Category,

    /// <summary>How much.</summary>
    Amount,

    /// <summary>Where.</summary>
    Place,

    /// <summary>How far it has come.</summary>
    Modality,

    /// <summary>Who said it.</summary>
    Speaker,

    /// <summary>Agencies named as its source.</summary>
    Agency,

    /// <summary>Date expression.</summary>
    When,

    /// <summary>Whether it is a total.</summary>
    Aggregate,
}

/// <summary>Reads, sets and puts back single slots of a claim.</summary>
public static class ClaimSlots
{
    /// <summary>The rule named by a slot that a person filled.</summary>
    public const string ByPerson = "person";

    private const int Longest = 300;

    /// <summary>The slot's value in words; null when it is unknown.</summary>
    public static string? Words(Claim claim, ClaimSlot slot)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return slot switch
        {
            ClaimSlot.Pledger => Joined(claim.Pledgers),
            ClaimSlot.Recipient => Joined(claim.Recipients),
            ClaimSlot.Thing => claim.Thing,
            ClaimSlot.Category => Collection.Word(claim.Category),
            ClaimSlot.Amount => claim.Amount?.Text,
            ClaimSlot.Place => claim.Place.Value,
            ClaimSlot.Modality => Collection.Word(claim.Modality),
            ClaimSlot.Speaker => claim.Speaker.Value,
            ClaimSlot.Agency => claim.CitedOutlets.Count == 0 ? null : string.Join("; ", claim.CitedOutlets),
            ClaimSlot.When => claim.When,
            _ => claim.Aggregate ? "yes" : "no",
        };
    }

    /// <summary>The claim with one slot as a person says it is.</summary>
    /// <param name="claim">As it stands.</param>
    /// <param name="slot">Which slot.</param>
    /// <param name="value">In words; several names parted by semicolons; null or empty for unknown.</param>
    /// <param name="text">The document's text: words that stand in it are taken as stated there.</param>
    /// <exception cref="Refusal"><c>claim.slot</c>, <c>amount.malformed</c>.</exception>
    public static Claim Set(Claim claim, ClaimSlot slot, string? value, string text)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(text);
        var plain = value?.Trim();
        if (plain?.Length > Longest)
            throw new Refusal("claim.slot", $"The value has {plain.Length} characters; at most {Longest} are kept.");
        var words = string.IsNullOrEmpty(plain) ? null : plain;
        return slot switch
        {
            ClaimSlot.Pledger => claim with { Pledgers = Several(words, text) },
            ClaimSlot.Recipient => claim with { Recipients = Several(words, text) },
            ClaimSlot.Thing => claim with { Thing = words ?? throw Needed(slot) },
            ClaimSlot.Category => claim with { Category = Word<PledgeCategory>(words, slot) },
            ClaimSlot.Amount => claim with { Amount = words is null ? null : AmountOf(words, claim) },
            ClaimSlot.Place => claim with { Place = One(words, text) },
            ClaimSlot.Modality => claim with { Modality = Word<Modality>(words, slot) },
            ClaimSlot.Speaker => claim with { Speaker = One(words, text) },
            ClaimSlot.Agency => claim with { CitedOutlets = [.. Parts(words)] },
            ClaimSlot.When => claim with { When = words },
            _ => claim with
            {
                Aggregate = words switch
                {
                    "yes" => true,
                    "no" or null => false,
                    _ => throw new Refusal("claim.slot", $"'{words}' is neither yes nor no."),
                },
            },
        };
    }

    /// <summary>The slot as it takes to put it back exactly.</summary>
    public static string Keep(Claim claim, ClaimSlot slot)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return JsonSerializer.Serialize(slot switch
        {
            ClaimSlot.Pledger => claim.Pledgers,
            ClaimSlot.Recipient => claim.Recipients,
            ClaimSlot.Thing => claim.Thing,
            ClaimSlot.Category => claim.Category,
            ClaimSlot.Amount => claim.Amount,
            ClaimSlot.Place => claim.Place,
            ClaimSlot.Modality => claim.Modality,
            ClaimSlot.Speaker => claim.Speaker,
            ClaimSlot.Agency => claim.CitedOutlets,
            ClaimSlot.When => claim.When,
            _ => (object?)claim.Aggregate,
        });
    }

    /// <summary>The claim with the slot as <see cref="Keep"/> wrote it.</summary>
    public static Claim Restore(Claim claim, ClaimSlot slot, string kept)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return slot switch
        {
            ClaimSlot.Pledger => claim with { Pledgers = Of<Slot[]>(kept)! },
            ClaimSlot.Recipient => claim with { Recipients = Of<Slot[]>(kept)! },
            ClaimSlot.Thing => claim with { Thing = Of<string>(kept)! },
            ClaimSlot.Category => claim with { Category = Of<PledgeCategory>(kept) },
            ClaimSlot.Amount => claim with { Amount = Of<Amount>(kept) },
            ClaimSlot.Place => claim with { Place = Of<Slot>(kept)! },
            ClaimSlot.Modality => claim with { Modality = Of<Modality>(kept) },
            ClaimSlot.Speaker => claim with { Speaker = Of<Slot>(kept)! },
            ClaimSlot.Agency => claim with { CitedOutlets = Of<string[]>(kept)! },
            ClaimSlot.When => claim with { When = Of<string>(kept) },
            _ => claim with { Aggregate = Of<bool>(kept) },
        };
    }

    private static T? Of<T>(string kept) => JsonSerializer.Deserialize<T>(kept);

    private static string? Joined(IReadOnlyList<Slot> slots)
    {
        var names = slots.Select(slot => slot.Value).OfType<string>().ToList();
        return names.Count == 0 ? null : string.Join("; ", names);
    }

    /// <summary>The new figure; unit and currency stay as they were unless the words name others.</summary>
    private static Amount AmountOf(string words, Claim claim)
    {
        var amount = AmountWords.Parse(words);
        return amount is { Unit: null, Currency: null }
            ? amount with { Unit = claim.Amount?.Unit, Currency = claim.Amount?.Currency }
            : amount;
    }

    private static IReadOnlyList<Slot> Several(string? words, string text) =>
        [.. Parts(words).Select(part => One(part, text))];

    private static IEnumerable<string> Parts(string? words) => (words ?? "")
        .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct();

    private static Slot One(string? words, string text)
    {
        if (words is null)
            return new(null, SlotStatus.Unknown, null, ByPerson);
        var at = text.IndexOf(words, StringComparison.Ordinal);
        return at < 0
            ? new(words, SlotStatus.Inferred, null, ByPerson)
            : new(words, SlotStatus.Stated, new Span(at, at + words.Length), ByPerson);
    }

    private static TEnum Word<TEnum>(string? words, ClaimSlot slot) where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (Collection.Word(value) == words)
                return value;
        }

        throw new Refusal("claim.slot", $"'{words}' is no {Collection.Word(slot)}; "
            + $"give one of: {string.Join(", ", Collection.WordsOf<TEnum>())}.");
    }

    private static Refusal Needed(ClaimSlot slot) =>
        new("claim.slot", $"The {Collection.Word(slot)} cannot be empty; write it in the text's words.");
}
