namespace Furrow.Reading.Scoring;

/// <summary>How far a figure would move if other texts had been drawn.</summary>
public static class Bootstrap
{
    private const int Drawings = 1000;

    /// <summary>The interval that holds F1 in 95 of 100 drawings of as many texts with replacement; the same every
    /// time.</summary>
    public static (double Low, double High) Interval(IReadOnlyList<Score> scores, string measure) =>
        Interval(scores, measure, tally => tally.F1);

    /// <summary>The same for another figure of a tally, such as its precision.</summary>
    public static (double Low, double High) Interval(
        IReadOnlyList<Score> scores, string measure, Func<Tally, double> figure)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(figure);
        if (scores.Count == 0)
            return (0, 1);
        var figures = new double[Drawings];
        var state = 0x9E3779B97F4A7C15UL;
        for (var drawing = 0; drawing < Drawings; drawing++)
        {
            var sum = Tally.Zero;
            for (var k = 0; k < scores.Count; k++)
                sum += scores[(int)(Next(ref state) % (ulong)scores.Count)].Measures[measure];
            figures[drawing] = figure(sum);
        }

        Array.Sort(figures);
        return (figures[Drawings * 25 / 1000], figures[Drawings * 975 / 1000]);
    }

    /// <summary>SplitMix64: a fixed seed, so that two runs print the same interval.</summary>
    private static ulong Next(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
