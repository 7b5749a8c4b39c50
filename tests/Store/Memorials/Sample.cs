using Furrow.Registry;
using Furrow.Registry.Memorials;

namespace Furrow.Tests.Store.Memorials;

/// <summary>One record of each kind.</summary>
internal static class Sample
{
    private static readonly DateOnly Today = new(2026, 5, 4);
    private static readonly DateTimeOffset Morning = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    public static Site Museum { get; } = new()
    {
        Id = Identity.From<SiteId>("museum"), LocalId = "S-1", Kind = SiteKind.Museum,
        Names = [new PlaceName("en", "A museum"), new PlaceName("ko", "박물관")], Shape = Given.Square(35, 51, 0.01),
        State = SiteState.Planned, Inscriptions = [new Inscription("ru", "Помним", "Pomnim", "We remember")],
        Scheme = "KM.{year}.{count:4}", Origin = Given.Origin,
    };

    public static Location Shelf { get; } = new()
    {
        Id = Identity.From<LocationId>("shelf"), Code = "A1", Title = "Shelf A1", Origin = Given.Origin,
    };

    public static ObjectEntry Entry { get; } = new()
    {
        Id = Identity.From<EntryId>("entry"), Number = "E-2026-0001", Depositor = "A depositor",
        Terms = EntryTerms.Gift, TermsText = "For good.", ReceivedOn = Today, ReceivedBy = "keeper",
        Objects = [Identity.From<MuseumObjectId>("Helmet")], Origin = Given.Origin,
    };

    public static Loan Loan { get; } = new()
    {
        Id = Identity.From<LoanId>("loan"), Number = "L-2026-0001", Direction = LoanDirection.Out, Partner = "A school",
        Purpose = "A lesson", From = Today, Due = Today.AddDays(9), Objects = Entry.Objects, Origin = Given.Origin,
    };

    public static Inventory Check { get; } = new()
    {
        Id = Identity.From<InventoryId>("check"), Location = Shelf.Id, StartedAt = Morning, By = "keeper",
        Expected = Entry.Objects, Seen = [new Sighting(Entry.Objects[0], Morning, "keeper", true)],
        Origin = Given.Origin,
    };

    public static DocumentationGoal Goal { get; } = new()
    {
        Id = Identity.From<GoalId>("goal"), Title = "Photograph all", Aspect = DocumentationAspect.Picture,
        Responsible = "keeper", Due = Today.AddDays(90), Lacking = 12, Origin = Given.Origin,
    };

    public static Picture Picture { get; } = new()
    {
        Id = Identity.From<PictureId>("picture"), FileName = "a.jpg", Sha256 = "00", Width = 4, Height = 4,
        Sizes = [new PictureSize(2, 2), new PictureSize(4, 4)], Caption = "A helmet", Origin = Given.Origin,
    };

    public static RowMapping Mapping { get; } = new()
    {
        Id = RowMapping.IdOf("people", ["Name", "Unit"]), Target = "people", Columns = ["Name", "Unit"],
        Map = new Dictionary<string, string> { ["name"] = "Name", ["unit"] = "Unit" },
    };

    public static Likeness Likeness { get; } = Likeness.Of(
        Identity.From<PersonId>("one"), Identity.From<PersonId>("other"),
        [new LikenessReason("name", 12.5, "Kim", "김")]);

    public static RemainsFind Find { get; } = new()
    {
        Id = Identity.From<FindId>("find"), LocalId = "R-1", FoundAt = Morning, FoundBy = "team 3",
        Point = Given.Point(35.001, 51.001), Context = "In a collapsed trench", LeftInPlace = true, Marking = "Tape",
        Origin = Given.Origin,
    };

    public static Fact Fact(FactKind kind, string value) =>
        new() { Kind = kind, Value = value, Support = new Support("A list", EvidenceGrade.Compilation) };

    public static Person Person(params string[] names) => new()
    {
        Id = Identity.From<PersonId>(names), LocalId = $"P-{names[0]}",
        Facts = [.. names.Select(name => Fact(FactKind.Name, name)),
            Fact(FactKind.Status, "commemorated-no-known-grave"), Fact(FactKind.Died, "1943-07~")],
        Origin = Given.Origin,
    };

    public static MuseumObject Object(string title) => Objects.Enter(
        Entry,
        new MuseumObject
        {
            Id = Identity.From<MuseumObjectId>(title), LocalId = $"T-{title}", Title = title, Kind = "thing",
            Made = PartialDate.Parse("194X"), Measurements = [new Measurement("height", 12.5, "cm")],
            FoundAt = new FoundAt(Given.Point(35, 51), null, null, Today, "On the edge of a field"), Entry = default,
            Moves = [], Origin = Given.Origin,
        },
        Shelf.Id, Morning, new Actor("keeper"));
}
