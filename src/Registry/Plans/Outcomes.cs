using Furrow.Registry.Works;

namespace Furrow.Registry.Plans;

/// <summary>What one more crew of a kind would be worth.</summary>
/// <param name="Skills">What it can do.</param>
/// <param name="Crews">How many of this kind the plan counts on.</param>
/// <param name="PeopleDays">People-days of waiting that one more would take off at most, about: the price of its hours
/// behind the bound.</param>
public sealed record CrewWorth(IReadOnlyList<Skill> Skills, int Crews, double PeopleDays);

/// <summary>When the works of a place end: as planned, and when durations vary as norms say they may.</summary>
/// <param name="Place">The smallest place; null for the whole plan.</param>
/// <param name="Planned">Last day as planned.</param>
/// <param name="Half">The day by which half of the replays are done (P50).</param>
/// <param name="NineInTen">The day by which nine in ten replays are done (P90).</param>
public sealed record PlaceDates(PlaceId? Place, DateOnly Planned, DateOnly Half, DateOnly NineInTen);

/// <summary>Worth of crews and certainty of dates, read off a schedule.</summary>
internal static class Outcomes
{
    private const int Replays = 1000;
    private const int MostPlaces = 2000;

    /// <summary>Each kind of crew, the most useful first.</summary>
    internal static IReadOnlyList<CrewWorth> Worth(Translation translation, Planning.Schedule schedule)
    {
        if (schedule.CrewWorth.IsEmpty)
            return [];
        var perHour = translation.Time.Floor().Slope;
        return [.. Enumerable.Range(0, translation.Crews.Count)
            .GroupBy(i => translation.Problem.Crews[i].Skills)
            .Select(kind => new CrewWorth(
                [.. translation.Crews[kind.First()].Skills.Order()], kind.Count(),
                Math.Round(perHour * kind.Average(i => (double)schedule.CrewWorth[i]), 1)))
            .OrderByDescending(kind => kind.PeopleDays).ThenBy(kind => kind.Skills[0])];
    }

    /// <summary>The whole plan first, then its places.</summary>
    internal static IReadOnlyList<PlaceDates> Dates(
        Translation translation, Planning.Problem problem, Planning.Schedule schedule, IReadOnlyList<Norm> norms,
        ulong seed)
    {
        if (schedule.Crew.All(crew => crew < 0))
            return [];
        var places = translation.Works.Select(work => work.Place).Where(place => place is not null).Distinct()
            .OrderBy(place => place!.Value.Value).Take(MostPlaces).ToList();
        var group = places.Index().ToDictionary(pair => pair.Item!.Value, pair => pair.Index);
        int GroupOf(Work work) => work.Place is { } place && group.TryGetValue(place, out var at) ? at : places.Count;
        var spread = new Spreads(norms);
        var replays = Planning.Replay.Run(
            problem, schedule, [.. translation.Works.Select(spread.Of)], [.. translation.Works.Select(GroupOf)],
            Replays, new(seed));
        var planned = Enumerable.Range(0, translation.Works.Count).Where(i => schedule.Crew[i] >= 0)
            .GroupBy(i => GroupOf(translation.Works[i]))
            .ToDictionary(one => one.Key, one => one.Max(i => schedule.Finish[i]));
        var time = translation.Time;
        DateOnly Day(int finish) => DateOnly.FromDateTime(time.FinishOf(Math.Min(finish, MostHours)));
        IEnumerable<PlaceDates> each = planned.Where(pair => pair.Key < places.Count).OrderBy(pair => pair.Key)
            .Select(pair => new PlaceDates(
                places[pair.Key], Day(pair.Value), Day(replays.Median[pair.Key]), Day(replays.Ninetieth[pair.Key])));
        return [new(null, Day(planned.Values.Max()), Day(replays.Median.Max()), Day(replays.Ninetieth.Max())), .. each];
    }

    /// <summary>Replays past the horizon of the calendar are shown at its end.</summary>
    private const int MostHours = 60_000;

    /// <summary>Turns the range of a norm into how much longer or shorter a work may take.</summary>
    private sealed class Spreads(IReadOnlyList<Norm> norms)
    {
        private readonly Dictionary<string, Norm> byCode = norms.ToDictionary(norm => norm.Code);
        private readonly Dictionary<string, int> kinds = [];

        public Planning.Spread Of(Work work)
        {
            var kind = kinds.TryGetValue(work.Norm ?? "", out var known) ? known : kinds[work.Norm ?? ""] = kinds.Count;
            return work.Norm is { } code && byCode.TryGetValue(code, out var norm) && norm.Low > 0 && norm.High > 0
                ? new((int)Math.Clamp(100 * norm.Typical / norm.High, 1, 100),
                    (int)Math.Clamp(100 * norm.Typical / norm.Low, 100, 10_000), kind)
                : new(100, 100, kind);
        }
    }
}
