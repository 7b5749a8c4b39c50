using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Furrow.Server;

/// <summary>
/// Tells browsers to run nothing but our own files, to guess no types and to tell nobody where a reader came from.
/// </summary>
internal static partial class Headers
{
    /// <summary>Sets the headers on every answer.</summary>
    public static Func<HttpContext, RequestDelegate, Task> For(string pages)
    {
        var policy = Policy(pages);
        return (http, next) =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(self), geolocation=(self), microphone=()";
            return next(http);
        };
    }

    /// <summary>
    /// MapLibre starts its worker from a blob and reads images from blobs; the import map is named by its hash.
    /// </summary>
    private static string Policy(string pages) =>
        "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; connect-src 'self'; "
        + "font-src 'self'; img-src 'self' data: blob:; manifest-src 'self'; style-src 'self'; "
        + $"script-src 'self'{ImportMaps(pages)}; worker-src 'self' blob:; child-src blob:";

    /// <summary>
    /// Browsers take an import map only from the page itself, so that one inline text is allowed and no other.
    /// </summary>
    private static string ImportMaps(string pages)
    {
        if (!Directory.Exists(pages))
            return "";
        var hashes = Directory.GetFiles(pages, "*.html").Order(StringComparer.Ordinal)
            .SelectMany(page => ImportMap().Matches(File.ReadAllText(page)))
            .Select(map => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(map.Groups[1].Value))))
            .Distinct().Select(hash => $" 'sha256-{hash}'");
        return string.Concat(hashes);
    }

    [GeneratedRegex("<script type=\"importmap\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex ImportMap();
}
