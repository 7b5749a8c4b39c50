using Furrow.Registry;
using Furrow.Registry.Memorials;
using Furrow.Store;
using NetTopologySuite.Geometries;
using Location = Furrow.Registry.Memorials.Location;

namespace Furrow.Tests.Server.Memorials;

/// <summary>A small museum over a real store, with people and objects that are not for everybody.</summary>
internal sealed class Kept(OpenStore store, string folder) : IAsyncDisposable
{
    public static readonly SiteId Museum = Identity.From<SiteId>("museum");
    public static readonly LocationId Shelf = Identity.From<LocationId>("A1");
    public static readonly PersonId Hidden = Identity.From<PersonId>("hidden");
    public static readonly PersonId Missing = Identity.From<PersonId>("missing");
    public static readonly MuseumObjectId Shown = Identity.From<MuseumObjectId>("shown");
    public static readonly MuseumObjectId Unshown = Identity.From<MuseumObjectId>("unshown");

    public OpenStore Store => store;

    /// <param name="whole">False leaves out who and what may not be shown.</param>
    public static async Task<Kept> New(bool whole = true)
    {
        var folder = Directory.CreateTempSubdirectory("furrow-test-").FullName;
        var store = await Stores.Open(Path.Combine(folder, "m.gpkg"), create: true, TimeProvider.System,
            new Counted(), TestContext.Current.CancellationToken);
        await store.Journal.Write(new Actor("test"), "a museum", async writing =>
        {
            var (memorials, cancel) = (store.Memorials, TestContext.Current.CancellationToken);
            await memorials.Sites.Save(writing, [SiteOf()], cancel);
            await memorials.Locations.Save(writing,
                [new Location { Id = Shelf, Code = "A1", Title = "Shelf", Site = Museum, Origin = Origin }],
                    cancel);
            var entry = EntryOf();
            await memorials.Entries.Save(writing, [entry], cancel);
            await memorials.Objects.Save(writing,
                [
                    ObjectOf(entry, Shown, "Shown bell", true),
                    .. whole ? new[] { ObjectOf(entry, Unshown, "Secret chest", false) } : [],
                ], cancel);
            await memorials.People.Save(
                writing, [.. People().Where(person => whole || person.MayBePublished)], cancel);
            if (whole)
                await memorials.Finds.Save(writing, [FindOf()], cancel);
            return 0;
        }, TestContext.Current.CancellationToken);
        return new Kept(store, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static readonly Origin Origin = new("test", null, Illustrative: true);

    private static Site SiteOf() => new()
    {
        Id = Museum, LocalId = "S-1", Kind = SiteKind.Museum, Names = [new PlaceName("en", "Test museum")],
        Shape = new Point(35, 51), State = SiteState.Kept, Scheme = "TM.{year}.{count:4}", Origin = Origin,
    };

    private static ObjectEntry EntryOf() => new()
    {
        Id = Identity.From<EntryId>("entry"), Number = "E-1990-0001", Depositor = "Depositor of old",
        Terms = EntryTerms.Gift, TermsText = "For good.", ReceivedOn = new DateOnly(1990, 1, 1), ReceivedBy = "x",
        Objects = [Shown, Unshown], Origin = Origin,
    };

    private static MuseumObject ObjectOf(ObjectEntry entry, MuseumObjectId id, string title, bool shown) =>
        Objects.Accession(
            Objects.Enter(entry, new MuseumObject
            {
                Id = id, LocalId = title, Title = title, Kind = "thing", Shown = shown, Site = Museum,
                Rights = new Rights(null, "CC0", null), People = [Hidden], Entry = entry.Id, Moves = [],
                Origin = Origin,
            }, Shelf, new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero), new Actor("x")),
            entry, new Acquisition(new DateOnly(1990, 1, 1), AcquisitionMethod.Gift, "a", "deed", "b"),
            shown ? "TM.1990.0001" : "TM.1990.0002", NumberScheme.Parse("TM.{year}.{count:4}"));

    private static Person[] People()
    {
        const string none = "commemorated-no-known-grave";
        return
        [
            PersonOf(Hidden, "Verborgen", none) with { Wish = FamilyWish.DoNotPublish },
            PersonOf(Missing, "Vermisst", "missing"),
            PersonOf(Identity.From<PersonId>("seen"), "Sichtbar Анна", none),
            PersonOf(Identity.From<PersonId>("d1"), "Doppelmann Grigori Zoltan", none),
            PersonOf(Identity.From<PersonId>("d2"), "Doppelman Grigoriy Zoltan", none),
        ];
    }

    private static Person PersonOf(PersonId id, string name, string status)
    {
        Fact Fact(FactKind kind, string value) =>
            new() { Kind = kind, Value = value, Support = new Support("A list", EvidenceGrade.Record) };
        return new Person
        {
            Id = id, LocalId = id.ToString()[..8], Sites = [Museum], Origin = Origin, Facts =
            [
                Fact(FactKind.Name, name), Fact(FactKind.Status, status), Fact(FactKind.Died, "1943-07-12"),
                Fact(FactKind.Born, "1920-02-03"), Fact(FactKind.Unit, "7 test unit"),
            ],
        };
    }

    private static RemainsFind FindOf() => new()
    {
        Id = Identity.From<FindId>("find"), LocalId = "R-1", FoundAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0,
            default),
        FoundBy = "team", Point = new Point(35, 51), Context = "collapsed trench", LeftInPlace = true,
        Marking = "tape", Origin = Origin,
    };

    private sealed class Counted : IIdentities
    {
        private int last;

        public Guid Next() => new(++last, 0, 0, new byte[8]);
    }
}
