using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Works.Release;

namespace Furrow.Tests.Registry.Works;

/// <summary>Zero-acceptance samples against published figures, and their laws.</summary>
public sealed class SamplingTests
{
    [Theory]
    [InlineData("0.01", "0.90", 230)]
    [InlineData("0.01", "0.95", 299)]
    [InlineData("0.01", "0.99", 459)]
    [InlineData("0.004", "0.90", 575)]
    [InlineData("0.004", "0.95", 748)]
    [InlineData("0.004", "0.99", 1149)]
    public void A_share_of_bad_units_asks_for_the_published_sample(string share, string confidence, int sample) =>
        Assert.Equal(sample, Sampling.OfShare(decimal.Parse(share), decimal.Parse(confidence), 1).Sample);

    [Theory]
    [InlineData(1000, 10, "0.90", 205)]
    [InlineData(1000, 10, "0.95", 258)]
    [InlineData(1000, 10, "0.99", 368)]
    [InlineData(10_000, 100, "0.90", 227)]
    [InlineData(10_000, 100, "0.95", 294)]
    [InlineData(10_000, 100, "0.99", 448)]
    [InlineData(1000, 1, "0.90", 900)]
    [InlineData(1000, 1, "0.95", 950)]
    [InlineData(1000, 1, "0.99", 990)]
    public void A_counted_lot_asks_for_the_published_sample(int lot, int bad, string confidence, int sample) =>
        Assert.Equal(sample, Sampling.OfLot(lot, bad, decimal.Parse(confidence), 1).Sample);

    [Fact]
    public void The_sample_is_the_smallest_that_leaves_no_more_than_the_wanted_risk() =>
        Gen.Select(Gen.Int[1, 20_000], Gen.Int[1, 400], Gen.Int[500, 999]).Sample((lot, bad, thousandths) =>
        {
            var tolerated = Math.Min(bad, lot);
            var plan = Sampling.OfLot(lot, tolerated, thousandths / 1000m, 1);
            Assert.InRange(plan.Sample, 1, lot);
            Assert.True(plan.Risk <= 1 - plan.Confidence, $"risk {plan.Risk} of {plan}");
            if (plan.Sample > 1)
            {
                var less = plan with { Sample = plan.Sample - 1 };
                Assert.True(less.Risk > 1 - plan.Confidence, $"a smaller sample would do: {less}");
            }
        });

    [Fact]
    public void A_counted_lot_never_needs_more_than_an_endless_one_with_the_same_share() =>
        Gen.Select(Gen.Int[100, 50_000], Gen.Int[1, 50], Gen.Int[500, 999]).Sample((lot, bad, thousandths) =>
        {
            var confidence = thousandths / 1000m;
            Assert.True(Sampling.OfLot(lot, bad, confidence, 1).Sample
                <= Sampling.OfShare((decimal)bad / lot, confidence, 1).Sample);
        });

    [Fact]
    public void The_plan_says_lot_sample_acceptance_and_the_risk_left_in_words()
    {
        var words = Sampling.OfLot(10_000, 100, 0.95m, 4).Words();
        Assert.Contains("Inspect 294 units of 4 m² drawn at random (1,176 m²)", words, StringComparison.Ordinal);
        Assert.Contains("Accept the lot only when none is bad", words, StringComparison.Ordinal);
        Assert.Contains("a lot of 10,000 units with 100 bad ones passes unnoticed", words, StringComparison.Ordinal);
        Assert.Contains("does not end it", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, "0.9", "sampling.lot")]
    [InlineData(10, 0, "0.9", "sampling.tolerated")]
    [InlineData(10, 11, "0.9", "sampling.tolerated")]
    [InlineData(10, 1, "1", "sampling.confidence")]
    [InlineData(10, 1, "0", "sampling.confidence")]
    public void A_plan_that_cannot_be_is_refused(int lot, int bad, string confidence, string code) =>
        Assert.Equal(code, Assert.Throws<Refusal>(() =>
            Sampling.OfLot(lot, bad, decimal.Parse(confidence), 1)).Code);
}
