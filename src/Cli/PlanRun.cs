using System.Globalization;
using Furrow.Planning;
using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Registry.Plans;
using Furrow.Registry.Works;
using Furrow.Registry.Works.Release;

namespace Furrow.Cli;

/// <summary>What is asked of a planning run.</summary>
internal sealed record PlanWish
{
    /// <summary>Wall seconds for everything: load, derive, search and save; 1 to 86400.</summary>
    public double Seconds { get; init; } = 30;

    /// <summary>Seed of chance.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Searches side by side, 1 to 64.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whose strength counts.</summary>
    public Scenario Scenario { get; init; }

    /// <summary>Only commitments of this grade or better count; null for every grade.</summary>
    public Registry.Pledges.GradeFloor? LeastGrade { get; init; }

    /// <summary>Name of the plan; null for scenario and day.</summary>
    public string? Name { get; init; }

    /// <summary>True to adopt the plan at once.</summary>
    public bool Adopt { get; init; }

    /// <summary>The plan to change as little as can be: its identity, or <c>current</c>; null to plan anew.</summary>
    public string? From { get; init; }

    /// <summary>What begins before this day keeps its crew; null for two weeks from <see cref="Today"/>.</summary>
    public DateOnly? KeepUntil { get; init; }

    /// <summary>What began before this day is a fact; null when nothing has begun.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>A CSV file of wishes: <c>work, kind, crew, day</c>; null: those of its base.</summary>
    public string? Wishes { get; init; }

    /// <summary>Good enough: the search ends when the gap is no more than this, 0 to 1.</summary>
    public double Gap { get; init; }

    /// <summary>The same wish, when it can be met.</summary>
    /// <exception cref="Refusal"><c>plan.seconds</c>, <c>plan.threads</c>, <c>plan.name</c>.</exception>
    public PlanWish Checked()
    {
        if (Seconds is not (>= 1 and <= 86_400))
            throw new Refusal("plan.seconds", $"--seconds is {Seconds}; it is from 1 to 86400.");
        if (Threads is < 1 or > 64)
            throw new Refusal("plan.threads", $"--threads is {Threads}; it is from 1 to 64.");
        if (Gap is not (>= 0 and <= 1))
            throw new Refusal("plan.gap", $"--gap is {Gap}; it is from 0 to 1, like 0.05.");
        return From is null && (KeepUntil ?? Today) is not null
            ? throw new Refusal("plan.from", "--keep-until and --today change an earlier plan; name it with --from.")
            : Name is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > 200)
            ? throw new Refusal("plan.name", "A plan's name has 1 to 200 characters.")
            : this;
    }
}

/// <summary>What a planning run did.</summary>
/// <param name="Programme">Whose plan it is.</param>
/// <param name="Draft">The plan with all that belongs to it.</param>
/// <param name="Derivation">The works it was made from.</param>
/// <param name="Works">What the derivation changed in the store.</param>
/// <param name="Withdrawn">Works that are no longer derived.</param>
/// <param name="Crews">Crews in the register.</param>
/// <param name="Seconds">Wall seconds by step.</param>
/// <param name="Comparison">With the plan that it was made from; null when it was made anew.</param>
internal sealed record PlanResult(
    Programme Programme, PlanDraft Draft, Derivation Derivation, Saved Works, int Withdrawn, int Crews,
    IReadOnlyDictionary<string, double> Seconds, PlanComparison? Comparison = null);

/// <summary>
/// Derives the works of a store, plans them, and keeps the plan: two writes, each whole or not at all.
/// </summary>
internal sealed class PlanRun(IStore store, Actor actor, TimeProvider clock, IIdentities identities)
{
    private const double LeastSearchSeconds = 0.2;

    private readonly Dictionary<string, double> seconds = [];
    private long mark;

    /// <summary>Runs it.</summary>
    /// <param name="wish">What is asked.</param>
    /// <param name="say">Told what is being done, in words.</param>
    /// <param name="cancel">Stops it; what was committed stays.</param>
    public async Task<PlanResult> Run(PlanWish wish, Action<string> say, CancellationToken cancel)
    {
        wish = wish.Checked();
        var began = mark = clock.GetTimestamp();
        say("loading hazards, assets and crews");
        var programme = await store.Programme.Find(Viewer.Local, cancel) ?? throw new Refusal(
            "plan.no-programme", "The store has no programme yet; make one with furrow sample or import one.");
        var ground = await Ground.Load(store, cancel);
        Lap("load");
        say("deriving works");
        var field = await Field(programme, ground, cancel);
        ground = ground with { Hazards = field.Hazards };
        foreach (var note in field.Notes)
            say(note);
        var derivation = Derive.Works(ground.Hazards, ground.Assets, ground.Places, ground.Norms);
        Lap("derive");
        say($"keeping {derivation.Works.Count:N0} works");
        var (saved, withdrawn) = await KeepWorks(ground, derivation, cancel);
        Lap("keep");
        var left = wish.Seconds - clock.GetElapsedTime(began).TotalSeconds - seconds["keep"] - 0.5;
        var (from, asked) = await PlanBasis.Of(store, wish, cancel);
        var request = Request(wish, programme, ground, field.Stopped, derivation) with
        {
            Base = from,
            Wishes = asked,
            StandingStill = (await store.Release.Holds.Standing(Viewer.Local, cancel))
                .SelectMany(hold => hold.Works).ToHashSet(),
        };
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var stop = Stop.After(TimeSpan.FromSeconds(Math.Max(LeastSearchSeconds, left)), clock, enough.Token);
        say("searching");
        var draft = await Task.Run(() => PlanMaker.Make(request, stop, Watch, cancel), cancel);
        Lap("search");
        say("keeping the plan");
        draft = draft with { Plan = await KeepPlan(wish, draft, cancel) };
        Lap("save");
        seconds["total"] = clock.GetElapsedTime(began).TotalSeconds;
        var comparison = from is null ? null : PlanComparison.Of(
            from.Plan, from.Assignments, draft.Plan, draft.Assignments, derivation.Works);
        return new(programme, draft, derivation, saved, withdrawn, ground.Crews.Count, seconds, comparison);

        void Watch(Progress step)
        {
            say(Words(step));
            if (step.Cost - step.Bound <= wish.Gap * step.Cost)
                enough.Cancel();
        }
    }

