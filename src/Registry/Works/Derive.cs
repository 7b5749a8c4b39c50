using Furrow.Registry.Assets;
using Furrow.Registry.Hazards;

namespace Furrow.Registry.Works;

/// <summary>What the works were derived to be, and what could not be.</summary>
/// <param name="Works">In order of hazards and assets, each chain from its first step to its last.</param>
/// <param name="Blocked">Hazards that each asset waits for; assets that wait for none are not in it.</param>
/// <param name="Notes">What was left out or assumed, in words with counts.</param>
public sealed record Derivation(
    IReadOnlyList<Work> Works, IReadOnlyDictionary<AssetId, IReadOnlyList<HazardId>> Blocked,
    IReadOnlyList<string> Notes)
{
    /// <summary>Works of an earlier derivation that this one no longer has, in their order.</summary>
    public IReadOnlyList<WorkId> Gone(IEnumerable<Work> earlier)
    {
        var here = Works.Select(work => work.Id).ToHashSet();
        return [.. earlier.Select(work => work.Id).Where(id => !here.Contains(id))];
    }
}

/// <summary>
/// Turns hazards and assets into works by norms. Pure: the same records give the same works with the same
/// identities.
/// </summary>
public static class Derive
{
    /// <summary>An asset waits for every hazard nearer than this to its footprint or its access, in metres.</summary>
    public const double SafetyMetres = 50;

    /// <summary>
    /// A lot of ground is so small that a standard crew needs at most this many working days for each step.
    /// </summary>
    public const double DaysPerGroundLot = 10;

    /// <summary>
    /// A lot of mending is so small that a standard crew needs at most this many working days for each step.
    /// </summary>
    public const double DaysPerMendingLot = 20;

    /// <summary>No hazard and no asset is split into more lots than this; beyond it lots grow.</summary>
    public const int MostLots = 60;

    /// <summary>Part of a place's people that is taken to wait for its ground where no asset waits for it.</summary>
    public const double ShareWaitingForGround = 0.1;

    /// <summary>
    /// Part of a stand-in outline that survey is expected to leave for clearance; a planning assumption.
    /// </summary>
    public const double ShareOfStandIn = 0.01;

    /// <summary>All works of these hazards and assets.</summary>
    /// <exception cref="Refusal"><c>norm.missing</c> when the table lacks a norm that is needed.</exception>
    public static Derivation Works(
        IReadOnlyList<Hazard> hazards, IReadOnlyList<Asset> assets, IReadOnlyList<Place> places,
        IReadOnlyList<Norm> norms)
    {
        var dangerous = hazards.Where(Blocks).OrderBy(hazard => hazard.Id.Value).ToList();
        var mending = assets.OrderBy(asset => asset.Id.Value).ToList();
        var table = new NormTable(norms);
        var nearness = new Nearness(dangerous);
        var near = mending.Select(nearness.Of).ToList();
        var waiting = PeopleAtGround(dangerous, near, places);

        var works = new List<Work>();
        var released = new WorkId[dangerous.Count];
        for (var i = 0; i < dangerous.Count; i++)
        {
            var chain = GroundWorks.Of(dangerous[i], table, waiting[i]);
            released[i] = chain[^1].Id;
            works.AddRange(chain);
        }

        for (var i = 0; i < mending.Count; i++)
            works.AddRange(MendingWorks.Of(mending[i], table, [.. near[i].Select(hazard => released[hazard])]));
        var blocked = Enumerable.Range(0, mending.Count).Where(i => near[i].Count > 0).ToDictionary(
            i => mending[i].Id, i => (IReadOnlyList<HazardId>)[.. near[i].Select(hazard => dangerous[hazard].Id)]);
        return new(works, blocked, Notes(dangerous, mending));
    }

    /// <summary>
    /// True while danger remains: suspected and confirmed ground alike, also while its work is suspended.
    /// </summary>
    public static bool Blocks(Hazard hazard) => hazard.Status is HazardStatus.Open or HazardStatus.Suspended;

    /// <summary>How many lots keep each step of a lot within <paramref name="days"/> of a standard crew.</summary>
    internal static int Lots(double crewDays, double days) =>
        (int)Math.Clamp(Math.Ceiling((crewDays / days) - 1e-9), 1, MostLots);

    /// <summary>
    /// People who wait for each hazard itself: none where an asset waits for it (the asset's people count through the
    /// chain); else a tenth of the place's people, shared among such hazards of the place by area. Unknown counts as
    /// none.
    /// </summary>
    private static int[] PeopleAtGround(
        List<Hazard> hazards, List<IReadOnlyList<int>> near, IReadOnlyList<Place> places)
    {
        var population = places.Where(place => place.Population is > 0)
            .ToDictionary(place => place.Id, place => place.Population!.Value);
        var withAsset = near.SelectMany(indices => indices).ToHashSet();
        var alone = Enumerable.Range(0, hazards.Count)
            .Where(i => !withAsset.Contains(i) && hazards[i].Place is { } place && population.ContainsKey(place));
        var people = new int[hazards.Count];
        foreach (var group in alone.GroupBy(i => hazards[i].Place!.Value))
        {
            var area = group.Sum(i => hazards[i].AreaSquareMetres);
            if (area <= 0)
                continue;
            foreach (var i in group)
            {
                var share = hazards[i].AreaSquareMetres / area;
                people[i] = (int)Math.Round(population[group.Key] * ShareWaitingForGround * share);
            }
        }

        return people;
    }

    private static List<string> Notes(List<Hazard> hazards, List<Asset> assets)
    {
        var notes = new List<string>();
        void Note(int count, string words)
        {
            if (count > 0)
                notes.Add($"{count} {words}");
        }

        Note(hazards.Count(hazard => hazard.OutlineIsStandIn), "hazards are known only by a stand-in outline: "
            + "all of it is surveyed, and 1 % of it is assumed to need clearance until a survey says more.");
        Note(hazards.Count(hazard => hazard.Status == HazardStatus.Suspended), "hazards are suspended: "
            + "their works and everything behind them stay unplanned until they are open again.");
        Note(assets.Count(asset => asset.Damage.Grade is null), "assets have no damage grade: "
            + "what mending them takes is unknown, and no works are derived.");
        Note(assets.Count(asset => asset.Damage.Grade is > 0 && MendingWorks.Units(asset) is null),
            "assets are measured in a unit that their norms do not know: no works are derived.");
        Note(assets.Count(asset => asset.PeopleServed is null), "assets do not say how many people they serve: "
            + "their people waiting are unknown.");
        Note(assets.Count(asset => asset.Access is null), "assets have no access line: "
            + "only hazards at the footprint are known to block them.");
        return notes;
    }
}

/// <summary>Norms by code; a missing one is refused by name.</summary>
internal sealed class NormTable(IReadOnlyList<Norm> norms)
{
    private readonly Dictionary<string, Norm> byCode = norms.ToDictionary(norm => norm.Code, StringComparer.Ordinal);

    public Norm this[string code] => !byCode.TryGetValue(code, out var norm)
        ? throw new Refusal("norm.missing", $"The norm table has no '{code}'; add it, or load the starting table.")
        : norm.Typical > 0 ? norm : throw new Refusal(
            "norm.not-positive", $"Norm '{code}' says {norm.Typical} {norm.Unit} a day; it must be above 0.");
}
