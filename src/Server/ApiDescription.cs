namespace Furrow.Server;

/// <summary>The one description of everything below <c>/api</c>: checked in, and compared with the routes by a test.
/// </summary>
internal static class ApiDescription
{
    private const string Name = "openapi.json";

    /// <summary>The document (OpenAPI 3.1).</summary>
    public static async Task<object?> Show(Ask ask)
    {
        await using var stream = typeof(ApiDescription).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"{Name} is not in the program.");
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, ask.Cancel);
        return new Answer(bytes.ToArray(), "application/vnd.oai.openapi+json;version=3.1");
    }
}
