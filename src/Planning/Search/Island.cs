using Furrow.Planning.Drafts;
using Furrow.Planning.Moves;

namespace Furrow.Planning.Search;

/// <summary>One search for the best way to blend a dispatch, by simulated annealing over blends and biases.</summary>
internal sealed class Island
{
    private readonly Facts facts;
    private readonly Dispatch dispatch;
    private readonly Bias biases;
    private readonly int[] skills;
    private readonly Rng rng;
    private Blend blend = new();
    private float[] bias;
    private double cost = double.MaxValue;

    internal Island(Facts facts, double[] remote, Nearby nearby, Rng rng)
    {
        (this.facts, this.rng) = (facts, rng);
        dispatch = new Dispatch(facts, remote);
        biases = new Bias(facts, nearby);
        skills = [.. facts.Skill.Distinct().Order()];
        bias = new float[facts.Count];
    }

    /// <summary>Plans found since they were last taken, each better than those before.</summary>
    internal List<Draft> Found { get; } = [];

    /// <summary>Tries some dispatches.</summary>
    /// <param name="advice">What is known; the same for all islands.</param>
    /// <param name="best">The best plan so far.</param>
    /// <param name="tries">How many.</param>
    /// <param name="heat">Part of the cost by which a step may be worse.</param>
    /// <param name="boldness">Chance, 0 to 1, to change biases rather than the blend.</param>
    internal void Try(Advice advice, Draft best, int tries, double heat, double boldness)
    {
        var least = double.MaxValue;
        for (var i = 0; i < tries; i++)
        {
            var isBold = cost < double.MaxValue && rng.Unit() < boldness;
            var tried = isBold || cost == double.MaxValue ? blend : blend.Vary(rng, skills);
            var leaned = isBold ? biases.Vary(bias, best, rng) : bias;
            var draft = dispatch.Plan(advice.Guide(tried, leaned));
            var worth = Value(draft);
            if (worth < least)
            {
                least = worth;
                Found.Add(draft);
            }

            if (worth < cost * (1 - (heat * Math.Log(1 - rng.Unit()))) || cost == double.MaxValue)
                (blend, bias, cost) = (tried, leaned, worth);
        }
    }

    /// <summary>Goes on from where another stands when that is better.</summary>
    internal void Follow(Island other)
    {
        if (other.cost < cost)
            (blend, bias, cost) = (other.blend, other.bias, other.cost);
    }

    /// <summary>Cost, with what is not planned as late as can be.</summary>
    private double Value(Draft draft)
    {
        var value = (double)draft.Cost(facts);
        for (var i = 0; i < facts.Count; i++)
        {
            if (draft.Crew[i] < 0)
                value += (facts.Weight[i] + 1.0) * Facts.Never;
        }

        return value;
    }
}
