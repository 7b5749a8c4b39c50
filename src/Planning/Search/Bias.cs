using Furrow.Planning.Drafts;
using Furrow.Planning.Moves;

namespace Furrow.Planning.Search;

/// <summary>Puts some activities before or behind where the blend has them: those of a place and its surroundings,
/// of a trade at a time, or anywhere.</summary>
internal sealed class Bias(Facts facts, Nearby nearby)
{
    /// <summary>A bias like this one.</summary>
    /// <param name="bias">Logarithm of a factor of each activity.</param>
    /// <param name="plan">When things happen now.</param>
    /// <param name="rng">Chance.</param>
    internal float[] Vary(float[] bias, Draft plan, Rng rng)
    {
        var varied = (float[])bias.Clone();
        switch (rng.Below(4))
        {
            case 0:
                District(varied, alike: true, rng);
                break;
            case 1:
                District(varied, alike: false, rng);
                break;
            case 2:
                Anywhere(varied, rng);
                break;
            default:
                Trade(varied, plan, rng);
                break;
        }

        return varied;
    }

    private void District(float[] bias, bool alike, Rng rng)
    {
        var seed = rng.Below(facts.Count);
        var width = 1 + rng.Below(nearby.Width);
        var reach = 0.1 + (0.5 * rng.Unit());
        var all = (float)(reach * Bell(rng));
        for (var nth = 0; nth < width; nth++)
        {
            foreach (var activity in nearby.At(seed, nth))
                bias[activity] += alike ? all : (float)(reach * Bell(rng));
        }
    }

    private void Anywhere(float[] bias, Rng rng)
    {
        var count = Math.Max(1, (int)(facts.Count * Math.Pow(10, -0.5 - (2.5 * rng.Unit()))));
        var reach = 0.05 + (0.4 * rng.Unit());
        for (var i = 0; i < count; i++)
            bias[rng.Below(facts.Count)] += (float)(reach * Bell(rng));
    }

    private void Trade(float[] bias, Draft plan, Rng rng)
    {
        var seed = rng.Below(facts.Count);
        var from = plan.Start[seed];
        var until = from + 50 + rng.Below(800);
        var reach = 0.05 + (0.3 * rng.Unit());
        for (var i = 0; i < bias.Length; i++)
        {
            if (plan.Start[i] >= from && plan.Start[i] < until && facts.Skill[i] == facts.Skill[seed]
                && rng.Below(3) == 0)
            {
                bias[i] += (float)(reach * Bell(rng));
            }
        }
    }

    /// <summary>About normal, between −2 and 2.</summary>
    private static double Bell(Rng rng) => rng.Unit() + rng.Unit() + rng.Unit() + rng.Unit() - 2;
}
