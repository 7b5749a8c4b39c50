using Furrow.Registry.Memorials;

namespace Furrow.Tests.Store.Memorials;

/// <summary>How many proposals are right, and how many doubles are found, where the truth is known.</summary>
public sealed class LikenessTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Nearly_all_proposals_are_right_and_most_doubles_are_found(int seed)
    {
        var (precision, recall) = Measure(seed, 6_000, 600);
        Assert.True(precision >= 0.95 && recall >= 0.90, $"precision {precision:P1}, recall {recall:P1}");
    }

    /// <summary>Shares of proposals that are right and of doubles that are found.</summary>
    internal static (double Precision, double Recall) Measure(int seed, int people, int doubles)
    {
        var (made, truth) = new Crowd(seed).Make(people, doubles);
        var proposed = new Likenesses(made).Propose(CancellationToken.None).Select(one => one.Id).ToHashSet();
        double right = proposed.Count(truth.Contains);
        return (right / Math.Max(1, proposed.Count), right / truth.Count);
    }
}
