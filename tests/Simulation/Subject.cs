using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Furrow.Registry.Exchange;

namespace Furrow.Tests.Simulation;

/// <summary>The server process: started, spoken with, and started again when it was killed.</summary>
internal sealed class Subject(string location) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly SemaphoreSlim door = new(1);
    private Process? process;
    private HttpClient? client;

    /// <summary>How often it died.</summary>
    public int Deaths { get; private set; }

    /// <summary>Tells it what is to go wrong, or what time it is.</summary>
    public async Task<string?> Say(string line)
    {
        await Alive();
        try
        {
            await process!.StandardInput.WriteLineAsync(line);
            await process.StandardInput.FlushAsync();
            return await Hear();
        }
        catch (IOException)
        {
            return null; // It was killed before it could listen.
        }
    }

    /// <summary>Sends one request; the answer is its status, with the code of a refusal or what came instead.</summary>
    public async Task<string> Send(Act act)
    {
        if (act.Path is null)
            return await Say($"release {act.Key.Split(' ')[^1]} {act.Why}") ?? "no answer";
        await Alive();
        try
        {
            using var request = Request(act);
            using var answer = await client!.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            var status = (int)answer.StatusCode;
            return status < 400 ? $"{status}"
                : $"{status} {JsonDocument.Parse(text).RootElement.GetProperty("code").GetString()}";
        }
        catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException or IOException)
        {
            return "no answer";
        }
    }

    /// <summary>An act as a request under its key; a feature's reason stands in a header.</summary>
    private static HttpRequestMessage Request(Act act)
    {
        var feature = act.Path!.StartsWith('/');
        var body = new Dictionary<string, object?>(act.Body);
        if (!feature)
            body["why"] = act.Why;
        var request = new HttpRequestMessage(HttpMethod.Post, feature ? act.Path : "/api/" + act.Path)
        {
            Content = JsonContent.Create(body, options: RecordJson.Options),
            Headers = { { "Idempotency-Key", act.Why.Replace(' ', '-') } },
        };
        if (feature)
            request.Headers.Add("Furrow-Why", act.Why);
        return request;
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public void Kill() => process?.Kill();

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (process is null)
            return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Starts it again when it is dead; those who ask at the same time wait for the one start.</summary>
    private async Task Alive()
    {
        await door.WaitAsync();
        try
        {
            await Start();
        }
        finally
        {
            door.Release();
        }
    }

    private async Task Start()
    {
        if (process is { } old)
        {
            // A process that killed itself may take a moment to be gone.
            if (client is not null && !old.HasExited && await Answers())
                return;
            Deaths++;
            await DisposeAsync();
        }

        process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["child-serve", location])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { ["DOTNET_TieredPGO"] = "0" }, // It lives for seconds.
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var address = await Hear() ?? throw new InvalidOperationException("The server did not start.");
        client = new HttpClient { BaseAddress = new Uri(address), Timeout = Patience };
    }

    /// <summary>What it says next; null when it is dead.</summary>
    private async Task<string?> Hear()
    {
        while (await process!.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.StartsWith(Child.Prompt, StringComparison.Ordinal))
                return line[Child.Prompt.Length..];
        }

        return null;
    }

    private async Task<bool> Answers()
    {
        try
        {
            using var answer = await client!.GetAsync("/api/progress");
            return true;
        }
        catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
