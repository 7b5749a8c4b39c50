using System.Collections.Immutable;
using Furrow.Registry.Works;

namespace Furrow.Registry.Plans;

/// <summary>Puts what people ask for, and what has begun, into the problem.</summary>
internal sealed class Wishes
{
    /// <summary>The most wishes of one plan.</summary>
    internal const int Most = 200;

    private readonly Translation translation;
    private readonly Dictionary<WorkId, int> works;
    private readonly Dictionary<CrewId, int> crews;

    internal Wishes(Translation translation)
    {
        this.translation = translation;
        works = Enumerable.Range(0, translation.Works.Count).ToDictionary(i => translation.Works[i].Id);
        crews = Enumerable.Range(0, translation.Crews.Count).ToDictionary(i => translation.Crews[i].Id);
    }

    /// <summary>Works that are not to be planned at all.</summary>
    internal static IReadOnlySet<WorkId> Held(IReadOnlyList<Wish> wishes) => wishes.Count > Most
        ? throw new Refusal("plan.wishes", $"{wishes.Count} wishes for one plan; at most {Most} are kept.")
        : wishes.Where(wish => wish.Kind == WishKind.NotAtAll).Select(wish => wish.Work).ToHashSet();

    /// <summary>The activity of a wish; −1 when its work is left out.</summary>
    internal int Activity(Wish wish) => works.GetValueOrDefault(wish.Work, -1);

    /// <summary>True when the work began before today, so that nothing can be asked for it any more.</summary>
    internal bool HasBegun(Wish wish, EarlierPlan? from, Planning.Schedule? earlier) =>
        from?.Today is { } today && earlier is not null && Activity(wish) is >= 0 and var i
        && earlier.Crew[i] >= 0 && earlier.Start[i] < translation.Time.HoursBefore(today);

    /// <summary>The schedule that a plan's assignments say, over the activities of today.</summary>
    internal Planning.Schedule Earlier(IReadOnlyList<Assignment> assignments)
    {
        var (crew, start, finish) = (new int[works.Count], new int[works.Count], new int[works.Count]);
        Array.Fill(crew, -1);
        Array.Fill(start, -1);
        Array.Fill(finish, -1);
        foreach (var one in assignments)
        {
            if (!works.TryGetValue(one.Work, out var i) || !crews.TryGetValue(one.Crew, out var who))
                continue;
            (crew[i], start[i]) = (who, Math.Max(0, translation.Time.HourOf(one.Start)));
            finish[i] = Math.Max(start[i] + 1, translation.Time.HourOf(one.Finish.AddHours(-1)) + 1);
        }

        return new Planning.Schedule
        {
            Crew = [.. crew], Start = [.. start], Finish = [.. finish], Cost = 0, Bound = 0,
            Unplanned = crew.Count(one => one < 0),
        };
    }

    /// <summary>The problem under these wishes; what has begun is fixed.</summary>
    /// <exception cref="Refusal"><c>plan.wish-…</c>: names work, value and what can be done.</exception>
    internal Planning.Problem Apply(IEnumerable<Wish> wishes, EarlierPlan? from, Planning.Schedule? earlier)
    {
        var problem = translation.Problem;
        var activities = problem.Activities.ToBuilder();
        var pins = new SortedDictionary<int, Planning.Pin>();
        var bans = ImmutableArray.CreateBuilder<Planning.Ban>();
        foreach (var wish in wishes.Where(wish => wish.Kind != WishKind.NotAtAll))
        {
            if (Activity(wish) is var i && i < 0)
                continue;
            var pin = pins.GetValueOrDefault(i, new Planning.Pin(i, -1, -1));
            switch (wish.Kind)
            {
                case WishKind.ByCrew:
                    pins[i] = pin with { Crew = Crew(wish, i) };
                    break;
                case WishKind.NotByCrew:
                    bans.Add(new Planning.Ban(i, Crew(wish, i)));
                    break;
                case WishKind.StartOn:
                    pins[i] = pin with { Start = Hour(wish) };
                    break;
                default:
                    activities[i] = activities[i] with { Release = Math.Max(activities[i].Release, Hour(wish)) };
                    break;
            }
        }

        if (from?.Today is { } today && earlier is not null)
            Begun(from, earlier, translation.Time.HoursBefore(today), activities, pins);
        return problem with
        {
            Activities = activities.ToImmutable(),
            Pins = [.. pins.Values],
            Bans = bans.ToImmutable(),
        };
    }

    /// <summary>What began before today keeps crew and start; a reported end sets how long it takes. Nothing else
    /// starts before today.</summary>
    private void Begun(
        EarlierPlan from, Planning.Schedule earlier, int now, ImmutableArray<Planning.Activity>.Builder activities,
        SortedDictionary<int, Planning.Pin> pins)
    {
        for (var i = 0; i < activities.Count; i++)
        {
            if (earlier.Crew[i] < 0 || earlier.Start[i] >= now)
            {
                activities[i] = activities[i] with { Release = Math.Max(activities[i].Release, now) };
                continue;
            }

            pins[i] = new Planning.Pin(i, earlier.Crew[i], earlier.Start[i]);
            var ends = from.Ends is { } all && all.TryGetValue(translation.Works[i].Id, out var day)
                ? Math.Max(earlier.Start[i] + 1, translation.Time.HoursBefore(day.AddDays(1)))
                : earlier.Finish[i];
            var rate = translation.Problem.Crews[earlier.Crew[i]].RatePercent;
            var effort = (long)(ends - earlier.Start[i]) * rate / 100;
            activities[i] = activities[i] with { Effort = (int)Math.Clamp(effort, 1, 10_000_000), Calendar = -1 };
        }
    }

    private int Crew(Wish wish, int i)
    {
        var work = translation.Works[i];
        if (wish.Crew is not { } id)
            throw new Refusal("plan.wish-crew", $"The wish for '{work.Title}' names no crew.");
        if (!crews.TryGetValue(id, out var crew))
            throw new Refusal("plan.wish-crew",
                $"Crew {id} does not count in this scenario, so '{work.Title}' cannot be tied to it.");
        return translation.Crews[crew].Skills.Contains(work.Skill) || wish.Kind == WishKind.NotByCrew
            ? crew
            : throw new Refusal("plan.wish-skill",
                $"'{translation.Crews[crew].Name}' cannot do '{work.Title}', which needs "
                + $"{PlanMaker.Trade(work.Skill)}; choose another crew.");
    }

    private int Hour(Wish wish) => wish.Day is not { } day
        ? throw new Refusal("plan.wish-day", $"The wish for work {wish.Work} names no day.")
        : translation.Time.HoursBefore(day) is var hour && hour <= 400_000_000
            ? hour
            : throw new Refusal("plan.wish-day", $"{day:O} is too far off to plan for.");
}
