using System.Text.Json.Serialization;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Memorials;

/// <summary>How far the museum has come with an object.</summary>
public enum ObjectState
{
    /// <summary>Handed in; nothing is decided.</summary>
    Entered,

    /// <summary>Belongs to the collection.</summary>
    Accessioned,

    /// <summary>Has left the museum for good.</summary>
    Left,
}

/// <summary>How an object came to belong to the collection.</summary>
public enum AcquisitionMethod
{
    /// <summary>Given.</summary>
    Gift,

    /// <summary>Left by will.</summary>
    Bequest,

    /// <summary>Bought.</summary>
    Purchase,

    /// <summary>Handed over by another institution.</summary>
    Transfer,

    /// <summary>Found in the ground, and no owner is known.</summary>
    FieldFind,
}

/// <summary>How an object came to belong to the collection, and what proves it.</summary>
/// <param name="On">Day of the decision.</param>
/// <param name="Method">How.</param>
/// <param name="From">Who owned it before.</param>
/// <param name="TitleEvidence">What proves that it may be owned: deed of gift, invoice, decision.</param>
/// <param name="DecidedBy">Who decided.</param>
public sealed record Acquisition(
    DateOnly On, AcquisitionMethod Method, string From, string TitleEvidence, string DecidedBy);

/// <summary>Where an object is: at a location of the museum, or with the borrower of a loan. Exactly one.</summary>
public sealed record Whereabouts
{
    /// <summary>Refuses both and neither.</summary>
    /// <exception cref="Refusal"><c>object.whereabouts</c></exception>
    [JsonConstructor]
    public Whereabouts(LocationId? location, LoanId? loan)
    {
        if (location is null == loan is null)
            throw new Refusal("object.whereabouts", "An object is at one location or on one loan, never both or none.");
        (Location, Loan) = (location, loan);
    }

    /// <summary>The location in the museum; null on loan.</summary>
    public LocationId? Location { get; }

    /// <summary>The loan that took it away; null in the museum.</summary>
    public LoanId? Loan { get; }

    /// <summary>In the museum.</summary>
    public static Whereabouts At(LocationId location) => new(location, null);

    /// <summary>Lent.</summary>
    public static Whereabouts With(LoanId loan) => new(null, loan);
}

/// <summary>One move of an object.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="To">Where it has been since; null when it left for good.</param>
/// <param name="By">Who moved it.</param>
/// <param name="Why">The reason.</param>
public sealed record Move(DateTimeOffset At, Whereabouts? To, string By, string Why);

/// <summary>How well an object is kept.</summary>
public enum ConditionGrade
{
    /// <summary>Good.</summary>
    Good,

    /// <summary>Fair.</summary>
    Fair,

    /// <summary>Poor: needs care.</summary>
    Poor,

    /// <summary>Decays; must not be handled.</summary>
    Unstable,
}

/// <summary>One look at an object's condition.</summary>
/// <param name="On">Day.</param>
/// <param name="Grade">Grade.</param>
/// <param name="By">Who looked.</param>
/// <param name="Note">What was seen; null when nothing was noted.</param>
public sealed record ConditionCheck(DateOnly On, ConditionGrade Grade, string By, string? Note);

/// <summary>Who holds rights in an object or its picture, and what others may do.</summary>
/// <param name="Holder">Who holds them; null when nobody is known.</param>
/// <param name="Statement">In words or as the address of a licence or a rights statement.</param>
/// <param name="Credit">Words to show beside it; null when none.</param>
public sealed record Rights(string? Holder, string Statement, string? Credit);

/// <summary>One measurement.</summary>
/// <param name="What">Height, width, weight …</param>
/// <param name="Value">In the unit.</param>
/// <param name="Unit"><c>cm</c>, <c>kg</c> …</param>
public sealed record Measurement(string What, double Value, string Unit);

/// <summary>Where an object was found in the ground.</summary>
/// <param name="Point">WGS 84; shown to the public only to a tenth of a degree. Null when it was not measured.</param>
/// <param name="Hazard">The hazard whose clearance brought it to light; null when none.</param>
/// <param name="Work">The work that found it; null when none.</param>
/// <param name="On">Day; null when not known.</param>
/// <param name="Note">Circumstances; null when none were noted.</param>
public sealed record FoundAt(Point? Point, HazardId? Hazard, WorkId? Work, DateOnly? On, string? Note);

/// <summary>How an object leaves for good.</summary>
public enum ExitMethod
{
    /// <summary>Back to who deposited or lent it.</summary>
    Returned,

    /// <summary>To another institution.</summary>
    Transferred,

    /// <summary>Given up by a decision of the museum.</summary>
    Disposed,

    /// <summary>Nobody knows where it is.</summary>
    Lost,

    /// <summary>Destroyed.</summary>
    Destroyed,
}

