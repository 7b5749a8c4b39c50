using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Store.Dialects;
using NetTopologySuite.Geometries;

namespace Furrow.Store.Hazards;

/// <summary>Keeps sessions of risk education.</summary>
internal sealed class EducationRecords(Connections connections)
    : Records<EducationSession, EducationSessionId, EducationRecords.EducationSessionRow>(connections, Described)
{
    private static readonly Table Described = new("education_session", $"""
        uuid, local_id, held_on, organisation, method, audience, people, first_time, place, point,
        {OriginRow.OriginColumns}
        """, Sensitivity.Low)
    {
        Collection = EducationSession.Collection,
        Searched = ["local_id", "organisation"],
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
        Geometry = "point",
    };

    /// <inheritdoc/>
    protected override IEnumerable<Geometry?> Shapes(EducationSession record) => [record.Point];

    /// <inheritdoc/>
    protected override EducationSessionId IdOf(EducationSession record) => record.Id;

    /// <inheritdoc/>
    protected override EducationSessionRow ToRow(EducationSession record) => new(record, Connections.Dialect);

    /// <inheritdoc/>
    protected override EducationSession ToRecord(EducationSessionRow row) => row.ToRecord(Connections.Dialect);

    /// <summary>A row of the table.</summary>
    internal sealed class EducationSessionRow : OriginRow
    {
        /// <summary>For Dapper.</summary>
        public EducationSessionRow()
        {
        }

        /// <summary>The row that keeps a record.</summary>
        public EducationSessionRow(EducationSession record, IDialect dialect) : base(record.Origin)
        {
            Uuid = record.Id.ToString();
            LocalId = record.LocalId;
            HeldOn = Column.Of(record.On);
            Organisation = record.Organisation;
            Method = record.Method;
            Audience = record.Audience;
            People = Column.Json(record.People);
            FirstTime = record.FirstTime;
            Place = record.Place?.ToString();
            Point = dialect.ToColumn(record.Point);
        }

        public string LocalId { get; init; } = "";
        public string HeldOn { get; init; } = "";
        public string Organisation { get; init; } = "";
        public string? Method { get; init; }
        public string? Audience { get; init; }
        public string People { get; init; } = "";
        public int? FirstTime { get; init; }
        public string? Place { get; init; }
        public object? Point { get; init; }

        /// <summary>The record that the row keeps.</summary>
        public EducationSession ToRecord(IDialect dialect) => new()
        {
            Id = Column.Id<EducationSessionId>(Uuid),
            LocalId = LocalId,
            On = Column.Day(HeldOn),
            Organisation = Organisation,
            Method = Method,
            Audience = Audience,
            People = Column.FromJson<PeopleCount>(People),
            FirstTime = FirstTime,
            Place = Column.IdOrNull<PlaceId>(Place),
            Point = (Point?)dialect.FromColumn(Point),
            Origin = Origin(),
        };
    }
}
