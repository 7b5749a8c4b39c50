using System.Collections.Immutable;
using Furrow.Planning.Drafts;

namespace Furrow.Planning;

/// <summary>How much longer or shorter an activity may take than planned, in percent of its planned duration.</summary>
/// <param name="Low">At best; 1 to 100.</param>
/// <param name="High">At worst; 100 to 10,000.</param>
/// <param name="Kind">Activities of one kind are lucky or unlucky together: half of each draw is common to them.
/// At least 0.</param>
public readonly record struct Spread(int Low, int High, int Kind);

/// <summary>What a schedule may come to when durations are drawn again and again.</summary>
/// <param name="Times">How many draws.</param>
/// <param name="Median">For each group, the finish that half of the draws keep; −1 for a group without planned
/// activities.</param>
/// <param name="Ninetieth">For each group, the finish that nine in ten draws keep.</param>
/// <param name="MedianCost">Cost that half of the draws keep.</param>
/// <param name="NinetiethCost">Cost that nine in ten draws keep.</param>
public sealed record Replays(
    int Times, ImmutableArray<int> Median, ImmutableArray<int> Ninetieth, long MedianCost, long NinetiethCost);

/// <summary>Replays a schedule with other durations: crews keep their order of works, and everything starts as early as
/// that allows.</summary>
public static class Replay
{
    /// <summary>Most numbers that are kept: draws × groups.</summary>
    public const long MostNumbers = 100_000_000;

    /// <summary>Draws durations and replays the schedule.</summary>
    /// <param name="problem">What must be respected; pinned starts are kept where what comes before allows.</param>
    /// <param name="schedule">A schedule that passes the audit.</param>
    /// <param name="spreads">For each activity; drawn from a triangle between low and high with its top at 100.</param>
    /// <param name="groups">For each activity the group whose finish it counts for, from 0.</param>
    /// <param name="times">How many draws, 1 to 100,000.</param>
    /// <param name="rng">Chance; the same seed gives the same answer.</param>
    /// <exception cref="ArgumentException">A length or a limit is wrong.</exception>
    public static Replays Run(
        Problem problem, Schedule schedule, ImmutableArray<Spread> spreads, ImmutableArray<int> groups, int times,
        Rng rng)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(rng);
        ArgumentOutOfRangeException.ThrowIfNotEqual(spreads.Length, schedule.Crew.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(groups.Length, schedule.Crew.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(times, 100_000);
        foreach (var (low, high, kind) in spreads)
        {
            if (low is < 1 or > 100 || high is < 100 or > 10_000 || kind < 0)
                throw new ArgumentException($"A spread is {low} to {high} of kind {kind}; 1–100, 100–10000, from 0.");
        }

        var count = groups.Length == 0 ? 0 : groups.Max() + 1;
        if ((long)count * times > MostNumbers || (groups.Length > 0 && groups.Min() < 0))
            throw new ArgumentException($"{count} groups × {times} draws; at most {MostNumbers} numbers are kept.");
        return new Replaying(new Facts(problem), schedule, spreads, groups).Draw(times, count, rng);
    }

    private sealed class Replaying
    {
        private readonly Facts facts;
        private readonly Schedule schedule;
        private readonly ImmutableArray<Spread> spreads;
        private readonly ImmutableArray<int> groups;
        private readonly int[] order;
        private readonly int[] previous;
        private readonly int[] finish;
        private readonly double[] luck;

        internal Replaying(
            Facts facts, Schedule schedule, ImmutableArray<Spread> spreads, ImmutableArray<int> groups)
        {
            (this.facts, this.schedule, this.spreads, this.groups) = (facts, schedule, spreads, groups);
            order = [.. Enumerable.Range(0, facts.Count).Where(i => schedule.Crew[i] >= 0)
                .OrderBy(i => schedule.Start[i]).ThenBy(static i => i)];
            previous = new int[facts.Count];
            finish = new int[facts.Count];
            luck = new double[spreads.Length == 0 ? 0 : spreads.Max(static spread => spread.Kind) + 1];
            var last = new int[facts.Crews];
            Array.Fill(last, -1);
            foreach (var i in order)
                (previous[i], last[schedule.Crew[i]]) = (last[schedule.Crew[i]], i);
        }

        internal Replays Draw(int times, int count, Rng rng)
        {
            var finishes = new int[count][];
            for (var group = 0; group < count; group++)
            {
                finishes[group] = new int[times];
                Array.Fill(finishes[group], -1);
            }

            var costs = new long[times];
            for (var time = 0; time < times; time++)
            {
                costs[time] = Once(rng);
                foreach (var i in order)
                {
                    var row = finishes[groups[i]];
                    row[time] = Math.Max(row[time], finish[i]);
                }
            }

            Array.Sort(costs);
            foreach (var row in finishes)
                Array.Sort(row);
            return new Replays(
                times, [.. finishes.Select(row => row[Rank(times, 50)])],
                [.. finishes.Select(row => row[Rank(times, 90)])], costs[Rank(times, 50)], costs[Rank(times, 90)]);
        }

        /// <summary>The place, among sorted draws, that this many in a hundred do not pass.</summary>
        private static int Rank(int times, int hundredths) => Math.Max(0, (((times * hundredths) + 99) / 100) - 1);

        private long Once(Rng rng)
        {
            for (var kind = 0; kind < luck.Length; kind++)
                luck[kind] = rng.Unit();
            var cost = 0L;
            foreach (var i in order)
            {
                var crew = schedule.Crew[i];
                var length = facts.Duration(crew, i)
                    * (Triangle(spreads[i], luck[spreads[i].Kind]) + Triangle(spreads[i], rng.Unit())) / 200;
                var duration = (int)Math.Clamp(Math.Ceiling(length - 1e-9), 1, Facts.Never / 2);
                finish[i] = (int)Math.Min(Facts.Never, (long)Start(i, crew, duration) + duration);
                cost += facts.Weight[i] * finish[i];
            }

            return cost;
        }

        private int Start(int i, int crew, int duration)
        {
            var before = previous[i];
            var start = before < 0
                ? facts.From[crew] + facts.Travel(facts.Home[crew], facts.Site[i])
                : finish[before] + facts.Travel(facts.Site[before], facts.Site[i]);
            start = Math.Max(start, Math.Max(facts.Release[i], facts.PinnedStart[i]));
            var waits = facts.Before.Of(i);
            var lags = facts.Before.Lags(i);
            for (var k = 0; k < waits.Length; k++)
                start = Math.Max(start, finish[waits[k]] + lags[k]);
            start = Math.Min(start, Facts.Never);

            // What fits in no open season any more is done across two: people do not give a work up half-way.
            var open = facts.Open(i, start, duration);
            return open < Facts.Never ? open : facts.Open(i, start, 1) is var any && any < Facts.Never ? any : start;
        }

        /// <summary>Percent of the planned duration at a draw between 0 and 1.</summary>
        private static double Triangle(Spread spread, double draw)
        {
            double width = spread.High - spread.Low;
            if (width <= 0)
                return 100;
            double left = 100 - spread.Low;
            return draw < left / width
                ? spread.Low + Math.Sqrt(draw * width * left)
                : spread.High - Math.Sqrt((1 - draw) * width * (spread.High - 100));
        }
    }
}
