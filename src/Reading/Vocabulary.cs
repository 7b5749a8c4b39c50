using System.Collections.Frozen;

namespace Furrow.Reading;

/// <summary>The words that a reader reads by, from data files that people extend without code.</summary>
/// <remarks>
/// The files are described in <c>docs/reading.md</c>. Adding lines to a file teaches a name, a noun or a verb;
/// nothing needs to be compiled. A vocabulary never changes once made.
/// </remarks>
public sealed class Vocabulary
{
    /// <summary>Largest file that is taken, in UTF-16 code units.</summary>
    public const int LargestFile = 4_000_000;

    private static readonly string[] Names =
    [
        "countries", "organisations", "outlets", "provision", "stages", "things", "speech", "roles", "numbers", "money",
        "grammar", "events",
    ];

    private readonly FrozenDictionary<string, string> _files;
    private readonly Lazy<Lexicon> _lexicon;

    private Vocabulary(IReadOnlyDictionary<string, string> files)
    {
        _files = files.ToFrozenDictionary(StringComparer.Ordinal);
        _lexicon = new Lazy<Lexicon>(() => new Lexicon(_files));
    }

    /// <summary>The English that comes with the reader.</summary>
    public static Vocabulary English { get; } = OfLanguage("en");

    /// <summary>Names of the files that a vocabulary is made of.</summary>
    public static IReadOnlyList<string> Files => Names;

    internal Lexicon Lexicon => _lexicon.Value;

    /// <summary>A vocabulary that also knows the lines of <paramref name="text"/>.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <param name="text">Lines in that file's own form; at most <see cref="LargestFile"/> long.</param>
    /// <exception cref="ArgumentException">The file is none of <see cref="Files"/>, or the text is too
    /// long.</exception>
    public Vocabulary With(string file, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!_files.TryGetValue(file, out var known))
            throw new ArgumentException($"'{file}' is no vocabulary file; one of {string.Join(", ", Names)} is.",
                nameof(file));
        if (text.Length > LargestFile)
            throw new ArgumentException($"{text.Length} characters; at most {LargestFile} are taken.", nameof(text));
        return new Vocabulary(new Dictionary<string, string>(_files) { [file] = $"{known}\n{text}\n" });
    }

    /// <summary>A vocabulary that also knows the lines of whatever files are there.</summary>
    /// <param name="file">Text of one of <see cref="Files"/>; null when there is none of that name.</param>
    /// <exception cref="ArgumentException">A text is too long.</exception>
    public Vocabulary WithAll(Func<string, string?> file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var made = this;
        foreach (var name in Names)
        {
            if (file(name) is { } text)
                made = made.With(name, text);
        }

        return made;
    }

    /// <summary>A vocabulary of another language: nothing of English is in it. A file that is missing is
    /// empty.</summary>
    /// <param name="file">Text of one of <see cref="Files"/>; null when there is none of that name.</param>
    /// <exception cref="ArgumentException">A text is too long.</exception>
    public static Vocabulary Open(Func<string, string?> file) =>
        new Vocabulary(Names.ToDictionary(name => name, _ => "")).WithAll(file);

    private static Vocabulary OfLanguage(string language) =>
        new(Names.ToDictionary(name => name, name => Resource($"Words/{language}/{name}")));

    private static string Resource(string name)
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The reader was built without {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>One data file, taken apart: rows of fields, and words under headings.</summary>
internal sealed class WordFile
{
    private readonly Dictionary<string, List<string>> _sections = new(StringComparer.Ordinal);
    private readonly List<string[]> _rows = [];

    /// <summary>Reads the lines of a file; comments and blank lines are skipped.</summary>
    public WordFile(string text)
    {
        var section = "";
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = raw.Trim();
            if (line.IsEmpty || line[0] == '#')
                continue;
            if (line[0] == '[' && line[^1] == ']')
            {
                section = line[1..^1].ToString();
                continue;
            }

            if (!_sections.TryGetValue(section, out var words))
                _sections[section] = words = [];
            words.AddRange(Split(line.ToString(), ';'));
            _rows.Add([.. line.ToString().Split('|').Select(field => field.Trim())]);
        }
    }

    /// <summary>Every line as its fields, in order.</summary>
    public IReadOnlyList<string[]> Rows => _rows;

    /// <summary>The words under a heading.</summary>
    public IReadOnlyList<string> Words(string section) => _sections.GetValueOrDefault(section) ?? [];

    /// <summary>The words under a heading, as a set.</summary>
    public FrozenSet<string> Set(string section) => Words(section).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Field <paramref name="i"/> of a row; empty when the row is shorter.</summary>
    public static string Field(string[] row, int i) => i < row.Length ? row[i] : "";

    /// <summary>Parts of a field, trimmed, without empty ones.</summary>
    public static IEnumerable<string> Split(string text, char by) =>
        text.Split(by, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
