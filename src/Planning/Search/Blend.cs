using Furrow.Planning.Bounds;
using Furrow.Planning.Drafts;

namespace Furrow.Planning.Search;

/// <summary>
/// One way to mix what is known into priorities for a dispatch: a product of the chain ratio, of the price of delay
/// and of soonness, each to a power, and a factor of the trade.
/// </summary>
/// <param name="Chain">Power of the chain ratio.</param>
/// <param name="Worth">Power of the average price of a unit of delay.</param>
/// <param name="Soon">Power of effort ÷ (offset + average start that the prices ask for).</param>
/// <param name="Offset">In time units; at least 1.</param>
/// <param name="Own">Part, 0 to 1, of the start that is taken from the best plan so far instead.</param>
/// <param name="Trades">A factor for each skill: what crews that have several should rather do.</param>
internal sealed record Blend(double Chain, double Worth, double Soon, double Offset, double Own, double[] Trades)
{
    /// <summary>What did best over many programmes.</summary>
    internal static Blend Usual => new(0.5, 0.05, 0.5, 50, 0.2, [.. Enumerable.Repeat(1.0, 64)]);

    /// <summary>One like this.</summary>
    /// <param name="rng">Chance.</param>
    /// <param name="skills">Skills that are in use.</param>
    internal Blend Vary(Rng rng, int[] skills)
    {
        var trades = (double[])Trades.Clone();
        if (rng.Below(3) > 0)
            trades[skills[rng.Below(skills.Length)]] *= 1 + Step(rng, 0.6);
        if (rng.Below(3) == 0)
            return this with { Trades = trades };
        return new(
            Math.Clamp(Chain + Step(rng, 0.25), 0, 1.2),
            Math.Clamp(Worth + Step(rng, 0.1), 0, 0.6),
            Math.Clamp(Soon + Step(rng, 0.25), 0, 1.2),
            Math.Clamp(Offset * (1 + Step(rng, 0.5)), 5, 500),
            Math.Clamp(Own + Step(rng, 0.5), 0, 0.9),
            trades);
    }

    /// <summary>The priorities that it gives.</summary>
    internal double[] Priorities(Facts facts, double[] chain, Ascent ascent, Draft best)
    {
        var priority = new double[facts.Count];
        var latest = LatestStarts(facts, best);
        for (var i = 0; i < priority.Length; i++)
        {
            var start = Math.Max(0, ascent.Finish[i] - (0.5 * facts.Effort[i]));
            if (best.Crew[i] >= 0)
                start += Own * (Math.Max(0, latest[i]) - start);
            priority[i] = Math.Pow(chain[i], Chain) * Math.Pow(Math.Max(1e-3, ascent.Worth[i]), Worth)
                * Math.Pow(facts.Effort[i] / (Offset + start), Soon) * Trades[facts.Skill[i]];
        }

        return priority;
    }

    /// <summary>Starts at which what waits for an activity would still start as it does in the plan.</summary>
    private static int[] LatestStarts(Facts facts, Draft plan)
    {
        var latest = new int[facts.Count];
        for (var at = facts.Count - 1; at >= 0; at--)
        {
            var i = facts.Order[at];
            latest[i] = Facts.Never;
            var after = facts.After.Of(i);
            var lags = facts.After.Lags(i);
            for (var k = 0; k < after.Length; k++)
            {
                if (plan.Crew[after[k]] >= 0)
                    latest[i] = Math.Min(latest[i], latest[after[k]] - lags[k] - (plan.Finish[i] - plan.Start[i]));
            }

            if (latest[i] == Facts.Never)
                latest[i] = plan.Start[i];
        }

        return latest;
    }

    private static double Step(Rng rng, double reach) => reach * (rng.Unit() + rng.Unit() - 1);
}
