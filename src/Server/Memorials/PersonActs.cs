using Furrow.Registry;
using Furrow.Registry.Memorials;

namespace Furrow.Server.Memorials;

/// <summary>What happens to records of people.</summary>
internal static class PersonActs
{
    private const int MostCompared = 200_000;

    /// <summary>Enters a person with what one source says; asked twice, the same record is given.</summary>
    public static Task<object?> Add(Ask ask, string why, PersonBody body) => ask.Change<object?>(why, async writing =>
    {
        var id = Asking.Made<PersonId>(body.Request);
        if (await ask.Store.Memorials.People.Find(id, ask.Viewer, ask.Cancel) is { } standing)
            return standing;
        var support = Supported(body.Source, body.Grade, body.Confidential);
        var site = body.Site is { } at ? await ask.Need(ask.Store.Memorials.Sites, at, "site") : null;
        (FactKind Kind, string? Value)[] given =
        [
            (FactKind.Name, body.Name), (FactKind.Born, body.Born), (FactKind.Died, body.Died),
            (FactKind.Unit, body.Unit), (FactKind.PlaceOfOrigin, body.PlaceOfOrigin),
            (FactKind.Status, body.Status is { } status ? Collection.Word(status) : null),
        ];
        var person = new Person
        {
            Id = id,
            LocalId = Asking.Given(body.LocalId, "localId", 60),
            Facts =
            [
                .. given.Where(one => !string.IsNullOrWhiteSpace(one.Value)).Select(one => new Fact
                {
                    Kind = one.Kind, Value = one.Value!.Trim(), Support = support,
                    Language = one.Kind == FactKind.Name ? Asking.Maybe(body.Language, "language", 35) : null,
                }),
            ],
            Sites = site is null ? [] : [site.Id],
            Wish = body.Wish ?? FamilyWish.NotAsked,
            Place = site?.Place,
            Origin = new Origin("register", null, Illustrative: false),
        }.Checked();
        await ask.Store.Memorials.People.Save(writing, [person], ask.Cancel);
        return person;
    });

    /// <summary>Adds a fact with its source.</summary>
    public static Task<object?> AddFact(Ask ask, string why, FactBody body) => Act(ask, why, person =>
        person.With(FactOf(body)));

    /// <summary>Takes back a fact that was entered by mistake; the journal keeps it.</summary>
    public static Task<object?> WithdrawFact(Ask ask, string why, FactBody body) => Act(ask, why, person =>
        person.Without(FactOf(body)));

    /// <summary>Says where a person is buried.</summary>
    public static Task<object?> Bury(Ask ask, string why, GraveBody body) => At(ask, why, body, (person, site) =>
        person with
        {
            Grave = new Grave
            {
                Site = site.Id,
                Plot = Asking.Maybe(body.Plot, "plot", 60),
                Row = Asking.Maybe(body.Row, "row", 60),
                Number = Asking.Maybe(body.Number, "number", 60),
                Point = body switch
                {
                    { Longitude: null, Latitude: null } => null,
                    { Longitude: >= -180 and <= 180 and { } x, Latitude: >= -90 and <= 90 and { } y } =>
                        new(x, y) { SRID = 4326 },
                    _ => throw new Refusal("grave.point", "Give both the longitude and the latitude, in degrees."),
                },
                Support = Supported(body.Source, body.Grade, null),
            },
            Place = site.Place,
        });

    /// <summary>Says that a memorial bears the name.</summary>
    public static Task<object?> NameAt(Ask ask, string why, GraveBody body) => At(ask, why, body, (person, site) =>
        person.Sites.Contains(site.Id) ? person : person with { Sites = [.. person.Sites, site.Id] });

    /// <summary>Proposes by hand that another record is the same person; a person then decides as always.</summary>
    public static Task<object?> Alike(Ask ask, string why, AlikeBody body) => ask.Change<object?>(why, async writing =>
    {
        var people = ask.Store.Memorials.People;
        var one = await ask.Need(people, ask.Id<PersonId>(), "person");
        var number = Asking.Given(body.Other, "other", 60);
        var other = (await people.Search(number, Page.First, ask.Viewer, ask.Cancel)).Items
            .FirstOrDefault(person => person.LocalId.Equals(number, StringComparison.OrdinalIgnoreCase))
            ?? throw new Refusal("person.not-found", $"No record has the number '{Answers.Short(number)}'.");
        if (one.Id == other.Id)
            throw new Refusal("person.same", $"{number} is this record itself; name the other one.");
        var proposed = Registry.Memorials.Likenesses.Compare(one, other) ?? Likeness.Of(one.Id, other.Id, []);
        if (await ask.Store.Memorials.Likenesses.Find(proposed.Id, ask.Viewer, ask.Cancel) is { } standing)
            return standing;
        await ask.Store.Memorials.Likenesses.Save(writing, [proposed], ask.Cancel);
        return proposed;
    });

