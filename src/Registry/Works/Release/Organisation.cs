namespace Furrow.Registry.Works.Release;

/// <summary>What an organisation does in a programme.</summary>
public enum OrganisationKind
{
    /// <summary>The authority that sets rules, issues tasks and releases ground.</summary>
    Authority,

    /// <summary>Surveys and clears.</summary>
    Operator,

    /// <summary>Inspects the work of others.</summary>
    Inspector,

    /// <summary>Rebuilds.</summary>
    Builder,

    /// <summary>Gives risk education.</summary>
    Educator,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>What a task is for.</summary>
public enum Objective
{
    /// <summary>Non-technical survey.</summary>
    NonTechnicalSurvey,

    /// <summary>Technical survey.</summary>
    TechnicalSurvey,

    /// <summary>Clearance to a depth.</summary>
    Clearance,

    /// <summary>Battle area clearance.</summary>
    BattleArea,

    /// <summary>Disposal of single items.</summary>
    SpotTask,

    /// <summary>Inspection of cleared ground.</summary>
    Inspection,

    /// <summary>Marking.</summary>
    Marking,
}

/// <summary>How ground is worked on.</summary>
public enum FieldMethod
{
    /// <summary>Questions, records and looking; nobody enters the ground.</summary>
    Survey,

    /// <summary>Detector in hand.</summary>
    Detector,

    /// <summary>Digging by hand.</summary>
    Excavation,

    /// <summary>Detection dogs.</summary>
    Dogs,

    /// <summary>Flail.</summary>
    Flail,

    /// <summary>Tiller.</summary>
    Tiller,

    /// <summary>Sifter.</summary>
    Sifter,

    /// <summary>Roller.</summary>
    Roller,

    /// <summary>Search by eye.</summary>
    VisualSearch,

    /// <summary>Search with instruments.</summary>
    InstrumentSearch,

    /// <summary>From the air.</summary>
    Drone,

    /// <summary>Disposal on the spot.</summary>
    Disposal,
}

/// <summary>Who does or oversees work.</summary>
public sealed record Organisation
{
    /// <summary>Organisations, described once for every door.</summary>
    public static Collection Collection { get; } = new("organisations", "Organisations",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Low) { Required = true },
        new("name", FieldType.Text, "As it is called.", Sensitivity.Low) { Required = true },
        new("kind", FieldType.Word, "What it does in the programme.", Sensitivity.Low)
        {
            Words = Collection.WordsOf<OrganisationKind>(),
            Required = true,
        },
        new("country", FieldType.Text, "Where it is seated, by its own words.", Sensitivity.Low),
        new("contact", FieldType.Text, "How it is reached.", Sensitivity.High),
        .. Collection.OriginFields,
    ]);

    /// <summary>Stays the same when the name changes.</summary>
    public required OrganisationId Id { get; init; }

    /// <summary>As it is called.</summary>
    public required string Name { get; init; }

    /// <summary>What it does in the programme.</summary>
    public required OrganisationKind Kind { get; init; }

    /// <summary>Where it is seated; null when not known.</summary>
    public string? Country { get; init; }

    /// <summary>How it is reached; null when not known.</summary>
    public string? Contact { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }
}

/// <summary>A method within an accreditation, and how deep it is relied upon.</summary>
/// <param name="Method">The method.</param>
/// <param name="ReliableDepthCm">Deepest that it is relied upon, cm; null when depth does not apply to it.</param>
public sealed record AccreditedMethod(FieldMethod Method, int? ReliableDepthCm);

/// <summary>
/// What an organisation, or one crew of it, may do, and from when to when. The organisation's own accreditation names
/// no crew; a crew needs one beside it.
/// </summary>
public sealed record Accreditation
{
    /// <summary>Accreditations, described once for every door.</summary>
    public static Collection Collection { get; } = new("accreditations", "Accreditations",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Low) { Required = true },
        new("number", FieldType.Text, "Number of the certificate.", Sensitivity.Low) { Required = true },
        new("organisation", FieldType.Text, "Identity of the organisation.", Sensitivity.Low) { Required = true },
        new("crew", FieldType.Text, "Identity of the crew; empty for the organisation itself.", Sensitivity.Moderate),
        new("objectives", FieldType.Text, "What for, as JSON.", Sensitivity.Low) { Required = true },
        new("methods", FieldType.Text, "Methods with reliable depth, as JSON.", Sensitivity.Low),
        new("valid_from", FieldType.Date, "First day.", Sensitivity.Low) { Required = true },
        new("valid_to", FieldType.Date, "Last day.", Sensitivity.Low) { Required = true },
        new("issued_by", FieldType.Text, "Who accredits.", Sensitivity.Low) { Required = true },
        new("withdrawn_on", FieldType.Date, "First day on which it no longer holds.", Sensitivity.Low),
        new("withdrawn_why", FieldType.Text, "Why it was withdrawn.", Sensitivity.Moderate),
        .. Collection.OriginFields,
    ]);

    /// <summary>Stays the same when it is withdrawn.</summary>
    public required AccreditationId Id { get; init; }

    /// <summary>Number of the certificate.</summary>
    public required string Number { get; init; }

    /// <summary>Whom it is for.</summary>
    public required OrganisationId Organisation { get; init; }

    /// <summary>The crew it is for; null for the organisation itself.</summary>
    public CrewId? Crew { get; init; }

    /// <summary>What for; at least one.</summary>
    public required IReadOnlyList<Objective> Objectives { get; init; }

    /// <summary>Methods with the depth they are relied upon to; empty on the organisation's own.</summary>
    public IReadOnlyList<AccreditedMethod> Methods { get; init; } = [];

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly ValidTo { get; init; }

    /// <summary>Who accredits.</summary>
    public required string IssuedBy { get; init; }

    /// <summary>First day on which it no longer holds; null while it does.</summary>
    public DateOnly? WithdrawnOn { get; init; }

    /// <summary>Why it was withdrawn.</summary>
    public string? WithdrawnWhy { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>True when it holds on a day.</summary>
    public bool HoldsOn(DateOnly day) =>
        ValidFrom <= day && day <= ValidTo && (WithdrawnOn is not { } end || day < end);

    /// <summary>Refuses an accreditation that could never hold or says nothing.</summary>
    /// <exception cref="Refusal"><c>accreditation.period</c>, <c>accreditation.scope</c>.</exception>
    public Accreditation Checked()
    {
        if (ValidTo < ValidFrom)
            throw new Refusal("accreditation.period",
                $"Accreditation {Number} ends on {ValidTo:O}, before it begins on {ValidFrom:O}; correct the days.");
        if (Objectives.Count == 0)
            throw new Refusal("accreditation.scope",
                $"Accreditation {Number} names nothing that it is for; name at least one objective.");
        if (Crew is not null && Methods.Count == 0)
            throw new Refusal("accreditation.scope",
                $"Accreditation {Number} is for a crew and names no method; name each with its reliable depth.");
        return Methods.FirstOrDefault(one => one.ReliableDepthCm is < 0 or > 1000) is not { } wrong ? this
            : throw new Refusal("accreditation.depth", $"Accreditation {Number} relies on {wrong.Method} to "
                + $"{wrong.ReliableDepthCm} cm; give 0 to 1,000.");
    }

    /// <summary>Ends it before its last day.</summary>
    public Accreditation Withdraw(DateOnly on, string why) => WithdrawnOn is { } day
        ? throw new Refusal("accreditation.withdrawn", $"Accreditation {Number} was withdrawn on {day:O} already.")
        : this with { WithdrawnOn = on, WithdrawnWhy = why };
}
