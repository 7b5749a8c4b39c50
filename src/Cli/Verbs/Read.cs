using System.CommandLine;
using System.Globalization;
using System.Text;
using Furrow.Reading;
using Furrow.Reading.Scoring;
using Furrow.Registry;
using Furrow.Store;
using Furrow.Registry.Pledges;
using Furrow.Registry.Sources;

namespace Furrow.Cli;

/// <summary>Reads a public statement and proposes what it may promise. Confirms nothing.</summary>
internal static class Read
{
    /// <summary>The verb with its options.</summary>
    internal static Command Build()
    {
        var file = new Argument<string>("file")
        {
            Description = "A text in UTF-8 or a saved web page, or - for standard input.",
        };
        var json = new Option<bool>("--json") { Description = "Print the reading as JSON (docs/reading.md)." };
        var store = new Option<string?>("--store")
        {
            Description = "Keep the document and its claims, as proposed, in this store.",
            HelpName = "FILE",
        };
        var excerpt = new Option<bool>("--excerpt")
        {
            Description = "With --store: keep only the sentences that quotes stand in, not the whole text.",
        };
        var words = VocabularyFolder.Option();
        var address = new Option<string?>("--model-address")
        {
            Description = "Also ask a language model at this OpenAI-compatible address, and show how it differs. The "
                + "text leaves this machine. The key is taken from FURROW_MODEL_KEY. Off unless given.",
            HelpName = "URL",
        };
        var model = new Option<string?>("--model") { Description = "Name of that model.", HelpName = "NAME" };
        var outlet = new Option<string?>("--outlet") { Description = "Who carried it.", HelpName = "NAME" };
        var url = new Option<string?>("--url") { Description = "Where it was published.", HelpName = "URL" };
        var published = new Option<string?>("--published")
        {
            Description = "Day of publication.",
            HelpName = "YYYY-MM-DD"
        };
        var verb = new Command(
            "read",
            "Read a public statement and propose what it may promise, each with the quote that says so. Nothing is "
            + "confirmed by itself.\n"
            + "Example: furrow read statement.txt\n"
            + "Example: furrow read - --json < statement.txt\n"
            + "Example: furrow read statement.txt --store kursk.gpkg --outlet Interfax --published 2025-06-17")
        {
            file, json, store, excerpt, outlet, url, published, words, address, model,
        };
        verb.SetAction((parsed, cancel) => Run(
            new Wish(
                parsed.GetRequiredValue(file), parsed.GetValue(json), parsed.GetValue(store), parsed.GetValue(outlet),
                Address(parsed.GetValue(url)), Day(parsed.GetValue(published)),
                VocabularyFolder.Read(parsed.GetValue(words)), Address(parsed.GetValue(address)),
                parsed.GetValue(model), parsed.GetValue(excerpt)),
            cancel));
        return verb;
    }

    private static async Task<int> Run(Wish wish, CancellationToken cancel)
    {
        var text = wish.File == "-" ? await StandardInput(cancel) : await FileText(wish.File, cancel);
        var source = wish.File == "-" ? "standard input" : Path.GetFileName(wish.File);
        if (Articles.IsPage(text))
            text = Articles.TextOf(text);
        var document = Documents.Of(text, new Origin(source, null, false), wish.Outlet, wish.Url, wish.Published);
        var result = Reader.Read(document.Text, wish.Words);
        if (wish.Json)
            Console.WriteLine(AnnotatedText.Of(Path.GetFileNameWithoutExtension(source), document.Text, result)
                .ToJson());
        else
            ReadReport.Show(document, result);
        if (wish.ModelAddress is { } address)
            await Ask(address, wish, document.Text, result, cancel);
        if (wish.Store is { } location)
            await Keep(location, document, result, wish, cancel);
        return Exit.Done;
    }

    /// <summary>Asks a model, after saying that the text leaves the machine. Nothing of its answer is kept.</summary>
    private static async Task Ask(Uri address, Wish wish, string text, ReadResult result, CancellationToken cancel)
    {
        if (wish.Json)
            throw new Refusal("read.model-json", "A model's reading is only shown to people; leave --json away.");
        if (string.IsNullOrWhiteSpace(wish.Model))
            throw new Refusal("read.model", "Name the model with --model.");
        Console.Error.WriteLine($"The text leaves this machine: it is sent to {address.Host}:{address.Port}.");
        using var client = ModelReader.Client(address, wish.Model,
            Environment.GetEnvironmentVariable("FURROW_MODEL_KEY"));
        ModelReport.Show(text, result, await new ModelReader(client, wish.Words).Read(text, cancel));
    }

    private static async Task Keep(
        string location, Document document, ReadResult result, Wish wish, CancellationToken cancel)
    {
        await using var store = await Real.Open(location, create: true, cancel);
        var (added, held) = await store.Journal.Write(
            Real.Person, $"Read {document.Origin.Source}",
            writing => Keep(store, writing, document, result, cancel, wish.Excerpt), cancel);
        if (!wish.Json)
            Console.WriteLine(
                $"Kept in {Stores.Shown(location)}: {added} claims proposed, {held} held already. None is confirmed.");
    }

