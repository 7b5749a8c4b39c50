using System.Security.Cryptography;
using System.Text;
using Furrow.Registry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Furrow.Server;

/// <summary>
/// Bodies of writes, and the key under which a write may come again without being carried out again
/// (<c>Idempotency-Key</c>, after the IETF draft of the HTTP API group).
/// </summary>
internal static class Keys
{
    private const string Header = "Idempotency-Key";
    private const int Longest = 200;

    /// <summary>Reads the whole body, up to a size, and notes the request's key.</summary>
    /// <exception cref="Refusal"><c>request.key</c>.</exception>
    public static async Task<ReadOnlyMemory<byte>> Body(HttpContext http, int largest)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = largest;
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        var body = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        if (http.Request.Headers[Header].ToString().Trim().Trim('"') is { Length: > 0 } key)
            http.Features.Set(new Request(Checked(key), Print(http.Request, body.Span)));
        return body;
    }

    private static string Checked(string key) => key.Length <= Longest && key.All(letter => letter is > ' ' and <= '~')
        ? key
        : throw new Refusal("request.key",
            $"'{Header}' has {key.Length} characters; give 1 to {Longest} of ASCII without spaces, such as a UUID.");

    private static string Print(HttpRequest request, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
