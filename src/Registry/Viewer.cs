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

/// <summary>What somebody may do. Each role may do what the ones before it may.</summary>
public enum Role
{
    /// <summary>Reads.</summary>
    Observer,

    /// <summary>Enters what was seen and done: reports, indications, damage, arrivals.</summary>
    Reporter,

    /// <summary>Decides within their area: confirms, releases, sets priorities, pins and holds, adopts plans.</summary>
    Officer,

    /// <summary>Also gives access to others, and keeps the programme's settings.</summary>
    Administrator,
}

/// <summary>One thing that a role allows.</summary>
public enum Ability
{
    /// <summary>To ask.</summary>
    Read,

    /// <summary>To enter records.</summary>
    Enter,

    /// <summary>To decide.</summary>
    Decide,

    /// <summary>To give access and keep the settings.</summary>
    Administer,
}

/// <summary>Who asks: role, area and ceiling. Every question names one.</summary>
/// <param name="Name">As it should stand in the journal when reading is journalled.</param>
/// <param name="Ceiling">The highest class of value that the answer may hold.</param>
/// <param name="Areas">Places that may be seen with everything below them; empty means everywhere.</param>
public sealed record Viewer(string Name, Sensitivity Ceiling, IReadOnlyList<PlaceId> Areas)
{
    /// <summary>The person at this machine, over a store that is theirs: sees everything.</summary>
    public static Viewer Local { get; } = new("local", Sensitivity.Severe, [])
    {
        Role = Role.Administrator,
    };

    /// <summary>Anybody: only what may be published.</summary>
    public static Viewer Public { get; } = new("public", Sensitivity.Low, []);

    /// <summary>What they may do.</summary>
    public Role Role { get; init; } = Role.Observer;

    /// <summary>True when their role allows it.</summary>
    public bool May(Ability ability) => (int)ability <= (int)Role;

    /// <summary>Refuses what their role does not allow.</summary>
    /// <exception cref="Refusal"><c>access.role</c>.</exception>
    public void Must(Ability ability)
    {
        if (!May(ability))
        {
            throw new Refusal("access.role", $"'{Name}' may {Word((Ability)(int)Role)}, not {Word(ability)}; "
                + $"ask for the role {(Role)(int)ability}, or somebody who has it.");
        }
    }

    /// <summary>True when a value of this class may be shown.</summary>
    public bool MaySee(Sensitivity sensitivity) => sensitivity <= Ceiling;

    private static string Word(Ability ability) => ability switch
    {
        Ability.Read => "read",
        Ability.Enter => "enter records",
        Ability.Decide => "decide",
        _ => "give access",
    };
}
