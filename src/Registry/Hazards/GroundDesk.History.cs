namespace Furrow.Registry.Hazards;

/// <content>The past: how a hazard stood, and taking a change back.</content>
public sealed partial class GroundDesk
{
    /// <summary>Codes that ship, with the programme's own.</summary>
    public static async Task<CodeBook> Codes(IStore store, Viewer viewer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(store);
        return CodeBook.Shipped.With(await store.Codes.Everything(Filter.None, viewer, cancel));
    }

    /// <summary>
    /// A hazard as it was recorded at a moment, by the journal; null when it was not recorded yet.
    /// </summary>
    /// <param name="store">Where the journal is.</param>
    /// <param name="id">Which hazard.</param>
    /// <param name="known">The moment.</param>
    /// <param name="read">Reads a record from the journal's JSON.</param>
    /// <param name="viewer">Who asks; must be one who may read the journal.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task<Hazard?> AsRecorded(
        IStore store, HazardId id, DateTimeOffset known, Func<string, Hazard> read, Viewer viewer,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(read);
        for (var page = new Page(1000); ;)
        {
            var slice = await store.Journal.Of(id.ToString(), page, viewer, cancel);
            if (slice.Items.FirstOrDefault(entry => entry.At <= known && entry.Kind == "hazard") is { } entry)
                return entry.After is null ? null : read(entry.After);
            if (slice.Next is null)
                return null;
            page = page with { After = slice.Next };
        }
    }

    /// <summary>
    /// Takes back the newest change of a hazard's fields by a change that restores what was before. Ground is taken
    /// back by reversing entries of the balance; a state goes back only by a step that its table has.
    /// </summary>
    /// <param name="id">Which hazard.</param>
    /// <param name="number">The journal's entry to take back.</param>
    /// <param name="read">Reads a record from the journal's JSON.</param>
    /// <param name="cancel">Stops before anything is kept.</param>
    public async Task<Hazard> TakeBack(
        HazardId id, long number, Func<string, Hazard> read, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(read);
        var newest = (await store.Journal.Of(id.ToString(), new Page(10), viewer, cancel)).Items
            .FirstOrDefault(entry => entry.Kind == "hazard");
        if (newest is null || newest.Number != number)
        {
            throw new Refusal("hazard.undo-order", newest is null
                ? "The journal has no change of this hazard that you may see."
                : $"Entry {number} is not the newest change of this hazard; take back entry {newest.Number} first.");
        }

        if (newest.Before is null)
        {
            throw new Refusal("hazard.undo-first",
                "This entry recorded the hazard; nothing is deleted. Close the hazard as recorded twice instead.");
        }

        var (now, before) = (read(newest.After!), read(newest.Before));
        if (!GroundGrid.Same(now.Outline, before.Outline) || now.RemainingSquareMetres != before.RemainingSquareMetres)
        {
            throw new Refusal("hazard.undo-ground",
                "This change moved ground; undo its entry in the balance, so that the sum stays whole.");
        }

        var standing = (await Account(id, cancel)).Hazard;
        var restored = before with { Outline = standing.Outline };
        if (before.Status != now.Status || before.Kind != now.Kind)
        {
            restored = restored with
            {
                StatusReason = "other",
                StatusOn = Today,
                StatusNote = $"Entry {number} of the journal was taken back.",
            };
        }

        await store.Hazards.Save(writing, [restored], cancel);
        return restored;
    }
}
