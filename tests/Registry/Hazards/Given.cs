using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works;
using NetTopologySuite.Geometries;

namespace Furrow.Tests.Registry.Hazards;

/// <summary>Hazards with random ground, and what acts on them needs.</summary>
internal static class Given
{
    public static readonly LocalPlane Plane = new(new Coordinate(35.27, 51.2));
    public static readonly Origin Made = new("test", null, true);
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    public static LandRelease Report { get; } =
        new() { Report = "R-1", DepthCentimetres = 20, QualityControl = "QC-1" };

    public static ReleaseFacts Proven { get; } = new()
    {
        NonTechnicalSurvey = true, TechnicalSurvey = true, ClearanceReport = true, QualityControlPassed = true,
    };

    public static Posting Posting { get; } = new(Now, "a.kim", new DateOnly(2026, 5, 31), "test", Made);

    public static Hazard Hazard(string id, Geometry outline) => new()
    {
        Id = Identity.From<HazardId>(id),
        LocalId = id,
        Kind = HazardKind.Suspected,
        Status = HazardStatus.Open,
        Outline = outline,
        AreaSquareMetres = Geodesy.SquareMetres(outline),
        Evidence = [new(EvidenceKind.Craters, false, EvidenceMethod.Visual, null, null)],
        Ordnance = [OrdnanceCategory.Unknown],
        Method = ClearanceMethod.Manual,
        ReportedOn = new DateOnly(2026, 1, 1),
        Origin = Made,
    };

    public static GroundAccount Account(Geometry outline, string id = "H-1") =>
        GroundAccount.Of(Hazard(id, outline), [], Now.AddMonths(-5));

    public static GroundAccount Then(this GroundAccount account, Posted posted) =>
        GroundAccount.Of(posted.Hazard, [.. account.Entries.Where(one => posted.Entries.All(two => two.Id != one.Id)),
            .. posted.Entries], Now);

    public static Polygon Square(double east, double north, double side) => Box(east, north, side, side);

    public static Polygon Box(double east, double north, double width, double height)
    {
        Coordinate At(double x, double y) => Plane.Degrees(east + x, north + y);
        return Factory.CreatePolygon([At(0, 0), At(width, 0), At(width, height), At(0, height), At(0, 0)]);
    }

    /// <summary>
    /// A polygon around a point: always simple, from smooth to jagged, 5 to <paramref name="most"/> corners.
    /// </summary>
    public static Gen<Polygon> Star(int most, double east = 0, double north = 0, double reach = 900) =>
        from seed in Gen.Int
        from corners in Gen.Int[5, most]
        from scale in Gen.Double[0.05, 1]
        from jagged in Gen.Double[0.2, 6]
        select Star(new Random(seed), corners, east, north, reach * scale, jagged);

    private static Polygon Star(
        Random chance, int corners, double east, double north, double reach, double jagged)
    {
        var ring = new List<Coordinate>(corners + 1);
        var radius = 0.6;
        for (var i = 0; i < corners; i++)
        {
            var angle = 2 * Math.PI * (i + (0.8 * chance.NextDouble())) / corners;
            radius = Math.Clamp(radius + (jagged * (chance.NextDouble() - 0.5) * 2 * Math.PI / corners), 0.2, 1);
            var (x, y) = (reach * radius * Math.Cos(angle), reach * radius * Math.Sin(angle));
            ring.Add(Plane.Degrees(east + x, north + y));
        }

        ring.Add(ring[0].Copy());
        return Factory.CreatePolygon([.. ring]);
    }
}
