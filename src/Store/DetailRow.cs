using Furrow.Registry;

namespace Furrow.Store;

/// <summary>A row whose record is one JSON text; the other columns repeat what is asked for.</summary>
internal abstract class DetailRow : Row
{
    /// <summary>Columns of this part of a row, last.</summary>
    public const string DetailColumns = "details, " + OriginRow.OriginColumns;

    /// <summary>For Dapper.</summary>
    protected DetailRow()
    {
    }

    /// <summary>The part of a row that every kind of this column has.</summary>
    protected DetailRow(Guid id, string details, Origin? origin)
    {
        Uuid = id.ToString();
        Details = details;
        Source = origin?.Source;
        SourceKey = origin?.Key;
        Illustrative = origin?.Illustrative ?? false;
        Attribution = origin?.Attribution;
    }

    public string Details { get; init; } = "";
    public string? Source { get; init; }
    public string? SourceKey { get; init; }
    public bool Illustrative { get; init; }
    public string? Attribution { get; init; }
}

/// <summary>Keeps one kind of record of this column.</summary>
internal abstract class DetailRecords<TRecord, TId, TRow>(Connections connections, Table table)
    : Records<TRecord, TId, TRow>(connections, table)
    where TRecord : class
    where TId : struct, IIdentity<TId>
    where TRow : DetailRow
{
    /// <inheritdoc/>
    protected override TRecord ToRecord(TRow row) => Column.FromJson<TRecord>(row.Details);
}
