namespace Furrow.Reading.Scoring;

/// <summary>Right, wrong and missed of one measure.</summary>
public sealed record Tally(int Right, int Wrong, int Missed)
{
    /// <summary>Nothing yet.</summary>
    public static Tally Zero { get; } = new(0, 0, 0);

    /// <summary>Share of what was given that is right; 1 when nothing was given.</summary>
    public double Precision => Right + Wrong == 0 ? 1 : (double)Right / (Right + Wrong);

    /// <summary>Share of what should be given that was; 1 when nothing should.</summary>
    public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

    /// <summary>Harmonic mean of both.</summary>
    public double F1 => Right == 0 ? (Wrong + Missed == 0 ? 1 : 0) : 2.0 * Right / ((2.0 * Right) + Wrong + Missed);

    /// <summary>Both together.</summary>
    public static Tally operator +(Tally one, Tally other) =>
        new(one.Right + other.Right, one.Wrong + other.Wrong, one.Missed + other.Missed);

    /// <summary>Both together.</summary>
    public static Tally Add(Tally one, Tally other) => one + other;
}

/// <summary>How one reading compares with the annotation of the same text, by measure; what differs, in
/// words.</summary>
public sealed record Score(IReadOnlyDictionary<string, Tally> Measures, IReadOnlyList<string> Differences)
{
    /// <summary>The measures, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "commitments", "with a number", "without a number", "amount", "unit", "category", "modality", "pledger",
            "recipient", "place", "speaker",
        "outlets of the claim", "outlets of the document", "events", "stated slots", "whole record",
    ];

    /// <summary>The sum of many scores.</summary>
    public static Score Sum(IEnumerable<Score> scores)
    {
        var sums = Names.ToDictionary(name => name, _ => Tally.Zero);
        var differences = new List<string>();
        foreach (var score in scores)
        {
            foreach (var (name, tally) in score.Measures)
                sums[name] += tally;
            differences.AddRange(score.Differences);
        }

        return new Score(sums, differences);
    }

    /// <summary>Compares what was read with what people annotated.</summary>
    public static Score Of(AnnotatedText gold, AnnotatedText read) => new Comparison(gold, read).Run();
}
