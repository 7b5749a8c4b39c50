using System.Collections.Immutable;
using CsCheck;
using Furrow.Planning;
using Furrow.Planning.Projects;

namespace Furrow.Tests.Planning;

/// <summary>Projects to speak about.</summary>
internal static class GivenProject
{
    /// <summary>Projects of up to 40 jobs with one mode each.</summary>
    internal static Gen<Project> SingleMode => Sized(1, 40, 9, 1);

    /// <summary>Projects so small that every timetable can be tried.</summary>
    internal static Gen<Project> Tiny => Sized(1, 5, 3, 1);

    /// <summary>Projects with several modes, tight budgets and sometimes parts with due dates.</summary>
    internal static Gen<Project> MultiMode => Sized(1, 20, 9, 3).SelectMany(Enriched);

    /// <summary>The same, so small that every timetable can be tried.</summary>
    internal static Gen<Project> TinyMultiMode => Sized(1, 4, 3, 3).SelectMany(Enriched);

    /// <summary>Tiny projects with least and greatest distances; some allow no timetable.</summary>
    internal static Gen<Project> TinyLags => Tiny.SelectMany(
        project => Gen.ULong.Select(seed => Lagged(project, seed)));

    /// <summary>Tiny projects whose jobs ask for workers with skills.</summary>
    internal static Gen<Project> TinyWorkers => Sized(1, 4, 3, 1).SelectMany(
        project => Gen.ULong.Select(seed => Skilled(project, seed)));

    /// <summary>Two jobs of three units, one after the other, and a third beside them; two units in the pool.</summary>
    internal static Project Three => new()
    {
        Jobs = [One(3, 1), One(3, 1), One(2, 2)],
        Follows = [new Follow(0, 1)],
        Pools = [2],
    };

    /// <summary>A timetable of <see cref="Three"/> that breaks no rule.</summary>
    internal static Timetable ThreeTimetable => new()
    {
        Mode = [0, 0, 0],
        Start = [0, 5, 3],
        Finish = [3, 8, 5],
        Cost = 8,
        LastFinish = 8,
    };

    internal static Job One(int duration, int units) => new([new Mode(duration, [new Demand(0, units)], [])]);

    private static Project Lagged(Project project, ulong seed)
    {
        var rng = new Rng(seed);
        var count = project.Jobs.Length;
        return project with
        {
            Lags = Many(1 + rng.Below(4), _ => new Lag(rng.Below(count), rng.Below(count), rng.Below(9) - 6)),
        };
    }

    private static Project Skilled(Project project, ulong seed)
    {
        var rng = new Rng(seed);
        return project with
        {
            Workers = Many(2 + rng.Below(2), _ => 1 + (ulong)rng.Below(7)),
            Jobs =
            [
                .. project.Jobs.Select(job => job with
                {
                    Skills = [.. Many(3, skill => new Demand(skill, rng.Below(2))).Where(d => d.Units > 0).Take(2)],
                }),
            ],
        };
    }

    private static Gen<Project> Enriched(Project project) =>
        Gen.Int[0, 1_000_000].Select(seed => Rich(project, seed));

    private static Project Rich(Project project, int seed)
    {
        var rng = new Rng((ulong)seed);
        var jobs = project.Jobs.Select(job => job with
        {
            Modes = [.. job.Modes.Select(mode => mode with
            {
                Budgets = [.. Many(2, of => new Demand(of, rng.Below(6))).Where(static demand => demand.Units > 0)],
            })],
            Part = rng.Below(2),
        }).ToArray();
        var most = jobs.Sum(static job => job.Modes.Max(mode => mode.Budgets.Sum(static demand => demand.Units)));
        return project with
        {
            Jobs = [.. jobs],
            Budgets = Many(2, _ => (most / 4) + rng.Below((most / 2) + 2)),
            Parts = rng.Below(2) == 0 ? [] : [new Part(rng.Below(6)), new Part(rng.Below(12))],
        };
    }

    private static Gen<Project> Sized(int least, int most, int longest, int modes) =>
        from count in Gen.Int[least, most]
        from seed in Gen.ULong
        select Make(count, longest, modes, new Rng(seed));

    private static Project Make(int count, int longest, int modes, Rng rng)
    {
        var pools = Many(1 + rng.Below(6), _ => 1 + rng.Below(8));
        return new Project
        {
            Jobs = Many(count, _ => new Job(
                Many(1 + rng.Below(modes), _ => Mode(longest, pools, rng)), rng.Below(4) == 0 ? rng.Below(5) : 0)),
            Follows =
            [
                .. Enumerable.Range(1, count - 1).Where(_ => rng.Below(3) > 0)
                    .Select(then => new Follow(rng.Below(then), then)),
            ],
            Pools = pools,
        };
    }

    private static Mode Mode(int longest, ImmutableArray<int> pools, Rng rng) => new(
        rng.Below(longest + 1),
        [
            .. pools.Select((capacity, pool) => new Demand(pool, rng.Below(capacity + 1)))
                .Where(demand => demand.Units > 0 && rng.Below(2) == 0),
        ],
        []);

    private static ImmutableArray<T> Many<T>(int count, Func<int, T> one) =>
        [.. Enumerable.Range(0, count).Select(one)];
}
