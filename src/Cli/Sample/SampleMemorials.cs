using Furrow.Registry;
using Furrow.Registry.Memorials;
using NetTopologySuite.Geometries;
using SkiaSharp;
using Location = Furrow.Registry.Memorials.Location;

namespace Furrow.Cli.Sample;

/// <summary>
/// A memorial complex with a cemetery, a museum and a monument to be built; names and objects are invented and say so.
/// </summary>
internal static class SampleMemorials
{
    private static readonly DateTimeOffset Opened = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly Actor Keeper = new("sample keeper");

    private static readonly (string[] Names, string? Born, string? Died, string Status, string Unit)[] Remembered =
    [
        (["Арсений Вымыслов", "Arseny Vymyslov"], "1919~", "1943-07-12", "buried-identified", "sample unit 3"),
        (["Ким Чхоль Су", "김철수", "Kim Chol Su"], "1996", "2025-02", "commemorated-no-known-grave", "sample engineers"),
        (["Kim Cheolsu"], "1996~", "2025-02~", "commemorated-no-known-grave", "sample engineers"),
        (["박영호", "Pak Yong Ho"], "199X", "2025", "commemorated-no-known-grave", "sample engineers"),
        (["Марія Вигадана", "Mariia Vyhadana"], "1911", "1942-11?", "buried-identified", "civilian"),
        (["Семён Небывалов", "Semyon Nebyvalov"], "1922-05-09", "1943-07", "buried-identified", "sample unit 7"),
        (["Semion Nebyvalow"], "1922-09-05", "1943-07-14", "buried-identified", "sample unit 7"),
        (["Олена Примірна", "Olena Prymirna"], null, "2024-08/2024-09", "commemorated-no-known-grave", "civilian"),
        (["Anton Muster", "Антон Мустер"], "1900", "1941/1943", "commemorated-no-known-grave", "sample unit 1"),
        (["Иван Безвестный"], null, null, "missing", "sample unit 3"),
        (["Пётр Образцов", "Pyotr Obraztsov"], "1921", "1943-08", "buried-identified", "sample unit 7"),
        (["Unnamed 1"], null, "1943", "buried-unknown", "not known"),
    ];

    private static readonly (string Title, string Kind, string Made, string Materials, string Colour)[] Things =
    [
        ("Steel helmet", "helmet", "1940~", "steel, leather", "#5d6b57"),
        ("Letter home", "letter", "1943-06-03", "paper, pencil", "#c9b58b"),
        ("Field kitchen ladle", "kitchen tool", "194X", "aluminium", "#9aa3a8"),
        ("School bell of a village", "bell", "1911~", "bronze", "#8a6a35"),
        ("Deminer's prodder", "tool", "2025", "steel, plastic", "#3f5d6b"),
        ("Child's drawing of a house", "drawing", "2024", "paper, crayon", "#b5723f"),
        ("Accordion", "musical instrument", "193X", "wood, brass", "#6d3a3a"),
        ("Borrowed banner", "banner", "1950/1960", "silk", "#8c2f2f"),
    ];

    /// <summary>Keeps everything in an open write; doing it twice changes nothing.</summary>
    public static async Task<Saved> Save(
        IStore store, IWriting writing, Place around, CancellationToken cancel)
    {
        var memorials = store.Memorials;
        var sites = Sites(around);
        var (museum, cemetery, complex) = (sites[2], sites[1], sites[0]);
        Location[] locations =
        [
            Location("MAG-A1", "Store room, shelf A1", museum, false), Location("CASE-1", "Display case "
                + "1", museum, true),
        ];
        var pictures = Things.Select((thing, i) => Picture(thing.Title, thing.Colour, i)).ToList();
        var entry = Entry();
        var objects = Things.Select((thing, i) =>
            Object(thing, i, entry, museum, locations, pictures[i].Item1)).ToList();
        var saved = await memorials.Sites.Save(writing, sites, cancel)
            + await memorials.Locations.Save(writing, locations, cancel)
            + await memorials.Entries.Save(writing, [entry], cancel)
            + await memorials.Objects.Save(writing, objects, cancel)
            + await memorials.People.Save(
                writing, [.. Remembered.Select((_, i) => Person(i, cemetery, complex))], cancel);
        foreach (var (picture, files) in pictures)
            saved += await memorials.Pictures.Save(writing, picture, files, cancel);
        return saved + await memorials.Finds.Save(writing, [Find(around)], cancel);
    }

