namespace Furrow.Registry.Memorials;

/// <summary>On which terms something is handed in.</summary>
public enum EntryTerms
{
    /// <summary>Offered as a gift.</summary>
    Gift,

    /// <summary>Lent to the museum.</summary>
    Loan,

    /// <summary>Offered for sale.</summary>
    Purchase,

    /// <summary>To be looked at and given back.</summary>
    Opinion,

    /// <summary>Found in the ground and handed in.</summary>
    FieldFind,

    /// <summary>Nobody wrote them down: what an older list brings in.</summary>
    NotKnown,
}

/// <summary>Objects handed in on one occasion, and the receipt for them.</summary>
public sealed record ObjectEntry
{
    /// <summary>Stays the same.</summary>
    public required EntryId Id { get; init; }

    /// <summary>Number of the entry and of its receipt.</summary>
    public required string Number { get; init; }

    /// <summary>Who handed it in.</summary>
    public required string Depositor { get; init; }

    /// <summary>How to reach them; for the programme only. Null when they gave nothing.</summary>
    public string? Contact { get; init; }

    /// <summary>On which terms.</summary>
    public required EntryTerms Terms { get; init; }

    /// <summary>The terms in words, as the receipt says them.</summary>
    public required string TermsText { get; init; }

    /// <summary>Day.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Who took it in.</summary>
    public required string ReceivedBy { get; init; }

    /// <summary>Day by which it must go back or be decided on; null when none was agreed.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>What was handed in; at least one.</summary>
    public required IReadOnlyList<MuseumObjectId> Objects { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>The same entry, when it may be kept.</summary>
    /// <exception cref="Refusal"><c>entry.no-depositor</c>, <c>entry.no-terms</c>, <c>entry.empty</c>, <c>entry.due</c>
    /// </exception>
    public ObjectEntry Checked() =>
        string.IsNullOrWhiteSpace(Depositor)
            ? throw new Refusal("entry.no-depositor", "The entry names no depositor; the receipt must say who gave it.")
        : string.IsNullOrWhiteSpace(TermsText)
            ? throw new Refusal("entry.no-terms", "The entry says no terms; the depositor must read them on the "
                + "receipt.")
        : Objects.Count is 0 or > 1_000
            ? throw new Refusal("entry.empty", $"The entry names {Objects.Count} objects; name 1 to 1,000.")
        : Due < ReceivedOn
            ? throw new Refusal("entry.due", $"The entry is due on {Due:O}, before it was received on {ReceivedOn:O}.")
        : this;
}

/// <summary>Where things are kept or shown: a room, a case, a shelf.</summary>
public sealed record Location
{
    /// <summary>Stays the same; the label's code leads to it.</summary>
    public required LocationId Id { get; init; }

    /// <summary>Short code, as on the shelf.</summary>
    public required string Code { get; init; }

    /// <summary>What it is.</summary>
    public required string Title { get; init; }

    /// <summary>The museum that it is in; null when in none.</summary>
    public SiteId? Site { get; init; }

    /// <summary>True when visitors can see what stands there.</summary>
    public bool OnDisplay { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }
}

/// <summary>What an object's record may lack.</summary>
public enum DocumentationAspect
{
    /// <summary>A description.</summary>
    Description,

    /// <summary>Measurements.</summary>
    Measurements,

    /// <summary>A picture.</summary>
    Picture,

    /// <summary>A look at its condition.</summary>
    Condition,

    /// <summary>Cleared rights.</summary>
    Rights,

    /// <summary>A title: it is not accessioned yet.</summary>
    Title,

    /// <summary>Somebody who saw it at its location.</summary>
    Check,
}

/// <summary>One goal of the documentation plan: which gap is closed, by whom, until when.</summary>
public sealed record DocumentationGoal
{
    /// <summary>Stays the same.</summary>
    public required GoalId Id { get; init; }

    /// <summary>What shall be reached, in words.</summary>
    public required string Title { get; init; }

    /// <summary>Which gap is closed.</summary>
    public required DocumentationAspect Aspect { get; init; }

    /// <summary>Who does it.</summary>
    public required string Responsible { get; init; }

    /// <summary>Until when.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>How many objects lacked it when the goal was set.</summary>
    public required int Lacking { get; init; }

    /// <summary>Day on which it was reached; null while it is not.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }
}

/// <summary>One object seen during an inventory check.</summary>
/// <param name="Object">Which.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who saw it.</param>
/// <param name="Expected">True when the register said that it is there.</param>
public sealed record Sighting(MuseumObjectId Object, DateTimeOffset At, string By, bool Expected);

/// <summary>A check of what stands at one location.</summary>
public sealed record Inventory
{
    /// <summary>Stays the same.</summary>
    public required InventoryId Id { get; init; }

    /// <summary>Where.</summary>
    public required LocationId Location { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Who checks.</summary>
    public required string By { get; init; }

    /// <summary>What the register said is there when the check began.</summary>
    public required IReadOnlyList<MuseumObjectId> Expected { get; init; }

    /// <summary>What was seen, in the order of seeing.</summary>
    public IReadOnlyList<Sighting> Seen { get; init; } = [];

    /// <summary>When it was closed; null while it goes on.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>What should be there and was not seen.</summary>
    public IReadOnlyList<MuseumObjectId> Missing() =>
        [.. Expected.Except(Seen.Select(sighting => sighting.Object))];

    /// <summary>The check with one more object seen; seeing it twice changes nothing.</summary>
    /// <exception cref="Refusal"><c>inventory.already-closed</c></exception>
    public Inventory See(MuseumObjectId it, DateTimeOffset at, Actor by) =>
        ClosedAt is { } closed
            ? throw new Refusal("inventory.already-closed", $"This check was closed at {closed:u}; begin a new one.")
        : Seen.Any(sighting => sighting.Object == it)
            ? this
        : this with { Seen = [.. Seen, new Sighting(it, at, by.Name, Expected.Contains(it))] };

    /// <summary>Ends the check. What was seen where it should be is checked from that day on.</summary>
    /// <exception cref="Refusal"><c>inventory.already-closed</c></exception>
    public Inventory Close(DateTimeOffset at) => ClosedAt is { } closed
        ? throw new Refusal("inventory.already-closed", $"This check was closed at {closed:u} already.")
        : this with { ClosedAt = at };
}
