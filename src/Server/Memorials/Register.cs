using System.Text.Json.Serialization;
using Furrow.Registry;
using Furrow.Registry.Memorials;
using Furrow.Registry.Pledges;
using Furrow.Registry.Works;

namespace Furrow.Server.Memorials;

/// <summary>What those see who work with the register.</summary>
internal static class Register
{
    private const int MostDue = 1_000;

    /// <summary>A site with the works and commitments that build or mend it.</summary>
    public static async Task<object?> OneSite(Ask ask)
    {
        if (await ask.Staff().One(ask.Store.Memorials.Sites, site => site.Place) is not { } view)
            return null;
        var works = new List<Work>();
        foreach (var id in view.Record.Works)
        {
            if (await ask.Store.Works.Find(id, ask.Viewer, ask.Cancel) is { } work)
                works.Add(work);
        }

        var commitments = new List<Commitment>();
        foreach (var id in view.Record.Commitments)
        {
            if (await ask.Store.Commitments.Find(id, ask.Viewer, ask.Cancel) is { } commitment)
                commitments.Add(commitment);
        }

        return new SiteCard(view.Record, view.PlaceName, view.Journal, works, commitments);
    }

    /// <summary>People, by name or as searched.</summary>
    public static async Task<object?> People(Ask ask)
    {
        var people = ask.Staff().Store.Memorials.People;
        var slice = ask.Word("text") is { } text
            ? await people.Search(text, ask.Page(), ask.Viewer, ask.Cancel)
            : await people.Roll(null, ask.Page(), ask.Viewer, ask.Cancel);
        return new ListView<PersonRow>([.. slice.Items.Select(PersonRow.Of)], slice.Next);
    }

    /// <summary>A person with everything known.</summary>
    public static async Task<object?> OnePerson(Ask ask) =>
        await ask.Staff().One(ask.Store.Memorials.People, person => person.Place) is { } view
            ? new PersonCard(
                view.Record, view.Record.Name, view.Record.Status, view.Record.Conflicts(), view.Record.MayBePublished,
                view.Journal,
                [.. view.Record.Merges.Select(merge => Likeness.Of(view.Record.Id, merge.Person, []).Id)])
            : null;

    /// <summary>Objects, as wished.</summary>
    public static async Task<object?> Objects(Ask ask)
    {
        var wish = new ObjectWish
        {
            Text = ask.Staff().Word("text"), Location = ask.Id<LocationId>("location"),
            State = Word<ObjectState>(ask, "state"), Lacking = Word<DocumentationAspect>(ask, "lacking"),
        };
        var slice = await ask.Store.Memorials.Objects.Search(wish, ask.Page(), ask.Viewer, ask.Cancel);
        return new ListView<ObjectCard>([.. slice.Items.Select(it => Card(it, []))], slice.Next);
    }

    /// <summary>An object with its history, its entry, its locations by name and its loans.</summary>
    public static async Task<object?> OneObject(Ask ask)
    {
        if (await ask.Staff().One(ask.Store.Memorials.Objects, _ => null) is not { } view)
            return null;
        var it = view.Record;
        var entry = await ask.Store.Memorials.Entries.Find(it.Entry, ask.Viewer, ask.Cancel);
        var loans = new Dictionary<LoanId, Loan>();
        var locations = new Dictionary<LocationId, Location>();
        foreach (var to in it.Moves.Select(move => move.To).OfType<Whereabouts>())
        {
            if (to.Loan is { } loan && !loans.ContainsKey(loan)
                && await ask.Store.Memorials.Loans.Find(loan, ask.Viewer, ask.Cancel) is { } lent)
                loans[loan] = lent;
            if (to.Location is { } location && !locations.ContainsKey(location)
                && await ask.Store.Memorials.Locations.Find(location, ask.Viewer, ask.Cancel) is { } here)
                locations[location] = here;
        }

        return Card(it, view.Journal) with
        {
            Entry = entry,
            Loans = [.. loans.Values],
            Locations = [.. locations.Values]
        };
    }

    /// <summary>The object with a number, as a label says it.</summary>
    public static async Task<object?> Numbered(Ask ask) =>
        await ask.Staff().Store.Memorials.Objects.Numbered(
            Answers.Short(ask.Route("number")), ask.Viewer, ask.Cancel) is { } it ? Card(it, []) : null;

