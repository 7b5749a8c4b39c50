using Furrow.Registry.Memorials;

namespace Furrow.Server.Memorials;

/// <summary>One object that is handed in.</summary>
internal sealed record DraftBody(string? Title, string? Kind, int? Count, string? Description);

/// <summary>Objects handed in on one occasion.</summary>
internal sealed record EnterBody : Reason
{
    public string? Request { get; init; }
    public string? Depositor { get; init; }
    public string? Contact { get; init; }
    public EntryTerms? Terms { get; init; }
    public string? TermsText { get; init; }
    public DateOnly? Due { get; init; }
    public LocationId? Location { get; init; }
    public SiteId? Site { get; init; }
    public IReadOnlyList<DraftBody>? Objects { get; init; }
}

/// <summary>A new location.</summary>
internal sealed record LocationBody : Reason
{
    public string? Code { get; init; }
    public string? Title { get; init; }
    public SiteId? Site { get; init; }
    public bool? OnDisplay { get; init; }
}

/// <summary>An accession.</summary>
internal sealed record AccessionBody : Reason
{
    public AcquisitionMethod? Method { get; init; }
    public string? From { get; init; }
    public string? TitleEvidence { get; init; }
    public string? DecidedBy { get; init; }
    public string? Number { get; init; }
}

/// <summary>A move, or the way back from a loan.</summary>
internal sealed record MoveBody : Reason
{
    public LocationId? Location { get; init; }
    public MuseumObjectId? Object { get; init; }
}

/// <summary>A catalogue record; what is absent stays as it was.</summary>
internal sealed record CatalogueBody : Reason
{
    public string? Title { get; init; }
    public string? Kind { get; init; }
    public int? Count { get; init; }
    public string? Description { get; init; }
    public string? Materials { get; init; }
    public string? Made { get; init; }
    public string? Maker { get; init; }
    public IReadOnlyList<Measurement>? Measurements { get; init; }
    public string? RightsHolder { get; init; }
    public string? RightsStatement { get; init; }
    public string? Credit { get; init; }
    public bool? Shown { get; init; }
}

/// <summary>A look at an object's condition.</summary>
internal sealed record ConditionBody : Reason
{
    public ConditionGrade? Grade { get; init; }
    public string? Note { get; init; }
}

/// <summary>An exit.</summary>
internal sealed record ExitBody : Reason
{
    public ExitMethod? Method { get; init; }
    public string? To { get; init; }
    public string? AuthorisedBy { get; init; }
}

/// <summary>A picture.</summary>
internal sealed record PictureBody : Reason
{
    public string? FileName { get; init; }
    public string? Caption { get; init; }
    public string? RightsHolder { get; init; }
    public string? RightsStatement { get; init; }
    public string? Credit { get; init; }

    /// <summary>Base64.</summary>
    public byte[]? File { get; init; }
}