    private static Origin Origin(string key) => new(SampleOptions.Source, key, Illustrative: true);

    private static Site[] Sites(Place around)
    {
        var centre = around.Centre.Coordinate;
        Point At(double east, double north) => new(centre.X + east, centre.Y + north) { SRID = 4326 };
        var complex = Identity.From<SiteId>("sample complex");
        Site Make(string id, SiteKind kind, SiteState state, SiteId? inside, Point at, string story,
            params PlaceName[] names) => new()
            {
                Id = id == "complex" ? complex : Identity.From<SiteId>($"sample {id}"), LocalId = $"S-{id}",
                Kind = kind,
                State = state, Complex = inside, Shape = at, Names = names, Story = story,
                Custodian = "Sample memorial "
                    + "authority",
                Place = around.Id, Origin = Origin(id),
            };
        return
        [
            Make("complex", SiteKind.Complex, SiteState.Planned, null, At(0.010, 0.006),
                "An invented memorial complex, as the statement of the sample speaks of one: two museums, one idea.",
                new PlaceName("en", "Sample memorial complex"), new PlaceName("ru", "Образец мемориального комплекса"),
                new PlaceName("ko", "견본 기념 단지")) with
            {
                Inscriptions = [new Inscription("ru", "Никто не забыт", "Nikto ne zabyt", "Nobody is forgotten"),
                    new Inscription("ko", "기억합니다", "Gieokhamnida", "We remember")],
            },
            Make("cemetery", SiteKind.Cemetery, SiteState.Kept, complex, At(0.012, 0.007), "An invented cemetery.",
                new PlaceName("en", "Sample cemetery"), new PlaceName("uk", "Зразкове кладовище")),
            Make("museum", SiteKind.Museum, SiteState.UnderConstruction, complex, At(0.009, 0.005), "An invented "
                + "museum.",
                new PlaceName("en", "Sample museum")) with { Scheme = "SM.{year}.{count:4}" },
            Make("monument", SiteKind.MonumentToBuild, SiteState.Planned, complex, At(0.011, 0.004),
                "An invented monument that is to be built.", new PlaceName("en", "Sample monument")),
        ];
    }

    private static Location Location(string code, string title, Site museum, bool shown) => new()
    {
        Id = Identity.From<LocationId>(code), Code = code, Title = title, Site = museum.Id, OnDisplay = shown,
        Origin = Origin(code),
    };

    private static ObjectEntry Entry() => new()
    {
        Id = Identity.From<EntryId>("sample entry"), Number = "E-2026-0001", Depositor = "An invented family",
        Terms = EntryTerms.Gift, TermsText = "Given to the museum for "
            + "good.", ReceivedOn = Day, ReceivedBy = Keeper.Name,
        Objects = [.. Things.Select((_, i) => Identity.From<MuseumObjectId>($"sample {i}"))], Origin = Origin("entry"),
    };

    private static MuseumObject Object(
        (string Title, string Kind, string Made, string Materials, string Colour) thing, int i, ObjectEntry entry,
        Site museum, Location[] locations, Picture picture)
    {
        var it = Objects.Enter(entry, new MuseumObject
        {
            Id = entry.Objects[i], LocalId = $"T-2026-{i + 1:D5}", Title = thing.Title, Kind = thing.Kind,
            Made = PartialDate.Parse(thing.Made), Materials = thing.Materials, Site = museum.Id,
            Description = $"An invented {thing.Kind} that shows how an object is described.",
            Measurements = [new Measurement("height", 10 + (3 * i), "cm")], Pictures = [picture.Id],
            People = i < 3 ? [Identity.From<PersonId>($"sample {i}")] : [],
            Rights = new Rights("Sample museum", "https://creativecommons.org/publicdomain/zero/1.0/", "Sample museum"),
            Shown = true, Entry = entry.Id, Moves = [], Origin = Origin($"object {i}"),
        }, locations[i % 2].Id, Opened, Keeper);
        return i == Things.Length - 1 ? it with { Shown = false } : Objects.Accession(
            it, entry, new Acquisition(Day, AcquisitionMethod.Gift, entry.Depositor, "Deed of gift, invented", "Sample "
                + "board"),
            $"SM.2026.{i + 1:D4}", NumberScheme.Parse(museum.Scheme!));
    }

