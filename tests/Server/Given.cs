using Furrow.Registry;
using Furrow.Registry.Assets;
using Furrow.Registry.Hazards;
using Furrow.Registry.Plans;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;
using Furrow.Registry.Works;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Server;

/// <summary>A small programme: two districts, three hazards, one school, two crews, one plan, one statement.</summary>
internal static class Given
{
    private static readonly Origin Sample = new("sample", null, Illustrative: true, "© somebody");

    public static readonly DateOnly FirstDay = new(2026, 4, 1);
    public static readonly PlaceId Region = Identity.From<PlaceId>("region");
    public static readonly PlaceId North = Identity.From<PlaceId>("north");
    public static readonly PlaceId South = Identity.From<PlaceId>("south");
    public static readonly HazardId Field = Identity.From<HazardId>("field");
    public static readonly AssetId School = Identity.From<AssetId>("school");
    public static readonly CrewId Deminers = Identity.From<CrewId>("deminers");
    public static readonly PlanId Plan = Identity.From<PlanId>("plan");
    public static readonly DocumentId Statement = Identity.From<DocumentId>("statement");
    public static readonly ClaimId Proposed = Identity.From<ClaimId>("proposed");
    public static readonly ClaimId Confirmed = Identity.From<ClaimId>("confirmed");

    private const string Text = "The minister said that 1,000 deminers will come and 300 builders may follow.";

    /// <summary>Puts the programme into a store, through its journal.</summary>
    public static Task<int> Fill(IStore store) => store.Journal.Write(
        new Actor("test"), "a small programme", async writing =>
        {
            var cancel = TestContext.Current.CancellationToken;
            await store.Programme.Save(writing, new Programme
            {
                Name = "Two districts", Illustrative = true, Notice = "Made up for a test.", StartsOn = FirstDay,
            }, cancel);
            await store.Places.Save(writing, Places, cancel);
            await store.Hazards.Save(writing, Hazards, cancel);
            await store.Assets.Save(writing, [Asset], cancel);
            await store.Crews.Save(writing, [Crew(Deminers, "Deminers 1", Skill.Manual), Crew(
                Identity.From<CrewId>("builders"), "Builders 1", Skill.Structure)], cancel);
            await store.Works.Save(writing, Works, cancel);
            await store.Documents.Save(writing, [Document], cancel);
            await store.Claims.Save(writing, Claims, cancel);
            await store.Commitments.Save(writing, [Commitment], cancel);
            await store.Plans.Add(writing, PlanOfAll, Assignments,
                [new Unplanned(Works[^1].Id, "No crew has the skill.")], cancel);
            return 0;
        }, TestContext.Current.CancellationToken);

    private static Place[] Places =>
    [
        PlaceOf(Region, PlaceKind.Region, null, "Whole", Square(35, 51, 2)),
        PlaceOf(North, PlaceKind.District, Region, "North", Square(35, 52, 1)),
        PlaceOf(South, PlaceKind.District, Region, "South", Square(35, 51, 1)),
    ];

    private static Hazard[] Hazards =>
    [
        HazardOf(Field, "Field", North, 10_000.25, HazardStatus.Open),
        HazardOf(Identity.From<HazardId>("wood"), "Wood", South, 5_000, HazardStatus.Suspended),
        HazardOf(Identity.From<HazardId>("old"), "Old", South, 7_000, HazardStatus.Released),
    ];

    private static Asset Asset => new()
    {
        Id = School, LocalId = "A-1", Name = "School", Kind = AssetKind.School,
        Damage = new Damage(3, "heavy", "own", Remote: true, FirstDay), Footprint = Square(35.5, 52.5, 0.001),
        Quantity = 800, Unit = "m²", PeopleServed = 120, Place = North, Origin = Sample,
    };

    /// <summary>
    /// Two lots are cleared and inspected in the field, then the school is built; the wood is left out.
    /// </summary>
    public static Work[] Works { get; } =
    [
        WorkOf("clear 1", WorkKind.Clear, Field, null, 4_000, 0, North),
        WorkOf("clear 2", WorkKind.Clear, Field, null, 6_000, 0, North),
        WorkOf("inspect 1", WorkKind.Inspect, Field, null, 4_000, 30, North, "clear 1"),
        WorkOf("inspect 2", WorkKind.Inspect, Field, null, 6_000, 50, North, "clear 2"),
        WorkOf("build", WorkKind.Build, null, School, 800, 120, North, "inspect 1", "inspect 2"),
        WorkOf("clear wood", WorkKind.Clear, Identity.From<HazardId>("wood"), null, 5_000, 9, South),
    ];

