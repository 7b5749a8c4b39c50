using Furrow.Registry.Assets;
using Furrow.Registry.Hazards;

namespace Furrow.Registry.Works;

/// <summary>
/// The norm table that a new programme starts from. The programme's own table, kept in its store, is what counts.
/// </summary>
public static class Norms
{
    private const string Assumption = "planning assumption";

    private const string RepairSource =
        "planning assumption: labour of rebuilding in masonry, scaled so that slight, moderate and heavy damage take "
        + "about 5-10 %, 25-30 % and 50-60 % of building anew";

    /// <summary>The whole starting table, ordered by code.</summary>
    public static IReadOnlyList<Norm> Defaults { get; } =
        [.. Ground().Concat(Buildings()).Concat(Lines()).OrderBy(norm => norm.Code, StringComparer.Ordinal)];

    /// <summary>People in the crew that norms and rates are stated for: 10 on hazardous ground, 25 at assets.</summary>
    public static int StandardCrew(Skill skill) => skill <= Skill.Inspection ? 10 : 25;

    /// <summary>Code of the norm for clearing by one method.</summary>
    public static string Clearing(ClearanceMethod method) => method switch
    {
        ClearanceMethod.Manual => "clear.manual",
        ClearanceMethod.Dogs => "clear.dogs",
        ClearanceMethod.Mechanical => "clear.mechanical",
        ClearanceMethod.BattleArea => "clear.battle-area",
        ClearanceMethod.Eod => "clear.eod",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "no such method"),
    };

    /// <summary>Code of the norm for one step of mending: <c>repair.housing.3.build</c>.</summary>
    /// <param name="kind">What is mended.</param>
    /// <param name="grade">1 to 5.</param>
    /// <param name="step">Debris, build or finish.</param>
    public static string Repairing(AssetKind kind, int grade, WorkKind step) =>
        $"repair.{Word(kind)}.{grade}.{Word(step)}";

    /// <summary>Who does one step of mending at a kind of asset.</summary>
    public static Skill Trade(AssetKind kind, WorkKind step) => kind switch
    {
        AssetKind.Road => Skill.Roads,
        AssetKind.Bridge => Skill.Bridges,
        AssetKind.Power or AssetKind.Water => Skill.Utilities,
        _ => step switch
        {
            WorkKind.Debris => Skill.Debris,
            WorkKind.Finish => Skill.Finishing,
            _ => Skill.Structure,
        },
    };

    /// <summary>
    /// Steps that mending takes, in order: one for roads, bridges, power and water; by grade for buildings.
    /// </summary>
    public static IReadOnlyList<WorkKind> Steps(AssetKind kind, int grade) => (IsLine(kind), grade) switch
    {
        (_, < 1) => [],
        (true, _) => [WorkKind.Build],
        (false, <= 2) => [WorkKind.Finish],
        _ => [WorkKind.Debris, WorkKind.Build, WorkKind.Finish],
    };

    /// <summary>
    /// Unit that an asset's norms are stated in: metres for roads, bridges and lines, floor m² for buildings.
    /// </summary>
    public static string UnitOf(AssetKind kind) => IsLine(kind) ? "m" : "m²";

    /// <summary>Units in one piece, for sources that count pieces and give no size; a planning assumption.</summary>
    public static double UnitsPerPiece(AssetKind kind) => kind switch
    {
        AssetKind.Housing => 80,
        AssetKind.School => 2000,
        AssetKind.Clinic => 1200,
        AssetKind.Farm => 600,
        AssetKind.Culture => 800,
        AssetKind.Other => 300,
        AssetKind.Bridge => 30,
        _ => 1000,
    };

    internal static string Word(AssetKind kind) => kind switch
    {
        AssetKind.Housing => "housing",
        AssetKind.School => "school",
        AssetKind.Clinic => "clinic",
        AssetKind.Road => "road",
        AssetKind.Bridge => "bridge",
        AssetKind.Power => "power",
        AssetKind.Water => "water",
        AssetKind.Farm => "farm",
        AssetKind.Culture => "culture",
        _ => "other",
    };

    private static string Word(WorkKind step) => step switch
    {
        WorkKind.Debris => "debris",
        WorkKind.Finish => "finish",
        _ => "build",
    };

    private static bool IsLine(AssetKind kind) =>
        kind is AssetKind.Road or AssetKind.Bridge or AssetKind.Power or AssetKind.Water;

    private static IEnumerable<Norm> Ground() =>
    [
        Norm("survey.area", "Survey of a hazardous area, non-technical and technical together", Skill.Survey, "m²",
            (1000, 4000, 20000), Assumption),
        Norm("survey.stand-in", "Survey of ground known only by a stand-in outline: visits and interviews",
            Skill.Survey, "m²", (100_000, 500_000, 1_000_000), Assumption),
        Norm("clear.manual", "Manual clearance with detectors", Skill.Manual, "m²", (10, 30, 50),
            "published field rates: 10 to 50 m² a day (HALO Trust), about 40 m² (NATO SFOR Informer 113, 2001)"),
        Norm("clear.dogs", "Clearance with mine detection dogs", Skill.Dogs, "m²", (200, 400, 850),
            "800 to 900 m² a day for a dog and its handler (NATO SFOR Informer 113, 2001), halved for the crew around"),
        Norm("clear.mechanical", "Mechanical clearance, one machine to a crew", Skill.Mechanical, "m²", (400, 600, 700),
            "4,000 to 7,000 m² a day for one machine in reported jobs in Ukraine (2023, 2025), over a crew of 10"),
        Norm("clear.battle-area", "Battle area clearance, aided by instruments", Skill.BattleArea, "m²",
            (100, 300, 2000), Assumption),
        Norm("clear.eod", "Disposal of single items and search around them", Skill.Eod, "m²", (100, 250, 800),
            Assumption),
        Norm("verify.manual", "Manual verification after a machine", Skill.Manual, "m²", (50, 120, 300), Assumption),
        Norm("verify.dogs", "Verification with dogs after a machine", Skill.Dogs, "m²", (300, 500, 900), Assumption),
        Norm("inspect.area", "Inspection of treated ground by samples", Skill.Inspection, "m²", (500, 2000, 5000),
            Assumption),
    ];

    private static IEnumerable<Norm> Buildings()
    {
        (AssetKind Kind, double Effort)[] kinds =
        [
            (AssetKind.Housing, 1), (AssetKind.School, 1.2), (AssetKind.Clinic, 1.5), (AssetKind.Farm, 0.5),
            (AssetKind.Culture, 1.6), (AssetKind.Other, 1),
        ];
        (int Grade, WorkKind Step, double PersonDaysPerSquareMetre)[] steps =
        [
            (1, WorkKind.Finish, 0.10), (2, WorkKind.Finish, 0.40),
            (3, WorkKind.Debris, 0.10), (3, WorkKind.Build, 0.70), (3, WorkKind.Finish, 0.60),
            (4, WorkKind.Debris, 0.25), (4, WorkKind.Build, 1.50), (4, WorkKind.Finish, 0.80),
            (5, WorkKind.Debris, 0.40), (5, WorkKind.Build, 2.40), (5, WorkKind.Finish, 1.20),
        ];
        return
            from kind in kinds
            from step in steps
            select Repair(kind.Kind, step.Grade, step.Step, kind.Effort * step.PersonDaysPerSquareMetre, RepairSource);
    }

    private static IEnumerable<Norm> Lines()
    {
        (AssetKind Kind, double PersonDaysPerMetre)[] kinds =
            [(AssetKind.Road, 1.5), (AssetKind.Bridge, 60), (AssetKind.Power, 0.3), (AssetKind.Water, 0.8)];
        double[] shares = [0.08, 0.28, 0.55, 0.8, 1];
        return
            from kind in kinds
            from grade in Enumerable.Range(1, 5)
            select Repair(
                kind.Kind, grade, WorkKind.Build, kind.PersonDaysPerMetre * shares[grade - 1],
                "planning assumption: labour of building anew, shared out by grade");
    }

    private static Norm Repair(AssetKind kind, int grade, WorkKind step, double personDaysPerUnit, string source)
    {
        var typical = Math.Round(1 / personDaysPerUnit, 4);
        var title = $"{step} at {Word(kind)}, damage grade {grade}";
        return Norm(
            Repairing(kind, grade, step), title, Trade(kind, step), UnitOf(kind),
            (Math.Round(typical / 2, 4), typical, Math.Round(typical * 2, 4)), source);
    }

    private static Norm Norm(
        string code, string title, Skill skill, string unit, (double Low, double Typical, double High) rate,
        string source) =>
        new()
        {
            Id = Identity.From<NormId>(code),
            Code = code,
            Title = title,
            Skill = skill,
            Unit = unit,
            Low = rate.Low,
            Typical = rate.Typical,
            High = rate.High,
            Source = source,
        };
}
