using System.Runtime.CompilerServices;
using Furrow.Reading;
using Furrow.Reading.Scoring;

namespace Furrow.Tests.RealData;

/// <summary>Real statements, annotated by hand, where they lie beside the repository.</summary>
public sealed class GoldStatements(ITestOutputHelper output)
{
    [Fact]
    public void The_six_commitments_of_the_Kursk_statement_are_read_as_people_read_them()
    {
        var gold = Gold().Single(text => text.Id == "000");
        var score = ScoreOf([gold]);
        foreach (var measure in new[]
        {
            "commitments", "amount", "unit", "category", "modality", "pledger", "recipient", "place", "speaker",
            "outlets of the claim", "outlets of the document", "whole record",
        })
        {
            var tally = score.Measures[measure];
            Assert.True(tally.Wrong == 0 && tally.Missed == 0,
                $"{measure}: {tally}\n{string.Join('\n', score.Differences)}");
        }

        Assert.Equal(6, score.Measures["commitments"].Right);
    }

    [Fact]
    public void All_annotated_statements_are_read_no_worse_than_before()
    {
        var score = ScoreOf(Gold());
        foreach (var name in Score.Names)
        {
            var tally = score.Measures[name];
            output.WriteLine($"{name}: P {tally.Precision:F3} R {tally.Recall:F3} F1 {tally.F1:F3}");
        }

        foreach (var difference in score.Differences)
            output.WriteLine(difference);
        Assert.InRange(score.Measures["commitments"].F1, 0.93, 1);
        Assert.InRange(score.Measures["with a number"].F1, 0.96, 1);
        Assert.InRange(score.Measures["amount"].F1, 0.99, 1);
        Assert.InRange(score.Measures["whole record"].F1, 0.90, 1);
        Assert.InRange(score.Measures["events"].F1, 0.88, 1);
    }

    [Fact]
    public void Every_quote_is_a_verbatim_span_of_the_statement()
    {
        foreach (var gold in Gold())
        {
            var runes = gold.Text.EnumerateRunes().ToArray();
            var read = AnnotatedText.Of(gold.Id, gold.Text, Reader.Read(gold.Text));
            Assert.All(read.Commitments.Select(commitment => commitment.Quote), quote =>
                Assert.Equal(quote.Text, string.Concat(runes[quote.Start..quote.End].Select(rune => rune.ToString()))));
        }
    }

    private static Score ScoreOf(List<AnnotatedText> texts) => Score.Sum(texts.Select(gold =>
        Score.Of(gold, AnnotatedText.Of(gold.Id, gold.Text, Reader.Read(gold.Text)))));

    private static List<AnnotatedText> Gold()
    {
        var folder = Folder();
        Assert.SkipWhen(!Directory.Exists(folder), $"REAL DATA ABSENT: there is no {folder}; nothing was checked.");
        return [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)
            .Select(file => AnnotatedText.Parse(File.ReadAllText(file)))];
    }

    private static string Folder([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "shared", "gold", "dev"));
}
