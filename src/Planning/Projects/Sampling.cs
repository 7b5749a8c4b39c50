namespace Furrow.Planning.Projects;

/// <summary>Random orders in which jobs with much behind them tend to come first (biased sampling by latest finish,
/// Kolisch 1996).</summary>
internal sealed class Sampling(Network network, Rng rng)
{
    private readonly int[] waiting = new int[network.Count];
    private readonly int[] ready = new int[network.Count];
    private readonly double[] weight = new double[network.Count];

    /// <summary>Fills the list with an order that respects precedence; the greater the bias, the greedier.</summary>
    internal void Draw(Span<int> list, double bias)
    {
        var count = 0;
        for (var job = 0; job < network.Count; job++)
        {
            waiting[job] = network.BeforeOf(job).Length;
            if (waiting[job] == 0)
                ready[count++] = job;
        }

        for (var i = 0; i < list.Length; i++)
        {
            var chosen = Choose(count, bias);
            list[i] = ready[chosen];
            ready[chosen] = ready[--count];
            foreach (var after in network.AfterOf(list[i]))
            {
                if (--waiting[after] == 0)
                    ready[count++] = after;
            }
        }
    }

    private int Choose(int count, double bias)
    {
        var least = int.MaxValue;
        for (var i = 0; i < count; i++)
            least = Math.Min(least, network.ShortestTail[ready[i]]);
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            weight[i] = Math.Pow(network.ShortestTail[ready[i]] - least + 1, bias);
            sum += weight[i];
        }

        var drawn = rng.Unit() * sum;
        var chosen = 0;
        while (chosen < count - 1 && (drawn -= weight[chosen]) > 0)
            chosen++;
        return chosen;
    }
}
