using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Memorials;

namespace Furrow.Server.Memorials;

/// <summary>Exports and images: always asked as the public.</summary>
internal static class Doors
{
    private const int MostExported = 200_000;

    /// <summary>An object as Linked Art.</summary>
    public static async Task<object?> ObjectArt(Ask ask) => await PublicPages.Find(ask) is { } one
        ? new Answer(Answers.Json(LinkedData.LinkedArt(one, ask.Root)), "application/ld+json")
        : null;

    /// <summary>A person as Linked Art.</summary>
    public static async Task<object?> PersonArt(Ask ask) =>
        await ask.Store.Memorials.People.Find(ask.Id<PersonId>(), Viewer.Public, ask.Cancel) is { } person
            ? new Answer(Answers.Json(LinkedData.LinkedArt(person, ask.Root)), "application/ld+json")
            : null;

    /// <summary>An object as a IIIF manifest.</summary>
    public static async Task<Answer?> Manifest(Ask ask) => await PublicPages.Find(ask) is { Pictures.Count: > 0 } one
        ? new Answer(Answers.Json(LinkedData.Manifest(one, ask.Root)),
            "application/ld+json;profile=\"http://iiif.io/api/presentation/3/context.json\"")
        : null;

    /// <summary>What the image service of a picture gives.</summary>
    public static async Task<Answer?> ImageInformation(Ask ask) =>
        await ask.Store.Memorials.Pictures.Find(ask.Id<PictureId>(), ask.Viewer, ask.Cancel) is { } picture
            ? new Answer(Answers.Json(LinkedData.ImageInformation(picture, ask.Root)),
                "application/ld+json;profile=\"http://iiif.io/api/image/3/context.json\"")
            : null;

    /// <summary>One size of a picture: <c>max</c> or <c>width,height</c> as its description lists them.</summary>
    public static async Task<Answer?> ImageFile(Ask ask)
    {
        var id = ask.Id<PictureId>();
        if (await ask.Store.Memorials.Pictures.Find(id, ask.Viewer, ask.Cancel) is not { } picture)
            return null;
        var wanted = ask.Route("size");
        var size = wanted == "max" ? picture.Sizes[^1]
            : picture.Sizes.FirstOrDefault(one => wanted == $"{one.Width},{one.Height}" || wanted == $"{one.Width},");
        return size is not null
            && await ask.Store.Memorials.Pictures.File(id, size.Width, ask.Viewer, ask.Cancel) is { } jpeg
                ? new Answer(jpeg, "image/jpeg")
                : null;
    }

    /// <summary>Everything that may leave, in one format.</summary>
    public static async Task<object?> Export(Ask ask)
    {
        var xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        return ask.Route("what") switch
        {
            "people.csv" => new Answer((await People(ask)).ToCsv(), "text/csv; charset=utf-8"),
            "people.xlsx" => new Answer(await (await People(ask)).ToXlsx(), xlsx),
            "objects.csv" => new Answer(MemorialSheets.Objects(await Objects(ask)).ToCsv(), "text/csv; charset=utf-8"),
            "objects.xlsx" => new Answer(await MemorialSheets.Objects(await Objects(ask)).ToXlsx(), xlsx),
            "objects.dublin-core.csv" => new Answer(
                MemorialSheets.DublinCore(await Objects(ask), ask.Root).ToCsv(), "text/csv; charset=utf-8"),
            "objects.lido.xml" => new Answer(Lido.Write(await Objects(ask), ask.Root), "application/xml"),
            "roll.pdf" => await RollOfNames(ask),
            var other => throw new Refusal("export.not-found", $"There is no export '{Answers.Short(other)}'; there "
                + "are "
                + "people.csv, people.xlsx, objects.csv, objects.xlsx, objects.dublin-core.csv, objects.lido.xml and "
                + "roll.pdf."),
        };
    }

    private static async Task<Answer> RollOfNames(Ask ask)
    {
        var site = ask.Id<SiteId>("site") is { } id
            ? await ask.Store.Memorials.Sites.Find(id, Viewer.Public, ask.Cancel)
                ?? throw new Refusal("site.not-found", $"There is no site {id}.")
            : null;
        return new Answer(Memorials.RollOfNames.Write(site, await Everybody(ask, site?.Id), ask.Fonts),
            "application/pdf");
    }

    private static async Task<Sheet> People(Ask ask)
    {
        var sites = await ask.Sites(Viewer.Public);
        return MemorialSheets.People(await Everybody(ask, ask.Id<SiteId>("site")), sites.GetValueOrDefault);
    }

    private static async Task<List<Person>> Everybody(Ask ask, SiteId? site)
    {
        var people = new List<Person>();
        for (var page = Page.First; ;)
        {
            var slice = await ask.Store.Memorials.People.Roll(site, page, Viewer.Public, ask.Cancel);
            people.AddRange(slice.Items);
            if (people.Count > MostExported)
                throw TooMany(people.Count);
            if (slice.Next is null)
                return people;
            page = page with { After = slice.Next };
        }
    }

    private static async Task<List<PublishedObject>> Objects(Ask ask)
    {
        var objects = new List<PublishedObject>();
        for (var page = Page.First; ;)
        {
            var slice = await ask.Store.Memorials.Objects.Search(
                new ObjectWish { OnlyShown = true }, page, Viewer.Public, ask.Cancel);
            foreach (var it in slice.Items)
                objects.Add(await PublicPages.Published(ask, it));
            if (objects.Count > MostExported)
                throw TooMany(objects.Count);
            if (slice.Next is null)
                return objects;
            page = page with { After = slice.Next };
        }
    }

    private static Refusal TooMany(int count) => new("export.too-many",
        $"{count} records are more than the {MostExported} that one file takes; export site by site.");
}
