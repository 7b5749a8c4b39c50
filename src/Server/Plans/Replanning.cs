using System.Globalization;
using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Registry.Plans;
using Furrow.Registry.Works;

namespace Furrow.Server.Plans;

/// <summary>What a person wants changed in a plan.</summary>
internal sealed record AgainBody : Reason
{
    /// <summary>Pins, holds and bans that hold from now on; those of the plan count only when repeated here.</summary>
    public IReadOnlyList<Wish>? Wishes { get; init; }

    /// <summary>What begins before this day stays with its crew; null for two weeks from today or from the plan's
    /// first day, whichever is later.</summary>
    public DateOnly? KeepUntil { get; init; }

    /// <summary>What began before this day is a fact; null when nothing has begun.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Seconds of search, 0 to 20; null for two.</summary>
    public double? Seconds { get; init; }
}

/// <summary>Makes a plan again from one that people hold to, and compares.</summary>
internal static class Replanning
{
    private const double UsualSeconds = 2;
    private const double MostSeconds = 20;
    private const int Fortnight = 14;

    /// <summary>One plan is made at a time: a search takes a processor.</summary>
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>Plans again with these wishes, changing as little as can be; kept as a draft beside it.</summary>
    public static async Task<object?> Again(Ask ask, string why, AgainBody body)
    {
        if (body.Seconds is not (null or (>= 0 and <= MostSeconds)))
            throw new Refusal("plan.seconds", $"'seconds' is {body.Seconds}; it is from 0 to {MostSeconds}.");
        var (plans, id) = (ask.Store.Plans, ask.Id<PlanId>());
        if (await plans.Find(id, ask.Viewer, ask.Cancel) is not { } plan)
            return null;
        var assignments = await plans.Assignments(id, ask.Viewer, ask.Cancel);
        var request = await Request(ask, plan, assignments, body);
        var stop = Planning.Stop.After(
            TimeSpan.FromSeconds(body.Seconds ?? UsualSeconds), ask.Options.Clock, ask.Cancel);
        if (!await Turn.WaitAsync(TimeSpan.FromSeconds(MostSeconds), ask.Cancel))
            throw new Refusal("plan.busy", "Another plan is being made; try again when it is done.");
        PlanDraft draft;
        try
        {
            draft = await Task.Run(() => PlanMaker.Make(request, stop, null, ask.Cancel), ask.Cancel);
        }
        finally
        {
            Turn.Release();
        }

        var kept = await ask.Store.Journal.Write(ask.Actor, why, async writing =>
        {
            await plans.Add(writing, draft.Plan, draft.Assignments, draft.Unplanned, ask.Cancel);
            return draft.Plan; // Asked again under its key, the one that was made first.
        }, ask.Cancel);
        var again = kept.Id == draft.Plan.Id
            ? draft.Assignments
            : await plans.Assignments(kept.Id, ask.Viewer, ask.Cancel);
        var comparison = PlanComparison.Of(plan, assignments, kept, again, request.Works);
        return new AgainView(kept, comparison,
            Because(comparison, request.Programme, request.Works, request.Crews, again));
    }

    /// <summary>This plan and another, in words and numbers.</summary>
    public static async Task<object?> Against(Ask ask)
    {
        var plans = ask.Store.Plans;
        if (ask.Id<PlanId>("other") is not { } other)
            throw new Refusal("plan.other", "Say with which plan to compare: ?other=…; /api/plans lists them.");
        if (await plans.Find(ask.Id<PlanId>(), ask.Viewer, ask.Cancel) is not { } mine)
            return null;
        var theirs = await plans.Find(other, ask.Viewer, ask.Cancel)
            ?? throw new Refusal("plan.not-found", $"There is no plan {other}; /api/plans lists them.");
        var (works, assignments) = (await ask.Snapshot.Works, await plans.Assignments(mine.Id, ask.Viewer, ask.Cancel));
        var comparison = PlanComparison.Of(
            theirs, await plans.Assignments(other, ask.Viewer, ask.Cancel), mine, assignments, works);
        var tree = await ask.Snapshot.Places;
        var because = await ask.Store.Programme.Find(ask.Viewer, ask.Cancel) is { } programme
            ? Because(comparison, programme, works, await ask.Snapshot.Crews, assignments)
            : new Dictionary<string, IReadOnlyList<string>>();
        return new AgainstView(comparison, because, [.. comparison.Places.Select(place => new PlaceView(
            tree.Name(place.Place), place.Before, place.After))]);
    }

