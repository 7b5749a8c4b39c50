namespace Furrow.Registry.Pledges;

/// <summary>A claim with what its document says about time and carrier.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="SaidOn">Day of its document; null when not known.</param>
/// <param name="Outlet">Who carried the document; null when not known.</param>
public sealed record DatedClaim(Claim Claim, DateOnly? SaidOn, string? Outlet)
{
    /// <summary>Whose voice it is: the speaker, else the agency, else the outlet; null when none is known.</summary>
    public string? Voice() => Claim.Speaker.Value
        ?? (Claim.CitedOutlets.Count > 0 ? Claim.CitedOutlets[0] : Outlet);
}

/// <summary>
/// Proposes how claims relate. A slot that is unknown matches anything, as a weaker link; rules propose and never
/// decide.
/// </summary>
public static class Linking
{
    /// <summary>Proposals for one claim are cut off after this many, the best first.</summary>
    public const int Most = 12;

    /// <summary>Proposals for the same pair and a worse kind are not made: each pair gets its likeliest.</summary>
    /// <param name="claim">Newly read.</param>
    /// <param name="others">Claims that are held; rejected ones and the claim itself are passed over.</param>
    public static IReadOnlyList<ClaimLink> Propose(DatedClaim claim, IEnumerable<DatedClaim> others)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(others);
        return [.. others
            .Where(other => other.Claim.Id != claim.Claim.Id && other.Claim.State != ClaimState.Rejected)
            .Select(other => Between(claim, other)).OfType<ClaimLink>()
            .OrderByDescending(link => link.Weight).ThenBy(link => link.To.Value).Take(Most)];
    }

    /// <summary>The likeliest relation of a claim to an earlier one; null when they are about different
    /// things.</summary>
    public static ClaimLink? Between(DatedClaim claim, DatedClaim earlier)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(earlier);
        var (mine, theirs) = (claim.Claim, earlier.Claim);
        if (mine.Category != theirs.Category || !SameMoney(mine.Amount, theirs.Amount)
            || !Things.Alike(mine.Thing, theirs.Thing))
            return null;
        var reasons = new List<LinkReason> { LinkReason.SameThing };
        if (!Agree(mine.Pledgers, theirs.Pledgers, LinkReason.SameGiver, LinkReason.GiverUnknown, reasons)
            || !Agree(mine.Recipients, theirs.Recipients, LinkReason.SameReceiver, LinkReason.ReceiverUnknown, reasons))
            return null;
        if (mine.Place.Value is { } place && theirs.Place.Value is { } other && Same(place, other))
            reasons.Add(LinkReason.SamePlace);
        var figures = Compare(mine.Amount, theirs.Amount);
        reasons.Add(figures);
        var sameVoice = claim.Voice() is { } voice && earlier.Voice() is { } before && Same(voice, before);
        reasons.Add(sameVoice ? LinkReason.SameVoice : LinkReason.OtherVoice);
        var later = claim.SaidOn > earlier.SaidOn;
        if (later)
            reasons.Add(LinkReason.Later);
        if (Kind(mine, theirs, figures, sameVoice && later, reasons) is not { } kind)
            return null;
        return new()
        {
            Id = Identity.From<LinkId>(mine.Id.ToString(), theirs.Id.ToString(), kind.ToString()),
            From = mine.Id, To = theirs.Id, Kind = kind, Reasons = reasons, Weight = Weight(reasons),
        };
    }

    /// <summary>Sets a proposed link aside. It stays readable.</summary>
    /// <exception cref="Refusal"><c>link.confirmed</c>, <c>link.already-rejected</c>.</exception>
    public static LedgerChange Reject(ClaimLink link, Decider decider, IReadOnlyList<Decision> before)
    {
        ArgumentNullException.ThrowIfNull(decider);
        RefuseConfirmed(link);
        if (link.State == LinkState.Rejected)
            throw new Refusal("link.already-rejected", "This link was set aside already; undo that to open it again.");
        return new()
        {
            Links = [link with { State = LinkState.Rejected }],
            Decisions = [decider.Decide(link.Id.ToString(), before, DecisionAction.Reject)],
        };
    }

    /// <summary>Says that the two relate in another way than the rules propose.</summary>
    /// <exception cref="Refusal"><c>link.confirmed</c>, <c>link.already-rejected</c>,
    /// <c>link.same-kind</c>.</exception>
    public static LedgerChange Correct(
        ClaimLink link, LinkKind kind, Decider decider, IReadOnlyList<Decision> before)
    {
        ArgumentNullException.ThrowIfNull(decider);
        RefuseConfirmed(link);
        if (link.State == LinkState.Rejected)
            throw new Refusal("link.already-rejected", "This link was set aside; undo that before correcting it.");
        if (link.Kind == kind)
            throw new Refusal("link.same-kind", $"The link says '{Collection.Word(kind)}' already; give another word.");
        return new()
        {
            Links = [link with { Kind = kind }],
            Decisions = [decider.Decide(link.Id.ToString(), before, DecisionAction.Correct) with
            {
                Old = Collection.Word(link.Kind), New = Collection.Word(kind),
            }],
        };
    }

    /// <summary>Confirms a link together with the claim that it is about.</summary>
    public static LedgerChange Confirm(ClaimLink link, Decider decider, IReadOnlyList<Decision> before) => new()
    {
        Links = [link with { State = LinkState.Confirmed }],
        Decisions = [decider.Decide(link.Id.ToString(), before, DecisionAction.Confirm) with
        {
            New = Collection.Word(link.Kind),
        }],
    };

    /// <summary>Takes the latest decision about a link back. A confirmed one is opened by undoing the confirmation of
    /// its claim.</summary>
    /// <exception cref="Refusal"><c>link.confirmed</c>, <c>decision.none</c>.</exception>
    public static LedgerChange Undo(ClaimLink link, Decider decider, IReadOnlyList<Decision> before)
    {
        ArgumentNullException.ThrowIfNull(decider);
        RefuseConfirmed(link);
        var last = Ledger.LastStanding(before)
            ?? throw new Refusal("decision.none",
                $"Nothing is decided about link {link.Id}; there is nothing to undo.");
        return new()
        {
            Links = [last.Action == DecisionAction.Correct
                ? link with { Kind = KindOf(last.Old) } : link with { State = LinkState.Proposed }],
            Decisions = [decider.Decide(link.Id.ToString(), before, DecisionAction.Undo) with { Reverses = last.Id }],
        };
    }

    /// <summary>Opens a confirmed link together with the claim that was confirmed by it.</summary>
    public static LedgerChange Reopen(ClaimLink link, Decider decider, IReadOnlyList<Decision> before)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(decider);
        return new()
        {
            Links = [link with { State = LinkState.Proposed }],
            Decisions = [decider.Decide(link.Id.ToString(), before, DecisionAction.Undo) with
            {
                Reverses = Ledger.LastStanding(before)?.Id,
            }],
        };
    }

    private static LinkKind KindOf(string? word) =>
        Enum.GetValues<LinkKind>().First(kind => Collection.Word(kind) == word);

    private static void RefuseConfirmed(ClaimLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        if (link.State == LinkState.Confirmed)
            throw new Refusal("link.confirmed",
                "The claim was confirmed by this link; undo that decision to open the link again.");
    }

    private static LinkKind? Kind(
        Claim mine, Claim theirs, LinkReason figures, bool sameVoiceLater, List<LinkReason> reasons)
    {
        if (mine.Modality == Modality.Denied)
        {
            reasons.Add(LinkReason.SaysNo);
            return theirs.Modality == Modality.Denied ? LinkKind.Restates : LinkKind.Denies;
        }

        if (theirs.Modality == Modality.Denied)
            return sameVoiceLater ? LinkKind.Updates : null;
        if (mine.Aggregate != theirs.Aggregate)
        {
            reasons.Add(LinkReason.Total);
            return mine.Aggregate ? null : LinkKind.PartOf;
        }

        if (mine.Modality == Modality.Delivered && theirs.Modality != Modality.Delivered)
        {
            reasons.Add(LinkReason.ReportsArrival);
            return LinkKind.Fulfils;
        }

        if (theirs.Modality == Modality.Delivered && mine.Modality != Modality.Delivered)
            return null;
        return figures == LinkReason.OtherFigure
            ? sameVoiceLater ? LinkKind.Updates : LinkKind.Contradicts
            : sameVoiceLater && mine.Modality != theirs.Modality ? LinkKind.Updates : LinkKind.Restates;
    }

    /// <summary>How much speaks for a link; what is only not known counts less than what agrees.</summary>
    private static double Weight(List<LinkReason> reasons) => Math.Min(1, reasons.Sum(reason => reason switch
    {
        LinkReason.SameGiver => 0.3,
        LinkReason.SameReceiver => 0.1,
        LinkReason.SameThing => 0.2,
        LinkReason.SameFigure => 0.25,
        LinkReason.SamePlace or LinkReason.SaysNo or LinkReason.ReportsArrival => 0.1,
        LinkReason.GiverUnknown or LinkReason.NoFigure or LinkReason.SameVoice or LinkReason.Later => 0.05,
        _ => 0.0,
    }));

    private static bool SameMoney(Amount? one, Amount? other) =>
        one is null || other is null || one.Currency == other.Currency;

    /// <summary>Figures agree when one interval can hold the other: "up to 1,000" agrees with "800".</summary>
    private static LinkReason Compare(Amount? one, Amount? other)
    {
        if (one is null || other is null)
            return LinkReason.NoFigure;
        var slack = one.Approximate || other.Approximate ? 0.1m : 0;
        var (oneLow, oneHigh) = (one.Minimum ?? 0, one.Maximum ?? decimal.MaxValue / 2);
        var (low, high) = (other.Minimum ?? 0, other.Maximum ?? decimal.MaxValue / 2);
        return oneLow * (1 - slack) <= high && low * (1 - slack) <= oneHigh
            ? LinkReason.SameFigure
            : LinkReason.OtherFigure;
    }

    private static bool Agree(
        IReadOnlyList<Slot> mine, IReadOnlyList<Slot> theirs, LinkReason same, LinkReason unknown,
        List<LinkReason> reasons)
    {
        var (one, other) = (Names(mine), Names(theirs));
        if (one.Count > 0 && other.Count > 0 && !one.Overlaps(other))
            return false;
        reasons.Add(one.Count == 0 || other.Count == 0 ? unknown : same);
        return true;
    }

    private static HashSet<string> Names(IReadOnlyList<Slot> slots) => slots.Select(slot => slot.Value)
        .OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static bool Same(string one, string other) =>
        one.Contains(other, StringComparison.OrdinalIgnoreCase)
        || other.Contains(one, StringComparison.OrdinalIgnoreCase);
}
