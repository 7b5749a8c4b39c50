using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Furrow.Cli;
using Furrow.Registry;
using Furrow.Registry.Sources;

namespace Furrow.Tests.Cli;

public sealed class ReadTests
{
    private const string Statement =
        "🚜 Norway will send 40 deminers and six trucks to Laos, its foreign minister said in Vientiane. "
        + "Norway and Laos signed an agreement on clearance in Oslo.";

    [Fact]
    public async Task A_statement_in_a_file_is_read_as_json_whose_quotes_are_counted_in_code_points()
    {
        using var furrow = new Shell();
        var answer = await furrow.Run("read", await Kept(furrow, Encoding.UTF8.GetBytes(Statement)), "--json");
        Assert.True(answer.Exit == 0, answer.Error);
        Assert.Empty(answer.Error);
        Assert.Equal(Statement, answer.Json.GetProperty("text").GetString());
        var commitments = answer.Json.GetProperty("commitments").EnumerateArray().ToList();
        Assert.Equal([40, 6], commitments.Select(one => one.GetProperty("quantity").GetProperty("min").GetInt32()));
        var points = Statement.EnumerateRunes().ToArray();
        var quotes = commitments.Concat(answer.Json.GetProperty("events").EnumerateArray())
            .Select(one => one.GetProperty("quote")).ToList();
        Assert.Equal(3, quotes.Count);
        Assert.All(quotes, quote => Assert.Equal(
            quote.GetProperty("text").GetString(),
            string.Concat(points[Number(quote, "start")..Number(quote, "end")].Select(point => point.ToString()))));
    }