/// <summary>A loan to agree on.</summary>
internal sealed record LoanBody : Reason
{
    public string? Request { get; init; }
    public LoanDirection? Direction { get; init; }
    public string? Partner { get; init; }
    public string? Contact { get; init; }
    public string? Purpose { get; init; }
    public string? Terms { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? Due { get; init; }
    public IReadOnlyList<MuseumObjectId>? Objects { get; init; }
}

/// <summary>Another day by which a loan is due.</summary>
internal sealed record DueBody : Reason
{
    public DateOnly? Due { get; init; }
}

/// <summary>A check to begin.</summary>
internal sealed record InventoryBody : Reason
{
    public string? Request { get; init; }
    public LocationId? Location { get; init; }
}

/// <summary>An object that was seen, by its identity or its number.</summary>
internal sealed record SeeBody : Reason
{
    public string? Object { get; init; }
}

/// <summary>A goal of the documentation plan.</summary>
internal sealed record GoalBody : Reason
{
    public string? Request { get; init; }
    public string? Title { get; init; }
    public DocumentationAspect? Aspect { get; init; }
    public string? Responsible { get; init; }
    public DateOnly? Due { get; init; }
}

/// <summary>A fact about a person.</summary>
internal sealed record FactBody : Reason
{
    public FactKind? Kind { get; init; }
    public string? Value { get; init; }
    public string? Language { get; init; }
    public string? Source { get; init; }
    public EvidenceGrade? Grade { get; init; }
    public bool? Confidential { get; init; }
}

/// <summary>What a family wants.</summary>
internal sealed record WishBody : Reason
{
    public FamilyWish? Wish { get; init; }
}

/// <summary>A person as first entered: what one source says.</summary>
internal sealed record PersonBody : Reason
{
    public string? Request { get; init; }
    public string? LocalId { get; init; }
    public string? Name { get; init; }
    public string? Language { get; init; }
    public PersonStatus? Status { get; init; }
    public string? Born { get; init; }
    public string? Died { get; init; }
    public string? Unit { get; init; }
    public string? PlaceOfOrigin { get; init; }
    public SiteId? Site { get; init; }
    public string? Source { get; init; }
    public EvidenceGrade? Grade { get; init; }
    public bool? Confidential { get; init; }
    public FamilyWish? Wish { get; init; }
}

/// <summary>Where a person is buried, or a memorial that bears the name.</summary>
internal sealed record GraveBody : Reason
{
    public SiteId? Site { get; init; }
    public string? Plot { get; init; }
    public string? Row { get; init; }
    public string? Number { get; init; }
    public double? Longitude { get; init; }
    public double? Latitude { get; init; }
    public string? Source { get; init; }
    public EvidenceGrade? Grade { get; init; }
}

/// <summary>Another record that may be the same person, by its number.</summary>
internal sealed record AlikeBody : Reason
{
    public string? Other { get; init; }
}

/// <summary>A site; what is absent stays as it was.</summary>
internal sealed record SiteBody : Reason
{
    public string? Request { get; init; }
    public string? LocalId { get; init; }
    public SiteKind? Kind { get; init; }
    public SiteState? State { get; init; }
    public IReadOnlyList<Registry.PlaceName>? Names { get; init; }
    public SiteId? Complex { get; init; }
    public bool? StandsAlone { get; init; }
    public double? Longitude { get; init; }
    public double? Latitude { get; init; }
    public string? Custodian { get; init; }
    public string? Story { get; init; }
    public IReadOnlyList<Inscription>? Inscriptions { get; init; }
    public IReadOnlyList<Registry.Works.WorkId>? Works { get; init; }
    public IReadOnlyList<Registry.Pledges.CommitmentId>? Commitments { get; init; }
    public string? Scheme { get; init; }
}

/// <summary>A find of human remains.</summary>
internal sealed record FindBody : Reason
{
    public string? Request { get; init; }
    public string? LocalId { get; init; }
    public DateTimeOffset? FoundAt { get; init; }
    public string? FoundBy { get; init; }
    public double? Longitude { get; init; }
    public double? Latitude { get; init; }
    public string? Context { get; init; }
    public bool? OrdnanceNear { get; init; }
    public bool? LeftInPlace { get; init; }
    public string? Marking { get; init; }
    public string? PhotographsKeptBy { get; init; }
    public Registry.Hazards.HazardId? Hazard { get; init; }
    public Registry.Works.WorkId? Work { get; init; }
}

/// <summary>A notification.</summary>
internal sealed record NotifyBody : Reason
{
    public string? Authority { get; init; }
    public string? By { get; init; }
    public string? How { get; init; }
}

/// <summary>The word that lets works go on.</summary>
internal sealed record ReleaseFindBody : Reason
{
    public string? Authority { get; init; }
}

/// <summary>A change of custody.</summary>
internal sealed record CustodyBody : Reason
{
    public string? From { get; init; }
    public string? To { get; init; }
    public string? What { get; init; }
    public string? Receipt { get; init; }
}
