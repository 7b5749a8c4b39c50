namespace Furrow.Server;

/// <summary>Administrative areas and settlements, one by one.</summary>
internal static class PlaceAnswers
{
    /// <summary>A place; its place name is that of the place it lies in.</summary>
    public static async Task<object?> One(Ask ask) => await ask.One(ask.Store.Places, place => place.Parent);
}
