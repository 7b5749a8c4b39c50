using Dapper;
using Furrow.Registry;
using Furrow.Registry.Plans;

namespace Furrow.Store.Plans;

/// <summary>Keeps plans with their assignments. A draft is for the programme, an adopted plan for partners.</summary>
internal sealed class PlanRecords(Connections connections)
    : Records<Plan, PlanId, PlanRow>(connections, Described), IPlanStore
{
    private const int MostAssignments = 10_000_000;

    private static readonly Addition AddAssignment = new("assignment", "plan, work, crew, start, finish");
    private static readonly Addition AddUnplanned = new("unplanned", "plan, work, reason");

    private const string AssignmentsOf = """
        select plan, work, crew, start, finish from assignment
        where plan = @plan order by start, work limit @limit
        """;

    private const string UnplannedOf = """
        select plan, work, reason from unplanned where plan = @plan order by work limit @limit
        """;

    private static readonly Table Described = new("plan", $"""
        uuid, name, scenario, status, made_at, starts_on, ends_on, works, crews, people_days, people_days_bound, gap,
        drivers, effort, findings, based_on, wishes, worth, dates, {OriginRow.OriginColumns}
        """, Sensitivity.Moderate)
    {
        Searched = ["name"],
        Areas = AreaRule.Unbounded,
        Narrower = [(Sensitivity.High, "r.status <> 'draft'")],
    };

    /// <inheritdoc/>
    public async Task<Saved> Add(
        IWriting writing, Plan plan, IReadOnlyList<Assignment> assignments, IReadOnlyList<Unplanned> unplanned,
        CancellationToken cancel)
    {
        var saved = await Save(writing, [plan], cancel);
        if (saved.Added != 1)
            throw new Refusal("plan.exists", $"Plan {plan.Id} is kept already; a plan's assignments never change.");
        var mine = Writing.Of(writing, Connections);
        var rows = assignments.Select(assignment => AssignmentRow.Of(plan.Id, assignment)).ToList();
        var left = unplanned.Select(work => UnplannedRow.Of(plan.Id, work)).ToList();
        var entry = new Change(plan.Id.ToString(), null, PlanDigest.Of(rows, left));
        await mine.Use(
            async (connection, transaction) =>
            {
                await Connections.Dialect.Add(connection, transaction, AddAssignment, rows, cancel);
                await Connections.Dialect.Add(connection, transaction, AddUnplanned, left, cancel);
                await mine.Journalise("assignment", PlanDigest.Kind, [entry], cancel);
                return true;
            }, cancel);
        return saved;
    }

    /// <inheritdoc/>
    public async Task<Plan?> Current(Viewer viewer, CancellationToken cancel)
    {
        const string AdoptedThenLatest = "case r.status when 'adopted' then 0 else 1 end, r.made_at desc, r.uuid";
        var question = new Question(Table, viewer)
            .And("r.status <> @superseded", "superseded", Column.Word(PlanStatus.Superseded));
        return (await Read(question, AdoptedThenLatest, 1, cancel)).Items.SingleOrDefault();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Assignment>> Assignments(PlanId plan, Viewer viewer, CancellationToken cancel) =>
        await Find(plan, viewer, cancel) is null
            ? []
            : [.. (await Parts<AssignmentRow>(AssignmentsOf, plan, cancel)).Select(row => row.ToAssignment())];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Unplanned>> Unplanned(PlanId plan, Viewer viewer, CancellationToken cancel) =>
        await Find(plan, viewer, cancel) is null
            ? []
            : [.. (await Parts<UnplannedRow>(UnplannedOf, plan, cancel)).Select(row => row.ToUnplanned())];

    /// <inheritdoc/>
    protected override PlanId IdOf(Plan record) => record.Id;

    /// <inheritdoc/>
    protected override PlanRow ToRow(Plan record) => new(record);

    /// <inheritdoc/>
    protected override Plan ToRecord(PlanRow row) => row.ToPlan();

    private Task<List<T>> Parts<T>(string sql, PlanId plan, CancellationToken cancel) => Connections.Ask(
        async (connection, transaction) => (await connection.QueryAsync<T>(new CommandDefinition(
            sql, new { plan = plan.ToString(), limit = MostAssignments }, transaction,
            cancellationToken: cancel))).AsList(),
        cancel);
}
