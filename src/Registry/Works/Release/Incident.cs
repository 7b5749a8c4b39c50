using Furrow.Registry.Hazards;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Works.Release;

/// <summary>What happened.</summary>
public enum IncidentKind
{
    /// <summary>People were hurt or things broken while ground was worked on.</summary>
    Accident,

    /// <summary>It could have happened.</summary>
    NearMiss,

    /// <summary>An item was found in ground that had been released.</summary>
    MissedItem,
}

/// <summary>Where an incident stands.</summary>
public enum IncidentState
{
    /// <summary>Known; task and site are frozen.</summary>
    Reported,

    /// <summary>Being investigated.</summary>
    Investigated,

    /// <summary>Findings and corrective actions are written down.</summary>
    Concluded,

    /// <summary>A named authority lifted the freeze.</summary>
    Lifted,

    /// <summary>All reports are given.</summary>
    Closed,
}

/// <summary>The reports that an incident asks for, in order.</summary>
public enum IncidentReport
{
    /// <summary>First notice.</summary>
    First,

    /// <summary>Initial report.</summary>
    Initial,

    /// <summary>Detailed report of the investigation.</summary>
    Detailed,
}

/// <summary>A report with its deadline.</summary>
/// <param name="Report">Which.</param>
/// <param name="Due">By when, UTC.</param>
/// <param name="Given">When it was given, UTC; null until then.</param>
public sealed record Deadline(IncidentReport Report, DateTimeOffset Due, DateTimeOffset? Given)
{
    /// <summary>True when it is or was not given in time, seen at a moment.</summary>
    public bool IsLate(DateTimeOffset now) => (Given ?? now) > Due;
}

