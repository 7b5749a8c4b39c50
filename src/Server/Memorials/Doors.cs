using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Memorials;

namespace Furrow.Server.Memorials;

/// <summary>Exports and images: always asked as the public.</summary>
internal static class Doors
{
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
        ? Shared(ask, new Answer(Answers.Json(LinkedData.Manifest(one, ask.Root)),
            "application/ld+json;profile=\"http://iiif.io/api/presentation/3/context.json\""))
        : null;

    /// <summary>What the image service of a picture gives.</summary>
    public static async Task<Answer?> ImageInformation(Ask ask) =>
        await Picture(ask) is var (picture, shared)
            ? Shared(ask, new Answer(Answers.Json(LinkedData.ImageInformation(picture, ask.Root)),
                "application/ld+json;profile=\"http://iiif.io/api/image/3/context.json\""), shared)
            : null;

    /// <summary>One size of a picture: <c>max</c> or <c>width,height</c> as its description lists them.</summary>
    public static async Task<Answer?> ImageFile(Ask ask)
    {
        if (await Picture(ask) is not var (picture, shared))
            return null;
        var wanted = ask.Route("size");
        var size = wanted == "max" ? picture.Sizes[^1]
            : picture.Sizes.FirstOrDefault(one => wanted == $"{one.Width},{one.Height}" || wanted == $"{one.Width},");
        return size is not null
            && await ask.Store.Memorials.Pictures.File(picture.Id, size.Width, ask.Viewer, ask.Cancel) is { } jpeg
                ? Shared(ask, new Answer(jpeg, "image/jpeg"), shared)
                : null;
    }

    /// <summary>A picture that the asker may see, and whether everybody may.</summary>
    private static async Task<(Picture Picture, bool Shared)?> Picture(Ask ask)
    {
        var (pictures, id) = (ask.Store.Memorials.Pictures, ask.Id<PictureId>());
        return await pictures.Find(id, Viewer.Public, ask.Cancel) is { } open ? (open, true)
            : await pictures.Find(id, ask.Viewer, ask.Cancel) is { } own ? (own, false)
            : null;
    }

    /// <summary>
    /// Lets viewers on other pages read what anybody may see, as IIIF is meant; what only the asker may see stays here.
    /// </summary>
    private static Answer Shared(Ask ask, Answer answer, bool shared = true)
    {
        if (shared)
        {
            ask.Http.Response.Headers.AccessControlAllowOrigin = "*";
            ask.Http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        }

        return answer;
    }

    /// <summary>All manifests, for viewers that browse.</summary>
    public static async Task<Answer?> Manifests(Ask ask) => Shared(ask, await Written(ask, "objects.iiif.json"));

    /// <summary>Everything that may leave, in one format.</summary>
    public static async Task<object?> Export(Ask ask) => ask.Route("what") is not "roll.pdf" and var name
        ? await Written(ask, name)
        : await RollOfNames(ask);

    private static async Task<Answer> Written(Ask ask, string name)
    {
        var (bytes, type) = await Everything(ask).Write(name, ask.Id<SiteId>("site"), ask.Cancel);
        return new Answer(bytes, type);
    }

    private static MemorialExport Everything(Ask ask) => new(ask.Store, ask.Root);

    private static async Task<Answer> RollOfNames(Ask ask)
    {
        var site = ask.Id<SiteId>("site") is { } id
            ? await ask.Store.Memorials.Sites.Find(id, Viewer.Public, ask.Cancel)
                ?? throw new Refusal("site.not-found", $"There is no site {id}.")
            : null;
        var people = await Everything(ask).People(site?.Id, ask.Cancel);
        return new Answer(Memorials.RollOfNames.Write(site, people, ask.Fonts), "application/pdf");
    }
}
