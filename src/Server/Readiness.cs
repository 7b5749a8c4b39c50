namespace Furrow.Server;

/// <summary>Whether new requests should come to this server.</summary>
public sealed class Readiness
{
    private volatile bool closed;

    /// <summary>True once the server is about to stop.</summary>
    public bool Closed => closed;

    /// <summary>Asks proxies to send people elsewhere; requests that come all the same are still answered.</summary>
    public void Close() => closed = true;
}
