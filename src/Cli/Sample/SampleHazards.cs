using Furrow.Registry;
using Furrow.Registry.Hazards;
using NetTopologySuite.Geometries;

namespace Furrow.Cli.Sample;

/// <summary>
/// Made-up hazards of believable shape and size: belts along the border, fields, edges of villages, single items.
/// </summary>
internal static class SampleHazards
{
    private const int AtScaleOne = 300;

    private static readonly IReadOnlyList<(Setting Item, double Weight)> Settings =
    [
        (new("belt of mines", ClearanceMethod.Manual, [OrdnanceCategory.AntiPersonnelMine], 0.35), 0.22),
        (new("belt of vehicle mines", ClearanceMethod.Mechanical, [OrdnanceCategory.AntiVehicleMine], 0.4), 0.13),
        (new("field", ClearanceMethod.Mechanical,
            [OrdnanceCategory.AntiVehicleMine, OrdnanceCategory.Unknown], 0.6), 0.1),
        (new("fought-over field", ClearanceMethod.BattleArea,
            [OrdnanceCategory.ClusterMunition, OrdnanceCategory.UnexplodedOrdnance], 0.65), 0.23),
        (new("edge of a village", ClearanceMethod.Dogs,
            [OrdnanceCategory.AntiPersonnelMine, OrdnanceCategory.Improvised], 0.55), 0.17),
        (new("single items", ClearanceMethod.Eod, [OrdnanceCategory.UnexplodedOrdnance], 0.2), 0.15),
    ];

    /// <summary>All hazards of this seed and scale.</summary>
    public static IReadOnlyList<Hazard> Make(SampleOptions options, SamplePlaces places)
    {
        var dice = new Dice(options.Seed ^ 0x4841_5a41_5244);
        var hazards = new List<Hazard>();
        while (hazards.Count < AtScaleOne * options.Scale)
        {
            var setting = dice.One(Settings);
            var outline = Outline(setting, dice, places);
            if (!places.Ground.Covers(outline.Centroid))
                continue;
            hazards.Add(Hazard(options, places, dice, setting, outline, hazards.Count + 1));
        }

        return hazards;
    }

    private static Polygon Outline(Setting setting, Dice dice, SamplePlaces places)
    {
        var town = SamplePlaces.Plane.Metres(dice.One(places.Settlements).Centre.Coordinate);
        return setting.Words switch
        {
            "belt of mines" => Belt(dice, (80, 320), (12, 30)),
            "belt of vehicle mines" => Belt(dice, (300, 900), (50, 110)),
            "field" => dice.Patch(dice.Around(town, 800, 6000), dice.Spread(90, 230)),
            "fought-over field" => dice.Patch(dice.Around(town, 500, 5000), dice.Spread(60, 200)),
            "edge of a village" => dice.Patch(dice.Around(town, 100, 900), dice.Spread(25, 110)),
            _ => dice.Patch(dice.Around(town, 50, 2500), dice.Spread(12, 35)),
        };
    }

    /// <summary>A strip that runs along the border, some way behind it.</summary>
    private static Polygon Belt(Dice dice, (double Low, double High) length, (double Low, double High) width)
    {
        var border = SamplePlaces.Border.Coordinates;
        var i = (int)dice.Between(0, border.Length - 1);
        var (from, to) = (border[i], border[i + 1]);
        var (part, behind) = (dice.Between(0, 1), dice.Spread(400, 9000));
        var angle = Math.Atan2(to.Y - from.Y, to.X - from.X);
        var centre = new Coordinate(
            from.X + (part * (to.X - from.X)) - (behind * Math.Sin(angle)),
            from.Y + (part * (to.Y - from.Y)) + (behind * Math.Cos(angle)));
        return dice.Strip(
            centre, angle + dice.Between(-0.35, 0.35),
            dice.Spread(length.Low, length.High), dice.Between(width.Low, width.High));
    }

    private static Hazard Hazard(
        SampleOptions options, SamplePlaces places, Dice dice, Setting setting, Polygon outline, int number)
    {
        var degrees = SamplePlaces.Degrees(outline);
        var suspected = dice.Chance(setting.Suspected);
        var key = $"hazard {number}";
        var place = places.Nearest(outline.Centroid.Coordinate);
        return new()
        {
            Id = options.Id<HazardId>(key),
            LocalId = $"H-{number:00000}",
            Name = $"{setting.Words} near {place.NameIn("en")}",
            Kind = suspected ? HazardKind.Suspected : HazardKind.Confirmed,
            Status = HazardStatus.Open,
            Outline = degrees,
            AreaSquareMetres = Math.Round(Geodesy.SquareMetres(degrees), 1),
            Evidence = [Evidence(dice, suspected)],
            Ordnance = suspected && dice.Chance(0.4) ? [OrdnanceCategory.Unknown] : setting.Ordnance,
            Method = setting.Method,
            Place = place.Id,
            SurveyedOn = suspected ? null : SampleOptions.StartsOn.AddDays(-(int)dice.Between(20, 300)),
            Origin = options.Made(key),
        };
    }

    private static Evidence Evidence(Dice dice, bool suspected)
    {
        var on = SampleOptions.StartsOn.AddDays(-(int)dice.Between(20, 700));
        return suspected
            ? new(dice.One<EvidenceKind>(
                [
                    EvidenceKind.WarEvents, EvidenceKind.Craters, EvidenceKind.UnusedLand,
                    EvidenceKind.ReportedDetonation,
                ]),
                Direct: false, dice.One<EvidenceMethod>([EvidenceMethod.Verbal, EvidenceMethod.Remote]), on, "made up")
            : new(dice.One<EvidenceKind>(
                [EvidenceKind.OrdnanceSeen, EvidenceKind.Accident, EvidenceKind.Records, EvidenceKind.Marking]),
                Direct: true, dice.One<EvidenceMethod>([EvidenceMethod.Visual, EvidenceMethod.Records]), on, "made up");
    }

    /// <param name="Words">What kind of ground it is.</param>
    /// <param name="Method">How it is expected to be cleared.</param>
    /// <param name="Ordnance">What is feared or known.</param>
    /// <param name="Suspected">Share of such ground that is only suspected.</param>
    private sealed record Setting(
        string Words, ClearanceMethod Method, IReadOnlyList<OrdnanceCategory> Ordnance, double Suspected);
}
