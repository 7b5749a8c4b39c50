using Furrow.Registry;
using Furrow.Registry.Assets;
using Furrow.Store.Dialects;
using NetTopologySuite.Geometries;

namespace Furrow.Store.Assets;

/// <summary>Keeps assets. Damage that anybody can see from the street may be published.</summary>
internal sealed class AssetRecords(Connections connections)
    : Records<Asset, AssetId, AssetRecords.AssetRow>(connections, Described)
{
    private static readonly Table Described = new("asset", $"""
        uuid, local_id, name, kind, grade, raw_grade, scheme, graded_remotely, graded_on, quantity, unit, people_served,
        place, footprint, access, {OriginRow.OriginColumns}
        """, Sensitivity.Low)
    {
        Searched = ["local_id", "name"],
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
        Geometry = "footprint",
    };

    /// <inheritdoc/>
    protected override AssetId IdOf(Asset record) => record.Id;

    /// <inheritdoc/>
    protected override AssetRow ToRow(Asset record) => new(record, Connections.Dialect);

    /// <inheritdoc/>
    protected override Asset ToRecord(AssetRow row) => row.ToAsset(Connections.Dialect);

    /// <summary>A row of the table.</summary>
    internal sealed class AssetRow : OriginRow
    {
        /// <summary>For Dapper.</summary>
        public AssetRow()
        {
        }

        /// <summary>The row that keeps an asset.</summary>
        public AssetRow(Asset asset, IDialect dialect) : base(asset.Origin)
        {
            Uuid = asset.Id.ToString();
            LocalId = asset.LocalId;
            Name = asset.Name;
            Kind = Column.Word(asset.Kind);
            Grade = asset.Damage.Grade;
            RawGrade = asset.Damage.Raw;
            Scheme = asset.Damage.Scheme;
            GradedRemotely = asset.Damage.Remote;
            GradedOn = Column.Of(asset.Damage.On);
            Quantity = asset.Quantity;
            Unit = asset.Unit;
            PeopleServed = asset.PeopleServed;
            Place = asset.Place?.ToString();
            Footprint = dialect.ToColumn(asset.Footprint);
            Access = asset.Access is null ? null : Column.Json(asset.Access);
        }

        public string LocalId { get; init; } = "";
        public string? Name { get; init; }
        public string Kind { get; init; } = "";
        public int? Grade { get; init; }
        public string RawGrade { get; init; } = "";
        public string Scheme { get; init; } = "";
        public bool GradedRemotely { get; init; }
        public string? GradedOn { get; init; }
        public double Quantity { get; init; }
        public string Unit { get; init; } = "";
        public int? PeopleServed { get; init; }
        public string? Place { get; init; }
        public object? Footprint { get; init; }
        public string? Access { get; init; }

        /// <summary>The asset that the row keeps.</summary>
        public Asset ToAsset(IDialect dialect) => new()
        {
            Id = Column.Id<AssetId>(Uuid),
            LocalId = LocalId,
            Name = Name,
            Kind = Column.FromWord<AssetKind>(Kind),
            Damage = new Damage(Grade, RawGrade, Scheme, GradedRemotely, Column.DayOrNull(GradedOn)),
            Footprint = dialect.FromColumn(Footprint)!,
            Access = Access is null ? null : Column.FromJson<LineString>(Access),
            Quantity = Quantity,
            Unit = Unit,
            PeopleServed = PeopleServed,
            Place = Column.IdOrNull<PlaceId>(Place),
            Origin = Origin(),
        };
    }
}
