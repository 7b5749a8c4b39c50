using System.Net.Sockets;
using System.Runtime.InteropServices;
using Furrow.Registry;
using Furrow.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;

namespace Furrow.Cli;

/// <summary>Starts the server where it was asked for, or where it finds room.</summary>
internal static class Serving
{
    private const int Tries = 50;

    /// <summary>How long answers under way may take once the server stops.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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

    /// <summary>
    /// Serves until it is stopped, then lets answers under way finish. A supervisor's SIGTERM is first made known
    /// (<c>/health/ready</c>) for as long as <paramref name="notice"/> says, so that proxies send people elsewhere; a
    /// second signal ends it at once.
    /// </summary>
    public static async Task UntilStopped(
        WebApplication app, Readiness readiness, TimeSpan notice, CancellationToken cancel)
    {
        var told = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Hear(signal, notice));
        using var interrupt = PosixSignalRegistration.Create(
            PosixSignal.SIGINT, signal => Hear(signal, TimeSpan.Zero));
        using var cancelled = cancel.Register(() => told.TrySetResult(TimeSpan.Zero));
        var wait = await told.Task;
        readiness.Close();
        await Task.Delay(wait, CancellationToken.None);
        using var patience = new CancellationTokenSource(Patience);
        await app.StopAsync(patience.Token);

        void Hear(PosixSignalContext signal, TimeSpan waits) => signal.Cancel = told.TrySetResult(waits);
    }

    private static bool IsTaken(IOException fault) =>
        fault.InnerException is AddressInUseException
        || fault.InnerException?.InnerException is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }
        || fault.InnerException is SocketException { SocketErrorCode: SocketError.AccessDenied };
}
