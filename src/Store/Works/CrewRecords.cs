using Furrow.Registry;
using Furrow.Registry.Works;
using Furrow.Store.Dialects;
using NetTopologySuite.Geometries;

namespace Furrow.Store.Works;

/// <summary>Keeps crews. Where people sleep is for partners, and cannot be told by area.</summary>
internal sealed class CrewRecords(Connections connections)
    : Records<Crew, CrewId, CrewRecords.CrewRow>(connections, Described)
{
    private static readonly Table Described = new("crew", $"""
        uuid, name, skills, size, available_from, available_to, sent_by, arrived, base, {OriginRow.OriginColumns}
        """, Sensitivity.Moderate)
    {
        Searched = ["name", "sent_by"],
        Areas = AreaRule.Unbounded,
        Geometry = "base",
    };

    /// <inheritdoc/>
    protected override IEnumerable<Geometry?> Shapes(Crew record) => [record.Base];

    /// <inheritdoc/>
    protected override CrewId IdOf(Crew record) => record.Id;

    /// <inheritdoc/>
    protected override CrewRow ToRow(Crew record) => new(record, Connections.Dialect);

    /// <inheritdoc/>
    protected override Crew ToRecord(CrewRow row) => row.ToCrew(Connections.Dialect);

    /// <summary>A row of the table.</summary>
    internal sealed class CrewRow : OriginRow
    {
        /// <summary>For Dapper.</summary>
        public CrewRow()
        {
        }

        /// <summary>The row that keeps a crew.</summary>
        public CrewRow(Crew crew, IDialect dialect) : base(crew.Origin)
        {
            Uuid = crew.Id.ToString();
            Name = crew.Name;
            Skills = Column.Json(crew.Skills);
            Size = crew.Size;
            AvailableFrom = Column.Of(crew.AvailableFrom);
            AvailableTo = Column.Of(crew.AvailableTo);
            SentBy = crew.SentBy;
            Arrived = crew.Arrived;
            Base = dialect.ToColumn(crew.Base);
        }

        public string Name { get; init; } = "";
        public string Skills { get; init; } = "";
        public int Size { get; init; }
        public string? AvailableFrom { get; init; }
        public string? AvailableTo { get; init; }
        public string? SentBy { get; init; }
        public bool Arrived { get; init; }
        public object? Base { get; init; }

        /// <summary>The crew that the row keeps.</summary>
        public Crew ToCrew(IDialect dialect) => new()
        {
            Id = Column.Id<CrewId>(Uuid),
            Name = Name,
            Skills = Column.FromJson<Skill[]>(Skills),
            Size = Size,
            Base = (Point)dialect.FromColumn(Base)!,
            AvailableFrom = Column.DayOrNull(AvailableFrom),
            AvailableTo = Column.DayOrNull(AvailableTo),
            SentBy = SentBy,
            Arrived = Arrived,
            Origin = Origin(),
        };
    }
}
