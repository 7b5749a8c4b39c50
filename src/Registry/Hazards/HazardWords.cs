namespace Furrow.Registry.Hazards;

/// <summary>What is known about dangerous ground (IMAS 08.10).</summary>
public enum HazardKind
{
    /// <summary>Suspected hazardous area: reasonable suspicion on indirect evidence.</summary>
    Suspected,

    /// <summary>Confirmed hazardous area: presence confirmed on direct evidence.</summary>
    Confirmed,

    /// <summary>A report of danger that no survey has looked at yet.</summary>
    Indication,

    /// <summary>A single item, or a few, to be disposed of on the spot.</summary>
    EodSpot,
}

/// <summary>Where a hazard stands in its life; <see cref="HazardMachines.Status"/> says what leads where.</summary>
public enum HazardStatus
{
    /// <summary>Danger remains and nothing bars work.</summary>
    Open,

    /// <summary>Work is stopped for a stated reason.</summary>
    Suspended,

    /// <summary>All of it was cancelled, reduced or cleared.</summary>
    Released,

    /// <summary>Handed over to its users.</summary>
    HandedOver,

    /// <summary>Closed without release: duplicate, merged, no evidence.</summary>
    Closed,
}

/// <summary>What is feared or known to lie in the ground.</summary>
public enum OrdnanceCategory
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>Anti-personnel mines.</summary>
    AntiPersonnelMine,

    /// <summary>Anti-vehicle mines.</summary>
    AntiVehicleMine,

    /// <summary>Submunitions.</summary>
    ClusterMunition,

    /// <summary>Other unexploded ordnance.</summary>
    UnexplodedOrdnance,

    /// <summary>Abandoned ordnance.</summary>
    AbandonedOrdnance,

    /// <summary>Improvised mines and booby traps.</summary>
    Improvised,
}

/// <summary>How ground is expected to be cleared.</summary>
public enum ClearanceMethod
{
    /// <summary>Manual clearance with detectors.</summary>
    Manual,

    /// <summary>Mine detection dogs.</summary>
    Dogs,

    /// <summary>Machines, followed by manual verification.</summary>
    Mechanical,

    /// <summary>Battle area clearance: instrument-aided or visual search.</summary>
    BattleArea,

    /// <summary>Explosive ordnance disposal of single items.</summary>
    Eod,
}
