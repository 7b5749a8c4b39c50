using System.Collections.Immutable;
using CsCheck;
using Furrow.Planning;

namespace Furrow.Tests.Planning;

/// <summary>Problems and schedules to speak about.</summary>
internal static class Given
{
    /// <summary>Problems with every feature, up to about 40 activities.</summary>
    internal static Gen<Problem> Problem => Sized(1, 40, 6);

    /// <summary>Problems so small that every schedule can be tried.</summary>
    internal static Gen<Problem> TinyProblem => Sized(1, 5, 2);

    /// <summary>One survey at home, then one clearance a travel hour away, by one crew that can do both.</summary>
    internal static Problem Pair => new()
    {
        Activities = [new Activity(0, 0, 4, 1), new Activity(1, 1, 10, 5, 0, 2)],
        Waits = [new Wait(0, 1, 3)],
        Crews = [new Crew(0, 0b11, 100, 1, 40), new Crew(0, 0b10, 200)],
        Sites = [new Site(0, 0), new Site(1500, 0)],
        Calendars = [new Calendar([new Window(0, 30), new Window(50, 90)])],
        MetresPerUnit = 1000,
    };

    /// <summary>A schedule of <see cref="Pair"/> that breaks no rule.</summary>
    internal static Schedule PairSchedule => new()
    {
        Crew = [0, 0],
        Start = [1, 8],
        Finish = [5, 18],
        Cost = 5 + (5 * 18),
        Bound = 10,
        Unplanned = 0,
    };

    /// <summary>A programme without waits, calendars or pins: every activity can be done alone.</summary>
    internal static Problem Programme(int count, int crewCount)
    {
        var rng = new Rng(11);
        return new Problem
        {
            Activities = Many(count, _ => new Activity(
                rng.Below(50), rng.Below(3), 1 + rng.Below(12), 1 + rng.Below(9))),
            Waits = [],
            Crews = Many(crewCount, i => new Crew(rng.Below(50), 1UL << (i % 3))),
            Sites = Many(50, _ => new Site(rng.Below(40_000), rng.Below(40_000))),
            MetresPerUnit = 1000,
        };
    }

    private static Gen<Problem> Sized(int least, int most, int crews) =>
        from count in Gen.Int[least, most]
        from crewCount in Gen.Int[1, crews]
        from seed in Gen.ULong
        select Make(count, crewCount, new Rng(seed));

    private static Problem Make(int count, int crewCount, Rng rng)
    {
        const int sites = 5;
        var calendars = rng.Below(2) == 0 ? ImmutableArray<Calendar>.Empty : [Seasons(rng)];
        var activities = Many(count, _ => new Activity(
            rng.Below(sites), rng.Below(3), 1 + rng.Below(12), rng.Below(9),
            calendars.Length > 0 && rng.Below(3) == 0 ? 0 : -1, rng.Below(3) == 0 ? rng.Below(25) : 0));
        var waits = Many(count, then => then > 0 && rng.Below(2) == 0
            ? new Wait(rng.Below(then), then, rng.Below(3) == 0 ? rng.Below(6) : 0)
            : new Wait(-1, -1)).Where(static wait => wait.First >= 0);
        return new Problem
        {
            Activities = activities,
            Waits = [.. waits],
            Crews = Many(crewCount, _ => new Crew(
                rng.Below(sites), (ulong)rng.Below(8), rng.Below(2) == 0 ? 100 : 50 + rng.Below(200),
                rng.Below(3) == 0 ? rng.Below(15) : 0, rng.Below(4) == 0 ? 30 + rng.Below(60) : int.MaxValue)),
            Sites = Many(sites, _ => new Site(rng.Below(4000), rng.Below(4000))),
            Calendars = calendars,
            Pins = rng.Below(3) > 0 ? [] : [.. Pins(count, crewCount, rng)],
            Bans = rng.Below(3) > 0 ? [] : Many(
                1 + rng.Below(count), _ => new Ban(rng.Below(count), rng.Below(crewCount))),
            MetresPerUnit = 1000,
        };
    }

    private static Calendar Seasons(Rng rng)
    {
        var at = rng.Below(10);
        return new Calendar(Many(40, _ =>
        {
            var open = at;
            at = open + 3 + rng.Below(25);
            var window = new Window(open, at);
            at += 1 + rng.Below(10);
            return window;
        }));
    }

    private static IEnumerable<Pin> Pins(int count, int crewCount, Rng rng)
    {
        for (var i = 0; i < count; i++)
        {
            if (rng.Below(6) != 0)
                continue;
            var crew = rng.Below(2) == 0 ? rng.Below(crewCount) : -1;
            yield return new Pin(i, crew, rng.Below(2) == 0 ? rng.Below(60) : -1);
        }
    }

    private static ImmutableArray<T> Many<T>(int count, Func<int, T> one) =>
        [.. Enumerable.Range(0, count).Select(one)];
}
