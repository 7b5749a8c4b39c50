using Furrow.Registry;
using Furrow.Store;

namespace Furrow.Cli;

/// <summary>The real clock, identities and person: the one place where they are composed.</summary>
internal static class Real
{
    /// <summary>The machine's clock.</summary>
    public static TimeProvider Clock => TimeProvider.System;

    /// <summary>Identities never given before.</summary>
    public static IIdentities Identities { get; } = new Identities();

    /// <summary>Makes the sizes of pictures.</summary>
    public static Registry.Memorials.IPictureMaker Images { get; } = new Server.Memorials.SkiaPictures();

    /// <summary>The person at this machine, as their account is called.</summary>
    public static Actor Person { get; } =
        new(string.IsNullOrWhiteSpace(Environment.UserName) ? "local" : Environment.UserName);

    /// <summary>Opens a store with the real clock and identities.</summary>
    public static Task<OpenStore> Open(string location, bool create, CancellationToken cancel) =>
        Stores.Open(location, create, Clock, Identities, cancel);

    /// <summary>Copies a store with the real clock and identities.</summary>
    public static Task<Moved> Move(
        string from, string to, IProgress<string>? progress, CancellationToken cancel) =>
        Stores.Move(from, to, Clock, Identities, progress, cancel);
}
