using Furrow.Registry;
using Furrow.Registry.Works.Release;

namespace Furrow.Store.Works.Release;

/// <summary>Keeps found items; exact spots are for the programme.</summary>
internal sealed class ItemRecords(Connections connections)
    : SheetRecords<Item, ItemId, ItemRecords.SheetOf>(connections, Described, ["report", "task", "hazard"])
{
    private static readonly Table Described = new("item", """
        uuid, report, task, hazard, category, model, quantity, found_on, disposal, place, illustrative,
        record
        """, Sensitivity.High)
    {
        Collection = Item.Collection,
        Searched = ["model"],
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
    };

    /// <inheritdoc/>
    protected override ItemId IdOf(Item record) => record.Id;

    /// <inheritdoc/>
    protected override SheetOf ToRow(Item record) => new()
    {
        Uuid = record.Id.ToString(),
        Report = record.Report?.ToString(),
        Task = record.Task?.ToString(),
        Hazard = record.Hazard?.ToString(),
        Category = Column.Word(record.Category),
        Model = record.Model,
        Quantity = record.Quantity,
        FoundOn = Column.Of(record.FoundOn),
        Disposal = Column.Word(record.Disposal),
        Place = record.Place?.ToString(),
        Illustrative = record.Origin.Illustrative,
        Record = Column.Json(record),
    };

    /// <summary>A row of the table.</summary>
    internal sealed class SheetOf : Sheet
    {
        public string? Report { get; init; }
        public string? Task { get; init; }
        public string? Hazard { get; init; }
        public string Category { get; init; } = "";
        public string? Model { get; init; }
        public int Quantity { get; init; }
        public string FoundOn { get; init; } = "";
        public string Disposal { get; init; } = "";
        public string? Place { get; init; }
    }
}
