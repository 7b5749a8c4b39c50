namespace Furrow.Registry.Memorials;

/// <summary>Everything that the column Memorials keeps.</summary>
public interface IMemorials
{
    /// <summary>Sites.</summary>
    IRecordStore<Site, SiteId> Sites { get; }

    /// <summary>People commemorated.</summary>
    IPersonStore People { get; }

    /// <summary>Proposals that two records are one person.</summary>
    ILikenessStore Likenesses { get; }

    /// <summary>A museum's objects.</summary>
    IMuseumObjectStore Objects { get; }

    /// <summary>Entries.</summary>
    IRecordStore<ObjectEntry, EntryId> Entries { get; }

    /// <summary>Loans.</summary>
    IRecordStore<Loan, LoanId> Loans { get; }

    /// <summary>Locations.</summary>
    IRecordStore<Location, LocationId> Locations { get; }

    /// <summary>Inventory checks.</summary>
    IRecordStore<Inventory, InventoryId> Inventories { get; }

    /// <summary>Goals of the documentation plan.</summary>
    IRecordStore<DocumentationGoal, GoalId> Goals { get; }

    /// <summary>Finds of human remains.</summary>
    IFindStore Finds { get; }

    /// <summary>Pictures.</summary>
    IPictureStore Pictures { get; }

    /// <summary>How columns of files were matched to fields before.</summary>
    IRecordStore<RowMapping, MappingId> Mappings { get; }
}

/// <summary>Keeps people commemorated.</summary>
public interface IPersonStore : IRecordStore<Person, PersonId>
{
    /// <summary>People whose names sound like a text, in any of its scripts, the closest spelling first.</summary>
    /// <remarks>At most 1,000 are weighed; the slice is cut from them.</remarks>
    Task<Slice<Person>> Search(string text, Page page, Viewer viewer, CancellationToken cancel);

    /// <summary>People of one site, buried or named there, by name; of all sites when null.</summary>
    Task<Slice<Person>> Roll(SiteId? site, Page page, Viewer viewer, CancellationToken cancel);
}

/// <summary>Keeps proposals that two records are one person.</summary>
public interface ILikenessStore : IRecordStore<Likeness, LikenessId>
{
    /// <summary>Proposals in one state, the likeliest first.</summary>
    Task<Slice<Likeness>> In(LikenessState state, Page page, Viewer viewer, CancellationToken cancel);
}

/// <summary>Which objects are wanted.</summary>
public sealed record ObjectWish
{
    /// <summary>A part of a title, a maker, a kind or a number, in any script.</summary>
    public string? Text { get; init; }

    /// <summary>At this location.</summary>
    public LocationId? Location { get; init; }

    /// <summary>In this state.</summary>
    public ObjectState? State { get; init; }

    /// <summary>Whose record lacks this.</summary>
    public DocumentationAspect? Lacking { get; init; }

    /// <summary>Only what the museum shows.</summary>
    public bool OnlyShown { get; init; }
}

/// <summary>Keeps a museum's objects.</summary>
public interface IMuseumObjectStore : IRecordStore<MuseumObject, MuseumObjectId>
{
    /// <summary>Objects that match, by number.</summary>
    Task<Slice<MuseumObject>> Search(ObjectWish wish, Page page, Viewer viewer, CancellationToken cancel);

    /// <summary>How many match.</summary>
    Task<long> Count(ObjectWish wish, Viewer viewer, CancellationToken cancel);

    /// <summary>The object with an accession number or the number it bore before; null when there is none.</summary>
    Task<MuseumObject?> Numbered(string number, Viewer viewer, CancellationToken cancel);

    /// <summary>The highest number that begins so, of objects, entries and loans; null when there is none.</summary>
    Task<string?> Highest(string start, Viewer viewer, CancellationToken cancel);
}

/// <summary>
/// Keeps finds of human remains. Without an open write only notices are given: reading a find is itself journalled.
/// </summary>
public interface IFindStore
{
    /// <summary>What may be told of each find, by number; nothing below <see cref="Sensitivity.High"/>.</summary>
    Task<IReadOnlyList<FindNotice>> Notices(Viewer viewer, CancellationToken cancel);

    /// <summary>
    /// A find as it is, for the small role that may see it (<see cref="Sensitivity.Severe"/>); the journal keeps who
    /// read it, when and why. Null when there is none that the viewer may see.
    /// </summary>
    Task<RemainsFind?> Read(IWriting writing, FindId id, Viewer viewer, CancellationToken cancel);

    /// <summary>Adds new finds and replaces changed ones.</summary>
    Task<Saved> Save(IWriting writing, IReadOnlyList<RemainsFind> finds, CancellationToken cancel);
}

/// <summary>Keeps pictures with their sizes.</summary>
public interface IPictureStore : IRecordStore<Picture, PictureId>
{
    /// <summary>Keeps the sizes of a picture; done once, with the picture itself.</summary>
    Task<Saved> Save(IWriting writing, Picture picture, IReadOnlyList<PictureFile> files, CancellationToken cancel);

    /// <summary>One size as JPEG; null when there is none that the viewer may see.</summary>
    Task<byte[]?> File(PictureId id, int width, Viewer viewer, CancellationToken cancel);
}

/// <summary>How the columns of one kind of file were matched to fields, remembered for the next such file.</summary>
public sealed record RowMapping
{
    /// <summary>Derived from target and columns, so that the same kind of file finds it again.</summary>
    public required MappingId Id { get; init; }

    /// <summary>What the rows became: people, objects, sites.</summary>
    public required string Target { get; init; }

    /// <summary>The columns of the file, in order.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Field by field, the column that fills it.</summary>
    public required IReadOnlyDictionary<string, string> Map { get; init; }

    /// <summary>The identity of the mapping for a kind of file.</summary>
    public static MappingId IdOf(string target, IReadOnlyList<string> columns) =>
        Identity.From<MappingId>([target, .. columns]);
}
