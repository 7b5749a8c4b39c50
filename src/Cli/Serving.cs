using System.Net.Sockets;
using Furrow.Registry;
using Furrow.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;

namespace Furrow.Cli;

/// <summary>Starts the server where it was asked for, or where it finds room.</summary>
internal static class Serving
{
    private const int Tries = 50;

    /// <summary>
    /// Starts it. An address that was asked for must be free; the usual one gives way to the next port.
    /// </summary>
    /// <exception cref="Refusal"><c>serve.port-taken</c>, and what <see cref="Host.Build"/> refuses.</exception>
    public static async Task<WebApplication> Start(
        IStore store, HostOptions options, string? asked, CancellationToken cancel)
    {
        var usual = new Uri(HostOptions.UsualAddress);
        for (var port = usual.Port; port < usual.Port + Tries; port++)
        {
            var url = asked ?? new UriBuilder(usual) { Port = port }.Uri.GetLeftPart(UriPartial.Authority);
            var app = Host.Build(store, options with { Url = url });
            try
            {
                await app.StartAsync(cancel);
                return app;
            }
            catch (IOException fault) when (IsTaken(fault))
            {
                await app.DisposeAsync();
                if (asked is not null)
                    throw new Refusal("serve.port-taken", $"Another program serves at {url} already; "
                        + "name another port with --urls, or leave --urls out to take the next free one.");
            }
        }

        throw new Refusal("serve.port-taken", $"Ports {usual.Port} to {usual.Port + Tries - 1} are all taken; "
            + "name a free one with --urls.");
    }

    /// <summary>Serves until the person stops it, then lets answers under way finish.</summary>
    public static async Task UntilStopped(WebApplication app, CancellationToken cancel)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancel);
        }
        catch (OperationCanceledException)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await app.StopAsync(patience.Token);
        }
    }

    private static bool IsTaken(IOException fault) =>
        fault.InnerException is AddressInUseException
        || fault.InnerException?.InnerException is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }
        || fault.InnerException is SocketException { SocketErrorCode: SocketError.AccessDenied };
}
