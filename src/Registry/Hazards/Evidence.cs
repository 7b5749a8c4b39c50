namespace Furrow.Registry.Hazards;

/// <summary>What points at danger.</summary>
public enum EvidenceKind
{
    /// <summary>Explosive ordnance seen.</summary>
    OrdnanceSeen,

    /// <summary>Official or local marking.</summary>
    Marking,

    /// <summary>Scrap metal of war.</summary>
    Scrap,

    /// <summary>Craters.</summary>
    Craters,

    /// <summary>Damaged buildings or roads.</summary>
    DamagedInfrastructure,

    /// <summary>Productive land left unused.</summary>
    UnusedLand,

    /// <summary>A detonation was reported.</summary>
    ReportedDetonation,

    /// <summary>An accident happened.</summary>
    Accident,

    /// <summary>Minefield records or maps.</summary>
    Records,

    /// <summary>War events recorded nearby.</summary>
    WarEvents,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>How evidence was obtained.</summary>
public enum EvidenceMethod
{
    /// <summary>Seen.</summary>
    Visual,

    /// <summary>Told.</summary>
    Verbal,

    /// <summary>Read in records.</summary>
    Records,

    /// <summary>Measured from afar.</summary>
    Remote,
}

/// <summary>
/// One piece of evidence. Direct evidence is what a confirmed area needs; indirect what a suspected one needs.
/// </summary>
public sealed record Evidence(EvidenceKind Kind, bool Direct, EvidenceMethod Method, DateOnly? On, string? Note);
