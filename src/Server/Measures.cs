using Furrow.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace Furrow.Server;

/// <summary>
/// What the server measures of itself, for Prometheus: how often it was asked by which route and how long it took,
/// what the store took, memory and threads. No measure carries a name, an address or an identity.
/// </summary>
internal static class Measures
{
    /// <summary>Where they are read.</summary>
    public const string Path = "/metrics";

    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql",
        "Furrow.Store",
    ];

    /// <summary>Collects them from the start of the server on.</summary>
    public static void Add(IServiceCollection services) => services.AddOpenTelemetry().WithMetrics(metrics =>
        metrics.AddMeter(Meters).AddPrometheusExporter(exporter => exporter.ScrapeEndpointPath = Path));

    /// <summary>Shows them to administrators: the person at this machine, or a program with a token.</summary>
    public static void Use(WebApplication app, Callers callers)
    {
        app.Use((http, next) =>
        {
            if (http.Request.Path == Path)
                callers.Actor(http, Ability.Administer);
            return next(http);
        });
        app.UseOpenTelemetryPrometheusScrapingEndpoint();
    }
}