    /// <summary>Notes what the family wants.</summary>
    public static Task<object?> Wish(Ask ask, string why, WishBody body) => Act(ask, why, person =>
        person.Wishing(body.Wish ?? throw new Refusal("person.wish", "Say what the family wants.")));

    /// <summary>Looks for records that may be one person; what was decided stays decided.</summary>
    public static Task<object?> Propose(Ask ask, string why) => ask.Change<object?>(why, async writing =>
    {
        var count = await ask.Store.Memorials.People.Count(Filter.None, ask.Viewer, ask.Cancel);
        if (count > MostCompared)
            throw new Refusal("likeness.too-many", $"{count} records are more than the {MostCompared} compared at "
                + "once.");
        var people = await ask.Store.Memorials.People.Everything(Filter.None, ask.Viewer, ask.Cancel);
        var proposed = new Likenesses(people).Propose(ask.Cancel);
        var known = (await ask.Store.Memorials.Likenesses.Everything(Filter.None, ask.Viewer, ask.Cancel))
            .Where(one => one.State != LikenessState.Proposed).Select(one => one.Id).ToHashSet();
        var saved = await ask.Store.Memorials.Likenesses.Save(
            writing, [.. proposed.Where(one => !known.Contains(one.Id))], ask.Cancel);
        return saved;
    });

    /// <summary>Makes one of two records.</summary>
    public static Task<object?> Merge(Ask ask, string why) => Decide(ask, why, (writing, likeness, one, other) =>
    {
        var (into, part) = Registry.Memorials.People.Merge(one, other, writing.Actor, writing.At);
        return (likeness.Merge(writing.Actor), into, part);
    });

    /// <summary>Takes a merge back.</summary>
    public static Task<object?> Split(Ask ask, string why) => Decide(ask, why, (_, likeness, one, other) =>
    {
        var (into, part) = Registry.Memorials.People.Split(one, other);
        return (likeness.Reopen(), into, part);
    });

    /// <summary>Notes that they are two people.</summary>
    public static Task<object?> KeepApart(Ask ask, string why) => Decide(ask, why, (writing, likeness, one, other) =>
        (likeness.KeepApart(writing.Actor), one, other));

    /// <summary>Takes back that they are two people; a merge is taken back by splitting it.</summary>
    public static Task<object?> Reopen(Ask ask, string why) => Decide(ask, why, (_, likeness, one, other) =>
        likeness.State == LikenessState.KeptApart
            ? (likeness.Reopen(), one, other)
            : throw new Refusal("likeness.not-apart",
                "Nobody decided that these are two people; there is nothing to take back."));

    private static Task<object?> Decide(
        Ask ask, string why, Func<IWriting, Likeness, Person, Person, (Likeness, Person, Person)> decide) =>
        ask.Change<object?>(why, async writing =>
        {
            var memorials = ask.Store.Memorials;
            var likeness = await ask.Need(memorials.Likenesses, ask.Id<LikenessId>(), "likeness");
            var one = await ask.Need(memorials.People, likeness.One, "person");
            var other = await ask.Need(memorials.People, likeness.Other, "person");
            var (decided, first, second) = decide(writing, likeness, one, other);
            await memorials.People.Save(writing, [first, second], ask.Cancel);
            await memorials.Likenesses.Save(writing, [decided], ask.Cancel);
            return decided;
        });

    private static Fact FactOf(FactBody body) => new()
    {
        Kind = body.Kind ?? throw new Refusal("person.fact-kind", "Say what the fact is about."),
        Value = Asking.Given(body.Value, "value"),
        Language = Asking.Maybe(body.Language, "language", 35),
        Support = Supported(body.Source, body.Grade, body.Confidential),
    };

    private static Support Supported(string? source, EvidenceGrade? grade, bool? confidential) =>
        new(Asking.Given(source, "source"), grade ?? EvidenceGrade.Unverified, null, confidential ?? false);

    private static Task<object?> At(Ask ask, string why, GraveBody body, Func<Person, Site, Person> act) =>
        ask.Change<object?>(why, async writing =>
        {
            var person = await ask.Need(ask.Store.Memorials.People, ask.Id<PersonId>(), "person");
            var site = await ask.Need(ask.Store.Memorials.Sites, body.Site ?? default, "site");
            var after = act(person, site).Checked();
            await ask.Store.Memorials.People.Save(writing, [after], ask.Cancel);
            return after;
        });

    private static Task<object?> Act(Ask ask, string why, Func<Person, Person> act) =>
        ask.Change<object?>(why, async writing =>
        {
            var person = await ask.Need(ask.Store.Memorials.People, ask.Id<PersonId>(), "person");
            var after = act(person);
            await ask.Store.Memorials.People.Save(writing, [after], ask.Cancel);
            return after;
        });
}
