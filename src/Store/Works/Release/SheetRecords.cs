using System.Text.Json.Nodes;
using Furrow.Registry;
using Furrow.Registry.Works.Release;

namespace Furrow.Store.Works.Release;

/// <summary>A row that keeps a whole record as JSON beside the columns that are asked for.</summary>
internal abstract class Sheet : Row
{
    public bool Illustrative { get; init; }
    public string Record { get; init; } = "";
}

/// <summary>Keeps records as sheets; each may be asked for by the records that it names.</summary>
internal abstract class SheetRecords<TRecord, TId, TRow>(
    Connections connections, Table table, IReadOnlyList<string> owners)
    : Records<TRecord, TId, TRow>(connections, table), IOwnedStore<TRecord, TId>
    where TRecord : class
    where TId : struct, IIdentity<TId>
    where TRow : Sheet
{
    /// <inheritdoc/>
    public virtual Task<Slice<TRecord>> Of(Guid owner, Page page, Viewer viewer, CancellationToken cancel)
    {
        var limit = Question.Limit(page);
        var owned = string.Join(
            " union ", owners.Select(column => $"select uuid from {Table.Name} where {column} = @owner"));
        var question = new Question(Table, viewer).And($"r.uuid in ({owned})", "owner", owner.ToString()).After(page);
        return Read(question, limit, cancel);
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<Finding> Examine(CancellationToken cancel) =>
        new RecordExam<TRecord, TRow>(Connections, Table, Compared, Shapes).Run(cancel);

    /// <inheritdoc/>
    protected override TRecord ToRecord(TRow row) => Column.FromJson<TRecord>(row.Record);

    private TRecord Compared(TRow row)
    {
        var record = ToRecord(row);
        return Columns(row) == Columns(ToRow(record)) ? record
            : throw new FormatException("Its columns do not say what its record says.");
    }

    private static string Columns(TRow row)
    {
        var columns = JsonNode.Parse(Column.Json(row))!.AsObject();
        columns.Remove("record"); // A record kept before a field was added is the same record.
        return columns.ToJsonString();
    }
}
