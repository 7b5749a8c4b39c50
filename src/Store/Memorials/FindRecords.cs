using Dapper;
using Furrow.Registry;
using Furrow.Registry.Memorials;
using Furrow.Registry.Works.Release;

namespace Furrow.Store.Memorials;

/// <summary>
/// Keeps finds of human remains. Their place is in no geometry column, so that no map program draws it by itself.
/// </summary>
internal sealed class FindRecords(Connections connections)
    : DetailRecords<RemainsFind, FindId, FindRecords.FindRow>(connections, Described), IFindStore, IHoldStore
{
    /// <summary>The journal's word for a reading.</summary>
    public const string Reading = "remains_find_reading";

    /// <summary>The journal's word for a find.</summary>
    public const string Kind = "remains_find";

    private static readonly Table Described = new(Kind, $"uuid, local_id, place, {DetailRow.DetailColumns}",
        Sensitivity.Severe)
    {
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
    };

    /// <summary>The same table as those see it who may know only that there is a find.</summary>
    private static readonly Table Told = Described with { Class = Sensitivity.High };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FindNotice>> Notices(Viewer viewer, CancellationToken cancel)
    {
        var question = new Question(Told, viewer);
        var sql = $"select details from {Kind} r {question.Where} order by r.local_id, r.uuid limit {Page.Largest}";
        var rows = await Connections.Ask(
            async (connection, transaction) => (await connection.QueryAsync<string>(
                new CommandDefinition(sql, question.Parameters, transaction, cancellationToken: cancel))).AsList(),
            cancel);
        return [.. rows.Select(details => Column.FromJson<RemainsFind>(details).Notice())];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Hold>> Standing(Viewer viewer, CancellationToken cancel)
    {
        const string sql = $"""
            select uuid, details from {Kind} where uuid > @after order by uuid limit @limit
            """;
        var holds = new List<Hold>();
        for (var after = ""; ;)
        {
            var rows = await Connections.Ask(
                async (connection, transaction) => (await connection.QueryAsync<(string Uuid, string Details)>(
                    new CommandDefinition(
                        sql, new { after, limit = Page.Largest }, transaction, cancellationToken: cancel))).AsList(),
                cancel);
            holds.AddRange(rows.Select(row => Column.FromJson<RemainsFind>(row.Details).Hold()).OfType<Hold>());
            if (rows.Count < Page.Largest)
                return holds;
            after = rows[^1].Uuid;
        }
    }

    /// <inheritdoc/>
    public Task<RemainsFind?> Read(IWriting writing, FindId id, Viewer viewer, CancellationToken cancel)
    {
        var mine = Writing.Of(writing, Connections);
        var question = new Question(Table, viewer).And("r.uuid = @uuid", "uuid", id.ToString());
        var sql = $"{Table.Select} {question.Where} order by r.uuid limit 1";
        return mine.Use(
            async (connection, transaction) =>
            {
                if (await connection.QuerySingleOrDefaultAsync<FindRow>(new CommandDefinition(
                    sql, question.Parameters, transaction, cancellationToken: cancel)) is not { } row)
                    return null;
                await mine.Journalise(
                    Kind, Reading, [new Change(id.ToString(), null, Column.Json(new { readBy = viewer.Name }))],
                    cancel);
                return ToRecord(row);
            }, cancel);
    }

    /// <inheritdoc/>
    protected override FindId IdOf(RemainsFind record) => record.Id;

    /// <inheritdoc/>
    protected override FindRow ToRow(RemainsFind record) => new(record, Json(record));

    /// <summary>A row of the table.</summary>
    internal sealed class FindRow : DetailRow
    {
        /// <summary>For Dapper.</summary>
        public FindRow()
        {
        }

        /// <summary>The row that keeps a find.</summary>
        public FindRow(RemainsFind find, string details) : base(find.Id.Value, details, find.Origin)
        {
            LocalId = find.LocalId;
            Place = find.Place?.ToString();
        }

        public string LocalId { get; init; } = "";
        public string? Place { get; init; }
    }
}
