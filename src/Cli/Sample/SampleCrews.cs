using Furrow.Registry.Works;
using NetTopologySuite.Geometries;

namespace Furrow.Cli.Sample;

/// <summary>Made-up crews, sized by the statement: 1,000 deminers as 100 crews, 5,000 builders as 200.</summary>
internal static class SampleCrews
{
    /// <summary>The giver, in the words of the statement.</summary>
    public const string Giver = "North Korea";

    private static readonly IReadOnlyList<(string Name, int Crews, Skill[] Skills)> Kinds =
    [
        ("Survey", 14, [Skill.Survey, Skill.Inspection]),
        ("Manual clearance", 30, [Skill.Manual]),
        ("Dogs", 16, [Skill.Dogs]),
        ("Machines", 12, [Skill.Mechanical]),
        ("Battle area", 14, [Skill.BattleArea, Skill.Manual]),
        ("Disposal", 6, [Skill.Eod, Skill.BattleArea]),
        ("Inspection", 8, [Skill.Inspection]),
        ("Debris", 34, [Skill.Debris]),
        ("Structure", 64, [Skill.Structure]),
        ("Finishing", 56, [Skill.Finishing]),
        ("Roads", 20, [Skill.Roads]),
        ("Bridges", 8, [Skill.Bridges, Skill.Roads]),
        ("Power and water", 18, [Skill.Utilities]),
    ];

    /// <summary>All crews of this seed and scale.</summary>
    public static IReadOnlyList<Crew> Make(SampleOptions options, SamplePlaces places)
    {
        var dice = new Dice(options.Seed ^ 0x4352_4557_53);
        var towns = places.Settlements.Where(place => place.Population > 2000).ToList();
        var crews = new List<Crew>();
        foreach (var (name, count, skills) in Kinds)
            for (var number = 1; number <= count * options.Scale; number++)
            {
                var centre = SamplePlaces.Plane.Metres(dice.One(towns).Centre.Coordinate);
                var key = $"crew {name} {number}";
                crews.Add(new()
                {
                    Id = options.Id<CrewId>(key),
                    Name = $"{name} {number:000}",
                    Skills = skills,
                    Size = Norms.StandardCrew(skills[0]),
                    Base = new Point(SamplePlaces.Degrees(dice.Around(centre, 0, 800))) { SRID = 4326 },
                    AvailableFrom = dice.Chance(0.25) ? SampleOptions.StartsOn.AddDays(28) : null,
                    SentBy = Giver,
                    Arrived = false,
                    Origin = options.Made(key),
                });
            }

        return crews;
    }
}
