using Furrow.Reading.Scoring;

namespace Furrow.Tests.Reading;

public sealed class TextsTests(ITestOutputHelper output)
{
    [Fact]
    public void The_tuned_half_is_read_as_well_as_before()
    {
        var score = GoldTexts.ScoreOf(GoldTexts.Tuned);
        Report("tuned", score);
        Assert.InRange(score.Measures["commitments"].F1, 0.93, 1);
        Assert.InRange(score.Measures["amount"].F1, 0.99, 1);
        Assert.InRange(score.Measures["pledger"].F1, 0.91, 1);
        Assert.InRange(score.Measures["events"].F1, 0.90, 1);
        Assert.InRange(score.Measures["whole record"].F1, 0.79, 1);
    }

    [Fact]
    public void The_half_that_no_rule_was_written_for_is_read_as_well_as_before()
    {
        var score = GoldTexts.ScoreOf(GoldTexts.HeldOut);
        Report("held out", score);
        Assert.InRange(score.Measures["commitments"].F1, 0.88, 1);
        Assert.InRange(score.Measures["with a number"].Recall, 0.87, 1);
        Assert.InRange(score.Measures["amount"].F1, 0.98, 1);
        Assert.InRange(score.Measures["events"].F1, 0.80, 1);
        Assert.InRange(score.Measures["whole record"].F1, 0.78, 1);
    }

    [Fact]
    public void The_sealed_part_is_read_as_well_as_when_it_was_opened()
    {
        var score = GoldTexts.ScoreOf(GoldTexts.Sealed);
        Report("sealed", score);
        Assert.InRange(score.Measures["commitments"].F1, 0.87, 1);
        Assert.InRange(score.Measures["with a number"].Precision, 0.97, 1);
        Assert.InRange(score.Measures["amount"].F1, 0.98, 1);
        Assert.InRange(score.Measures["modality"].F1, 0.94, 1);
        Assert.InRange(score.Measures["whole record"].F1, 0.79, 1);
    }

    [Fact]
    public void Every_half_holds_at_least_twenty_texts_whose_quotes_are_verbatim()
    {
        foreach (var texts in new[] { GoldTexts.Tuned, GoldTexts.HeldOut, GoldTexts.Sealed })
        {
            Assert.True(texts.Count >= 20);
            Assert.All(texts.SelectMany(text => text.Commitments.Select(commitment => (text.Text, commitment.Quote))),
                pair => Assert.Equal(pair.Quote.Text, pair.Text[pair.Quote.Start..pair.Quote.End]));
        }
    }

    private void Report(string half, Score score)
    {
        foreach (var name in Score.Names)
        {
            var tally = score.Measures[name];
            output.WriteLine($"{half}: {name} P {tally.Precision:F3} R {tally.Recall:F3} F1 {tally.F1:F3}");
        }
    }
}
