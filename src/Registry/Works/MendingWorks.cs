using Furrow.Registry.Assets;

namespace Furrow.Registry.Works;

/// <summary>The chain of one asset: debris, build, finish by its grade and kind; in lots when it is large.</summary>
internal static class MendingWorks
{
    /// <summary>Works in order; empty when nothing is to be mended or what it takes is unknown.</summary>
    /// <param name="asset">What is mended.</param>
    /// <param name="norms">How much labour each step takes.</param>
    /// <param name="after">The works that release the hazards it waits for.</param>
    public static List<Work> Of(Asset asset, NormTable norms, IReadOnlyList<WorkId> after)
    {
        if (asset.Damage.Grade is not { } grade || Units(asset) is not { } quantity || quantity <= 0)
            return [];
        var steps = Norms.Steps(asset.Kind, Math.Min(grade, 5))
            .Select(step => (Step: step, Norm: norms[Norms.Repairing(asset.Kind, Math.Min(grade, 5), step)])).ToList();
        if (steps.Count == 0)
            return [];
        var longest = steps.Max(step => quantity / step.Norm.Typical / Norms.StandardCrew(step.Norm.Skill));
        var lots = Derive.Lots(longest, Derive.DaysPerMendingLot);
        var works = new List<Work>();
        var ends = new List<int>();
        for (var lot = 1; lot <= lots; lot++)
        {
            var waits = after;
            foreach (var (step, norm) in steps)
            {
                works.Add(Step(asset, step, norm, quantity / lots, (lot, lots), waits));
                waits = [works[^1].Id];
            }

            ends.Add(works.Count - 1);
        }

        SeatPeople(asset, works, ends);
        return works;
    }

    /// <summary>How much there is in the norm's unit; null when the asset's unit is another.</summary>
    public static double? Units(Asset asset) => asset.Unit == Norms.UnitOf(asset.Kind) ? asset.Quantity
        : asset.Unit == "piece" ? asset.Quantity * Norms.UnitsPerPiece(asset.Kind)
        : null;

    /// <summary>
    /// Homes come back lot by lot, so each lot ends the waiting of its share; a school, a road or a line serves nobody
    /// until its last lot is done, so that one waits for the others and carries everybody.
    /// </summary>
    private static void SeatPeople(Asset asset, List<Work> works, List<int> ends)
    {
        var people = asset.PeopleServed ?? 0;
        if (asset.Kind is AssetKind.Housing or AssetKind.Farm)
        {
            for (var i = 0; i < ends.Count; i++)
            {
                var share = (int)(((long)people * (i + 1) / ends.Count) - ((long)people * i / ends.Count));
                works[ends[i]] = works[ends[i]] with { PeopleWaiting = share };
            }

            return;
        }

        var last = works[ends[^1]];
        var others = ends[..^1].Select(end => works[end].Id);
        works[ends[^1]] = last with { PeopleWaiting = people, WaitsFor = [.. last.WaitsFor, .. others] };
    }

    private static Work Step(
        Asset asset, WorkKind step, Norm norm, double quantity, (int Number, int Of) lot, IReadOnlyList<WorkId> waits)
    {
        var name = asset.Name is { } words ? $"{asset.LocalId} {words}" : asset.LocalId;
        var title = $"{Verb(asset.Kind, step)}: {name}";
        return new Work
        {
            Id = Identity.From<WorkId>("asset", asset.Id.ToString(), step.ToString(), lot.Number.ToString()),
            Kind = step,
            Title = lot.Of == 1 ? title : $"{title}, lot {lot.Number} of {lot.Of}",
            Asset = asset.Id,
            Lot = lot.Of == 1 ? null : lot.Number,
            Skill = norm.Skill,
            Quantity = quantity,
            Unit = norm.Unit,
            PersonDays = quantity / norm.Typical,
            Norm = norm.Code,
            PeopleWaiting = 0,
            WaitsFor = waits,
            Point = asset.Footprint.InteriorPoint,
            Place = asset.Place,
            Origin = new Origin("furrow derive", asset.LocalId, asset.Origin.Illustrative),
        };
    }

    private static string Verb(AssetKind kind, WorkKind step) => (kind, step) switch
    {
        (AssetKind.Road, _) => "Mend road",
        (AssetKind.Bridge, _) => "Mend bridge",
        (AssetKind.Power, _) => "Mend power",
        (AssetKind.Water, _) => "Mend water",
        (_, WorkKind.Debris) => "Remove debris",
        (_, WorkKind.Finish) => "Finish",
        _ => "Build",
    };
}
