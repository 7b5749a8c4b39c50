namespace Furrow.Server.Hazards;

/// <summary>Dangerous ground and accidents, one by one.</summary>
internal static class HazardAnswers
{
    /// <summary>A hazard with the works that treat it.</summary>
    public static async Task<object?> One(Ask ask) =>
        await ask.One(ask.Store.Hazards, hazard => hazard.Place) is { } view
            ? view with { Works = await ask.WorksAt(view.Record.Id, null) }
            : null;

    /// <summary>An accident.</summary>
    public static async Task<object?> OneAccident(Ask ask) =>
        await ask.One(ask.Store.Accidents, accident => accident.Place);
}
