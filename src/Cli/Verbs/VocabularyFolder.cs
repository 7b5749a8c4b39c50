using System.CommandLine;
using System.Text;
using Furrow.Reading;
using Furrow.Registry;

namespace Furrow.Cli;

/// <summary>A folder of words that people add to those that come with the reader.</summary>
internal static class VocabularyFolder
{
    private const string LanguageFile = "language";

    /// <summary>The option of the verbs that read.</summary>
    internal static Option<DirectoryInfo?> Option() => new("--words")
    {
        Description = "Folder of vocabulary files (countries.txt, organisations.txt, outlets.txt, things.txt ...; "
            + "docs/reading.md). They add to English; a file named language.txt makes it a language of its own.",
        HelpName = "DIR",
    };

    /// <summary>English with the words of the folder; or the folder alone when it is another language.</summary>
    /// <exception cref="Refusal"><c>words.missing</c>, <c>words.empty</c>, <c>words.too-large</c>,
    /// <c>words.not-text</c>.</exception>
    internal static Vocabulary Read(DirectoryInfo? folder)
    {
        if (folder is null)
            return Vocabulary.English;
        if (!folder.Exists)
            throw new Refusal("words.missing", $"There is no folder '{folder}'; give one that holds vocabulary files.");
        if (!Vocabulary.Files.Any(name => File.Exists(PathOf(folder, name))))
            throw new Refusal("words.empty",
                $"'{folder}' holds no vocabulary file; name one {Vocabulary.Files[0]}.txt, "
                + $"or another of {string.Join(", ", Vocabulary.Files)}.");
        return File.Exists(PathOf(folder, LanguageFile))
            ? Vocabulary.Open(name => TextOf(folder, name))
            : Vocabulary.English.WithAll(name => TextOf(folder, name));
    }

    private static string PathOf(DirectoryInfo folder, string name) => Path.Combine(folder.FullName, $"{name}.txt");

    private static string? TextOf(DirectoryInfo folder, string name)
    {
        var file = new FileInfo(PathOf(folder, name));
        if (!file.Exists)
            return null;
        if (file.Length > Vocabulary.LargestFile)
            throw new Refusal("words.too-large",
                $"'{file.Name}' has {file.Length} bytes; at most {Vocabulary.LargestFile} are taken.");
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(file.FullName));
        }
        catch (DecoderFallbackException)
        {
            throw new Refusal("words.not-text", $"'{file.Name}' is not UTF-8; save it as UTF-8.");
        }
    }
}