    /// <summary>What orders and daily reports say: learnt rates, ground that is left, work that stands still.</summary>
    private async Task<FieldProgress> Field(Programme programme, Ground ground, CancellationToken cancel)
    {
        var release = store.Release;
        var tasks = new List<(TaskOrder, WorkDone)>();
        foreach (var state in (TaskState[])
            [TaskState.Issued, TaskState.Accepted, TaskState.InProgress, TaskState.Suspended])
            foreach (var task in (await release.Tasks.In(state, Page.First, Viewer.Local, cancel)).Items)
                tasks.Add((task, await release.Reports.Done(task.Id, Viewer.Local, cancel)));
        var rates = await release.Reports.Rates(DateOnly.MinValue, DateOnly.MaxValue, Viewer.Local, cancel);
        return FieldProgress.Of(ground.Hazards, tasks, rates, programme.HoursPerDay);
    }

    private PlanRequest Request(
        PlanWish wish, Programme programme, Ground ground, IReadOnlySet<HazardId> stopped, Derivation derivation)
    {
        var now = clock.GetUtcNow();
        return new()
        {
            Id = PlanId.Of(identities.Next()),
            Name = wish.Name ?? string.Create(
                CultureInfo.InvariantCulture, $"{PlanMaker.Word(wish.Scenario)}, {now:yyyy-MM-dd HH:mm}"),
            Programme = programme,
            Works = derivation.Works,
            Crews = ground.Crews,
            Commitments = ground.Commitments,
            Suspended = ground.Hazards.Where(hazard => hazard.Status == HazardStatus.Suspended)
                .Select(hazard => hazard.Id).Concat(stopped).ToHashSet(),
            Scenario = wish.Scenario,
            LeastGrade = wish.LeastGrade,
            Norms = ground.Norms,
            Seed = wish.Seed,
            Threads = wish.Threads,
            MadeAt = now,
            Effort = string.Create(
                CultureInfo.InvariantCulture, $"seed {wish.Seed}, {wish.Seconds:0.#} s, {wish.Threads} threads"),
        };
    }

    private async Task<(Saved Saved, int Withdrawn)> KeepWorks(
        Ground ground, Derivation derivation, CancellationToken cancel) =>
        await store.Journal.Write(actor, "derive works from hazards, assets and norms", async writing =>
        {
            if (ground.NormsAreNew)
                await store.Norms.Save(writing, ground.Norms, cancel);
            var saved = await store.Works.Save(writing, derivation.Works, cancel);
            var gone = derivation.Gone(ground.Works);
            return (saved, gone.Count == 0 ? 0 : await store.Works.Withdraw(writing, gone, cancel));
        }, cancel);

    private async Task<Registry.Plans.Plan> KeepPlan(PlanWish wish, PlanDraft draft, CancellationToken cancel) =>
        await store.Journal.Write(actor, $"plan '{draft.Plan.Name}'", async writing =>
        {
            await store.Plans.Add(writing, draft.Plan, draft.Assignments, draft.Unplanned, cancel);
            if (!wish.Adopt)
                return draft.Plan;
            var others = await store.Plans.Everything(Filter.None, Viewer.Local, cancel);
            var changed = Adoption.Adopt(draft.Plan, others);
            await store.Plans.Save(writing, changed, cancel);
            return changed.Single(plan => plan.Id == draft.Plan.Id);
        }, cancel);

    private void Lap(string step)
    {
        seconds[step] = clock.GetElapsedTime(mark).TotalSeconds;
        mark = clock.GetTimestamp();
    }

    private static string Words(Progress step)
    {
        var gap = step.Cost == 0 ? 0 : (double)(step.Cost - step.Bound) / step.Cost;
        return string.Create(CultureInfo.InvariantCulture,
            $"searching: cost {step.Cost:N0}, bound {step.Bound:N0} people-hours of work time, gap {gap:P1}");
    }

    /// <summary>What is read before planning.</summary>
    private sealed record Ground(
        IReadOnlyList<Hazard> Hazards, IReadOnlyList<Registry.Assets.Asset> Assets, IReadOnlyList<Place> Places,
        IReadOnlyList<Norm> Norms, bool NormsAreNew, IReadOnlyList<Registry.Works.Crew> Crews,
        IReadOnlyList<Registry.Pledges.Commitment> Commitments, IReadOnlyList<Work> Works)
    {
        public static async Task<Ground> Load(IStore store, CancellationToken cancel)
        {
            var norms = await All(store.Norms, cancel);
            return new(
                await All(store.Hazards, cancel), await All(store.Assets, cancel), await All(store.Places, cancel),
                norms.Count == 0 ? Registry.Works.Norms.Defaults : norms, norms.Count == 0,
                await All(store.Crews, cancel),
                await All(store.Commitments, cancel), await All(store.Works, cancel));
        }

        private static Task<List<TRecord>> All<TRecord, TId>(
            IRecordStore<TRecord, TId> records, CancellationToken cancel)
            where TRecord : class
            where TId : struct, IIdentity<TId> => records.Everything(Filter.None, Viewer.Local, cancel);
    }
}
