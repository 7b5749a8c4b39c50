using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Furrow.Reading;
using Furrow.Reading.Scoring;
using Furrow.Registry;

namespace Furrow.Cli;

/// <summary>Measures the reader on annotated texts.</summary>
internal static class ReadEval
{
    private const int MostTexts = 10_000;

    private static readonly JsonSerializerOptions JsonShape = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The verb with its options.</summary>
    internal static Command Build()
    {
        var folder = new Argument<DirectoryInfo>(
            "dir")
        { Description = "Folder of annotated texts (docs/reading.md)." };
        var json = new Option<bool>("--json") { Description = "Print the measures as JSON." };
        var differences = new Option<bool>("--differences") { Description = "Also print every difference." };
        var words = VocabularyFolder.Option();
        var unrelated = new Option<FileInfo?>("--unrelated")
        {
            Description = "Also count what is proposed in news that promises nothing (texts apart by a blank line).",
            HelpName = "FILE",
        };
        var verb = new Command(
            "read-eval",
            "Measure the reader on a folder of annotated texts: precision, recall and F1 of each measure, with an "
            + "interval that holds the F1 in 95 of 100 drawings of texts.\n"
            + "Example: furrow read-eval tests/Reading/texts/tuned --differences")
        {
            folder, json, differences, unrelated, words,
        };
        verb.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(folder), parsed.GetValue(json), parsed.GetValue(differences),
            parsed.GetValue(unrelated), VocabularyFolder.Read(parsed.GetValue(words)), cancel));
        return verb;
    }

    private static async Task<int> Run(DirectoryInfo folder, bool json, bool differences, FileInfo? unrelated,
        Vocabulary vocabulary, CancellationToken cancel)
    {
        var texts = await Texts(folder, cancel);
        var watch = new Stopwatch();
        var scores = new List<Score>();
        Reader.Read(texts[0].Text, vocabulary);
        foreach (var gold in texts)
        {
            watch.Start();
            var result = Reader.Read(gold.Text, vocabulary);
            watch.Stop();
            scores.Add(Score.Of(gold, AnnotatedText.Of(gold.Id, gold.Text, result)));
        }

        var milliseconds = watch.Elapsed.TotalMilliseconds / texts.Count;
        var counted = unrelated is null ? null : await Unrelated(unrelated, vocabulary, cancel);
        if (json)
            Console.WriteLine(Json(texts.Count, scores, milliseconds, counted));
        else
            Show(texts.Count, scores, milliseconds, differences, counted);
        return Exit.Done;
    }

    private static async Task<List<AnnotatedText>> Texts(DirectoryInfo folder, CancellationToken cancel)
    {
        if (!folder.Exists)
            throw new Refusal("read-eval.missing", $"There is no folder '{folder}'.");
        var texts = new List<AnnotatedText>();
        foreach (var file in folder.EnumerateFiles("*.json").OrderBy(file =>
            file.Name, StringComparer.Ordinal).Take(MostTexts))
        {
            try
            {
                texts.Add(AnnotatedText.Parse(await File.ReadAllTextAsync(file.FullName, cancel)));
            }
            catch (JsonException fault)
            {
                throw new Refusal("read-eval.not-annotated",
                    $"'{file.Name}' is not an annotated text: {fault.Message}");
            }
        }

        return texts.Count > 0 ? texts
            : throw new Refusal("read-eval.empty", $"'{folder}' holds no annotated texts (*.json).");
    }

    /// <summary>Whatever is proposed in news that promises nothing is false.</summary>
    private static async Task<Elsewhere> Unrelated(FileInfo file, Vocabulary vocabulary, CancellationToken cancel)
    {
        if (!file.Exists)
            throw new Refusal("read-eval.missing", $"There is no file '{file}'.");
        var news = (await File.ReadAllTextAsync(file.FullName, cancel)).ReplaceLineEndings("\n").Split("\n\n");
        var words = news.Sum(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        var wrong = news.Sum(text => Reader.Read(text, vocabulary).Commitments.Count);
        return new Elsewhere(words, wrong);
    }

    private static void Show(int texts, List<Score> scores, double milliseconds, bool differences, Elsewhere? unrelated)
    {
        var sum = Score.Sum(scores);
        Console.WriteLine(
            $"{"measure",-24}{"precision",20}{"recall",20}{"F1",20}  target           right/wrong/missed");
        foreach (var name in Score.Names)
        {
            var tally = sum.Measures[name];
            var cells = Cell(tally.Precision, Bootstrap.Interval(scores, name, one => one.Precision))
                + Cell(tally.Recall, Bootstrap.Interval(scores, name, one => one.Recall))
                + Cell(tally.F1, Bootstrap.Interval(scores, name));
            Console.WriteLine(
                $"{name,-24}{cells}  {Target(name, tally),-16} {tally.Right}/{tally.Wrong}/{tally.Missed}");
        }

        Console.WriteLine($"{texts} texts, {milliseconds:F1} ms per text (target 50), reader {Reader.Version}");
        if (unrelated is not null)
            Console.WriteLine($"unrelated news: {unrelated.Proposed} proposed in {unrelated.Words} words, "
                + $"{unrelated.PerThousand:F2} in 1,000; target 0.30 {Word(unrelated.Met)}");
        if (!differences)
            return;
        foreach (var difference in sum.Differences)
            Console.WriteLine($"  {difference}");
    }

    private static string Cell(double figure, (double Low, double High) interval) =>
        $"{100 * figure,6:F1} ({100 * interval.Low,5:F1}-{100 * interval.High,5:F1})";

    private static string Word(bool met) => met ? "met" : "missed";

    private static string Target(string name, Tally tally) =>
        Aim(name, tally) is { } aim ? $"{aim.Words} {Word(aim.Met)}" : "";

    /// <summary>What is aimed at on texts nobody has seen, and whether this folder reaches it; null where nothing
    /// is.</summary>
    private static (string Words, bool Met)? Aim(string name, Tally tally) => name switch
    {
        "with a number" => ("P 95 R 92", tally.Precision >= 0.95 && tally.Recall >= 0.92),
        "without a number" => ("F1 70", tally.F1 >= 0.70),
        "commitments" or "recipient" => ("F1 88", tally.F1 >= 0.88),
        "amount" => ("98", tally.F1 >= 0.98),
        "unit" => ("97", tally.F1 >= 0.97),
        "modality" => ("91", tally.F1 >= 0.91),
        "pledger" => ("F1 90", tally.F1 >= 0.90),
        "speaker" or "outlets of the claim" or "events" => ("F1 85", tally.F1 >= 0.85),
        "stated slots" => ("P 95", tally.Precision >= 0.95),
        "whole record" => ("80", tally.F1 >= 0.80),
        _ => null,
    };

    private static string Json(int texts, List<Score> scores, double milliseconds, Elsewhere? unrelated)
    {
        var sum = Score.Sum(scores);
        return JsonSerializer.Serialize(new
        {
            Reader = Reader.Version,
            Texts = texts,
            MillisecondsPerText = Math.Round(milliseconds, 2),
            Measures = Score.Names.ToDictionary(name => name.Replace(' ', '_'), name =>
                Measure(name, sum.Measures[name], scores)),
            Unrelated = unrelated,
            sum.Differences,
        }, JsonShape);
    }

    private static object Measure(string name, Tally tally, List<Score> scores)
    {
        var precision = Bootstrap.Interval(scores, name, one => one.Precision);
        var recall = Bootstrap.Interval(scores, name, one => one.Recall);
        var f1 = Bootstrap.Interval(scores, name);
        return new
        {
            Precision = Math.Round(tally.Precision, 4),
            PrecisionLow = Math.Round(precision.Low, 4),
            PrecisionHigh = Math.Round(precision.High, 4),
            Recall = Math.Round(tally.Recall, 4),
            RecallLow = Math.Round(recall.Low, 4),
            RecallHigh = Math.Round(recall.High, 4),
            F1 = Math.Round(tally.F1, 4),
            F1Low = Math.Round(f1.Low, 4),
            F1High = Math.Round(f1.High, 4),
            tally.Right,
            tally.Wrong,
            tally.Missed,
            Target = Aim(name, tally)?.Words,
            Met = Aim(name, tally)?.Met,
        };
    }

    /// <summary>What was proposed in news that promises nothing.</summary>
    private sealed record Elsewhere(int Words, int Proposed)
    {
        public double PerThousand => Math.Round(1000.0 * Proposed / Math.Max(Words, 1), 3);

        public bool Met => PerThousand <= 0.3;
    }
}
