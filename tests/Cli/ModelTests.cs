using System.Net;
using System.Text.Json;

namespace Furrow.Tests.Cli;

/// <summary>The language model is a stub on this machine; no test asks a real one.</summary>
public sealed class ModelTests
{
    private const string Text =
        "Norway will send 40 deminers to Laos. Its embassy thanked the villagers for tea. Laos needs 900 tents.";

    [Fact]
    public async Task Only_what_the_text_bears_out_is_shown_of_a_models_answer()
    {
        using var furrow = new Shell();
        using var stub = new Stub(5343, new
        {
            claims = new object[]
            {
                new { quote = "Norway will  send 40 deminers", pledgers = new[] { "Norway", "Sweden" },
                    recipients = new[] { "Laos" }, amount = "40", modality = "agreed" },
                new { quote = "Denmark will send 70 dogs", pledgers = new[] { "Denmark" }, amount = "70" },
                new { quote = "Its embassy thanked the villagers", amount = "12" },
                new { quote = "Laos needs 900 tents", pledgers = new[] { "Lao" }, amount = "90" },
            },
        });
        var file = Path.Combine(Path.GetDirectoryName(furrow.Store)!, "text.txt");
        await File.WriteAllTextAsync(file, Text, TestContext.Current.CancellationToken);
        var answer = await furrow.Run("read", file, "--model-address", "http://127.0.0.1:5343/v1", "--model", "stub");
        Assert.True(answer.Exit == 0, answer.Error);
        Assert.Contains("The text leaves this machine: it is sent to 127.0.0.1:5343.", answer.Error,
            StringComparison.Ordinal);
        Assert.Contains(Text, stub.Asked, StringComparison.Ordinal);
        Assert.Contains("both           “Norway will send 40 deminers”", answer.Output, StringComparison.Ordinal);
        Assert.Contains("Norway → Laos, 40, agreed; the rules say planned", answer.Output, StringComparison.Ordinal);
        Assert.Contains("1 × a quote that does not stand in the text", answer.Output, StringComparison.Ordinal);
        Assert.Contains("2 × a name that does not stand in the text", answer.Output, StringComparison.Ordinal);
        Assert.Contains("2 × an amount that the rules do not read in its quote", answer.Output,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Denmark", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_answers_no_json_is_refused_and_without_an_address_nobody_is_asked()
    {
        using var furrow = new Shell();
        using var stub = new Stub(5344, null);
        var file = Path.Combine(Path.GetDirectoryName(furrow.Store)!, "text.txt");
        await File.WriteAllTextAsync(file, Text, TestContext.Current.CancellationToken);
        var quiet = await furrow.Run("read", file);
        Assert.Equal(0, quiet.Exit);
        Assert.Empty(stub.Asked);
        var answer = await furrow.Run("read", file, "--model-address", "http://127.0.0.1:5344/v1", "--model", "stub");
        Assert.Equal(1, answer.Exit);
        Assert.Contains("model.not-json", answer.Error, StringComparison.Ordinal);
    }

    /// <summary>Answers every question with the same words.</summary>
    private sealed class Stub : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly string _content;

        public Stub(int port, object? answer)
        {
            _content = answer is null ? "I would rather talk." : JsonSerializer.Serialize(answer);
            _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            _listener.Start();
            _ = Serve();
        }

        /// <summary>What was asked, as text.</summary>
        public string Asked { get; private set; } = "";

        public void Dispose() => _listener.Close();

        private async Task Serve()
        {
            while (_listener.IsListening)
            {
                try
                {
                    var context = await _listener.GetContextAsync();
                    using var reader = new StreamReader(context.Request.InputStream);
                    Asked += await reader.ReadToEndAsync();
                    var body = JsonSerializer.SerializeToUtf8Bytes(new
                    {
                        id = "x",
                        @object = "chat.completion",
                        created = 1,
                        model = "stub",
                        choices = new[]
                        {
                            new
                            {
                                index = 0, finish_reason = "stop",
                                message = new { role = "assistant", content = _content },
                            },
                        },
                        usage = new { prompt_tokens = 1, completion_tokens = 1, total_tokens = 2 },
                    });
                    context.Response.ContentType = "application/json";
                    await context.Response.OutputStream.WriteAsync(body);
                    context.Response.Close();
                }
                catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }
    }
}