    /// <summary>Each work takes two days, one after the other.</summary>
    private static Assignment[] Assignments => [.. Works[..^1].Select((work, i) => new Assignment(
        work.Id, Deminers, FirstDay.AddDays(2 * i).ToDateTime(new TimeOnly(8, 0)),
        FirstDay.AddDays((2 * i) + 1).ToDateTime(new TimeOnly(16, 0))))];

    private static Plan PlanOfAll => new()
    {
        Id = Plan, Name = "First", Scenario = Scenario.Roster, Status = PlanStatus.Draft,
        MadeAt = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero), StartsOn = FirstDay,
        EndsOn = FirstDay.AddDays(9), Works = 5, Crews = 1, PeopleDays = 30 * (5 + (2 / 3d)) + (50 * (7 + (2 / 3d)))
            + (120 * (9 + (2 / 3d))), PeopleDaysBound = 1000, Gap = 0.2, Drivers = [new CostPart("School", 1160)],
        Effort = "seed 7", Findings = [], Origin = Sample,
    };

    private static Document Document => new()
    {
        Id = Statement, Title = "What the minister said", Language = "en", Text = Text, Sha256 = new string('0', 64),
        CitedOutlets = [], Origin = Sample,
    };

    private static Claim[] Claims =>
    [
        ClaimOf(Confirmed, "1,000 deminers", 1000, Modality.Planned, ClaimState.Confirmed),
        ClaimOf(Proposed, "300 builders", 300, Modality.Proposed, ClaimState.Proposed),
    ];

    private static Commitment Commitment => new()
    {
        Id = Identity.From<CommitmentId>("deminers"), Title = "1,000 deminers", Claims = [Confirmed],
        Pledgers = ["the minister"], Recipients = [], Category = PledgeCategory.Personnel,
        Amount = new Amount("1,000", 1000, 1000, false, "people", null), Place = "North",
        Modality = Modality.Planned, ConfirmedBy = "test", Origin = Sample,
    };

    private static Place PlaceOf(PlaceId id, PlaceKind kind, PlaceId? parent, string name, Geometry outline) => new()
    {
        Id = id, Kind = kind, Parent = parent, Names = [new PlaceName("en", name)], Outline = outline,
        Centre = outline.Centroid, Origin = Sample,
    };

    private static Hazard HazardOf(HazardId id, string name, PlaceId place, double area, HazardStatus status) => new()
    {
        Id = id, LocalId = "H-" + name, Name = name, Kind = HazardKind.Confirmed, Status = status,
        Outline = Square(35.5, place == North ? 52.5 : 51.5, 0.001), AreaSquareMetres = area, Evidence = [],
        Ordnance = [OrdnanceCategory.Unknown], Method = ClearanceMethod.Manual, Place = place, Origin = Sample,
    };

    private static Work WorkOf(
        string title, WorkKind kind, HazardId? hazard, AssetId? asset, double quantity, int people,
        PlaceId place, params string[] waitsFor) => new()
        {
            Id = Identity.From<WorkId>(title), Kind = kind, Title = title, Hazard = hazard, Asset = asset,
            Skill = asset is null ? Skill.Manual : Skill.Structure, Quantity = quantity, Unit = "m²", PersonDays = 10,
            PeopleWaiting = people, WaitsFor = [.. waitsFor.Select(first => Identity.From<WorkId>(first))],
            Point = new Point(35.5, 52.5), Place = place, Origin = Sample,
        };

    public static Crew Crew(CrewId id, string name, Skill skill) => new()
    {
        Id = id, Name = name, Skills = [skill], Size = 10, Base = new Point(35.2, 52.2), Arrived = false,
        Origin = Sample,
    };

    private static Claim ClaimOf(ClaimId id, string words, int people, Modality modality, ClaimState state)
    {
        var start = Text.IndexOf(words, StringComparison.Ordinal);
        return new Claim
        {
            Id = id, Document = Statement, Quote = new Span(start, start + words.Length), Direct = false,
            Pledgers = [new Slot("the minister", SlotStatus.Stated, null, null)], Recipients = [],
            Thing = words.Split(' ')[1], Category = PledgeCategory.Personnel,
            Amount = new Amount(words.Split(' ')[0], people, people, false, "people", null),
            Place = new Slot(null, SlotStatus.Unknown, null, null), Modality = modality,
            Speaker = new Slot("The minister", SlotStatus.Stated, null, null), CitedOutlets = [], State = state,
            Origin = Sample,
        };
    }

    private static Polygon Square(double west, double south, double side) => new(new LinearRing(
    [
        new(west, south), new(west + side, south), new(west + side, south + side), new(west, south + side),
        new(west, south),
    ]));
}
