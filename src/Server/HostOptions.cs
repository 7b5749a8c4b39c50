using Furrow.Registry;

namespace Furrow.Server;

/// <summary>What the server is handed beside the store.</summary>
public sealed record HostOptions
{
    /// <summary>The address that is served when none is asked for.</summary>
    public const string UsualAddress = "http://127.0.0.1:5080";

    /// <summary>Where to listen: an <c>http</c> address on this machine; port 0 takes any free one.</summary>
    public string Url { get; init; } = UsualAddress;

    /// <summary>True when who has not signed in is anybody; false when it is the person at this machine.</summary>
    public bool SignIn { get; init; }

    /// <summary>Names under which other machines reach the server, beside this machine's own.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>
    /// Addresses of the reverse proxies whose word on scheme and client is taken, beside those on this machine.
    /// </summary>
    public IReadOnlyList<System.Net.IPAddress> Proxies { get; init; } = [];

    /// <summary>Whether new requests should come here; closed before the server stops.</summary>
    public Readiness Readiness { get; init; } = new();

    /// <summary>Who the person at this machine is, where no sign-in is asked for.</summary>
    public Viewer Viewer { get; init; } = Viewer.Local;

    /// <summary>Who acts at this machine, where no sign-in is asked for; the journal keeps the name.</summary>
    public Actor Person { get; init; } = new("local");

    /// <summary>Says what day it is.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Where the identities of new records come from.</summary>
    public required IIdentities Identities { get; init; }

    /// <summary>Folder of the pages that come with the program: <c>Ui</c> beside it.</summary>
    public static string UsualPages { get; } = Path.Combine(AppContext.BaseDirectory, "Ui");

    /// <summary>Folder of the pages; by default those that come with the program.</summary>
    public string Pages { get; init; } = UsualPages;

    /// <summary>A PMTiles file for a richer background map; null for the store's own outlines only.</summary>
    public string? Basemap { get; init; }

    /// <summary>Makes the sizes of pictures; null where pictures are not taken in.</summary>
    public Registry.Memorials.IPictureMaker? Images { get; init; }

    /// <summary>What is being prepared while pages are already served; null when everything is ready.</summary>
    public Preparation? Preparation { get; init; }
}
