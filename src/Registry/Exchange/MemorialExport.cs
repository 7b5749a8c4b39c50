using System.Text.Json;
using System.Text.Json.Nodes;
using Furrow.Registry.Memorials;

namespace Furrow.Registry.Exchange;

/// <summary>
/// Everything of the memorials that may leave, in the formats that others read. Whoever asks, it is read as the public.
/// </summary>
/// <param name="store">What is kept.</param>
/// <param name="root">Address that the objects' own pages begin with, without a slash at the end.</param>
public sealed class MemorialExport(IStore store, string root)
{
    private const int MostExported = 200_000;
    private static readonly Viewer Everybody = Viewer.Public;

    /// <summary>What an export may be called; the roll of names as PDF is drawn elsewhere.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "people.csv", "people.xlsx", "objects.csv", "objects.xlsx", "objects.dublin-core.csv", "objects.lido.xml",
        "objects.linked-art.json", "people.linked-art.json", "objects.iiif.json",
    ];

    /// <summary>One export with its media type.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="site">Only people of this site; null for all.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="Refusal"><c>export.not-found</c>, <c>export.too-many</c></exception>
    public async Task<(byte[] Bytes, string MediaType)> Write(string name, SiteId? site, CancellationToken cancel)
    {
        const string csv = "text/csv; charset=utf-8";
        const string xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        const string linked = "application/ld+json";
        return name switch
        {
            "people.csv" => ((await PeopleSheet(site, cancel)).ToCsv(), csv),
            "people.xlsx" => (await (await PeopleSheet(site, cancel)).ToXlsx(), xlsx),
            "objects.csv" => (MemorialSheets.Objects(await Objects(cancel)).ToCsv(), csv),
            "objects.xlsx" => (await MemorialSheets.Objects(await Objects(cancel)).ToXlsx(), xlsx),
            "objects.dublin-core.csv" => (MemorialSheets.DublinCore(await Objects(cancel), root).ToCsv(), csv),
            "objects.lido.xml" => (Lido.Write(await Objects(cancel), root), "application/xml"),
            "objects.linked-art.json" => (
                Json((await Objects(cancel)).Select(one => LinkedData.LinkedArt(one, root))), linked),
            "people.linked-art.json" => (
                Json((await People(site, cancel)).Select(one => LinkedData.LinkedArt(one, root))), linked),
            "objects.iiif.json" => (Json(LinkedData.Collection(await Objects(cancel), root)),
                "application/ld+json;profile=\"http://iiif.io/api/presentation/3/context.json\""),
            _ => throw new Refusal("export.not-found",
                $"There is no export '{(name.Length <= 80 ? name : name[..80])}'; there are "
                + $"{string.Join(", ", Names)} and roll.pdf."),
        };
    }

    /// <summary>Everybody who may be published, by name.</summary>
    /// <exception cref="Refusal"><c>export.too-many</c></exception>
    public async Task<IReadOnlyList<Person>> People(SiteId? site, CancellationToken cancel)
    {
        var people = new List<Person>();
        for (var page = Page.First; ;)
        {
            var slice = await store.Memorials.People.Roll(site, page, Everybody, cancel);
            people.AddRange(slice.Items);
            if (slice.Next is null)
                return people;
            page = Next(page, slice.Next, people.Count);
        }
    }

    /// <summary>An object as it may leave, with its museum, pictures and people.</summary>
    public async Task<PublishedObject> Published(MuseumObject it, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(it);
        var people = new List<Person>();
        foreach (var id in it.People)
            if (await store.Memorials.People.Find(id, Everybody, cancel) is { } person)
                people.Add(person);
        var pictures = new List<Picture>();
        foreach (var id in it.Pictures)
            if (await store.Memorials.Pictures.Find(id, Everybody, cancel) is { } picture)
                pictures.Add(picture);
        var museum = it.Site is { } site ? await store.Memorials.Sites.Find(site, Everybody, cancel) : null;
        return PublishedObject.Of(it, museum, pictures, people);
    }

    private static byte[] Json(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, RecordJson.Options);

    private static byte[] Json(IEnumerable<JsonObject> nodes) =>
        Json(new JsonArray([.. nodes.Select(node => (JsonNode)node)]));

    private static Page Next(Page page, string after, int count) => count <= MostExported
        ? page with { After = after }
        : throw new Refusal("export.too-many", $"More than {MostExported} records are more than one file takes; "
            + "export site by site.");

    private async Task<Sheet> PeopleSheet(SiteId? site, CancellationToken cancel)
    {
        var sites = (await store.Memorials.Sites.Everything(Filter.None, Everybody, cancel))
            .ToDictionary(one => one.Id);
        return MemorialSheets.People(await People(site, cancel), sites.GetValueOrDefault);
    }

    private async Task<List<PublishedObject>> Objects(CancellationToken cancel)
    {
        var objects = new List<PublishedObject>();
        for (var page = Page.First; ;)
        {
            var slice = await store.Memorials.Objects.Search(
                new ObjectWish { OnlyShown = true }, page, Everybody, cancel);
            foreach (var it in slice.Items)
                objects.Add(await Published(it, cancel));
            if (slice.Next is null)
                return objects;
            page = Next(page, slice.Next, objects.Count);
        }
    }
}
