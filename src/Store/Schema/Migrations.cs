using DbUp.Engine;

namespace Furrow.Store;

/// <summary>The numbered scripts that make the schema: forward only, never edited once released.</summary>
internal static class Migrations
{
    /// <summary>Every script, in order.</summary>
    public static IReadOnlyList<SqlScript> Scripts { get; } = [.. Names().Select(Script)];

    /// <summary>The schema's version when all have run: the number of the last.</summary>
    public static int Newest => Scripts.Count;

    private static IEnumerable<string> Names() => typeof(Migrations).Assembly.GetManifestResourceNames()
        .Where(name => char.IsAsciiDigit(name[0]))
        .Order(StringComparer.Ordinal);

    private static SqlScript Script(string name)
    {
        using var stream = typeof(Migrations).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The script {name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return new SqlScript(name, reader.ReadToEnd());
    }
}
