using Furrow.Registry;

namespace Furrow.Cli;

/// <summary>Identities of the real world: never given before, ordered by the time they were given.</summary>
internal sealed class Identities : IIdentities
{
    /// <inheritdoc/>
#pragma warning disable RS0030 // The one place where identities come from thin air, to be handed to everything else.
    public Guid Next() => Guid.CreateVersion7();
#pragma warning restore RS0030
}
