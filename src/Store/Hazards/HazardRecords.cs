using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Store.Dialects;
using NetTopologySuite.Geometries;

namespace Furrow.Store.Hazards;

/// <summary>Keeps hazards. Outlines of uncleared ground are for partners.</summary>
internal sealed class HazardRecords(Connections connections)
    : Records<Hazard, HazardId, HazardRecords.HazardRow>(connections, Described)
{
    private static readonly Table Described = new("hazard", $"""
        uuid, local_id, name, kind, status, area_square_metres, outline_is_stand_in, evidence, ordnance, method,
        rate_square_metres_per_crew_day, place, surveyed_on, outline, {OriginRow.OriginColumns}
        """, Sensitivity.Moderate)
    {
        Collection = Hazard.Collection,
        Searched = ["local_id", "name"],
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
        Geometry = "outline",
    };

    /// <inheritdoc/>
    protected override IEnumerable<Geometry?> Shapes(Hazard record) => [record.Outline];

    /// <inheritdoc/>
    protected override HazardId IdOf(Hazard record) => record.Id;

    /// <inheritdoc/>
    protected override HazardRow ToRow(Hazard record) => new(record, Connections.Dialect);

    /// <inheritdoc/>
    protected override Hazard ToRecord(HazardRow row) => row.ToHazard(Connections.Dialect);

    /// <summary>A row of the table.</summary>
    internal sealed class HazardRow : OriginRow
    {
        /// <summary>For Dapper.</summary>
        public HazardRow()
        {
        }

        /// <summary>The row that keeps a hazard.</summary>
        public HazardRow(Hazard hazard, IDialect dialect) : base(hazard.Origin)
        {
            Uuid = hazard.Id.ToString();
            LocalId = hazard.LocalId;
            Name = hazard.Name;
            Kind = Column.Word(hazard.Kind);
            Status = Column.Word(hazard.Status);
            AreaSquareMetres = hazard.AreaSquareMetres;
            OutlineIsStandIn = hazard.OutlineIsStandIn;
            Evidence = Column.Json(hazard.Evidence);
            Ordnance = Column.Json(hazard.Ordnance);
            Method = Column.Word(hazard.Method);
            RateSquareMetresPerCrewDay = hazard.RateSquareMetresPerCrewDay;
            Place = hazard.Place?.ToString();
            SurveyedOn = Column.Of(hazard.SurveyedOn);
            Outline = dialect.ToColumn(hazard.Outline);
        }

        public string LocalId { get; init; } = "";
        public string? Name { get; init; }
        public string Kind { get; init; } = "";
        public string Status { get; init; } = "";
        public double AreaSquareMetres { get; init; }
        public bool OutlineIsStandIn { get; init; }
        public string Evidence { get; init; } = "";
        public string Ordnance { get; init; } = "";
        public string Method { get; init; } = "";
        public double? RateSquareMetresPerCrewDay { get; init; }
        public string? Place { get; init; }
        public string? SurveyedOn { get; init; }
        public object? Outline { get; init; }

        /// <summary>The hazard that the row keeps.</summary>
        public Hazard ToHazard(IDialect dialect) => new()
        {
            Id = Column.Id<HazardId>(Uuid),
            LocalId = LocalId,
            Name = Name,
            Kind = Column.FromWord<HazardKind>(Kind),
            Status = Column.FromWord<HazardStatus>(Status),
            Outline = dialect.FromColumn(Outline)!,
            AreaSquareMetres = AreaSquareMetres,
            OutlineIsStandIn = OutlineIsStandIn,
            Evidence = Column.FromJson<Evidence[]>(Evidence),
            Ordnance = Column.FromJson<OrdnanceCategory[]>(Ordnance),
            Method = Column.FromWord<ClearanceMethod>(Method),
            RateSquareMetresPerCrewDay = RateSquareMetresPerCrewDay,
            Place = Column.IdOrNull<PlaceId>(Place),
            SurveyedOn = Column.DayOrNull(SurveyedOn),
            Origin = Origin(),
        };
    }
}
