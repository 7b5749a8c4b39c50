using System.Security.Cryptography;
using Furrow.Registry;
using Furrow.Store;

namespace Furrow.Cli;

/// <summary>The real clock, identities and person: the one place where they are composed.</summary>
internal static class Real
{
    /// <summary>The machine's clock.</summary>
    public static TimeProvider Clock => TimeProvider.System;

    /// <summary>Identities never given before.</summary>
    public static IIdentities Identities { get; } = new RandomIdentities();

    /// <summary>The person at this machine, as their account is called.</summary>
    public static Actor Person { get; } =
        new(string.IsNullOrWhiteSpace(Environment.UserName) ? "local" : Environment.UserName);

    /// <summary>Opens a store with the real clock and identities.</summary>
    public static Task<OpenStore> Open(string location, bool create, CancellationToken cancel) =>
        Stores.Open(location, create, Clock, Identities, cancel);

    /// <summary>Random UUIDs of version 4, from the system's own source of chance.</summary>
    private sealed class RandomIdentities : IIdentities
    {
        public Guid Next()
        {
            Span<byte> bytes = stackalloc byte[16];
            RandomNumberGenerator.Fill(bytes);
            bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
            bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
            return new Guid(bytes, bigEndian: true);
        }
    }
}
