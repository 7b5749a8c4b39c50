using Furrow.Registry;
using Furrow.Registry.Hazards;

namespace Furrow.Store.Hazards;

/// <summary>Keeps what was reported about hazards.</summary>
internal sealed class HazardReportRecords(Connections connections)
    : Records<HazardReport, HazardReportId, HazardReportRecords.HazardReportRow>(connections, Described),
        IOfHazardStore<HazardReport, HazardReportId>
{
    private static readonly Table Described = new("hazard_report", $"""
        uuid, local_id, hazard, kind, made_on, organisation, team, source_kind, outcome, summary, informants,
        place, {OriginRow.OriginColumns}
        """, Sensitivity.Moderate)
    {
        Collection = HazardReport.Collection,
        Searched = ["local_id", "summary"],
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
    };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<HazardReport>> OfHazard(HazardId hazard, Viewer viewer, CancellationToken cancel)
    {
        var question = new Question(Table, viewer).And("r.hazard = @hazard", "hazard", hazard.ToString());
        return (await Read(question, "r.made_on desc, r.uuid", Page.Largest, cancel)).Items;
    }

    /// <inheritdoc/>
    protected override HazardReportId IdOf(HazardReport record) => record.Id;

    /// <inheritdoc/>
    protected override HazardReportRow ToRow(HazardReport record) => new(record);

    /// <inheritdoc/>
    protected override HazardReport ToRecord(HazardReportRow row) => row.ToRecord();

    /// <summary>A row of the table.</summary>
    internal sealed class HazardReportRow : OriginRow
    {
        /// <summary>For Dapper.</summary>
        public HazardReportRow()
        {
        }

        /// <summary>The row that keeps a record.</summary>
        public HazardReportRow(HazardReport record) : base(record.Origin)
        {
            Uuid = record.Id.ToString();
            LocalId = record.LocalId;
            Hazard = record.Hazard.ToString();
            Kind = Column.Word(record.Kind);
            MadeOn = Column.Of(record.On);
            Organisation = record.Organisation;
            Team = record.Team;
            SourceKind = record.SourceKind;
            Outcome = record.Outcome;
            Summary = record.Summary;
            Informants = record.Informants is null ? null : Column.Json(record.Informants);
            Place = record.Place?.ToString();
        }

        public string LocalId { get; init; } = "";
        public string Hazard { get; init; } = "";
        public string Kind { get; init; } = "";
        public string MadeOn { get; init; } = "";
        public string? Organisation { get; init; }
        public string? Team { get; init; }
        public string? SourceKind { get; init; }
        public string? Outcome { get; init; }
        public string? Summary { get; init; }
        public string? Informants { get; init; }
        public string? Place { get; init; }

        /// <summary>The record that the row keeps.</summary>
        public HazardReport ToRecord() => new()
        {
            Id = Column.Id<HazardReportId>(Uuid),
            LocalId = LocalId,
            Hazard = Column.Id<HazardId>(Hazard),
            Kind = Column.FromWord<ReportKind>(Kind),
            On = Column.Day(MadeOn),
            Organisation = Organisation,
            Team = Team,
            SourceKind = SourceKind,
            Outcome = Outcome,
            Summary = Summary,
            Informants = Informants is null ? null : Column.FromJson<PeopleCount>(Informants),
            Place = Column.IdOrNull<PlaceId>(Place),
            Origin = Origin(),
        };
    }
}
