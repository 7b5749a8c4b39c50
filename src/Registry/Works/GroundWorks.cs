using Furrow.Registry.Hazards;
using NetTopologySuite.Geometries;

namespace Furrow.Registry.Works;

/// <summary>
/// The chain of one hazard: survey, clear lot by lot (a machine's lots are verified after it), inspect.
/// </summary>
internal static class GroundWorks
{
    private const double VerifiedByHandBelowSquareMetres = 5000;

    /// <summary>From the first step to the last; the last one releases the hazard and carries its people.</summary>
    public static List<Work> Of(Hazard hazard, NormTable norms, int people)
    {
        var chain = new Chain(hazard);
        var area = (double?)hazard.RemainingSquareMetres ?? hazard.AreaSquareMetres;
        var survey = norms[hazard.OutlineIsStandIn ? "survey.stand-in" : "survey.area"];
        var surveyed = chain.Gated(WorkKind.Survey, "Survey", survey, area, []);
        var toClear = hazard.OutlineIsStandIn ? area * Derive.ShareOfStandIn : area;
        var cleared = Clearance(hazard, norms, chain, toClear, surveyed);
        chain.Gated(WorkKind.Inspect, "Inspect", norms["inspect.area"], toClear, cleared);
        chain.Works[^1] = chain.Works[^1] with { PeopleWaiting = people };
        return chain.Works;
    }

    private static List<WorkId> Clearance(
        Hazard hazard, NormTable norms, Chain chain, double area, WorkId surveyed)
    {
        var clear = norms[Norms.Clearing(hazard.Method)];
        var crew = Norms.StandardCrew(clear.Skill);
        var perCrewDay = hazard.RateSquareMetresPerCrewDay is { } rate and > 0 ? rate : clear.Typical * crew;
        var verify = hazard.Method == ClearanceMethod.Mechanical
            ? norms[area < VerifiedByHandBelowSquareMetres ? "verify.manual" : "verify.dogs"]
            : null;
        var slowest = verify is null
            ? perCrewDay
            : Math.Min(perCrewDay, verify.Typical * Norms.StandardCrew(verify.Skill));
        var lots = Derive.Lots(area / slowest, Derive.DaysPerGroundLot);
        var ends = new List<WorkId>();
        for (var lot = 1; lot <= lots; lot++)
        {
            var part = area / lots;
            var cleared = chain.Add(
                WorkKind.Clear, Verb(hazard.Method), clear.Skill, part, part / perCrewDay * crew,
                hazard.RateSquareMetresPerCrewDay is > 0 ? null : clear.Code, (lot, lots), [surveyed]);
            ends.Add(verify is null ? cleared : chain.Add(
                WorkKind.Clear, "Verify", verify.Skill, part, part / verify.Typical, verify.Code, (lot, lots),
                [cleared]));
        }

        return ends;
    }

    private static string Verb(ClearanceMethod method) => method switch
    {
        ClearanceMethod.Dogs => "Clear with dogs",
        ClearanceMethod.Mechanical => "Clear by machine",
        ClearanceMethod.BattleArea => "Search the battle area",
        ClearanceMethod.Eod => "Dispose of items",
        _ => "Clear by hand",
    };

    private sealed class Chain(Hazard hazard)
    {
        private readonly string name = hazard.Name is { } words ? $"{hazard.LocalId} {words}" : hazard.LocalId;
        private readonly Point point = hazard.Outline.InteriorPoint;

        public List<Work> Works { get; } = [];

        /// <summary>
        /// One step, in lots when it is long; the last lot waits for the others, so that it stands for the step.
        /// </summary>
        public WorkId Gated(WorkKind kind, string verb, Norm norm, double quantity, IReadOnlyList<WorkId> after)
        {
            var crewDays = quantity / norm.Typical / Norms.StandardCrew(norm.Skill);
            var lots = Derive.Lots(crewDays, Derive.DaysPerGroundLot);
            var ends = new List<WorkId>();
            for (var lot = 1; lot <= lots; lot++)
            {
                var part = quantity / lots;
                ends.Add(Add(
                    kind, verb, norm.Skill, part, part / norm.Typical, norm.Code, (lot, lots),
                    lot < lots || lots == 1 ? after : [.. after, .. ends]));
            }

            return ends[^1];
        }

        public WorkId Add(
            WorkKind kind, string verb, Skill skill, double quantity, double personDays, string? norm,
            (int Number, int Of) lot, IReadOnlyList<WorkId> after)
        {
            var id = Identity.From<WorkId>("hazard", hazard.Id.ToString(), verb, lot.Number.ToString());
            Works.Add(new Work
            {
                Id = id,
                Kind = kind,
                Title = lot.Of == 1 ? $"{verb}: {name}" : $"{verb}: {name}, lot {lot.Number} of {lot.Of}",
                Hazard = hazard.Id,
                Lot = lot.Of == 1 ? null : lot.Number,
                Skill = skill,
                Quantity = quantity,
                Unit = "m²",
                PersonDays = personDays,
                Norm = norm,
                PeopleWaiting = 0,
                WaitsFor = after,
                Point = point,
                Place = hazard.Place,
                Origin = new Origin("furrow derive", hazard.LocalId, hazard.Origin.Illustrative),
            });
            return id;
        }
    }
}
