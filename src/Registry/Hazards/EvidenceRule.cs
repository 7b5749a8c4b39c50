namespace Furrow.Registry.Hazards;

/// <summary>What evidence a hazard of each kind stands on (IMAS 08.10).</summary>
public static class EvidenceRule
{
    /// <summary>True for kinds that prove ordnance when they are reliable; the others only point at it.</summary>
    public static bool IsDirectByDefault(EvidenceKind kind) => kind is EvidenceKind.OrdnanceSeen
        or EvidenceKind.Accident or EvidenceKind.ReportedDetonation or EvidenceKind.Records;

    /// <summary>
    /// Refuses what <see cref="Check"/> does, and a hazard entered without any evidence unless it is an indication: who
    /// enters it knows what it stands on, an older source may not.
    /// </summary>
    public static void CheckEntered(HazardKind kind, IReadOnlyList<Evidence> evidence)
    {
        Check(kind, evidence);
        if (evidence.Count == 0 && kind != HazardKind.Indication)
        {
            throw new Refusal("hazard.no-evidence",
                $"A hazard entered as {Collection.Word(kind)} needs at least one piece of evidence; say what was seen, "
                + "told or read, or record an indication.");
        }
    }

    /// <summary>
    /// Refuses a change that takes a hazard's last piece of evidence away, or leaves it without the kind it stands on.
    /// </summary>
    public static void CheckChanged(Hazard before, Hazard after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        Check(after.Kind, after.Evidence);
        if (before.Evidence.Count > 0 && after.Evidence.Count == 0)
        {
            throw new Refusal("hazard.evidence-lost", $"The change takes all evidence of {before.LocalId} away; what "
                + "was recorded stays, and new evidence is added beside it.");
        }
    }

    /// <summary>
    /// Refuses a confirmed area or a spot without direct and a suspected one without indirect evidence. Empty evidence
    /// means that the source gives none; it passes and is shown as unknown. An indication needs none.
    /// </summary>
    public static void Check(HazardKind kind, IReadOnlyList<Evidence> evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var direct = kind is HazardKind.Confirmed or HazardKind.EodSpot;
        if (kind == HazardKind.Indication || evidence.Count == 0 || evidence.Any(one => one.Direct == direct))
            return;
        throw direct
            ? new Refusal("hazard.no-direct-evidence",
                kind == HazardKind.EodSpot
                    ? "A spot task needs direct evidence: somebody saw the item. Record it as an indication instead."
                    : "A confirmed area needs direct evidence; add it or keep the area as suspected.")
            : new Refusal("hazard.no-indirect-evidence",
                "A suspected area stands on indirect evidence; direct evidence makes it confirmed.");
    }
}
