using Furrow.Registry;
using Furrow.Registry.Exchange;
using Furrow.Registry.Memorials;
using Furrow.Server;
using Furrow.Server.Memorials;

namespace Furrow.Cli;

/// <summary>The memorials as a file: what anybody may see, never more.</summary>
internal static class MemorialFile
{
    /// <summary>Formats of <c>furrow export</c>, and the export each of them is.</summary>
    public static IReadOnlyDictionary<string, string> Formats { get; } = new Dictionary<string, string>
    {
        ["lido"] = "objects.lido.xml",
        ["linked-art"] = "objects.linked-art.json",
        ["linked-art-people"] = "people.linked-art.json",
        ["iiif"] = "objects.iiif.json",
        ["dublin-core"] = "objects.dublin-core.csv",
        ["objects-csv"] = "objects.csv",
        ["objects-xlsx"] = "objects.xlsx",
        ["people-csv"] = "people.csv",
        ["people-xlsx"] = "people.xlsx",
        ["roll"] = "roll.pdf",
    };

    /// <summary>The bytes of one format.</summary>
    /// <param name="store">What is kept.</param>
    /// <param name="format">A key of <see cref="Formats"/>.</param>
    /// <param name="root">Address at which the pages are served.</param>
    /// <param name="site">Number of the site whose people are wanted; null for all.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="Refusal"><c>export.no-site</c>, <c>export.root</c>, <c>export.too-many</c></exception>
    public static async Task<byte[]> Write(
        IStore store, string format, string root, string? site, CancellationToken cancel)
    {
        if (!Uri.TryCreate(root, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new Refusal("export.root", $"'{root}' is no web address; give the one at which the pages are "
                + "served, such as https://memorials.example.org.");
        var of = site is null ? null : await Named(store, site, cancel);
        var export = new MemorialExport(store, root.TrimEnd('/'));
        return format == "roll"
            ? RollOfNames.Write(of, await export.People(of?.Id, cancel), Fonts)
            : (await export.Write(Formats[format], of?.Id, cancel)).Bytes;
    }

    private static string Fonts => Path.Combine(HostOptions.UsualPages, "lib", "fonts");

    private static async Task<Site> Named(IStore store, string number, CancellationToken cancel)
    {
        var sites = await store.Memorials.Sites.Everything(Filter.None, Viewer.Public, cancel);
        return sites.FirstOrDefault(site => site.LocalId.Equals(number, StringComparison.OrdinalIgnoreCase))
            ?? throw new Refusal("export.no-site", sites.Count == 0
                ? "The store has no site yet; leave --site out."
                : $"No site has the number '{number}'; there are "
                    + $"{string.Join(", ", sites.Take(20).Select(one => one.LocalId))}.");
    }
}