    /// <summary>Why a work starts when it does.</summary>
    public static async Task<object?> Why(Ask ask)
    {
        if (ask.Id<WorkId>("work") is not { } id)
            throw new Refusal("plan.work", "Say which work is asked about: ?work=…");
        var plans = ask.Store.Plans;
        var programme = await ask.Store.Programme.Find(ask.Viewer, ask.Cancel);
        var works = await ask.Snapshot.Works;
        if (programme is null || await plans.Find(ask.Id<PlanId>(), ask.Viewer, ask.Cancel) is not { } plan
            || works.FirstOrDefault(work => work.Id == id) is not { } mine)
        {
            return null;
        }

        var assignments = await plans.Assignments(plan.Id, ask.Viewer, ask.Cancel);
        return new WhyView(mine.Id, mine.Title, Reasons.Of(
            programme, mine, works, await ask.Snapshot.Crews, assignments));
    }

    /// <summary>What holds each work that moved most in the second plan, by the work's id.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Because(
        PlanComparison comparison, Programme programme, IReadOnlyList<Work> works, IReadOnlyList<Crew> crews,
        IReadOnlyList<Assignment> assignments)
    {
        var moved = comparison.Shifts.Select(shift => shift.Work).ToHashSet();
        return works.Where(work => moved.Contains(work.Id)).ToDictionary(
            work => work.Id.ToString(), work => Reasons.Of(programme, work, works, crews, assignments));
    }

    private static async Task<PlanRequest> Request(
        Ask ask, Plan plan, IReadOnlyList<Assignment> assignments, AgainBody body)
    {
        var (store, snapshot, now) = (ask.Store, ask.Snapshot, ask.Options.Clock.GetUtcNow());
        var programme = await store.Programme.Find(ask.Viewer, ask.Cancel) ?? throw new Refusal(
            "plan.no-programme", "The store has no programme yet; import one first.");
        var today = body.Today ?? plan.StartsOn;
        var wishes = body.Wishes ?? [];
        return new()
        {
            Id = Identity.From<PlanId>($"again {plan.Id} {now:O}"),
            Name = string.Create(CultureInfo.InvariantCulture, $"{Root(plan.Name)}, changed {now:yyyy-MM-dd HH:mm:ss}"),
            Programme = programme,
            Works = await snapshot.Works,
            Crews = await snapshot.Crews,
            Commitments = await store.Commitments.Everything(Filter.None, ask.Viewer, ask.Cancel),
            Suspended = (await snapshot.Hazards).Where(hazard => hazard.Status == HazardStatus.Suspended)
                .Select(hazard => hazard.Id).ToHashSet(),
            StandingStill = (await store.Release.Holds.Standing(ask.Viewer, ask.Cancel))
                .SelectMany(hold => hold.Works).ToHashSet(),
            Scenario = plan.Scenario,
            Wishes = wishes,
            Base = new EarlierPlan(plan, assignments, body.KeepUntil ?? today.AddDays(Fortnight), body.Today),
            Norms = await store.Norms.Everything(Filter.None, ask.Viewer, ask.Cancel),
            MadeAt = now,
            Effort = string.Create(
                CultureInfo.InvariantCulture, $"seed 1, {body.Seconds ?? UsualSeconds:0.#} s, from '{plan.Name}'"),
        };
    }

    /// <summary>The name before it was ever changed.</summary>
    private static string Root(string name) =>
        name.IndexOf(", changed ", StringComparison.Ordinal) is >= 0 and var at ? name[..at] : name;

    private sealed record AgainView(
        Plan Plan, PlanComparison Comparison, IReadOnlyDictionary<string, IReadOnlyList<string>> Because);

    private sealed record AgainstView(
        PlanComparison Comparison, IReadOnlyDictionary<string, IReadOnlyList<string>> Because,
        IReadOnlyList<PlaceView> Places);

    private sealed record PlaceView(string? Place, double Before, double After);

    private sealed record WhyView(WorkId Work, string Title, IReadOnlyList<string> Reasons);
}
