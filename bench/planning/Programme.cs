using Furrow.Planning;

namespace Furrow.Bench.Planning;

/// <summary>
/// Programmes of any size, made here, with the statistical shape of the published CCP instances: clusters of sites,
/// each surveyed, cleared by one to three works and rebuilt, 100 clearance and 200 building crews, a winter.
/// </summary>
internal static class Programme
{
    private const int Clearing = 100;
    private const int Building = 200;
    private const int Year = 2000;
    private const int WinterStart = 1500;

    /// <summary>Least and greatest effort and weight of each skill, and how often winter stops it, in hundredths.
    /// </summary>
    private static readonly (int Least, int Most, int LeastWeight, int MostWeight, int Winter)[] Kinds =
    [
        (8, 24, 1, 1, 0), (16, 236, 1, 10, 26), (16, 212, 1, 9, 100), (16, 184, 1, 8, 0), (40, 200, 4, 44, 100),
        (80, 320, 8, 70, 100), (40, 240, 9, 70, 0),
    ];

    /// <summary>A programme of about this many works; the same for the same chance.</summary>
    internal static Problem Make(int works, Rng rng) => new Making(works, rng).All();

    private sealed class Making(int works, Rng rng)
    {
        private readonly List<Site> sites = [];
        private readonly List<Activity> activities = [];
        private readonly List<Wait> waits = [];
        private readonly List<int> roads = [];

        internal Problem All()
        {
            var middle = new Site(200_000, 150_000);
            Site[] centres = [.. Enumerable.Range(0, 1 + (works / 250)).Select(_ => Around(middle, 200_000, 150_000))];
            while (activities.Count < works)
                Place(Around(centres[rng.Below(centres.Length)], 18_000, 18_000));
            var home = sites.Count;
            sites.AddRange(Enumerable.Range(0, Clearing + Building).Select(_ => Around(middle, 150_000, 100_000)));
            return new Problem
            {
                Activities = [.. activities],
                Waits = [.. waits],
                Crews = [.. Enumerable.Range(0, Clearing + Building).Select(i => new Crew(home + i, Skills(i)))],
                Sites = [.. sites],
                Calendars = [new([.. Enumerable.Range(0, 20 + (works / 100)).Select(static year => new Window(
                    year * Year, (year * Year) + WinterStart))])],
                MetresPerUnit = 40_000,
            };
        }

        private Site Around(Site centre, int east, int north) => new(
            centre.X + (int)((rng.Unit() + rng.Unit() - 1) * east),
            centre.Y + (int)((rng.Unit() + rng.Unit() - 1) * north));

        /// <summary>Three clearance crews in five do one thing, the others two or three; likewise builders.</summary>
        private ulong Skills(int crew)
        {
            var (least, count) = crew < Clearing ? (0, 4) : (4, 3);
            var skills = 1UL << (least + rng.Below(count));
            for (var more = rng.Below(5) < 3 ? 0 : 1 + rng.Below(2); more > 0; more--)
                skills |= 1UL << (least + rng.Below(count));
            return skills;
        }

        private void Place(Site at)
        {
            sites.Add(at);
            var release = rng.Below(100) < 15 ? rng.Below(2000) : 0;
            var last = Work(0, release);
            var lots = rng.Below(20) switch { < 4 => 0, < 15 => 1, < 18 => 2, _ => 3 };
            for (; lots > 0; lots--)
            {
                var lot = Work(1 + (rng.Below(100) is var kind && kind < 44 ? 0 : kind < 74 ? 1 : 2), release, last);
                if (roads.Count > 0 && rng.Below(5) == 0)
                    waits.Add(new Wait(roads[^(1 + rng.Below(Math.Min(roads.Count, 40)))], lot));
                last = lot;
            }

            for (var skill = 4; skill < 7; skill++)
            {
                if (rng.Below(100) >= (skill == 5 ? 48 : 60))
                    continue;
                var work = Work(skill, release, last);
                if (skill != 4)
                    continue;
                roads.Add(work);
                last = rng.Below(2) == 0 ? work : last;
            }
        }

        private int Work(int skill, int release, int after = -1)
        {
            var (least, most, light, heavy, winter) = Kinds[skill];
            activities.Add(new Activity(
                sites.Count - 1, skill, least + rng.Below(most - least + 1), light + rng.Below(heavy - light + 1),
                rng.Below(100) < winter ? 0 : -1, release));
            if (after >= 0)
                waits.Add(new Wait(after, activities.Count - 1));
            return activities.Count - 1;
        }
    }
}
