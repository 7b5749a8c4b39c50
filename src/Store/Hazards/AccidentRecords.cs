using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Store.Dialects;
using NetTopologySuite.Geometries;

namespace Furrow.Store.Hazards;

/// <summary>Keeps accidents: de-identified, yet for partners, since a date and a village can name a person.</summary>
internal sealed class AccidentRecords(Connections connections)
    : Records<Accident, AccidentId, AccidentRecords.AccidentRow>(connections, Described)
{
    private static readonly Table Described = new("accident", $"""
        uuid, year, month, happened_on, precision, killed, injured, source_kind, place_text, place, point,
        {OriginRow.OriginColumns}
        """, Sensitivity.Moderate)
    {
        Collection = Accident.Collection,
        Searched = ["place_text", "source_key"],
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
        Geometry = "point",
    };

    /// <inheritdoc/>
    protected override IEnumerable<Geometry?> Shapes(Accident record) => [record.Point];

    /// <inheritdoc/>
    protected override AccidentId IdOf(Accident record) => record.Id;

    /// <inheritdoc/>
    protected override AccidentRow ToRow(Accident record) => new(record, Connections.Dialect);

    /// <inheritdoc/>
    protected override Accident ToRecord(AccidentRow row) => row.ToAccident(Connections.Dialect);

    /// <summary>A row of the table.</summary>
    internal sealed class AccidentRow : OriginRow
    {
        /// <summary>For Dapper.</summary>
        public AccidentRow()
        {
        }

        /// <summary>The row that keeps an accident.</summary>
        public AccidentRow(Accident accident, IDialect dialect) : base(accident.Origin)
        {
            Uuid = accident.Id.ToString();
            Year = accident.Year;
            Month = accident.Month;
            HappenedOn = Column.Of(accident.On);
            Precision = Column.Word(accident.Precision);
            Killed = accident.Killed;
            Injured = accident.Injured;
            SourceKind = accident.SourceKind;
            PlaceText = accident.PlaceText;
            Place = accident.Place?.ToString();
            Point = dialect.ToColumn(accident.Point);
        }

        public int? Year { get; init; }
        public int? Month { get; init; }
        public string? HappenedOn { get; init; }
        public string Precision { get; init; } = "";
        public int Killed { get; init; }
        public int Injured { get; init; }
        public string? SourceKind { get; init; }
        public string? PlaceText { get; init; }
        public string? Place { get; init; }
        public object? Point { get; init; }

        /// <summary>The accident that the row keeps.</summary>
        public Accident ToAccident(IDialect dialect) => new()
        {
            Id = Column.Id<AccidentId>(Uuid),
            Year = Year,
            Month = Month,
            On = Column.DayOrNull(HappenedOn),
            Point = (Point?)dialect.FromColumn(Point),
            Precision = Column.FromWord<PointPrecision>(Precision),
            Killed = Killed,
            Injured = Injured,
            SourceKind = SourceKind,
            PlaceText = PlaceText,
            Place = Column.IdOrNull<PlaceId>(Place),
            Origin = Origin(),
        };
    }
}
