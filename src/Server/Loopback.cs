using System.Net;
using Furrow.Registry;
using Microsoft.AspNetCore.Http;

namespace Furrow.Server;

/// <summary>Keeps the server to this machine: there are no accounts, so whoever reaches it may do everything.</summary>
internal static class Loopback
{
    /// <summary>The address to listen on, or a refusal when it is not one of this machine's own.</summary>
    public static string Address(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp
            || url.PathAndQuery != "/" || url.UserInfo.Length > 0)
            throw new Refusal("serve.address", $"'{text}' is not an address to serve at; "
                + "write for example http://127.0.0.1:5080.");
        if (!IsThisMachine(url.Host))
            throw new Refusal("serve.not-loopback", $"'{text}' can be reached by other machines, and there are no "
                + "accounts yet: whoever opened it could confirm, reject and adopt. Use http://127.0.0.1:5080.");
        return url.GetLeftPart(UriPartial.Authority);
    }

    /// <summary>
    /// Refuses a request that names another host: a page elsewhere whose name was bent to this machine.
    /// </summary>
    public static Task Guard(HttpContext http, RequestDelegate next)
    {
        if (!IsThisMachine(http.Request.Host.Host))
            throw new Refusal("request.host", $"This server answers to localhost and 127.0.0.1, "
                + $"not to '{Answers.Short(http.Request.Host.Value ?? "")}'.");
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
