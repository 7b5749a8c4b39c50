using System.Globalization;
using Furrow.Registry;

namespace Furrow.Cli.Formats;

/// <summary>The words of an instance file in order, each with its line, read by hostile-proof rules: sizes are bounded
/// and every refusal names file, line, value and limit.</summary>
internal sealed class Fields
{
    private const int MostCharacters = 100_000;
    private const int MostLines = 1_000_000;

    private readonly string format;
    private readonly string name;
    private readonly List<string[]> lines = [];
    private int line;
    private int word;

    /// <param name="format">For the refusal's code.</param>
    /// <param name="text">The whole file.</param>
    /// <param name="name">Of the file, for refusals.</param>
    internal Fields(string format, TextReader text, string name)
    {
        (this.format, this.name) = (format, name);
        while (text.ReadLine() is { } row)
        {
            line = lines.Count;
            if (row.Length > MostCharacters)
                throw Wrong(row[..40], $"the line has {row.Length} characters; the limit is {MostCharacters}");
            if (lines.Count == MostLines)
                throw Wrong("", $"the file has more than {MostLines} lines");
            lines.Add(row.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        line = 0;
        if (lines.All(static words => words.Length == 0))
            throw Wrong("", "the file is empty");
    }

    /// <summary>Line of the next word, counted from 1.</summary>
    internal int Line => Math.Min(line, Math.Max(lines.Count - 1, 0)) + 1;

    /// <summary>True when no word is left.</summary>
    internal bool AtEnd
    {
        get
        {
            Settle();
            return line == lines.Count;
        }
    }

    /// <summary>Goes behind the next line that begins with these words, whatever the case.</summary>
    internal void SkipPast(string words)
    {
        for (var at = line; at < lines.Count; at++)
        {
            if (!string.Join(' ', lines[at]).StartsWith(words, StringComparison.OrdinalIgnoreCase))
                continue;
            (line, word) = (at + 1, 0);
            return;
        }

        throw Wrong("", $"no line from here on begins with '{words}'");
    }

    /// <summary>Goes to the next line that begins with a whole number.</summary>
    internal void SkipToNumbers()
    {
        Settle();
        while (line < lines.Count && (lines[line].Length == 0 || !IsWhole(lines[line][0])))
            (line, word) = (line + 1, 0);
    }

    /// <summary>The whole number on the next line that begins with these words, behind its last colon.</summary>
    internal int Announced(string words, int most)
    {
        SkipPast(words);
        (line, word) = (line - 1, 0);
        word = Array.FindLastIndex(lines[line], static one => one.EndsWith(':')) + 1;
        var value = Whole(0, most);
        (line, word) = (line + 1, 0);
        return value;
    }

    /// <summary>The next word.</summary>
    internal string Word()
    {
        Settle();
        return line < lines.Count ? lines[line][word++] : throw Wrong("", "the file ends here, but more belongs to it");
    }

    /// <summary>The next word, a whole number within limits.</summary>
    internal int Whole(int least, int most) => Whole(Word(), least, most);

    /// <summary>This word, a whole number within limits.</summary>
    internal int Whole(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        && value >= least && value <= most
            ? value
            : throw Wrong(text, $"a whole number from {least} to {most} belongs here");

    /// <summary>The next word, which must be this number.</summary>
    internal void Expect(int value)
    {
        var text = Word();
        if (text != value.ToString(CultureInfo.InvariantCulture))
            throw Wrong(text, $"the number {value} belongs here");
    }

    /// <summary>A refusal at the line of the last word.</summary>
    internal Refusal Wrong(string value, string rule)
    {
        var at = word == 0 && value.Length == 0 ? Line : Math.Min(line, lines.Count - 1) + 1;
        return new Refusal(
            $"{format}.malformed", $"{name}, line {at}: '{value}': {rule}.", [new RefusedRow(at, null, value, rule)]);
    }

    private static bool IsWhole(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private void Settle()
    {
        while (line < lines.Count && word >= lines[line].Length)
            (line, word) = (line + 1, 0);
    }
}
