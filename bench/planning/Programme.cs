using Furrow.Planning;

namespace Furrow.Bench.Planning;

/// <summary>Made-up programmes of any size: sites in clusters, each surveyed, cleared and rebuilt, with a
/// winter.</summary>
internal static class Programme
{
    private const int Crews = 300;
    private const int Year = 2000;
    private const int WinterStart = 1500;

    /// <summary>A programme of about this many works for 300 crews; the same for the same chance.</summary>
    internal static Problem Make(int works, Rng rng)
    {
        var sites = new List<Site>();
        var activities = new List<Activity>();
        var waits = new List<Wait>();
        var middle = new Site(200_000, 130_000);
        var centres = Enumerable.Range(0, 1 + (works / 250)).Select(_ => Around(middle, 200_000, rng)).ToArray();
        while (activities.Count < works)
            Add(Around(centres[rng.Below(centres.Length)], 25_000, rng), sites, activities, waits, rng);
        var bases = Enumerable.Range(0, 8).Select(i => sites.Count + i).ToArray();
        sites.AddRange(bases.Select(_ => Around(centres[rng.Below(centres.Length)], 10_000, rng)));
        return new Problem
        {
            Activities = [.. activities],
            Waits = [.. waits],
            Crews = [.. Enumerable.Range(0, Crews).Select(i => Crew(bases[rng.Below(bases.Length)], i % 3 == 0, rng))],
            Sites = [.. sites],
            Calendars = [Seasons(works)],
            MetresPerUnit = 40_000,
        };
    }

    private static Site Around(Site centre, int reach, Rng rng) =>
        new(centre.X + rng.Below(2 * reach) - reach, centre.Y + rng.Below(2 * reach) - reach);

    private static Crew Crew(int home, bool clears, Rng rng)
    {
        var least = clears ? 0 : 4;
        var count = clears ? 4 : 3;
        var skills = 1UL << (least + rng.Below(count));
        if (rng.Below(3) == 0)
            skills |= 1UL << (least + rng.Below(count));
        return new Crew(home, skills);
    }

    /// <summary>One place: survey, clearance by one or two skills, then one to three works of rebuilding.</summary>
    private static void Add(Site at, List<Site> sites, List<Activity> activities, List<Wait> waits, Rng rng)
    {
        var release = rng.Below(6) == 0 ? rng.Below(2000) : 0;
        sites.Add(at);
        var last = Work(0, 10 + rng.Below(14), 1, -1);
        for (var clearings = 1 + rng.Below(2); clearings > 0; clearings--)
            last = Work(1 + rng.Below(3), 60 + rng.Below(150), 2 + rng.Below(20), last);
        for (var buildings = 1 + rng.Below(3); buildings > 0; buildings--)
            Work(4 + rng.Below(3), 80 + rng.Below(150), 5 + rng.Below(60), last);

        int Work(int skill, int effort, int weight, int after)
        {
            var winter = rng.Below(5) < 2 ? 0 : -1;
            activities.Add(new Activity(sites.Count - 1, skill, effort, weight, winter, release));
            if (after >= 0)
                waits.Add(new Wait(after, activities.Count - 1));
            return activities.Count - 1;
        }
    }

    private static Calendar Seasons(int works) =>
        new([.. Enumerable.Range(0, 20 + (works / 100)).Select(static year => new Window(
            year * Year, (year * Year) + WinterStart))]);
}
