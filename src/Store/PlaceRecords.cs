using Furrow.Registry;
using Furrow.Store.Dialects;
using NetTopologySuite.Geometries;

namespace Furrow.Store;

/// <summary>Keeps places. The shape is the outline, else the centre, so that a map shows them all.</summary>
internal sealed class PlaceRecords(Connections connections)
    : Records<Place, PlaceId, PlaceRecords.PlaceRow>(connections, Described), IPlaceStore
{
    private static readonly Table Described = new("place", $"""
        uuid, kind, parent, name, names, code, population, outline_is_approximate,
        centre_longitude, centre_latitude, shape, {OriginRow.OriginColumns}
        """, Sensitivity.Low)
    {
        Collection = Place.Collection,
        Searched = ["names", "code"],
        Areas = AreaRule.ByPlace,
        PlaceColumn = "uuid",
        Geometry = "shape",
    };

    private static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);

    /// <inheritdoc/>
    public Task<Slice<Place>> OfKind(
        PlaceKind kind, PlaceId? parent, Page page, Viewer viewer, CancellationToken cancel)
    {
        var limit = Question.Limit(page);
        var question = new Question(Table, viewer).After(page).And("r.kind = @kind", "kind", Column.Word(kind));
        if (parent is { } above)
            question.And("r.parent = @parent", "parent", above.ToString());
        return Read(question, limit, cancel);
    }

    /// <inheritdoc/>
    protected override IEnumerable<Geometry?> Shapes(Place record) => [record.Outline, record.Centre];

    /// <inheritdoc/>
    protected override PlaceId IdOf(Place record) => record.Id;

    /// <inheritdoc/>
    protected override PlaceRow ToRow(Place record)
    {
        if (record.Names.Count == 0)
            throw new Refusal("place.nameless", $"Place {record.Id} has no name; give it at least one.");
        return new PlaceRow(record, Connections.Dialect);
    }

    /// <inheritdoc/>
    protected override Place ToRecord(PlaceRow row) =>
        row.ToPlace(Connections.Dialect, Wgs84.CreatePoint(new Coordinate(row.CentreLongitude, row.CentreLatitude)));

    /// <summary>A row of the table.</summary>
    internal sealed class PlaceRow : OriginRow
    {
        /// <summary>For Dapper.</summary>
        public PlaceRow()
        {
        }

        /// <summary>The row that keeps a place.</summary>
        public PlaceRow(Place place, IDialect dialect) : base(place.Origin)
        {
            Uuid = place.Id.ToString();
            Kind = Column.Word(place.Kind);
            Parent = place.Parent?.ToString();
            Name = place.Names[0].Text;
            Names = Column.Json(place.Names);
            Code = place.Code;
            Population = place.Population;
            OutlineIsApproximate = place.OutlineIsApproximate;
            CentreLongitude = place.Centre.X;
            CentreLatitude = place.Centre.Y;
            Shape = dialect.ToColumn(place.Outline ?? place.Centre);
        }

        public string Kind { get; init; } = "";
        public string? Parent { get; init; }
        public string Name { get; init; } = "";
        public string Names { get; init; } = "";
        public string? Code { get; init; }
        public int? Population { get; init; }
        public bool OutlineIsApproximate { get; init; }
        public double CentreLongitude { get; init; }
        public double CentreLatitude { get; init; }
        public object? Shape { get; init; }

        /// <summary>The place that the row keeps.</summary>
        public Place ToPlace(IDialect dialect, Point centre) => new()
        {
            Id = Column.Id<PlaceId>(Uuid),
            Kind = Column.FromWord<PlaceKind>(Kind),
            Parent = Column.IdOrNull<PlaceId>(Parent),
            Names = Column.FromJson<PlaceName[]>(Names),
            Code = Code,
            Outline = dialect.FromColumn(Shape) is { } shape and not Point ? shape : null,
            Centre = centre,
            Population = Population,
            OutlineIsApproximate = OutlineIsApproximate,
            Origin = Origin(),
        };
    }
}
