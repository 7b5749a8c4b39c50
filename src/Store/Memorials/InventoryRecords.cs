using System.Globalization;
using Furrow.Registry;
using Furrow.Registry.Memorials;

namespace Furrow.Store.Memorials;

/// <summary>Keeps inventory checks, for the programme only.</summary>
internal sealed class InventoryRecords(Connections connections)
    : DetailRecords<Inventory, InventoryId, InventoryRecords.InventoryRow>(connections, Described)
{
    private static readonly Table Described = new("inventory", $"""
        uuid, location, started_at, closed, {DetailRow.DetailColumns}
        """, Sensitivity.High)
    {
        Areas = AreaRule.Programme,
    };

    /// <inheritdoc/>
    protected override InventoryId IdOf(Inventory record) => record.Id;

    /// <inheritdoc/>
    protected override InventoryRow ToRow(Inventory record) => new(record, Json(record));

    /// <summary>A row of the table.</summary>
    internal sealed class InventoryRow : DetailRow
    {
        /// <summary>For Dapper.</summary>
        public InventoryRow()
        {
        }

        /// <summary>The row that keeps the record.</summary>
        public InventoryRow(Inventory record, string details) : base(record.Id.Value, details, record.Origin)
        {
            Location = record.Location.ToString();
            StartedAt = record.StartedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            Closed = record.ClosedAt is not null;
        }

        public string Location { get; init; } = "";
        public string StartedAt { get; init; } = "";
        public bool Closed { get; init; }
    }
}
