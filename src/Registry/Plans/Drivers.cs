using Furrow.Registry.Works;

namespace Furrow.Registry.Plans;

/// <summary>
/// Takes a plan's cost apart. Each waiting person's time is followed back from the work that ends it along the chain of
/// what came last: the work itself, the gap before it, the work it waited for, and so on to the first day. A gap is
/// winter, a crew that is not here yet, travel, or no free crew, in that order. The parts add up to the cost.
/// </summary>
internal sealed class Drivers
{
    private readonly Translation translation;
    private readonly Planning.Schedule schedule;
    private readonly int[] last;
    private readonly int[] before;
    private readonly SortedDictionary<string, double> parts = new(StringComparer.Ordinal);

    private Drivers(Translation translation, Planning.Schedule schedule)
    {
        (this.translation, this.schedule) = (translation, schedule);
        last = LastWaitedFor();
        before = BeforeOnCrew();
    }

    /// <summary>The parts, largest first; people-days.</summary>
    public static IReadOnlyList<CostPart> Of(Translation translation, Planning.Schedule schedule)
    {
        var drivers = new Drivers(translation, schedule);
        for (var i = 0; i < translation.Works.Count; i++)
            if (schedule.Crew[i] >= 0 && translation.Problem.Activities[i].Weight > 0)
                drivers.Follow(i);
        return [.. drivers.parts.Where(part => part.Value > 0).Select(part => new CostPart(part.Key, part.Value))
            .OrderByDescending(part => part.PeopleDays).ThenBy(part => part.Word, StringComparer.Ordinal)];
    }

    private void Follow(int end)
    {
        var finish = schedule.Finish[end];
        var perHour = translation.Problem.Activities[end].Weight * translation.Time.CalendarDays(finish) / finish;
        var mending = translation.Works[end].Asset is not null;
        for (var i = end; i >= 0; i = last[i])
        {
            var work = translation.Works[i];
            var word = mending && work.Hazard is not null ? "waiting for ground: its works" : Word(work.Kind);
            Add(word, (schedule.Finish[i] - schedule.Start[i]) * perHour);
            Gap(i, last[i] < 0 ? 0 : schedule.Finish[last[i]], perHour);
        }
    }

    private void Gap(int i, int from, double perHour)
    {
        var start = schedule.Start[i];
        if (start <= from)
            return;
        var crew = translation.Problem.Crews[schedule.Crew[i]];
        var open = Open(i, from, start);
        Add("winter stand-down", (start - from - open) * perHour);
        var absent = crew.From <= from ? 0 : Open(i, from, Math.Min(crew.From, start));
        Add("crews not here yet", absent * perHour);
        var travel = Math.Min(Travel(i), open - absent);
        Add("travel between sites", travel * perHour);
        Add(translation.Works[i].Hazard is null ? "no free crew to mend" : "no free crew for the ground",
            (open - absent - travel) * perHour);
    }

    /// <summary>Working hours of a stretch in which this kind of work may be done.</summary>
    private int Open(int i, int from, int to)
    {
        if (translation.Problem.Activities[i].Calendar < 0)
            return to - from;
        var windows = translation.Problem.Calendars[translation.Problem.Activities[i].Calendar].Windows;
        return windows.Sum(window => Math.Max(0, Math.Min(window.Close, to) - Math.Max(window.Open, from)));
    }

    private int Travel(int i)
    {
        var problem = translation.Problem;
        var from = before[i] < 0 ? problem.Crews[schedule.Crew[i]].Home : problem.Activities[before[i]].Site;
        var (a, b) = (problem.Sites[from], problem.Sites[problem.Activities[i].Site]);
        var metres = Math.Sqrt(Math.Pow((double)a.X - b.X, 2) + Math.Pow((double)a.Y - b.Y, 2));
        return (int)Math.Ceiling(metres / problem.MetresPerUnit);
    }

    private int[] LastWaitedFor()
    {
        var latest = new int[translation.Works.Count];
        Array.Fill(latest, -1);
        foreach (var wait in translation.Problem.Waits)
            if (latest[wait.Then] < 0 || schedule.Finish[wait.First] > schedule.Finish[latest[wait.Then]])
                latest[wait.Then] = wait.First;
        return latest;
    }

    private int[] BeforeOnCrew()
    {
        var earlier = new int[translation.Works.Count];
        Array.Fill(earlier, -1);
        var crews = Enumerable.Range(0, earlier.Length).Where(i => schedule.Crew[i] >= 0)
            .GroupBy(i => schedule.Crew[i]);
        foreach (var crew in crews)
        {
            var previous = -1;
            foreach (var i in crew.OrderBy(i => schedule.Start[i]))
                (earlier[i], previous) = (previous, i);
        }

        return earlier;
    }

    private void Add(string word, double peopleDays) => parts[word] = parts.GetValueOrDefault(word) + peopleDays;

    private static string Word(WorkKind kind) => kind switch
    {
        WorkKind.Survey => "surveying",
        WorkKind.Clear => "clearing",
        WorkKind.Inspect => "inspecting",
        WorkKind.Debris => "removing debris",
        WorkKind.Build => "building",
        _ => "finishing",
    };
}
