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
        uuid, local_id, name, kind, damage_grade, damage_raw, damage_scheme, damage_remote, damage_on, quantity, unit,
        people_served, place, footprint_is_stand_in, footprint, access, {OriginRow.OriginColumns}
        """, Sensitivity.Low)
    {
        Collection = Asset.Collection,
        Searched = ["local_id", "name"],
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
        Geometry = "footprint",
    };

    /// <inheritdoc/>
    protected override IEnumerable<Geometry?> Shapes(Asset record) => [record.Footprint, record.Access];

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
            DamageGrade = asset.Damage.Grade;
            DamageRaw = asset.Damage.Raw;
            DamageScheme = asset.Damage.Scheme;
            DamageRemote = asset.Damage.Remote;
            DamageOn = Column.Of(asset.Damage.On);
            Quantity = asset.Quantity;
            Unit = asset.Unit;
            PeopleServed = asset.PeopleServed;
            Place = asset.Place?.ToString();
            FootprintIsStandIn = asset.FootprintIsStandIn;
            Footprint = dialect.ToColumn(asset.Footprint);
            Access = asset.Access is null ? null : Column.Json(asset.Access);
        }

        public string LocalId { get; init; } = "";
        public string? Name { get; init; }
        public string Kind { get; init; } = "";
        public int? DamageGrade { get; init; }
        public string DamageRaw { get; init; } = "";
        public string DamageScheme { get; init; } = "";
        public bool DamageRemote { get; init; }
        public string? DamageOn { get; init; }
        public double Quantity { get; init; }
        public string Unit { get; init; } = "";
        public int? PeopleServed { get; init; }
        public string? Place { get; init; }
        public bool FootprintIsStandIn { get; init; }
        public object? Footprint { get; init; }
        public string? Access { get; init; }

        /// <summary>The asset that the row keeps.</summary>
        public Asset ToAsset(IDialect dialect) => new()
        {
            Id = Column.Id<AssetId>(Uuid),
            LocalId = LocalId,
            Name = Name,
            Kind = Column.FromWord<AssetKind>(Kind),
            Damage = new Damage(
                DamageGrade, DamageRaw, DamageScheme, DamageRemote, Column.DayOrNull(DamageOn)),
            FootprintIsStandIn = FootprintIsStandIn,
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
