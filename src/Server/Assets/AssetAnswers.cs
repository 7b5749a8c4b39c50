namespace Furrow.Server.Assets;

/// <summary>Damaged things, one by one.</summary>
internal static class AssetAnswers
{
    /// <summary>An asset with the works that mend it.</summary>
    public static async Task<object?> One(Ask ask) =>
        await ask.One(ask.Store.Assets, asset => asset.Place) is { } view
            ? view with { Works = await ask.WorksAt(null, view.Record.Id) }
            : null;
}
