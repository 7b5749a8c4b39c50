using Dapper;
using Furrow.Registry;
using Furrow.Registry.Works;
using Furrow.Registry.Works.Release;

namespace Furrow.Store.Works.Release;

/// <summary>What daily reports come to.</summary>
internal sealed partial class ReportRecords
{
    private const string Sums = """
        count(*) as reports, coalesce(sum(r.square_metres), 0) as square_metres,
        coalesce(sum(r.hours * r.persons), 0) as person_hours, count(distinct r.day) as days,
        coalesce(sum(r.items), 0) as items, min(r.day) as first, max(r.day) as last
        """;

    /// <inheritdoc/>
    public async Task<WorkDone> Done(TaskOrderId task, Viewer viewer, CancellationToken cancel)
    {
        var question = new Question(Table, viewer).And("r.task = @task", "task", task.ToString());
        var sql = $"select {Sums} from daily_report r {question.Where}";
        var row = await Connections.Ask(
            viewer, (connection, transaction) => connection.QuerySingleAsync<SumRow>(
                new CommandDefinition(sql, question.Parameters, transaction, cancellationToken: cancel)), cancel);
        return new(
            row.Reports, row.SquareMetres, row.PersonHours, row.Days, row.Items, Column.DayOrNull(row.First),
            Column.DayOrNull(row.Last));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FieldRate>> Rates(
        DateOnly from, DateOnly to, Viewer viewer, CancellationToken cancel)
    {
        var question = new Question(Table, viewer)
            .And("r.day >= @first", "first", Column.Of(from)).And("r.day <= @last", "last", Column.Of(to));
        var sql = $"""
            select r.crew, r.method, r.cover, count(*) as days, sum(r.square_metres) as square_metres,
                sum(r.hours) as hours, sum(r.square_metres / r.hours) as rates,
                sum((r.square_metres / r.hours) * (r.square_metres / r.hours)) as squares,
                min(r.square_metres / r.hours) as slowest, max(r.square_metres / r.hours) as fastest
            from daily_report r
            {question.Where}
                and r.hours > 0 and r.square_metres > 0
            group by r.crew, r.method, r.cover order by r.crew, r.method, r.cover limit {Page.Largest}
            """;
        var rows = await Connections.Ask(
            viewer, (connection, transaction) => connection.QueryAsync<RateRow>(
                new CommandDefinition(sql, question.Parameters, transaction, cancellationToken: cancel)), cancel);
        return [.. rows.Select(row => row.ToRate())];
    }

    private sealed class SumRow
    {
        public long Reports { get; init; }
        public double SquareMetres { get; init; }
        public double PersonHours { get; init; }
        public long Days { get; init; }
        public long Items { get; init; }
        public string? First { get; init; }
        public string? Last { get; init; }
    }

    private sealed class RateRow
    {
        public string Crew { get; init; } = "";
        public string Method { get; init; } = "";
        public string Cover { get; init; } = "";
        public long Days { get; init; }
        public double SquareMetres { get; init; }
        public double Hours { get; init; }
        public double Rates { get; init; }
        public double Squares { get; init; }
        public double Slowest { get; init; }
        public double Fastest { get; init; }

        public FieldRate ToRate()
        {
            var mean = Rates / Days;
            var variance = Days < 2 ? 0 : Math.Max(0, (Squares - (Days * mean * mean)) / (Days - 1));
            return new(
                Column.Id<CrewId>(Crew), Column.FromWord<FieldMethod>(Method), Column.FromWord<GroundCover>(Cover),
                Days, SquareMetres / Hours, Math.Sqrt(variance), Slowest, Fastest);
        }
    }
}
