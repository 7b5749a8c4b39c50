using System.Text.Json.Nodes;
using Furrow.Registry.Memorials;

namespace Furrow.Registry.Exchange;

/// <summary>
/// Museum objects as Linked Art (JSON-LD) and as IIIF Presentation 3 manifests with images of level 0.
/// </summary>
public static class LinkedData
{
    private const string Art = "https://linked.art/ns/v1/linked-art.json";
    private const string Aat = "http://vocab.getty.edu/aat/";
    private const string Presentation = "http://iiif.io/api/presentation/3/context.json";
    private const string Image = "http://iiif.io/api/image/3/context.json";

    /// <summary>An object in the Linked Art profile of CIDOC CRM.</summary>
    /// <param name="one">An object that may be published.</param>
    /// <param name="root">Address that the objects' own pages begin with, without a slash at the end.</param>
    public static JsonObject LinkedArt(PublishedObject one, string root)
    {
        ArgumentNullException.ThrowIfNull(one);
        var it = one.Object;
        var art = new JsonObject
        {
            ["@context"] = Art,
            ["id"] = $"{root}/api/memorials/public/objects/{it.Id}/linked-art",
            ["type"] = "HumanMadeObject",
            ["_label"] = it.Title,
            ["classified_as"] = new JsonArray(Typed("Type", it.Kind)),
            ["identified_by"] = new JsonArray(
                Name(it.Title),
                Content("Identifier", one.Number, "300312355", "Accession Number")),
        };
        var said = new JsonArray();
        if (it.Description is { } description)
            said.Add(Content("LinguisticObject", description, "300435416", "Description"));
        if (it.Rights?.Credit is { } credit)
            said.Add(Content("LinguisticObject", credit, "300026687", "Acknowledgements"));
        if (it.Origin.Illustrative)
            said.Add(Content("LinguisticObject", "Illustrative data, made up to show the product.", "300027200",
                "Note"));
        Put(art, "referred_to_by", said);
        Put(art, "dimension", new JsonArray([.. it.Measurements.Select(Dimension)]));
        if (it.Made is not null || it.Maker is not null)
            art["produced_by"] = Production(it);
        if (it.Rights is { } rights)
            art["subject_to"] = new JsonArray(new JsonObject
            {
                ["type"] = "Right", ["_label"] = rights.Statement,
                ["identified_by"] = new JsonArray(Name(rights.Statement)),
            });
        art["current_owner"] = new JsonArray(new JsonObject { ["type"] = "Group", ["_label"] = one.MuseumName });
        Put(art, "representation", new JsonArray([.. one.Pictures.Select(picture => Shown(picture, root))]));
        return art;
    }

