using Furrow.Registry.Memorials;
using Location = Furrow.Registry.Memorials.Location;
using Point = NetTopologySuite.Geometries.Point;

namespace Furrow.Registry.Exchange;

public static partial class Importer
{
    private static readonly ImportField[] FieldsOfPeople =
    [
        new("local_id", "The register's own number.", ["service_id", "person_id", "no"]),
        new("name", "The name in one spelling.", ["full_name", "fullname", "фио", "імя", "성명", "이름"]),
        new("surname", "Family name, where it stands alone.", ["family_name", "last_name", "фамилия", "прізвище"]),
        new("forename", "Other names.", ["forenames", "first_name", "given_name", "имя"]),
        new("names", "Other spellings, parted by semicolons.", ["other_names", "aliases", "transliteration"]),
        new("status", "What became of them.", []),
        new("born", "Day of birth, as far as known (EDTF).", ["date_of_birth", "birth", "дата_рождения", "생년월일"]),
        new("died", "Day of death, as far as known (EDTF).", ["date_of_death", "death", "дата_смерти", "사망일"]),
        new("rank", "Rank or office.", ["звание", "계급"]),
        new("unit", "Unit or organisation.", ["regiment", "часть", "부대"]),
        new("place_of_origin", "Where they came from.", ["origin", "birthplace", "place_of_birth"]),
        new("site", "Number or name of the cemetery or memorial.", ["cemetery", "memorial", "cemetery_memorial"]),
        new("plot", "Plot of the grave.", ["section"]),
        new("row", "Row of the grave.", []),
        new("number", "Number of the grave.", ["grave", "grave_number", "grave_reference"]),
        new("remark", "Anything else.", ["additional_info", "additional_information", "notes"]),
        new("fact_source", "What the row stands on, in words.", ["source", "reference"]),
        new("grade", "How good that source is.", ["evidence_grade"], "compilation"),
        new("wish", "What the family wants.", ["family_wish"]),
        .. ImportFields.Points,
    ];

    private static readonly ImportField[] FieldsOfObjects =
    [
        new("local_id", "The number it has borne so far.", ["object_number", "inventory_number", "number", "id"]),
        new("title", "What it is called.", ["name", "object_name", "brief_description"]),
        new("kind", "What kind of thing it is.", ["type", "object_type", "category"]),
        new("count", "How many pieces.", ["number_of_items", "quantity"], "1"),
        new("description", "What it looks like.", ["physical_description"]),
        new("materials", "What it is made of.", ["material", "medium"]),
        new("made", "When it was made (EDTF).", ["date", "production_date"]),
        new("maker", "Who made it.", ["creator", "artist"]),
        new("location", "Code of the location it stands at.", ["current_location", "location_code"]),
        new("rights", "What others may do with it.", ["rights_statement", "licence"]),
        new("rights_holder", "Who holds the rights.", []),
        new("credit", "Words to show beside it.", ["credit_line"]),
    ];

    private static readonly ImportField[] FieldsOfSites =
    [
        ImportFields.Of(Site.Collection, "local_id", ["id", "number", "code"]),
        ImportFields.Of(Site.Collection, "name", ["title"]),
        ImportFields.Of(Site.Collection, "kind", ["type"], "memorial"),
        ImportFields.Of(Site.Collection, "state", ["condition"], "kept"),
        ImportFields.Of(Site.Collection, "custodian", ["owner", "keeper"]),
        new("inscription", "Words on it.", []),
        new("inscription_language", "BCP 47 tag of these words.", []),
        .. ImportFields.Points,
    ];

    /// <summary>People commemorated: every filled field is a fact that stands on the row's source.</summary>
    public static ImportResult<Person> People(
        RowTable table, ImportOrder order, IReadOnlyList<Site> sites, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(order);
        var known = Named(sites);
        return Run(table, order, FieldsOfPeople, (row, identity) => PersonOf(row, identity, known), cancel);
    }

