using System.Globalization;

namespace Furrow.Registry.Works.Release;

/// <summary>How a lot of cleared ground is sampled, and what the result is worth.</summary>
/// <param name="Lot">Units in the lot; null when the lot is so large that each draw counts as independent.</param>
/// <param name="Tolerated">Bad units that must not stay hidden; null when <paramref name="Share"/> says it.</param>
/// <param name="Share">Share of bad units that must not stay hidden; null when a count says it.</param>
/// <param name="Confidence">Wanted chance to notice, above 0 and below 1.</param>
/// <param name="Sample">Units to inspect, drawn at random.</param>
/// <param name="UnitSquareMetres">m² of one unit.</param>
public sealed record SamplingPlan(
    int? Lot, int? Tolerated, decimal? Share, decimal Confidence, int Sample, decimal UnitSquareMetres)
{
    /// <summary>Bad units in the sample with which the lot is still accepted: none.</summary>
    public int Acceptance { get; init; }

    /// <summary>m² to inspect.</summary>
    public decimal SampleSquareMetres => Sample * UnitSquareMetres;

    /// <summary>Chance that a lot at the limit passes unnoticed, 0 to 1.</summary>
    public decimal Risk => Lot is { } lot && Tolerated is { } bad
        ? Sampling.ChanceOfNone(lot, bad, Sample)
        : Sampling.ChanceOfNone(Share ?? 0, Sample);

    /// <summary>The plan and its remaining risk in plain words.</summary>
    public string Words()
    {
        var limit = Tolerated is { } bad && Lot is { } lot
            ? $"a lot of {Number(lot)} units with {Number(bad)} bad ones"
            : $"a lot in which {Percent(Share ?? 0)} of the units are bad";
        return $"Inspect {Number(Sample)} units of {Number(UnitSquareMetres)} m² drawn at random "
            + $"({Number(SampleSquareMetres)} m²). Accept the lot only when none is bad; stop and reject it at the "
            + $"first. Then {limit} passes unnoticed with a chance of {Percent(Risk)} "
            + $"(wanted: at most {Percent(1 - Confidence)}). A lot with fewer bad units passes more often: "
            + "a sample lowers the risk that something was missed, it does not end it.";
    }

    private static string Number(decimal value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Percent(decimal share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}

/// <summary>
/// Zero-acceptance samples: the smallest number of units with which a lot at the limit is noticed often enough. From a
/// very large lot each draw is independent (binomial); from a counted lot units are not put back (hypergeometric).
/// </summary>
public static class Sampling
{
    /// <summary>Most units that a lot may be counted in.</summary>
    public const int MostUnits = 100_000_000;

    /// <summary>The plan for a lot of unknown or very large number of units.</summary>
    /// <param name="share">Share of bad units that must not stay hidden; above 0 and below 1.</param>
    /// <param name="confidence">Wanted chance to notice; above 0 and below 1.</param>
    /// <param name="unitSquareMetres">m² of one unit; above 0.</param>
    /// <exception cref="Refusal"><c>sampling.share</c>, <c>sampling.confidence</c>, <c>sampling.unit</c>.</exception>
    public static SamplingPlan OfShare(decimal share, decimal confidence, decimal unitSquareMetres)
    {
        Check(confidence, unitSquareMetres);
        if (share is < 0.000_000_1m or >= 1)
            throw new Refusal("sampling.share",
                $"A share of {share} bad units was given; give more than 0 and less than 1, such as 0.01.");
        var sample = (int)Math.Ceiling(Math.Log((double)(1 - confidence)) / Math.Log(1 - (double)share));
        while (sample > 1 && ChanceOfNone(share, sample - 1) <= 1 - confidence)
            sample--;
        while (ChanceOfNone(share, sample) > 1 - confidence)
            sample++;
        return new(null, null, share, confidence, sample, unitSquareMetres);
    }

    /// <summary>The plan for a counted lot.</summary>
    /// <param name="lot">Units in it; 1 to <see cref="MostUnits"/>.</param>
    /// <param name="tolerated">Bad units that must not stay hidden; 1 to <paramref name="lot"/>.</param>
    /// <param name="confidence">Wanted chance to notice; above 0 and below 1.</param>
    /// <param name="unitSquareMetres">m² of one unit; above 0.</param>
    /// <exception cref="Refusal">
    /// <c>sampling.lot</c>, <c>sampling.tolerated</c>, <c>sampling.confidence</c>, <c>sampling.unit</c>.
    /// </exception>
    public static SamplingPlan OfLot(int lot, int tolerated, decimal confidence, decimal unitSquareMetres)
    {
        Check(confidence, unitSquareMetres);
        if (lot is < 1 or > MostUnits)
            throw new Refusal("sampling.lot", $"A lot of {lot} units was given; give 1 to {MostUnits}.");
        if (tolerated < 1 || tolerated > lot)
            throw new Refusal("sampling.tolerated",
                $"{tolerated} bad units of {lot} were given as the limit; give 1 to {lot}.");
        var (low, high) = (1, lot - tolerated + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (ChanceOfNone(lot, tolerated, middle) <= 1 - confidence)
                high = middle;
            else
                low = middle + 1;
        }

        return new(lot, tolerated, null, confidence, low, unitSquareMetres);
    }

    /// <summary>Chance that a sample without replacement holds none of the bad units, 0 to 1.</summary>
    internal static decimal ChanceOfNone(int lot, int bad, int sample)
    {
        if (sample > lot - bad)
            return 0;
        var (few, many) = bad <= sample ? (bad, sample) : (sample, bad);
        var chance = 1m;
        for (var i = 0; i < few && chance > 0; i++)
            chance = chance * (lot - many - i) / (lot - i);
        return chance;
    }

    /// <summary>Chance that independent draws are all good, 0 to 1.</summary>
    internal static decimal ChanceOfNone(decimal share, int sample)
    {
        var (chance, factor) = (1m, 1 - share);
        for (var left = sample; left > 0 && chance > 0; left >>= 1, factor *= factor)
            if ((left & 1) == 1)
                chance *= factor;
        return chance;
    }

    private static void Check(decimal confidence, decimal unitSquareMetres)
    {
        if (confidence is <= 0 or >= 1)
            throw new Refusal("sampling.confidence",
                $"A confidence of {confidence} was given; give more than 0 and less than 1, such as 0.95.");
        if (unitSquareMetres is <= 0 or > 1_000_000)
            throw new Refusal("sampling.unit",
                $"A unit of {unitSquareMetres} m² was given; give more than 0 and at most 1,000,000.");
    }
}
