using Furrow.Registry;
using Furrow.Registry.Plans;
using Furrow.Registry.Works;

namespace Furrow.Server.Plans;

/// <summary>What somebody asks of the plan for one work.</summary>
internal sealed record RulingBody : Reason
{
    /// <summary>The pin, hold or ban.</summary>
    public Wish? Wish { get; init; }

    /// <summary>The place whose level is to decide; null for the programme.</summary>
    public PlaceId? Level { get; init; }
}

/// <summary>Decisions of the programme, a region, a district or a settlement about works.</summary>
internal static class RulingActs
{
    /// <summary>Rulings in one state, those that stand when nothing is said; or all about one work.</summary>
    public static async Task<object?> List(Ask ask)
    {
        var tree = await Tree(ask);
        if (ask.Id<WorkId>("work") is { } work)
            return new ListView<RulingView>(await Views(
                ask, tree, await ask.Store.Rulings.OfWork(work, ask.Viewer, ask.Cancel)), null);
        var state = RulingState.Standing;
        if (ask.Word("state") is { } word && (!Enum.TryParse(word, ignoreCase: true, out state)
            || !Enum.IsDefined(state)))
        {
            throw new Refusal("request.state", $"'state' is '{Answers.Short(word)}'; give "
                + $"{string.Join(", ", Enum.GetNames<RulingState>().Select(one => one.ToLowerInvariant()))}.");
        }

        var slice = await ask.Store.Rulings.In(state, ask.Page(), ask.Viewer, ask.Cancel);
        return new ListView<RulingView>(await Views(ask, tree, slice.Items), slice.Next);
    }

    /// <summary>One ruling with its journal.</summary>
    public static async Task<object?> One(Ask ask) => await ask.One(ask.Store.Rulings, ruling => ruling.Place);

    /// <summary>Decides, or proposes to a level where somebody else decides.</summary>
    public static async Task<object?> Make(Ask ask, string why, RulingBody body)
    {
        var wish = body.Wish ?? throw new Refusal("ruling.wish", "Say what is asked: {\"wish\": {\"work\": …}}.");
        var tree = await Tree(ask);
        return await ask.Store.Journal.Write(ask.ActorFor(Ability.Enter), why, async writing =>
        {
            var work = await ask.Store.Works.Find(wish.Work, ask.Viewer, ask.Cancel)
                ?? throw new Refusal("work.not-found", "There is no such work in your area.");
            var asked = new Ruling
            {
                Id = RulingId.Of(ask.Options.Identities.Next()), Wish = wish, Level = body.Level, Place = work.Place,
                State = RulingState.Proposed, By = writing.Actor.Name, At = writing.At, Why = why,
            };
            var all = await ask.Store.Rulings.OfWork(wish.Work, Viewer.Local, ask.Cancel);
            var changed = Rules(tree).Make(asked, all, Acting(ask, writing));
            await ask.Store.Rulings.Save(writing, changed, ask.Cancel);
            return changed[0];
        }, ask.Cancel);
    }

    /// <summary>The level that a proposal was put to says yes.</summary>
    public static Task<object?> Accept(Ask ask, string why) => Answer(ask, why, (rules, ruling, all, by, at) =>
        rules.Accept(ruling, all, by, at, why));

    /// <summary>The level that a proposal was put to says no.</summary>
    public static Task<object?> Reject(Ask ask, string why) => Answer(ask, why, (rules, ruling, _, by, at) =>
        [rules.Reject(ruling, by, at, why)]);

    /// <summary>A level takes back what it decided, or somebody what they proposed.</summary>
    public static Task<object?> Withdraw(Ask ask, string why) => Answer(ask, why, (rules, ruling, _, by, at) =>
        [rules.Withdraw(ruling, by, at, why)]);

    /// <summary>Plans again under what stands, and what is asked beside it.</summary>
    public static async Task<object?> Again(Ask ask, string why, AgainBody body)
    {
        var (standing, next) = (new List<Ruling>(), (string?)null);
        do
        {
            var slice = await ask.Store.Rulings.In(
                RulingState.Standing, new Page(Page.Largest, next), ask.Viewer, ask.Cancel);
            standing.AddRange(slice.Items);
            next = slice.Next;
        }
        while (next is not null);
        var wishes = Rules(await Tree(ask)).Wishes(standing, body.Wishes ?? []);
        return await Replanning.Again(ask, why, body with { Wishes = wishes });
    }

    private static async Task<object?> Answer(Ask ask, string why, Act act)
    {
        var (tree, id) = (await Tree(ask), ask.Id<RulingId>());
        return await ask.Store.Journal.Write(ask.ActorFor(Ability.Enter), why, async writing =>
        {
            if (await ask.Store.Rulings.Find(id, ask.Viewer, ask.Cancel) is not { } ruling)
                return null;
            var all = await ask.Store.Rulings.OfWork(ruling.Wish.Work, Viewer.Local, ask.Cancel);
            var changed = act(Rules(tree), ruling, all, Acting(ask, writing), writing.At);
            await ask.Store.Rulings.Save(writing, changed, ask.Cancel);
            return changed[0];
        }, ask.Cancel);
    }

    /// <summary>Who asks, under the name that the journal keeps.</summary>
    private static Viewer Acting(Ask ask, IWriting writing) => ask.Viewer with { Name = writing.Actor.Name };

    /// <summary>Every place: who decides in a district must know what lies above it.</summary>
    private static async Task<PlaceTree> Tree(Ask ask) =>
        new(await ask.Store.Places.Everything(Filter.None, Viewer.Local, ask.Cancel));

    private static Rulings Rules(PlaceTree tree) =>
        new(tree.IsIn, level => level is null ? "The programme" : tree.Name(level) ?? "That place");

    private static async Task<IReadOnlyList<RulingView>> Views(
        Ask ask, PlaceTree tree, IReadOnlyList<Ruling> rulings)
    {
        var (works, crews) = ((await ask.Snapshot.Works).ToDictionary(work => work.Id, work => work.Title),
            (await ask.Snapshot.Crews).ToDictionary(crew => crew.Id, crew => crew.Name));
        return [.. rulings.Select(ruling => new RulingView(
            ruling, works.GetValueOrDefault(ruling.Wish.Work), tree.Name(ruling.Place), tree.Name(ruling.Level),
            ruling.Wish.Crew is { } crew ? crews.GetValueOrDefault(crew) : null,
            ruling.Answer is { } answer ? tree.Name(answer.Level) : null))];
    }

    /// <summary>What somebody does to a ruling: all that changes, itself first.</summary>
    private delegate IReadOnlyList<Ruling> Act(
        Rulings rules, Ruling ruling, IReadOnlyList<Ruling> ofWork, Viewer by, DateTimeOffset at);

    /// <summary>A ruling with the names of what it is about; a level without a name is the programme.</summary>
    private sealed record RulingView(
        Ruling Record, string? WorkTitle, string? PlaceName, string? LevelName, string? CrewName,
        string? AnswerLevelName);
}
