using Furrow.Registry;
using Furrow.Registry.Assets;
using Furrow.Registry.Hazards;
using Furrow.Registry.Sources;
using Furrow.Registry.Works;

namespace Furrow.Cli.Sample;

/// <summary>Everything the sample consists of, before it is kept.</summary>
internal sealed record SampleRecords(
    Programme Programme, IReadOnlyList<Place> Places, IReadOnlyList<Hazard> Hazards, IReadOnlyList<Asset> Assets,
    IReadOnlyList<Crew> Crews, IReadOnlyList<Norm> Norms, Document Statement)
{
    /// <summary>How many records there are.</summary>
    public int Count => 2 + Places.Count + Hazards.Count + Assets.Count + Crews.Count + Norms.Count;
}

/// <summary>The sample programme: made by a seeded generator and marked illustrative wherever it is made up.</summary>
internal static class SampleProgramme
{
    /// <summary>Makes the records. The same options give the same records to the byte.</summary>
    public static SampleRecords Make(SampleOptions options)
    {
        var places = SamplePlaces.Make();
        var hazards = SampleHazards.Make(options.Checked(), places);
        return new(
            Programme(options), places.All, hazards, SampleAssets.Make(options, places, hazards),
            SampleCrews.Make(options, places), Norms.Defaults,
            Documents.Of(SampleStatement.Text, new(SampleOptions.Source, "statement", Illustrative: true)));
    }

    /// <summary>
    /// Keeps the sample in one write: all of it is there afterwards, or nothing; then its orders, act by act. Loading
    /// it again changes nothing.
    /// </summary>
    /// <param name="store">An empty store, or one that holds this same sample.</param>
    /// <param name="options">How it is made.</param>
    /// <param name="actor">Who loads it.</param>
    /// <param name="progress">Told what is being done, in words.</param>
    /// <param name="cancel">Stops before the commit.</param>
    /// <exception cref="Refusal"><c>sample.other-programme</c> when the store holds another programme.</exception>
    public static async Task<(SampleRecords Records, Saved Saved)> Load(
        IStore store, SampleOptions options, Actor actor, Action<string>? progress, CancellationToken cancel)
    {
        progress?.Invoke("making the sample");
        var records = Make(options);
        await RefuseOther(store, records.Programme, cancel);
        progress?.Invoke($"keeping {records.Count} records");
        var saved = await store.Journal.Write(
            actor, $"load the sample programme, seed {options.Seed}, scale {options.Scale}",
            writing => Save(store, writing, records, cancel), cancel);
        progress?.Invoke("handing in orders, reports and inspections");
        await new SampleRelease(store, options, records, actor).Load(cancel);
        progress?.Invoke("opening the memorials");
        var around = records.Places.First(place => place.Kind == PlaceKind.Settlement);
        await store.Journal.Write(
            actor, "open the sample's memorials",
            writing => SampleMemorials.Save(store, writing, around, cancel), cancel);
        return (records, saved);
    }

    private static async Task<Saved> Save(
        IStore store, IWriting writing, SampleRecords records, CancellationToken cancel) =>
        await store.Programme.Save(writing, records.Programme, cancel)
            + await store.Places.Save(writing, records.Places, cancel)
            + await store.Norms.Save(writing, records.Norms, cancel)
            + await store.Documents.Save(writing, [records.Statement], cancel)
            + await store.Hazards.Save(writing, await AsTheyStand(store, records.Hazards, cancel), cancel)
            + await store.Assets.Save(writing, records.Assets, cancel)
            + await store.Crews.Save(writing, records.Crews, cancel);

    /// <summary>What became of a hazard since the first load stays: only a person lifts a suspension.</summary>
    private static async Task<IReadOnlyList<Hazard>> AsTheyStand(
        IStore store, IReadOnlyList<Hazard> hazards, CancellationToken cancel)
    {
        var standing = (await store.Hazards.Everything(Filter.None, Viewer.Local, cancel))
            .ToDictionary(hazard => hazard.Id);
        return [.. hazards.Select(hazard => standing.TryGetValue(hazard.Id, out var now)
            ? hazard with
            {
                Status = now.Status, StatusReason = now.StatusReason, StatusOn = now.StatusOn,
                StatusNote = now.StatusNote,
            }
            : hazard)];
    }

    private static async Task RefuseOther(IStore store, Programme sample, CancellationToken cancel)
    {
        if (await store.Programme.Find(Viewer.Local, cancel) is { } kept && kept.Notice != sample.Notice)
            throw new Refusal("sample.other-programme",
                $"The store already holds '{kept.Name}', which is not this sample; "
                + "give an empty store with --store FILE.");
    }

    private static Programme Programme(SampleOptions options) => new()
    {
        Name = "Kursk border districts (illustrative)",
        Illustrative = true,
        Notice = "Illustrative. The settlements are real; hazards, damage and crews are made up by a seeded generator "
            + $"(seed {options.Seed}, scale {options.Scale}) and say nothing about any real place. District outlines "
            + "are drawn from points and are no boundaries that anybody decided. No ground is shown as safe.",
        StartsOn = SampleOptions.StartsOn,
        Holidays = [.. Enumerable.Range(SampleOptions.StartsOn.Year, 4).SelectMany(Holidays)],
    };

    private static IEnumerable<DateOnly> Holidays(int year) =>
    [
        new(year, 1, 1), new(year, 1, 7), new(year, 2, 23), new(year, 3, 8), new(year, 5, 1), new(year, 5, 9),
        new(year, 6, 12), new(year, 11, 4),
    ];
}