/// <summary>An accident, a near miss or a missed item in the programme's own work. It freezes task and site.</summary>
public sealed record Incident
{
    /// <summary>Incidents, described once for every door.</summary>
    public static Collection Collection { get; } = new("incidents", "Accidents and incidents at work",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.High) { Required = true },
        new("number", FieldType.Text, "Number of the case.", Sensitivity.High) { Required = true },
        new("kind", FieldType.Word, "What happened.", Sensitivity.High)
        {
            Words = Collection.WordsOf<IncidentKind>(),
            Required = true,
        },
        new("happened_at", FieldType.DateTime, "When.", Sensitivity.High) { Required = true },
        new("task", FieldType.Text, "Identity of the task order.", Sensitivity.High),
        new("hazard", FieldType.Text, "Identity of the hazard.", Sensitivity.High),
        new("point", FieldType.Geometry, "Where.", Sensitivity.High),
        new("device", FieldType.Word, "What it was.", Sensitivity.High)
        {
            Words = Collection.WordsOf<OrdnanceCategory>(),
        },
        new("what", FieldType.Text, "What happened, in words.", Sensitivity.High) { Required = true },
        new("killed", FieldType.Integer, "People killed.", Sensitivity.High) { Unit = "people" },
        new("injured", FieldType.Integer, "People injured.", Sensitivity.High) { Unit = "people" },
        new("immediate_action", FieldType.Text, "What was done at once.", Sensitivity.High),
        new("findings", FieldType.Text, "What the investigation found.", Sensitivity.High),
        new("actions", FieldType.Text, "Corrective actions, as JSON.", Sensitivity.High),
        new("state", FieldType.Word, "Where it stands.", Sensitivity.High)
        {
            Words = Collection.WordsOf<IncidentState>(),
            Required = true,
        },
        new("reports", FieldType.Text, "When each report was given, as JSON.", Sensitivity.High),
        new("lifted_by", FieldType.Text, "Who lifted the freeze.", Sensitivity.High),
        new("lifted_why", FieldType.Text, "Why.", Sensitivity.High),
        new("place", FieldType.Text, "Identity of the smallest place it lies in.", Sensitivity.Low),
        .. Collection.OriginFields,
    ]);

    /// <summary>Stays the same from the first notice to the end.</summary>
    public required IncidentId Id { get; init; }

    /// <summary>Number of the case.</summary>
    public required string Number { get; init; }

    /// <summary>What happened.</summary>
    public required IncidentKind Kind { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset HappenedAt { get; init; }

    /// <summary>The task at which it happened; null when at none.</summary>
    public TaskOrderId? Task { get; init; }

    /// <summary>The hazard it happened at; null when at none.</summary>
    public HazardId? Hazard { get; init; }

    /// <summary>Where, WGS 84; null when nobody measured.</summary>
    public Point? Point { get; init; }

    /// <summary>What it was, as far as known.</summary>
    public OrdnanceCategory Device { get; init; }

    /// <summary>What happened, in words, without names of victims.</summary>
    public required string What { get; init; }

    /// <summary>People killed.</summary>
    public int Killed { get; init; }

    /// <summary>People injured.</summary>
    public int Injured { get; init; }

    /// <summary>What was done at once; null when nothing is known.</summary>
    public string? ImmediateAction { get; init; }

    /// <summary>What the investigation found; null until then.</summary>
    public string? Findings { get; init; }

    /// <summary>Corrective actions; empty until concluded.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public IncidentState State { get; init; }

    /// <summary>When the first notice was given, UTC.</summary>
    public DateTimeOffset? FirstAt { get; init; }

    /// <summary>When the initial report was given, UTC.</summary>
    public DateTimeOffset? InitialAt { get; init; }

    /// <summary>When the detailed report was given, UTC.</summary>
    public DateTimeOffset? DetailedAt { get; init; }

    /// <summary>Who lifted the freeze; null while it holds.</summary>
    public string? LiftedBy { get; init; }

    /// <summary>Why it was lifted.</summary>
    public string? LiftedWhy { get; init; }

    /// <summary>The smallest place it lies in, as its task says; null when outside all.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>True while task and site stand still.</summary>
    public bool Freezes => State is IncidentState.Reported or IncidentState.Investigated or IncidentState.Concluded;

    /// <summary>The three reports with their deadlines by the programme's rules.</summary>
    public IReadOnlyList<Deadline> Deadlines(ReleaseRules rules) =>
    [
        new(IncidentReport.First, HappenedAt.AddHours(rules.FirstReportHours), FirstAt),
        new(IncidentReport.Initial, HappenedAt.AddHours(rules.InitialReportHours), InitialAt),
        new(IncidentReport.Detailed, HappenedAt.AddHours(rules.DetailedReportHours), DetailedAt),
    ];

    /// <summary>Refuses what cannot be.</summary>
    /// <exception cref="Refusal"><c>incident.when</c>, <c>incident.people</c>, <c>incident.where</c>.</exception>
    public Incident Checked(DateTimeOffset now)
    {
        if (HappenedAt > now)
            throw new Refusal("incident.when", $"It is said to have happened at {HappenedAt:yyyy-MM-dd HH:mm} UTC, "
                + "which is still to come; correct the time.");
        if (Killed is < 0 or > 10_000 || Injured is < 0 or > 10_000)
            throw new Refusal("incident.people",
                $"{Killed} killed and {Injured} injured were given; give 0 to 10,000.");
        return Task is null && Hazard is null && Point is null
            ? throw new Refusal("incident.where", "Neither task nor hazard nor point is given; say where it happened.")
            : this;
    }

    /// <summary>Marks a report as given.</summary>
    /// <exception cref="Refusal"><c>incident.reported</c>, <c>incident.order</c>.</exception>
    public Incident Report(IncidentReport report, DateTimeOffset at)
    {
        var given = report switch
        {
            IncidentReport.First => FirstAt,
            IncidentReport.Initial => InitialAt,
            _ => DetailedAt,
        };
        if (given is { } before)
            throw new Refusal("incident.reported", $"The {Collection.Word(report)} report was given at "
                + $"{before:yyyy-MM-dd HH:mm} UTC already.");
        return report switch
        {
            IncidentReport.First => this with { FirstAt = at },
            IncidentReport.Initial => this with { FirstAt = FirstAt ?? at, InitialAt = at },
            _ when InitialAt is null => throw new Refusal("incident.order",
                "The detailed report follows the initial one; give that first."),
            _ => this with { DetailedAt = at },
        };
    }

    /// <summary>The investigation begins.</summary>
    public Incident Investigate() => To("investigate", new());

    /// <summary>The investigation ends.</summary>
    /// <param name="findings">What it found.</param>
    /// <param name="actions">What is done about it; say "none" when nothing is needed.</param>
    public Incident Conclude(string findings, IReadOnlyList<string> actions) =>
        To("conclude", new() { Findings = findings.Trim().Length > 0, Actions = actions.Count > 0 })
            with
        { Findings = findings, Actions = actions };

    /// <summary>Task and site may go on.</summary>
    /// <exception cref="Refusal"><c>incident.state</c>, <c>gate.authority</c>.</exception>
    public Incident Lift(string by, string why, ReleaseRules rules)
    {
        ReleaseStates.Incidents.After("lift", State, new() { Authority = true, Reason = why });
        if (!rules.MayLift(by))
            throw new Refusal("gate.authority", $"'{by}' is not among those who may lift a freeze: "
                + $"{(rules.Authorities.Count == 0 ? "nobody is named yet" : string.Join(", ", rules.Authorities))}. "
                + "Ask one of them, or have the programme's rules name another.");
        return To("lift", new() { Authority = true, Reason = why }) with { LiftedBy = by, LiftedWhy = why };
    }

    /// <summary>Files the case.</summary>
    public Incident Close() => To("close", new()
    {
        Reported = FirstAt is not null && InitialAt is not null && DetailedAt is not null,
    });

    private Incident To(string act, IncidentFacts facts) =>
        this with { State = ReleaseStates.Incidents.After(act, State, facts) };
}