    /// <summary>An entry with what was handed in: its receipt.</summary>
    public static async Task<object?> OneEntry(Ask ask)
    {
        if (await ask.Staff().One(ask.Store.Memorials.Entries, _ => null) is not { } view)
            return null;
        var programme = await ask.Store.Programme.Find(ask.Viewer, ask.Cancel);
        return new EntryCard(view.Record, await Named(ask, view.Record.Objects), programme?.Name, view.Journal);
    }

    /// <summary>A loan with what is lent.</summary>
    public static async Task<object?> OneLoan(Ask ask) =>
        await ask.Staff().One(ask.Store.Memorials.Loans, _ => null) is { } view
            ? new LoanCard(view.Record, await Named(ask, view.Record.Objects), view.Record.IsOverdue(ask.Today()),
                view.Journal)
            : null;

    /// <summary>A location with what stands there.</summary>
    public static async Task<object?> OneLocation(Ask ask)
    {
        if (await ask.Staff().One(ask.Store.Memorials.Locations, _ => null) is not { } view)
            return null;
        var wish = new ObjectWish { Location = view.Record.Id };
        var objects = await ask.Store.Memorials.Objects.Search(wish, new Page(MostDue), ask.Viewer, ask.Cancel);
        return new LocationCard(view.Record, [.. objects.Items.Select(it => Card(it, []))], view.Journal);
    }

    /// <summary>A check with what was seen and what is missing.</summary>
    public static async Task<object?> OneInventory(Ask ask)
    {
        if (await ask.Staff().One(ask.Store.Memorials.Inventories, _ => null) is not { } view)
            return null;
        var check = view.Record;
        var location = await ask.Store.Memorials.Locations.Find(check.Location, ask.Viewer, ask.Cancel);
        return new InventoryCard(
            check, location, await Named(ask, check.Expected), await Named(ask, [.. check.Seen.Select(one =>
                one.Object)]),
            check.Missing());
    }

    /// <summary>The documentation plan: each goal, and how many objects still lack it.</summary>
    public static async Task<object?> Goals(Ask ask)
    {
        var slice = await ask.Staff().Store.Memorials.Goals.List(ask.Filter(), ask.Page(), ask.Viewer, ask.Cancel);
        var cards = new List<GoalCard>();
        foreach (var goal in slice.Items)
            cards.Add(new GoalCard(goal, await ask.Store.Memorials.Objects.Count(
                new ObjectWish { Lacking = goal.Aspect }, ask.Viewer, ask.Cancel)));
        return new ListView<GoalCard>(cards, slice.Next);
    }

    /// <summary>What is due or overdue: entries to decide on, loans to come back, goals.</summary>
    public static async Task<object?> Due(Ask ask)
    {
        var (memorials, today) = (ask.Staff().Store.Memorials, ask.Today());
        var entries = await memorials.Entries.List(Filter.None, new Page(MostDue), ask.Viewer, ask.Cancel);
        var loans = await memorials.Loans.List(Filter.None, new Page(MostDue), ask.Viewer, ask.Cancel);
        var goals = await memorials.Goals.List(Filter.None, new Page(MostDue), ask.Viewer, ask.Cancel);
        var rows = new List<DueRow>();
        foreach (var entry in entries.Items.Where(entry => entry.Due is not null))
        {
            var open = await Open(ask, entry);
            if (open)
                rows.Add(new DueRow("entries", entry.Id.Value, entry.Number, entry.Depositor, entry.Due!.Value,
                    entry.Due < today));
        }

        rows.AddRange(loans.Items.Where(loan => loan.State == LoanState.Running).Select(loan => new DueRow(
            "loans", loan.Id.Value, loan.Number, loan.Partner, loan.Due, loan.IsOverdue(today))));
        rows.AddRange(goals.Items.Where(goal => goal.DoneOn is null).Select(goal => new DueRow(
            "goals", goal.Id.Value, goal.Title, goal.Responsible, goal.Due, goal.Due < today)));
        return new ListView<DueRow>([.. rows.OrderBy(row => row.Due).ThenBy(row =>
            row.Number, StringComparer.Ordinal)], null);
    }

