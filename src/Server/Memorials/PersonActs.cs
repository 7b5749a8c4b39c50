using Furrow.Registry;
using Furrow.Registry.Memorials;

namespace Furrow.Server.Memorials;

/// <summary>What happens to records of people.</summary>
internal static class PersonActs
{
    private const int MostCompared = 200_000;

    /// <summary>Adds a fact with its source.</summary>
    public static Task<object?> AddFact(Ask ask, string why, FactBody body) => Act(ask, why, person =>
        person.With(new Fact
        {
            Kind = body.Kind ?? throw new Refusal("person.fact-kind", "Say what the fact is about."),
            Value = Asking.Given(body.Value, "value"),
            Language = Asking.Maybe(body.Language, "language", 35),
            Support = new Support(Asking.Given(body.Source, "source"),
            body.Grade ?? EvidenceGrade.Unverified, null, body.Confidential ?? false),
        }));

    /// <summary>Notes what the family wants.</summary>
    public static Task<object?> Wish(Ask ask, string why, WishBody body) => Act(ask, why, person => person with
    {
        Wish = body.Wish ?? throw new Refusal("person.wish", "Say what the family wants."),
    });

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

    private static Task<object?> Act(Ask ask, string why, Func<Person, Person> act) =>
        ask.Change<object?>(why, async writing =>
        {
            var person = await ask.Need(ask.Store.Memorials.People, ask.Id<PersonId>(), "person");
            var after = act(person);
            await ask.Store.Memorials.People.Save(writing, [after], ask.Cancel);
            return after;
        });
}
