namespace Furrow.Planning.Projects;

/// <summary>
/// A population of activity lists with a mode for each job (after Van Peteghem and Vanhoucke 2010). A child has modes
/// and order of its mother within a stretch of time and of its father elsewhere, or takes whole parts from each; while
/// it is built, some jobs change to the mode that ends them first. Overdrawn budgets are repaired, or cost more than
/// any delay.
/// </summary>
internal sealed class ModeEvolution
{
    private const int FirstSize = 60;
    private const int LargestSize = 4_000;
    private const int Patience = 30;

    /// <summary>Of a quarter of the children, this share of jobs takes the mode that ends it first: more of it makes
    /// all alike.</summary>
    private const int ChangesPercent = 20;

    private const long PriceOfDelay = 1L << 24;
    private const long PriceOfOverdraft = 1L << 44;

    private readonly Network network;
    private readonly Modes modes;
    private readonly Choice choice;
    private readonly Decoder decoder;
    private readonly Sampling sampling;
    private readonly Orders orders;
    private readonly Rng rng;
    private readonly int[] partFinish;
    private readonly int[] finish;
    private readonly HashSet<ulong> known = [];
    private Individual[] population = [];
    private readonly Individual spare;
    private Individual child;
    private int filled;
    private long failures;

    internal ModeEvolution(Network network, Packing packing, Modes modes, Rng rng)
    {
        (this.network, this.modes, this.rng) = (network, modes, rng);
        decoder = new Decoder(network, packing);
        sampling = new Sampling(network, rng);
        choice = new Choice(network.Project, modes);
        orders = new Orders(network, rng);
        child = new Individual(network.Count);
        spare = new Individual(network.Count);
        Best = new Individual(network.Count);
        partFinish = new int[Math.Max(1, network.Project.Parts.Length)];
        finish = new int[network.Count];
        Begin(FirstSize);
    }

    /// <summary>The best timetable of all populations.</summary>
    internal Individual Best { get; }

    /// <summary>True when the best one overdraws no budget.</summary>
    internal bool IsSound => Best.Cost < PriceOfOverdraft;

    /// <summary>Delay of the best one.</summary>
    internal long BestDelay => Best.Cost % PriceOfOverdraft / PriceOfDelay;

    /// <summary>One more timetable.</summary>
    internal void Step()
    {
        if (filled < population.Length)
        {
            Sample();
            Evaluate();
            known.Add(child.Fingerprint());
            (population[filled], child) = (child, population[filled]);
            filled++;
            return;
        }

        var mother = population[Fitter()];
        var father = population[Fitter()];
        if (orders.HasParts && rng.Below(2) == 0)
            orders.CrossParts(mother, father, child);
        else
            orders.Cross(mother, father, child);
        Mutate();
        Evaluate();
        var place = Array.IndexOf(population, mother);
        if (IsNoWorse(child, mother) && known.Add(child.Fingerprint()))
        {
            failures = child.Cost < mother.Cost ? 0 : failures + 1;
            known.Remove(mother.Fingerprint());
            (population[place], child) = (child, mother);
        }
        else if (++failures > (long)Patience * population.Length)
        {
            Begin(Math.Min(population.Length * 3, LargestSize));
        }
    }

    private static bool IsNoWorse(Individual one, Individual other) =>
        one.Cost < other.Cost || (one.Cost == other.Cost && one.Slack >= other.Slack);

    private void Begin(int size)
    {
        population = [.. Enumerable.Range(0, size).Select(_ => new Individual(network.Count))];
        known.Clear();
        (filled, failures) = (0, 0);
    }

    private int Fitter()
    {
        var one = rng.Below(population.Length);
        var two = rng.Below(population.Length);
        return IsNoWorse(population[one], population[two]) ? one : two;
    }

    private void Sample()
    {
        sampling.Draw(child.List, 1 + (4 * rng.Unit()));
        if (orders.HasParts)
            orders.RankParts(child.List);
        for (var job = 0; job < network.Count; job++)
            child.Mode[job] = modes.Usable[job][rng.Below(modes.Usable[job].Length)];
    }

    private void Mutate()
    {
        for (var shifts = rng.Below(3); shifts > 0; shifts--)
            orders.Shift(child.List);
        if (orders.HasParts && rng.Below(3) == 0)
            orders.ShiftPart(child.List);
        for (var changes = rng.Below(4); changes > 0; changes--)
        {
            var job = rng.Below(network.Count);
            child.Mode[job] = modes.Usable[job][rng.Below(modes.Usable[job].Length)];
        }
    }

    private void Evaluate()
    {
        choice.Take(child.Mode);
        if (choice.Overdrawn > 0)
            choice.Repair(rng);
        for (var job = 0; job < network.Count; job++)
            decoder.Use(job, choice.Mode[job]);
        var often = rng.Below(4) == 0 ? ChangesPercent : 0;
        var last = decoder.ForwardChoosing(child.List, child.Start, modes, choice, rng, often);
        decoder.Arrange(child.List, child.Start);
        ReleaseMirrored(last);
        child.Finish = decoder.Improve(child.List, child.Start, last);
        decoder.Arrange(child.List, child.Start);
        child.Slack = decoder.Slack;
        choice.Mode.CopyTo(child.Mode, 0);
        if (network.Project.Parts.IsEmpty && rng.Below(3) == 0)
            Vary();
        child.Cost = (PriceOfOverdraft * choice.Overdrawn) + (PriceOfDelay * Delay()) + child.Finish;
        if (child.Cost < Best.Cost)
            Best.TakeAll(child);
    }

    /// <summary>Changes a few modes and keeps the change when it makes the child no worse.</summary>
    private void Vary()
    {
        child.List.CopyTo(spare.List, 0);
        for (var tries = 0; tries < 3; tries++)
        {
            var job = rng.Below(network.Count);
            var mode = modes.Usable[job][rng.Below(modes.Usable[job].Length)];
            if (choice.Change(job, mode) > 0)
                continue;
            choice.Set(job, mode);
            decoder.Use(job, mode);
        }

        spare.Finish = decoder.Forward(spare.List, spare.Start);
        decoder.Arrange(spare.List, spare.Start);
        spare.Finish = decoder.Improve(spare.List, spare.Start, spare.Finish);
        decoder.Arrange(spare.List, spare.Start);
        spare.Slack = decoder.Slack;
        if (spare.IsNoWorseThan(child))
        {
            child.Take(spare);
            choice.Mode.CopyTo(child.Mode, 0);
        }
        else
        {
            choice.Take(child.Mode);
        }
    }

    private long Delay()
    {
        if (network.Project.Parts.IsEmpty)
            return 0;
        var durations = decoder.Durations;
        for (var job = 0; job < finish.Length; job++)
            finish[job] = child.Start[job] + durations[job];
        return Timetables.Delay(network.Project, finish);
    }

    /// <summary>A part that ends early shall not be pushed to the end of all.</summary>
    private void ReleaseMirrored(int last)
    {
        if (network.Project.Parts.IsEmpty)
            return;
        var durations = decoder.Durations;
        var jobs = network.Project.Jobs;
        Array.Clear(partFinish);
        for (var job = 0; job < finish.Length; job++)
            partFinish[jobs[job].Part] = Math.Max(partFinish[jobs[job].Part], child.Start[job] + durations[job]);
        for (var job = 0; job < finish.Length; job++)
            decoder.MirroredRelease[job] = last - partFinish[jobs[job].Part];
    }
}
