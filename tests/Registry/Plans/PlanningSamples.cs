using CsCheck;
using Furrow.Registry;
using Furrow.Registry.Plans;
using Furrow.Registry.Pledges;
using Furrow.Registry.Works;
using Ground = Furrow.Tests.Registry.Works.Given;

namespace Furrow.Tests.Registry.Plans;

/// <summary>Programmes, crews, commitments and requests; each test spells out only the telling part.</summary>
internal static class Given
{
    public static readonly DateOnly Start = new(2027, 4, 5);
    private static readonly Origin Made = new("test", null, true);

    private static readonly (string? From, string? Until)[] Winters =
        [("12-01", "03-15"), ("11-15", "04-01"), ("01-10", "02-29"), (null, null)];

    public static Programme Programme { get; } = new()
    {
        Name = "Test",
        Illustrative = true,
        Notice = "Illustrative.",
        StartsOn = Start,
    };

    public static Gen<Programme> AnyProgramme { get; } =
        from day in Gen.Int[0, 800]
        from hours in Gen.Int[1, 24]
        from week in Gen.Enum<DayOfWeek>().Array[1, 7]
        from off in Gen.Int[0, 400].Array[0, 10]
        from winter in Gen.Int[0, 3]
        select Programme with
        {
            StartsOn = Start.AddDays(day),
            HoursPerDay = hours,
            WorkingDays = [.. week.Distinct()],
            Holidays = [.. off.Select(days => Start.AddDays(day + days))],
            WinterFrom = Winters[winter].From,
            WinterUntil = Winters[winter].Until,
        };

    public static Crew Crew(
        string name, Skill skill, int? size = null, string? sentBy = null, bool arrived = true) => new()
        {
            Id = Identity.From<CrewId>(name),
            Name = name,
            Skills = [skill],
            Size = size ?? Norms.StandardCrew(skill),
            Base = Ground.Point(0, 0),
            SentBy = sentBy,
            Arrived = arrived,
            Origin = Made,
        };

    /// <summary>One crew of every skill.</summary>
    public static IReadOnlyList<Crew> EveryTrade { get; } =
        [.. Enum.GetValues<Skill>().Select(skill => Crew($"{skill}", skill))];

    public static Commitment Commitment(string title, decimal? promised, decimal? arrived = null) => new()
    {
        Id = Identity.From<CommitmentId>(title),
        Title = title,
        Claims = [Identity.From<ClaimId>(title)],
        Pledgers = ["North Korea"],
        Recipients = ["Russia"],
        Category = PledgeCategory.Personnel,
        Amount = new(title, promised, promised, false, "people", null),
        Modality = Modality.Planned,
        Arrived = arrived,
        ConfirmedBy = "demo",
        Origin = Made,
    };

    public static PlanRequest Request(IReadOnlyList<Work> works, IReadOnlyList<Crew>? crews = null) => new()
    {
        Id = Identity.From<PlanId>("plan"),
        Name = "Test",
        Programme = Programme,
        Works = works,
        Crews = crews ?? EveryTrade,
        MadeAt = DateTimeOffset.UnixEpoch,
        Effort = "test",
    };
}
