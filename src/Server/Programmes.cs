using System.Text.Json.Serialization;
using Furrow.Registry;
using Furrow.Registry.Plans;
using NetTopologySuite.Geometries;

namespace Furrow.Server;

/// <summary>What every page shows first.</summary>
internal static class Programmes
{
    /// <summary>The programme, how much there is of everything, where, and whom to credit.</summary>
    public static async Task<object?> Show(Ask ask)
    {
        var (store, snapshot) = (ask.Store, ask.Snapshot);
        return new ProgrammeView(
            await store.Programme.Find(ask.Viewer, ask.Cancel), await Counts(ask), await Box(snapshot),
            await Attributions(snapshot), await store.Plans.Current(ask.Viewer, ask.Cancel),
            ask.Options.Basemap is not null);
    }

    /// <summary>Which step of a preparation runs, and the version of the data.</summary>
    public static Task<object?> Progress(Ask ask)
    {
        var step = ask.Options.Preparation?.Step;
        return Task.FromResult<object?>(new ProgressView(step is not null, step, ask.Snapshot.Version));
    }

    private static async Task<CountsView> Counts(Ask ask)
    {
        var (store, viewer, cancel) = (ask.Store, ask.Viewer, ask.Cancel);
        return new CountsView(
            await store.Places.Count(Filter.None, viewer, cancel),
            await store.Hazards.Count(Filter.None, viewer, cancel),
            await store.Assets.Count(Filter.None, viewer, cancel),
            await store.Crews.Count(Filter.None, viewer, cancel),
            await store.Works.Count(Filter.None, viewer, cancel),
            await store.Commitments.Count(Filter.None, viewer, cancel),
            await store.Documents.Count(Filter.None, viewer, cancel),
            await store.Accidents.Count(Filter.None, viewer, cancel));
    }

    /// <summary>
    /// West, south, east, north of what the programme treats; of its places when there is nothing to treat yet.
    /// </summary>
    private static async Task<double[]?> Box(Snapshot snapshot)
    {
        var box = new Envelope();
        foreach (var hazard in await snapshot.Hazards)
            box.ExpandToInclude(hazard.Outline.EnvelopeInternal);
        foreach (var asset in await snapshot.Assets)
            box.ExpandToInclude(asset.Footprint.EnvelopeInternal);
        if (box.IsNull)
        {
            foreach (var place in (await snapshot.Places).All)
                box.ExpandToInclude((place.Outline ?? place.Centre).EnvelopeInternal);
        }

        return box.IsNull ? null : [box.MinX, box.MinY, box.MaxX, box.MaxY];
    }

    private static async Task<IReadOnlyList<string>> Attributions(Snapshot snapshot)
    {
        var origins = (await snapshot.Places).All.Select(place => place.Origin)
            .Concat((await snapshot.Hazards).Select(hazard => hazard.Origin))
            .Concat((await snapshot.Assets).Select(asset => asset.Origin))
            .Concat((await snapshot.Accidents).Select(accident => accident.Origin));
        return [.. origins.Select(origin => origin.Attribution).OfType<string>().Distinct()
            .Order(StringComparer.Ordinal)];
    }

    private sealed record ProgrammeView(
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Programme? Programme,
        CountsView Counts,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double[]? Bbox,
        IReadOnlyList<string> Attributions,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Plan? CurrentPlan,
        bool Basemap);

    private sealed record CountsView(
        long Places, long Hazards, long Assets, long Crews, long Works, long Commitments, long Documents,
        long Accidents);

    private sealed record ProgressView(
        bool Busy, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Step, string Version);
}
