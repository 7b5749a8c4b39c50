using Furrow.Registry;
using Furrow.Registry.Works;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;
using NetTopologySuite.Triangulate;

namespace Furrow.Cli.Sample;

/// <summary>
/// The places of the sample: real settlements; districts whose outlines are drawn from them and said to be
/// approximate.
/// </summary>
internal sealed class SamplePlaces
{
    private const double FarthestFromSettlementMetres = 16_000;

    private SamplePlaces(IReadOnlyList<Place> all, IReadOnlyList<Place> settlements, Geometry ground) =>
        (All, Settlements, Ground) = (all, settlements, ground);

    /// <summary>The plane that the sample is laid out on.</summary>
    public static LocalPlane Plane { get; } = new(new Coordinate(34.9, 51.4));

    /// <summary>Region, districts and settlements.</summary>
    public IReadOnlyList<Place> All { get; }

    /// <summary>Settlements, in the order of <see cref="Gazetteer.Settlements"/>.</summary>
    public IReadOnlyList<Place> Settlements { get; }

    /// <summary>All districts together, in metres of <see cref="Plane"/>: where records may lie.</summary>
    public Geometry Ground { get; }

    /// <summary>The border in metres of <see cref="Plane"/>.</summary>
    public static LineString Border { get; } = new([.. Gazetteer.Border
        .Select(point => Plane.Metres(new Coordinate(point.Longitude, point.Latitude)))]);

    /// <summary>Lays the places out.</summary>
    public static SamplePlaces Make()
    {
        var cells = Districts();
        var origin = new Origin("gazetteer", null, Illustrative: false, Gazetteer.Attribution);
        var ground = UnaryUnionOp.Union([.. cells.Values]);
        var region = Area("kursk-oblast", PlaceKind.Region, null, "Kursk Oblast", "Курская область", ground);
        var districts = Gazetteer.Districts.ToDictionary(
            district => district.Key,
            district => Area(
                district.Key, PlaceKind.District, region.Id, district.Latin, district.Cyrillic, cells[district.Key]));
        var settlements = Gazetteer.Settlements.Select(fact => new Place
        {
            Id = Identity.From<PlaceId>("gazetteer", fact.District, fact.Latin),
            Kind = PlaceKind.Settlement,
            Parent = districts[fact.District].Id,
            Names = [new("en", fact.Latin), new("ru", fact.Cyrillic)],
            Centre = new Point(fact.Longitude, fact.Latitude) { SRID = 4326 },
            Population = fact.Population,
            Origin = origin with { Key = fact.Source },
        }).ToList();
        return new([region, .. districts.Values, .. settlements], settlements, ground);
    }

    /// <summary>The settlement nearest to a point of the plane; a record lies in its surroundings.</summary>
    public Place Nearest(Coordinate metres) => Settlements.MinBy(place =>
        Plane.Metres(place.Centre.Coordinate).Distance(metres))!;

    /// <summary>
    /// Back to degrees, rounded to 6 decimals (0.1 m), so that the bytes do not hang on the last bit.
    /// </summary>
    public static Coordinate Degrees(Coordinate metres)
    {
        var degrees = Plane.Degrees(metres.X, metres.Y);
        return new(Math.Round(degrees.X, 6), Math.Round(degrees.Y, 6));
    }

    /// <summary>Back to degrees, see <see cref="Degrees(Coordinate)"/>.</summary>
    public static Geometry Degrees(Geometry metres)
    {
        var copy = metres.Copy();
        copy.Apply(new Rounding());
        copy.GeometryChanged();
        copy.SRID = 4326;
        return copy;
    }

    private static Place Area(
        string key, PlaceKind kind, PlaceId? parent, string latin, string cyrillic, Geometry metres) => new()
        {
            Id = Identity.From<PlaceId>("gazetteer", key),
            Kind = kind,
            Parent = parent,
            Names = [new("en", latin), new("ru", cyrillic)],
            Outline = Degrees(metres),
            Centre = (Point)Degrees(metres.InteriorPoint),
            OutlineIsApproximate = true,
            Origin = new("drawn from settlements by furrow sample", key, Illustrative: false, Gazetteer.Attribution),
        };

    /// <summary>
    /// Cells nearest to a district's settlements, on this side of the border and not too far from any of them.
    /// </summary>
    private static Dictionary<string, Geometry> Districts()
    {
        var inside = Gazetteer.Settlements
            .Select(fact => (fact.District, At: Plane.Metres(new Coordinate(fact.Longitude, fact.Latitude)))).ToList();
        var outside = Gazetteer.Neighbours
            .Select(point => Plane.Metres(new Coordinate(point.Longitude, point.Latitude)));
        var builder = new VoronoiDiagramBuilder();
        builder.SetSites([.. inside.Select(site => site.At), .. outside]);
        var box = new Envelope();
        foreach (var site in inside)
            box.ExpandToInclude(site.At);
        box.ExpandBy(60_000);
        builder.ClipEnvelope = box;
        var cells = builder.GetDiagram(new GeometryFactory()).Geometries.ToList();
        var near = UnaryUnionOp.Union([.. inside.Select(site =>
            new Point(site.At).Buffer(FarthestFromSettlementMetres, 6))]);
        var allowed = near.Intersection(ThisSide());
        return inside.GroupBy(site => site.District).ToDictionary(
            group => group.Key,
            group => UnaryUnionOp.Union([.. group.Select(site =>
                cells.First(cell => cell.Covers(new Point(site.At))))]).Intersection(allowed));
    }

    private static Polygon ThisSide()
    {
        var border = Border.Coordinates;
        return new(new LinearRing(
        [
            .. border,
            new(border[^1].X, border[^1].Y - 40_000), new(160_000, border[^1].Y - 40_000), new(160_000, 160_000),
            new(border[0].X, 160_000), border[0],
        ]));
    }

    private sealed class Rounding : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence points, int index)
        {
            var degrees = Degrees(points.GetCoordinate(index));
            points.SetX(index, degrees.X);
            points.SetY(index, degrees.Y);
        }
    }
}
