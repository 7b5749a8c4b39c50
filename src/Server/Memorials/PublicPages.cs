using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Memorials;

namespace Furrow.Server.Memorials;

/// <summary>What anybody may see: always asked as the public, and shown field by field.</summary>
internal static class PublicPages
{
    private static readonly Viewer Everybody = Viewer.Public;

    /// <summary>All sites, and how much there is to see.</summary>
    public static async Task<object?> Overview(Ask ask)
    {
        var memorials = ask.Store.Memorials;
        var sites = await memorials.Sites.Everything(Filter.None, Everybody, ask.Cancel);
        return new OverviewView(
            [.. sites.OrderBy(site => site.Name, StringComparer.Ordinal).Select(SiteView.Of)],
            await memorials.People.Count(Filter.None, Everybody, ask.Cancel),
            await memorials.Objects.Count(new ObjectWish { OnlyShown = true }, Everybody, ask.Cancel));
    }

    /// <summary>A site with its parts, its words, who promised it and what is built.</summary>
    public static async Task<object?> OneSite(Ask ask)
    {
        var memorials = ask.Store.Memorials;
        if (await memorials.Sites.Find(ask.Id<SiteId>(), Everybody, ask.Cancel) is not { } site)
            return null;
        var all = await ask.Sites(Everybody);
        var promised = new List<string>();
        foreach (var id in site.Commitments)
        {
            if (await ask.Store.Commitments.Find(id, Everybody, ask.Cancel) is { } commitment)
                promised.Add(commitment.Title);
        }

        var people = await memorials.People.Roll(site.Id, new Page(1), Everybody, ask.Cancel);
        return new SitePage(
            SiteView.Of(site), site.Complex is { } above && all.TryGetValue(above, out var complex)
                ? SiteView.Of(complex) : null,
            [.. all.Values.Where(part => part.Complex == site.Id).OrderBy(part => part.LocalId, StringComparer.Ordinal)
                .Select(SiteView.Of)],
            promised, site.Works.Count, await Pictures(ask, site.Pictures), people.Items.Count > 0);
    }

    /// <summary>The names of a site, by name.</summary>
    public static async Task<object?> Roll(Ask ask)
    {
        var slice = await ask.Store.Memorials.People.Roll(ask.Id<SiteId>(), ask.Page(), Everybody, ask.Cancel);
        return new ListView<PersonView>([.. slice.Items.Select(PersonView.Of)], slice.Next);
    }

    /// <summary>People by name in any script; all by name without one.</summary>
    public static async Task<object?> People(Ask ask)
    {
        var people = ask.Store.Memorials.People;
        var slice = ask.Word("text") is { } text
            ? await people.Search(text, ask.Page(), Everybody, ask.Cancel)
            : await people.Roll(null, ask.Page(), Everybody, ask.Cancel);
        return new ListView<PersonView>([.. slice.Items.Select(PersonView.Of)], slice.Next);
    }

    /// <summary>A person, with every fact, how good its source is, and what is disputed.</summary>
    public static async Task<object?> OnePerson(Ask ask)
    {
        if (await ask.Store.Memorials.People.Find(ask.Id<PersonId>(), Everybody, ask.Cancel) is not { } person)
            return null;
        var sites = await ask.Sites(Everybody);
        return new PersonPage(
            PersonView.Of(person), [.. person.Facts.Select(FactView.Of)], person.Conflicts(),
            person.Grave is { } grave && sites.TryGetValue(grave.Site, out var cemetery)
                ? new GraveView(SiteView.Of(cemetery), grave.Plot, grave.Row, grave.Number, grave.Point?.X,
                    grave.Point?.Y)
                : null,
            [.. person.Sites.Where(sites.ContainsKey).Select(site => SiteView.Of(sites[site]))]);
    }

    /// <summary>Objects that the museum shows.</summary>
    public static async Task<object?> Objects(Ask ask)
    {
        var wish = new ObjectWish { Text = ask.Word("text"), OnlyShown = true };
        var slice = await ask.Store.Memorials.Objects.Search(wish, ask.Page(), Everybody, ask.Cancel);
        var views = new List<ObjectView>();
        foreach (var it in slice.Items)
            views.Add(ObjectView.Of(await Published(ask, it)));
        return new ListView<ObjectView>(views, slice.Next);
    }

    /// <summary>One object that the museum shows.</summary>
    public static async Task<object?> OneObject(Ask ask) =>
        await Find(ask) is { } one ? ObjectView.Of(one) : null;

