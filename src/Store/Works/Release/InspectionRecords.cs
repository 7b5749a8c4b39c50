using Furrow.Registry;
using Furrow.Registry.Works.Release;

namespace Furrow.Store.Works.Release;

/// <summary>Keeps inspections of lots.</summary>
internal sealed class InspectionRecords(Connections connections)
    : SheetRecords<Inspection, InspectionId, InspectionRecords.SheetOf>(connections, Described, ["task"])
{
    private static readonly Table Described = new("inspection", """
        uuid, task, state, lot_square_metres, day, inspecting, place, illustrative, record
        """, Sensitivity.Moderate)
    {
        Collection = Inspection.Collection,
        Areas = AreaRule.ByPlace,
        PlaceColumn = "place",
    };

    /// <inheritdoc/>
    protected override InspectionId IdOf(Inspection record) => record.Id;

    /// <inheritdoc/>
    protected override void Admit(Inspection before, Inspection after) => ReleaseStates.Check(before, after);

    /// <inheritdoc/>
    protected override SheetOf ToRow(Inspection record) => new()
    {
        Uuid = record.Id.ToString(),
        Task = record.Task.ToString(),
        State = Column.Word(record.State),
        LotSquareMetres = record.LotSquareMetres,
        Day = Column.Of(record.Day),
        Inspecting = record.Inspecting.ToString(),
        Place = record.Place?.ToString(),
        Illustrative = record.Origin.Illustrative,
        Record = Column.Json(record),
    };

    /// <summary>A row of the table.</summary>
    internal sealed class SheetOf : Sheet
    {
        public string Task { get; init; } = "";
        public string State { get; init; } = "";
        public double LotSquareMetres { get; init; }
        public string? Day { get; init; }
        public string Inspecting { get; init; } = "";
        public string? Place { get; init; }
    }
}
