using Furrow.Registry;
using Furrow.Registry.Memorials;

namespace Furrow.Store.Memorials;

/// <summary>Keeps remembered mappings.</summary>
internal sealed class MappingRecords(Connections connections)
    : DetailRecords<RowMapping, MappingId, MappingRecords.MappingRow>(connections, Described)
{
    private static readonly Table Described = new("row_mapping", $"""
        uuid, target, details
        """, Sensitivity.High)
    {
        Searched = ["target"],
        Areas = AreaRule.Programme,
    };

    /// <inheritdoc/>
    protected override MappingId IdOf(RowMapping record) => record.Id;

    /// <inheritdoc/>
    protected override MappingRow ToRow(RowMapping record) => new(record, Json(record));

    /// <summary>A row of the table.</summary>
    internal sealed class MappingRow : DetailRow
    {
        /// <summary>For Dapper.</summary>
        public MappingRow()
        {
        }

        /// <summary>The row that keeps the record.</summary>
        public MappingRow(RowMapping record, string details) : base(record.Id.Value, details, null)
        {
            Target = record.Target;
        }

        public string Target { get; init; } = "";
    }
}
