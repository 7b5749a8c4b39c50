using NetTopologySuite.Geometries;

namespace Furrow.Registry.Exchange;

public static partial class Importer
{
    private static readonly Dictionary<string, PlaceKind> PlaceWords = new()
    {
        ["oblast"] = PlaceKind.Region,
        ["province"] = PlaceKind.Region,
        ["raion"] = PlaceKind.District,
        ["rayon"] = PlaceKind.District,
        ["hromada"] = PlaceKind.Municipality,
        ["commune"] = PlaceKind.Municipality,
        ["city"] = PlaceKind.Settlement,
        ["town"] = PlaceKind.Settlement,
        ["village"] = PlaceKind.Settlement,
    };

    private static readonly ImportField[] FieldsOfPlaces =
    [
        ImportFields.Of(Place.Collection, "kind", ["level"]),
        ImportFields.Of(Place.Collection, "name",
            ["title", "district", "region", "municipality", "settlement", "name_1", "shapename"]),
        ImportFields.Of(Place.Collection, "code",
            ["katotth", "pcode", "adm3_pcode", "adm2_pcode", "adm1_pcode", "oktmo", "koatuu", "iso3166-2"]),
        ImportFields.Of(Place.Collection, "population", ["inhabitants", "pop"]),
        ImportFields.Of(Place.Collection, "outline_is_approximate", []),
        new("language", "BCP 47 tag of the name.", []),
        new("parent", "Code or name of the place that it lies in.", []),
        .. ImportFields.Points,
    ];

    /// <summary>
    /// Places. A parent is found by code or name, else by ground, among known places and the new ones.
    /// </summary>
    public static ImportResult<Place> Places(
        RowTable table, ImportOrder order, IReadOnlyCollection<Place> known, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(known);
        var parents = new Dictionary<PlaceId, (int Line, string Name)>();
        var keyed = RowKeys.ColumnOf(table, order) is null ? KeyedByName(table, order) : order;
        var result = Run(table, keyed, FieldsOfPlaces, (row, identity) => PlaceOf(row, identity, parents), cancel);
        var renewed = result.Records.Select(place => place.Id).ToHashSet();
        var index = new PlaceIndex([.. known.Where(place => !renewed.Contains(place.Id)), .. result.Records]);
        var rejected = new List<RefusedRow>(result.Rejected);
        var linked = new List<Place>();
        foreach (var place in result.Records)
        {
            cancel.ThrowIfCancellationRequested();
            var named = parents.TryGetValue(place.Id, out var asked) ? asked.Name : order.Parent;
            if (named is null)
                linked.Add(place with { Parent = index.Smallest(place.Centre, place.Kind)?.Id });
            else if (ParentOf(place, named, index) is { } parent)
                linked.Add(place with { Parent = parent.Id });
            else
                rejected.Add(RowText.Fault(asked.Line == 0 ? 1 : asked.Line, "parent", named,
                    "Not exactly one wider place carries this code or name; import it first or name it by code."));
        }

        return result with { Records = linked, Rejected = rejected };
    }

    /// <summary>A file of places without keys is keyed by its column of names: lines move, names stay.</summary>
    private static ImportOrder KeyedByName(RowTable table, ImportOrder order)
    {
        var mapping = new ImportMapping(FieldsOfPlaces, table, order);
        return order with { Key = mapping.Of("code")?.Column ?? mapping.Of("name")?.Column };
    }

    private static Place? ParentOf(Place place, string named, PlaceIndex index)
    {
        var wider = index.Named(named).Where(other => other.Kind < place.Kind).ToList();
        return wider.Count == 1 ? wider[0] : null;
    }

    private static Place? PlaceOf(
        RowValues row, RowIdentity identity, Dictionary<PlaceId, (int Line, string Name)> parents)
    {
        var kind = row.Text("kind") is null ? null : row.Word("kind", PlaceWords);
        var shape = row.Geometry();
        if (kind is not null and not PlaceKind.Settlement && shape is not (null or Polygon or MultiPolygon))
        {
            row.Leave($"{shape.GeometryType.ToLowerInvariant()} features, where a {Collection.Word(kind.Value)} "
                + "needs an outline");
            return null;
        }

        if (row.Text("kind") is null)
            row.Needed("kind");
        var names = NamesOf(row);
        if (names.Count == 0)
            row.Needed("name");
        shape = Checked(row, "outline");
        if (shape is null && row.Faults.Count == 0)
            row.Fault("outline", null, "A place needs an outline or a point.");
        var population = row.Whole("population", 0, 2_000_000_000);
        var approximate = row.Flag("outline_is_approximate") ?? false;
        if (row.Faults.Count > 0)
            return null;
        var place = new Place
        {
            Id = Identity.From<PlaceId>(identity.Origin.Source, identity.Key),
            Kind = kind!.Value,
            Names = names,
            Code = row.Text("code"),
            Outline = shape is Polygon or MultiPolygon ? shape : null,
            Centre = CentreOf(shape!),
            Population = population,
            OutlineIsApproximate = approximate,
            Origin = identity.Origin,
        };
        if (row.Text("parent") is { } parent)
            parents[place.Id] = (row.Line, parent);
        return place;
    }

    private static List<PlaceName> NamesOf(RowValues row)
    {
        var names = row.NamesByLanguage().Select(name => new PlaceName(name.Language, name.Text))
            .DistinctBy(name => name.Language).ToList();
        if (row.Text("name") is not { } first)
            return names;
        var language = row.Text("language") ?? names.Find(name => name.Text == first)?.Language ?? "und";
        names.RemoveAll(name => name.Language == language);
        names.Insert(0, new PlaceName(language, first));
        return names;
    }

    /// <summary>The centre of mass where it lies inside, else a point that does.</summary>
    private static Point CentreOf(Geometry shape)
    {
        if (shape is Point point)
            return point;
        var centre = shape.Centroid;
        return shape.Covers(centre) ? centre : shape.InteriorPoint;
    }
}
