using System.Data.Common;
using System.Text.Json;
using Dapper;
using Furrow.Registry;
using Furrow.Registry.Exchange;
using NetTopologySuite.Geometries;

namespace Furrow.Store;

/// <summary>Keeps one kind of record: the questions and the save that all kinds share.</summary>
internal abstract class Records<TRecord, TId, TRow>(Connections connections, Table table)
    : IRecordStore<TRecord, TId>, IExaminable
    where TRecord : class
    where TId : struct, IIdentity<TId>
    where TRow : Row
{
    private const int SaveAtOnce = 500;
    private const int LongestJson = 64 << 20;

    /// <summary>What the kind looks like in the database.</summary>
    public Table Table { get; } = table;

    /// <summary>The store's connections.</summary>
    protected Connections Connections { get; } = connections;

    /// <inheritdoc/>
    public async Task<TRecord?> Find(TId id, Viewer viewer, CancellationToken cancel)
    {
        var question = new Question(Table, viewer).And("r.uuid = @uuid", "uuid", id.Value.ToString());
        return (await Read(question, 1, cancel)).Items.SingleOrDefault();
    }

    /// <inheritdoc/>
    public Task<Slice<TRecord>> List(Filter filter, Page page, Viewer viewer, CancellationToken cancel)
    {
        var limit = Question.Limit(page);
        var question = new Question(Table, viewer).Matching(filter, Table, Connections.Dialect).After(page);
        return Read(question, limit, cancel);
    }

    /// <inheritdoc/>
    public Task<long> Count(Filter filter, Viewer viewer, CancellationToken cancel)
    {
        var question = new Question(Table, viewer).Matching(filter, Table, Connections.Dialect);
        var sql = $"select count(*) from {Table.Name} r {question.Where}";
        return Connections.Ask(
            viewer, (connection, transaction) => connection.ExecuteScalarAsync<long>(
                new CommandDefinition(sql, question.Parameters, transaction, cancellationToken: cancel)), cancel);
    }

    /// <inheritdoc/>
    public virtual async Task<Saved> Save(IWriting writing, IReadOnlyList<TRecord> records, CancellationToken cancel)
    {
        var mine = Writing.Of(writing, Connections);
        var saved = new Saved(0, 0, 0);
        foreach (var chunk in records.Chunk(SaveAtOnce))
        {
            cancel.ThrowIfCancellationRequested();
            saved += await mine.Use(
                (connection, transaction) => SaveChunk(mine, connection, transaction, chunk, cancel), cancel);
        }

        return saved;
    }

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<Finding> Examine(CancellationToken cancel) =>
        new RecordExam<TRecord, TRow>(Connections, Table, ToRecord, Shapes).Run(cancel);

    /// <summary>The geometries of a record, for those who check them.</summary>
    protected virtual IEnumerable<Geometry?> Shapes(TRecord record) => [];

    /// <summary>The record's identity.</summary>
    protected abstract TId IdOf(TRecord record);

    /// <summary>The row that keeps a record; refuses what must not be kept.</summary>
    protected abstract TRow ToRow(TRecord record);

    /// <summary>The record that a row keeps.</summary>
    protected abstract TRecord ToRecord(TRow row);

    /// <summary>Refuses a record that cannot follow the one that stands; everything else follows.</summary>
    protected virtual void Admit(TRecord before, TRecord after)
    {
    }

    /// <summary>Called after rows were added or replaced, in the same write: for what hangs on them.</summary>
    protected virtual Task Kept(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<TRecord> kept, CancellationToken cancel) =>
        Task.CompletedTask;

    /// <summary>Reads a slice in the order of identities.</summary>
    protected Task<Slice<TRecord>> Read(Question question, int limit, CancellationToken cancel) =>
        Read(question, "r.uuid", limit, cancel);

    /// <summary>Reads a slice in an order that ends with the identity, or begins with it.</summary>
    protected async Task<Slice<TRecord>> Read(Question question, string order, int limit, CancellationToken cancel)
    {
        question.Parameters.Add("limit", limit + 1);
        var sql = $"""
            {Table.Select}
            {question.Where}
            order by {order}
            limit @limit
            """;
        var rows = await Connections.Ask(
            question.Viewer, async (connection, transaction) => (await connection.QueryAsync<TRow>(
                new CommandDefinition(sql, question.Parameters, transaction, cancellationToken: cancel))).AsList(),
            cancel);
        var shown = rows.Take(limit).ToList();
        return new Slice<TRecord>([.. shown.Select(ToRecord)], rows.Count > limit ? shown[^1].Uuid : null);
    }

    /// <summary>The JSON of the given records as they stand; those that are not there are missing.</summary>
    protected async Task<Dictionary<string, string>> Before(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<string> uuids, CancellationToken cancel) =>
        (await Standing(connection, transaction, uuids, cancel))
            .ToDictionary(pair => pair.Key, pair => pair.Value.Json);

    private async Task<Dictionary<string, (TRecord Record, string Json)>> Standing(
        DbConnection connection, DbTransaction transaction, IReadOnlyList<string> uuids, CancellationToken cancel)
    {
        var sql = $"{Table.Select} where r.uuid in @uuids order by r.uuid limit {SaveAtOnce}";
        var rows = await connection.QueryAsync<TRow>(
            new CommandDefinition(sql, new { uuids }, transaction, cancellationToken: cancel));
        return rows.Select(row => (row.Uuid, Record: ToRecord(row)))
            .ToDictionary(row => row.Uuid, row => (row.Record, Json(row.Record)));
    }

    /// <summary>A record as the journal keeps it.</summary>
    protected string Json(TRecord record)
    {
        try
        {
            var json = JsonSerializer.Serialize(record, RecordJson.Options);
            Column.RefuseNul(json, Table.Name);
            return json.Length <= LongestJson ? json : throw new Refusal("record.too-large",
                $"A {Table.Name} of {json.Length >> 20} MB was given; the limit is {LongestJson >> 20} MB. "
                + "Simplify its outline or shorten its text.");
        }
        catch (ArgumentException error)
        {
            throw new Refusal(
                "record.not-a-number", $"A {Table.Name} has a number that is not finite: {error.Message}");
        }
    }

    private async Task<Saved> SaveChunk(
        Writing writing, DbConnection connection, DbTransaction transaction, TRecord[] chunk, CancellationToken cancel)
    {
        var uuids = chunk.Select(record => IdOf(record).Value.ToString()).Distinct().ToList();
        var standing = await Standing(connection, transaction, uuids, cancel);
        var (inserts, updates, changes, unchanged) = (new List<TRow>(), new List<TRow>(), new List<Change>(), 0);
        var kept = new List<TRecord>();
        foreach (var record in chunk)
        {
            var (uuid, after) = (IdOf(record).Value.ToString(), Json(record));
            var (stands, before) = standing.GetValueOrDefault(uuid);
            if (before == after)
            {
                unchanged++;
                continue;
            }

            if (stands is not null)
                Admit(stands, record);
            (before is null ? inserts : updates).Add(ToRow(record));
            changes.Add(new Change(uuid, before, after));
            kept.Add(record);
            standing[uuid] = (record, after);
        }

        var bounds = new Bounds(Table, writing.Actor);
        await bounds.Check(connection, transaction, [.. updates.Select(row => row.Uuid)], cancel);
        if (inserts.Count > 0)
            await Connections.Dialect.Add(connection, transaction, Table.Addition, inserts, cancel);
        if (updates.Count > 0)
        {
            await connection.ExecuteAsync(
                new CommandDefinition(Table.Update, updates, transaction, cancellationToken: cancel));
        }

        if (kept.Count > 0)
            await Kept(connection, transaction, kept, cancel);
        await bounds.Check(
            connection, transaction, [.. inserts.Concat(updates).Select(row => row.Uuid)], cancel);
        if (changes.Count > 0)
            await writing.Journalise(Table.Name, Table.Name, changes, cancel);
        return new Saved(inserts.Count, updates.Count, unchanged);
    }
}