    /// <summary>
    /// Keeps a document that is new, and the claims that are: how many were added, how many held already.
    /// </summary>
    internal static async Task<(int Added, int Held)> Keep(
        IStore store, IWriting writing, Document document, ReadResult result, CancellationToken cancel,
        bool excerpt = false)
    {
        var claims = Ledger.ClaimsOf(document, result);
        document = Ledger.WithCited(document, result);
        if (excerpt)
            (document, claims) = Ledger.OnlyExcerpt(document, claims);
        var (added, _) = await Intake.Keep(store, writing, document, claims, Viewer.Local, cancel);
        return (added, claims.Count - added);
    }

    private static async Task<string> FileText(string path, CancellationToken cancel)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new Refusal("document.missing",
                $"There is no file '{path}'; give the path of a text, or - to read standard input.");
        if (file.Length > Documents.LargestBytes)
            throw Documents.TooLarge(file.Length);
        await using var stream = file.OpenRead();
        return await Text(stream, cancel);
    }

    private static async Task<string> StandardInput(CancellationToken cancel)
    {
        await using var stream = Console.OpenStandardInput();
        return await Text(stream, cancel);
    }

    /// <summary>Exactly the text that the bytes hold: only a byte order mark is taken away.</summary>
    private static async Task<string> Text(Stream stream, CancellationToken cancel)
    {
        var bytes = new byte[Documents.LargestBytes + 4];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        if (length > Documents.LargestBytes)
            throw Documents.TooLarge(length);
        var start = length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, start, length - start);
        }
        catch (DecoderFallbackException fault)
        {
            throw new Refusal("document.not-text",
                $"The bytes at {fault.Index} are not UTF-8; save the text as UTF-8.");
        }
    }

    private static Uri? Address(string? text) => text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
        : throw new Refusal("document.url", $"'{text}' is no web address; it starts with https:// or http://.");

    private static DateOnly? Day(string? text) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
        : throw new Refusal("document.published", $"'{text}' is no day; write it as 2025-06-17.");

    private sealed record Wish(string File, bool Json, string? Store, string? Outlet, Uri? Url, DateOnly? Published,
        Vocabulary Words, Uri? ModelAddress, string? Model, bool Excerpt);
}

/// <summary>A reading for people: each quote, then what was read from it and how sure the words are.</summary>
internal static class ReadReport
{
    /// <summary>Prints the reading.</summary>
    public static void Show(Document document, ReadResult result)
    {
        Console.WriteLine(document.Title);
        Console.WriteLine(result.Commitments.Count == 0
            ? "Nothing is proposed: no sentence says that somebody gives something."
            : $"{result.Commitments.Count} proposed; none is confirmed. (inferred) is concluded from elsewhere in the "
                + "text, (unknown) is not said.");
        for (var i = 0; i < result.Commitments.Count; i++)
            Show(i + 1, document.Text, result.Commitments[i]);
        if (result.Events.Count > 0)
            Console.WriteLine("\nAlso reported:");
        foreach (var happening in result.Events)
            Console.WriteLine($"  {Word(happening.Happening)}: {OneLine(happening.Quote.Of(document.Text))}");
        if (result.CitedOutlets.Count > 0)
            Console.WriteLine($"\nMedia named: {Listed(result.CitedOutlets)}");
    }

    private static void Show(int number, string text, Proposal proposal)
    {
        var amount = proposal.Quantity is { } quantity ? $"{quantity.Text} = {Interval(quantity)} {proposal.Unit}"
            : "no number";
        Console.WriteLine($"\n{number}. “{OneLine(proposal.Quote.Of(text))}”");
        Console.WriteLine($"   who       {Names(proposal.Pledgers)} → {Names(proposal.Recipients)}");
        Console.WriteLine($"   what      {proposal.Thing} ({Word(proposal.Category)})");
        Console.WriteLine($"   how many  {amount}{(proposal.Aggregate ? ", a total: not added to its parts" : "")}");
        Console.WriteLine($"   where     {Value(proposal.Place)}");
        Console.WriteLine($"   stage     {Word(proposal.Modality)}");
        Console.WriteLine($"   said by   {Value(proposal.Speaker)}{Cited(proposal)}");
    }

    private static string Cited(Proposal proposal) =>
        proposal.CitedOutlets.Count == 0 ? ""
            : $", by {Listed(proposal.CitedOutlets)}";

    private static string Listed(IReadOnlyList<Found> found) => string.Join(", ", found.Select(one => one.Value));

    private static string Interval(Quantity quantity) => (quantity.Minimum, quantity.Maximum) switch
    {
        ({ } low, { } high) when low == high => $"{low:0.##}",
        ({ } low, { } high) => $"{low:0.##} to {high:0.##}",
        ({ } low, null) => $"at least {low:0.##}",
        (null, { } high) => $"at most {high:0.##}",
        _ => "unknown",
    };

    private static string Names(IReadOnlyList<Found> found) =>
        found.Count == 0 ? "(unknown)" : string.Join(" and ", found.Select(Value));

    private static string Value(Found found) => found.Status switch
    {
        Status.Stated => found.Value!,
        Status.Inferred => $"{found.Value} (inferred)",
        _ => "(unknown)",
    };

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Word<T>(T value) where T : struct, Enum =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()).Replace('_', ' ');
}