/// <summary>What happened to a victim.</summary>
public enum Harm
{
    /// <summary>Hurt.</summary>
    Injured,

    /// <summary>Died of it.</summary>
    Killed,
}

/// <summary>Who a victim was at the time.</summary>
public enum VictimGroup
{
    /// <summary>Civilian.</summary>
    Civilian,

    /// <summary>Deminer or other worker of the programme.</summary>
    Deminer,

    /// <summary>Member of an armed force or police.</summary>
    Force,

    /// <summary>Not known.</summary>
    Unknown,
}

/// <summary>
/// A victim of an incident or accident. For a small role only: never in an export, never on a public page.
/// </summary>
public sealed record Victim
{
    /// <summary>Victims, described once for every door; every field is severe.</summary>
    public static Collection Collection { get; } = new("victims", "Victims",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Severe) { Required = true },
        new("incident", FieldType.Text, "Identity of the incident.", Sensitivity.Severe),
        new("accident", FieldType.Text, "Identity of the accident.", Sensitivity.Severe),
        new("name", FieldType.Text, "Name, where it may be kept.", Sensitivity.Severe),
        new("sex", FieldType.Text, "Sex as the person or the family says.", Sensitivity.Severe),
        new("age", FieldType.Integer, "Age at the time.", Sensitivity.Severe) { Unit = "years" },
        new("harm", FieldType.Word, "What happened.", Sensitivity.Severe) { Words = Collection.WordsOf<Harm>() },
        new("group", FieldType.Word, "Who the person was.", Sensitivity.Severe)
        {
            Words = Collection.WordsOf<VictimGroup>(),
        },
        new("activity", FieldType.Text, "What the person was doing.", Sensitivity.Severe),
        new("knew_danger", FieldType.Boolean, "Knew of the danger.", Sensitivity.Severe),
        new("tampered", FieldType.Boolean, "Touched the item.", Sensitivity.Severe),
        new("had_risk_education", FieldType.Boolean, "Had risk education before.", Sensitivity.Severe),
        new("injuries", FieldType.Text, "Injuries, in words.", Sensitivity.Severe),
        new("may_share_with_authorities", FieldType.Boolean, "Consent.", Sensitivity.Severe),
        new("may_share_with_helpers", FieldType.Boolean, "Consent.", Sensitivity.Severe),
        new("place", FieldType.Text, "Identity of the smallest place it lies in.", Sensitivity.Severe),
        .. Collection.OriginFields,
    ]);

    /// <summary>A pseudonym: says nothing about the person.</summary>
    public required VictimId Id { get; init; }

    /// <summary>The incident; null when it was an accident outside the programme's work.</summary>
    public IncidentId? Incident { get; init; }

    /// <summary>The accident; null when it was an incident of the programme.</summary>
    public AccidentId? Accident { get; init; }

    /// <summary>Name; null unless it may be kept.</summary>
    public string? Name { get; init; }

    /// <summary>Sex as the person or the family says; null when not known.</summary>
    public string? Sex { get; init; }

    /// <summary>Age at the time; null when not known.</summary>
    public int? Age { get; init; }

    /// <summary>What happened.</summary>
    public required Harm Harm { get; init; }

    /// <summary>Who the person was.</summary>
    public required VictimGroup Group { get; init; }

    /// <summary>What the person was doing; null when not known.</summary>
    public string? Activity { get; init; }

    /// <summary>Knew of the danger; null when not known.</summary>
    public bool? KnewDanger { get; init; }

    /// <summary>Touched the item; null when not known.</summary>
    public bool? Tampered { get; init; }

    /// <summary>Had risk education before; null when not known.</summary>
    public bool? HadRiskEducation { get; init; }

    /// <summary>Injuries, in words; null when not known.</summary>
    public string? Injuries { get; init; }

    /// <summary>Agreed that authorities are told.</summary>
    public bool MayShareWithAuthorities { get; init; }

    /// <summary>Agreed that those who help are told.</summary>
    public bool MayShareWithHelpers { get; init; }

    /// <summary>The smallest place it lies in, as its task says; null when outside all.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>Refuses a name kept without consent, and an age that cannot be.</summary>
    /// <exception cref="Refusal"><c>victim.consent</c>, <c>victim.age</c>, <c>victim.of</c>.</exception>
    public Victim Checked()
    {
        if (Name is not null && !MayShareWithAuthorities && !MayShareWithHelpers)
            throw new Refusal("victim.consent",
                "A name was given and no consent; leave the name out, or record who agreed to what.");
        if (Incident is null == Accident is null)
            throw new Refusal("victim.of", "Name either the incident or the accident, and not both.");
        return Age is < 0 or > 130
            ? throw new Refusal("victim.age", $"An age of {Age} was given; give 0 to 130, or nothing.")
            : this;
    }
}
