using Furrow.Planning.Bounds;
using Furrow.Planning.Drafts;

namespace Furrow.Planning.Search;

/// <summary>
/// One way to mix what is known into priorities for a dispatch: a product of the chain ratio, of the price of delay
/// and of soonness, each to a power.
/// </summary>
/// <param name="Chain">Power of the chain ratio.</param>
/// <param name="Worth">Power of the average price of a unit of delay.</param>
/// <param name="Soon">Power of effort ÷ (offset + average start that the prices ask for).</param>
/// <param name="Offset">In time units; at least 1.</param>
/// <param name="Own">Part, 0 to 1, of the start that is taken from the best plan so far instead.</param>
internal readonly record struct Blend(double Chain, double Worth, double Soon, double Offset, double Own)
{
    /// <summary>What did best over many programmes.</summary>
    internal static Blend Usual => new(0.5, 0.05, 0.5, 50, 0);

    /// <summary>One like this.</summary>
    internal Blend Vary(Rng rng) => new(
        Math.Clamp(Chain + Step(rng, 0.25), 0, 1.2),
        Math.Clamp(Worth + Step(rng, 0.1), 0, 0.6),
        Math.Clamp(Soon + Step(rng, 0.25), 0, 1.2),
        Math.Clamp(Offset * (1 + Step(rng, 0.5)), 5, 500),
        Math.Clamp(Own + Step(rng, 0.5), 0, 0.8));

    /// <summary>The priorities that it gives.</summary>
    internal double[] Priorities(Facts facts, double[] chain, Ascent ascent, Draft best)
    {
        var priority = new double[facts.Count];
        for (var i = 0; i < priority.Length; i++)
        {
            var start = Math.Max(0, ascent.Finish[i] - (0.5 * facts.Effort[i]));
            if (best.Crew[i] >= 0)
                start += Own * (best.Start[i] - start);
            priority[i] = Math.Pow(chain[i], Chain) * Math.Pow(Math.Max(1e-3, ascent.Worth[i]), Worth)
                * Math.Pow(facts.Effort[i] / (Offset + start), Soon);
        }

        return priority;
    }

    private static double Step(Rng rng, double reach) => reach * (rng.Unit() + rng.Unit() - 1);
}
