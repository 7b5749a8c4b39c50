using Dapper;
using Furrow.Registry;
using Furrow.Registry.Works.Release;

namespace Furrow.Store.Works.Release;

/// <summary>Task orders by hazard and by state.</summary>
internal sealed partial class TaskOrderRecords
{
    private const string Unlink = "delete from task_order_hazard where task in @tasks";
    private const string Link = "insert into task_order_hazard (task, hazard) values (@Task, @Hazard)";

    /// <inheritdoc/>
    public override Task<Slice<TaskOrder>> Of(Guid owner, Page page, Viewer viewer, CancellationToken cancel)
    {
        var limit = Question.Limit(page);
        const string condition = """
            r.uuid in (
                select task from task_order_hazard where hazard = @owner
                union
                select uuid from task_order where organisation = @owner)
            """;
        return Read(
            new Question(Table, viewer).And(condition, "owner", owner.ToString()).After(page), limit, cancel);
    }

    /// <inheritdoc/>
    public Task<Slice<TaskOrder>> In(TaskState state, Page page, Viewer viewer, CancellationToken cancel)
    {
        var limit = Question.Limit(page);
        var question = new Question(Table, viewer).And("r.state = @state", "state", Column.Word(state)).After(page);
        return Read(question, limit, cancel);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<TaskState, long>> Board(Viewer viewer, CancellationToken cancel)
    {
        var question = new Question(Table, viewer);
        var sql = $"""
            select r.state, count(*) as orders from task_order r
            {question.Where}
            group by r.state order by r.state limit 100
            """;
        var rows = await Connections.Ask(
            viewer, (connection, transaction) => connection.QueryAsync<(string State, long Orders)>(
                new CommandDefinition(sql, question.Parameters, transaction, cancellationToken: cancel)), cancel);
        return rows.ToDictionary(row => Column.FromWord<TaskState>(row.State), row => row.Orders);
    }

    /// <inheritdoc/>
    public override async Task<Saved> Save(
        IWriting writing, IReadOnlyList<TaskOrder> records, CancellationToken cancel)
    {
        var saved = await base.Save(writing, records, cancel);
        if (saved is { Added: 0, Changed: 0 })
            return saved;
        await Writing.Of(writing, Connections).Use(
            async (connection, transaction) =>
            {
                foreach (var chunk in records.Chunk(500))
                {
                    var tasks = chunk.Select(task => task.Id.ToString()).ToList();
                    var links = chunk.SelectMany(task => task.Hazards.Distinct().Select(
                        hazard => new { Task = task.Id.ToString(), Hazard = hazard.ToString() })).Distinct();
                    await connection.ExecuteAsync(
                        new CommandDefinition(Unlink, new { tasks }, transaction, cancellationToken: cancel));
                    await connection.ExecuteAsync(
                        new CommandDefinition(Link, links, transaction, cancellationToken: cancel));
                }

                return true;
            }, cancel);
        return saved;
    }
}
