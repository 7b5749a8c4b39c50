using Furrow.Registry;
using Furrow.Registry.Memorials;
using Furrow.Registry.Pledges;
using Furrow.Registry.Works;
using NetTopologySuite.Geometries;

namespace Furrow.Server.Memorials;

/// <summary>Sites: entered, corrected, and what builds or mends them.</summary>
internal static class SiteActs
{
    /// <summary>Letters behind it belong to other scripts.</summary>
    private const char LastLatin = '\u024F';

    /// <summary>Enters a site; asked twice, the same one is given.</summary>
    public static Task<object?> Add(Ask ask, string why, SiteBody body) => ask.Change<object?>(why, async writing =>
    {
        var id = Asking.Made<SiteId>(body.Request);
        return await ask.Store.Memorials.Sites.Find(id, ask.Viewer, ask.Cancel) ?? await Keep(ask, writing, new Site
        {
            Id = id,
            LocalId = Asking.Given(body.LocalId, "localId", 60),
            Kind = body.Kind ?? throw new Refusal("site.no-kind", "Say what kind of site it is."),
            State = body.State ?? throw new Refusal("site.no-state", "Say in what state it is."),
            Names = [],
            Shape = Point(body) ?? throw new Refusal("site.point", "Give the longitude and latitude in degrees."),
            Origin = new Origin("register", null, Illustrative: false),
        }, body);
    });

    /// <summary>Corrects a site; what is absent stays as it was.</summary>
    public static Task<object?> Edit(Ask ask, string why, SiteBody body) => ask.Change<object?>(why, async writing =>
        await Keep(ask, writing, await ask.Need(ask.Store.Memorials.Sites, ask.Id<SiteId>(), "site"), body));

    /// <summary>Adds a picture, whose sizes are made once.</summary>
    public static Task<object?> Picture(Ask ask, string why, PictureBody body)
    {
        var (picture, files) = PictureActs.Made(ask, body);
        return ask.Change<object?>(why, async writing =>
        {
            var site = await ask.Need(ask.Store.Memorials.Sites, ask.Id<SiteId>(), "site");
            await ask.Store.Memorials.Pictures.Save(writing, picture, files, ask.Cancel);
            var after = site.Pictures.Contains(picture.Id)
                ? site
                : site with { Pictures = [.. site.Pictures, picture.Id] };
            await ask.Store.Memorials.Sites.Save(writing, [after], ask.Cancel);
            return after;
        });
    }

    /// <summary>Sites that a work builds or mends, or that somebody promised.</summary>
    public static async Task<object?> Of(Ask ask)
    {
        var (work, commitment) = (ask.Id<WorkId>("work"), ask.Id<CommitmentId>("commitment"));
        var sites = await ask.Store.Memorials.Sites.Everything(Filter.None, ask.Viewer, ask.Cancel);
        return new ListView<SiteName>([.. sites
            .Where(site => (work is { } one && site.Works.Contains(one))
                || (commitment is { } other && site.Commitments.Contains(other)))
            .OrderBy(site => site.LocalId, StringComparer.Ordinal)
            .Select(site => new SiteName(site.Id, site.Kind, site.State, site.Names))], null);
    }

    private static async Task<Site> Keep(Ask ask, IWriting writing, Site site, SiteBody body)
    {
        var shape = Point(body) is { } point ? point : site.Shape;
        var others = await ask.Sites(ask.Viewer);
        var after = (site with
        {
            LocalId = Asking.Maybe(body.LocalId, "localId", 60) ?? site.LocalId,
            Kind = body.Kind ?? site.Kind,
            State = body.State ?? site.State,
            Names = body.Names ?? site.Names,
            Complex = body.StandsAlone == true ? null : body.Complex ?? site.Complex,
            Shape = shape,
            Custodian = Asking.Maybe(body.Custodian, "custodian", 200) ?? site.Custodian,
            Story = Asking.Maybe(body.Story, "story") ?? site.Story,
            Inscriptions = body.Inscriptions is { } words ? [.. words.Select(Readable)] : site.Inscriptions,
            Works = await Known(ask, ask.Store.Works, body.Works, "work") ?? site.Works,
            Commitments = await Known(ask, ask.Store.Commitments, body.Commitments, "commitment") ?? site.Commitments,
            Scheme = Asking.Maybe(body.Scheme, "scheme", 60) ?? site.Scheme,
            Place = new PlaceIndex((await ask.Snapshot.Places).All).Smallest(shape.Centroid)?.Id,
        }).Checked(others.GetValueOrDefault);
        await ask.Store.Memorials.Sites.Save(writing, [after], ask.Cancel);
        return after;
    }

    /// <summary>Words with a spelling in Latin letters: the one given, else the one that the rules give.</summary>
    private static Inscription Readable(Inscription words) =>
        words.Transliteration is null && words.Text.Any(letter => letter > LastLatin && char.IsLetter(letter))
            && Romanise.Latin(words.Text) is { Length: > 0 } latin
            ? words with { Transliteration = char.ToUpperInvariant(latin[0]) + latin[1..] }
            : words;

    private static async Task<IReadOnlyList<TId>?> Known<TRecord, TId>(
        Ask ask, IRecordStore<TRecord, TId> store, IReadOnlyList<TId>? given, string word)
        where TRecord : class
        where TId : struct, IIdentity<TId>
    {
        if (given?.Count > 1_000)
            throw new Refusal("site.too-many", $"{given.Count} identities of a {word} were given; at most 1,000.");
        foreach (var id in given ?? [])
            await ask.Need(store, id, word);
        return given is null ? null : [.. given.Distinct()];
    }

    private static Point? Point(SiteBody body) => body switch
    {
        { Longitude: null, Latitude: null } => null,
        { Longitude: >= -180 and <= 180 and { } x, Latitude: >= -90 and <= 90 and { } y } => new(x, y) { SRID = 4326 },
        _ => throw new Refusal("site.point", "Give both the longitude and the latitude, in degrees."),
    };

    private sealed record SiteName(SiteId Id, SiteKind Kind, SiteState State, IReadOnlyList<PlaceName> Names);
}
