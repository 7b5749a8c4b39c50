using Furrow.Registry;
using Microsoft.AspNetCore.Http;

namespace Furrow.Server;

/// <summary>The one place where a request becomes somebody: who asks, and who acts.</summary>
internal sealed class Callers(HostOptions options)
{
    /// <summary>Who asks.</summary>
    public Viewer Viewer(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return options.Viewer;
    }

    /// <summary>Who changes something; refuses who may only look.</summary>
    public Actor Actor(HttpContext http) => Viewer(http).MaySee(Sensitivity.High)
        ? options.Actor
        : throw new Refusal("request.not-allowed",
            $"'{Viewer(http).Name}' may look and not change; ask whoever keeps the programme.");
}
