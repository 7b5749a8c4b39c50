using Furrow.Registry;
using Furrow.Registry.Hazards;
using Furrow.Registry.Works;
using Furrow.Registry.Works.Release;
using NetTopologySuite.Geometries;
using Rng = Furrow.Planning.Rng;

namespace Furrow.Bench.Ground;

/// <summary>
/// An illustrative country of any size: the same seed gives the same places, hazards, orders and reports. Nothing in it
/// stands for a real place. A few districts hold most hazards, as it is where a front has passed.
/// </summary>
internal sealed class Country(ulong seed, int hazards, int reports)
{
    public const int Regions = 24;
    public const int DistrictsInRegion = 10;
    public const int TownsInDistrict = 20;
    private const int ReportsOfOrder = 50;
    private const int NotHandedIn = 3;
    private const int Organisations = 40;
    private const int CrewsOfOrganisation = 50;
    private static readonly DateOnly First = new(2016, 1, 4);
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);
    private static readonly Origin Made = new("bench", null, Illustrative: true);

    /// <summary>The day on which everything is looked at.</summary>
    public static DateOnly Today { get; } = new(2026, 6, 1);

    public (int Hazards, int Reports) Size => (hazards, reports);

    public int Orders => reports / ReportsOfOrder;

    public static PlaceId District(int number) => Identity.From<PlaceId>("bench district", $"{number}");

    public static HazardId Hazard(int number) => Identity.From<HazardId>("bench", $"H-{number}");

    public static TaskOrderId Order(int number) => Identity.From<TaskOrderId>("bench", $"T-{number}");

    public static IEnumerable<Place> Places()
    {
        for (var region = 0; region < Regions; region++)
        {
            var (x, y) = (22 + (region % 6 * 3), 44 + (region / 6 * 2));
            yield return PlaceOf("region", region, PlaceKind.Region, null, x, y, 2);
            for (var i = 0; i < DistrictsInRegion; i++)
            {
                var district = (region * DistrictsInRegion) + i;
                var parent = Identity.From<PlaceId>("bench region", $"{region}");
                yield return PlaceOf("district", district, PlaceKind.District, parent, x + (i * 0.2), y, 0.2);
                for (var j = 0; j < TownsInDistrict; j++)
                {
                    yield return PlaceOf("town", (district * TownsInDistrict) + j, PlaceKind.Municipality,
                        District(district), x + (i * 0.2), y + (j * 0.1), 0.1);
                }
            }
        }
    }

    public static IEnumerable<Organisation> Operators() => Enumerable.Range(0, Organisations)
        .Select(i => new Organisation
        {
            Id = OperatorOf(i), Name = $"Operator {i}", Kind = OrganisationKind.Operator, Origin = Made,
        });

    public static IEnumerable<Crew> Crews() => Enumerable.Range(0, Organisations * CrewsOfOrganisation)
        .Select(i => new Crew
        {
            Id = CrewOf(i), Name = $"crew {i}", Skills = [Skill.Manual], Size = 10, Arrived = true,
            Base = Factory.CreatePoint(new Coordinate(30, 48)), Origin = Made,
        });

    public static IEnumerable<Accreditation> Accreditations() =>
        from i in Enumerable.Range(0, Organisations)
        from crew in Enumerable.Range(-1, CrewsOfOrganisation + 1)
        select new Accreditation
        {
            Id = Identity.From<AccreditationId>("bench", $"{i} {crew}"), Number = $"A-{i}-{crew}",
            Organisation = OperatorOf(i), Crew = crew < 0 ? null : CrewOf((i * CrewsOfOrganisation) + crew),
            Objectives = [Objective.Clearance], Methods = crew < 0 ? [] : [new(FieldMethod.Detector, 25)],
            ValidFrom = First, ValidTo = First.AddYears(20), IssuedBy = "authority", Origin = Made,
        };

    /// <summary>Hazards; each fifth has an account, of which half released everything.</summary>
    public IEnumerable<(Hazard Hazard, IReadOnlyList<GroundEntry> Entries)> Hazards()
    {
        var rng = new Rng(seed);
        for (var number = 0; number < hazards; number++)
        {
            var hazard = HazardOf(number, rng);
            if (number % 5 != 0)
            {
                yield return (hazard, []);
                continue;
            }

            var at = new DateTimeOffset(hazard.ReportedOn!.Value, new TimeOnly(9, 0), TimeSpan.Zero);
            var account = GroundAccount.Of(hazard, [], at);
            if (number % 10 != 0)
            {
                var opened = account.Opened();
                yield return (opened.Hazard, opened.Entries);
                continue;
            }

            var released = account.Release(
                GroundChange.Reduced, hazard.Outline, new() { Report = $"TS-{number}" },
                new() { TechnicalSurvey = true }, new(
                    at.AddDays(200), "bench", hazard.ReportedOn.Value.AddDays(150), "no item found", Made));
            yield return (released.Hazard with
            {
                Status = HazardStatus.Released,
                StatusReason = "reduced",
                StatusOn = released.Entries[^1].On,
            }, released.Entries);
        }
    }

    public IEnumerable<TaskOrder> TaskOrders()
    {
        for (var number = 0; number < Orders; number++)
        {
            var from = Start(number);
            var done = from.AddDays(ReportsOfOrder + 30) < Today;
            yield return new()
            {
                Id = Order(number), Number = $"T-{number}", Hazards = [Hazard(HazardOfOrder(number))],
                Organisation = OperatorOf(number % Organisations), Crews = [CrewOf(CrewOfOrder(number))],
                Objective = Objective.Clearance, Methods = [FieldMethod.Detector], DepthCm = 20,
                ThreatSummary = "made up", PlannedFrom = from, PlannedTo = from.AddDays(120), StartedOn = from,
                IssuedBy = "authority", ClearancePlan = new("CP", from, from, "authority"),
                State = done ? TaskState.Completed : TaskState.InProgress,
                CompletedOn = done ? from.AddDays(ReportsOfOrder) : null,
                Place = PlaceOfHazard(HazardOfOrder(number)), Origin = Made,
            };
        }
    }

    public IEnumerable<DailyReport> Reports()
    {
        var rng = new Rng(seed + 1);
        for (var number = 0; number < Orders; number++)
        {
            for (var day = 0; day < ReportsOfOrder && Start(number).AddDays(day + NotHandedIn) < Today; day++)
                yield return Report(number, Start(number).AddDays(day), 40 + rng.Below(400));
        }
    }

    /// <summary>One crew's day.</summary>
    public DailyReport Report(int order, DateOnly day, double squareMetres) => new()
    {
        Task = Order(order), Crew = CrewOf(CrewOfOrder(order)), Day = day, Method = FieldMethod.Detector, Hours = 6,
        Persons = 10, DepthCm = 20, SquareMetres = squareMetres, Cover = GroundCover.Light,
        Place = PlaceOfHazard(HazardOfOrder(order)), Origin = Made,
    };

    /// <summary>An order that is at work on <see cref="Today"/>, the n-th from the end.</summary>
    public int AtWork(int nth) => Orders - 1 - nth;

    private DateOnly Start(int order)
    {
        var span = Today.DayNumber - First.DayNumber - 20;
        return First.AddDays((int)((long)order * span / Math.Max(1, Orders)));
    }

    private int HazardOfOrder(int order) => (int)((long)order * 7919 % hazards);

    private static int CrewOfOrder(int order) =>
        (order % Organisations * CrewsOfOrganisation) + (order / Organisations % CrewsOfOrganisation);

    private static OrganisationId OperatorOf(int number) => Identity.From<OrganisationId>("bench", $"{number}");

    private static CrewId CrewOf(int number) => Identity.From<CrewId>("bench", $"{number}");

    /// <summary>Falls off with the square of the district's number: the first holds about a hundredth of all.</summary>
    private static int TownOf(int number)
    {
        const int towns = Regions * DistrictsInRegion * TownsInDistrict;
        var unit = (number * 2654435761L % 1_000_003) / 1_000_003.0;
        return (int)(unit * Math.Sqrt(unit) * towns);
    }

    private static PlaceId PlaceOfHazard(int number) => Identity.From<PlaceId>("bench town", $"{TownOf(number)}");

    private static Hazard HazardOf(int number, Rng rng)
    {
        var town = TownOf(number);
        var district = town / TownsInDistrict;
        var region = district / DistrictsInRegion;
        var x = 22 + (region % 6 * 3) + (district % DistrictsInRegion * 0.2) + (rng.Unit() * 0.19);
        var y = 44 + (region / 6 * 2) + (town % TownsInDistrict * 0.1) + (rng.Unit() * 0.09);
        var outline = Outline(rng, x, y);
        var on = First.AddDays(rng.Below(3400));
        return new()
        {
            Id = Hazard(number), LocalId = $"H-{number}", Kind = HazardKind.Suspected, Status = HazardStatus.Open,
            Outline = outline, AreaSquareMetres = Geodesy.SquareMetres(outline),
            Evidence = [new(EvidenceKind.Craters, false, EvidenceMethod.Visual, on, null)],
            Ordnance = [OrdnanceCategory.Unknown], Method = ClearanceMethod.Manual, Place = PlaceOfHazard(number),
            ReportedOn = on, Origin = Made,
        };
    }

    private static Polygon Outline(Rng rng, double x, double y)
    {
        var corners = 5 + rng.Below(8);
        var ring = new Coordinate[corners + 1];
        for (var i = 0; i < corners; i++)
        {
            var (angle, reach) = (2 * Math.PI * i / corners, 0.0004 + (rng.Unit() * 0.001));
            ring[i] = new(x + (reach * Math.Cos(angle)), y + (reach * Math.Sin(angle)));
        }

        ring[corners] = ring[0].Copy();
        return Factory.CreatePolygon(ring);
    }

    private static Place PlaceOf(
        string level, int number, PlaceKind kind, PlaceId? parent, double x, double y, double side) => new()
        {
            Id = Identity.From<PlaceId>($"bench {level}", $"{number}"), Kind = kind, Parent = parent,
            Names = [new PlaceName("en", $"{level} {number}")], Centre = Factory.CreatePoint(new Coordinate(x, y)),
            Outline = Factory.CreatePolygon(
                [new(x, y), new(x + side, y), new(x + side, y + side), new(x, y + side), new(x, y)]),
            Origin = Made,
        };
}
