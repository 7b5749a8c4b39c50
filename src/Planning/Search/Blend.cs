namespace Furrow.Planning.Search;

/// <summary>
/// One way to mix what is known into priorities for a dispatch: a product of the chain ratio, of the price of delay
/// and of soonness, each to a power, of what the start in the relaxed programme says, and a factor of the trade.
/// </summary>
internal sealed record Blend
{
    /// <summary>Power of the chain ratio.</summary>
    internal double Chain { get; init; } = 0.2;

    /// <summary>Power of the average price of a unit of delay.</summary>
    internal double Worth { get; init; } = 0.05;

    /// <summary>Power of effort ÷ (offset + average start that the prices ask for).</summary>
    internal double Soon { get; init; } = 0.2;

    /// <summary>How strongly an earlier start in the relaxed programme goes before a later one: the logarithm of the
    /// priority falls by so much over the time that the plan takes.</summary>
    internal double Early { get; init; } = 20;

    /// <summary>1 where long activities are ranked as short ones are, as far as nothing else says so; 0 where short
    /// ones go before.</summary>
    internal double Even { get; init; } = 1;

    /// <summary>In time units; at least 1.</summary>
    internal double Offset { get; init; } = 50;

    /// <summary>Part, 0 to 1, of the start that is taken from the best plan so far instead.</summary>
    internal double Own { get; init; } = 0.1;

    /// <summary>Power of the price of a crew's hour, among the skills of one crew.</summary>
    internal double Hour { get; init; } = 0.15;

    /// <summary>See <see cref="Guidance.Road"/>.</summary>
    internal double Road { get; init; } = 3;

    /// <summary>See <see cref="Guidance.Remote"/>.</summary>
    internal double Remote { get; init; } = 1;

    /// <summary>See <see cref="Guidance.Company"/>.</summary>
    internal double Company { get; init; } = 0.8;

    /// <summary>Logarithm of a factor for each skill: what crews that have several should rather do.</summary>
    internal double[] Trades { get; init; } = new double[64];

    /// <summary>One like this.</summary>
    /// <param name="rng">Chance.</param>
    /// <param name="skills">Skills that are in use.</param>
    internal Blend Vary(Rng rng, int[] skills)
    {
        var trades = (double[])Trades.Clone();
        var reach = rng.Below(3) switch { 0 => 1, 1 => 0.4, _ => 0.15 };
        if (rng.Below(3) > 0)
            trades[skills[rng.Below(skills.Length)]] += Step(rng, 0.5 * reach);
        return new()
        {
            Chain = Moved(Chain, 0.25, 0, 1.2),
            Worth = Moved(Worth, 0.1, 0, 0.6),
            Soon = Moved(Soon, 0.25, 0, 1.2),
            Early = Moved(Early, 0.5 * Math.Max(2, Early), 0, 100),
            Even = Moved(Even, 0.5, 0, 1),
            Offset = Moved(Offset, 0.5 * Offset, 5, 500),
            Own = Moved(Own, 0.4, 0, 0.95),
            Hour = Moved(Hour, 0.4, 0, 1.5),
            Road = Moved(Road, 1, 1, 8),
            Remote = Moved(Remote, 1, 0, 8),
            Company = Moved(Company, 0.5, 0, 2),
            Trades = trades,
        };

        double Moved(double value, double by, double least, double most) =>
            rng.Below(3) > 0 ? value : Math.Clamp(value + Step(rng, by * reach), least, most);
    }

    private static double Step(Rng rng, double reach) => reach * (rng.Unit() + rng.Unit() - 1);
}
