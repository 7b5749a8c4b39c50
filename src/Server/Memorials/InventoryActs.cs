using Furrow.Registry;
using Furrow.Registry.Memorials;

namespace Furrow.Server.Memorials;

/// <summary>Inventory checks and the documentation plan.</summary>
internal static class InventoryActs
{
    private static readonly Origin Here = new("register", null, Illustrative: false);

    /// <summary>Begins a check of one location.</summary>
    public static Task<object?> Begin(Ask ask, string why, InventoryBody body) =>
        ask.Change<object?>(why, async writing =>
    {
        var id = Asking.Made<InventoryId>(body.Request);
        if (await ask.Store.Memorials.Inventories.Find(id, ask.Viewer, ask.Cancel) is { } standing)
            return standing;
        var location = await ask.Need(ask.Store.Memorials.Locations, body.Location ?? default, "location");
        var expected = await ask.Store.Memorials.Objects.Search(
            new ObjectWish { Location = location.Id }, Page.First, ask.Viewer, ask.Cancel);
        if (expected.Next is not null)
            throw new Refusal("inventory.too-large", $"More than {expected.Items.Count} objects stand at "
                + $"{location.Code}; divide it into locations that one person can check.");
        var check = new Inventory
        {
            Id = id, Location = location.Id, StartedAt = writing.At, By = writing.Actor.Name,
            Expected = [.. expected.Items.Select(it => it.Id)], Origin = Here,
        };
        await ask.Store.Memorials.Inventories.Save(writing, [check], ask.Cancel);
        return check;
    });

    /// <summary>Notes that an object was seen: by the identity in its label's code, or by its number.</summary>
    public static Task<object?> See(Ask ask, string why, SeeBody body) => ask.Change<object?>(why, async writing =>
    {
        var check = await ask.Need(ask.Store.Memorials.Inventories, ask.Id<InventoryId>(), "inventory");
        var text = Asking.Given(body.Object, "object", 200);
        var last = text[(text.LastIndexOf('/') + 1)..];
        var it = (Guid.TryParse(last, out var id)
                ? await ask.Store.Memorials.Objects.Find(MuseumObjectId.Of(id), ask.Viewer, ask.Cancel)
                : null)
            ?? await ask.Store.Memorials.Objects.Numbered(text, ask.Viewer, ask.Cancel)
            ?? throw new Refusal("object.not-found", $"No object has the number or the code '{Answers.Short(text)}'.");
        var seen = check.See(it.Id, writing.At, writing.Actor);
        await ask.Store.Memorials.Inventories.Save(writing, [seen], ask.Cancel);
        return new SeenView(seen, Register.Card(it, []), seen.Expected.Contains(it.Id), seen.Missing().Count);
    });

    /// <summary>Ends a check; what was seen where it should be counts as checked today.</summary>
    public static Task<object?> Close(Ask ask, string why) => ask.Change<object?>(why, async writing =>
    {
        var check = await ask.Need(ask.Store.Memorials.Inventories, ask.Id<InventoryId>(), "inventory");
        var closed = check.Close(writing.At);
        var objects = new List<MuseumObject>();
        foreach (var sighting in closed.Seen.Where(one => one.Expected))
        {
            if (await ask.Store.Memorials.Objects.Find(sighting.Object, ask.Viewer, ask.Cancel) is { } it)
                objects.Add(it with { CheckedOn = ask.Today() });
        }

        await ask.Store.Memorials.Objects.Save(writing, objects, ask.Cancel);
        await ask.Store.Memorials.Inventories.Save(writing, [closed], ask.Cancel);
        return closed;
    });

    /// <summary>Sets a goal.</summary>
    public static Task<object?> Plan(Ask ask, string why, GoalBody body) => ask.Change<object?>(why, async writing =>
    {
        var aspect = body.Aspect ?? throw new Refusal("goal.aspect", "Say which gap is to be closed.");
        var lacking = await ask.Store.Memorials.Objects.Count(
            new ObjectWish { Lacking = aspect }, ask.Viewer, ask.Cancel);
        var goal = new DocumentationGoal
        {
            Id = Asking.Made<GoalId>(body.Request), Title = Asking.Given(body.Title, "title"), Aspect = aspect,
            Responsible = Asking.Given(body.Responsible, "responsible"),
            Due = body.Due ?? throw new Refusal("goal.due", "Say until when."), Lacking = (int)lacking, Origin = Here,
        };
        await ask.Store.Memorials.Goals.Save(writing, [goal], ask.Cancel);
        return goal;
    });

    /// <summary>Notes that a goal is reached.</summary>
    public static Task<object?> Done(Ask ask, string why) => ask.Change<object?>(why, async writing =>
    {
        var goal = await ask.Need(ask.Store.Memorials.Goals, ask.Id<GoalId>(), "goal");
        var done = goal.DoneOn is { } on
            ? throw new Refusal("goal.already-done", $"This goal was reached on {on:O} already.")
            : goal with { DoneOn = ask.Today() };
        await ask.Store.Memorials.Goals.Save(writing, [done], ask.Cancel);
        return done;
    });

    private sealed record SeenView(Inventory Check, Register.ObjectCard Object, bool Expected, int Missing);
}
