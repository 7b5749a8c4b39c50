using Furrow.Registry;

namespace Furrow.Cli;

/// <summary>Founds the programme of a store with its first import, and keeps it honest about made-up data.</summary>
internal static class Founding
{
    private const string Notice =
        "Records are as their sources give them; each one names its source. Boundaries are as their sources draw them: "
        + "showing them takes no side.";

    /// <summary>
    /// The programme that should be saved with an import: a new one in an empty store, the same marked illustrative
    /// when
    /// made-up rows come in; null when it stays as it is.
    /// </summary>
    public static async Task<Programme?> Wanted(
        IStore store, ImportWish wish, DateOnly today, CancellationToken cancel)
    {
        var programme = await store.Programme.Find(Viewer.Local, cancel);
        if (programme is null)
        {
            return new Programme
            {
                Name = wish.Programme ?? Path.GetFileNameWithoutExtension(wish.Store),
                Illustrative = wish.Illustrative,
                Notice = Notice,
                StartsOn = wish.StartsOn ?? today,
            };
        }

        var renamed = programme with
        {
            Name = wish.Programme ?? programme.Name,
            StartsOn = wish.StartsOn ?? programme.StartsOn,
            Illustrative = programme.Illustrative || wish.Illustrative,
        };
        var same = renamed.Name == programme.Name && renamed.StartsOn == programme.StartsOn
            && renamed.Illustrative == programme.Illustrative;
        return same ? null : renamed;
    }
}
