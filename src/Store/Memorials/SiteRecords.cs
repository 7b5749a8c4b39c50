using Furrow.Registry;
using Furrow.Registry.Memorials;
using Furrow.Store.Dialects;
using NetTopologySuite.Geometries;

namespace Furrow.Store.Memorials;

/// <summary>Keeps sites. What stands in the open may be published.</summary>
internal sealed class SiteRecords(Connections connections)
    : DetailRecords<Site, SiteId, SiteRecords.SiteRow>(connections, Described)
{
    private static readonly Table Described = new("site", $"""
        uuid, local_id, name, kind, state, complex, custodian, place, shape, {DetailRow.DetailColumns}
        """, Sensitivity.Low)
    {
        Collection = Site.Collection,
        Searched = ["local_id", "name", "custodian"],
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
        Geometry = "shape",
    };

    /// <inheritdoc/>
    protected override IEnumerable<Geometry?> Shapes(Site record) => [record.Shape];

    /// <inheritdoc/>
    protected override SiteId IdOf(Site record) => record.Id;

    /// <inheritdoc/>
    protected override SiteRow ToRow(Site record) => new(record, Json(record), Connections.Dialect);

    /// <summary>A row of the table.</summary>
    internal sealed class SiteRow : DetailRow
    {
        /// <summary>For Dapper.</summary>
        public SiteRow()
        {
        }

        /// <summary>The row that keeps the record.</summary>
        public SiteRow(Site record, string details, IDialect dialect) : base(record.Id.Value, details, record.Origin)
        {
            LocalId = record.LocalId;
            Name = record.Name;
            Kind = Column.Word(record.Kind);
            State = Column.Word(record.State);
            Complex = record.Complex?.ToString();
            Custodian = record.Custodian;
            Place = record.Place?.ToString();
            Shape = dialect.ToColumn(record.Shape);
        }

        public string LocalId { get; init; } = "";
        public string Name { get; init; } = "";
        public string Kind { get; init; } = "";
        public string State { get; init; } = "";
        public string? Complex { get; init; }
        public string? Custodian { get; init; }
        public string? Place { get; init; }
        public object? Shape { get; init; }
    }
}