    /// <summary>Proposals that two records are one person, with both records.</summary>
    public static async Task<object?> Likenesses(Ask ask)
    {
        var state = Word<LikenessState>(ask.Staff(), "state") ?? LikenessState.Proposed;
        var slice = await ask.Store.Memorials.Likenesses.In(state, ask.Page(), ask.Viewer, ask.Cancel);
        var cards = new List<LikenessCard>();
        foreach (var likeness in slice.Items)
        {
            if (await ask.Store.Memorials.People.Find(likeness.One, ask.Viewer, ask.Cancel) is { } one
                && await ask.Store.Memorials.People.Find(likeness.Other, ask.Viewer, ask.Cancel) is { } other)
                cards.Add(new LikenessCard(likeness, PersonRow.Of(one), PersonRow.Of(other)));
        }

        return new ListView<LikenessCard>(cards, slice.Next);
    }

    /// <summary>An object as the register shows it.</summary>
    public static ObjectCard Card(MuseumObject it, IReadOnlyList<EntryView> journal) => new(
        it, it.State, it.Whereabouts, it.Lacks(), it.MayBePublished, journal);

    private static async Task<bool> Open(Ask ask, ObjectEntry entry)
    {
        foreach (var id in entry.Objects)
        {
            if (await ask.Store.Memorials.Objects.Find(id, ask.Viewer, ask.Cancel) is { State: ObjectState.Entered })
                return true;
        }

        return false;
    }

    private static async Task<IReadOnlyList<ObjectCard>> Named(Ask ask, IReadOnlyList<MuseumObjectId> ids)
    {
        var cards = new List<ObjectCard>();
        foreach (var id in ids)
        {
            if (await ask.Store.Memorials.Objects.Find(id, ask.Viewer, ask.Cancel) is { } it)
                cards.Add(Card(it, []));
        }

        return cards;
    }

    private static TWord? Word<TWord>(Ask ask, string name) where TWord : struct, Enum
    {
        if (ask.Word(name) is not { } text)
            return null;
        foreach (var value in Enum.GetValues<TWord>())
        {
            if (Collection.Word(value) == text)
                return value;
        }

        throw new Refusal("request.word", $"'{name}' is '{Answers.Short(text)}'; use one of "
            + $"{string.Join(", ", Collection.WordsOf<TWord>())}.");
    }

    /// <summary>An object with what follows from it.</summary>
    internal sealed record ObjectCard(
        MuseumObject Record, ObjectState State,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Whereabouts? Whereabouts,
        IReadOnlyList<DocumentationAspect> Lacks, bool Published, IReadOnlyList<EntryView> Journal)
    {
        public ObjectEntry? Entry { get; init; }

        public IReadOnlyList<Loan> Loans { get; init; } = [];

        public IReadOnlyList<Location> Locations { get; init; } = [];
    }

    private sealed record SiteCard(
        Site Record, string? PlaceName, IReadOnlyList<EntryView> Journal, IReadOnlyList<Work> Works,
        IReadOnlyList<Commitment> Commitments);

    private sealed record PersonRow(
        PersonId Id, string LocalId, string Name, PersonStatus Status, string? Born, string? Died, string? Unit,
        FamilyWish Wish, bool Published, bool Disputed)
    {
        public static PersonRow Of(Person person) => new(
            person.Id, person.LocalId, person.Name, person.Status, person.Best(FactKind.Born)?.Value,
            person.Best(FactKind.Died)?.Value, person.Best(FactKind.Unit)?.Value, person.Wish, person.MayBePublished,
            person.Conflicts().Count > 0);
    }

    private sealed record PersonCard(
        Person Record, string Name, PersonStatus Status, IReadOnlyList<FactKind> Disputed, bool Published,
        IReadOnlyList<EntryView> Journal, IReadOnlyList<LikenessId> Merged);

    private sealed record EntryCard(
        ObjectEntry Record, IReadOnlyList<ObjectCard> Objects, string? Programme, IReadOnlyList<EntryView> Journal);

    private sealed record LoanCard(
        Loan Record, IReadOnlyList<ObjectCard> Objects, bool Overdue, IReadOnlyList<EntryView> Journal);

    private sealed record LocationCard(
        Location Record, IReadOnlyList<ObjectCard> Objects, IReadOnlyList<EntryView> Journal);

    private sealed record InventoryCard(
        Inventory Record, Location? Location, IReadOnlyList<ObjectCard> Expected, IReadOnlyList<ObjectCard> Seen,
        IReadOnlyList<MuseumObjectId> Missing);

    private sealed record GoalCard(DocumentationGoal Record, long Lacking);

    private sealed record DueRow(string Column, Guid Id, string Number, string Who, DateOnly Due, bool Overdue);

    private sealed record LikenessCard(Likeness Record, PersonRow One, PersonRow Other);
}
