using System.Net;
using Furrow.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;

namespace Furrow.Server;

/// <summary>
/// Who can reach the server: without sign-in only this machine, where whoever opens a page may do everything.
/// </summary>
internal sealed class Reach(HostOptions options)
{
    private static readonly string[] OfProxies = ["Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host"];

    /// <summary>Whose word is taken on the scheme that a person used and the address they came from.</summary>
    public ForwardedHeadersOptions Forwarded
    {
        get
        {
            var forwarded = new ForwardedHeadersOptions
            {
                ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            };
            foreach (var proxy in options.Proxies)
                forwarded.KnownProxies.Add(proxy);
            return forwarded;
        }
    }

    /// <summary>The address to listen on; without sign-in it must be one of this machine's own.</summary>
    /// <exception cref="Refusal"><c>serve.address</c>, <c>serve.not-loopback</c>.</exception>
    public static string Address(string text, bool signIn)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp
            || url.PathAndQuery != "/" || url.UserInfo.Length > 0)
            throw new Refusal("serve.address", $"'{text}' is not an address to serve at; "
                + "write for example http://127.0.0.1:5080.");
        if (!signIn && !IsThisMachine(url.Host))
            throw new Refusal("serve.not-loopback", $"'{text}' can be reached by other machines, and nobody has an "
                + "account yet: whoever opened it could confirm, reject and adopt. Make one with: furrow account add "
                + "NAME --role administrator --store STORE, sign in once at http://127.0.0.1:5080, then serve there.");
        return url.GetLeftPart(UriPartial.Authority);
    }

    /// <summary>
    /// Refuses a request that names another host: a page elsewhere whose name was bent to this machine.
    /// </summary>
    public Task Guard(HttpContext http, RequestDelegate next)
    {
        if (!options.SignIn && (OfProxies.Any(http.Request.Headers.ContainsKey) || http.Request.Headers.ContainsKey(
            ForwardedHeadersDefaults.XOriginalForHeaderName)))
        {
            throw new Refusal("request.proxied", "A proxy passed this request on, and nobody has an account yet: "
                + "everybody behind it would be the person at this machine. Make accounts first: furrow account add");
        }

        if (!IsThisMachine(http.Request.Host.Host) && !options.Hosts.Contains(http.Request.Host.Host))
        {
            var names = string.Join(", ", options.Hosts.Prepend("127.0.0.1").Prepend("localhost"));
            throw new Refusal("request.host", $"This server answers to {names}, "
                + $"not to '{Answers.Short(http.Request.Host.Value ?? "")}'; name it with --host when it is its own.");
        }

        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)
            && !HttpMethods.IsOptions(http.Request.Method))
            SameOrigin(http.Request);
        return next(http);
    }

    /// <summary>Refuses a write that a page of another origin sends. Programs send neither header.</summary>
    private static void SameOrigin(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        if (site is not ("" or "same-origin") || (origin != "" && origin != $"{request.Scheme}://{request.Host}"))
            throw new Refusal("request.cross-origin", "A page of another origin asked for a change; "
                + "only Furrow's own pages and programs on this machine may.");
        var bodiless = HttpMethods.IsDelete(request.Method) && request.ContentLength is null or 0;
        var asksByForm = request.Path.StartsWithSegments("/rest") && request.HasFormContentType; // It changes nothing.
        if (!bodiless && !asksByForm && !request.HasJsonContentType())
            throw new Refusal("request.media-type", $"The body is '{Answers.Short(request.ContentType ?? "")}'; "
                + "send application/json.");
    }

    private static bool IsThisMachine(string host) =>
        host == "localhost"
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
