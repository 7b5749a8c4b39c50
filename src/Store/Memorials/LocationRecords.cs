using Furrow.Registry;
using Furrow.Registry.Memorials;

namespace Furrow.Store.Memorials;

/// <summary>Keeps locations: where things are kept is for the programme only.</summary>
internal sealed class LocationRecords(Connections connections)
    : DetailRecords<Location, LocationId, LocationRecords.LocationRow>(connections, Described)
{
    private static readonly Table Described = new("location", $"""
        uuid, code, title, on_display, {DetailRow.DetailColumns}
        """, Sensitivity.High)
    {
        Searched = ["code", "title"],
        Areas = AreaRule.Programme,
    };

    /// <inheritdoc/>
    protected override LocationId IdOf(Location record) => record.Id;

    /// <inheritdoc/>
    protected override LocationRow ToRow(Location record) => new(record, Json(record));

    /// <summary>A row of the table.</summary>
    internal sealed class LocationRow : DetailRow
    {
        /// <summary>For Dapper.</summary>
        public LocationRow()
        {
        }

        /// <summary>The row that keeps the record.</summary>
        public LocationRow(Location record, string details) : base(record.Id.Value, details, record.Origin)
        {
            Code = record.Code;
            Title = record.Title;
            OnDisplay = record.OnDisplay;
        }

        public string Code { get; init; } = "";
        public string Title { get; init; } = "";
        public bool OnDisplay { get; init; }
    }
}
