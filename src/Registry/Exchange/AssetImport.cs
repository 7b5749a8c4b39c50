using Furrow.Registry.Assets;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Exchange;

public static partial class Importer
{
    private const string ByFootprint = "footprint";

    private static readonly Dictionary<string, AssetKind> AssetWords = new()
    {
        ["house"] = AssetKind.Housing,
        ["residential"] = AssetKind.Housing,
        ["dwelling"] = AssetKind.Housing,
        ["building"] = AssetKind.Housing,
        ["kindergarten"] = AssetKind.School,
        ["hospital"] = AssetKind.Clinic,
        ["street"] = AssetKind.Road,
        ["power-line"] = AssetKind.Power,
        ["substation"] = AssetKind.Power,
        ["farmland"] = AssetKind.Farm,
        ["museum"] = AssetKind.Culture,
    };

    private static readonly ImportField[] FieldsOfAssets =
    [
        ImportFields.Of(Asset.Collection, "local_id", ["asset_id", "number", "ref", "code"]),
        ImportFields.Of(Asset.Collection, "name", ["title", "label"]),
        ImportFields.Of(Asset.Collection, "kind", ["type", "asset_type", "category", "building"]),
        ImportFields.Of(Asset.Collection, "damage_grade", ["grade"]),
        ImportFields.Of(Asset.Collection, "damage_raw", ["damage", "damage_class", "damage_gra", "damage_level"]),
        ImportFields.Of(Asset.Collection, "damage_scheme", ["scheme"]),
        ImportFields.Of(Asset.Collection, "damage_remote", ["remote"]),
        ImportFields.Of(Asset.Collection, "damage_on", ["assessed_on", "damage_date"]),
        ImportFields.Of(Asset.Collection, "footprint_is_stand_in", []),
        ImportFields.Of(Asset.Collection, "quantity", ["amount", "floor_area", "length"]),
        ImportFields.Of(Asset.Collection, "unit", ["units"]),
        ImportFields.Of(Asset.Collection, "people_served", ["people", "residents", "users"]),
        .. ImportFields.Places,
        .. ImportFields.Points,
    ];

    /// <summary>
    /// Assets. The source's damage class is kept as written; the grade follows the crosswalk of its scheme.
    /// </summary>
    public static ImportResult<Asset> Assets(
        RowTable table, ImportOrder order, PlaceIndex places, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(order);
        var join = order.Join is { } kind ? new PlaceJoin(places, kind) : null;
        return Run(table, order, FieldsOfAssets, (row, identity) => AssetOf(row, identity, places, join), cancel);
    }

    private static Asset? AssetOf(RowValues row, RowIdentity identity, PlaceIndex places, PlaceJoin? join)
    {
        var joined = join?.Match(row);
        var footprint = join is null ? Checked(row, "footprint") : joined?.Centre;
        if (footprint is null && row.Faults.Count == 0)
            row.Fault("footprint", null, "An asset needs a point, a line or an area.");
        var kind = row.Needed("kind").Length > 0 ? row.Word("kind", AssetWords) : null;
        var damage = DamageOf(row);
        var unit = UnitOf(row);
        var quantity = QuantityOf(row, unit, footprint);
        var people = row.Whole("people_served", 0, 100_000_000);
        var standIn = row.Flag("footprint_is_stand_in") ?? joined is not null;
        return row.Faults.Count > 0 ? null : new Asset
        {
            Id = Identity.From<AssetId>(identity.Origin.Source, identity.Key),
            LocalId = row.Text("local_id") ?? identity.Key,
            Name = row.Text("name"),
            Kind = kind!.Value,
            Damage = damage!,
            Footprint = footprint!,
            FootprintIsStandIn = standIn,
            Quantity = quantity!.Value,
            Unit = unit,
            PeopleServed = people,
            Place = (joined ?? places.Smallest(footprint!))?.Id,
            Origin = identity.Origin,
        };
    }

    private static Damage? DamageOf(RowValues row)
    {
        var (raw, scheme) = (row.Needed("damage_raw"), row.Needed("damage_scheme"));
        var (remote, on) = (row.Flag("damage_remote") ?? false, row.Day("damage_on"));
        var stated = row.Whole("damage_grade", 0, 5);
        return raw.Length == 0 || scheme.Length == 0
            ? null
            : new Damage(stated ?? DamageScale.Grade(scheme, raw), raw, scheme, remote, on);
    }

    private static string UnitOf(RowValues row)
    {
        var text = row.Needed("unit");
        switch (text.ToLowerInvariant())
        {
            case "m²" or "m2" or "sqm" or "square metres":
                return "m²";
            case "m" or "metres":
                return "m";
            case "piece" or "pieces" or "pcs":
                return "piece";
            case "":
                return "";
            default:
                row.Fault("unit", text, "Not one of: m², m, piece.");
                return "";
        }
    }

    private static double? QuantityOf(RowValues row, string unit, Geometry? footprint)
    {
        const double Most = 1e12;
        if (row.Needed("quantity") is not { Length: > 0 } text)
            return null;
        if (text != ByFootprint)
        {
            var stated = row.Number("quantity", 0, Most);
            if (stated is 0)
                row.Fault("quantity", text, "There is nothing to mend; leave such rows out with --where.");
            return stated;
        }

        if (footprint is null || unit.Length == 0)
            return null;
        var measured = unit switch
        {
            "m²" => Geodesy.SquareMetres(footprint),
            "m" => Geodesy.MetresAlong(footprint),
            _ => 1,
        };
        if (measured <= 0)
            row.Fault("quantity", text, $"A {footprint.GeometryType.ToLowerInvariant()} has no measure in {unit}.");
        return measured;
    }
}
