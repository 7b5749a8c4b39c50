using Furrow.Registry;

namespace Furrow.Server;

/// <summary>What the server is handed beside the store.</summary>
public sealed record HostOptions
{
    /// <summary>The address that is served when none is asked for.</summary>
    public const string UsualAddress = "http://127.0.0.1:5080";

    /// <summary>Where to listen: an <c>http</c> address on this machine; port 0 takes any free one.</summary>
    public string Url { get; init; } = UsualAddress;

    /// <summary>Who asks. Until there are accounts it is the person at this machine.</summary>
    public Viewer Viewer { get; init; } = Viewer.Local;

    /// <summary>Who acts when a page confirms, rejects or adopts; the journal keeps the name.</summary>
    public Actor Actor { get; init; } = new("local");

    /// <summary>Says what day it is.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Where the identities of new records come from.</summary>
    public required IIdentities Identities { get; init; }

    /// <summary>Folder of the pages; by default <c>Ui</c> beside the program.</summary>
    public string Pages { get; init; } = Path.Combine(AppContext.BaseDirectory, "Ui");

    /// <summary>A PMTiles file for a richer background map; null for the store's own outlines only.</summary>
    public string? Basemap { get; init; }

    /// <summary>What is being prepared while pages are already served; null when everything is ready.</summary>
    public Preparation? Preparation { get; init; }
}
