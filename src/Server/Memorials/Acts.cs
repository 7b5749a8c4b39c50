using Furrow.Registry;
using Furrow.Registry.Memorials;

namespace Furrow.Server.Memorials;

/// <summary>What happens to objects. Each act is one write; the rules are the registry's.</summary>
internal static class Acts
{
    private static readonly Origin Here = new("register", null, Illustrative: false);

    /// <summary>Takes objects in; asked twice, the same entry is given.</summary>
    public static Task<object?> Enter(Ask ask, string why, EnterBody body) => ask.Change<object?>(why, async writing =>
    {
        var memorials = ask.Store.Memorials;
        var id = Asking.Made<EntryId>(body.Request);
        if (await memorials.Entries.Find(id, ask.Viewer, ask.Cancel) is { } standing)
            return standing;
        var drafts = body.Objects is { Count: > 0 and <= 100 } given ? given
            : throw new Refusal("entry.empty", "Name 1 to 100 objects that are handed in.");
        var location = await ask.Need(memorials.Locations, body.Location ?? default, "location");
        var first = await ask.Next(NumberScheme.Objects);
        var entry = new ObjectEntry
        {
            Id = id,
            Number = await ask.Next(NumberScheme.Entries),
            Depositor = Asking.Given(body.Depositor, "depositor"),
            Contact = Asking.Maybe(body.Contact, "contact"),
            Terms = body.Terms ?? throw new Refusal("entry.no-terms", "Say on which terms it is handed in."),
            TermsText = Asking.Given(body.TermsText, "termsText", 10_000),
            ReceivedOn = ask.Today(),
            ReceivedBy = writing.Actor.Name,
            Due = body.Due,
            Objects = [.. drafts.Select((_, i) => Identity.From<MuseumObjectId>(body.Request!, $"{i}"))],
            Origin = Here,
        }.Checked();
        var number = first;
        var objects = new List<MuseumObject>();
        foreach (var (draft, i) in drafts.Select((draft, i) => (draft, i)))
        {
            objects.Add(Objects.Enter(entry, new MuseumObject
            {
                Id = entry.Objects[i], LocalId = number, Title = Asking.Given(draft.Title, "title"),
                Kind = Asking.Given(draft.Kind, "kind"), Count = draft.Count ?? 1,
                Description = Asking.Maybe(draft.Description, "description"), Site = body.Site ?? location.Site,
                Entry = id, Moves = [], Origin = Here,
            }, location.Id, writing.At, writing.Actor));
            number = NumberScheme.Objects.After(ask.Today().Year, number);
        }

        await memorials.Entries.Save(writing, [entry], ask.Cancel);
        await memorials.Objects.Save(writing, objects, ask.Cancel);
        return entry;
    });

    /// <summary>Adds a location, or renames it.</summary>
    public static Task<object?> Locate(Ask ask, string why, LocationBody body) =>
        ask.Change<object?>(why, async writing =>
    {
        var code = Asking.Given(body.Code, "code", 40);
        var location = new Location
        {
            Id = Identity.From<LocationId>(code.ToUpperInvariant()), Code = code,
            Title = Asking.Given(body.Title, "title"), Site = body.Site, OnDisplay = body.OnDisplay ?? false,
            Origin = Here,
        };
        await ask.Store.Memorials.Locations.Save(writing, [location], ask.Cancel);
        return location;
    });

    /// <summary>Makes an object part of the collection.</summary>
    public static Task<object?> Accession(Ask ask, string why, AccessionBody body) =>
        Act(ask, why, async (writing, it) =>
    {
        var entry = await ask.Need(ask.Store.Memorials.Entries, it.Entry, "entry");
        var museum = it.Site is { } site
            ? await ask.Store.Memorials.Sites.Find(site, ask.Viewer, ask.Cancel)
            : null;
        var scheme = NumberScheme.Parse(museum?.Scheme ?? "M.{year}.{count:4}");
        var number = Asking.Maybe(body.Number, "number", 60) ?? await ask.Next(scheme);
        if (await ask.Store.Memorials.Objects.Numbered(number, ask.Viewer,
            ask.Cancel) is { } other && other.Id != it.Id)
            throw new Refusal("object.number-already-given", $"{number} is the number of '{other.Title}' already.");
        var loans = await ask.Store.Memorials.Loans.Everything(Filter.None, ask.Viewer, ask.Cancel);
        return Loans.Accession(loans, it, entry, new Acquisition(
            ask.Today(), body.Method ?? throw new Refusal("object.method", "Say how it was acquired."),
            body.From?.Trim() ?? "", body.TitleEvidence?.Trim() ?? "", body.DecidedBy?.Trim() ?? ""), number, scheme);
    });

