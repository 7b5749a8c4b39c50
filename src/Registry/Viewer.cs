namespace Furrow.Registry;

/// <summary>
/// How much harm a value could do in the wrong hands (classes after the OCHA/IASC data responsibility guidance).
/// </summary>
public enum Sensitivity
{
    /// <summary>May be published.</summary>
    Low,

    /// <summary>For partners: outlines of uncleared ground, crews and their bases.</summary>
    Moderate,

    /// <summary>For the programme only: contacts, unpublished plans, names.</summary>
    High,

    /// <summary>For a small role; reading is journalled: victims' data, finds of human remains.</summary>
    Severe,
}

/// <summary>Who asks: role, area and ceiling. Every question names one.</summary>
/// <param name="Name">As it should stand in the journal when reading is journalled.</param>
/// <param name="Ceiling">The highest class of value that the answer may hold.</param>
/// <param name="Areas">Places that may be seen with everything below them; empty means everywhere.</param>
public sealed record Viewer(string Name, Sensitivity Ceiling, IReadOnlyList<PlaceId> Areas)
{
    /// <summary>The person at this machine, over a store that is theirs: sees everything.</summary>
    public static Viewer Local { get; } = new("local", Sensitivity.Severe, []);

    /// <summary>Anybody: only what may be published.</summary>
    public static Viewer Public { get; } = new("public", Sensitivity.Low, []);

    /// <summary>True when a value of this class may be shown.</summary>
    public bool MaySee(Sensitivity sensitivity) => sensitivity <= Ceiling;
}
