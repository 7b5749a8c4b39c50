using System.Net;
using System.Text.Json;
using Kept = Furrow.Tests.Server.Over_the_real_store.Kept;

namespace Furrow.Tests.Server;

/// <summary>What proxies, supervisors and collectors of measures ask.</summary>
public sealed class Standing_by
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_stands_says_so_by_whatever_name_it_is_called()
    {
        await using var served = await Served.Small();
        foreach (var path in new[] { "/health/live", "/health/ready" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = "10.1.2.3:80" } };
            using var answer = await served.Client.SendAsync(request, Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal("ready", (await served.Json("/health/ready")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_server_about_to_stop_wants_no_more_requests_and_answers_those_that_come()
    {
        var store = new MemoryStore();
        await Given.Fill(store);
        var options = Served.Options;
        await using var served = await Served.Over(store, options);
        options.Readiness.Close();
        using var ready = await served.Client.GetAsync("/health/ready", Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("stopping", JsonDocument.Parse(await Served.Body(ready)).RootElement
            .GetProperty("status").GetString());
        using var answer = await served.Client.GetAsync("/api/programme", Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.ConnectionClose);
        using var live = await served.Client.GetAsync("/health/live", Cancel);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task Measures_are_shown_in_the_words_of_Prometheus()
    {
        await using var kept = await Kept.Small();
        await using var served = await Served.Over(kept.Store);
        await served.Json("/api/programme");
        using var answer = await served.Client.GetAsync("/metrics", Cancel);
        Assert.StartsWith("text/plain", answer.Content.Headers.ContentType?.ToString(), StringComparison.Ordinal);
        var text = await Served.Body(answer);
        Assert.Contains("http_server_request_duration_seconds_count", text, StringComparison.Ordinal);
        Assert.Contains("http_route=\"/api/programme\"", text, StringComparison.Ordinal);
        Assert.Contains("furrow_store_question_duration_seconds_count", text, StringComparison.Ordinal);
        Assert.Contains("dotnet_gc_", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measures_are_not_for_everybody()
    {
        var store = new MemoryStore();
        await Given.Fill(store);
        await using var served = await Served.Over(store, Served.Options with { SignIn = true });
        Assert.Equal((HttpStatusCode.Unauthorized, "access.sign-in"), await served.Refusal("/metrics"));
    }

    [Fact]
    public async Task While_nobody_has_an_account_nobody_comes_in_through_a_proxy()
    {
        await using var served = await Served.Small();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/programme")
        {
            Headers = { { "X-Forwarded-For", "203.0.113.9" } },
        };
        Assert.Equal((HttpStatusCode.Forbidden, "request.proxied"), await served.Refusal(request));
    }
}
