using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Assets;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Registry.Works;

/// <summary>Valid samples of ground and assets around one place; each test spells out only the telling part.</summary>
internal static class Given
{
    public static readonly LocalPlane Plane = new(new Coordinate(35.27, 51.2));
    private static readonly Origin Made = new("test", null, true);

    public static PlaceId Town { get; } = Identity.From<PlaceId>("town");

    public static Place Place(int population) => new()
    {
        Id = Town,
        Kind = PlaceKind.Settlement,
        Names = [new("en", "Town")],
        Centre = Point(0, 0),
        Population = population,
        Origin = Made,
    };

    public static Point Point(double east, double north) => new(Plane.Degrees(east, north)) { SRID = 4326 };

    public static Polygon Square(double east, double north, double side)
    {
        Coordinate At(double x, double y) => Plane.Degrees(east + x, north + y);
        return new(new LinearRing([At(0, 0), At(side, 0), At(side, side), At(0, side), At(0, 0)]));
    }

    public static Hazard Hazard(
        string id, Geometry outline, ClearanceMethod method = ClearanceMethod.Manual,
        HazardKind kind = HazardKind.Confirmed) =>
        new()
        {
            Id = Identity.From<HazardId>(id),
            LocalId = id,
            Kind = kind,
            Status = HazardStatus.Open,
            Outline = outline,
            AreaSquareMetres = Geodesy.SquareMetres(outline),
            Evidence = [],
            Ordnance = [OrdnanceCategory.Unknown],
            Method = method,
            Place = Town,
            Origin = Made,
        };

    public static Asset Asset(
        string id, Geometry footprint, AssetKind kind = AssetKind.Housing, int? grade = 5, LineString? access = null) =>
        new()
        {
            Id = Identity.From<AssetId>(id),
            LocalId = id,
            Kind = kind,
            Damage = new(grade, grade?.ToString() ?? "?", "own", true, null),
            Footprint = footprint,
            Access = access,
            Quantity = 100,
            Unit = Norms.UnitOf(kind),
            PeopleServed = 4,
            Place = Town,
            Origin = Made,
        };

    public static Gen<Hazard> AnyHazard { get; } =
        from number in Gen.Int[0, 10_000]
        from east in Gen.Int[-3000, 3000]
        from north in Gen.Int[-3000, 3000]
        from side in Gen.Int[10, 900]
        from method in Gen.Enum<ClearanceMethod>()
        from kind in Gen.Enum<HazardKind>()
        from status in Gen.Enum<HazardStatus>()
        select Hazard($"H{number}", Square(east, north, side), method, kind) with { Status = status };

    public static Gen<Asset> AnyAsset { get; } =
        from number in Gen.Int[0, 10_000]
        from east in Gen.Int[-3000, 3000]
        from north in Gen.Int[-3000, 3000]
        from kind in Gen.Enum<AssetKind>()
        from grade in Gen.Int[0, 5]
        from quantity in Gen.Int[1, 20_000]
        from road in Gen.Int[0, 2000]
        select Asset($"A{number}", Square(east, north, 20), kind, grade) with
        {
            Quantity = quantity,
            Access = road == 0 ? null : new LineString([Plane.Degrees(east, north), Plane.Degrees(east, north + road)]),
        };

    public static Gen<(List<Hazard> Hazards, List<Asset> Assets)> Ground { get; } =
        from hazards in AnyHazard.List[0, 12]
        from assets in AnyAsset.List[0, 12]
        select (hazards.DistinctBy(hazard => hazard.Id).ToList(), assets.DistinctBy(asset => asset.Id).ToList());

    public static Derivation Derived(IReadOnlyList<Hazard> hazards, IReadOnlyList<Asset> assets) =>
        Derive.Works(hazards, assets, [Place(1000)], Norms.Defaults);
}
