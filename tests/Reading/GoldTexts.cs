using System.Runtime.CompilerServices;
using Furrow.Reading;
using Furrow.Reading.Scoring;

namespace Furrow.Tests.Reading;

/// <summary>Our own annotated texts: one half tuned on, one half held out.</summary>
internal static class GoldTexts
{
    public static List<AnnotatedText> Tuned => All("tuned");

    public static List<AnnotatedText> HeldOut => All("held-out");

    /// <summary>Written and annotated before the rules they measure, and measured only when those are done.</summary>
    public static List<AnnotatedText> Sealed => All("sealed");

    /// <summary>Reads a folder of texts and compares.</summary>
    public static Score ScoreOf(List<AnnotatedText> texts) => Score.Sum(texts.Select(gold =>
        Score.Of(gold, AnnotatedText.Of(gold.Id, gold.Text, Reader.Read(gold.Text)))));

    private static List<AnnotatedText> All(string half) =>
        [.. Directory.GetFiles(Path.Combine(Folder(), "texts", half), "*.json").Order(StringComparer.Ordinal)
            .Select(file => AnnotatedText.Parse(File.ReadAllText(file)))];

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