    /// <summary>The object in the address as it may leave; null when there is none that may.</summary>
    public static async Task<PublishedObject?> Find(Ask ask) =>
        await ask.Store.Memorials.Objects.Find(ask.Id<MuseumObjectId>(), Everybody,
            ask.Cancel) is { MayBePublished: true } it
            ? await Published(ask, it)
            : null;

    private static Task<PublishedObject> Published(Ask ask, MuseumObject it) =>
        new MemorialExport(ask.Store, ask.Root).Published(it, ask.Cancel);

    private static async Task<IReadOnlyList<Picture>> Pictures(Ask ask, IReadOnlyList<PictureId> ids)
    {
        var pictures = new List<Picture>();
        foreach (var id in ids)
        {
            if (await ask.Store.Memorials.Pictures.Find(id, Everybody, ask.Cancel) is { } picture)
                pictures.Add(picture);
        }

        return pictures;
    }

    private sealed record OverviewView(IReadOnlyList<SiteView> Sites, long People, long Objects);

    private sealed record SitePage(
        SiteView Site, SiteView? Complex, IReadOnlyList<SiteView> Parts, IReadOnlyList<string> Promised, int Works,
        IReadOnlyList<Picture> Pictures, bool HasRoll);

    private sealed record SiteView(
        SiteId Id, string LocalId, SiteKind Kind, SiteState State, IReadOnlyList<PlaceName> Names, string? Custodian,
        string? Story, IReadOnlyList<Inscription> Inscriptions, double Longitude, double Latitude, bool Illustrative)
    {
        public static SiteView Of(Site site) => new(
            site.Id, site.LocalId, site.Kind, site.State, site.Names, site.Custodian, site.Story, site.Inscriptions,
            site.Shape.Centroid.X, site.Shape.Centroid.Y, site.Origin.Illustrative);
    }

    private sealed record PersonView(
        PersonId Id, string Name, IReadOnlyList<string> Names, PersonStatus Status, string? Born, string? Died,
        string? Rank, string? Unit, string? PlaceOfOrigin, string? Plot, string? Row, string? Number, bool Illustrative)
    {
        public static PersonView Of(Person person) => person.MayBePublished
            ? new(person.Id, person.Name,
                [.. person.Facts.Where(fact => fact.Kind == FactKind.Name).Select(fact => fact.Value).Distinct()],
                person.Status, person.Best(FactKind.Born)?.Value, person.Best(FactKind.Died)?.Value,
                person.Best(FactKind.Rank)?.Value, person.Best(FactKind.Unit)?.Value,
                person.Best(FactKind.PlaceOfOrigin)?.Value, person.Grave?.Plot, person.Grave?.Row, person.Grave?.Number,
                person.Origin.Illustrative)
            : throw new InvalidOperationException("The store gave a person who is not to be shown.");
    }

    private sealed record FactView(FactKind Kind, string Value, string? Language, string? Source, EvidenceGrade Grade)
    {
        public static FactView Of(Fact fact) => new(
            fact.Kind, fact.Value, fact.Language, fact.Support.Confidential ? null : fact.Support.Source,
            fact.Support.Grade);
    }

    private sealed record GraveView(
        SiteView Site, string? Plot, string? Row, string? Number, double? Longitude, double? Latitude);

    private sealed record PersonPage(
        PersonView Person, IReadOnlyList<FactView> Facts, IReadOnlyList<FactKind> Disputed, GraveView? Grave,
        IReadOnlyList<SiteView> Sites);

    private sealed record ObjectView(
        MuseumObjectId Id, string Number, string Title, string Kind, int Count, string? Description, string? Materials,
        string? Made, string? Maker, IReadOnlyList<Measurement> Measurements, IReadOnlyList<Inscription> Inscriptions,
        Rights Rights, string Museum, IReadOnlyList<Picture> Pictures, IReadOnlyList<PersonView> People,
            string? FoundNear,
        bool Illustrative)
    {
        public static ObjectView Of(PublishedObject one) => new(
            one.Object.Id, one.Number, one.Object.Title, one.Object.Kind, one.Object.Count, one.Object.Description,
            one.Object.Materials, one.Object.Made?.Text, one.Object.Maker, one.Object.Measurements,
            one.Object.Inscriptions, one.Object.Rights!, one.MuseumName, one.Pictures,
            [.. one.People.Select(PersonView.Of)],
            one.Object.FoundAt?.Point is { } point ? FormattableString.Invariant($"{point.Y:F1}, {point.X:F1}") : null,
            one.Object.Origin.Illustrative);
    }
}
