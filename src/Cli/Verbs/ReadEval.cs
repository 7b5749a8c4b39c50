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
        var verb = new Command(
            "read-eval",
            "Measure the reader on a folder of annotated texts: precision, recall and F1 of each measure, with an "
            + "interval that holds the F1 in 95 of 100 drawings of texts.\n"
            + "Example: furrow read-eval tests/Reading/texts/tuned --differences")
        {
            folder, json, differences,
        };
        verb.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(folder), parsed.GetValue(json), parsed.GetValue(differences), cancel));
        return verb;
    }

    private static async Task<int> Run(DirectoryInfo folder, bool json, bool differences, CancellationToken cancel)
    {
        var texts = await Texts(folder, cancel);
        var watch = new Stopwatch();
        var scores = new List<Score>();
        Reader.Read(texts[0].Text);
        foreach (var gold in texts)
        {
            watch.Start();
            var result = Reader.Read(gold.Text);
            watch.Stop();
            scores.Add(Score.Of(gold, AnnotatedText.Of(gold.Id, gold.Text, result)));
        }

        var milliseconds = watch.Elapsed.TotalMilliseconds / texts.Count;
        if (json)
            Console.WriteLine(Json(texts.Count, scores, milliseconds));
        else
            Show(texts.Count, scores, milliseconds, differences);
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

    private static void Show(int texts, List<Score> scores, double milliseconds, bool differences)
    {
        var sum = Score.Sum(scores);
        Console.WriteLine($"{"measure",-26}{"precision",10}{"recall",8}{"F1",7}   95 of 100        right/wrong/missed");
        foreach (var name in Score.Names)
        {
            var tally = sum.Measures[name];
            var (low, high) = Bootstrap.Interval(scores, name);
            Console.WriteLine(
                $"{name,-26}{100 * tally.Precision,10:F1}{100 * tally.Recall,8:F1}{100 * tally.F1,7:F1}   "
                + $"{100 * low,5:F1} to {100 * high,5:F1}   {tally.Right}/{tally.Wrong}/{tally.Missed}");
        }

        Console.WriteLine($"{texts} texts, {milliseconds:F1} ms per text, reader {Reader.Version}");
        if (!differences)
            return;
        foreach (var difference in sum.Differences)
            Console.WriteLine($"  {difference}");
    }

    private static string Json(int texts, List<Score> scores, double milliseconds)
    {
        var sum = Score.Sum(scores);
        return JsonSerializer.Serialize(new
        {
            Reader = Reader.Version,
            Texts = texts,
            MillisecondsPerText = Math.Round(milliseconds, 2),
            Measures = Score.Names.ToDictionary(name => name.Replace(' ', '_'), name =>
                Measure(sum.Measures[name], Bootstrap.Interval(scores, name))),
            sum.Differences,
        }, JsonShape);
    }

    private static object Measure(Tally tally, (double Low, double High) interval) => new
    {
        Precision = Math.Round(tally.Precision, 4),
        Recall = Math.Round(tally.Recall, 4),
        F1 = Math.Round(tally.F1, 4),
        F1Low = Math.Round(interval.Low, 4),
        F1High = Math.Round(interval.High, 4),
        tally.Right,
        tally.Wrong,
        tally.Missed,
    };
}