    /// <summary>Moves an object to another location.</summary>
    public static Task<object?> Move(Ask ask, string why, MoveBody body) => Act(ask, why, async (writing, it) =>
    {
        var to = await ask.Need(ask.Store.Memorials.Locations, body.Location ?? default, "location");
        return Objects.Move(it, to.Id, writing.At, writing.Actor, why);
    });

    /// <summary>Corrects the catalogue record.</summary>
    public static Task<object?> Catalogue(Ask ask, string why, CatalogueBody body) => Act(ask, why, (_, it) =>
        Task.FromResult((it with
        {
            Title = Asking.Maybe(body.Title, "title") ?? it.Title,
            Kind = Asking.Maybe(body.Kind, "kind") ?? it.Kind,
            Count = body.Count ?? it.Count,
            Description = Asking.Maybe(body.Description, "description") ?? it.Description,
            Materials = Asking.Maybe(body.Materials, "materials") ?? it.Materials,
            Made = Asking.Maybe(body.Made, "made") is { } made ? PartialDate.Parse(made) : it.Made,
            Maker = Asking.Maybe(body.Maker, "maker") ?? it.Maker,
            Measurements = body.Measurements ?? it.Measurements,
            Rights = Asking.Maybe(body.RightsStatement, "rightsStatement") is { } statement
                ? new Rights(Asking.Maybe(body.RightsHolder, "rightsHolder"), statement, Asking.Maybe(body.Credit,
                    "credit"))
                : it.Rights,
            Shown = body.Shown ?? it.Shown,
        }).Checked()));

    /// <summary>Notes a look at the condition.</summary>
    public static Task<object?> Condition(Ask ask, string why, ConditionBody body) => Act(ask, why, (writing, it) =>
        Task.FromResult(Objects.Look(it, new ConditionCheck(
            ask.Today(), body.Grade ?? throw new Refusal("object.condition", "Say how well it is kept."),
            writing.Actor.Name, Asking.Maybe(body.Note, "note")))));

    /// <summary>Lets an object go for good, and out of every loan that held or named it.</summary>
    public static Task<object?> Exit(Ask ask, string why, ExitBody body) => Act(ask, why, async (writing, it) =>
    {
        var entry = await ask.Need(ask.Store.Memorials.Entries, it.Entry, "entry");
        var loans = await ask.Store.Memorials.Loans.Everything(Filter.None, ask.Viewer, ask.Cancel);
        var exit = new ObjectExit(
            ask.Today(), body.Method ?? throw new Refusal("object.exit", "Say how it leaves."),
            Asking.Maybe(body.To, "to"), body.AuthorisedBy?.Trim() ?? "", why);
        var (changed, left) = Loans.Leave(loans, it, entry, exit, writing.At, writing.Actor);
        await ask.Store.Memorials.Loans.Save(writing, changed, ask.Cancel);
        return left;
    });

    /// <summary>One act on one object.</summary>
    public static Task<object?> Act(Ask ask, string why, Func<IWriting, MuseumObject, Task<MuseumObject>> act) =>
        ask.Change<object?>(why, async writing =>
        {
            var it = await ask.Need(ask.Store.Memorials.Objects, ask.Id<MuseumObjectId>(), "object");
            var after = await act(writing, it);
            await ask.Store.Memorials.Objects.Save(writing, [after], ask.Cancel);
            return Register.Card(after, []);
        });
}