    /// <summary>A person commemorated in the Linked Art profile.</summary>
    /// <exception cref="Refusal"><c>person.not-published</c></exception>
    public static JsonObject LinkedArt(Person person, string root)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (!person.MayBePublished)
            throw new Refusal("person.not-published", "This person is shown by no door.");
        var art = new JsonObject
        {
            ["@context"] = Art,
            ["id"] = $"{root}/api/memorials/public/people/{person.Id}/linked-art",
            ["type"] = "Person",
            ["_label"] = person.Name,
            ["identified_by"] = new JsonArray([.. person.Facts.Where(fact => fact.Kind == FactKind.Name)
                .Select(fact => Name(fact.Value))]),
        };
        if (person.Date(FactKind.Born) is { } born)
            art["born"] = new JsonObject { ["type"] = "Birth", ["timespan"] = TimeSpan(born) };
        if (person.Date(FactKind.Died) is { } died)
            art["died"] = new JsonObject { ["type"] = "Death", ["timespan"] = TimeSpan(died) };
        return art;
    }

    /// <summary>An object as a manifest that any IIIF viewer opens; an object without pictures has none.</summary>
    /// <exception cref="Refusal"><c>object.no-picture</c></exception>
    public static JsonObject Manifest(PublishedObject one, string root)
    {
        ArgumentNullException.ThrowIfNull(one);
        if (one.Pictures.Count == 0)
            throw new Refusal("object.no-picture", $"{one.Number} has no picture that may be shown.");
        var id = $"{root}/iiif/objects/{one.Object.Id}";
        var manifest = new JsonObject
        {
            ["@context"] = Presentation,
            ["id"] = $"{id}/manifest",
            ["type"] = "Manifest",
            ["label"] = Language(one.Object.Title),
            ["metadata"] = new JsonArray(
                Pair("Number", one.Number), Pair("Kind", one.Object.Kind), Pair("Museum", one.MuseumName)),
        };
        if (one.Object.Description is { } description)
            manifest["summary"] = Language(description);
        var statement = string.Join(" · ", new[]
        {
            one.Object.Origin.Illustrative ? "Illustrative data, made up to show the product" : null,
            one.Object.Rights!.Credit, one.Object.Rights.Statement,
        }.OfType<string>());
        manifest["requiredStatement"] = Pair("Rights", statement);
        if (Licence(one.Object.Rights.Statement) is { } licence)
            manifest["rights"] = licence;
        manifest["thumbnail"] = new JsonArray(Body(one.Pictures[0], one.Pictures[0].Sizes[0], root, service: false));
        manifest["items"] = new JsonArray([.. one.Pictures.Select((picture, i) =>
            Canvas(picture, $"{id}/canvas/{i + 1}", root))]);
        return manifest;
    }

    /// <summary>A list of the manifests of objects, for viewers that browse; objects without pictures are left out.
    /// </summary>
    public static JsonObject Collection(IEnumerable<PublishedObject> objects, string root) => new()
    {
        ["@context"] = Presentation,
        ["id"] = $"{root}/iiif/objects",
        ["type"] = "Collection",
        ["label"] = Language("Museum objects"),
        ["items"] = new JsonArray([.. objects.Where(one => one.Pictures.Count > 0).Select(one => new JsonObject
        {
            ["id"] = $"{root}/iiif/objects/{one.Object.Id}/manifest",
            ["type"] = "Manifest",
            ["label"] = Language(one.Object.Title),
            ["thumbnail"] = new JsonArray(
                Body(one.Pictures[0], one.Pictures[0].Sizes[0], root, service: false)),
        })]),
    };

    /// <summary>The description of a picture's image service: level 0, the sizes that were made once.</summary>
    public static JsonObject ImageInformation(Picture picture, string root)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return new JsonObject
        {
            ["@context"] = Image,
            ["id"] = $"{root}/iiif/{picture.Id}",
            ["type"] = "ImageService3",
            ["protocol"] = "http://iiif.io/api/image",
            ["profile"] = "level0",
            ["width"] = picture.Width,
            ["height"] = picture.Height,
            ["sizes"] = new JsonArray([.. picture.Sizes.Select(size =>
                new JsonObject { ["width"] = size.Width, ["height"] = size.Height })]),
        };
    }

    /// <summary>The address by which IIIF names a licence; null when the statement is none of those it knows.</summary>
    private static string? Licence(string statement)
    {
        var plain = statement.Replace("https://", "http://", StringComparison.Ordinal);
        return plain.StartsWith("http://creativecommons.org/", StringComparison.Ordinal)
            || plain.StartsWith("http://rightsstatements.org/vocab/", StringComparison.Ordinal) ? plain : null;
    }

    private static JsonObject Canvas(Picture picture, string id, string root) => new()
    {
        ["id"] = id,
        ["type"] = "Canvas",
        ["label"] = Language(picture.Caption),
        ["width"] = picture.Width,
        ["height"] = picture.Height,
        ["items"] = new JsonArray(new JsonObject
        {
            ["id"] = $"{id}/page",
            ["type"] = "AnnotationPage",
            ["items"] = new JsonArray(new JsonObject
            {
                ["id"] = $"{id}/painting",
                ["type"] = "Annotation",
                ["motivation"] = "painting",
                ["body"] = Body(picture, picture.Sizes[^1], root, service: true),
                ["target"] = id,
            }),
        }),
    };

    private static JsonObject Body(Picture picture, PictureSize size, string root, bool service)
    {
        var whole = size == picture.Sizes[^1];
        var body = new JsonObject
        {
            ["id"] = $"{root}/iiif/{picture.Id}/full/{(whole ? "max" : $"{size.Width},{size.Height}")}/0/default.jpg",
            ["type"] = "Image",
            ["format"] = "image/jpeg",
            ["width"] = size.Width,
            ["height"] = size.Height,
        };
        if (service)
            body["service"] = new JsonArray(new JsonObject
            {
                ["id"] = $"{root}/iiif/{picture.Id}", ["type"] = "ImageService3", ["profile"] = "level0",
            });
        return body;
    }

    private static JsonObject Production(MuseumObject it)
    {
        var made = new JsonObject { ["type"] = "Production" };
        if (it.Made is { } date)
            made["timespan"] = TimeSpan(date);
        if (it.Maker is { } maker)
            made["referred_to_by"] = new JsonArray(new JsonObject
            {
                // Whether a person or a group made it is not known, and the model has nothing between them.
                ["type"] = "LinguisticObject", ["_label"] = "Maker", ["content"] = maker,
            });
        return made;
    }

    private static JsonObject TimeSpan(PartialDate date)
    {
        var span = new JsonObject
        {
            ["type"] = "TimeSpan", ["_label"] = date.Text, ["identified_by"] = new JsonArray(Name(date.Text)),
        };
        if (date.Earliest is { } first)
            span["begin_of_the_begin"] = $"{first:yyyy-MM-dd}T00:00:00Z";
        if (date.Latest is { } last)
            span["end_of_the_end"] = $"{last:yyyy-MM-dd}T23:59:59Z";
        return span;
    }

    private static JsonObject Dimension(Measurement measure) => new()
    {
        ["type"] = "Dimension",
        ["classified_as"] = new JsonArray(Typed("Type", measure.What)),
        ["value"] = measure.Value,
        ["unit"] = new JsonObject { ["type"] = "MeasurementUnit", ["_label"] = measure.Unit },
    };

    private static JsonObject Shown(Picture picture, string root) => new()
    {
        ["type"] = "VisualItem",
        ["digitally_shown_by"] = new JsonArray(new JsonObject
        {
            ["type"] = "DigitalObject",
            ["_label"] = picture.Caption,
            ["format"] = "image/jpeg",
            ["access_point"] = new JsonArray(new JsonObject
            {
                ["id"] = $"{root}/iiif/{picture.Id}/full/max/0/default.jpg", ["type"] = "DigitalObject",
            }),
        }),
    };

    private static JsonObject Typed(string type, string label) => new() { ["type"] = type, ["_label"] = label };

    private static JsonObject Name(string text) => new() { ["type"] = "Name", ["content"] = text };

    private static JsonObject Content(string type, string text, string kind, string label) => new()
    {
        ["type"] = type,
        ["content"] = text,
        ["classified_as"] = new JsonArray(
            new JsonObject { ["id"] = Aat + kind, ["type"] = "Type", ["_label"] = label }),
    };

    private static JsonObject Language(string text) => new() { ["none"] = new JsonArray(text) };

    private static JsonObject Pair(string label, string value) =>
        new() { ["label"] = new JsonObject { ["en"] = new JsonArray(label) }, ["value"] = Language(value) };

    private static void Put(JsonObject into, string name, JsonArray items)
    {
        if (items.Count > 0)
            into[name] = items;
    }
}