    private static Person Person(int i, Site cemetery, Site complex)
    {
        var (names, born, died, status, unit) = Remembered[i];
        var support = new Support("Invented for the sample", EvidenceGrade.Compilation);
        Fact Fact(FactKind kind, string value) => new() { Kind = kind, Value = value, Support = support };
        var buried = status.StartsWith("buried", StringComparison.Ordinal);
        var facts = names.Select(name => Fact(FactKind.Name, name)).Append(Fact(FactKind.Status, status))
            .Append(Fact(FactKind.Unit, unit)).Concat(born is null ? [] : [Fact(FactKind.Born, born)])
            .Concat(died is null ? [] : [Fact(FactKind.Died, died)]);
        if (i == 0)
            facts = facts.Append(new Fact
            {
                Kind = FactKind.Died, Value = "1943-07-14",
                Support = new Support("Invented inscription", EvidenceGrade.Inscription),
            });
        return new Person
        {
            Id = Identity.From<PersonId>($"sample {i}"), LocalId = $"P-{i + 1:D4}", Facts = [.. facts],
            Grave = buried ? new Grave
            {
                Site = cemetery.Id, Plot = "A", Row = $"{1 + (i / 4)}", Number = $"{1 + i}",
                Point = new Point(cemetery.Shape.Centroid.X + (i * 0.00002), cemetery.Shape.Centroid.Y) { SRID = 4326 },
                Support = support,
            } : null,
            Sites = [complex.Id], Wish = i == 10 ? FamilyWish.DoNotPublish : FamilyWish.NotAsked, Place = complex.Place,
            Origin = Origin($"person {i}"),
        }.Checked();
    }

    private static RemainsFind Find(Place around) => Finds.Record(new RemainsFind
    {
        Id = Identity.From<FindId>("sample find"), LocalId = "R-2026-01", FoundAt = Opened, FoundBy = "Sample team",
        Point = new Point(around.Centre.X + 0.02, around.Centre.Y + 0.01) { SRID = 4326 },
        Context = "Invented: at the edge of a collapsed shelter, 0.5 m below the ground.", OrdnanceNear = false,
        LeftInPlace = true, Marking = "Tape, sign and a guard", Place = around.Id, Origin = Origin("find"),
    }, [], []);

    private static (Picture, IReadOnlyList<PictureFile>) Picture(string title, string colour, int i)
    {
        const int width = 1_600;
        const int height = 1_200;
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        var canvas = surface.Canvas;
        canvas.Clear(SKColor.Parse("#efe9dc"));
        using var paint = new SKPaint { Color = SKColor.Parse(colour), IsAntialias = true };
        for (var ring = 0; ring < 5; ring++)
            canvas.DrawOval(800, 640, 420 - (ring * 50) - (i * 8), 300 - (ring * 34) + (i * 6), paint);
        paint.Color = SKColor.Parse("#60ffffff");
        canvas.DrawRect(380 + (i * 40), 420, 240, 400, paint);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        var files = Real.Images.Make(png.ToArray());
        return (new Picture
        {
            Id = Identity.From<PictureId>($"sample {i}"), FileName = $"sample-{i}.png", Sha256 = "drawn by the program",
            Width = files[^1].Size.Width, Height = files[^1].Size.Height, Sizes = [.. files.Select(file => file.Size)],
            Caption = $"{title}: a drawing that stands for a photograph",
            Rights = new Rights(null, "https://creativecommons.org/publicdomain/zero/1.0/", "Drawn for the sample"),
            Origin = Origin($"picture {i}"),
        }, files);
    }
}
