using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Furrow.Registry.Plans;
using Furrow.Registry.Works;

namespace Furrow.Store.Plans;

/// <summary>A row of the plans.</summary>
internal sealed class PlanRow : OriginRow
{
    private const string Moment = "yyyy-MM-ddTHH:mm:ss.fffffffK";

    /// <summary>For Dapper.</summary>
    public PlanRow()
    {
    }

    /// <summary>The row that keeps a plan.</summary>
    public PlanRow(Plan plan) : base(plan.Origin)
    {
        Uuid = plan.Id.ToString();
        Name = plan.Name;
        Scenario = Column.Word(plan.Scenario);
        Status = Column.Word(plan.Status);
        MadeAt = plan.MadeAt.ToString(Moment, CultureInfo.InvariantCulture);
        StartsOn = Column.Of(plan.StartsOn);
        EndsOn = Column.Of(plan.EndsOn);
        Works = plan.Works;
        Crews = plan.Crews;
        PeopleDays = plan.PeopleDays;
        PeopleDaysBound = plan.PeopleDaysBound;
        Gap = plan.Gap;
        Drivers = Column.Json(plan.Drivers);
        Effort = plan.Effort;
        Findings = Column.Json(plan.Findings);
        BasedOn = plan.BasedOn?.ToString();
        Wishes = Column.Json(plan.Wishes);
        Worth = Column.Json(plan.Worth);
        Dates = Column.Json(plan.Dates);
    }

    public string Name { get; init; } = "";
    public string Scenario { get; init; } = "";
    public string Status { get; init; } = "";
    public string MadeAt { get; init; } = "";
    public string StartsOn { get; init; } = "";
    public string EndsOn { get; init; } = "";
    public int Works { get; init; }
    public int Crews { get; init; }
    public double PeopleDays { get; init; }
    public double PeopleDaysBound { get; init; }
    public double Gap { get; init; }
    public string Drivers { get; init; } = "";
    public string Effort { get; init; } = "";
    public string Findings { get; init; } = "";
    public string? BasedOn { get; init; }
    public string Wishes { get; init; } = "[]";
    public string Worth { get; init; } = "[]";
    public string Dates { get; init; } = "[]";

    /// <summary>The plan that the row keeps.</summary>
    public Plan ToPlan() => new()
    {
        Id = Column.Id<PlanId>(Uuid),
        Name = Name,
        Scenario = Column.FromWord<Scenario>(Scenario),
        Status = Column.FromWord<PlanStatus>(Status),
        MadeAt = DateTimeOffset.ParseExact(MadeAt, Moment, CultureInfo.InvariantCulture),
        StartsOn = Column.Day(StartsOn),
        EndsOn = Column.Day(EndsOn),
        Works = Works,
        Crews = Crews,
        PeopleDays = PeopleDays,
        PeopleDaysBound = PeopleDaysBound,
        Gap = Gap,
        Drivers = Column.FromJson<CostPart[]>(Drivers),
        Effort = Effort,
        Findings = Column.FromJson<string[]>(Findings),
        BasedOn = BasedOn is { } based ? Column.Id<PlanId>(based) : null,
        Wishes = Column.FromJson<WishAnswer[]>(Wishes),
        Worth = Column.FromJson<CrewWorth[]>(Worth),
        Dates = Column.FromJson<PlaceDates[]>(Dates),
        Origin = Origin(),
    };
}

/// <summary>A row of the assignments.</summary>
internal sealed class AssignmentRow
{
    private const string LocalTime = "yyyy-MM-ddTHH:mm:ss.FFFFFFF";

    public string Plan { get; init; } = "";
    public string Work { get; init; } = "";
    public string Crew { get; init; } = "";
    public string Start { get; init; } = "";
    public string Finish { get; init; } = "";

    /// <summary>The row that keeps an assignment.</summary>
    public static AssignmentRow Of(PlanId plan, Assignment assignment) => new()
    {
        Plan = plan.ToString(),
        Work = assignment.Work.ToString(),
        Crew = assignment.Crew.ToString(),
        Start = assignment.Start.ToString(LocalTime, CultureInfo.InvariantCulture),
        Finish = assignment.Finish.ToString(LocalTime, CultureInfo.InvariantCulture),
    };

    /// <summary>The assignment that the row keeps.</summary>
    public Assignment ToAssignment() => new(
        Column.Id<WorkId>(Work), Column.Id<CrewId>(Crew),
        DateTime.ParseExact(Start, LocalTime, CultureInfo.InvariantCulture),
        DateTime.ParseExact(Finish, LocalTime, CultureInfo.InvariantCulture));
}

/// <summary>A row of what plans leave out.</summary>
internal sealed class UnplannedRow
{
    public string Plan { get; init; } = "";
    public string Work { get; init; } = "";
    public string Reason { get; init; } = "";

    /// <summary>The row that keeps a work left out.</summary>
    public static UnplannedRow Of(PlanId plan, Unplanned work) =>
        new() { Plan = plan.ToString(), Work = work.Work.ToString(), Reason = work.Reason };

    /// <summary>The work left out that the row keeps.</summary>
    public Unplanned ToUnplanned() => new(Column.Id<WorkId>(Work), Reason);
}

/// <summary>Stands in the journal for a plan's assignments, which may be many: how many, and their hash.</summary>
internal static class PlanDigest
{
    /// <summary>The journal's word for it.</summary>
    public const string Kind = "plan-assignments";

    /// <summary>The digest of rows in any order.</summary>
    public static string Of(IReadOnlyCollection<AssignmentRow> assignments, IReadOnlyCollection<UnplannedRow> unplanned)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in assignments.OrderBy(row => row.Work, StringComparer.Ordinal))
            Add($"{row.Work} {row.Crew} {row.Start} {row.Finish}\n");
        foreach (var row in unplanned.OrderBy(row => row.Work, StringComparer.Ordinal))
            Add($"{row.Work} {row.Reason}\n");
        var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        return Column.Json(new { assignments = assignments.Count, unplanned = unplanned.Count, sha256 });

        void Add(string line) => hash.AppendData(Encoding.UTF8.GetBytes(line));
    }
}
