using System.Globalization;
using Furrow.Registry.Memorials;

namespace Furrow.Registry.Exchange;

/// <summary>People and objects that may be published as rows: CSV and XLSX are made of these, and read back.</summary>
public static class MemorialSheets
{
    private static readonly string[] PersonColumns =
    [
        "local_id", "name", "names", "status", "born", "died", "rank", "unit", "place_of_origin", "site", "plot", "row",
        "number", "longitude", "latitude", "fact_source", "grade", "disputed", "illustrative",
    ];

    private static readonly string[] ObjectColumns =
    [
        "local_id", "number", "title", "kind", "count", "description", "materials", "made", "maker", "measurements",
        "rights", "rights_holder", "credit", "museum", "illustrative",
    ];

    private static readonly string[] DublinCoreColumns =
    [
        "identifier", "title", "type", "description", "date", "creator", "format", "subject", "publisher", "rights",
        "relation",
    ];

    /// <summary>One row for each person who may be published; others are left out.</summary>
    public static Sheet People(IEnumerable<Person> people, Func<SiteId, Site?> sites) => new(
        PersonColumns, [.. people.Where(person => person.MayBePublished).Select(person => Row(person, sites))]);

    /// <summary>One row for each object.</summary>
    public static Sheet Objects(IEnumerable<PublishedObject> objects) => new(ObjectColumns,
    [
        .. objects.Select(one => (IReadOnlyList<string?>)
        [
            one.Object.LocalId, one.Object.Number, one.Object.Title, one.Object.Kind, $"{one.Object.Count}",
            one.Object.Description, one.Object.Materials, one.Object.Made?.Text, one.Object.Maker,
            Measured(one.Object), one.Object.Rights?.Statement, one.Object.Rights?.Holder, one.Object.Rights?.Credit,
            one.Museum?.Name, Yes(one.Object.Origin.Illustrative),
        ]),
    ]);

    /// <summary>
    /// One row of the fifteen elements of Dublin Core for each object; what is not known stays empty.
    /// </summary>
    public static Sheet DublinCore(IEnumerable<PublishedObject> objects, string root) => new(DublinCoreColumns,
    [
        .. objects.Select(one => (IReadOnlyList<string?>)
        [
            one.Number, one.Object.Title, one.Object.Kind,
            string.Join(' ', new[]
            {
                one.Object.Origin.Illustrative ? "Illustrative data, made up to show the product." : null,
                one.Object.Description,
            }.OfType<string>()),
            one.Object.Made?.Text, one.Object.Maker, one.Object.Materials,
            string.Join("; ", one.People.Select(person => person.Name)), one.MuseumName, one.Object.Rights?.Statement,
            $"{root}/memorials.html#/objects/{one.Object.Id}",
        ]),
    ]);

    private static IReadOnlyList<string?> Row(Person person, Func<SiteId, Site?> sites)
    {
        var site = person.Grave?.Site ?? (person.Sites.Count > 0 ? person.Sites[0] : (SiteId?)null);
        var best = person.Best(FactKind.Name)?.Support ?? person.Facts[0].Support;
        return
        [
            person.LocalId, person.Best(FactKind.Name)?.Value,
            string.Join("; ", person.Facts.Where(fact => fact.Kind == FactKind.Name).Select(fact => fact.Value)
                .Distinct().Where(name => name != person.Name)),
            Collection.Word(person.Status), person.Best(FactKind.Born)?.Value, person.Best(FactKind.Died)?.Value,
            person.Best(FactKind.Rank)?.Value, person.Best(FactKind.Unit)?.Value,
            person.Best(FactKind.PlaceOfOrigin)?.Value, site is { } id ? sites(id)?.LocalId : null,
            person.Grave?.Plot, person.Grave?.Row, person.Grave?.Number, Degrees(person.Grave?.Point?.X),
            Degrees(person.Grave?.Point?.Y), best.Confidential ? "not named" : best.Source, Collection.Word(best.Grade),
            string.Join("; ", person.Conflicts().Select(Collection.Word)), Yes(person.Origin.Illustrative),
        ];
    }

    private static string Measured(MuseumObject it) => string.Join("; ", it.Measurements.Select(one =>
        string.Create(CultureInfo.InvariantCulture, $"{one.What} {one.Value} {one.Unit}")));

    private static string Yes(bool value) => value ? "yes" : "no";

    private static string? Degrees(double? value) => value?.ToString("F6", CultureInfo.InvariantCulture);
}
