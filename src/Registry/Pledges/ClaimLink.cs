namespace Furrow.Registry.Pledges;

/// <summary>Names a link.</summary>
public readonly record struct LinkId(Guid Value) : IIdentity<LinkId>
{
    /// <inheritdoc/>
    public static LinkId Of(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>How a claim relates to an earlier one.</summary>
public enum LinkKind
{
    /// <summary>Says the same.</summary>
    Restates,

    /// <summary>Is a part of the total that the other one gives.</summary>
    PartOf,

    /// <summary>The same voice says something newer.</summary>
    Updates,

    /// <summary>Another voice says another figure.</summary>
    Contradicts,

    /// <summary>Reports an arrival of what the other one promises.</summary>
    Fulfils,

    /// <summary>Says that the other one is not so.</summary>
    Denies,
}

/// <summary>What became of a link.</summary>
public enum LinkState
{
    /// <summary>Proposed by rules; nobody has decided.</summary>
    Proposed,

    /// <summary>A person confirmed it.</summary>
    Confirmed,

    /// <summary>A person rejected it.</summary>
    Rejected,
}

/// <summary>Why a link is proposed: one fact about the two claims.</summary>
public enum LinkReason
{
    /// <summary>The same giver.</summary>
    SameGiver,

    /// <summary>One of the two does not say who gives.</summary>
    GiverUnknown,

    /// <summary>The same receiver.</summary>
    SameReceiver,

    /// <summary>One of the two does not say who gets it.</summary>
    ReceiverUnknown,

    /// <summary>The same thing, by its words or their family.</summary>
    SameThing,

    /// <summary>The same place.</summary>
    SamePlace,

    /// <summary>The figures fit each other.</summary>
    SameFigure,

    /// <summary>The figures exclude each other.</summary>
    OtherFigure,

    /// <summary>One of the two gives no figure.</summary>
    NoFigure,

    /// <summary>The same voice.</summary>
    SameVoice,

    /// <summary>Another voice.</summary>
    OtherVoice,

    /// <summary>Said later.</summary>
    Later,

    /// <summary>One of the two is a total.</summary>
    Total,

    /// <summary>Reports an arrival.</summary>
    ReportsArrival,

    /// <summary>Denies.</summary>
    SaysNo,
}

/// <summary>A relation between two claims: proposed by rules with reasons, decided by a person.</summary>
public sealed record ClaimLink
{
    /// <summary>Derived from both claims and the kind.</summary>
    public required LinkId Id { get; init; }

    /// <summary>The claim that says something about the other.</summary>
    public required ClaimId From { get; init; }

    /// <summary>The claim that it is about.</summary>
    public required ClaimId To { get; init; }

    /// <summary>How they relate.</summary>
    public required LinkKind Kind { get; init; }

    /// <summary>Why it is proposed.</summary>
    public required IReadOnlyList<LinkReason> Reasons { get; init; }

    /// <summary>How much speaks for it, 0 to 1; orders proposals and decides nothing.</summary>
    public required double Weight { get; init; }

    /// <summary>What became of it.</summary>
    public LinkState State { get; init; }
}

/// <summary>Keeps links.</summary>
public interface ILinkStore : IRecordStore<ClaimLink, LinkId>
{
    /// <summary>Links from or to a claim, in the order of their identities.</summary>
    Task<Slice<ClaimLink>> OfClaim(ClaimId claim, Page page, Viewer viewer, CancellationToken cancel);
}
