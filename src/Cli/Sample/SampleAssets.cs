using Furrow.Registry;
using Furrow.Registry.Assets;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works;
using NetTopologySuite.Geometries;

namespace Furrow.Cli.Sample;

/// <summary>Made-up damage at real settlements; part of it lies at made-up hazards, or the way to it does.</summary>
internal static class SampleAssets
{
    private const int AtScaleOne = 900;
    private const double ShareAtHazards = 0.3;

    private static readonly IReadOnlyList<(AssetKind Item, double Weight)> Kinds =
    [
        (AssetKind.Housing, 62), (AssetKind.Farm, 9), (AssetKind.School, 3), (AssetKind.Clinic, 1.5),
        (AssetKind.Road, 8), (AssetKind.Bridge, 1.5), (AssetKind.Power, 6), (AssetKind.Water, 5),
        (AssetKind.Culture, 2), (AssetKind.Other, 2),
    ];

    private static readonly IReadOnlyList<(int? Item, double Weight)> Grades =
        [(1, 26), (2, 30), (3, 18), (4, 11), (5, 13), (null, 2)];

    /// <summary>All damaged assets of this seed and scale.</summary>
    public static IReadOnlyList<Asset> Make(SampleOptions options, SamplePlaces places, IReadOnlyList<Hazard> hazards)
    {
        var dice = new Dice(options.Seed ^ 0x4153_5345_54);
        var towns = places.Settlements
            .Select(place => (place, Weight: Math.Sqrt(place.Population!.Value) + 4)).ToList();
        var assets = new List<Asset>();
        while (assets.Count < AtScaleOne * options.Scale)
        {
            var town = dice.One(towns);
            var at = At(dice, town, hazards);
            if (!places.Ground.Covers(new Point(at)))
                continue;
            assets.Add(Asset(options, dice, places.Nearest(at), at, assets.Count + 1));
        }

        return assets;
    }

    private static Coordinate At(Dice dice, Place town, IReadOnlyList<Hazard> hazards)
    {
        var centre = SamplePlaces.Plane.Metres(town.Centre.Coordinate);
        var reach = 300 + (14 * Math.Sqrt(town.Population!.Value));
        if (!dice.Chance(ShareAtHazards))
            return dice.Around(centre, 20, reach);
        var corner = dice.One(dice.One(hazards).Outline.Coordinates);
        return dice.Around(SamplePlaces.Plane.Metres(corner), 0, 60);
    }

    private static Asset Asset(SampleOptions options, Dice dice, Place place, Coordinate at, int number)
    {
        var (kind, grade, key) = (dice.One(Kinds), dice.One(Grades), $"asset {number}");
        var centre = SamplePlaces.Plane.Metres(place.Centre.Coordinate);
        var (footprint, quantity) = Footprint(dice, kind, at, place.Population!.Value);
        return new()
        {
            Id = options.Id<AssetId>(key),
            LocalId = $"A-{number:00000}",
            Name = $"{Words(kind)} in {place.NameIn("en")}",
            Kind = kind,
            Damage = new(
                grade, grade is { } known ? $"grade {known}" : "not graded yet", "own", dice.Chance(0.7),
                SampleOptions.StartsOn.AddDays(-(int)dice.Between(30, 400))),
            Footprint = SamplePlaces.Degrees(footprint),
            Access = at.Distance(centre) < 150 ? null : (LineString)SamplePlaces.Degrees(dice.Way(centre, at)),
            Quantity = quantity,
            Unit = Norms.UnitOf(kind),
            PeopleServed = People(dice, kind, quantity, place.Population.Value),
            Place = place.Id,
            Origin = options.Made(key),
        };
    }

    private static (Geometry Footprint, double Quantity) Footprint(
        Dice dice, AssetKind kind, Coordinate at, int population)
    {
        if (kind is AssetKind.Road or AssetKind.Bridge or AssetKind.Power or AssetKind.Water)
        {
            var length = kind switch
            {
                AssetKind.Bridge => dice.Between(12, 45),
                AssetKind.Road => dice.Spread(120, 1200),
                AssetKind.Power => dice.Spread(200, 2500),
                _ => dice.Spread(150, 1500),
            };
            return (dice.Way(at, dice.Around(at, length, length)), Math.Round(length));
        }

        var floor = kind switch
        {
            AssetKind.School => dice.Spread(500, population > 1000 ? 3500 : 1200),
            AssetKind.Clinic => dice.Spread(150, population > 3000 ? 4000 : 600),
            AssetKind.Farm => dice.Spread(200, 1500),
            AssetKind.Culture => dice.Spread(200, 900),
            AssetKind.Housing when population > 3000 && dice.Chance(0.12) => dice.Spread(900, 2600),
            AssetKind.Housing => dice.Spread(50, 450),
            _ => dice.Spread(60, 500),
        };
        var side = Math.Sqrt(floor / (floor > 800 ? 3 : 1));
        return (dice.Strip(at, dice.Between(0, Math.PI), side * 1.3, side / 1.3), Math.Round(floor));
    }

    private static int? People(Dice dice, AssetKind kind, double quantity, int population) => kind switch
    {
        AssetKind.Housing => (int)Math.Max(1, Math.Round(quantity / dice.Between(18, 32))),
        AssetKind.School => (int)Math.Ceiling(Math.Min(population * 0.12, quantity / 8)),
        AssetKind.Clinic => (int)Math.Ceiling(population * dice.Between(0.3, 0.9)),
        AssetKind.Bridge or AssetKind.Road => (int)Math.Ceiling(population * dice.Between(0.03, 0.3)),
        AssetKind.Power or AssetKind.Water => (int)Math.Ceiling(population * dice.Between(0.03, 0.25)),
        AssetKind.Farm => (int)dice.Between(2, 12),
        _ => null,
    };

    private static string Words(AssetKind kind) => kind switch
    {
        AssetKind.Housing => "Homes",
        AssetKind.Power => "Power line",
        AssetKind.Water => "Water main",
        AssetKind.Culture => "House of culture",
        AssetKind.Other => "Public building",
        _ => kind.ToString(),
    };
}
