using Furrow.Planning.Bounds;
using Furrow.Planning.Drafts;

namespace Furrow.Planning.Search;

/// <summary>What the prices and the best plan so far say, ready to be blended many times.</summary>
internal sealed class Advice
{
    private readonly Facts facts;
    private readonly double[] logChain;
    private readonly double[] logWorth;
    private readonly double[] start;
    private readonly double[] latest;
    private readonly double[][] hour;
    private readonly int blockUnits;
    private readonly double horizon;

    /// <param name="facts">The problem.</param>
    /// <param name="chain">Chain ratio times effort of each activity.</param>
    /// <param name="ascent">Where the prices stand; read now and never again.</param>
    /// <param name="best">The best plan so far.</param>
    internal Advice(Facts facts, double[] chain, Ascent ascent, Draft best)
    {
        this.facts = facts;
        logChain = [.. chain.Select(static one => Math.Log(Math.Max(1e-9, one)))];
        logWorth = [.. ascent.Worth.Select(static one => Math.Log(Math.Max(1e-3, one)))];
        start = new double[facts.Count];
        for (var i = 0; i < start.Length; i++)
            start[i] = Math.Max(0, ascent.Finish[i] - (0.5 * facts.Effort[i]));
        latest = LatestStarts(facts, best);
        horizon = Math.Max(1, facts.Count == 0 ? 1 : best.Finish.Max());
        (hour, blockUnits) = ascent.Hours();
    }

    /// <summary>What a dispatch should go by.</summary>
    /// <param name="blend">How to mix.</param>
    /// <param name="bias">Logarithm of a factor of each activity.</param>
    internal Guidance Guide(Blend blend, float[] bias)
    {
        var priority = new double[facts.Count];
        for (var i = 0; i < priority.Length; i++)
        {
            var from = start[i] + (blend.Own * (latest[i] - start[i]));
            priority[i] = Math.Exp(
                (blend.Chain * logChain[i]) + (blend.Worth * logWorth[i])
                + (blend.Soon * Math.Log(facts.Effort[i] / (blend.Offset + from)))
                + (blend.Early * (0.5 - (from / horizon)))
                + (blend.Even * (1 - blend.Chain - blend.Soon) * Math.Log(facts.Effort[i]))
                + blend.Trades[facts.Skill[i]] + bias[i]);
        }

        return new Guidance(priority)
        {
            Road = blend.Road,
            Remote = blend.Remote,
            Company = blend.Company,
            BlockUnits = blockUnits,
            Hour = blend.Hour <= 0 ? null
                : [.. hour.Select(row => Array.ConvertAll(row, price => Math.Pow(price, blend.Hour)))],
        };
    }

    /// <summary>Starts at which what waits for an activity would still start as it does in the plan; where it is not
    /// planned, what the prices ask for.</summary>
    private double[] LatestStarts(Facts facts, Draft plan)
    {
        var latest = new double[facts.Count];
        for (var at = facts.Count - 1; at >= 0; at--)
        {
            var i = facts.Order[at];
            latest[i] = double.MaxValue;
            var after = facts.After.Of(i);
            var lags = facts.After.Lags(i);
            for (var k = 0; k < after.Length; k++)
            {
                if (plan.Crew[after[k]] >= 0)
                    latest[i] = Math.Min(latest[i], latest[after[k]] - lags[k] - (plan.Finish[i] - plan.Start[i]));
            }

            if (plan.Crew[i] < 0)
                latest[i] = start[i];
            else if (latest[i] == double.MaxValue)
                latest[i] = plan.Start[i];
            latest[i] = Math.Max(0, latest[i]);
        }

        return latest;
    }
}