    /// <summary>
    /// Objects of an older list. How they came is not known: they belong to one entry of the whole list and are not
    /// accessioned by being read.
    /// </summary>
    /// <param name="table">The rows.</param>
    /// <param name="order">What a person asks.</param>
    /// <param name="locations">Locations that the rows may name.</param>
    /// <param name="at">When they are taken in.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="cancel">Stops reading.</param>
    public static ImportResult<MuseumObject> Objects(
        RowTable table, ImportOrder order, IReadOnlyList<Location> locations, DateTimeOffset at, Actor by,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(order);
        var byCode = locations.ToDictionary(location => location.Code, StringComparer.OrdinalIgnoreCase);
        return Run(table, order, FieldsOfObjects,
            (row, identity) => ObjectOf(row, identity, byCode, new Move(at, null, by.Name, "")), cancel);
    }

    /// <summary>The entry that imported objects belong to.</summary>
    public static ObjectEntry EntryOf(ImportOrder order, IReadOnlyList<MuseumObject> objects, DateOnly on, Actor by) =>
        new()
        {
            Id = Identity.From<EntryId>("import", order.Source),
            Number = $"E-{order.Source}",
            Depositor = "not known",
            Terms = EntryTerms.NotKnown,
            TermsText = $"Taken over from the list {order.Source}; the terms are not known.",
            ReceivedOn = on,
            ReceivedBy = by.Name,
            Objects = [.. objects.Select(it => it.Id)],
            Origin = new Origin(order.Source, null, order.Illustrative, order.Attribution),
        };

    /// <summary>Sites.</summary>
    public static ImportResult<Site> Sites(
        RowTable table, ImportOrder order, PlaceIndex places, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(order);
        return Run(table, order, FieldsOfSites, (row, identity) => SiteOf(row, identity, places), cancel);
    }

    private static Dictionary<string, Site> Named(IReadOnlyList<Site> sites)
    {
        var known = new Dictionary<string, Site>(StringComparer.OrdinalIgnoreCase);
        foreach (var site in sites)
        {
            known[site.LocalId] = site;
            foreach (var name in site.Names)
                known.TryAdd(name.Text, site);
        }

        return known;
    }

    private static Person? PersonOf(RowValues row, RowIdentity identity, Dictionary<string, Site> sites)
    {
        var support = new Support(
            row.Text("fact_source") ?? identity.Origin.Source,
            row.Word<EvidenceGrade>("grade") ?? EvidenceGrade.Compilation);
        var facts = new List<Fact>();
        var joined = string.Join(' ', new[] { row.Text("surname"), row.Text("forename") }.OfType<string>());
        foreach (var name in new[] { row.Text("name"), joined.Length > 0 ? joined : null }.OfType<string>()
            .Concat(RowValues.Parts(row.Text("names") ?? "")).Distinct())
            facts.Add(new Fact { Kind = FactKind.Name, Value = name, Support = support });
        foreach (var (language, text) in row.NamesByLanguage())
            facts.Add(new Fact { Kind = FactKind.Name, Value = text, Language = language, Support = support });
        var status = row.Word<PersonStatus>("status");
        (FactKind Kind, string? Value)[] others =
        [
            (FactKind.Status, status is { } given ? Collection.Word(given) : null),
            (FactKind.Born, DateText(row, "born")), (FactKind.Died, DateText(row, "died")),
            (FactKind.Rank, row.Text("rank")), (FactKind.Unit, row.Text("unit")),
            (FactKind.PlaceOfOrigin, row.Text("place_of_origin")), (FactKind.Remark, row.Text("remark")),
        ];
        facts.AddRange(others.Where(one => one.Value is not null)
            .Select(one => new Fact { Kind = one.Kind, Value = one.Value!, Support = support }));
        var site = SiteNamed(row, sites);
        var grave = GraveOf(row, site, support);
        var wish = row.Word<FamilyWish>("wish") ?? FamilyWish.NotAsked;
        return row.Faults.Count > 0 ? null : Guarded(row, () => new Person
        {
            Id = Identity.From<PersonId>(identity.Origin.Source, identity.Key),
            LocalId = row.Text("local_id") ?? identity.Key,
            Facts = facts,
            Grave = grave,
            Sites = site is not null && grave is null ? [site.Id] : [],
            Wish = wish,
            Place = site?.Place,
            Origin = identity.Origin,
        }.Checked());
    }

    private static Site? SiteNamed(RowValues row, Dictionary<string, Site> sites)
    {
        if (row.Text("site") is not { } name)
            return null;
        if (sites.TryGetValue(name, out var site))
            return site;
        row.Fault("site", name, "No site has this number or name; import the sites first.");
        return null;
    }

