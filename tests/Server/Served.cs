using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Furrow.Registry;
using Furrow.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Furrow.Tests.Server;

/// <summary>The real host over real sockets, on a port that happens to be free.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly WebApplication app;

    private Served(WebApplication app)
    {
        this.app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    /// <summary>Every address that is answered, with its methods.</summary>
    public IEnumerable<(string Method, string Path)> Addresses =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"],
                (endpoint, method) => (method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/')));

    /// <summary>Every address below <c>/api</c> with what stands beside it.</summary>
    public IEnumerable<(string Method, string Path, Door Door)> Doors =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<Door>() is not null)
            .Select(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0],
                "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), endpoint.Metadata.GetMetadata<Door>()!));

    public static HostOptions Options => new()
    {
        Url = "http://127.0.0.1:0", Clock = TimeProvider.System, Person = new Actor("tester"),
        Identities = new Counted(),
    };

    /// <summary>Serves the small programme from memory.</summary>
    public static async Task<Served> Small()
    {
        var store = new MemoryStore();
        await Given.Fill(store);
        return await Over(store);
    }

    public static async Task<Served> Over(IStore store, HostOptions? options = null)
    {
        var app = Host.Build(store, options ?? Options);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new Served(app);
    }

    /// <summary>The JSON at an address; fails when the answer is not 200.</summary>
    public async Task<JsonElement> Json(string path)
    {
        using var answer = await Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await Body(answer)}");
        return JsonDocument.Parse(await Body(answer)).RootElement;
    }

    /// <summary>The status and the code of a refusal.</summary>
    public async Task<(HttpStatusCode Status, string Code)> Refusal(HttpRequestMessage request)
    {
        using var answer = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (answer.StatusCode, JsonDocument.Parse(await Body(answer)).RootElement.GetProperty("code").GetString()!);
    }

    public Task<(HttpStatusCode Status, string Code)> Refusal(string path) =>
        Refusal(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>A request to change something, with a reason.</summary>
    public static HttpRequestMessage Change(string path, string body = """{"why":"I read the quote."}""") =>
        new(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };

    public static Task<string> Body(HttpResponseMessage answer) =>
        answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync(TestContext.Current.CancellationToken);
        await app.DisposeAsync();
    }

    /// <summary>Identities that count up.</summary>
    private sealed class Counted : IIdentities
    {
        private int last;

        public Guid Next() => new(Interlocked.Increment(ref last), 0, 0, new byte[8]);
    }
}
