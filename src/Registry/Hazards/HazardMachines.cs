namespace Furrow.Registry.Hazards;

/// <summary>What is known about a hazard when its state or kind is to change.</summary>
public sealed record HazardFacts
{
    /// <summary>Left by the balance, m²; at most <see cref="Balance.ToleranceSquareMetres"/> is nothing.</summary>
    public required decimal RemainingSquareMetres { get; init; }

    /// <summary>True when some ground was cancelled, reduced or cleared and not reopened since.</summary>
    public bool HasReleases { get; init; }

    /// <summary>True when evidence that proves ordnance is recorded.</summary>
    public bool DirectEvidence { get; init; }

    /// <summary>True when evidence that only points at danger is recorded.</summary>
    public bool IndirectEvidence { get; init; }

    /// <summary>True when a non-technical or technical survey report is recorded.</summary>
    public bool Surveyed { get; init; }

    /// <summary>True when the outline is a surveyed perimeter and not a stand-in.</summary>
    public bool HasPerimeter { get; init; }

    /// <summary>Why: a code of the list <c>status-reason</c>; null when none is given.</summary>
    public string? Reason { get; init; }

    /// <summary>True while an accident, incident or suspension bars work; the works column knows.</summary>
    public bool Frozen { get; init; }

    /// <summary>What handing over still lacks by the works column's gate; null when nobody looked.</summary>
    public IReadOnlyList<string>? MissingForHandover { get; init; }
}

/// <summary>The machines of a hazard: where it stands, and what is known about it.</summary>
public static class HazardMachines
{
    private static readonly Need<HazardFacts> Reason = new("reason", "a reason", facts => facts.Reason is not null);

    private static readonly Need<HazardFacts> Nothing = new("nothing-remains",
        "a balance in which nothing remains",
        facts => Math.Abs(facts.RemainingSquareMetres) <= Balance.ToleranceSquareMetres);

    private static readonly Need<HazardFacts> Ground = new("ground-remains", "ground put back into its balance",
        facts => facts.RemainingSquareMetres > Balance.ToleranceSquareMetres);

    private static readonly Need<HazardFacts> Direct = new("direct-evidence", "direct evidence",
        facts => facts.DirectEvidence);

    private static readonly Need<HazardFacts> Indirect = new("indirect-evidence", "indirect evidence",
        facts => facts.IndirectEvidence);

    private static readonly Need<HazardFacts> Perimeter = new("perimeter", "a surveyed perimeter, not a stand-in",
        facts => facts.HasPerimeter);

    private static readonly Need<HazardFacts> Survey = new("survey", "a survey report", facts => facts.Surveyed);

    /// <summary>Where a hazard stands in its life.</summary>
    public static States<HazardStatus, HazardFacts> Status { get; } = new("hazard",
    [
        new("suspend", [HazardStatus.Open], HazardStatus.Suspended, Reason),
        new("freeze", [HazardStatus.Open, HazardStatus.Released, HazardStatus.HandedOver, HazardStatus.Closed],
            HazardStatus.Suspended, Reason,
            new Need<HazardFacts>("frozen", "an accident or incident that freezes it", facts => facts.Frozen)),
        new("resume", [HazardStatus.Suspended], HazardStatus.Open, Reason,
            new Need<HazardFacts>("not-frozen", "every freeze lifted by its authority", facts => !facts.Frozen)),
        new("release", [HazardStatus.Open], HazardStatus.Released, Nothing,
            new Need<HazardFacts>("releases", "released ground", facts => facts.HasReleases),
            new Need<HazardFacts>("not-frozen", "every freeze lifted by its authority", facts => !facts.Frozen)),
        new("hand-over", [HazardStatus.Released], HazardStatus.HandedOver, Nothing,
            new Need<HazardFacts>("gate", "everything on the handover's checklist",
                facts => facts.MissingForHandover is { Count: 0 })),
        new("close", [HazardStatus.Open, HazardStatus.Suspended, HazardStatus.Released], HazardStatus.Closed,
            Nothing, Reason),
        new("archive", [HazardStatus.HandedOver], HazardStatus.Closed, Reason),
        new("reopen", [HazardStatus.Released, HazardStatus.HandedOver, HazardStatus.Closed], HazardStatus.Open,
            Reason, Ground),
    ]);

    /// <summary>What is known about the ground.</summary>
    public static States<HazardKind, HazardFacts> Kind { get; } = new("hazard-kind",
    [
        new("suspect", [HazardKind.Indication, HazardKind.EodSpot], HazardKind.Suspected, Indirect, Survey),
        new("confirm", [HazardKind.Indication, HazardKind.Suspected, HazardKind.EodSpot], HazardKind.Confirmed,
            Direct, Survey, Perimeter),
        new("doubt", [HazardKind.Confirmed], HazardKind.Suspected, Indirect, Reason),
        new("take-as-spot", [HazardKind.Indication, HazardKind.Suspected], HazardKind.EodSpot, Direct),
    ]);

    /// <summary>
    /// Refuses a hazard whose state or kind changed by a step that the tables do not have, or that lacks something yet.
    /// </summary>
    /// <param name="before">As it stands.</param>
    /// <param name="after">As it is to be.</param>
    /// <param name="facts">What is known with the change.</param>
    public static void Check(Hazard before, Hazard after, HazardFacts facts)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Status != after.Status)
            Status.Check(before.Status, after.Status, facts);
        if (before.Kind != after.Kind)
            Kind.Check(before.Kind, after.Kind, facts);
    }
}