    [Fact]
    public async Task An_excerpt_keeps_only_the_sentences_that_quotes_stand_in()
    {
        using var furrow = new Shell();
        var file = await Kept(furrow, Encoding.UTF8.GetBytes($"{Statement} The weather was fine."));
        var answer = await furrow.Run("read", file, "--store", furrow.Store, "--excerpt");
        Assert.True(answer.Exit == 0, answer.Error);
        await using var store = await Real.Open(furrow.Store, create: false, TestContext.Current.CancellationToken);
        var kept = (await store.Documents.List(
            Filter.None, Page.First, Viewer.Local, TestContext.Current.CancellationToken)).Items.Single();
        Assert.Equal(TextKeeping.Excerpt, kept.Keeping);
        Assert.Contains("40 deminers", kept.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("weather", kept.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_on_standard_input_is_read_like_a_file()
    {
        using var furrow = new Shell();
        var file = await furrow.Run("read", await Kept(furrow, Encoding.UTF8.GetBytes(Statement)), "--json");
        var piped = await Piped(furrow, Encoding.UTF8.GetBytes("\uFEFF" + Statement), "--json");
        Assert.Equal(0, piped.Exit);
        Assert.Equal("standard input", piped.Json.GetProperty("id").GetString());
        Assert.Equal(
            file.Output.Replace("\"test", "\"standard input", StringComparison.Ordinal), piped.Output);
    }

    [Fact]
    public async Task People_see_each_quote_with_who_what_and_how_far_it_is()
    {
        using var furrow = new Shell();
        var answer = await Piped(furrow, Encoding.UTF8.GetBytes(Statement));
        Assert.Equal(0, answer.Exit);
        foreach (var words in new[]
            { "2 proposed; none is confirmed.", "Norway → Laos", "deminers (personnel)", "planned", "agreement: " })
        {
            Assert.Contains(words, answer.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_saved_page_is_read_by_its_article_and_offsets_refer_to_that()
    {
        const string page = "<!doctype html><html><head><title>Deminers</title></head><body><nav><p>Menu</p></nav>"
            + "<article>"
            + "<p>Norway will send 40 deminers to Laos, where floods have uncovered bombs along the river and closed "
            + "schools.</p><p>Japan will send six dogs to Laos as well, and both states have asked others to join them "
            + "before the rain begins.</p></article></body></html>";
        using var furrow = new Shell();
        var answer = await furrow.Run("read", await Kept(furrow, Encoding.UTF8.GetBytes(page)), "--json");
        Assert.True(answer.Exit == 0, answer.Error);
        var text = answer.Json.GetProperty("text").GetString()!;
        Assert.DoesNotContain("<p>", text, StringComparison.Ordinal);
        var commitments = answer.Json.GetProperty("commitments").EnumerateArray().ToList();
        Assert.Equal(2, commitments.Count);
        Assert.All(commitments.Select(one => one.GetProperty("quote")), quote => Assert.Equal(
            quote.GetProperty("text").GetString(), text[Number(quote, "start")..Number(quote, "end")]));
    }

    [Fact]
    public async Task A_folder_of_words_teaches_a_name_and_a_folder_without_them_is_refused()
    {
        using var furrow = new Shell();
        var file = await Kept(furrow, "Clearbrook will donate three flailtrons to Laos."u8.ToArray());
        var words = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(file)!, "words"));
        var refused = await furrow.Run("read", file, "--json", "--words", words.FullName);
        Assert.Equal(1, refused.Exit);
        Assert.Contains("words.empty", refused.Error, StringComparison.Ordinal);
        var token = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(Path.Combine(words.FullName, "things.txt"), "[equipment]\nflailtron\n", token);
        await File.WriteAllTextAsync(Path.Combine(words.FullName, "organisations.txt"), "Clearbrook | |\n", token);
        var answer = await furrow.Run("read", file, "--json", "--words", words.FullName);
        var commitment = Assert.Single(answer.Json.GetProperty("commitments").EnumerateArray());
        Assert.Equal("equipment", commitment.GetProperty("category").GetString());
        Assert.Equal("Clearbrook", commitment.GetProperty("pledger")[0].GetString());
    }

    [Fact]
    public async Task Keeping_a_statement_twice_adds_nothing_and_confirms_nothing()
    {
        using var furrow = new Shell();
        var file = await Kept(furrow, Encoding.UTF8.GetBytes(Statement));
        var first = await furrow.Run("read", file, "--store", furrow.Store, "--published", "2025-06-17");
        Assert.Contains("2 claims proposed, 0 held already", first.Output, StringComparison.Ordinal);
        var second = await furrow.Run("read", file, "--store", furrow.Store, "--published", "2025-06-17");
        Assert.Contains("0 claims proposed, 2 held already. None is confirmed.", second.Output,
            StringComparison.Ordinal);
        Assert.Equal(0, (await furrow.Run("check", "--store", furrow.Store)).Exit);
    }

    public static TheoryData<string, byte[]> Unreadable => new()
    {
        { "document.empty", [] },
        { "document.empty", " \n\t"u8.ToArray() },
        { "document.too-large", [.. Enumerable.Repeat((byte)'a', 2_000_001)] },
        { "document.not-text", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0] },
        { "document.not-text", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A] },
        { "document.not-text", Encoding.Unicode.GetBytes("Norway will send 40 deminers to Laos.") },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_is_no_readable_text_is_refused_from_a_file_and_from_standard_input(string code, byte[] bytes)
    {
        using var furrow = new Shell();
        var file = await Kept(furrow, bytes);
        Refused(code, await furrow.Run("read", file, "--store", furrow.Store));
        Refused(code, await Piped(furrow, bytes, "--json"));
        Assert.False(File.Exists(furrow.Store), "a refusal leaves no store behind");
    }

    [Fact]
    public async Task A_missing_file_and_a_wrong_address_or_day_are_refused_and_wrong_use_exits_with_2()
    {
        using var furrow = new Shell();
        var file = await Kept(furrow, Encoding.UTF8.GetBytes(Statement));
        Refused("document.missing", await furrow.Run("read", file + ".not"));
        Refused("document.url", await furrow.Run("read", file, "--url", "nowhere"));
        Refused("document.published", await furrow.Run("read", file, "--published", "17.6.2025"));
        Refused("read-eval.missing", await furrow.Run("read-eval", file + ".not"));
        foreach (var wrong in new string[][] { ["read"], ["read", file, "--jsom"], ["read-eval"] })
            Assert.Equal(2, (await furrow.Run(wrong)).Exit);
    }

    [Fact]
    public async Task The_reader_is_measured_on_the_tests_own_texts()
    {
        using var furrow = new Shell();
        var texts = Path.Combine(Folder(), "..", "Reading", "texts", "tuned");
        var shown = await furrow.Run("read-eval", texts);
        Assert.True(shown.Exit == 0, shown.Error);
        Assert.Contains("whole record", shown.Output, StringComparison.Ordinal);
        Assert.Contains("F1 88 met", shown.Output, StringComparison.Ordinal);
        var json = (await furrow.Run("read-eval", texts, "--json", "--unrelated",
            Path.Combine(texts, "..", "unrelated.txt"))).Json;
        Assert.True(json.GetProperty("unrelated").GetProperty("met").GetBoolean());
        Assert.Equal(Directory.GetFiles(texts, "*.json").Length, Number(json, "texts"));
        var measure = json.GetProperty("measures").GetProperty("commitments");
        Assert.InRange(measure.GetProperty("f1").GetDouble(),
            measure.GetProperty("f1_low").GetDouble(), measure.GetProperty("f1_high").GetDouble());
        Assert.Equal("F1 88", measure.GetProperty("target").GetString());
        Assert.True(measure.GetProperty("met").GetBoolean());
        foreach (var ends in new[] { "precision", "recall" })
            Assert.InRange(measure.GetProperty(ends).GetDouble(),
                measure.GetProperty(ends + "_low").GetDouble(), measure.GetProperty(ends + "_high").GetDouble());
        Assert.Equal(JsonValueKind.Array, json.GetProperty("differences").ValueKind);
    }

    private static async Task<string> Kept(Shell furrow, byte[] bytes)
    {
        var file = Path.ChangeExtension(furrow.Store, ".txt");
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        return file;
    }

    private static async Task<Answer> Piped(Shell furrow, byte[] bytes, params string[] options)
    {
        using var process = furrow.Start(["read", "-", .. options]);
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(bytes, TestContext.Current.CancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program may refuse, and be gone, before it has taken every byte.
        }

        return await Shell.Finish(process);
    }

    private static void Refused(string code, Answer answer)
    {
        Assert.True(answer.Exit == 1, $"exit {answer.Exit}: {answer.Output}{answer.Error}");
        Assert.Contains($"({code})", answer.Error, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
