using Furrow.Registry;
using Furrow.Registry.Assets;
using Furrow.Registry.Hazards;
using Furrow.Registry.Plans;
using Furrow.Registry.Works;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Store;

/// <summary>Small valid records; a test spells out only the telling part.</summary>
internal static class Given
{
    private static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);

    public static Origin Origin { get; } = new("test", null, true);

    public static Place Place(string name, PlaceId? parent = null, double x = 35, double y = 51) => new()
    {
        Id = Identity.From<PlaceId>(name),
        Kind = parent is null ? PlaceKind.Region : PlaceKind.District,
        Parent = parent,
        Names = [new PlaceName("en", name)],
        Outline = Square(x, y, 0.5),
        Centre = Point(x + 0.25, y + 0.25),
        Origin = Origin,
    };

    public static Hazard Hazard(string name, PlaceId? place = null, double x = 35, double y = 51) => new()
    {
        Id = Identity.From<HazardId>(name),
        LocalId = name,
        Name = name,
        Kind = HazardKind.Suspected,
        Status = HazardStatus.Open,
        Outline = Square(x, y, 0.01),
        AreaSquareMetres = 780_000,
        Evidence = [],
        Ordnance = [OrdnanceCategory.Unknown],
        Method = ClearanceMethod.Manual,
        Place = place,
        Origin = Origin,
    };

    public static Crew Crew(string name) => new()
    {
        Id = Identity.From<CrewId>(name),
        Name = name,
        Skills = [Skill.Manual],
        Size = 10,
        Base = Point(35, 51),
        Arrived = true,
        Origin = Origin,
    };

    public static Work Work(string title, PlaceId? place = null, HazardId? hazard = null) => new()
    {
        Id = Identity.From<WorkId>(title),
        Kind = WorkKind.Clear,
        Title = title,
        Hazard = hazard,
        Skill = Skill.Manual,
        Quantity = 1000,
        Unit = "m²",
        PersonDays = 20,
        PeopleWaiting = 0,
        WaitsFor = [],
        Point = Point(35, 51),
        Place = place,
        Origin = Origin,
    };

    public static Asset Asset(string name, PlaceId? place = null) => new()
    {
        Id = Identity.From<AssetId>(name),
        LocalId = name,
        Kind = AssetKind.Housing,
        Damage = new Damage(3, "3", "own", false, null),
        Footprint = Point(35, 51),
        Quantity = 80,
        Unit = "m²",
        Place = place,
        Origin = Origin,
    };

    public static Plan Plan(string name, PlanStatus status = PlanStatus.Draft, int madeOnDay = 1) => new()
    {
        Id = Identity.From<PlanId>(name),
        Name = name,
        Scenario = Scenario.Roster,
        Status = status,
        MadeAt = new DateTimeOffset(2026, 5, madeOnDay, 0, 0, 0, TimeSpan.Zero),
        StartsOn = new DateOnly(2026, 5, 4),
        EndsOn = new DateOnly(2026, 9, 4),
        Works = 2,
        Crews = 1,
        PeopleDays = 10,
        PeopleDaysBound = 9,
        Gap = 0.1,
        Drivers = [],
        Effort = "seed 1",
        Findings = [],
        Origin = Origin,
    };

    public static Point Point(double x, double y) => Wgs84.CreatePoint(new Coordinate(x, y));

    public static Polygon Square(double x, double y, double side) => Wgs84.CreatePolygon(
    [
        new(x, y), new(x + side, y), new(x + side, y + side), new(x, y + side), new(x, y),
    ]);
}