    private static Grave? GraveOf(RowValues row, Site? site, Support support)
    {
        var point = Checked(row, "longitude");
        var named = row.Text("plot") is not null || row.Text("row") is not null || row.Text("number") is not null;
        if (point is null && !named)
            return null;
        if (site is null && row.Faults.Count == 0)
            row.Fault("site", null, "The row gives a grave but no cemetery; name it.");
        return site is null ? null : new Grave
        {
            Site = site.Id, Plot = row.Text("plot"), Row = row.Text("row"), Number = row.Text("number"),
            Point = point as Point, Support = support,
        };
    }

    private static string? DateText(RowValues row, string field)
    {
        if (row.Text(field) is not { } text)
            return null;
        if (PartialDate.TryParse(text, out var date))
            return date.Text;
        if (RowNumbers.TryParseDay(text, out var day))
            return $"{day:yyyy-MM-dd}";
        row.Fault(field, text, "Not a date; write 1943, 1943-08, 1943-08-12, 194X, 1943~ or 1942/1943.");
        return null;
    }

    private static MuseumObject? ObjectOf(
        RowValues row, RowIdentity identity, Dictionary<string, Location> locations, Move move)
    {
        var (title, kind, code) = (row.Needed("title"), row.Needed("kind"), row.Needed("location"));
        if (!locations.TryGetValue(code, out var location) && code.Length > 0)
            row.Fault("location", code, "No location has this code; enter it first.");
        var made = DateText(row, "made");
        var count = row.Whole("count", 1, 1_000_000) ?? 1;
        return row.Faults.Count > 0 ? null : Guarded(row, () => new MuseumObject
        {
            Id = Identity.From<MuseumObjectId>(identity.Origin.Source, identity.Key),
            LocalId = row.Text("local_id") ?? identity.Key,
            Title = title,
            Kind = kind,
            Count = count,
            Description = row.Text("description"),
            Materials = row.Text("materials"),
            Made = made is null ? null : PartialDate.Parse(made),
            Maker = row.Text("maker"),
            Rights = row.Text("rights") is { } words
                ? new Rights(row.Text("rights_holder"), words, row.Text("credit"))
                : null,
            Site = location!.Site,
            Entry = Identity.From<EntryId>("import", identity.Origin.Source),
            Moves = [move with { To = Whereabouts.At(location.Id), Why = $"Import of {identity.Origin.Source}" }],
            Origin = identity.Origin,
        }.Checked());
    }

    private static Site? SiteOf(RowValues row, RowIdentity identity, PlaceIndex places)
    {
        List<PlaceName> names = [.. row.NamesByLanguage().Select(name => new PlaceName(name.Language, name.Text))];
        if (row.Text("name") is { } plain)
            names.Insert(0, new PlaceName("und", plain));
        else if (names.Count == 0)
            _ = row.Needed("name");
        var shape = Checked(row, "shape");
        if (shape is null && row.Faults.Count == 0)
            row.Fault("longitude", null, "The row says not where the site is; give a geometry or two coordinates.");
        var (kind, state) = (row.Word<SiteKind>("kind"), row.Word<SiteState>("state"));
        return row.Faults.Count > 0 ? null : Guarded(row, () => new Site
        {
            Id = Identity.From<SiteId>(identity.Origin.Source, identity.Key),
            LocalId = row.Text("local_id") ?? identity.Key,
            Kind = kind!.Value,
            Names = names,
            Shape = shape!,
            State = state!.Value,
            Custodian = row.Text("custodian"),
            Inscriptions = row.Text("inscription") is { } words
                ? [new Inscription(row.Text("inscription_language") ?? "und", words, null, null)]
                : [],
            Place = places.Smallest(shape!)?.Id,
            Origin = identity.Origin,
        }.Checked(_ => null));
    }

    /// <summary>The record, or a fault of the row where a rule of the registry refuses it.</summary>
    private static TRecord? Guarded<TRecord>(RowValues row, Func<TRecord> make) where TRecord : class
    {
        try
        {
            return make();
        }
        catch (Refusal refusal)
        {
            row.Fault("row", null, refusal.Message);
            return null;
        }
    }
}
