namespace Furrow.Planning.Projects;

/// <summary>
/// A population of activity lists. A child keeps what its mother does within a stretch of time and orders what comes
/// before and after as its father does (after Debels and Vanhoucke 2007); every child is improved forwards and
/// backwards and takes its mother's place when it is no worse, so that kinds die out slowly. When the population has
/// settled, a larger one begins.
/// </summary>
internal sealed class Evolution
{
    private const int FirstSize = 100;
    private const int LargestSize = 20_000;
    private const long MostCells = 20_000_000;

    /// <summary>Children of each individual that may fail before the population counts as settled.</summary>
    private const int Patience = 30;

    private readonly Network network;
    private readonly Decoder decoder;
    private readonly Sampling sampling;
    private readonly Rng rng;
    private readonly Orders orders;
    private readonly HashSet<ulong> known = [];
    private Individual[] population = [];
    private Individual child;
    private int filled;
    private long failures;

    internal Evolution(Network network, Packing packing, Rng rng)
    {
        (this.network, this.rng) = (network, rng);
        decoder = new Decoder(network, packing);
        sampling = new Sampling(network, rng);
        orders = new Orders(network, rng);
        child = Tried = new Individual(network.Count);
        Best = new Individual(network.Count);
        Begin(FirstSize);
    }

    /// <summary>The best timetable of all populations.</summary>
    internal Individual Best { get; }

    /// <summary>The timetable that was built last.</summary>
    internal Individual Tried { get; private set; }

    /// <summary>One more timetable.</summary>
    internal void Step()
    {
        if (filled < population.Length)
        {
            sampling.Draw(child.List, 1 + (4 * rng.Unit()));
            Evaluate();
            known.Add(child.Fingerprint());
            (population[filled], child) = (child, population[filled]);
            filled++;
            return;
        }

        var mother = Fitter();
        var father = Fitter();
        if (father == mother)
            father = rng.Below(population.Length);
        orders.Cross(population[mother], population[father], child);
        for (var shifts = rng.Below(3); shifts > 0; shifts--)
            orders.Shift(child.List);
        Evaluate();
        if (child.IsNoWorseThan(population[mother]) && known.Add(child.Fingerprint()))
        {
            failures = child.Finish < population[mother].Finish ? 0 : failures + 1;
            known.Remove(population[mother].Fingerprint());
            (population[mother], child) = (child, population[mother]);
        }
        else if (++failures > (long)Patience * population.Length)
        {
            Begin(Math.Min(population.Length * 3, LargestSize));
        }
    }

    private void Begin(int size)
    {
        var most = (int)Math.Max(FirstSize, MostCells / Math.Max(1, network.Count));
        population = [.. Enumerable.Range(0, Math.Min(size, most)).Select(_ => new Individual(network.Count))];
        known.Clear();
        (filled, failures) = (0, 0);
    }

    private int Fitter()
    {
        var one = rng.Below(population.Length);
        var two = rng.Below(population.Length);
        return population[one].IsNoWorseThan(population[two]) ? one : two;
    }

    private void Evaluate()
    {
        child.Finish = decoder.Forward(child.List, child.Start);
        decoder.Arrange(child.List, child.Start);
        child.Finish = decoder.Improve(child.List, child.Start, child.Finish);
        decoder.Arrange(child.List, child.Start);
        child.Slack = decoder.Slack;
        Tried = child;
        if (child.Finish < Best.Finish)
            Best.Take(child);
    }
}