/// <summary>How an object left.</summary>
/// <param name="On">Day.</param>
/// <param name="Method">How.</param>
/// <param name="To">Who has it now; null when nobody.</param>
/// <param name="AuthorisedBy">Who decided.</param>
/// <param name="Why">The reason.</param>
public sealed record ObjectExit(DateOnly On, ExitMethod Method, string? To, string AuthorisedBy, string Why);

/// <summary>A thing that a museum looks after, with everything that happened to it there.</summary>
public sealed record MuseumObject
{
    /// <summary>Objects, described once for every door. Doors show only what the museum shows.</summary>
    public static Collection Collection { get; } = new("objects", "Museum objects",
    [
        new("id", FieldType.Text, "Identity.", Sensitivity.Low) { Required = true },
        new("local_id", FieldType.Text, "Number since it was handed in.", Sensitivity.Low) { Required = true },
        new("number", FieldType.Text, "Accession number.", Sensitivity.Low),
        new("title", FieldType.Text, "What it is called.", Sensitivity.Low) { Required = true },
        new("kind", FieldType.Text, "What kind of thing it is.", Sensitivity.Low) { Required = true },
        new("count", FieldType.Integer, "How many pieces.", Sensitivity.Low) { Required = true, Unit = "pieces" },
        new("description", FieldType.Text, "What it looks like.", Sensitivity.Low),
        new("made", FieldType.Text, "When it was made, EDTF.", Sensitivity.Low),
        new("state", FieldType.Word, "How far the museum has come.", Sensitivity.Low)
        {
            Words = Collection.WordsOf<ObjectState>(),
            Required = true,
        },
        new("rights", FieldType.Text, "What others may do with it.", Sensitivity.Low),
        new("location", FieldType.Text, "Identity of the location it stands at.", Sensitivity.High),
        new("loan", FieldType.Text, "Identity of the loan that took it away.", Sensitivity.High),
        .. Collection.OriginFields,
    ]);

    /// <summary>Stays the same.</summary>
    public required MuseumObjectId Id { get; init; }

    /// <summary>The number it has borne since it was handed in.</summary>
    public required string LocalId { get; init; }

    /// <summary>Accession number; null until it is accessioned.</summary>
    public string? Number { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>What kind of thing it is: letter, helmet, photograph …</summary>
    public required string Kind { get; init; }

    /// <summary>How many pieces it is made of; from 1.</summary>
    public int Count { get; init; } = 1;

    /// <summary>What it looks like; null when nobody described it.</summary>
    public string? Description { get; init; }

    /// <summary>What it is made of; null when not known.</summary>
    public string? Materials { get; init; }

    /// <summary>Measurements.</summary>
    public IReadOnlyList<Measurement> Measurements { get; init; } = [];

    /// <summary>When it was made; null when not known.</summary>
    public PartialDate? Made { get; init; }

    /// <summary>Who made it; null when not known.</summary>
    public string? Maker { get; init; }

    /// <summary>Words on it.</summary>
    public IReadOnlyList<Inscription> Inscriptions { get; init; } = [];

    /// <summary>Looks at its condition, oldest first.</summary>
    public IReadOnlyList<ConditionCheck> Conditions { get; init; } = [];

    /// <summary>Rights; null when nobody has cleared them, and then it is not shown.</summary>
    public Rights? Rights { get; init; }

    /// <summary>Pictures, the best first.</summary>
    public IReadOnlyList<PictureId> Pictures { get; init; } = [];

    /// <summary>People that it tells of.</summary>
    public IReadOnlyList<PersonId> People { get; init; } = [];

    /// <summary>The museum.</summary>
    public SiteId? Site { get; init; }

    /// <summary>Where it was found in the ground; null when it was not.</summary>
    public FoundAt? FoundAt { get; init; }

    /// <summary>The entry that it came with.</summary>
    public required EntryId Entry { get; init; }

    /// <summary>How it came to belong to the collection; null until it does.</summary>
    public Acquisition? Acquisition { get; init; }

    /// <summary>Every move, oldest first; the last one says where it is.</summary>
    public required IReadOnlyList<Move> Moves { get; init; }

    /// <summary>Day on which somebody last saw it where it should be; null when never.</summary>
    public DateOnly? CheckedOn { get; init; }

    /// <summary>How it left; null while it is here or lent.</summary>
    public ObjectExit? Exit { get; init; }

    /// <summary>True when the museum wants to show it.</summary>
    public bool Shown { get; init; }

    /// <summary>Where the record came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>How far the museum has come.</summary>
    [JsonIgnore]
    public ObjectState State => Exit is not null ? ObjectState.Left
        : Acquisition is not null ? ObjectState.Accessioned
        : ObjectState.Entered;

    /// <summary>Where it is now; null when it left for good.</summary>
    [JsonIgnore]
    public Whereabouts? Whereabouts => Moves[^1].To;

    /// <summary>
    /// True when it may be shown to the public: it belongs to the collection, its rights are cleared, and the museum
    /// wants to show it.
    /// </summary>
    [JsonIgnore]
    public bool MayBePublished => Shown && State == ObjectState.Accessioned && Rights is not null;
}
