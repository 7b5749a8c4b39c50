namespace Furrow.Registry.Plans;

/// <summary>Searches under people's wishes; a wish that cannot be met is given up, with the reason, so that there is
/// always a plan beside the no.</summary>
internal sealed class WishedSearch
{
    /// <summary>Wishes beyond this many are met but not priced: each price is a repair of the whole plan.</summary>
    private const int MostPriced = 20;

    private readonly PlanRequest request;
    private readonly Translation translation;
    private readonly Planning.Stop stop;
    private readonly Action<Planning.Progress>? progress;
    private readonly Wishes wishes;
    private readonly Planning.Schedule? earlier;
    private readonly List<Wish> met;
    private readonly List<(Wish Wish, Planning.Problem Asked)> unmet = [];
    private Planning.Schedule? schedule;

    public WishedSearch(
        PlanRequest request, Translation translation, Planning.Stop stop, Action<Planning.Progress>? progress)
    {
        (this.request, this.translation, this.stop, this.progress) = (request, translation, stop, progress);
        wishes = new Wishes(translation);
        earlier = request.Base is { } from ? wishes.Earlier(from.Assignments) : null;
        met = [.. request.Wishes.Where(wish => !wishes.HasBegun(wish, request.Base, earlier))];
        Problem = wishes.Apply(met, request.Base, earlier);
    }

    /// <summary>The problem under the wishes that can be met.</summary>
    public Planning.Problem Problem { get; private set; }

    /// <summary>The best schedule found; wishes that leave their work unplanned are given up one by one.</summary>
    public Planning.Schedule Run()
    {
        schedule = Search(Problem);
        while (met.FirstOrDefault(IsBroken) is { } broken)
        {
            met.Remove(broken);
            unmet.Add((broken, Problem));
            Problem = wishes.Apply(met, request.Base, earlier);
            schedule = Planning.Planner.Replan(
                Problem, schedule, int.MaxValue, Planning.Stop.AfterMoves(0), new(request.Seed)) is var repaired
                && schedule.Bound > repaired.Bound && repaired.Unplanned == schedule.Unplanned
                ? repaired with { Bound = schedule.Bound, CrewWorth = schedule.CrewWorth }
                : repaired with { CrewWorth = schedule.CrewWorth };
        }

        return schedule;
    }

    /// <summary>What each wish costs, or what stands against it; in the order of the wishes.</summary>
    public IReadOnlyList<WishAnswer> Answers()
    {
        var order = request.Wishes.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var with = met.Count == 0 ? (0, 0) : Cost(met);
        return [.. met.Index().Select(pair => new WishAnswer(pair.Item, Price(pair.Item, pair.Index, with), null))
            .Concat(request.Wishes.Where(wish => wishes.HasBegun(wish, request.Base, earlier)).Select(Begun))
            .Concat(unmet.Select(one => new WishAnswer(one.Wish, null,
                new Conflict(translation, one.Asked, schedule!).Of(one.Wish, wishes.Activity(one.Wish)))))
            .OrderBy(answer => order[answer.Wish])];
    }

    private WishAnswer Begun(Wish wish) => new(wish, null,
        $"'{translation.Works[wishes.Activity(wish)].Title}' has begun already; what has begun stays as it is.");

    private bool IsBroken(Wish wish) =>
        wish.Kind is WishKind.ByCrew or WishKind.StartOn && wishes.Activity(wish) is >= 0 and var i
        && schedule!.Crew[i] < 0
        && translation.Problem.Crews.Any(crew => (crew.Skills >> translation.Problem.Activities[i].Skill & 1) != 0)
        && !translation.Problem.Waits.Any(wait => wait.Then == i && schedule.Crew[wait.First] < 0);

    private double? Price(Wish wish, int index, (double PeopleDays, int Unplanned) with)
    {
        if (wish.Kind == WishKind.NotAtAll || index >= MostPriced)
            return null;
        var (without, unplanned) = Cost(met.Where(other => other != wish));
        return unplanned == with.Unplanned ? Math.Round(with.PeopleDays - without, 1) : null;
    }

    /// <summary>People-days of the plan repaired to some of the wishes and nothing else, so that two of them differ by
    /// the wish alone.</summary>
    private (double PeopleDays, int Unplanned) Cost(IEnumerable<Wish> some)
    {
        var from = earlier ?? schedule!;
        var repaired = Planning.Planner.Replan(
            wishes.Apply(some, request.Base, earlier), from, int.MaxValue, Planning.Stop.AfterMoves(0),
            new(request.Seed));
        return (Enumerable.Range(0, translation.Works.Count).Where(i => repaired.Crew[i] >= 0).Sum(
            i => translation.Problem.Activities[i].Weight * translation.Time.CalendarDays(repaired.Finish[i])),
            repaired.Unplanned);
    }

    private Planning.Schedule Search(Planning.Problem problem)
    {
        var threads = Math.Clamp(request.Threads, 1, 64);
        if (request.Base is not { } from)
            return Planning.Planner.Solve(problem, stop, new(request.Seed), null, progress, threads);
        var keep = from.KeepUntil is { } day ? translation.Time.HoursBefore(day) : 0;
        return Planning.Planner.Replan(problem, earlier!, keep, stop, new(request.Seed), progress);
    }
}
